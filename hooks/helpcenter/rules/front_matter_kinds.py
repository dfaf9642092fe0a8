"""What the value of each key of the front matter has to be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from helpcenter.messages import Message, listed
from helpcenter.model import PAGE_TYPES

TEMPLATES = ("home.html",)
TRANSLATION = ("pending",)
HIDEABLE = ("navigation", "toc", "path")

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


def _one_of(choices: tuple[str, ...]) -> tuple[Test, Message]:
    return _is_one_of(choices), Message("one of {choices}", choices=listed(choices))


_A_TEXT = (_is_text, Message("a text"))
USABLE: Mapping[str, tuple[Test, Message]] = MappingProxyType(
    {
        "title": _A_TEXT,
        "description": _A_TEXT,
        "type": _one_of(PAGE_TYPES),
        "questions": (_is_list_of(_is_text), Message('a list of texts, one a line, each after "- "')),
        "reviewed": (
            lambda value: type(value) is dt.date and value >= _FIRST_DAY,
            Message("a date such as 2026-11-22"),
        ),
        "owner": _A_TEXT,
        "related": (_is_list_of(_is_text), Message("a list of pages such as [unlock-account.md]")),
        "source": (_is_text, Message("the language that this page is translated from")),
        "translation": _one_of(TRANSLATION),
        "redirect_from": (
            _is_list_of(_is_old_address),
            Message('a list of addresses such as [old-page.md, "#old-id": new-id]'),
        ),
        "template": _one_of(TEMPLATES),
        "hide": (_is_list_of(_is_one_of(HIDEABLE)), Message("a list out of {choices}", choices=listed(HIDEABLE))),
    }
)
CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"type": PAGE_TYPES, "template": TEMPLATES, "translation": TRANSLATION}
)
