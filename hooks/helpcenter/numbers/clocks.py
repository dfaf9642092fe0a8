"""Reads times of the day: "15:00", "3 p.m.", "下午 3 点半", "half past three", "noon"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.numbers.number_words import values_of_word
from helpcenter.numbers.quantity import Quantity
from helpcenter.numbers.units import WHEN, minutes_of_day

_WHEN_BEFORE = re.compile(rf"(?:{WHEN})(?=\s?\Z)")
_HOURS = 24


def _time(match: re.Match[str], text: str, hour: str, minute: int, when: str) -> Iterator[Quantity]:
    """Yield a time of day; what Chinese says of it ("下午") stands before it."""
    start, end = match.span()
    before = _WHEN_BEFORE.search(text, max(0, start - 3), start)
    if before and when in ("", "either"):
        start, when = before.start(), before[0]
    if 0 <= whole(hour) <= _HOURS:
        values = minutes_of_day(whole(hour), minute, when.lower())
        plain = frozenset({float(whole(hour)), *(value // 60 for value in values)})
        yield Quantity(start, end, plain, "clock", values, hour.isdigit())


def read_clock(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """Read "15:00" or "3:00 p.m."."""
    when = match["half_day"] or match["part"] or match["night"] or ""
    yield from _time(match, text, match["hour"], int(match["minute"]), when)


def read_han_clock(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """Read "3 点半" or "三点一刻"."""
    minute = (match["han_minute"] or "").strip()
    minutes = {"": 0, "半": 30, "一刻": 15, "三刻": 45}.get(minute)
    yield from _time(match, text, match["han_hour"], whole(minute) if minutes is None else minutes, "either")


def read_spoken_clock(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """Read "3 p.m." or "three o'clock"."""
    groups = match.groupdict()
    prefix = "s_" if groups.get("spoken") else "w_"
    hour = groups.get("spoken") or groups["w_spoken"]
    when = groups[f"{prefix}half_day"] or groups[f"{prefix}part"] or groups[f"{prefix}night"] or "either"
    yield from _time(match, text, hour, 0, when)


def read_named_clock(match: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read "noon" or "零点"; of "中午" what begins there is "午"."""
    minutes = 0.0 if match[0].lower() in ("midnight", "零点", "午夜") else 720.0
    plain: frozenset[float | str] = frozenset({12.0} if minutes else {0.0, 24.0})
    start, end = match.span()
    yield Quantity(start - (match[0] == "午"), end, plain, "clock", frozenset({minutes}), written=False)


def read_past_clock(match: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read "half past three" or "quarter to 4"."""
    minutes = {"half past": 30, "quarter past": 15, "quarter to": -15}[match["past"].lower()]
    hour = match["past_hour"]
    if 0 <= whole(hour) <= _HOURS:
        values = frozenset((value + minutes) % 1_440 for value in minutes_of_day(whole(hour), 0, "either"))
        yield Quantity(*match.span(), frozenset({float(whole(hour))}), "clock", values, written=hour.isdigit())


def whole(text: str) -> int:
    """Return the whole number that digits or words say, -1 where they say none."""
    values = (float(text),) if text.isdigit() else values_of_word(text)
    return int(values[0]) if values else -1
