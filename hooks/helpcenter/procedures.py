"""Finds the steps of a procedure in the tree of its page: which items are steps, and what cuts their list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from helpcenter.blocks import Block
from helpcenter.masking import COMMENT, FENCE
from helpcenter.model import Cut, Item, NumberedList, Procedure

STEPS_SECTION = "steps"

_TYPED = re.compile(r"(?P<number>\d+)\. +(?P<text>.*)$")
_HOLDS_STEPS = ("tab", "details", "admonition", "html")
_NOT_SHOWN = ("definition", "footnote")


@dataclass(slots=True)
class Found:
    """The blocks of the steps with the sequence each is counted in, and the procedure around them."""

    procedure: Procedure
    steps: list[tuple[Block, int]] = field(default_factory=list)
    lists: tuple[Block, ...] = ()


def find_procedure(document: Block, section: tuple[int, int]) -> Found:
    """Find the steps in the lines `section` (first, last) of a page; in its tabs where none stand at the top."""
    first, last = section
    children = [child for child in document.children if first <= child.line <= last]
    found = Found(Procedure(first=first, last=last))
    sequences = list(_at_top(children))
    cuts = list(_cuts(children))
    if not sequences:
        sequences = [[each] for child in children if child.kind in _HOLDS_STEPS for each in _outermost(child)]
    escaped: list[Item] = []
    for sequence, lists in enumerate(sequences):
        expected = 1
        for block in lists:
            for item in block.children:
                deeper = item.column > block.children[0].column
                if deeper and (item.number != expected or (escaped and escaped[-1].number == item.number - 1)):
                    escaped.append(_item(item))
                else:
                    found.steps.append((item, sequence))
                    expected = item.number + 1
    found.lists = tuple(block for lists in sequences for block in lists)
    found.procedure = Procedure(tuple(cuts), (), tuple(escaped), first, last)
    return found


def steps_section(document: Block, steps_heading: int | None) -> tuple[int, int]:
    """Return the first and the last line of the section with the steps.

    It begins below the heading on line `steps_heading`; without one, below the heading over the first numbered list.
    """
    headings = [child for child in document.children if child.kind == "heading"]
    if steps_heading is None:
        lists = (child for child in document.children if child.kind == "list" and child.name == "ol")
        above = next(lists, Block("list", 0)).line
        steps_heading = max((each.line for each in headings if each.line < above), default=None)
        if steps_heading is None:
            return (1, 1 << 30) if above else (1, 0)
    opening = next((each for each in headings if each.line == steps_heading), None)
    if opening is None:
        return 1, 0
    following = (each.line for each in headings if each.line > opening.line and each.number <= opening.number)
    return opening.line + 1, next(following, 1 << 30) - 1


def other_lists(document: Block, found: Found) -> Iterator[tuple[Block, Block | None]]:
    """Yield each numbered list that does not hold steps, with the step it stands in."""
    steps = {id(block) for block, _ in found.steps}

    def walk(block: Block, step: Block | None) -> Iterator[tuple[Block, Block | None]]:
        for child in block.children:
            if child.kind == "list" and child.name == "ol" and not any(child is each for each in found.lists):
                yield child, step
            yield from walk(child, child if id(child) in steps else step)

    return walk(document, None)


def numbered_list(block: Block, step: int | None) -> NumberedList:
    """Return the items of a list as data."""
    return NumberedList(tuple(_item(each) for each in block.children), step)


def glued_numbers(block: Block) -> Iterator[tuple[int, int, str]]:
    """Yield number, line and text of each step at the margin that readers find inside the step `block`."""
    for child in block.walk():
        if child is block:
            continue
        if child.kind == "item" and child.column == 1 and child.number >= 0:
            yield child.number, child.line, ""
        for number, column, text in child.lines:
            typed = _TYPED.match(text) if column == 0 else None
            if typed:
                yield int(typed["number"]), number, typed["text"]


def _at_top(children: list[Block]) -> Iterator[list[Block]]:
    """Yield the lists at the top of the section, together where they count on."""
    together: list[Block] = []
    for child in children:
        if child.kind == "list" and child.name == "ol":
            if together and child.children[0].number == 1:
                yield together
                together = []
            together.append(child)
    if together:
        yield together


def _cuts(children: list[Block]) -> Iterator[Cut]:
    """Yield what stands between two lists of steps, but for headings over a list that begins anew."""
    pending: list[Block] = []
    seen = False
    for child in children:
        if child.kind == "list" and child.name == "ol":
            anew = child.children[0].number == 1 and any(each.kind == "heading" for each in pending)
            if seen and pending and not anew:
                text = pending[0].lines[0][2] if pending[0].lines else pending[0].kind
                yield Cut(text.strip(f" {COMMENT}{FENCE}"), pending[0].line, pending[0].column, child.line - 1)
            seen, pending = True, []
        elif child.kind not in _NOT_SHOWN:
            pending.append(child)


def _outermost(block: Block) -> Iterator[Block]:
    for child in block.children:
        if child.kind == "list" and child.name == "ol":
            yield child
        elif child.kind in _HOLDS_STEPS:
            yield from _outermost(child)


def _item(block: Block) -> Item:
    return Item(block.number, block.line, block.column)
