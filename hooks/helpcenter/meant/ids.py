"""Puts the ids of steps where they reach them: on a line of its own, below the first words of the step."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.dialect.blocks import INDENT
from helpcenter.dialect.procedures import find_steps
from helpcenter.meant.markers import ID_LINE
from helpcenter.meant.sheet import Sheet, merged
from helpcenter.model import Block, Edit, Repair

NEAR_ID = re.compile(r" *[{｛] *(?:[:：] *(?:[#＃]|(?=\w))|[#＃]) *(?P<id>[\w.-]+)(?: *[}｝])? *$")
_ID_BEHIND = re.compile(r"\{:? *#(?P<id>[\w.-]+) *\} *$")


def place_ids(sheet: Sheet, document: Block, section: tuple[int, int]) -> Iterator[Repair]:
    """Put the id of each step that has none in its place on that place, from wherever else in the step it stands."""
    steps = [step for step, _ in find_steps(document, section).steps]
    ends = [*(step.line - 1 for step in steps[1:]), section[1]]
    for step, last in zip(steps, ends, strict=bool(steps)):
        first = step.children[0] if step.children and step.children[0].kind == "paragraph" else None
        lines = first.lines if first else [(step.line, 0, "")]
        below = lines[-1]
        if below[0] != step.line and ID_LINE.match(below[2]) and below[0] >= step.line:
            continue
        yield from _placed(sheet, step.line, [line[0] for line in lines], last)


def _placed(sheet: Sheet, step: int, first: list[int], last: int) -> Iterator[Repair]:
    """Move the id to where the words of the step end, whose lines are `first`."""
    base = sheet.indent(step)
    for number in sheet.numbers(step, last):
        text = sheet.text(number)
        if "{" not in text and "｛" not in text:
            continue
        alone = number != step and (ID_LINE.match(text) or NEAR_ID.match(text))
        behind = _ID_BEHIND.match(text, text.rfind("{")) if number in first and "{" in text else None
        if alone and sheet.indent(number) < base + 2 * len(INDENT):
            name, start, place = alone["id"], 0, sheet.indent(number)
        elif behind and not alone:
            name, start, place = behind["id"], len(text[: behind.start()].rstrip()), behind.start()
        else:
            continue
        column = sheet.column(number) + place - sheet.indent(number)
        edits = _moved(sheet, (number, start), f"{' ' * base}{INDENT}{{: #{name} }}", first, column)
        yield Repair("id", number, column, text[place:].strip(), edits)
        return


def _moved(sheet: Sheet, place: tuple[int, int], house: str, first: list[int], column: int) -> tuple[Edit, ...]:
    """Take the id from its place (line, offset) and put it below the first words."""
    number, start = place
    if number in first and not sheet.text(number)[:start].strip():
        return sheet.sink(number, first[-1], house)
    edits = sheet.cut(number, start)
    return merged(edits + sheet.append(first[-1], house, (number, column)))
