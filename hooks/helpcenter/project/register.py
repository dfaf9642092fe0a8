"""Reads docs/channels.yml, the register of official channels."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from helpcenter.model import Channel, ChannelText, Problem, Register
from helpcenter.project.clock import today
from helpcenter.project.source_text import SAVED, SourceError, Unsaved, read_text
from helpcenter.project.yaml_source import YamlMapping, load_mapping

FILE = "channels.yml"
KINDS = ("website", "app", "social", "phone", "email")
TEXTS = ("name", "where", "good_for", "have_ready")
_ID = re.compile(r"[a-z][a-z0-9-]*")
_MAIL = re.compile(r"[^?&\s<>\"']+")  # a mail program takes what stands behind a "?" for more receivers
_NO_WORDS = re.compile(r"[<>{}]|\]\(")
LABELS = ("address", "unconfirmed", "where", "good_for", "have_ready")


def read_register(
    root: Path, docs: str, languages: tuple[str, ...], official_site: str | None, unsaved: Unsaved = SAVED
) -> Register:
    """Read the register below `root`. What is wrong with it is returned in `problems`, never raised."""
    source = f"{docs}/{FILE}"
    try:
        text = read_text(root / source, unsaved)
        yaml = load_mapping(text)
    except SourceError as error:
        return Register(source, problems=(error.problem,))
    problems = tuple(_problems(yaml, languages))
    if problems:
        return Register(source, problems=problems, text=text)
    channels = tuple(_channel(entry, languages, official_site) for entry in yaml.values["channels"])
    return Register(source, channels, yaml.values["labels"], text=text)


def _channel(entry: dict[str, Any], languages: tuple[str, ...], official_site: str | None) -> Channel:
    written = official_site if entry["kind"] == "website" else _at(entry, "value") or None
    confirmed = entry["kind"] == "website" or bool(entry.get("confirmed"))
    texts = {
        language: ChannelText(*(entry[text][language] if text in entry else "" for text in TEXTS))
        for language in languages
    }
    return Channel(
        id=entry["id"],
        kind=entry["kind"],
        value=written if confirmed else None,
        texts=texts,
        unconfirmed=None if confirmed else written,
        confirmed=str(entry.get("confirmed") or ""),
    )


def _problems(yaml: YamlMapping, languages: tuple[str, ...]) -> list[Problem]:
    problems = [
        Problem(yaml.line("labels", language), 1, f"the label {label!r} has no {language!r} text")
        for language in languages
        for label in LABELS
        if not _at(yaml.values, "labels", language, label)
    ]
    entries = yaml.values.get("channels")
    if not isinstance(entries, list) or not entries:
        return [*problems, Problem(yaml.line("channels"), 1, "no entries, expected a list under `channels`")]
    ids = [entry.get("id") if isinstance(entry, dict) else None for entry in entries]
    for index, entry in enumerate(entries):
        if not isinstance(entry, dict):
            message = "the entry is no entry, expected `id`, `kind` and texts"
            problems.append(Problem(yaml.line("channels", index), 1, message))
            continue
        found = list(_entry_problems(entry, languages))
        if ids[index] is not None and ids[index] in ids[:index]:
            found.append((("id",), "the same `id` stands on two entries"))
        problems.extend(Problem(yaml.line("channels", index, *key), 1, message) for key, message in found)
    return problems


def _entry_problems(entry: dict[str, Any], languages: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what is wrong with an entry, each with the path of the key that is to be mended."""
    name = entry.get("id")
    if not isinstance(name, str) or not _ID.fullmatch(name):
        name = "entry"
        yield ("id",), "the `id` is missing or no id, expected small letters, digits and hyphens"
    if entry.get("kind") not in KINDS:
        yield ("kind",), f"{name}: kind is not known, expected one of {', '.join(KINDS)}"
    if entry.get("kind") == "website" and "value" in entry:
        message = f"{name}: the official site's address stands in mkdocs.yml, `extra.brand.official_site`"
        yield ("value",), message
    elif entry.get("value") not in (None, "") and not _at(entry, "value").strip():
        yield ("value",), f"{name}: `value` is no text, expected one in quotation marks"
    elif entry.get("confirmed") and not entry.get("value") and entry.get("kind") not in ("website", "app"):
        yield ("confirmed",), f"{name}: `confirmed` stands there without a `value`, expected both"
    if entry.get("kind") == "email" and not _MAIL.fullmatch(_at(entry, "value") or "-"):
        yield ("value",), f"{name}: `value` is {_at(entry, 'value')[:60]!r}, expected a mail address alone"
    day = entry.get("confirmed")
    if day and (type(day) is not dt.date or day > today()):
        what = "no date" if type(day) is not dt.date else f"{day}, a day to come"
        yield ("confirmed",), f"{name}: `confirmed` is {what}, expected one such as 2026-11-22"
    for key, message in _text_problems(entry, languages):
        yield key, f"{name}: {message}"


def _text_problems(entry: dict[str, Any], languages: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    for text in TEXTS:
        for language in languages:
            said = _at(entry, text, language)
            if (text in entry or text in ("name", "where")) and not said:
                yield (text, language), f"{text!r} has no {language!r} text"
            elif found := _NO_WORDS.search(said):
                yield (text, language), f"{text!r} has {found[0]!r}, expected plain words"


def _at(values: Any, *path: str) -> str:
    """Return the text at `path`, or nothing where there is none."""
    for key in path:
        values = values.get(key) if isinstance(values, dict) else None
    return values if isinstance(values, str) else ""
