"""Brings back the rest of the steps that a block at the margin cut off from a tab or a note, and made code of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from helpcenter.dialect.blocks import INDENT, Block
from helpcenter.dialect.procedures import HOLDS_STEPS, is_numbered
from helpcenter.meant.markers import read_marker
from helpcenter.meant.sheet import Sheet
from helpcenter.model import Repair

_CUTTING = ("paragraph", "comment", "list", "quote", "table", "rule", "code")


def join_tabs(sheet: Sheet, document: Block, section: tuple[int, int]) -> Iterator[Repair]:
    """Indent what stands at the margin between a step in a tab or a note and the next step there."""
    first, last = section
    for place, block in enumerate(document.children):
        if block.kind in HOLDS_STEPS and first <= block.line <= last:
            cutting = _cutting(sheet, block, document.children[place + 1 :])
            if cutting:
                start, end = cutting
                column, words = sheet.column(start), sheet.words(start)
                deep = sheet.indent(block.line) + 2 * len(INDENT)
                yield Repair("cut", start, column, words, sheet.shift(start, end, deep), end)


def _cutting(sheet: Sheet, block: Block, following: Sequence[Block]) -> tuple[int, int] | None:
    """Return the first and the last line of what parts a tab or a note from a step that counts on."""
    numbers = [child.children[-1].number for child in block.children if is_numbered(child)]
    inside = sheet.indent(block.line) + len(INDENT)
    for each in takewhile(lambda each: numbers and each.kind in _CUTTING, following):
        if each.kind == "code" and sheet.indent(each.line) == inside and each is not following[0]:
            marker = read_marker(sheet.text(each.line)[inside:])
            if marker and marker.kind == "house" and marker.number == numbers[-1] + 1:
                return following[0].line, each.line - 1
    return None
