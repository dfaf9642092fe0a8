"""Where the words of a value of the front matter stand in the file."""

from __future__ import annotations

import re

_KEY = re.compile(r"\s*(?:[\w-]+\s*:)?")
_WORD = re.compile(r"\S+")
_LINES_AHEAD = 3
_NEAR = 200

Place = tuple[int, int]


def places_of_value(value: str, after: Place, lines: list[str]) -> tuple[tuple[tuple[int, int, int], ...], Place]:
    """Return the offset, line and column of each run of a value, as a Text has them, and the place behind the value.

    It begins behind the place `after`, a line and the characters before it. What was typed with escapes, or stands
    elsewhere behind an alias, has the place of what stands before it.
    """
    if found := _find(value, after, lines, 1):
        line, column = found
        return ((0, line, column + 1),), (line, column + len(value))
    places = []
    for word in _WORD.finditer(value):
        if found := _find(word[0], after, lines, _LINES_AHEAD):
            places.append((word.start(), found[0], found[1] + 1))
            after = found[0], found[1] + len(word[0])
        else:
            places.extend((offset, after[0], after[1] + 1) for offset in range(*word.span()))
    return tuple(places) or ((0, after[0], after[1] + 1),), after


def _find(words: str, after: Place, lines: list[str], ahead: int) -> Place | None:
    """Return where the words stand, near `after` or near the beginning of one of the lines below."""
    first, column = after
    for number in range(first, min(first + ahead, len(lines) + 1)):
        line = lines[number - 1]
        if number > first:
            column = len(line) - len(line.lstrip())
        elif not column and (key := _KEY.match(line)):
            column = key.end()
        found = line.find(words, column, column + len(words) + _NEAR)
        if found >= 0:
            return number, found
    return None
