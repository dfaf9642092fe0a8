"""What was typed wrong, and what mends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from helpcenter.messages import NOTHING, Message


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a source file that kept it from being read as meant.

    `hint` says how to mend it; `right` is what belongs there in place of `wrong`, where that is certain.
    """

    line: int
    column: int
    message: Message
    hint: Message = NOTHING
    wrong: str = ""
    right: str = ""


class Unfit(NamedTuple):
    """A file that may not be published as it is, named from the root of the project, and why.

    Kinds: kind (no picture, or not what its name says), drawing (an SVG that does more than draw), size, name (or a
    place where the build puts something), elsewhere (a link or a pipe), page (one in no language).
    """

    kind: str
    source: str
    problem: Problem


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `text` in place of what stands on one line from `column` up to, but not including, `end_column`.

    An edit of a whole file's line ends or lines takes one edit a line; `text` may hold line breaks of its own.
    """

    line: int
    column: int
    end_column: int
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """Something that was typed otherwise than it was meant; the page is read as if it had been typed right.

    Kinds: marker (a step or sub-step whose number is typed in another way), paragraph (a paragraph or a heading in
    place of a step), glued (a step without a blank line before it), swallowed (any other list without one), cut (a
    block at the margin between two steps), escaped (what belongs to a step, indented by fewer than four spaces), sunk
    (a step indented like a sub-step), id (an id that does not reach its step). `text` is what was typed, `end` the last
    line of a block that cuts; `edits` type it right, and are none where only the writer can.
    """

    kind: str
    line: int
    column: int
    text: str = ""
    edits: tuple[Edit, ...] = ()
    end: int = 0
