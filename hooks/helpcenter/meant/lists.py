"""Parts lists from the text right above them: without a blank line, they are the last words of that text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from helpcenter.dialect.blocks import INDENT
from helpcenter.dialect.procedures import find_steps, holders, is_numbered
from helpcenter.meant.markers import ID_LINE, read_marker
from helpcenter.meant.sheet import Sheet, merged
from helpcenter.meant.steps import last_line
from helpcenter.model import Block, Edit, Repair

_ITEM = re.compile(r" *(?P<marker>[-*+]|[0-9]{1,3}\.) +(?P<words>\S)")
_ANNOUNCES = (":", "：")
_BEGIN_LISTS = ("1.", "-", "*", "+")
_MOSTLY_PROSE = ("*", "+")


def part_steps(sheet: Sheet, document: Block, section: tuple[int, int]) -> Iterator[Repair]:
    """Part each step from the indented block above that has swallowed it."""
    for children in holders(document, section):
        lists = [child for child in children if is_numbered(child)]
        items = {item.line for child in lists for item in child.children}
        base = sheet.indent(lists[0].line)
        for step, following in pairwise(item for child in lists for item in child.children):
            _part_from_id(sheet, step, following, base)
        parted = False
        for number in sheet.numbers(lists[0].line, min(section[1], last_line(children[-1]))):
            text = sheet.text(number)
            if not text.strip():
                parted = False
            elif not parted and number not in items and sheet.indent(number) == base and "." in text:
                marker = read_marker(text[base:])
                if marker and marker.kind == "house":
                    parted = True
                    edits = sheet.part(number)
                    if not is_stray_id(sheet, number - 1):
                        yield Repair("glued", number, sheet.column(number), f"{marker.number}.", edits)


def _part_from_id(sheet: Sheet, step: Block, following: Block, base: int) -> None:
    """Part a block at the margin from the id of the step above, which it would rob of its id; it cuts the list."""
    words = step.children[0].lines if step.children and step.children[0].kind == "paragraph" else []
    for above, line in pairwise(words):
        if ID_LINE.match(above[2]) and sheet.indent(line[0]) < base + len(INDENT) and not _ITEM.match(line[2]):
            sheet.part(line[0])
            if not sheet.is_blank(following.line - 1):
                sheet.part(following.line)
            break


def is_stray_id(sheet: Sheet, number: int) -> bool:
    """Tell whether a line is an id that stands by itself; taking it to its step leaves a blank line."""
    return bool(ID_LINE.match(sheet.text(number))) and sheet.is_blank(number - 1)


def part_lists(sheet: Sheet, document: Block, section: tuple[int, int]) -> Iterator[Repair]:
    """Part every other list from the text above it, or indent it where it belongs to an item or a step."""
    steps = {id(step) for step, _ in find_steps(document, section).steps}
    for parent in document.walk():
        for place, block in enumerate(parent.children):
            if block.kind == "paragraph" and len(block.lines) > 1:
                swallowed = list(_swallowed(block))
                if swallowed and parent.kind == "item" and place == 0:
                    yield _below_item(sheet, parent, swallowed, is_step=id(parent) in steps)
                elif swallowed and not (parent.kind == "quote" and swallowed == [block.lines[-1][0]]):
                    yield _below_text(sheet, block, swallowed)


def _swallowed(block: Block) -> Iterator[int]:
    """Yield the lines of a paragraph that are meant as items; prose may begin a line with a number or a dash, too."""
    items = [(number, match) for number, _, text in block.lines[1:] if (match := _ITEM.match(text))]
    if not items:
        return
    counts = Counter(match["marker"] for _, match in items)
    announced = {line[0] for above, line in pairwise(block.lines) if above[2].rstrip().endswith(_ANNOUNCES)}
    begun = ""
    for number, match in items:
        marker = match["marker"]
        kind = marker.lstrip("0123456789")
        mostly_prose = marker in _MOSTLY_PROSE or (marker == "-" and match["words"].isdecimal())
        is_list = marker in _BEGIN_LISTS and (not mostly_prose or counts[marker] > 1 or number in announced)
        if is_list or begun == kind:
            begun = kind
            yield number


def _below_text(sheet: Sheet, block: Block, swallowed: list[int]) -> Repair:
    first = swallowed[0]
    column, text = sheet.column(first), sheet.words(first)
    above = sheet.indent(block.lines[0][0])
    edits = [*sheet.part(first, _quote(sheet.text(first)))]
    for number in swallowed:
        indent = sheet.indent(number)
        if not _quote(sheet.text(number)) and not above <= indent < above + len(INDENT):
            edits.extend(sheet.put(number, indent, " " * above))
    return Repair("swallowed", first, column, text, merged(edits))


def _below_item(sheet: Sheet, item: Block, swallowed: list[int], *, is_step: bool) -> Repair:
    """Indent the list, which then belongs to the item; a list that stands as far left as the item stands beside it."""
    base = sheet.indent(item.line)
    first = swallowed[0]
    column, text = sheet.column(first), sheet.words(first)
    if not is_step and sheet.indent(first) <= base:
        return Repair("swallowed", first, column, text, sheet.part(first, _quote(sheet.text(first))))
    missing = base + len(INDENT) - sheet.indent(first)
    edits: list[Edit] = []
    number = first
    while not sheet.is_blank(number) and (number == first or sheet.indent(number) > base or number in swallowed):
        edits.extend(sheet.shift(number, number, missing))
        number += 1
    return Repair("escaped" if is_step else "swallowed", first, column, text, tuple(edits))


def _quote(text: str) -> str:
    """Return the marks of the quotation that a line stands in."""
    words = text.lstrip("> ")
    return text[: len(text) - len(words)].rstrip() if ">" in text[: len(text) - len(words)] else ""
