"""What the sub-steps of a procedure say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from helpcenter.diagnostics import Finding
from helpcenter.model import Item, Page

_NUMBER_ALONE = re.compile(r"[\s>]*\d+\.\s*(?:<!--[^\n]*)?$")


def empty_sub_steps(page: Page) -> Iterator[Finding]:
    """Yield a finding for each sub-step that is nothing but its number."""
    lines = page.raw.split("\n")
    for items in _sub_steps(page):
        for item in items:
            if not item.text and _NUMBER_ALONE.match(lines[item.line - 1]):
                yield Finding(
                    item.line,
                    item.column,
                    f"Sub-step {item.number} is empty, expected words that say what to do",
                    "write what to do, or delete the sub-step and renumber those after it",
                )


def repeated_sub_steps(page: Page) -> Iterator[Finding]:
    """Yield a finding for each sub-step that says the same as the one right before it."""
    for items in _sub_steps(page):
        for before, item in pairwise(items):
            if item.text and item.text.casefold() == before.text.casefold():
                yield Finding(
                    item.line,
                    item.column,
                    f"Sub-step {item.number} says the same as sub-step {before.number}, expected something else to do",
                    "delete one of the two and renumber the sub-steps after it, or write what is different",
                )


def _sub_steps(page: Page) -> Iterator[tuple[Item, ...]]:
    return (each.items for each in page.lists if each.step is not None)
