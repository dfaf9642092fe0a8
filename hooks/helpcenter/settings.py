"""What the checker needs of mkdocs.yml: where the pages are, the languages, and the brand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpcenter.diagnostics import CannotCheckError
from helpcenter.source_text import SourceError, read_text
from helpcenter.yaml_source import load_mapping

CONFIG = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Settings:
    """The default language comes first; `official_site` is None until the operator has confirmed one."""

    docs: str
    languages: tuple[str, ...]
    official_site: str | None


def read_settings(root: Path, config: str) -> Settings:
    """Read the file `config` in `root`. Raises CannotCheckError, naming file and line, where it says too little."""
    try:
        yaml = load_mapping(read_text(root / config), tolerant=True)
    except SourceError as error:
        problem = error.problem
        raise CannotCheckError(f"{config}:{problem.line}:{problem.column}: {problem.message}") from error

    def refuse(message: str, *path: str) -> CannotCheckError:
        return CannotCheckError(f"{config}:{yaml.line(*path)}:1: {message}")

    docs = yaml.values.get("docs_dir") or "docs"
    if not isinstance(docs, str) or not (root / docs).resolve().is_relative_to(root.resolve()):
        raise refuse(f"docs_dir is {docs!r}, expected a folder beside this file", "docs_dir")
    languages = _languages(yaml.values.get("plugins"))
    if not languages:
        raise refuse("no languages, expected `plugins: - i18n: languages: - locale:`", "plugins")
    official_site = _mapping(_mapping(yaml.values.get("extra")).get("brand")).get("official_site")
    if not isinstance(official_site, str | None):
        raise refuse("official_site is no address, expected one in quotation marks", "extra", "brand", "official_site")
    folder = (root / docs).resolve().relative_to(root.resolve()).as_posix()
    return Settings(docs=folder, languages=languages, official_site=official_site or None)


def _languages(plugins: Any) -> tuple[str, ...]:
    """Return the locales of the i18n plugin, the default one first; nothing where it names none."""
    entries = [plugins] if isinstance(plugins, dict) else plugins if isinstance(plugins, list) else []
    for entry in entries:
        languages = _mapping(_mapping(entry).get("i18n")).get("languages")
        if isinstance(languages, list):
            ordered = sorted(map(_mapping, languages), key=lambda language: not language.get("default"))
            return tuple(locale for language in ordered if isinstance(locale := language.get("locale"), str))
    return ()


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
