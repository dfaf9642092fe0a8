"""Places as the checker names them, and as editors do.

The checker counts lines and Unicode code points from 1; an editor counts from 0, in the units that it was agreed on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lsprotocol import types
from pygls.workspace import PositionCodec


class Place(NamedTuple):
    """A line and a column, counted from 1."""

    line: int
    column: int


def position_of(lines: Sequence[str], place: Place, codec: PositionCodec) -> types.Position:
    """Return a place as the editor names it; one behind the text is the end of the text."""
    if place.line > len(lines):
        place = Place(len(lines), len(lines[-1]) + 1) if lines else Place(1, 1)
    before = lines[place.line - 1][: max(0, place.column - 1)] if lines else ""
    return types.Position(max(0, place.line - 1), codec.client_num_units(before))


def range_of(lines: Sequence[str], start: Place, end: Place, codec: PositionCodec) -> types.Range:
    """Return what stands from one place up to another as the editor names it."""
    return types.Range(position_of(lines, start, codec), position_of(lines, end, codec))


def place_of(lines: Sequence[str], position: types.Position, codec: PositionCodec) -> Place:
    """Return the place that the editor names; one behind its line is the end of the line."""
    if position.line >= len(lines):
        return Place(len(lines), len(lines[-1]) + 1) if lines else Place(1, 1)
    line = lines[position.line]
    units = 0
    for column, character in enumerate(line, start=1):
        if units >= position.character:
            return Place(position.line + 1, column)
        units += codec.client_num_units(character)
    return Place(position.line + 1, len(line) + 1)
