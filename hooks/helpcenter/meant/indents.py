"""Indents what belongs to a step and would stand outside it, or cut the list of steps in two."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from helpcenter.dialect.blocks import INDENT
from helpcenter.dialect.procedures import blocks_between, find_steps, holders, is_numbered
from helpcenter.meant.ids import NEAR_ID
from helpcenter.meant.markers import ID_LINE, read_marker
from helpcenter.meant.sheet import Sheet, merged
from helpcenter.meant.steps import last_line
from helpcenter.model import Block, Edit, Repair
from helpcenter.model.leads import ARROW

_DEEP = len(INDENT)
_WIDE = "\u3000"


def straighten(sheet: Sheet, _document: Block, section: tuple[int, int]) -> Iterator[Repair]:
    """Put as many spaces as there seem to be in place of wide ones that indent a line, which are found as such."""
    for number in sheet.numbers(*section):
        text = sheet.text(number)
        indent = len(text) - len(text.lstrip())
        if text.isascii() or text[:indent].isascii():
            continue
        marker = read_marker(text[indent:])
        is_step = marker is not None and marker.kind != "bullet"
        plain = len(text) - len(text.lstrip(" "))
        wide = 0 if marker is None and plain >= _DEEP else indent - plain + text[:indent].count(_WIDE) + 1
        depth = (plain + wide) // _DEEP * _DEEP
        sheet.put(number, indent, " " * (depth if depth or is_step else _DEEP))
    yield from ()


def indent_substeps(sheet: Sheet, document: Block, section: tuple[int, int]) -> Iterator[Repair]:
    """Indent the sub-steps that readers see as steps."""
    for children in holders(document, section):
        lists = [child for child in children if is_numbered(child)]
        base = sheet.indent(lists[0].line)
        for run in _strays([item for block in lists for item in block.children], sheet, base):
            yield _indented(sheet, run[0], last_line(run[-1]), base)


def raise_steps(sheet: Sheet, document: Block, section: tuple[int, int]) -> Iterator[Repair]:
    """Bring the steps back that stand as sub-steps in the step above: those whose numbers are missing behind it."""
    steps = [step for step, _ in find_steps(document, section).steps]
    for step, following in zip(steps, [*steps[1:], None], strict=bool(steps)):
        items = [item for child in step.children if is_numbered(child) for item in child.children]
        with_ids = list(takewhile(_has_id, reversed(items)))[::-1]
        sunk = with_ids if _has_id(step) else items
        if not sunk or sunk[0].number != step.number + 1 or (with_ids and not _has_id(step)):
            continue
        if following.number == sunk[-1].number + 1 if following else with_ids:
            column, text = sheet.column(sunk[0].line), sheet.words(sunk[0].line)
            edits = [edit for item in sunk for edit in _raised(sheet, item, sheet.indent(step.line))]
            yield Repair("sunk", sunk[0].line, column, text, merged(edits))


def _raised(sheet: Sheet, item: Block, base: int) -> tuple[Edit, ...]:
    """Bring back one step; what stands below it is brought back, too, where it was indented with it."""
    first, last = item.line, last_line(item)
    depth = sheet.indent(first) - base
    edits = () if sheet.is_blank(first - 1) else sheet.part(first)
    below = next((number for number in sheet.numbers(first + 1, last) if not sheet.is_blank(number)), None)
    is_moved = below is not None and sheet.indent(below) >= base + depth + _DEEP
    return edits + sheet.shift(first, last if is_moved else first, -depth)


def indent_blocks(sheet: Sheet, document: Block, section: tuple[int, int]) -> Iterator[Repair]:
    """Indent the lists and the other blocks that stand between two steps."""
    for children in holders(document, section):
        base = sheet.indent(next(child.line for child in children if is_numbered(child)))
        for pending, following in blocks_between(children):
            yield from _between(sheet, pending, following, base)
        last = max(place for place, child in enumerate(children) if is_numbered(child))
        for block in takewhile(lambda block: block.kind == "list", children[last + 1 :]):
            if _is_escaped(sheet, block, base) or all(ARROW.search(sheet.text(item.line)) for item in block.children):
                yield _indented(sheet, block, last_line(block), base)


def _between(sheet: Sheet, pending: list[Block], following: Block, base: int) -> Iterator[Repair]:
    lists = list(takewhile(lambda block: _is_escaped(sheet, block, base), pending))
    for block in lists:
        yield _indented(sheet, block, last_line(block), base)
    cutting = [block for block in pending[len(lists) :] if not _is_id(block)]
    if cutting:
        yield _cut(sheet, cutting, following, base)


def _strays(items: list[Block], sheet: Sheet, base: int) -> Iterator[list[Block]]:
    """Yield the runs of items that are sub-steps of the step above: deeper than it, or counted anew without ids."""
    expected = 1
    place = 0
    while place < len(items):
        end = _end_of_deeper(items, place, expected, sheet, base)
        if end == place:
            end = _end_of_counted_on(items, place, expected)
        if end == place:
            end = _end_of_counted_anew(items, place, expected)
        if end > place:
            yield items[place:end]
            place = end
        else:
            expected = items[place].number + 1
            place += 1


def _end_of_deeper(items: list[Block], place: int, expected: int, sheet: Sheet, base: int) -> int:
    end = place
    while end < len(items) and sheet.indent(items[end].line) > base:
        goes_on = end > place and items[end].number == items[end - 1].number + 1
        if items[end].number == expected and not goes_on:
            break
        end += 1
    return end


def _end_of_counted_on(items: list[Block], place: int, expected: int) -> int:
    """Return behind which items without ids go on with the sub-steps of the step above, up to the next step."""
    inside = [child for child in items[place - 1].children if is_numbered(child)] if place else []
    number = inside[-1].children[-1].number if inside and _has_id(items[place - 1]) else 0
    end = place
    while number and end < len(items) and items[end].number == number + 1 and not _has_id(items[end]):
        number += 1
        end += 1
    is_followed = end < len(items) and items[end].number == expected and _has_id(items[end])
    return end if is_followed else place


def _end_of_counted_anew(items: list[Block], place: int, expected: int) -> int:
    end = place
    while end < len(items) and items[end].number == end - place + 1 and not _has_id(items[end]):
        if end > place + 1 and items[end].number == expected and not _has_id(items[place - 1]):
            break
        end += 1
    if place == 0:
        return place
    if _has_id(items[place - 1]):
        return end
    goes_on = end < len(items) and items[end].number == expected
    return end if goes_on and end > place + 1 else place


def _has_id(item: Block) -> bool:
    first = item.children[0] if item.children else None
    return bool(first and first.kind == "paragraph" and len(first.lines) > 1 and ID_LINE.match(first.lines[-1][2]))


def _is_id(block: Block) -> bool:
    """Tell whether a block is nothing but the id of a step, out of its place."""
    return block.kind == "paragraph" and all(ID_LINE.match(line[2]) or NEAR_ID.match(line[2]) for line in block.lines)


def _is_escaped(sheet: Sheet, block: Block, base: int) -> bool:
    return block.kind == "list" and base < sheet.indent(block.line) < base + _DEEP


def _indented(sheet: Sheet, block: Block, last: int, base: int) -> Repair:
    """Indent a list, which begins with `block` and ends on the line `last`, so that it belongs to the step above."""
    first = block.line
    column, text = sheet.column(first), sheet.words(first)
    missing = base + _DEEP - sheet.indent(first)
    edits: tuple[Edit, ...] = ()
    if (
        not sheet.is_blank(first - 1)
        and sheet.indent(first - 1) >= base + _DEEP
        and not ID_LINE.match(sheet.text(first - 1))
    ):
        edits += sheet.part(first)
    own, belongs = sheet.indent(first), True
    for number in range(first, last + 1):
        if sheet.is_blank(number - 1) and not sheet.is_blank(number):
            indent = sheet.indent(number)
            belongs = indent < base + _DEEP or (belongs and indent >= own + _DEEP)
        if belongs:
            edits += sheet.shift(number, number, missing)
    if sheet.is_blank(first - 1) and not sheet.is_blank(last + 1):
        edits += sheet.part(last + 1)
    return Repair("escaped", first, column, text, merged(edits))


def _cut(sheet: Sheet, blocks: list[Block], following: Block, base: int) -> Repair:
    """Indent the blocks between two steps; headings are left where they are, for the writer to decide."""
    first, last = blocks[0].line, following.line - 1
    column = sheet.column(first)
    text = sheet.words(first)
    if any(block.kind == "heading" for block in blocks):
        return Repair("cut", first, column, text, end=last)
    edits = () if sheet.is_blank(first - 1) else sheet.part(first)
    for block, end in zip(blocks, [*(block.line - 1 for block in blocks[1:]), last], strict=True):
        edits += sheet.shift(block.line, end, base + _DEEP - sheet.indent(block.line))
    if not sheet.is_blank(last):
        edits += sheet.part(last + 1)
    return Repair("cut", first, column, text, merged(edits), last)
