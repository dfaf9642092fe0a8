"""The lines of a page while they are put right: each change is made, and returned as the edit a writer would make."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence

from helpcenter.dialect.blocks import INDENT
from helpcenter.dialect.masking import COMMENT, FENCE
from helpcenter.model import Edit, Line


class Sheet:
    """The lines of a page by their number. A character keeps the column that it has in the file.

    `raw` are the lines of the file: those within code and comments are not among the lines of the page, and are moved
    with their neighbours.
    """

    def __init__(self, lines: Iterable[Line], raw: Sequence[str]) -> None:
        """Begin with the `lines` of a page and those of its file."""
        self._lines = {line[0]: line for line in lines}
        self._numbers = list(self._lines)
        self._before: dict[int, str] = {}
        self._after: dict[int, Line] = {}
        self._raw = list(raw)
        self.is_changed = False
        self.markers: dict[int, int] = {}  # by its line, the column of a marker that was typed anew

    def lines(self) -> Iterator[Line]:
        """Yield every line as it is now."""
        for number, line in self._lines.items():
            if number in self._before:
                yield number, 0, self._before[number]
            yield line
            if number in self._after:
                yield self._after[number]

    def numbers(self, first: int, last: int) -> list[int]:
        """Return the numbers of the lines from `first` to `last` that are not hidden."""
        return self._numbers[bisect.bisect_left(self._numbers, first) : bisect.bisect_right(self._numbers, last)]

    def text(self, number: int) -> str:
        """Return the text of a line, empty where it is hidden or there is none."""
        return self._lines.get(number, (0, 0, ""))[2]

    def indent(self, number: int) -> int:
        """Return the number of spaces that a line begins with, also one that is hidden."""
        text = self.text(number)
        if number not in self._lines and 0 < number <= len(self._raw):
            text = self._raw[number - 1]
        return len(text) - len(text.lstrip(" "))

    def is_blank(self, number: int) -> bool:
        """Tell whether a line is blank or there is none; one that is hidden is not blank."""
        return not self.text(number).strip() and (number in self._lines or not 0 < number <= len(self._raw))

    def column(self, number: int) -> int:
        """Return the column at which the words of a line begin, its marker included."""
        _, column, text = self._lines[number]
        return self.markers.get(number) or column + 1 + len(text) - len(text.lstrip(" "))

    def words(self, number: int) -> str:
        """Return the words of a line, its marker included, without what stands for code and comments."""
        return self.text(number).strip(f" {COMMENT}{FENCE}")

    def put(self, number: int, length: int, new: str) -> tuple[Edit, ...]:
        """Put `new` in place of the first `length` characters of a line; there is no edit of what was put before."""
        _, column, text = self._lines[number]
        self._lines[number] = (number, column + length - len(new), new + text[length:])
        edits = self._edit(number, 1, length + 1, new)
        return edits if column == 0 or not length else ()

    def cut(self, number: int, start: int) -> tuple[Edit, ...]:
        """Take away what stands on a line from the offset `start` on."""
        _, column, text = self._lines[number]
        edits = self._edit(number, column + start + 1, column + len(text) + 1, "")
        self._lines[number] = (number, column, text[:start])
        if not start:
            self._raw[number - 1] = ""
        return edits

    def part(self, number: int, quote: str = "") -> tuple[Edit, ...]:
        """Put a blank line before a line; within a quotation it begins with the marks of that, `quote`."""
        self._before[number] = quote
        return self._edit(number, 1, 1, f"{quote}\n")

    def append(self, number: int, new: str, origin: tuple[int, int]) -> tuple[Edit, ...]:
        """Put the line `new` behind a line; its words stand at `origin` (line, column) in the file."""
        line, column = origin
        self._after[number] = (line, column - 1 - len(new) + len(new.lstrip(" ")), new)
        _, start, text = self._lines[number]
        end = start + len(text) + 1
        return self._edit(number, end, end, f"\n{new}")

    def sink(self, number: int, last: int, new: str) -> tuple[Edit, ...]:
        """Take a line away, let those up to the line `last` take its place, and put `new` behind them."""
        column = self.column(number)
        if len(self.numbers(number, last)) <= last - number:  # code or a comment lies between, and cannot be moved
            del self._lines[number]
            self.append(last, new, (number, column))
            return ()
        edits: list[Edit] = []
        for each in range(number, last):
            self._lines[each] = self._lines[each + 1]
            edits += self._edit(each, 1, len(self._raw[each - 1]) + 1, self._raw[each])
        self._lines[last] = (number, column - 1 - len(new) + len(new.lstrip(" ")), new)
        edits += self._edit(last, 1, len(self._raw[last - 1]) + 1, new)
        return tuple(edits)

    def shift(self, first: int, last: int, spaces: int = len(INDENT)) -> tuple[Edit, ...]:
        """Indent the lines from `first` to `last` by so many spaces more, hidden ones included, but for blank ones."""
        edits: list[Edit] = []
        for number in range(first, min(last, len(self._raw)) + 1):
            if self._raw[number - 1].strip():
                less = min(self.indent(number), max(0, -spaces))
                if number in self._lines:
                    edits += self.put(number, less, " " * spaces)
                else:
                    edits += self._edit(number, 1, less + 1, " " * spaces)
        return tuple(edits)

    def _edit(self, number: int, start: int, end: int, new: str) -> tuple[Edit, ...]:
        """Note the change and return its edit; none where columns are not what they seem, because of a tab."""
        self.is_changed = True
        if "\t" in self._raw[number - 1] or start < 1:
            return ()
        return (Edit(number, start, end, new),)


def merged(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits with those that begin at the same place made one."""
    places: dict[tuple[int, int], Edit] = {}
    for edit in sorted(set(edits)):
        place = (edit.line, edit.column)
        before = places.get(place)
        text = before.text + edit.text if before else edit.text
        places[place] = Edit(edit.line, edit.column, edit.end_column, text)
    return tuple(places.values())
