"""How wide a text is, and where it may be broken: for drawings, which no browser lays out.

The widths are those of wide system fonts, so that a text is rather narrower than it was given room for.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

LAST_WITH_SPACES = "\u2e7f"  # behind it come the scripts that are written without spaces

_NARROW = frozenset("iIjlft|!.,:;'()[]{}’‘·` ")
_WIDE = frozenset("mwMW@%—…")
_BOLD = 1.07
_PIECE = re.compile(r"(?P<space>\s*)(?P<piece>[^\s\u2e80-\uffff]+|\S)")
_OPENING = "（《「『“‘([{"
_CLOSING = "，。、；：！？）》」』”’,.;:!?)]}%…—～"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line in letters of a size."""
    return sum(map(_em, text)) * size * (_BOLD if bold else 1)


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Return the lines of a text, none wider than the room: broken between words, and between Han characters."""
    if width(text, size, bold=bold) <= room and text.split() == text.split(" "):
        return [text]
    lines = [""]
    for space, piece in _pieces(text):
        line = lines[-1] + (space if lines[-1] else "") + piece
        if width(line, size, bold=bold) <= room:
            lines[-1] = line
            continue
        lines += [""] if lines[-1] else []
        for letter in piece:  # one by one, for the word that is wider than the room
            if lines[-1] and width(lines[-1] + letter, size, bold=bold) > room:
                lines.append("")
            lines[-1] += letter
    return lines


def _pieces(text: str) -> list[tuple[str, str]]:
    """Return what must stay together, each with the space before it."""
    pieces: list[tuple[str, str]] = []
    for found in _PIECE.finditer(text):
        space, piece = " " if found["space"] else "", found["piece"]
        if pieces and not space and (piece[0] in _CLOSING or pieces[-1][1][-1] in _OPENING):
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + piece)
        else:
            pieces.append((space, piece))
    return pieces


@cache
def _em(letter: str) -> float:
    if letter > LAST_WITH_SPACES or unicodedata.east_asian_width(letter) in "WF":
        return 1
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE:
        return 1
    return 0.72 if letter.isupper() else 0.58
