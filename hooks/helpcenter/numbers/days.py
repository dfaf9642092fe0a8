"""Reads days of the week, months and half-years by their names: "周一、三", "Mondays", "weekend", "March", "上半年"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.numbers.quantity import RANK, Quantity
from helpcenter.numbers.units import month_number, weekday_number

_HAN_WEEKDAY = re.compile(r"(?:星期|礼拜|周)?(?P<day>[一二三四五六日天])")


def read_weekday(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """Read "Monday"; "sat" is none."""
    if text[match.start()].isupper():
        values = frozenset({float(weekday_number(match[0]))})
        yield Quantity(*match.span(), values, "weekday", values, written=False)


def read_han_weekdays(match: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read "周一", and each day of "周一、三、五"."""
    start = match.start()
    for name in _HAN_WEEKDAY.finditer(match[0]):
        values = frozenset({float(weekday_number(name["day"]))})
        yield Quantity(start + name.start(), start + name.end(), values, "weekday", values, written=False)


def read_some_weekdays(match: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read "weekends" or "工作日", which may stand for any of their days."""
    is_end = match[0].lower().startswith(("weekend", "周末"))
    values = frozenset((6.0, 7.0) if is_end else (1.0, 2.0, 3.0, 4.0, 5.0))
    yield Quantity(*match.span(), values, "weekday", values, written=False)


def read_month(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """Read "May"; "may" is none."""
    if text[match.start()].isupper():
        plain = frozenset({float(month_number(match[0]))})
        yield Quantity(*match.span(), plain, "month", plain, written=False)


def read_first_half(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """Read "上半年", the first of two."""
    start = match.start() - 1
    values = frozenset({1.0 if text[start] in "上前" else 2.0})
    yield Quantity(start, match.end(), values, RANK, values, written=False)
