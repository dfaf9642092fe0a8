"""Compares the numbers that two texts in different languages name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from helpcenter.model import Text
from helpcenter.numbers.quantities import find_quantities
from helpcenter.numbers.quantity import Quantity
from helpcenter.translation import paragraphs
from helpcenter.translation.answers import (
    Index,
    Number,
    Pair,
    Same,
    anything,
    is_asked,
    is_spelt,
    kind_of,
    pair,
    plain_of,
    unanswered,
)

_DIGIT = re.compile(r"\d")
_SPELT_HAN = re.compile(
    r"[半两二三四五六七八九十百千](?:\s?个?半?(?:工作日|小时|钟头|分钟|秒|天|周|星期|礼拜|月|年|元|块)|(?<=百)分之)"
)
_SPELT_ENGLISH = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,6}teen|twenty|thirty|forty|fifty|sixty|"
    r"half an?)[ -](?:\w{3,11}[ -])?(?:second|minute|hour|day|week|month|year|yuan|dollar|percent|per cent)",
    re.IGNORECASE,
)
_ENGLISH_UNIT = re.compile(r"day|hour|minute|second|week|month|year|yuan|dollar|per ?cent")


class Numbers(NamedTuple):
    """The numbers that differ: as pairs while there are any on both sides, and those that one side lacks."""

    pairs: list[Pair]
    only_here: list[Number]
    only_there: list[Number]


def compare(here: Sequence[Text], there: Sequence[Text]) -> Numbers:
    """Compare the numbers of two stretches of text; one that either names only in words is not asked for."""
    beside, are_same = paragraphs.differing(here, there)
    if (are_same or _are_in_step(here, there)) and not (_are_spelt(there) and _are_spelt(here)):
        return Numbers(paragraphs.once_a_range(beside), [], [])
    all_ours, all_theirs = _all(here), _all(there)
    ours, theirs = unanswered(all_ours, all_theirs), unanswered(all_theirs, all_ours)
    known = {_place(number) for each in beside for number in each}
    ours = [number for number in ours if _place(number) not in known]
    theirs = [number for number in theirs if _place(number) not in known]
    place = _beside(here, there)
    pairs = _paired(ours, theirs, place)
    taken = {id(number) for each in pairs for number in each}
    asked = [number for number in ours if is_asked(number) and id(number) not in taken]
    other_asked = [number for number in theirs if is_asked(number) and id(number) not in taken]
    if asked or other_asked:
        more = [_surplus(*each) for each in ((all_ours, all_theirs), (all_theirs, all_ours))]
        more = [[number for number in some if _place(number) not in known] for some in more]
        for same in (kind_of, plain_of):
            pairs += pair(asked, more[1], same, taken)
            pairs += pair(more[0], other_asked, same, taken)
        pairs += pair(asked, _ones(theirs), place, taken) + pair(_ones(ours), other_asked, place, taken)
    said = {_said_there(number) for each in (*beside, *pairs) for number in each}

    def left(numbers: list[Number]) -> list[Number]:
        return [number for number in numbers if id(number) not in taken and _said_there(number) not in said]

    return Numbers(paragraphs.once_a_range(beside + pairs), left(asked), left(other_asked))


def _said_there(number: Number) -> Hashable:
    """Return what tells a number from all others but those that say the same in the same text."""
    return id(number.text), number.quantity.plain


def _place(number: Number) -> tuple[int, int]:
    return id(number.text), number.quantity.start


def _beside(here: Sequence[Text], there: Sequence[Text]) -> Callable[[Number], Hashable]:
    """Return what tells the paragraph of a number; nothing does where the two stretches differ in their paragraphs."""
    if len(here) != len(there):
        return lambda _number: None
    places = {id(text): place for texts in (here, there) for place, text in enumerate(texts, start=1)}
    return lambda number: places[id(number.text)]


def _paired(ours: list[Number], theirs: list[Number], place: Same) -> list[Pair]:
    """Pair what one language says with what the other one says instead, the likeliest first."""
    taken: set[int] = set()
    pairs: list[Pair] = []
    asked, other_asked = list(filter(is_asked, ours)), list(filter(is_asked, theirs))
    rest = [number for number in ours if not is_asked(number)]
    other_rest = [number for number in theirs if not is_asked(number)]
    spelt, other_spelt = list(filter(is_spelt, rest)), list(filter(is_spelt, other_rest))

    def beside(same: Same) -> Same:
        return lambda number: same(number) and place(number) and (place(number), same(number))

    for same in (beside(kind_of), beside(plain_of), beside(anything)):
        for mine, its in ((asked, other_asked), (asked, other_spelt), (spelt, other_asked), (spelt, other_spelt)):
            pairs += pair(mine, its, same, taken)
    for same in (kind_of, plain_of, anything):
        pairs += pair(asked, other_asked, same, taken)
    for mine, its in ((asked, other_rest), (rest, other_asked), (spelt, other_spelt)):
        pairs += pair(mine, its, kind_of, taken)
    return pairs


def _are_in_step(here: Sequence[Text], there: Sequence[Text]) -> bool:
    """Tell whether either side says each number that the other one has in digits."""
    ours, theirs = _in_digits(here), _in_digits(there)
    return all(map(Index(theirs).has, ours)) and all(map(Index(ours).has, theirs))


def _in_digits(texts: Sequence[Text]) -> list[Quantity]:
    return [each for text in texts if _DIGIT.search(text.words) for each in find_quantities(text.words, spelt=False)]


def _all(texts: Sequence[Text]) -> list[Number]:
    return [Number(each, text) for text in texts for each in find_quantities(text.words)]


def _are_spelt(texts: Sequence[Text]) -> bool:
    return any(_SPELT_HAN.search(text.words) or _is_spelt_in_english(text.words) for text in texts)


def _is_spelt_in_english(words: str) -> bool:
    return bool(_ENGLISH_UNIT.search(words) and _SPELT_ENGLISH.search(words))


def _surplus(numbers: list[Number], others: list[Number]) -> list[Number]:
    """Return those of the numbers that are there more often than among the others, and not in the same place."""
    left = Counter(map(_said, others))
    places = {(place, _said(number)) for place, number in _placed(others)}
    beside = [number for place, number in _placed(numbers) if (place, _said(number)) in places]
    elsewhere = [number for place, number in _placed(numbers) if (place, _said(number)) not in places]
    more: list[Number] = []
    for number in (*beside, *elsewhere):
        left[_said(number)] -= 1
        if left[_said(number)] < 0:
            more.append(number)
    return more


def _placed(numbers: list[Number]) -> list[tuple[int, Number]]:
    """Return each number with the place of its text among those that hold numbers."""
    lines = sorted({number.text.lines[0] for number in numbers})
    places = {line: place for place, line in enumerate(lines)}
    return [(places[number.text.lines[0]], number) for number in numbers]


def _said(number: Number) -> Hashable:
    return number.quantity.kind, number.quantity.values or number.quantity.plain


def _ones(numbers: list[Number]) -> list[Number]:
    return [number for number in numbers if number.quantity.written and not is_asked(number)]
