"""What the front matter of a page tells its readers and the other pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from helpcenter.dialect.values import places_of_value
from helpcenter.model import Link, Question, Text
from helpcenter.project.yaml_source import YamlMapping
from helpcenter.words.characters import plain
from helpcenter.words.spellings import nearest

_READ = ("title", "description", "questions")


def related_links(meta: YamlMapping) -> Iterator[Link]:
    """Yield a link to each related page."""
    related: Any = meta.values.get("related")
    for index, target in enumerate(related if isinstance(related, list) else ()):
        if isinstance(target, str):
            line = meta.line("related", index)
            yield Link("related", "related", target, line, 1, line, 1)


def is_related_unknown(meta: YamlMapping) -> bool:
    """Tell whether the front matter names related pages in a way that cannot be read."""
    if "related" in meta.values:
        return not isinstance(meta.values["related"], list)
    return any(nearest(str(key), ("related",)) for key in meta.values)


def questions_of(meta: YamlMapping) -> Iterator[Question]:
    """Yield the questions that customers ask."""
    questions: Any = meta.values.get("questions")
    for index, question in enumerate(questions if isinstance(questions, list) else ()):
        if isinstance(question, str):
            yield Question(question, meta.line("questions", index), plain(question))


def texts_of(meta: YamlMapping, lines: list[str]) -> Iterator[Text]:
    """Yield what readers and search engines are shown of the front matter."""
    for key in _READ:
        value: Any = meta.values.get(key)
        place = (0, 0)
        for index, entry in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(entry, str) and entry:
                line = meta.line(key, index) if isinstance(value, list) else meta.line(key)
                places, place = places_of_value(entry, max(place, (line, 0)), lines)
                yield Text("meta", entry, entry, places, name=key)


def text_at(meta: YamlMapping, key: str) -> str:
    """Return the text of a key, empty where it has none."""
    value: Any = meta.values.get(key)
    return value.strip() if isinstance(value, str) else ""


def day_at(meta: YamlMapping, key: str) -> str:
    """Return the day of a key, such as 2026-11-22, empty where it has none."""
    value: Any = meta.values.get(key)
    return str(value) if type(value) is dt.date else ""
