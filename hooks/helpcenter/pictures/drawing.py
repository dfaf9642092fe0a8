"""Draws a picture: the logo, the site's name, the title of a page, and a band in the brand's colour."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from helpcenter.pictures import png
from helpcenter.pictures.letters import EM, LEFT, Letters, Rows

SIZE = 1200, 630  # pixels, as the services that show such pictures ask for
INK = (33, 29, 26)
PAPER = (255, 255, 255)

_MARGIN = 80
_LINE = 96  # from one line of the title to the next
_BAND = 20
_TITLE_TOP = 236
_MOST_LINES = 3
_FOUR_BITS = int("1" * SIZE[0], 16)
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
_PIECES = re.compile(r"[!-~’]+ ?|.")
_NOT_FIRST = "，。、：；？！）》」』】”’…·"
_BRAND, _LOGO = 4, 8  # what is added to the number of a colour of ink for one of the brand, and of the logo


@dataclass(frozen=True)
class Drawing:
    """Draws pictures in one language: `name` is that of the site, `color` the brand's as `#rrggbb`.

    `beginnings` are what stands above titles that begin at the same height.
    """

    letters: Letters
    name: str
    color: str
    logo: png.Picture | None
    beginnings: dict[int, png.Beginning] = field(default_factory=dict)

    def picture(self, title: str) -> bytes:
        """Return the picture with a title, or without where some of its letters are not there."""
        rows = self._around.copy()
        lines = _lines(title, self.letters) if self.letters.has(title) else []
        top = _TITLE_TOP + (_MOST_LINES - len(lines)) * _LINE // 2
        for start, line in enumerate(lines):
            for y, row in enumerate(_placed(*self.letters.draw(line), _MARGIN - LEFT), top + start * _LINE):
                rows[y] = _bytes(row)
        if top not in self.beginnings:
            self.beginnings[top] = png.begin(rows[:top])
        return png.write(png.Picture(SIZE[0], 4, rows, self._colors), self.beginnings[top])

    @cached_property
    def _around(self) -> list[bytes]:
        """Return the rows of what is the same in every picture."""
        rows = [0] * (SIZE[1] - _BAND) + [7 * _FOUR_BITS] * _BAND
        left = _MARGIN
        if self.logo:
            for y, pixels_of_logo in enumerate(self.logo.rows, _MARGIN):
                pixels = int.from_bytes(pixels_of_logo) | _LOGO * int("1" * self.logo.width, 16)
                rows[y] |= pixels << 4 * (SIZE[0] - left - self.logo.width)
            left += self.logo.width + 28
        if self.letters.has(self.name):
            drawn, room = self.letters.draw(self.name)
            small = [_in_brand_color(row) for row in _halved(drawn, room)]
            top = _MARGIN + ((self.logo.width if self.logo else 0) - len(small)) // 2
            for y, row in enumerate(_placed(small, room // 2, left), max(top, _MARGIN)):
                rows[y] |= row
        return list(map(_bytes, rows))

    @cached_property
    def _colors(self) -> tuple[png.Color, ...]:
        mixed = (_mixed(color, level) for color in (INK, _color(self.color)) for level in range(4))
        return (*mixed, *(self.logo.colors if self.logo else ()))


def _color(said: str) -> png.Color:
    """Return what `#rrggbb` or `#rgb` says; ink where a stylesheet says it in another way."""
    if not _HEX.fullmatch(said):
        return INK
    digits = said[1:] if len(said) > len("#rgb") else "".join(2 * digit for digit in said[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _mixed(color: png.Color, level: int) -> png.Color:
    red, green, blue = (round(paper + (part - paper) * level / 3) for part, paper in zip(color, PAPER, strict=True))
    return red, green, blue


def _bytes(row: int) -> bytes:
    return row.to_bytes(SIZE[0] // 2)


def _placed(rows: Rows, room: int, left: int) -> Rows:
    """Return rows of `room` pixels as they stand in the picture; what does not fit into it is cut off."""
    by = 4 * (SIZE[0] - left - room)
    return [row << by if by >= 0 else row >> -by for row in rows]


def _in_brand_color(row: int) -> int:
    return row | ((row | row >> 1) & _FOUR_BITS) * _BRAND


def _halved(rows: Rows, room: int) -> Rows:
    """Return rows at half the size: each pixel is as dark as four were."""
    texts = [f"{row:0{room}x}" for row in rows]
    return [
        int(
            "".join(
                str(round(sum(map(int, two + below)) / 4)) for two, below in zip(_pairs(a), _pairs(b), strict=True)
            ),
            16,
        )
        for a, b in zip(texts[::2], texts[1::2], strict=True)
    ]


def _pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(0, len(text), 2)]


def _lines(title: str, letters: Letters) -> list[str]:
    """Return the lines of a title: between words, or between any two Chinese characters; the last may end in "…"."""
    most = SIZE[0] - 2 * _MARGIN
    lines = [""]
    for piece in _PIECES.findall(title):
        if lines[-1] and letters.width((lines[-1] + piece).rstrip()) > most and piece not in _NOT_FIRST:
            lines.append("")
        lines[-1] += piece
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1].rstrip()[: most // EM - 1] + "…"]
    return [line.strip() for line in lines]
