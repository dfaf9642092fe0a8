"""Compares the numbers of two stretches paragraph by paragraph, cell by cell, where both have as many of each kind.

What stands somewhere else in the section is no answer here, so that a wrong number is found which is right elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from helpcenter.model import Text
from helpcenter.numbers.quantities import find_codes, find_quantities
from helpcenter.numbers.ranges import are_range
from helpcenter.patterns import lazy_pattern
from helpcenter.translation.answers import (
    Number,
    Pair,
    anything,
    is_asked,
    is_named,
    is_spelt,
    kind_of,
    pair,
    plain_of,
    unanswered,
)
from helpcenter.translation.counts import LOOSE, are_as_often, is_counted, is_only_one, is_rank
from helpcenter.translation.weekdays import weekdays_differing

_RUN = lazy_pattern(r"\d+")
# The patterns begin with a set of characters, which `re` is quick to find; what follows hangs on the first one.
_SPELT_HAN = lazy_pattern(
    "[一二两三四五六七八九十百千万半每周期拜午零只仅唯限最至超①-⑳](?:(?<![一周期拜午零只仅唯限最至超])|"
    "(?<=一)个?[秒分刻小时天日周星月年元]|(?<=第一)|(?<=[周期拜])[一日天]|(?<=周)末|(?<=[中正]午)|(?<=午)夜|(?<=零)点|"
    "(?<=[只仅唯限最至超])[^，。；]{0,9}一)"
)
_ENGLISH = (
    r"(?:[tT](?:w[eio]|hree|en|hir|han\sone)|[sS](?:e(?:cond|ven)|ix)|[oO](?:nce|nly\sone|ne\s(?:yuan|dollar))|"
    r"[fF](?:our|i[frv]|ortnightly)|[eE](?:igh|le|xactly\sone)|[nN](?:in|oon)|[hH]alf|[bB]oth|[jJ]ust\sone|"
    r"[mM](?:id(?:day|night)|ost\sone|onthly)|[wW](?:eek(?:ly|day|end)|orking\sday)|[dD]aily|[qQ]uarterly|[yY]early|"
    r"M(?:on|a[ry])|Tue|Thu|Wed|Fri|Sat|Sun|Jan|Feb|Apr|Ju[nl]|Aug|Sep|Oct|Nov|Dec|"
    r"(?:[eE](?:very|ach)|[pP]er|[aA]n?)\s(?:second|minute|hour|day|week|month|quarter|year|yuan|dollar))"
)
_BEGINS_IN_ENGLISH = lazy_pattern(_ENGLISH)
_SPELT_IN_ENGLISH = lazy_pattern(rf"\W{_ENGLISH}")
_MONEY = frozenset({"CNY", "HKD", "USD", "EUR", "GBP", "JPY"})


def are_alike(here: Sequence[Text], there: Sequence[Text]) -> bool:
    """Tell whether two stretches have the same paragraphs, cells and titles, so that each has its counterpart."""
    return len(here) == len(there) and all(
        one.kind == other.kind and one.name == other.name for one, other in zip(here, there, strict=True)
    )


def differing(here: Sequence[Text], there: Sequence[Text]) -> tuple[list[Pair], bool]:
    """Return the numbers that differ between paragraphs that answer to each other.

    And whether there are such paragraphs, and those in digits are the same in each.
    """
    pairs: list[Pair] = []
    are_same = are_alike(here, there)
    for one, other in zip(here, there, strict=True) if are_same else ():
        runs, other_runs = _RUN.findall(one.words), _RUN.findall(other.words)
        is_same = not (runs or other_runs) or _said_in_digits(one) == _said_in_digits(other)
        differ = runs and other_runs and not is_same
        if differ or (_is_spelt(one, runs, other_runs) and _is_spelt(other, other_runs, runs)):
            pairs += _differing(one, other)
        if runs != other_runs:
            pairs += _codes_differing(one, other)
        are_same = are_same and is_same
    return pairs, are_same


def _codes_differing(one: Text, other: Text) -> list[Pair]:
    """Return the codes and telephone numbers that differ: they are the same in every language."""
    ours, theirs = ([Number(each, text) for each in find_codes(text.words)] for text in (one, other))
    said, other_said = set(map(plain_of, ours)), set(map(plain_of, theirs))
    return pair(
        [number for number in ours if plain_of(number) not in other_said],
        [number for number in theirs if plain_of(number) not in said],
        anything,
        set(),
    )


def _is_spelt(text: Text, runs: list[str], other_runs: list[str]) -> bool:
    """Tell whether a text may name a number in words, or is the only one to name some in digits."""
    if runs and not other_runs:
        return True
    words = text.words
    return bool(
        (not words.isascii() and _SPELT_HAN.search(words))
        or _BEGINS_IN_ENGLISH.match(words)
        or _SPELT_IN_ENGLISH.search(words)
    )


def _said_in_digits(text: Text) -> list[tuple[object, ...]]:
    return [(each.kind, each.values, each.plain) for each in find_quantities(text.words, spelt=False)]


def _differing(one: Text, other: Text) -> list[Pair]:
    all_ours, all_theirs = _numbers(one), _numbers(other)
    ours, theirs = unanswered(all_ours, all_theirs), unanswered(all_theirs, all_ours)
    if not (ours or theirs):
        return list(_turned(all_ours, all_theirs))
    if are_as_often(all_ours, all_theirs):
        return []
    taken: set[int] = set()
    asked, other_asked = list(filter(is_asked, ours)), list(filter(is_asked, theirs))
    pairs = [each for mine, its in _of_a_kind(ours, theirs) for each in pair(mine, its, kind_of, taken)]
    pairs += pair(asked, other_asked, kind_of, taken) + pair(asked, other_asked, plain_of, taken)
    pairs += pair(list(filter(_is_loose, asked)), other_asked, anything, taken)
    pairs += pair(asked, list(filter(_is_loose, other_asked)), anything, taken)
    pairs += pair(asked, theirs, kind_of, taken) + pair(ours, other_asked, kind_of, taken)
    spelt, other_spelt = list(filter(is_spelt, ours)), list(filter(is_spelt, theirs))
    pairs += pair(spelt, other_spelt, kind_of, taken) + pair(spelt, other_spelt, plain_of, taken)
    pairs += pair(list(filter(_is_amount, ours)), list(filter(_is_amount, theirs)), kind_of, taken)
    more, other_more = _more(all_ours, all_theirs), _more(all_theirs, all_ours)
    for is_alike in (is_named, is_rank, is_counted):
        mine, its = list(filter(is_alike, ours)), list(filter(is_alike, theirs))
        pairs += pair(mine, its, anything, taken)
        pairs += pair(mine, list(filter(is_alike, other_more)), anything, taken)
        pairs += pair(list(filter(is_alike, more)), its, anything, taken)
    pairs += pair(list(filter(is_only_one, ours)), list(filter(is_counted, theirs)), anything, taken)
    pairs += pair(list(filter(is_counted, ours)), list(filter(is_only_one, theirs)), anything, taken)
    return pairs if any(is_named(each[0]) for each in pairs) else pairs + weekdays_differing(all_ours, all_theirs)


def _of_a_kind(ours: list[Number], theirs: list[Number]) -> Iterator[tuple[list[Number], list[Number]]]:
    """Yield the numbers of a kind where both texts have as many, some in digits: they answer to each other in order."""
    for kind in dict.fromkeys(map(kind_of, ours)):
        mine, its = ([number for number in some if kind_of(number) == kind] for some in (ours, theirs))
        if kind and len(mine) == len(its) and any(map(is_asked, (*mine, *its))):
            yield mine, its


def _more(numbers: list[Number], others: list[Number]) -> list[Number]:
    """Return the numbers that stand in a text more often than in the other one: one of them is there in its place."""
    counts, other_counts = Counter(map(plain_of, numbers)), Counter(map(plain_of, others))
    return [number for number in numbers if counts[plain_of(number)] > other_counts[plain_of(number)] > 0]


def _numbers(text: Text) -> list[Number]:
    return [Number(each, text) for each in find_quantities(text.words)]


def _is_loose(number: Number) -> bool:
    """Tell whether a number does not say what it counts, so that it may stand for one that does."""
    return number.quantity.kind in LOOSE


def _is_amount(number: Number) -> bool:
    """Tell whether a number is of time or money, of which one is as good a number as any; "一块" may be "together"."""
    quantity, words = number.quantity, number.text.words
    return quantity.kind == "time" or (quantity.kind in _MONEY and words[quantity.end - 1] != "块")


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
