"""What numbers that stand together say: ranges and lists that name their unit once, and sums."""

from __future__ import annotations

import re
from itertools import product

from helpcenter.numbers.quantity import Quantity
from helpcenter.numbers.units import minutes_of_day

_RANGE = re.compile(r"\s?(?:[-–—~]|到|至|to|through)\s?", re.IGNORECASE)
_LIST = re.compile(r"\s?(?:[-–—~、,]|到|至|或|和|及|to|through|or|and|, (?:or|and))\s?", re.IGNORECASE)
_TOGETHER = re.compile(r"\s?(?:and\s|又|零)?\s?", re.IGNORECASE)
_SUMMED = frozenset({"time", "CNY"})
_MINUTES_OF_DAY = 1_440
_ONE_END_IN_DOUBT = 3  # readings of both ends together


def together(found: list[Quantity], text: str) -> list[Quantity]:
    """Return the numbers of a text with what those beside them say of them."""
    return _summed(_ranged(found, text), text) if len(found) > 1 else found


def are_range(first: Quantity, second: Quantity, words: str) -> bool:
    """Tell whether two numbers of a text are the two ends of a range."""
    return first.end <= second.start and bool(_RANGE.fullmatch(words, first.end, second.start))


def _ranged(found: list[Quantity], text: str) -> list[Quantity]:
    """Give all numbers of a range or list the unit that stands at one of them ("¥100–500", "two or three days")."""
    for place in range(1, len(found)):
        first, second = found[place - 1], found[place]
        if first.kind and not second.kind and _RANGE.fullmatch(text, first.end, second.start):
            found[place] = _with_unit_of(second, first)
    for place in range(len(found) - 1, 0, -1):
        first, second = found[place - 1], found[place]
        if second.kind and not first.kind and _LIST.fullmatch(text, first.end, second.start):
            found[place - 1] = _with_unit_of(first, second)
    for place in range(1, len(found)):
        first, second = found[place - 1], found[place]
        if first.kind == second.kind == "clock" and _RANGE.fullmatch(text, first.end, second.start):
            if text[first.end - 1].isdigit() and text[second.end - 1] in "mM.":  # "from 1:30 to 6 p.m."
                first = first._replace(values=first.values | {(each + 720) % _MINUTES_OF_DAY for each in first.values})
            found[place - 1 : place + 1] = _shortest(first, second)
    return found


def _shortest(first: Quantity, second: Quantity) -> tuple[Quantity, Quantity]:
    """Read a time that may be of either half of the day so that the other end of its range is the nearest."""
    if len(first.values) + len(second.values) == _ONE_END_IN_DOUBT:
        begin, end = min(
            product(first.values, second.values), key=lambda ends: (ends[1] - ends[0] - 1) % _MINUTES_OF_DAY
        )
        return first._replace(values=frozenset({begin})), second._replace(values=frozenset({end}))
    return first, second


def _with_unit_of(bare: Quantity, counted: Quantity) -> Quantity:
    numbers = [value for value in bare.plain if isinstance(value, float)]
    if counted.kind == "clock":
        values = frozenset(each for value in numbers for each in minutes_of_day(int(value), 0, "either"))
    else:
        values = frozenset(round(value * factor, 6) for value in numbers for factor in counted.factors)
    return bare._replace(kind=counted.kind, values=values, factors=counted.factors) if values else bare


def _summed(found: list[Quantity], text: str) -> list[Quantity]:
    """Join durations and amounts that belong together ("1 小时 30 分钟", "1 元 5 角")."""
    joined: list[Quantity] = []
    for each in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.kind == each.kind
            and last.kind in _SUMMED
            and last.factors > each.factors
            and _TOGETHER.fullmatch(text, last.end, each.start)
        ):
            values = frozenset(one + other for one in last.values for other in each.values)
            written = last.written or each.written
            parts = (*(last.parts or (last,)), each)
            joined[-1] = Quantity(last.start, each.end, last.plain, last.kind, values, written, each.factors, parts)
        else:
            joined.append(each)
    return joined
