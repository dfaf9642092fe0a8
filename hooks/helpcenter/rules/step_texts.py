"""Which steps and sub-steps of a procedure say nothing, or the same."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Item, Outline, Page, Step
from helpcenter.words.placeholders import find_placeholder

_SHORT = 40
_NO_LETTERS = re.compile(r"[\W_]+")
_BOLD = re.compile(r"(?:\*\*|__).+?(?:\*\*|__)")
_NUMBER_ALONE = re.compile(r"[\s>]*\d+\.\s*(?:<!--[^\n]*)?$")


def repeated_steps(page: Outline) -> dict[int, Step]:
    """Return by its line each step that says the same as one before it, with that one; "Tap OK" may, at a distance."""
    titles = Counter(step.title.casefold() for step in page.steps)
    seen: dict[tuple[int, str], tuple[int, Step]] = {}
    repeated: dict[int, Step] = {}
    for index, step in enumerate(page.steps):
        words = letters(step.text) if titles[step.title.casefold()] > 1 else ""
        if not words:
            continue
        last, original = seen.get((step.sequence, words), (None, step))
        seen[step.sequence, words] = index, original
        says_much = bool(_BOLD.match(step.text)) or _width(words) >= _SHORT
        if last is not None and (says_much or last == index - 1) and not find_placeholder(step.text):
            repeated[step.line] = original
    return repeated


def empty_sub_steps(page: Page) -> Iterator[Finding]:
    """Yield a finding for each sub-step that is nothing but its number."""
    lines = page.raw.split("\n")
    for items in _sub_steps(page):
        for item in items:
            if not item.text and _NUMBER_ALONE.match(lines[item.line - 1]):
                yield Finding(
                    item.line,
                    item.column,
                    Message("Sub-step {step} is empty, expected words that say what to do", step=item.number),
                    Message("write what to do, or delete the sub-step and renumber those after it"),
                )


def repeated_sub_steps(page: Page) -> Iterator[Finding]:
    """Yield a finding for each sub-step that says the same as the one right before it."""
    for items in _sub_steps(page):
        for before, item in pairwise(items):
            if item.text and item.text.casefold() == before.text.casefold():
                message = Message(
                    "Sub-step {step} says the same as sub-step {original}, expected something else to do",
                    step=item.number,
                    original=before.number,
                )
                hint = Message("delete one of the two and renumber the sub-steps after it, or write what is different")
                yield Finding(item.line, item.column, message, hint)


def _sub_steps(page: Page) -> Iterator[tuple[Item, ...]]:
    return (each.items for each in page.lists if each.step is not None)


def letters(text: str) -> str:
    """Return the letters and digits of a text, in small letters."""
    return _NO_LETTERS.sub("", text).casefold()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
