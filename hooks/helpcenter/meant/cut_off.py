"""Brings back what a block at the margin cut off from a tab or the last step, and made code or a note of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from helpcenter.dialect.blocks import INDENT
from helpcenter.dialect.procedures import HOLDS_STEPS, holders, is_numbered
from helpcenter.meant.markers import read_marker
from helpcenter.meant.sheet import Sheet
from helpcenter.meant.steps import last_line
from helpcenter.model import Block, Edit, Repair
from helpcenter.model.leads import ARROW

_DEEP = len(INDENT)
_NO_CUT = ("tab", "footnote", "definition")
_NOTES = ("admonition", "details")
_BULLETS = ("- ", "* ", "+ ")
_MOST = 20  # blocks that may stand between


def join_tabs(sheet: Sheet, document: Block, section: tuple[int, int]) -> Iterator[Repair]:
    """Indent what stands at the margin between a step in a tab or a note and the rest of the steps there."""
    first, last = section
    for place, block in enumerate(document.children):
        steps = [child for child in block.children if is_numbered(child)] if block.kind in HOLDS_STEPS else []
        if steps and first <= block.line <= last:
            base = sheet.indent(block.line) + _DEEP
            following = _behind(document.children, place)
            number = steps[-1].children[-1].number + 1
            if following and is_numbered(following[0]) and following[0].children[0].number == number:
                yield _brought_in(sheet, following[0].children[0], base)
            else:
                yield from _joined(sheet, following, base, number)


def join_last_steps(sheet: Sheet, document: Block, section: tuple[int, int]) -> Iterator[Repair]:
    """Indent what stands at the margin between the words of the last step under a heading and its branches."""
    for children in holders(document, section):
        for place, child in enumerate(children):
            following = _behind(children, place) if is_numbered(child) else []
            if following and not any(map(is_numbered, following)):
                items = [block for block in child.children[-1].walk() if block.kind == "item"]
                has_branches = any(ARROW.search(sheet.text(item.line)) for item in items)
                yield from _joined(sheet, following, sheet.indent(child.line), has_branches=has_branches)


def _behind(children: list[Block], place: int) -> list[Block]:
    """Return the blocks behind the one at a place, up to a heading."""
    return list(takewhile(lambda each: each.kind != "heading", islice(children, place + 1, place + 1 + _MOST)))


def _brought_in(sheet: Sheet, step: Block, base: int) -> Repair:
    """Indent a step that begins further left than those before it, with what stands as far left below it."""
    column, words, last = sheet.column(step.line), sheet.words(step.line), last_line(step)
    edits: list[Edit] = []
    for number in range(step.line, last + 1):
        missing = base + (_DEEP if number > step.line else 0) - sheet.indent(number)
        edits += sheet.shift(number, number, missing) if missing > 0 else ()
    return Repair("cut", step.line, column, words, tuple(edits), last)


def _joined(
    sheet: Sheet, following: Sequence[Block], base: int, number: int = 0, *, has_branches: bool = False
) -> Iterator[Repair]:
    """Indent the blocks `following` up to the branches of a step that begins behind `base` spaces, or step `number`."""
    for block in takewhile(_may_cut, following):
        if block.kind == "code" or (block.kind in _NOTES and not has_branches):
            lines = sheet.numbers(block.line + (block.kind != "code"), last_line(block))
            rest = next((line for line in lines if _is_rest(sheet, line, base, number)), None)
            if rest:
                start = following[0].line
                column, words = sheet.column(start), sheet.words(start)
                spaces = base + _DEEP - sheet.indent(start)
                yield Repair("cut", start, column, words, sheet.shift(start, rest - 1, spaces), rest - 1)
                return


def _may_cut(block: Block) -> bool:
    """Tell whether a block may stand within steps by mistake: it holds no steps of its own."""
    own = any(is_numbered(child) and child.children[0].number == 1 for child in block.children)
    return block.kind not in _NO_CUT and not (own and block.kind in HOLDS_STEPS)


def _is_rest(sheet: Sheet, line: int, base: int, number: int) -> bool:
    """Tell whether the branches of a step, or the step `number`, begin on a line."""
    text, indent = sheet.text(line), sheet.indent(line)
    if not sheet.is_blank(line - 1):
        return False
    if indent == base + _DEEP:
        return text.startswith(_BULLETS, indent) and "](" in text and bool(ARROW.search(text))
    marker = read_marker(text[indent:]) if number and indent == base else None
    return marker is not None and marker.kind == "house" and marker.number == number
