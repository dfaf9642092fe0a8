"""Entries of the navigation in mkdocs.yml, whose order and comments stay as they are."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping, Sequence

from helpcenter.authoring.lines import Lines
from helpcenter.authoring.trial import Trial
from helpcenter.diagnostics import CannotCheckError, Edit
from helpcenter.messages import Message
from helpcenter.project.source_text import SourceError
from helpcenter.project.yaml_source import YamlMapping, load_mapping

_ENTRY = re.compile(
    r"(?P<indent> *- +)(?:(?P<title>\S.*?) *: +)?(?P<path>[^\s\"'\[\]{},]+|\"[^\"]+\"|'[^']+')\s*(?:#.*)?"
)
_TITLE = re.compile(r"(?P<indent> *)(?P<title>\S.*?) *: +(?P<text>\S.*?)\s*")


def yaml_text(text: str) -> str:
    """Return a text as YAML has it, in quotation marks only where it needs some."""
    try:
        is_plain = load_mapping(f"key: {text}\n").values == {"key": text}
    except SourceError:
        is_plain = False
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def add_to_menu(trial: Trial, path: str, titles: Mapping[str, str], after: str | None) -> None:
    """Put a page into the navigation, behind the page `after`, or else behind the last one of its folder.

    Raises CannotCheckError where there is no such place. Without a navigation, MkDocs lists all pages by itself.
    """
    site = trial.site
    if site.navigation is None:
        if after:
            raise CannotCheckError(Message("{config} has no navigation", config=site.config_source))
        return
    line = _line_behind(site.navigation, path, after, site.config_source)
    text = Lines.of(trial.content(site.config_source) or b"").texts[line - 1]
    entry = _ENTRY.fullmatch(text.rstrip("\r\n"))
    if entry is None:
        raise _by_hand(site.config_source, line, path)
    title = f"{yaml_text(titles[site.languages[0]])}: " if entry["title"] else ""
    edits = [_below(line, text, f"{entry['indent']}{title}{path}")]
    if entry["title"]:
        edits += _translated(trial, _plain(entry["title"]), titles, path)
    trial.edit(site.config_source, edits)


def _line_behind(navigation: Sequence[tuple[str, int]], path: str, after: str | None, config: str) -> int:
    """Return the line of the entry behind which a page belongs."""
    if after is not None:
        lines = [line for each, line in navigation if each == after]
        if not lines:
            raise CannotCheckError(
                Message(
                    "{page!r} is not in the navigation of {config}, expected a page that is", page=after, config=config
                )
            )
        return lines[-1]
    folder = posixpath.dirname(path)
    lines = [line for each, line in navigation if posixpath.dirname(each) == folder]
    if not lines:
        raise CannotCheckError(
            Message(
                "the navigation of {config} holds no page of the folder {folder!r}; "
                "say with --after behind which page this one belongs",
                config=config,
                folder=folder or ".",
            )
        )
    return lines[-1]


def _translated(trial: Trial, title: str, titles: Mapping[str, str], path: str) -> list[Edit]:
    """Return the edits that translate the title of an entry where the title `title` of the one above is translated."""
    site = trial.site
    lines = Lines.of(trial.content(site.config_source) or b"").texts
    yaml = load_mapping(site.config, tolerant=True)
    edits = []
    for language, number in _translations(yaml, title):
        found = _TITLE.fullmatch(lines[number - 1].rstrip("\r\n"))
        if found is None or _plain(found["title"]) != title:
            raise _by_hand(site.config_source, number, path)
        new = f"{found['indent']}{yaml_text(titles[site.languages[0]])}: {yaml_text(titles[language])}"
        edits.append(_below(number, lines[number - 1], new))
    return edits


def _translations(yaml: YamlMapping, title: str) -> list[tuple[str, int]]:
    """Return the lines on which the titles of the navigation are translated, by language."""
    found = []
    for path, line in yaml.lines.items():
        match path:
            case ("plugins", plugin, "i18n", "languages", index, "nav_translations", key) if key == title:
                language = yaml.values["plugins"][plugin]["i18n"]["languages"][index].get("locale")
                found.append((str(language), line))
    return found


def _below(number: int, text: str, new: str) -> Edit:
    """Return the edit that puts a line below another."""
    column = len(text.rstrip("\r\n")) + 1
    return Edit(number, column, column, f"\n{new}")


def _plain(typed: str) -> str:
    """Return what is typed in YAML, without quotation marks."""
    return typed[1:-1] if typed[:1] in ("'", '"') and typed[-1:] == typed[:1] else typed


def _by_hand(config: str, line: int, path: str) -> CannotCheckError:
    return CannotCheckError(
        Message(
            "{config}:{line}:1: the navigation is not written one entry a line, expected that for {path} to be added",
            config=config,
            line=line,
            path=path,
        )
    )
