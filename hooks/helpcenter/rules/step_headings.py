"""Headings and bold paragraphs that count steps on a page that is no procedure."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.meant.markers import step_number
from helpcenter.messages import Message
from helpcenter.model import Page

_BOLD = ("**", "__")
_DEEPEST = 7  # a bold paragraph stands below every heading
_ASKS = ("?", "？")  # "Step 3: no code arrives?" is about a step of another page


def headings_out_of_order(page: Page) -> Iterator[Finding]:
    """Yield a finding for each whose number does not rise, in runs that begin with 1; a gap may be meant there."""
    if "步" not in page.raw and "tep" not in page.raw:
        return
    last: dict[int, int] = {}
    for line, column, level, words in _titles(page):
        number = 0 if words.strip("#*_ ").endswith(_ASKS) else step_number(words)
        if level < _DEEPEST:
            last = {its: before for its, before in last.items() if its <= level and (number or its < level)}
        if number > 1 and level in last and number <= last[level]:
            message = Message(
                "Step in a heading is numbered {found} behind {before}, expected {expected}",
                found=number,
                before=last[level],
                expected=last[level] + 1,
            )
            yield Finding(line, column, message, Message("number them in order, or put them in order"))
        if number == 1 or level in last:
            last[level] = number if number == 1 else max(number, last[level])


def _titles(page: Page) -> Iterator[tuple[int, int, int, str]]:
    """Yield headings and bold paragraphs: line, column, level of the heading, words."""
    levels = {each.line: each.level for each in page.headings}
    for text in page.texts:
        _, line, column = text.lines[0]
        if text.kind == "heading":
            yield line, column, levels.get(line, 1), text.words
        elif text.kind == "paragraph" and text.source.startswith(_BOLD):
            yield line, column, _DEEPEST, text.source
