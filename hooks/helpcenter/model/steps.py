"""The steps of a procedure, other numbered lists, and words that name steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from helpcenter.model.text import Link


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a numbered list; `number` is the number typed, `text` its first words."""

    number: int
    line: int
    column: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A numbered list that is not the list of steps; `step` is the index of the step it stands in, None outside.

    `holder` is the line of the block it stands in: the step itself, an item, a note or a tab.
    """

    items: tuple[Item, ...]
    step: int | None
    holder: int = 0


class OpenEnd(NamedTuple):
    """A bullet that should lead on from a step, as those beside it do, and names no place."""

    text: str
    line: int
    column: int


class Step(NamedTuple):
    """One step of a procedure; `number` is the number typed, which need not be its place.

    `sequence` tells steps apart that are counted apart, such as those in two tabs. `title` is its first sentence or
    bold words, `text` its first paragraph. `branches` are the links of its bullets, one for each way on; `open_ends`
    those bullets beside them that have no link. `goes_on` tells whether its words say to go on to the next step,
    `substeps` how far its sub-steps count.
    """

    number: int
    text: str
    id: str | None
    line: int
    column: int
    title: str = ""
    sequence: int = 0
    goes_on: bool = False
    substeps: int = 0
    open_ends: tuple[OpenEnd, ...] = ()
    branches: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    """The section that holds the steps of a page, by its first and its last line."""

    first: int = 1
    last: int = 1


class StepReference(NamedTuple):
    """Words that name steps by number: "第 3 步", "steps 3 to 8", "第 2 步的第 3 小步" (`substep` is 3).

    There are no `numbers` where a sub-step of the same step is named. `link` is the link whose text they are or stand
    in; `beside` a link that stands beside them and may name the page they mean, with the words `between`. `before` and
    `after` are what their sentence says around them. `end` is the column behind them, 0 where they cannot be edited;
    `within` the kind of the text and `step` the index of the step they stand in. `away` is 1 where they send on to the
    next step, -1 where back to the one before; there are no `numbers` then.
    """

    text: str
    numbers: tuple[int, ...]
    substep: int | None
    line: int
    column: int
    end: int
    within: str = "paragraph"
    link: Link | None = None
    beside: Link | None = None
    between: str = ""
    before: str = ""
    after: str = ""
    step: int | None = None
    away: int = 0
