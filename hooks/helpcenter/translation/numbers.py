"""Compares the numbers that two texts in different languages name."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from helpcenter.model import Text
from helpcenter.numbers.quantities import Quantity, find_quantities

# Numbers in words are compared with each other only where both count one of these.
_SPELT_KINDS = frozenset({"time", "working day", "CNY", "USD", "percent"})
_COUNTED = frozenset({"count", "working day"})  # what a numeral in words may count without saying so
_NEVER_ASKED = frozenset({0.0, 1.0})
_DIGIT = re.compile(r"\d")
_SPELT_HAN = re.compile(
    r"[半两二三四五六七八九十百千]\s?个?半?(?:工作日|小时|钟头|分钟|秒|天|周|星期|礼拜|月|年|元|块)|百分之"
)
_SPELT_ENGLISH = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,6}teen|twenty|thirty|forty|fifty|sixty|"
    r"half an?)[ -](?:\w{3,11}[ -])?(?:second|minute|hour|day|week|month|year|yuan|dollar|percent|per cent)",
    re.IGNORECASE,
)
_ENGLISH_UNIT = re.compile(r"day|hour|minute|second|week|month|year|yuan|dollar|per ?cent")


class Number(NamedTuple):
    """A number with the text it stands in."""

    quantity: Quantity
    text: Text

    @property
    def place(self) -> tuple[int, int]:
        """Line and column where it begins."""
        return self.text.place(self.quantity.start)

    @property
    def shown(self) -> str:
        """The number as it is written."""
        return " ".join(self.text.words[self.quantity.start : self.quantity.end].split())


class Numbers(NamedTuple):
    """The numbers that differ: as pairs while there are any on both sides, and those that one side lacks."""

    pairs: list[tuple[Number, Number]]
    only_here: list[Number]
    only_there: list[Number]


NOTHING = Numbers([], [], [])


class _Index:
    """What a list of numbers says, to be looked up."""

    def __init__(self, quantities: Iterable[Quantity]) -> None:
        self.counted: set[tuple[str, float]] = set()
        self.bare: set[float | str] = set()
        self.spelt: set[float | str] = set()
        self.plain: set[float | str] = set()
        for quantity in quantities:
            for each in (quantity, *quantity.parts):
                self.plain |= each.plain
                if each.kind:
                    self.counted.update((each.kind, value) for value in each.values)
                elif each.written:
                    self.bare |= each.plain
                else:
                    self.spelt |= each.plain

    def has(self, quantity: Quantity) -> bool:
        """Tell whether one of the numbers may say the same."""
        if quantity.kind:
            found = any((quantity.kind, value) in self.counted for value in quantity.values)
            found = found or not self.bare.isdisjoint(quantity.plain)
            found = found or (quantity.kind in _COUNTED and not self.spelt.isdisjoint(quantity.plain))
        else:
            found = not self.plain.isdisjoint(quantity.plain)
        return found or (bool(quantity.parts) and all(map(self.has, quantity.parts)))


def compare(here: Sequence[Text], there: Sequence[Text]) -> Numbers:
    """Compare the numbers of two stretches of text; one that either names only in words is not asked for."""
    if not _may_differ(*sorted(tuple(text.words for text in each) for each in (here, there))):
        return NOTHING
    all_ours, all_theirs = _all(here), _all(there)
    ours, theirs = _unanswered(all_ours, all_theirs), _unanswered(all_theirs, all_ours)
    pairs = _paired(ours, theirs, _beside(here, there))
    taken = {id(number) for pair in pairs for number in pair}
    asked = [number for number in ours if _is_asked(number) and id(number) not in taken]
    other_asked = [number for number in theirs if _is_asked(number) and id(number) not in taken]
    if asked or other_asked:
        more = _surplus(all_ours, all_theirs), _surplus(all_theirs, all_ours)
        for same in (_kind, _plain):
            pairs += _pair(asked, more[1], same, taken)
            pairs += _pair(more[0], other_asked, same, taken)
        place = _beside(here, there)
        pairs += _pair(asked, _ones(theirs), place, taken) + _pair(_ones(ours), other_asked, place, taken)
    return Numbers(
        pairs,
        [number for number in asked if id(number) not in taken],
        [number for number in other_asked if id(number) not in taken],
    )


def _beside(here: Sequence[Text], there: Sequence[Text]) -> Callable[[Number], Hashable]:
    """Return what tells the paragraph of a number; nothing does where the two stretches differ in their paragraphs."""
    if len(here) != len(there):
        return lambda _number: None
    places = {id(text): place for texts in (here, there) for place, text in enumerate(texts, start=1)}
    return lambda number: places[id(number.text)]


def _paired(
    ours: list[Number], theirs: list[Number], place: Callable[[Number], Hashable]
) -> list[tuple[Number, Number]]:
    """Pair what one language says with what the other one says instead, the likeliest first."""
    taken: set[int] = set()
    pairs: list[tuple[Number, Number]] = []
    asked, other_asked = list(filter(_is_asked, ours)), list(filter(_is_asked, theirs))
    rest = [number for number in ours if not _is_asked(number)]
    other_rest = [number for number in theirs if not _is_asked(number)]
    spelt, other_spelt = list(filter(_is_spelt, rest)), list(filter(_is_spelt, other_rest))

    def beside(same: Callable[[Number], Hashable]) -> Callable[[Number], Hashable]:
        return lambda number: same(number) and place(number) and (place(number), same(number))

    for same in (beside(_kind), beside(_plain), beside(_anything)):
        for mine, its in ((asked, other_asked), (asked, other_spelt), (spelt, other_asked), (spelt, other_spelt)):
            pairs += _pair(mine, its, same, taken)
    for same in (_kind, _plain, _anything):
        pairs += _pair(asked, other_asked, same, taken)
    for mine, its in ((asked, other_rest), (rest, other_asked), (spelt, other_spelt)):
        pairs += _pair(mine, its, _kind, taken)
    return pairs


@functools.lru_cache(maxsize=256)  # each page is compared from both sides
def _may_differ(here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """Tell whether numbers in digits differ, or both name some in words."""
    ours, theirs = _in_digits(here), _in_digits(there)
    in_step = all(map(_Index(theirs).has, ours)) and all(map(_Index(ours).has, theirs))
    return not in_step or (_are_spelt(there) and _are_spelt(here))


def _in_digits(texts: tuple[str, ...]) -> list[Quantity]:
    return [each for words in texts if _DIGIT.search(words) for each in find_quantities(words, spelt=False)]


def _all(texts: Sequence[Text]) -> list[Number]:
    return [Number(each, text) for text in texts for each in find_quantities(text.words)]


def _are_spelt(texts: tuple[str, ...]) -> bool:
    return any(_SPELT_HAN.search(words) or _is_spelt_in_english(words) for words in texts)


def _is_spelt_in_english(words: str) -> bool:
    return bool(_ENGLISH_UNIT.search(words) and _SPELT_ENGLISH.search(words))


def _unanswered(numbers: list[Number], others: list[Number]) -> list[Number]:
    if not numbers:
        return []
    index = _Index(number.quantity for number in others)
    return [number for number in numbers if not index.has(number.quantity)]


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


def _is_asked(number: Number) -> bool:
    """Tell whether the other language has to name a number, too; "one" hides in too many words."""
    quantity = number.quantity
    return quantity.written and (quantity.kind == "clock" or not quantity.plain <= _NEVER_ASKED)


def _ones(numbers: list[Number]) -> list[Number]:
    return [number for number in numbers if number.quantity.written and not _is_asked(number)]


def _is_spelt(number: Number) -> bool:
    quantity = number.quantity
    return not quantity.written and quantity.kind in _SPELT_KINDS and not quantity.plain <= _NEVER_ASKED


def _kind(number: Number) -> Hashable:
    return number.quantity.kind or None


def _plain(number: Number) -> Hashable:
    return number.quantity.plain


def _anything(_number: Number) -> Hashable:
    return True


def _pair(
    ours: list[Number], theirs: list[Number], same: Callable[[Number], Hashable], taken: set[int]
) -> list[tuple[Number, Number]]:
    """Pair those that are the same in one respect, and note them as taken."""
    waiting: dict[Hashable, list[Number]] = {}
    for number in reversed(theirs):
        if id(number) not in taken:
            waiting.setdefault(same(number), []).append(number)
    pairs: list[tuple[Number, Number]] = []
    for number in ours:
        partners = waiting.get(same(number)) if same(number) and id(number) not in taken else None
        if partners:
            pairs.append((number, partners.pop()))
            taken.update(map(id, pairs[-1]))
    return pairs
