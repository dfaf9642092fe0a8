"""The values of the front matter."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from helpcenter.diagnostics import Finding
from helpcenter.dialect.shown import exchange, raw_line
from helpcenter.messages import Message
from helpcenter.model import Page, Site
from helpcenter.project.clock import today
from helpcenter.rules.front_matter_kinds import CHOICES, USABLE
from helpcenter.rules.front_matter_lists import entries
from helpcenter.words.spellings import did_you_mean

LONG = 60

_QUOTED = re.compile(r"“[^“”]*”|‘[^‘’]*’|「[^「」]*」")
_BARE_ENTRY = re.compile(r"\s*-(?=[^\s-])")

_KINDS = {
    "str": Message("a str"),
    "list": Message("a list"),
    "dict": Message("a dict"),
    "float": Message("a float"),
    "datetime": Message("a datetime"),
}
_NEEDED = ("title", "type")  # rules of their own say that these are empty


def unusable_value(page: Page, _site: Site) -> Iterator[Finding]:
    """A value in the front matter is of the kind that its key asks for.

    A date that is no date, a list that is a single word or a type that nobody knows is ignored or breaks the page in
    the middle of a build.

    Bad:
        ---
        title: Case
        type: guide
        related: unlock-account.md
        ---

        # Case

    Good:
        ---
        title: Case
        type: guide
        related: []
        ---

        # Case
    """
    for key, (is_usable, expected) in USABLE.items():
        value = page.meta.get(key)
        missing = key not in page.meta or (key in _NEEDED and (value is None or value == "" or str(value).isspace()))
        if not missing and not is_usable(value):
            hint = Message("write {expected}", expected=expected)
            if isinstance(value, str):
                hint = did_you_mean(value, CHOICES.get(key, ()), hint)
            yield Finding(*_first_unusable(key, value, expected, page), hint)
    yield from _quoted_values(page)


def _quoted_values(page: Page) -> Iterator[Finding]:
    """Find values whose quotation marks are none to YAML, so that readers see them; a title may be a quotation."""
    for key in ("title", "description", "owner"):
        value = page.meta.get(key)
        is_meant = key == "title" and any(heading.text == value for heading in page.headings)
        if isinstance(value, str) and _QUOTED.fullmatch(value.strip()) and not is_meant:
            message = Message(
                "`{key}` is {value}, expected it without these quotation marks", key=key, value=_show(value)
            )
            hint = Message("delete the marks, which readers would see")
            yield Finding(page.meta_lines[(key,)], 1, message, hint)


def _first_unusable(key: str, value: Any, expected: Message, page: Page) -> tuple[int, int, Message]:
    """Return where a value goes wrong, in a list at the first entry that does, and what is wrong there."""
    is_usable = USABLE[key][0]
    for place, entry in enumerate(value if isinstance(value, list) and is_usable([]) else ()):
        if not is_usable([entry]):
            shown = Message("an empty entry") if entry in (None, "") else _show(entry)
            message = Message("`{key}` holds {value}, expected {expected}", key=key, value=shown, expected=expected)
            return page.meta_lines.get((key, place), page.meta_lines[(key,)]), 1, message
    line = page.meta_lines[(key,)]
    if is_usable([]) and _BARE_ENTRY.match(raw_line(page, line + 1)):
        message = Message(
            "`{key}` holds a hyphen that is followed by no space, expected {expected}", key=key, expected=expected
        )
        return line + 1, 1, message
    return line, 1, Message("`{key}` is {value}, expected {expected}", key=key, value=_show(value), expected=expected)


def date_in_the_future(page: Page, _site: Site) -> Iterator[Finding]:
    """The day on which a page was `reviewed` has come already.

    The date tells readers and search engines how far to trust the page; nobody has reviewed it tomorrow.

    Bad:
        ---
        title: Case
        type: guide
        reviewed: 2999-11-22
        ---

        # Case

    Good:
        ---
        title: Case
        type: guide
        reviewed: 2026-11-22
        ---

        # Case
    """
    reviewed = page.meta.get("reviewed")
    if type(reviewed) is dt.date and reviewed > today():
        line = page.meta_lines[("reviewed",)]
        message = Message(
            "`reviewed` is {day}, a day to come, expected {today} or earlier", day=str(reviewed), today=str(today())
        )
        hint = Message("write the day on which somebody last made sure that all of the page is true")
        yield Finding(line, 1, message, hint)


def space_around_value(page: Page, _site: Site) -> Iterator[Finding]:
    """A value in the front matter neither begins nor ends with a space, of any width.

    The space is shown: the title stands askew in the browser's tab, and a word with a space is another word.

    Bad:
        ---
        title: "Case "
        type: guide
        ---

        # Case

    Good:
        ---
        title: "Case"
        type: guide
        ---

        # Case
    """
    for key in ("title", "description", "type", "owner", "template", "questions", "hide"):
        value = page.meta.get(key)
        single = [(value, page.meta_lines[(key,)])] if isinstance(value, str) else entries(page, key)
        for text, line in single:
            words = text.strip("\n")
            clean = words.strip()
            if clean and clean != words:
                column = raw_line(page, line).find(words) + 1
                message = Message(
                    "`{key}` is {value!r} with a space around it, expected {expected!r}",
                    key=key,
                    value=words[:LONG],
                    expected=clean[:LONG],
                )
                hint = Message("delete the space")
                yield Finding(line, 1, message, hint, exchange(page, line, column, words, clean))


def _show(value: Any) -> Message:
    """Return a value as the writer may recognise it; one that would fill the screen by its kind alone."""
    if value is None or value == "":
        return Message("empty")
    if type(value) is dt.date:
        return Message("{value!r}", value=str(value))
    if isinstance(value, str | int) and len(str(value)) < LONG:
        return Message("{value!r}", value=value) if isinstance(value, str) else Message("{number!r}", number=value)
    kind = type(value).__name__
    return _KINDS.get(kind) or Message("a {kind}", kind=kind)
