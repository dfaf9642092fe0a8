"""Reads the lines of a page as they were meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpcenter.dialect.blocks import parse_blocks
from helpcenter.meant.cut_off import join_last_steps, join_tabs
from helpcenter.meant.ids import place_ids
from helpcenter.meant.indents import indent_blocks, indent_substeps, raise_steps, straighten
from helpcenter.meant.lists import part_lists, part_steps
from helpcenter.meant.sheet import Sheet, merged
from helpcenter.meant.steps import type_steps, type_substeps
from helpcenter.model import Block, Line, Repair

_STAGES = (
    straighten,
    join_tabs,
    type_steps,
    join_last_steps,
    part_lists,
    part_steps,
    part_lists,  # what stood below a list that was no list yet
    indent_substeps,
    raise_steps,
    place_ids,
    indent_blocks,
    type_substeps,
)
_LISTS_ALONE = (part_lists,)
_TYPED = ("marker", "paragraph")


@dataclass(slots=True)
class Meant:
    """The tree of a page as it was meant, and what it took to get there."""

    document: Block
    repairs: tuple[Repair, ...] = ()


def read_as_meant(document: Block, lines: list[Line], raw: Sequence[str], section: tuple[int, int]) -> Meant:
    """Put right what is not typed as it was meant; `raw` are the lines of the file, `section` that with the steps."""
    sheet = Sheet(lines, raw)
    found: list[Repair] = []
    first, last = section
    for stage in _STAGES if first <= last else _LISTS_ALONE:
        sheet.is_changed = False
        found.extend(stage(sheet, document, section))
        if sheet.is_changed:
            document = parse_blocks(list(sheet.lines()))
    for block in document.walk() if sheet.markers else ():
        if block.kind == "item" and block.line in sheet.markers:
            block.column = sheet.markers[block.line]
    return Meant(document, tuple(_joined(found)))


def _joined(found: list[Repair]) -> list[Repair]:
    """Return the repairs in order; a blank line that a step needs is part of typing it right, or of indenting it."""
    typed = {repair.line: repair for repair in found if repair.kind in _TYPED}
    escaped = {repair.line for repair in found if repair.kind == "escaped"}
    others: list[Repair] = []
    for repair in found:
        step = typed.get(repair.line)
        if step and repair.kind in ("glued", "swallowed"):
            edits = merged((*step.edits, *repair.edits)) if step.edits else ()
            typed[repair.line] = replace(step, edits=edits)
        elif repair.kind not in _TYPED and not (repair.kind == "glued" and repair.line in escaped):
            others.append(repair)
    return sorted((*typed.values(), *others), key=lambda repair: (repair.line, repair.column))
