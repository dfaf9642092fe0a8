"""Tables, and lines that were meant to be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from helpcenter.diagnostics import Edit, Finding
from helpcenter.dialect.blocks import split_row
from helpcenter.dialect.masking import COMMENT
from helpcenter.messages import Message
from helpcenter.model import Block, Line, Page, Site

_SEPARATOR = re.compile(r"[|｜:：\-—–－=_ ]*[|｜][|｜:：\-—–－=_ ]*$")
_DASH = re.compile(r"[-—–－=_]")
_WIDE = re.compile(r"[｜：—–－=_]")
_ROW = re.compile(r"[|｜].*[|｜]")
_LONGEST_QUOTE = 40


def table_row_short(page: Page, _site: Site) -> Iterator[Finding]:
    """Every row of a table has as many cells as its first, and the second row is dashes between the same borders.

    A cell too many is not shown at all, one too few leaves a hole, and without the row of dashes there is no table.

    Bad:
        | Paid from | Takes |
        | --- | --- |
        | card |

    Good:
        | Paid from | Takes |
        | --- | --- |
        | card | 3 days |
    """
    if "|" not in page.raw and "｜" not in page.raw:
        return
    glued = {repair.line for repair in page.repairs if repair.kind == "glued"}
    for parent in page.all_blocks:
        above: Block | None = None
        for block, below in zip_longest(parent.children, parent.children[1:]):
            if block.kind == "table":
                yield from _rows(block, glued)
            elif block.kind == "paragraph":
                yield from _no_table(block, above, below)
            above = block


def _rows(table: Block, glued: set[int]) -> Iterator[Finding]:
    """Yield the rows with another number of cells, up to a step that has a finding of its own."""
    expected = len(table.rows[0])
    for cells, (number, column, text) in zip(table.rows, table.lines, strict=True):
        if number in glued:
            return
        count = len(cells)
        if count > 1 and COMMENT in cells[-1][2] and not cells[-1][2].strip(f" {COMMENT}"):
            count -= 1
        if count != expected:
            hint = _with_cells(expected)
            if "|" not in text:
                hint = Message("put a blank line between the table and the text below it")
            message = Message.counted(
                "Row has {count} cell, expected {expected} as in the first row",
                "Row has {count} cells, expected {expected} as in the first row",
                count=count,
                expected=expected,
            )
            yield Finding(number, column + 1 + len(text) - len(text.lstrip()), message, hint)


def _no_table(block: Block, above: Block | None, below: Block | None) -> Iterator[Finding]:
    """Yield what keeps the lines of a paragraph from being the table that they were meant to be."""
    lines = block.lines
    separator = next((place for place, line in enumerate(lines) if _is_separator(line)), None)
    if separator is None:
        is_headed_below = below is not None and below.kind == "paragraph" and _is_separator(below.lines[0])
        if all(map(_is_row, lines)) and not is_headed_below:
            yield from _rows_alone(block, above)
    elif separator and ("|" in lines[separator - 1][2] or "｜" in lines[separator - 1][2]):
        yield from _unlike(lines, separator)
    elif len(lines) > 1 or (above and above.kind == "paragraph" and _is_lone_row(above)):
        message = Message("Row of dashes has no row of headings above it, expected one")
        yield _at(lines[separator], message, Message("write the headings right above, without a blank line"))


def _rows_alone(block: Block, above: Block | None) -> Iterator[Finding]:
    """Yield the first of some rows that are no table: they follow one, or they have no row of dashes."""
    first = block.lines[0]
    if above and above.kind == "table" and len(above.rows[0]) == len(split_row(first)):
        message = Message("Row is parted from its table, expected it right below")
        yield _at(first, message, Message("delete the blank line above"))
    elif len(block.lines) > 1:
        message = Message("Row has no row of dashes below it, expected | --- | --- |")
        yield _at(first, message, Message("add the row of dashes"))


def _unlike(lines: list[Line], separator: int) -> Iterator[Finding]:
    header = lines[separator - 1]
    expected, count = len(split_row(_narrow(header))), len(split_row(_narrow(lines[separator])))
    if count != expected:
        below = {len(split_row(_narrow(line))) for line in lines[separator + 1 :]}
        if below == {count}:
            message = Message.counted(
                "First row has {count} cell, expected {expected} as in the rows below",
                "First row has {count} cells, expected {expected} as in the rows below",
                count=expected,
                expected=count,
            )
            yield _at(header, message, _with_cells(count))
        else:
            message = Message.counted(
                "Row of dashes has {count} cell, expected {expected} as in the row above",
                "Row of dashes has {count} cells, expected {expected} as in the row above",
                count=count,
                expected=expected,
            )
            yield _at(lines[separator], message, Message("give each column its dashes between two borders"))
    elif _WIDE.search(lines[separator][2]) or "｜" in header[2]:
        row = lines[separator] if _WIDE.search(lines[separator][2]) else header
        message = Message(
            "Table has other borders or dashes {found!r}, expected | and -", found=row[2].strip()[:_LONGEST_QUOTE]
        )
        yield _at(row, message, Message("type | and -"))
    elif separator > 1:
        yield _without_blank_line(header, lines[separator - 2][2].strip())


def _without_blank_line(header: Line, above: str) -> Finding:
    message = Message("Table has no blank line above it, expected one below {above!r}", above=above[:_LONGEST_QUOTE])
    found = _at(header, message, Message("put a blank line above it"))
    return found if header[1] else replace(found, edits=(Edit(header[0], 1, 1, "\n"),))


def _with_cells(count: int) -> Message:
    return Message("give it {cells} cells; an empty one is two borders with a space between", cells=count)


def _at(line: Line, message: Message, hint: Message) -> Finding:
    number, column, text = line
    return Finding(number, column + 1 + len(text) - len(text.lstrip()), message, hint)


def _is_separator(line: Line) -> bool:
    return bool(_SEPARATOR.match(line[2].strip()) and _DASH.search(line[2]))


def _is_row(line: Line) -> bool:
    return bool(_ROW.match(line[2].strip()))


def _is_lone_row(block: Block) -> bool:
    return len(block.lines) == 1 and _is_row(block.lines[0]) and not _is_separator(block.lines[0])


def _narrow(line: Line) -> Line:
    return line[0], line[1], line[2].replace("｜", "|")
