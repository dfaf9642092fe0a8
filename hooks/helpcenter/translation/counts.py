"""Tells what a number counts: things, times, how often, the how manieth."""

from __future__ import annotations

import re

from helpcenter.numbers.quantity import RANK
from helpcenter.translation.answers import Number, is_one

LOOSE = frozenset({"", "count", RANK})  # kinds of a number that may stand for one which says what it counts
_MEASURES = "个种件条次位台张部份页笔项类组遍处角道关步段层倍句字行列排章名家门把双对块套批轮样回支枚颗盒瓶班趟"
_MEASURE = re.compile(rf"\s?[{_MEASURES}]")
_GROWN = frozenset("了加涨多高出")  # "多了两倍" is three times as much
_NO_MORE_HAN = re.compile(r"(?:[每只仅唯限]|最多|至多|不超过)[^，。；]{0,8}$")
_NO_MORE_ENGLISH = re.compile(r"\b(?:only|just|exactly|at most|no more than)\s$", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|your|its|their|our|each|every)\s$", re.IGNORECASE)
_REACH = 16
_SAME_RATE = 0.03  # a year has twelve months, of which some say that they have thirty days


def are_as_often(ours: list[Number], theirs: list[Number]) -> bool:
    """Tell whether both texts say nothing but how often, and the same: "每年四次", "once a quarter"."""
    mine, its = _seconds_between(ours), _seconds_between(theirs)
    return mine > 0 and abs(mine - its) <= mine * _SAME_RATE


def _seconds_between(numbers: list[Number]) -> float:
    """Return the seconds between two of what comes so many times in a while; 0 where other numbers are said."""
    times = [number for number in numbers if _is_count_of_times(number)]
    spans = [min(number.quantity.values) for number in numbers if number.quantity.kind == "time"]
    is_rate = len(times) == len(spans) == 1 and len(numbers) == len(times) + len(spans)
    count = next(iter(times[0].quantity.plain)) if is_rate else 0
    return spans[0] / count if isinstance(count, float) and count else 0


def _is_count_of_times(number: Number) -> bool:
    words = number.text.words[number.quantity.start : number.quantity.end].lower()
    return words.endswith(("次", "times")) or words in ("once", "twice", "thrice")


def is_counted(number: Number) -> bool:
    """Tell whether a number in words counts things: "三件事", "three things", "twice"."""
    quantity, words = number.quantity, number.text.words
    if quantity.written or quantity.kind not in LOOSE or is_rank(number):
        return False
    typed = words[quantity.start : quantity.end].lower()
    if typed.isascii():
        return typed == "once" or not is_one(number)
    return not is_one(number) and _is_measured(number)


def _is_measured(number: Number) -> bool:
    quantity, words = number.quantity, number.text.words
    measure = _MEASURE.match(words, quantity.end)
    is_growth = measure and measure[0].endswith("倍") and words[quantity.start - 1 : quantity.start] in _GROWN
    return quantity.kind == "count" or bool(measure and not is_growth)


def is_only_one(number: Number) -> bool:
    """Tell whether a number says that there is one and no more: "只有一种", "每季度一次", "only one"."""
    (start, end), words = number.quantity[:2], number.text.words
    before = words[max(0, start - _REACH) : start]
    if words[start] == "一":
        return is_one(number) and _is_measured(number) and bool(_NO_MORE_HAN.search(before))
    return words[start:end].lower() == "one" and bool(_NO_MORE_ENGLISH.search(before))


def is_rank(number: Number) -> bool:
    """Tell whether a number says the how manieth: "第三次", "the third time"; "first" alone may only mean before."""
    quantity, words = number.quantity, number.text.words
    if quantity.kind != RANK or words[quantity.start : quantity.end].lower() != "first":
        return quantity.kind == RANK
    return bool(_THE.search(words, max(0, quantity.start - _REACH), quantity.start))
