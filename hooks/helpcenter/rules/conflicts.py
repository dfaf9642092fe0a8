"""What a merge left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.dialect.shown import raw_line, shown_lines
from helpcenter.messages import Message
from helpcenter.model import Page, Site

_CONFLICT = re.compile(r"^ *(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)

_MARKER = re.compile(r" *(?P<signs><{7}|>{7}|\|{7}|={7})(?= |$)")
_BEGINS, _BETWEEN = "<", "="
_LENGTH = 7


def conflict_marker(page: Page, _site: Site) -> Iterator[Finding]:
    """No page holds the markers that a merge leaves where two writers changed the same lines.

    Readers are shown both versions, one below the other, and cannot know which of them holds.

    Bad:
        <<<<<<< HEAD
        Wait for one minute.
        =======
        Wait for five minutes.
        >>>>>>> other

    Good:
        Wait for five minutes.
    """
    for number in page.conflicts:
        yield _left_behind(number, raw_line(page, number).lstrip())
    if not has_conflict(page.raw) and "=======" not in page.raw:
        return
    above = ""
    is_open = False
    for number, line in sorted(shown_lines(page).items()):
        marker = _MARKER.match(line)
        signs = marker["signs"] if marker else ""
        if signs[:1] == _BETWEEN and (is_open or above.strip() or line.strip() != signs):
            signs = ""
        if signs and (signs[0] == _BEGINS or not is_open):
            yield _left_behind(number, signs)
        if signs:
            is_open = signs[0] == _BEGINS or (is_open and signs[0] != ">")
        above = line


def has_conflict(text: str) -> bool:
    """Tell whether a merge has left a conflict behind in a text."""
    return any(sign * 7 in text for sign in "<>|") and bool(_CONFLICT.search(text))


def _left_behind(number: int, typed: str) -> Finding:
    message = Message(
        "Line begins with {signs!r}, what a merge left behind, expected one version", signs=typed[:_LENGTH]
    )
    return Finding(number, 1, message, Message("keep the lines that hold; delete the others and the lines of signs"))
