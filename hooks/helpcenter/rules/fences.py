"""Code whose end is not the one that its beginning asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.dialect.shown import exchange
from helpcenter.messages import Message
from helpcenter.model import Page, Site
from helpcenter.words.characters import INVISIBLE

_FENCE = re.compile(r"(?P<key>[ \t>]*(?:`{3,}|~{3,}))(?P<info>.*)$")
_ALMOST_CLOSING = re.compile(r"[ \t>]*(?:[`~'’´｀·]{2,})[ \t]*$")
_ALMOST_OPENING = re.compile(r"[ \t>]*(?:`{2}|'{3}|’{3}|´{3}|｀{3}|·{3}|~{2})[\w{}. -]*$")
_BEHIND_MARK = re.compile(r"[ \t>]*(?:[-*+]|\d+[.)])[ \t]+(?P<fence>`{3,}|~{3,})[\w {}.#=-]*(?:<!--.*)?$")
_NEAR = 60
_SAME = Message("give both fences the same indentation, mark and length")


def unclosed_fence(page: Page, _site: Site) -> Iterator[Finding]:
    """Code between fences begins on a line of its own, and ends with the same indentation, mark and length.

    Otherwise it does not end: its lines are shown as text and their signs as marks, or the rest of the page as code.

    Bad:
        ```text
        Hello, support.

        What comes next is no code.

    Good:
        ```text
        Hello, support.
        ```

        What comes next is no code.
    """
    lines = page.raw.split("\n") if page.unclosed_fences else []
    shown = {number for number, line in page.lines if page.unclosed_fences and line.strip()}
    waiting = [number for number in reversed(page.unclosed_fences) if number in shown]
    for line, column, mark in _behind_marks(page):
        message = Message(
            "Code begins with {mark!r} behind the mark of an item, expected it on a line of its own", mark=mark
        )
        hint = Message("write it below the item, with a blank line before it, indented by four spaces")
        yield Finding(line, column, message, hint)
        ends = [each for each in waiting if each > line and lines[each - 1].strip("> \t`~") == ""]
        waiting = [each for each in waiting if each not in ends[-1:]]
    while waiting:
        number = waiting.pop()
        fence = _FENCE.match(lines[number - 1])
        key, info = (fence["key"], fence["info"].strip()) if fence else ("", "")
        following = _FENCE.match(lines[waiting[-1] - 1]) if waiting else None
        closing = waiting.pop() if following and (not following["info"].strip() or following["key"] == key) else None
        closing = closing or _near(lines, range(number, min(number + _NEAR, len(lines))), _ALMOST_CLOSING)
        opening = None if info else _near(lines, range(number - 2, max(number - _NEAR, 0) - 1, -1), _ALMOST_OPENING)
        if closing:
            typed = lines[closing - 1]
            if not INVISIBLE.search(typed):
                message = Message(
                    "Code that begins on line {line} ends with {found!r}, expected {expected!r}",
                    line=number,
                    found=typed,
                    expected=key,
                )
                edits = exchange(page, closing, 1, typed, key) if typed.strip("`~ \t>") == "" else ()
                yield Finding(closing, 1, message, _SAME, edits)
        elif opening:
            message = Message(
                "Code that ends on line {line} begins with {found!r}, expected {expected!r}",
                line=number,
                found=lines[opening - 1],
                expected=key,
            )
            yield Finding(opening, 1, message, _SAME)
        else:
            message = Message(
                "Code that begins here with {mark!r} is not closed, expected a line {expected!r} after it",
                mark=key.strip(),
                expected=key,
            )
            yield Finding(number, len(key), message, Message("close it where the code ends"))


def _behind_marks(page: Page) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and mark of each fence that stands behind the mark of an item, where it begins no code."""
    lines = page.raw.split("\n") if "```" in page.raw or "~~~" in page.raw else []
    for text in page.texts if lines else ():
        number = text.lines[0][1]
        found = _BEHIND_MARK.match(lines[number - 1]) if text.kind == "item" else None
        if found:
            yield number, found.start("fence") + 1, found["fence"]


def _near(lines: list[str], places: range, pattern: re.Pattern[str]) -> int | None:
    """Return the number of the first line at `places` that `pattern` describes; a fence in order ends the search."""
    for place in places:
        if _FENCE.match(lines[place]):
            return None
        if pattern.match(lines[place]):
            return place + 1
    return None
