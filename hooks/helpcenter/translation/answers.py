"""The numbers of two texts in different languages: which of them the other text names, too, and which are alike."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

from helpcenter.model import Text
from helpcenter.numbers.quantity import RANK, Quantity

# Numbers in words are compared with each other only where both count one of these.
_SPELT_KINDS = frozenset({"time", "working day", "CNY", "USD", "percent", "month", "weekday", "share"})
_NAMED = frozenset({"month", "weekday"})  # of these, the first is as good a number as any
_COUNTED = frozenset({"count", "working day", RANK})  # what a numeral in words may count without saying so
_LARGE = 20.0
_NEVER_ASKED = frozenset({0.0, 1.0})


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


Pair = tuple[Number, Number]
Same = Callable[[Number], Hashable]


class Index:
    """What some numbers say, to be looked up."""

    def __init__(self, quantities: Iterable[Quantity]) -> None:
        """Take the numbers."""
        self.counted: set[tuple[str, float]] = set()
        self.bare: set[float | str] = set()
        self.spelt: set[float | str] = set()
        self.plain: set[float | str] = set()
        for quantity in quantities:
            for each in (quantity, *quantity.parts):
                self.plain |= each.plain
                if each.kind:
                    self.counted.update((each.kind, value) for value in each.values)
                elif each.written or each.alone:
                    self.bare |= each.plain
                else:
                    self.spelt |= each.plain

    def has(self, quantity: Quantity) -> bool:
        """Tell whether one of the numbers may say the same."""
        if quantity.kind:
            found = any((quantity.kind, value) in self.counted for value in quantity.values)
            found = found or not self.bare.isdisjoint(quantity.plain)
            found = found or (_may_be_spelt(quantity) and not self.spelt.isdisjoint(quantity.plain))
        else:
            found = not self.plain.isdisjoint(quantity.plain)
        return found or (bool(quantity.parts) and all(map(self.has, quantity.parts)))


def _may_be_spelt(quantity: Quantity) -> bool:
    """Tell whether words may stand for a number without what it counts, as in "满两百减二十"."""
    return quantity.kind in _COUNTED or any(isinstance(each, float) and each >= _LARGE for each in quantity.plain)


def unanswered(numbers: list[Number], others: list[Number]) -> list[Number]:
    """Return those of the numbers that none of the others says."""
    if not numbers:
        return []
    index = Index(number.quantity for number in others)
    return [number for number in numbers if not index.has(number.quantity)]


def is_asked(number: Number) -> bool:
    """Tell whether the other language has to name a number, too; "one" hides in too many words."""
    quantity = number.quantity
    return quantity.written and (quantity.kind == "clock" or not is_one(number))


def is_one(number: Number) -> bool:
    """Tell whether a number is none or one."""
    return number.quantity.plain <= _NEVER_ASKED


def is_spelt(number: Number) -> bool:
    """Tell whether a number, asked for or not, differs from another one of its kind that is there instead."""
    if is_asked(number):
        return False
    return is_named(number) or _is_sure_time(number) or (number.quantity.kind in _SPELT_KINDS and not is_one(number))


def _is_sure_time(number: Number) -> bool:
    """Tell whether a number is a time of day beyond doubt: "三点" may be three points as well."""
    quantity, words = number.quantity, number.text.words
    return quantity.kind == "clock" and (len(quantity.values) == 1 or words[quantity.end - 1] not in "点时")


def is_named(number: Number) -> bool:
    """Tell whether a number stands for a month or a day of the week."""
    return number.quantity.kind in _NAMED


def kind_of(number: Number) -> Hashable:
    """Return what a number counts; None where nobody says."""
    return number.quantity.kind or None


def plain_of(number: Number) -> Hashable:
    """Return a number as it was typed."""
    return number.quantity.plain


def anything(_number: Number) -> Hashable:
    """Return the same for any number."""
    return True


def pair(ours: list[Number], theirs: list[Number], same: Same, taken: set[int]) -> list[Pair]:
    """Pair those that are the same in one respect, and note them as taken."""
    waiting: dict[Hashable, list[Number]] = {}
    for number in reversed(theirs):
        if id(number) not in taken:
            waiting.setdefault(same(number), []).append(number)
    pairs: list[Pair] = []
    for number in ours:
        partners = waiting.get(same(number)) if same(number) and id(number) not in taken else None
        if partners:
            pairs.append((number, partners.pop()))
            taken.update(map(id, pairs[-1]))
    return pairs
