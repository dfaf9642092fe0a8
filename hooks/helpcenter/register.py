"""Reads docs/channels.yml, the register of official channels."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

from helpcenter.model import Channel, ChannelText, Problem, Register
from helpcenter.source_text import SourceError, read_text
from helpcenter.yaml_source import YamlMapping, load_mapping

FILE = "channels.yml"
KINDS = ("website", "app", "social", "phone", "email")
TEXTS = ("name", "where", "good_for", "have_ready")
_ID = re.compile(r"[a-z][a-z0-9-]*")
LABELS = ("address", "unconfirmed", "where", "good_for", "have_ready")


def read_register(root: Path, docs: str, languages: tuple[str, ...], official_site: str | None) -> Register:
    """Read the register below `root`. What is wrong with it is returned in `problems`, never raised."""
    source = f"{docs}/{FILE}"
    try:
        yaml = load_mapping(read_text(root / source))
    except SourceError as error:
        return Register(source, problems=(error.problem,))
    problems = tuple(_problems(yaml, languages))
    if problems:
        return Register(source, problems=problems)
    channels = tuple(_channel(entry, languages, official_site) for entry in yaml.values["channels"])
    return Register(source, channels, yaml.values["labels"])


def _channel(entry: dict[str, Any], languages: tuple[str, ...], official_site: str | None) -> Channel:
    value = official_site if entry["kind"] == "website" else entry["value"] if entry.get("confirmed") else None
    texts = {
        language: ChannelText(*(entry[text][language] if text in entry else "" for text in TEXTS))
        for language in languages
    }
    return Channel(entry["id"], entry["kind"], value, texts)


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
    ids = [entry.get("id") for entry in entries if isinstance(entry, dict)]
    for index, entry in enumerate(entries):
        where = yaml.line("channels", index)
        if not isinstance(entry, dict):
            problems.append(Problem(where, 1, "the entry is no entry, expected `id`, `kind` and texts"))
        else:
            problems.extend(Problem(where, 1, message) for message in _entry_messages(entry, languages))
            if ids.count(entry.get("id")) > 1:
                problems.append(Problem(where, 1, "the same `id` stands on two entries"))
    return problems


def _entry_messages(entry: dict[str, Any], languages: tuple[str, ...]) -> list[str]:
    name = entry.get("id")
    messages = []
    if not isinstance(name, str) or not _ID.fullmatch(name):
        name = "entry"
        messages.append("the `id` is missing or no id, expected small letters, digits and hyphens")
    if entry.get("kind") not in KINDS:
        messages.append(f"{name}: kind is not known, expected one of {', '.join(KINDS)}")
    if entry.get("kind") == "website" and "value" in entry:
        messages.append(f"{name}: the official site's address stands in mkdocs.yml, `extra.brand.official_site`")
    if entry.get("confirmed") and type(entry["confirmed"]) is not dt.date:
        messages.append(f"{name}: `confirmed` is no date, expected one such as 2026-11-22")
    if entry.get("confirmed") and not _at(entry, "value").strip():
        messages.append(f"{name}: `value` is no text, expected one in quotation marks")
    messages.extend(
        f"{name}: {text!r} has no {language!r} text"
        for text in TEXTS
        if text in entry or text in ("name", "where")
        for language in languages
        if not _at(entry, text, language)
    )
    return messages


def _at(values: Any, *path: str) -> str:
    """Return the text at `path`, or nothing where there is none."""
    for key in path:
        values = values.get(key) if isinstance(values, dict) else None
    return values if isinstance(values, str) else ""
