"""Compares the days of the week that two texts name: all of them have to be the same, however they are listed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from helpcenter.numbers.ranges import are_range
from helpcenter.translation.answers import Number, Pair

_DAYS = 7


def weekdays_differing(ours: Sequence[Number], theirs: Sequence[Number]) -> list[Pair]:
    """Return the days that only one of two texts names, each with one of the days of the other text.

    Where either names none, it may say so in another way: "every day", "round the clock".
    """
    mine, its = (list(filter(_is_weekday, numbers)) for numbers in (ours, theirs))
    if not (mine and its):
        return []
    days, other_days = _days(mine), _days(its)
    pairs = [(number, its[-1]) for number in mine if _is_asked(number, other_days)]
    return pairs[:1] or [(mine[-1], number) for number in its if _is_asked(number, days)][:1]


def _is_weekday(number: Number) -> bool:
    return number.quantity.kind == "weekday"


def _is_asked(number: Number, days: set[float]) -> bool:
    """Tell whether a number is one day which is not among the days; "weekends" may stand for any of its own."""
    return len(number.quantity.values) == 1 and number.quantity.values.isdisjoint(days)


def _days(numbers: Sequence[Number]) -> set[float]:
    """Return all days that are named, those between the two ends of a range too."""
    days = {day for number in numbers for day in number.quantity.values}
    for first, last in pairwise(numbers):
        if first.text is last.text and are_range(first.quantity, last.quantity, first.text.words):
            begin, end = min(first.quantity.values), max(last.quantity.values)
            days.update(range(int(begin), int(end if begin <= end else _DAYS) + 1))
            days.update(range(1, int(end) + 1) if end < begin else ())
    return days
