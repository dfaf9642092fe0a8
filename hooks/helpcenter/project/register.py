"""Reads docs/channels.yml, the register of official channels."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from helpcenter.messages import Message, listed
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

Fault = tuple[tuple[str, ...], Message]  # where, from the entry, and what is wrong there


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
        Problem(
            yaml.line("labels", language),
            1,
            Message("the label {label!r} has no {language!r} text", label=label, language=language),
        )
        for language in languages
        for label in LABELS
        if not _at(yaml.values, "labels", language, label)
    ]
    entries = yaml.values.get("channels")
    if not isinstance(entries, list) or not entries:
        message = Message("no entries, expected a list under `channels`")
        return [*problems, Problem(yaml.line("channels"), 1, message)]
    ids = [entry.get("id") if isinstance(entry, dict) else None for entry in entries]
    for index, entry in enumerate(entries):
        if not isinstance(entry, dict):
            message = Message("the entry is no entry, expected `id`, `kind` and texts")
            problems.append(Problem(yaml.line("channels", index), 1, message))
            continue
        found = list(_entry_problems(entry, languages))
        if ids[index] is not None and ids[index] in ids[:index]:
            found.append((("id",), Message("the same `id` stands on two entries")))
        problems.extend(Problem(yaml.line("channels", index, *key), 1, said) for key, said in found)
    return problems


def _entry_problems(entry: dict[str, Any], languages: tuple[str, ...]) -> Iterator[Fault]:
    """Yield what is wrong with an entry, in the order of its keys."""
    name = entry.get("id")
    if not isinstance(name, str) or not _ID.fullmatch(name):
        name = Message("entry")
        yield ("id",), Message("the `id` is missing or no id, expected small letters, digits and hyphens")
    if entry.get("kind") not in KINDS:
        kinds = listed(KINDS)
        yield ("kind",), Message("{name}: kind is not known, expected one of {kinds}", name=name, kinds=kinds)
    yield from _value_problems(entry, name)
    day = entry.get("confirmed")
    if day and type(day) is not dt.date:
        message = Message("{name}: `confirmed` is no date, expected one such as 2026-11-22", name=name)
        yield ("confirmed",), message
    elif day and day > today():
        message = Message(
            "{name}: `confirmed` is {day}, a day to come, expected one such as 2026-11-22", name=name, day=str(day)
        )
        yield ("confirmed",), message
    for key, fault in _text_problems(entry, languages):
        yield key, Message("{name}: {fault}", name=name, fault=fault)


def _value_problems(entry: dict[str, Any], name: str) -> Iterator[Fault]:
    if entry.get("kind") == "website" and "value" in entry:
        message = Message(
            "{name}: the official site's address stands in mkdocs.yml, `extra.brand.official_site`", name=name
        )
        yield ("value",), message
    elif entry.get("value") not in (None, "") and not _at(entry, "value").strip():
        yield ("value",), Message("{name}: `value` is no text, expected one in quotation marks", name=name)
    elif entry.get("confirmed") and not entry.get("value") and entry.get("kind") not in ("website", "app"):
        message = Message("{name}: `confirmed` stands there without a `value`, expected both", name=name)
        yield ("confirmed",), message
    if entry.get("kind") == "email" and not _MAIL.fullmatch(_at(entry, "value") or "-"):
        found = _at(entry, "value")[:60]
        yield ("value",), Message("{name}: `value` is {found!r}, expected a mail address alone", name=name, found=found)


def _text_problems(entry: dict[str, Any], languages: tuple[str, ...]) -> Iterator[Fault]:
    for text in TEXTS:
        for language in languages:
            said = _at(entry, text, language)
            if (text in entry or text in ("name", "where")) and not said:
                yield (text, language), Message("{key!r} has no {language!r} text", key=text, language=language)
            elif found := _NO_WORDS.search(said):
                message = Message("{key!r} has {found!r}, expected plain words", key=text, found=found[0])
                yield (text, language), message


def _at(values: Any, *path: str) -> str:
    """Return the text at `path`, or nothing where there is none."""
    for key in path:
        values = values.get(key) if isinstance(values, dict) else None
    return values if isinstance(values, str) else ""
