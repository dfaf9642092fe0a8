"""The letters of the pictures, as they were drawn once: a sheet of them, and a table of what is on it.

That way a picture needs neither a font nor a program that draws one, and has the same pixels on every machine.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

from helpcenter.pictures import png

SHEET = Path(__file__).with_name("letters.png")
TABLE = Path(__file__).with_name("letters.json")
EM = 68  # pixels: the size of the letters
WIDTH, HEIGHT = 76, 88  # of the place of each on the sheet
LEFT, BASELINE = 4, 64  # where it begins and stands there

_BYTES = WIDTH // 4
_WIDE = [bytes((each >> 6 << 4 | each >> 4 & 3, (each >> 2 & 3) << 4 | each & 3)) for each in range(256)]

Rows = list[int]  # of pixels, four bits each: how dark one is, from 0 to 3


@dataclass
class Letters:
    """The letters; `table` is read at once, the sheet when the first one is drawn."""

    table: dict[str, Any] = field(default_factory=lambda: json.loads(TABLE.read_text(encoding="utf-8")))
    _drawn: dict[str, Rows] = field(default_factory=dict)

    def has(self, text: str) -> bool:
        """Tell whether all of a text can be drawn."""
        return self._places.keys() >= set(text)

    def width(self, text: str) -> int:
        """Return how wide a text is."""
        return self._ends(text)[-1]

    def draw(self, text: str) -> tuple[Rows, int]:
        """Return the pixels of a line of text, and how many there are in a row."""
        ends = self._ends(text)
        room = ends[-1] + WIDTH
        rows = [0] * HEIGHT
        for letter, end in zip(text, ends[1:], strict=True):
            by = 4 * (room - end + self._width(letter) - WIDTH)
            rows = [row | (part << by) for row, part in zip(rows, self._rows(letter), strict=True)]
        return rows, room

    def _ends(self, text: str) -> list[int]:
        """Return where each letter of a text ends, behind where the first one begins."""
        kerning = self.table["kerning"]
        moved = (kerning.get(text[at : at + 2], 0) if at >= 0 else 0 for at in range(-1, len(text) - 1))
        return [*accumulate((self._width(each) + by for each, by in zip(text, moved, strict=True)), initial=0)]

    def _width(self, letter: str) -> int:
        width: int = self.table["widths"].get(letter, EM)
        return width

    def _rows(self, letter: str) -> Rows:
        if letter not in self._drawn:
            column, row = self._places[letter]
            cut = slice(column * _BYTES, (column + 1) * _BYTES)
            lines = self._sheet[row * HEIGHT : (row + 1) * HEIGHT]
            self._drawn[letter] = [int.from_bytes(b"".join(map(_WIDE.__getitem__, line[cut]))) for line in lines]
        return self._drawn[letter]

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        columns = self.table["columns"]
        return {each: (index % columns, index // columns) for index, each in enumerate(self.table["characters"])}

    @cached_property
    def _sheet(self) -> list[bytes]:
        return png.read(SHEET.read_bytes()).rows
