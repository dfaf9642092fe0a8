"""Compares the numbers of two stretches paragraph by paragraph, cell by cell, where both have as many of each kind.

What stands somewhere else in the section is no answer here, so that a wrong number is found which is right elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from helpcenter.model import Text
from helpcenter.numbers.quantities import are_range, find_quantities
from helpcenter.translation.answers import (
    Number,
    Pair,
    anything,
    is_asked,
    is_named,
    is_one,
    is_spelt,
    kind_of,
    pair,
    plain_of,
    unanswered,
)

_ANY = re.compile(
    r"\d|[一二两三四五六七八九十百千万半每]|[①-⑳]|"
    r"\b(?:t(?:wo|hree|en|wel|hir|wen)|f(?:our|ive|if)|six|seven|eight|nine|eleven|half|(?:Mon|Tues|Wednes|Thurs|Fri|"
    r"Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|daily|weekly|monthly|yearly|every|each|per|an?)"
)
_LOOSE = frozenset({"", "count"})
_COUNTED_HAN = re.compile(r"\s?[个种件条次位台张部份页笔项类组遍处角道关步段层句字行列排章名家门把双对块套批轮]")
_COUNTED_ENGLISH = re.compile(r"\s(?:[a-z]+[\s-]){0,2}[a-z]{2,}s\b")


def are_alike(here: Sequence[Text], there: Sequence[Text]) -> bool:
    """Tell whether two stretches have the same paragraphs, cells and titles, so that each has its counterpart."""
    return len(here) == len(there) and all(
        one.kind == other.kind and one.name == other.name for one, other in zip(here, there, strict=True)
    )


def differing(here: Sequence[Text], there: Sequence[Text]) -> list[Pair]:
    """Return the numbers that differ between paragraphs that answer to each other."""
    pairs: list[Pair] = []
    if are_alike(here, there):
        for one, other in zip(here, there, strict=True):
            if _ANY.search(one.words) and _ANY.search(other.words):
                pairs += _differing(one, other)
    return pairs


def _differing(one: Text, other: Text) -> list[Pair]:
    all_ours, all_theirs = _numbers(one), _numbers(other)
    ours, theirs = unanswered(all_ours, all_theirs), unanswered(all_theirs, all_ours)
    if not (ours or theirs):
        return list(_turned(all_ours, all_theirs))
    taken: set[int] = set()
    asked, other_asked = list(filter(is_asked, ours)), list(filter(is_asked, theirs))
    pairs = pair(asked, other_asked, kind_of, taken) + pair(asked, other_asked, plain_of, taken)
    pairs += pair(list(filter(_is_loose, asked)), other_asked, anything, taken)
    pairs += pair(asked, list(filter(_is_loose, other_asked)), anything, taken)
    pairs += pair(asked, theirs, kind_of, taken) + pair(ours, other_asked, kind_of, taken)
    spelt, other_spelt = list(filter(is_spelt, ours)), list(filter(is_spelt, theirs))
    pairs += pair(spelt, other_spelt, kind_of, taken)
    pairs += pair(list(filter(_is_time, ours)), list(filter(_is_time, theirs)), kind_of, taken)
    pairs += pair(list(filter(_is_counted, ours)), list(filter(_is_counted, theirs)), anything, taken)
    pairs += pair(spelt, _named_again(all_theirs, all_ours), kind_of, taken)
    pairs += pair(_named_again(all_ours, all_theirs), other_spelt, kind_of, taken)
    return pairs


def _named_again(numbers: list[Number], others: list[Number]) -> list[Number]:
    """Return the days and months that stand in a text more often than in the other one, which has as many in all."""
    named, other_named = list(filter(is_named, numbers)), list(filter(is_named, others))
    left = Counter(plain_of(number) for number in other_named)
    more: list[Number] = []
    for number in named if len(named) == len(other_named) else ():
        left[plain_of(number)] -= 1
        if left[plain_of(number)] < 0:
            more.append(number)
    return more


def _numbers(text: Text) -> list[Number]:
    return [Number(each, text) for each in find_quantities(text.words)]


def _is_loose(number: Number) -> bool:
    """Tell whether a number does not say what it counts, so that it may stand for one that does."""
    return number.quantity.kind in _LOOSE


def _is_time(number: Number) -> bool:
    return number.quantity.kind == "time"


def _is_counted(number: Number) -> bool:
    """Tell whether a number in words counts things: "三件事", "three things"."""
    quantity = number.quantity
    if quantity.written or is_one(number) or quantity.kind not in _LOOSE:
        return False
    words, end = number.text.words, quantity.end
    return bool(_COUNTED_HAN.match(words, end - 1 if quantity.kind else end) or _COUNTED_ENGLISH.match(words, end))


def once_a_range(pairs: list[Pair]) -> list[Pair]:
    """Return the pairs, of the two ends of a range that both differ only the one which shows it."""
    in_order = sorted(pairs, key=lambda each: (id(each[0].text), each[0].quantity.start))
    ends = (each for each in pairwise(in_order) if _are_ends(*each))
    dropped = {id(last if first[0].shown != first[1].shown else first) for first, last in ends}
    return [each for each in pairs if id(each) not in dropped]


def _are_ends(first: Pair, last: Pair) -> bool:
    return all(
        one.text is other.text and are_range(one.quantity, other.quantity, one.text.words)
        for one, other in zip(first, last, strict=True)
    )


def _turned(ours: list[Number], theirs: list[Number]) -> Iterator[Pair]:
    """Yield the ends of the ranges that run the other way round."""
    ranges = [each for each in pairwise(ours) if are_range(each[0].quantity, each[1].quantity, each[0].text.words)]
    others = [each for each in pairwise(theirs) if are_range(each[0].quantity, each[1].quantity, each[0].text.words)]
    if len(ranges) == len(others):
        for (first, last), (start, end) in zip(ranges, others, strict=True):
            is_turned = not (unanswered([first], [end]) or unanswered([last], [start]))
            if is_turned and unanswered([first], [start]) and unanswered([last], [end]):
                yield first, start
