"""What the checker needs of mkdocs.yml: where the pages are, the languages, and the brand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpcenter.diagnostics import CannotCheckError
from helpcenter.yaml_source import YamlError, load_mapping

CONFIG = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Settings:
    """The default language comes first; `official_site` is None until the operator has confirmed one."""

    docs: str
    languages: tuple[str, ...]
    official_site: str | None


def read_settings(root: Path) -> Settings:
    """Read mkdocs.yml in `root`. Raises CannotCheckError, naming file and line, where it says too little."""
    try:
        config = load_mapping((root / CONFIG).read_text(encoding="utf-8-sig")).values
    except (OSError, UnicodeDecodeError) as error:
        raise CannotCheckError(f"{CONFIG}:1:1: cannot be read: {error}") from error
    except YamlError as error:
        problem = error.problem
        raise CannotCheckError(f"{CONFIG}:{problem.line}:{problem.column}: bad YAML: {problem.message}") from error
    brand = _mapping(_mapping(config.get("extra")).get("brand"))
    return Settings(
        docs=config.get("docs_dir") or "docs",
        languages=_languages(config["plugins"] if isinstance(config.get("plugins"), list) else []),
        official_site=brand.get("official_site") or None,
    )


def _languages(plugins: list[Any]) -> tuple[str, ...]:
    for plugin in plugins:
        languages = _mapping(_mapping(plugin).get("i18n")).get("languages")
        if isinstance(languages, list) and languages:
            ordered = sorted(map(_mapping, languages), key=lambda language: not language.get("default"))
            locales = [language.get("locale") for language in ordered]
            if all(isinstance(locale, str) for locale in locales):
                return tuple(map(str, locales))
    raise CannotCheckError(f"{CONFIG}:1:1: no languages, expected `plugins: - i18n: languages: - locale:`")


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
