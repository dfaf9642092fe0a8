"""What stands on a page: its prose, and what is found in it."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, replace
from typing import NamedTuple


class Heading(NamedTuple):
    """A heading of a page; `id` is the one written in its attribute list, or None; `anchor` the one it is given."""

    level: int
    text: str
    id: str | None
    line: int
    column: int = 1
    anchor: str = ""


class Link(NamedTuple):
    """A link or an image; `target` is what the writer typed, or what the label's definition says.

    `kind` is link, image, reference (`[text][label]`), image-reference, autolink, html (`name` is its tag and
    attribute, such as `a href`; `label` what it tells screen readers in place of a text), definition (`text` is its
    label) or related. `start` and `end` are the offsets of its text in the Text it stands in. `defined` is false for a
    label without a definition. `step` is the index of the step around it, `block` the
    line on which its Text begins.
    """

    kind: str
    text: str
    target: str
    line: int
    column: int
    target_line: int = 0
    target_column: int = 0
    start: int = 0
    end: int = 0
    label: str = ""
    name: str = ""
    defined: bool = True
    step: int | None = None
    block: int = 0


@dataclass(slots=True)  # not frozen: there are forty on a page, and a frozen one takes three times as long to make
class Text:
    """A run of prose, such as a paragraph, the text of an item, a heading or a cell.

    `kind` is paragraph, item, heading, cell, title (of a note or a tab), html, meta (of the front matter; `name` is the
    key). `source` has code and comments blanked; in `words`, of the same length, targets, tags and attribute lists are
    blanked as well, which leaves what a reader reads. `lines` holds for each line its offset, its number and the column
    of its first character. `step` is the index of the step it stands in.
    """

    kind: str
    source: str
    words: str
    lines: tuple[tuple[int, int, int], ...]
    links: tuple[Link, ...] = ()
    name: str = ""
    step: int | None = None

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of the character at `offset`."""
        return place_of(self.lines, offset)


def place_of(lines: tuple[tuple[int, int, int], ...], offset: int) -> tuple[int, int]:
    """Return line and column of the character at `offset` in a text whose lines are (offset, number, column)."""
    start, number, column = lines[max(0, bisect.bisect_right(lines, (offset, 1 << 60, 0)) - 1)]
    return number, column + offset - start


@dataclass(frozen=True, slots=True)
class Address:
    """A phone number, mail address, host or account name, whichever `kind` says (phone, email, host, account).

    `text` is what was written, from offset `start` of its text; `value` is equal for all ways of writing it.
    """

    kind: str
    text: str
    value: str
    start: int
    line: int = 1
    column: int = 1

    def at(self, line: int, column: int) -> Address:
        """Return the address with the place where it stands."""
        return replace(self, line=line, column=column)


@dataclass(frozen=True, slots=True)
class Id:
    """An id that a reader's browser finds, with the place where it is written."""

    name: str
    line: int
    column: int
