"""What a number in a text says."""

from __future__ import annotations

from typing import NamedTuple

RANK = "rank"  # the kind of "第二" and "the second"


class Quantity(NamedTuple):
    """A number in a text, from offset `start` to `end`.

    `plain` is the number as typed (two where it can be read both ways), `kind` what it counts ("time", "clock", "CNY",
    …; empty where nobody says), `values` the number in the smallest unit of the kind, `factors` what one of its own
    unit makes of those. `written` is true for digits. `parts` are the numbers of which it is the sum, as in
    "1 小时 30 分钟". `alone` is true for a word that leaves open what it counts, as in "instead of the usual two".
    """

    start: int
    end: int
    plain: frozenset[float | str]
    kind: str = ""
    values: frozenset[float] = frozenset()
    written: bool = True
    factors: tuple[float, ...] = (1.0,)
    parts: tuple[Quantity, ...] = ()
    alone: bool = False
