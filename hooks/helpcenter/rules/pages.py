"""Pages as files, and their front matter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from helpcenter.diagnostics import Finding
from helpcenter.model import Page, Site

TYPES = ("home", "procedure", "guide", "reference", "faq")
TEMPLATES = ("home.html",)
LONG = 60
HIDEABLE = ("navigation", "toc", "path")

Test = Callable[[Any], bool]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_list_of(test: Test) -> Test:
    return lambda value: isinstance(value, list) and all(map(test, value))


USABLE: Mapping[str, tuple[Test, str]] = MappingProxyType(
    {
        "title": (_is_text, "a text"),
        "description": (_is_text, "a text"),
        "type": (TYPES.__contains__, f"one of {', '.join(TYPES)}"),
        "questions": (_is_list_of(_is_text), 'a list of texts, one a line, each after "- "'),
        "reviewed": (lambda value: type(value) is dt.date, "a date such as 2026-11-22"),
        "owner": (_is_text, "a text"),
        "related": (_is_list_of(_is_text), "a list of pages such as [unlock-account.md]"),
        "template": (TEMPLATES.__contains__, f"one of {', '.join(TEMPLATES)}"),
        "hide": (_is_list_of(HIDEABLE.__contains__), f"a list out of {', '.join(HIDEABLE)}"),
    }
)


def unreadable_page(page: Page, _site: Site) -> Iterator[Finding]:
    """A page is UTF-8 text that begins with a front matter of YAML between two lines of `---`.

    What cannot be read is published as garbage: a broken front matter is printed to the reader as text, and the page
    loses its title and its type, so that its steps are no longer checked.

    Bad:
        ---
        title: "Reset a password
        ---

    Good:
        ---
        title: "Reset a password"
        ---
    """
    if page.problem:
        yield Finding(
            page.problem.line,
            page.problem.column,
            f"Page cannot be read as meant: {page.problem.message}",
            'save it as UTF-8; begin it with "---", one `key: value` a line, "---"; quote a value with a colon',
        )


def unusable_value(page: Page, _site: Site) -> Iterator[Finding]:
    """A value in the front matter is of the kind that its key asks for.

    A date that is no date, a list that is a single word or a type that nobody knows is ignored or breaks the page in
    the middle of a build.

    Bad:
        ---
        title: Reset a password
        related: unlock-account.md
        ---

    Good:
        ---
        title: Reset a password
        related: [case.md]
        ---
    """
    for key, (is_usable, expected) in USABLE.items():
        if key in page.meta and not is_usable(page.meta[key]):
            yield Finding(
                page.meta_lines[(key,)],
                1,
                f"`{key}` is {_show(page.meta[key])}, expected {expected}",
                f"write {expected}",
            )


def _show(value: Any) -> str:
    """Return a value as the writer may recognise it; one that would fill the screen by its kind alone."""
    if value is None or value == "":
        return "empty"
    return repr(value) if isinstance(value, str) and len(value) < LONG else f"a {type(value).__name__}"
