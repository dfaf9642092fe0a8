"""Reads the lines of a page as they were meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpcenter.blocks import Block, Line, parse_blocks
from helpcenter.meant.ids import place_ids
from helpcenter.meant.indents import indent_blocks, indent_substeps
from helpcenter.meant.lists import part_lists, part_steps
from helpcenter.meant.markers import read_marker
from helpcenter.meant.sheet import Sheet, merged
from helpcenter.meant.steps import type_steps, type_substeps
from helpcenter.model import Repair

_STAGES = (
    type_steps,
    part_lists,
    part_steps,
    part_lists,  # what stood below a list that was no list yet
    indent_substeps,
    place_ids,
    indent_blocks,
    type_substeps,
)
_LISTS_ALONE = (part_lists,)
_TYPED = ("marker", "paragraph")
_WIDE = "\u3000"
_NEAR_MARKER = 12


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
    if first <= last and _straighten(sheet, section):
        document = parse_blocks(list(sheet.lines()))
    is_new = True
    for stage in _STAGES if first <= last else _LISTS_ALONE:
        if stage is part_lists and not is_new:
            continue
        sheet.is_changed = False
        found.extend(stage(sheet, document, section))
        if sheet.is_changed:
            document = parse_blocks(list(sheet.lines()))
        is_new = sheet.is_changed or (is_new and stage is not part_lists)
    for block in document.walk() if sheet.markers else ():
        if block.kind == "item" and block.line in sheet.markers:
            block.column = sheet.markers[block.line]
    return Meant(document, tuple(_joined(found)))


def _straighten(sheet: Sheet, section: tuple[int, int]) -> bool:
    """Take out characters without a width before a step, and wide spaces that indent; they are found as such."""
    changed = False
    for number in sheet.numbers(*section):
        text = sheet.text(number)
        if text.isascii() or not text.strip():
            continue
        indent = len(text) - len(text.lstrip())
        width = indent + text[:indent].count(_WIDE)
        if not text[:indent].isascii():
            marker = read_marker(text[indent:])
            is_step = marker is not None and marker.kind != "bullet"
            depth = (width + 1) // 4 * 4
            sheet.put(number, indent, " " * (depth if depth or is_step else 4))
            changed = True
        elif any(unicodedata.category(each) == "Cf" for each in text[:_NEAR_MARKER]):
            visible = "".join(each for each in text[:_NEAR_MARKER] if unicodedata.category(each) != "Cf")
            if read_marker(visible.lstrip(" ")):
                sheet.put(number, len(text[:_NEAR_MARKER]), visible)
                changed = True
    return changed


def _joined(found: list[Repair]) -> list[Repair]:
    """Return the repairs in order; a blank line that a step typed otherwise needs is part of typing it right."""
    typed = {repair.line: repair for repair in found if repair.kind in _TYPED}
    others: list[Repair] = []
    for repair in found:
        step = typed.get(repair.line)
        if step and repair.kind in ("glued", "swallowed"):
            edits = merged((*step.edits, *repair.edits)) if step.edits else ()
            typed[repair.line] = replace(step, edits=edits)
        elif repair.kind not in _TYPED:
            others.append(repair)
    return sorted((*typed.values(), *others), key=lambda repair: (repair.line, repair.column))
