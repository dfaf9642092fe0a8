"""Reads shares of a whole: percentages in words, discounts, tenths, halves and thirds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from helpcenter.numbers.number_words import values_of_word
from helpcenter.numbers.numerals import to_number
from helpcenter.numbers.quantity import Quantity

_SHARES = {"two": (2, 3), "three": (3, 4), "one": (1, 1), "a ": (1, 1)}
_PARTS = {"third": 3, "quarter": 4, "fifth": 5}
_PARTS_OF_WHOLE = {"百": 1.0, "千": 0.1, "万": 0.01}


def percents(values: Iterable[float], whole: str) -> frozenset[float]:
    """Return the parts of a hundred, a thousand or ten thousand, whichever `whole` says, as parts of a hundred."""
    return frozenset(round(value * _PARTS_OF_WHOLE[whole], 6) for value in values)


def read_hundredths(match: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read "百分之五" or "万分之五"."""
    plain = frozenset(values_of_word(match["of_whole"]))
    yield Quantity(*match.span(), plain, "percent", percents(plain, match["whole_of"]), written=False)


def read_discount(match: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read "8 折" or "八折", which is 80 % of the price, or 20 % off (here -20); "85 折" is 8.5 of ten."""
    spelt = match.groupdict().get("han_tenths") or ""
    typed = "".join(str(to_number(digit)) for digit in spelt) or match["tenths"]
    tenths = float(typed) / 10 if len(typed) == 2 else float(typed)  # noqa: PLR2004 -- two digits
    price = round(tenths * 10, 6)
    values = frozenset({price, 100 - price, price - 100})
    yield Quantity(*match.span(), frozenset({tenths, price, 100 - price}), "percent", values, not spelt)


def read_tenths(match: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read "三成半", which is 35 %."""
    groups = match.groupdict()
    spelt = groups.get("tenth") is None
    tenths = (
        to_number(groups["tenths_of"]) + (0.5 if groups["and_half_tenth"] else 0) if spelt else int(groups["tenth"])
    )
    values = frozenset({round(tenths * 10.0, 6)})
    yield Quantity(*match.span(), values, "percent", values, written=not spelt)


def read_share(match: re.Match[str], _text: str) -> Iterator[Quantity]:
    """Read "三分之一" or "two thirds"; "1/3" names the 3 alone."""
    groups = match.groupdict()
    if groups["lower"]:
        upper, lower = to_number(groups["upper"]), to_number(groups["lower"])
    else:
        upper, lower = next((each for name, each in _SHARES.items() if match[0].lower().startswith(name)), (1, 2))
        lower = _PARTS[groups["share"].lower()] if groups["share"] else lower
    value = round(upper / lower, 6)
    yield Quantity(*match.span(), frozenset({value, float(lower)}), "share", frozenset({value}), written=False)
