"""Finds the numbers in a text, with what they count, so that they can be compared from language to language.

"3 个工作日" and "three working days" are the same, as are "下午 3 点", "15:00" and "3 p.m.", "¥1 万" and "10,000 yuan",
"48 小时" and "2 days". Numbers are found as either language writes them, whatever the language of the text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from helpcenter.numbers.clocks import (
    read_clock,
    read_han_clock,
    read_named_clock,
    read_past_clock,
    read_spoken_clock,
    whole,
)
from helpcenter.numbers.days import (
    read_first_half,
    read_han_weekdays,
    read_month,
    read_some_weekdays,
    read_weekday,
)
from helpcenter.numbers.no_numbers import blank, codes_in, without_names
from helpcenter.numbers.number_forms import find_in_digits, find_spelt
from helpcenter.numbers.number_words import value_of_digits, value_of_symbol, values_of_word
from helpcenter.numbers.numerals import ENGLISH_ORDINALS
from helpcenter.numbers.quantity import RANK, Quantity
from helpcenter.numbers.ranges import together
from helpcenter.numbers.shares import percents, read_discount, read_hundredths, read_share, read_tenths
from helpcenter.numbers.units import (
    SIGN,
    SIGNS,
    seconds_of_rate,
    unit_behind,
)

_RUN = re.compile(r"\d+")
_SIGN_BEFORE = re.compile(rf"{SIGN}$", re.IGNORECASE)
_SIGN_ENDS = frozenset("¥$€£yYbBdDrRpP币元金镑")
_LONGEST_SIGN = 4
_PART_BEFORE = re.compile(r"([百千万])分之\s?$")
_HALF_BEHIND = re.compile(r"半(?![径价天年])|\sand a half\b")
_OFF = re.compile(r"\s(?:off|discount|cheaper|less)\b")  # 20 % off is 80 % of the price
_EACH = re.compile(r"\san?\s")  # "3 a day" is not three days, though "half a day" is half of one
_ALONE = re.compile(r"[.,;:!?)]|\Z")
_YEARS = frozenset(map(float, range(1900, 2101)))
_YEAR = 365 * 86_400.0
_FORTNIGHT, _HALF_MONTH = 14 * 86_400.0, 15 * 86_400.0  # the two are the same to some
_LONGEST_KEPT = 1_000


def find_quantities(words: str, *, spelt: bool = True) -> tuple[Quantity, ...]:
    """Return the numbers in a text in their order; neither those of steps, nor of codes, addresses or telephones.

    Without `spelt`, only those in digits.
    """
    return _find_again(words, spelt) if len(words) <= _LONGEST_KEPT else _find(words, spelt)


def find_codes(words: str) -> Iterator[Quantity]:
    """Yield the codes and telephones of a text, each with the text that it is."""
    return (Quantity(start, end, frozenset({code})) for start, end, code in codes_in(words))


def _find(words: str, spelt: bool) -> tuple[Quantity, ...]:  # noqa: FBT001 -- for the cache
    text, found = _in_digits(words)
    if spelt:
        rest = blank(text, ((each.start, each.end) for each in found))
        found = sorted((*found, *_read_spelt(rest, text)), key=lambda each: each.start)
    return tuple(together(list(found), text))


@functools.lru_cache(maxsize=1_000)  # asked for alone, and with the others
def _in_digits(words: str) -> tuple[str, Sequence[Quantity]]:
    """Return a text without what is no number in it, and the numbers in digits."""
    text = without_names(words)
    return text, [each for match in find_in_digits(text) for each in _read(match, text)]


_find_again = functools.lru_cache(maxsize=1_000)(_find)  # asked of each text more than once


def _read_spelt(rest: str, text: str) -> Iterator[Quantity]:
    """Read the numbers that are spelt out; "a quarter of an hour" is one of them."""
    done = 0
    for match in find_spelt(rest):
        for each in _read(match, text) if match.start() >= done else ():
            done = each.end
            yield each


def _read(match: re.Match[str], text: str) -> Iterator[Quantity]:
    return _READERS[(match.lastgroup or "").removeprefix("w_")](match, text)


def _number(match: re.Match[str], text: str) -> Iterator[Quantity]:
    start, end = match.span()
    plain = frozenset({value_of_digits(match["digits"], match["scale"] or "")})
    before = text[max(0, start - _LONGEST_SIGN) : start]
    sign = _SIGN_BEFORE.search(before) if before and (before[-1] in _SIGN_ENDS or before[-1].isspace()) else None
    if sign:
        start -= len(before) - sign.start()
        yield Quantity(start, end, plain, SIGNS[sign[0].strip().lower()], plain)
    elif match["rank"]:
        yield Quantity(start, end, plain, RANK, plain)
    elif "分之" in before and (part := _PART_BEFORE.search(before)):
        yield Quantity(start, end, plain, "percent", percents(plain, part[1]))
    else:
        counted = _counted(match, text, plain)
        behind = text[end : end + 1]
        if counted.kind or not (behind.isascii() and (behind.isalpha() or behind == "_")):
            yield counted


def _counted(match: re.Match[str], text: str, plain: Iterable[float], *, written: bool = True) -> Quantity:
    """Return the number with the unit behind it."""
    start, end = match.span()
    values = frozenset(plain)
    bare = Quantity(start, end, values, written=written)
    if text[max(0, start - 2) : start].rstrip().endswith("第"):
        return bare._replace(kind=RANK, values=values)
    unit = None if _EACH.match(text, end) and min(values) >= 1 else unit_behind(text, end)
    if unit is None:
        return bare
    end, word, kind, factors = unit
    if word == "年" and not values.isdisjoint(_YEARS):
        return bare
    half = _HALF_BEHIND.match(text, end) if kind == "time" else None
    if half:
        values, end = frozenset(value + 0.5 for value in values), half.end()
    counted = frozenset(round(value * factor, 6) for value in values for factor in factors)
    if kind == "percent":
        less = frozenset(-value for value in counted)
        counted = less if _OFF.match(text, end) else counted | less
    return Quantity(start, end, values, kind, counted, written, factors)


def _dates(match: re.Match[str], _text: str) -> Iterator[Quantity]:
    for part in _RUN.finditer(match[0]):
        start = match.start() + part.start()
        yield Quantity(start, start + len(part[0]), frozenset({float(part[0])}))


def _version(match: re.Match[str], _text: str) -> Iterator[Quantity]:
    yield Quantity(match.start(), match.end(), frozenset({match[0]}))


def _all_day(match: re.Match[str], _text: str) -> Iterator[Quantity]:
    yield Quantity(*match.span(), frozenset({24.0}), "time", frozenset({86_400.0}), written=False)


def _rate(match: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read "每天", which is as much as "a day" behind a number."""
    seconds = seconds_of_rate(match[0])
    values = frozenset({seconds, _YEAR} if match[0].lower() == "quarterly" else {seconds})  # or four times a year
    yield Quantity(*match.span(), frozenset({1.0}), "time", values, written=False)


def _and_half(match: re.Match[str], text: str) -> Iterator[Quantity]:
    groups = match.groupdict()
    word = groups.get("whole") or groups["w_whole"]
    yield _counted(match, text, (whole(word) + 0.5,), written=word.isdigit())


def _half(match: re.Match[str], text: str) -> Iterator[Quantity]:
    counted = _counted(match, text, (0.5,), written=False)
    is_month = _HALF_MONTH in counted.values
    yield counted._replace(values=counted.values | {_FORTNIGHT}) if is_month else counted


def _word(match: re.Match[str], text: str) -> Iterator[Quantity]:
    values = values_of_word(match[0])
    if match[0].lower() in ENGLISH_ORDINALS:
        ranks = frozenset(values)
        yield Quantity(*match.span(), ranks, RANK, ranks, written=False)  # "the second year" is not two years
    elif values:
        alone = match[0].isascii() and bool(_ALONE.match(text, match.end()))
        yield _counted(match, text, values, written=False)._replace(alone=alone)


def _times(match: re.Match[str], _text: str) -> Iterator[Quantity]:
    yield Quantity(*match.span(), frozenset(values_of_word(match[0])), written=False)


def _idiom(_match: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Yield nothing for "二维码", which is no two."""
    yield from ()


def _symbol(match: re.Match[str], text: str) -> Iterator[Quantity]:
    yield _counted(match, text, (value_of_symbol(match[0]),), written=False)


_READERS: Mapping[str, Callable[[re.Match[str], str], Iterator[Quantity]]] = MappingProxyType(
    {
        "date": _dates,
        "version": _version,
        "clock": read_clock,
        "han_clock": read_han_clock,
        "spoken_clock": read_spoken_clock,
        "named_clock": read_named_clock,
        "all_day": _all_day,
        "past_clock": read_past_clock,
        "hundredths": read_hundredths,
        "discount": read_discount,
        "han_discount": read_discount,
        "tenths_of": read_tenths,
        "han_tenths_of": read_tenths,
        "han_share": read_share,
        "share": read_share,
        "han_weekday": read_han_weekdays,
        "weekday": read_weekday,
        "some_weekdays": read_some_weekdays,
        "first_half": read_first_half,
        "han_rate": _rate,
        "rate": _rate,
        "and_half": _and_half,
        "number": _number,
        "month": read_month,
        "half": _half,
        "word": _word,
        "idiom": _idiom,
        "times": _times,
        "symbol": _symbol,
    }
)
