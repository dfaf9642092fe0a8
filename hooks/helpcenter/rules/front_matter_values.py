"""The values of the front matter."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from helpcenter.diagnostics import Finding
from helpcenter.dialect.shown import exchange, raw_line
from helpcenter.model import PAGE_TYPES, Page, Site
from helpcenter.project.clock import today
from helpcenter.rules.front_matter_lists import entries
from helpcenter.words.spellings import did_you_mean

TEMPLATES = ("home.html",)
TRANSLATION = ("pending",)
LONG = 60
HIDEABLE = ("navigation", "toc", "path")

_QUOTED = re.compile(r"“[^“”]*”|‘[^‘’]*’|「[^「」]*」")
_BARE_ENTRY = re.compile(r"\s*-(?=[^\s-])")
_FIRST_DAY = dt.date(2000, 1, 1)

Test = Callable[[Any], bool]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_list_of(test: Test) -> Test:
    return lambda value: isinstance(value, list) and all(map(test, value))


def _is_one_of(choices: tuple[str, ...]) -> Test:
    return lambda value: isinstance(value, str) and value.strip() in choices


def _is_old_address(value: Any) -> bool:
    """Tell whether a value is an address that was published, alone or with the id that it leads to now."""
    return _is_text(value) or (isinstance(value, dict) and len(value) == 1 and all(map(_is_text, *value.items())))


USABLE: Mapping[str, tuple[Test, str]] = MappingProxyType(
    {
        "title": (_is_text, "a text"),
        "description": (_is_text, "a text"),
        "type": (_is_one_of(PAGE_TYPES), f"one of {', '.join(PAGE_TYPES)}"),
        "questions": (_is_list_of(_is_text), 'a list of texts, one a line, each after "- "'),
        "reviewed": (lambda value: type(value) is dt.date and value >= _FIRST_DAY, "a date such as 2026-11-22"),
        "owner": (_is_text, "a text"),
        "related": (_is_list_of(_is_text), "a list of pages such as [unlock-account.md]"),
        "source": (_is_text, "the language that this page is translated from"),
        "translation": (_is_one_of(TRANSLATION), f"one of {', '.join(TRANSLATION)}"),
        "redirect_from": (_is_list_of(_is_old_address), 'a list of addresses such as [old-page.md, "#old-id": new-id]'),
        "template": (_is_one_of(TEMPLATES), f"one of {', '.join(TEMPLATES)}"),
        "hide": (_is_list_of(_is_one_of(HIDEABLE)), f"a list out of {', '.join(HIDEABLE)}"),
    }
)
_CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"type": PAGE_TYPES, "template": TEMPLATES, "translation": TRANSLATION}
)
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
            hint = f"write {expected}"
            line, shown = _first_unusable(key, value, page)
            yield Finding(
                line,
                1,
                f"`{key}` {shown}, expected {expected}",
                did_you_mean(value, _CHOICES.get(key, ()), hint) if isinstance(value, str) else hint,
            )
    yield from _quoted_values(page)


def _quoted_values(page: Page) -> Iterator[Finding]:
    """Find values whose quotation marks are none to YAML, so that readers see them; a title may be a quotation."""
    for key in ("title", "description", "owner"):
        value = page.meta.get(key)
        is_meant = key == "title" and any(heading.text == value for heading in page.headings)
        if isinstance(value, str) and _QUOTED.fullmatch(value.strip()) and not is_meant:
            message = f"`{key}` is {_show(value)}, expected it without these quotation marks"
            yield Finding(page.meta_lines[(key,)], 1, message, "delete the marks, which readers would see")


def _first_unusable(key: str, value: Any, page: Page) -> tuple[int, str]:
    """Return where a value goes wrong, in a list at the first entry that does, and what is wrong there."""
    is_usable = USABLE[key][0]
    for place, entry in enumerate(value if isinstance(value, list) and is_usable([]) else ()):
        if not is_usable([entry]):
            shown = "an empty entry" if entry in (None, "") else _show(entry)
            return page.meta_lines.get((key, place), page.meta_lines[(key,)]), f"holds {shown}"
    line = page.meta_lines[(key,)]
    if is_usable([]) and _BARE_ENTRY.match(raw_line(page, line + 1)):
        return line + 1, "holds a hyphen that is followed by no space"
    return line, f"is {_show(value)}"


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
        message = f"`reviewed` is {reviewed}, a day to come, expected {today()} or earlier"
        yield Finding(line, 1, message, "write the day on which somebody last made sure that all of the page is true")


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
                message = f"`{key}` is {words[:LONG]!r} with a space around it, expected {clean[:LONG]!r}"
                yield Finding(line, 1, message, "delete the space", exchange(page, line, column, words, clean))


def _show(value: Any) -> str:
    """Return a value as the writer may recognise it; one that would fill the screen by its kind alone."""
    if value is None or value == "":
        return "empty"
    if type(value) is dt.date:
        return repr(str(value))
    return repr(value) if isinstance(value, str | int) and len(str(value)) < LONG else f"a {type(value).__name__}"
