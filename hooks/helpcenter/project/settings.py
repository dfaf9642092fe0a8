"""What the checker needs of mkdocs.yml: where the pages are, the languages, the navigation, and the brand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import Message
from helpcenter.model import Extras
from helpcenter.project.extras import read_extras
from helpcenter.project.source_text import SAVED, SourceError, Unsaved, located, read_text
from helpcenter.project.yaml_source import YamlMapping, load_mapping, shown
from helpcenter.targets.faults import is_address
from helpcenter.targets.outward import flaw_of

CONFIG = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What mkdocs.yml says, of which `text` is the whole.

    The default language comes first; `official_site` is None until the operator has confirmed one. `navigation` and
    `redirects` are paths with their lines; `hidden` are the patterns, as in a .gitignore, of files not published.
    """

    docs: str
    languages: tuple[str, ...]
    official_site: str | None
    text: str = ""
    brand_names: Mapping[str, str] = field(default_factory=dict)
    navigation: tuple[tuple[str, int], ...] | None = None
    redirects: tuple[tuple[str, int], ...] = ()
    hidden: str = ""
    theme: str | None = None
    extras: Extras = field(default_factory=Extras)


def read_settings(root: Path, config: str, unsaved: Unsaved = SAVED) -> Settings:
    """Read the file `config` in `root`. Raises CannotCheckError, naming file and line, where it says too little."""
    try:
        text = read_text(root / config, unsaved)
        yaml = load_mapping(text, tolerant=True)
    except SourceError as error:
        problem = error.problem
        raise CannotCheckError(located(config, problem.line, problem.column, problem.message)) from error

    def refuse(message: Message, *path: str) -> CannotCheckError:
        return CannotCheckError(located(config, yaml.line(*path), 1, message))

    docs = yaml.values.get("docs_dir") or "docs"
    if not isinstance(docs, str) or not (root / docs).resolve().is_relative_to(root.resolve()):
        message = Message("docs_dir is {found}, expected a folder beside this file", found=shown(docs))
        raise refuse(message, "docs_dir")
    languages = _languages(yaml.values.get("plugins"))
    if not languages:
        raise refuse(Message("no languages, expected `plugins: - i18n: languages: - locale:`"), "plugins")
    official_site = _mapping(_mapping(yaml.values.get("extra")).get("brand")).get("official_site")
    if not isinstance(official_site, str | None):
        message = Message("official_site is no address, expected one in quotation marks")
        raise refuse(message, "extra", "brand", "official_site")
    folder = (root / docs).resolve().relative_to(root.resolve()).as_posix()
    theme = _mapping(yaml.values.get("theme")).get("custom_dir")
    return Settings(
        docs=folder,
        languages=languages,
        official_site=official_site or None,
        text=text,
        brand_names={
            language: name
            for language, name in _mapping(
                _mapping(_mapping(yaml.values.get("extra")).get("brand")).get("name")
            ).items()
            if isinstance(name, str)
        },
        navigation=tuple(_navigation(yaml, yaml.values["nav"], ("nav",))) if yaml.values.get("nav") else None,
        redirects=tuple(_redirects(yaml)),
        hidden="\n".join(str(yaml.values.get(key) or "") for key in ("exclude_docs", "draft_docs")),
        theme=theme if isinstance(theme, str) else None,
        extras=read_extras(yaml, languages),
    )


def _navigation(yaml: YamlMapping, entry: Any, where: tuple[str | int, ...]) -> Iterator[tuple[str, int]]:
    """Yield the paths under `nav`, however deep, with their lines."""
    entries = enumerate(entry) if isinstance(entry, list) else entry.items() if isinstance(entry, dict) else ()
    for key, value in entries:
        yield from _navigation(yaml, value, (*where, key))
    if isinstance(entry, str) and not _leads_elsewhere(entry):
        yield entry, yaml.line(*where)


def _redirects(yaml: YamlMapping) -> Iterator[tuple[str, int]]:
    """Yield what the maps of mkdocs-redirects lead to, with their lines."""
    plugins = yaml.values.get("plugins")
    for index, plugin in enumerate(plugins if isinstance(plugins, list) else ()):
        maps = _mapping(_mapping(_mapping(plugin).get("redirects")).get("redirect_maps"))
        for key, target in maps.items():
            if isinstance(target, str) and not _leads_elsewhere(target):
                yield target, yaml.line("plugins", index, "redirects", "redirect_maps", key)


def _leads_elsewhere(entry: str) -> bool:
    """Tell whether an entry is an address of another site, and nothing is wrong with it."""
    return is_address(entry) and flaw_of(entry) is None


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
