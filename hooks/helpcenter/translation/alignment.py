"""Lays a page beside the same page in another language: which heading, which step, which stretch answers to which."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from helpcenter.model import Outline, Page, Site, Step
from helpcenter.patterns import lazy_pattern
from helpcenter.words.placeholders import find_placeholder, is_no_step

TITLE = "top"

_IN_BRACES = lazy_pattern(r"[{｛]([^{}｛｝\n]*)")
_WORD = lazy_pattern(r"[^\s#＃:.\"'=]+")


@dataclass(frozen=True, slots=True)
class Match:
    """Which entries of two lists answer to each other, by their places.

    `pairs` are in order in both lists, `moved` are in both but elsewhere; the others are in one of them alone.
    """

    pairs: tuple[tuple[int, int], ...]
    moved: tuple[tuple[int, int], ...] = ()
    only_first: tuple[int, ...] = ()
    only_second: tuple[int, ...] = ()


class Mark(NamedTuple):
    """A heading or a step: the line where a stretch of its page begins."""

    line: int
    is_step: bool
    id: str | None


class Stretch(NamedTuple):
    """The lines of a page from one heading or step up to the next."""

    first: int
    last: int
    is_step: bool = False


def match(first: Sequence[str | None], second: Sequence[str | None]) -> Match:
    """Pair two lists of ids: by id, and between two pairs by place where as many are left, or as many without id."""
    if len(first) == len(second) and all(map(_compatible, first, second)):
        return Match(tuple((place, place) for place in range(len(first))))
    places, others = _places(first), _places(second)
    common = sorted((place, others[id_]) for id_, place in places.items() if id_ in others)
    rising = _longest_rise(common)
    kept = set(rising)
    moved = tuple(pair for pair in common if pair not in kept)
    pairs: list[tuple[int, int]] = []
    only_first: list[int] = []
    only_second: list[int] = []
    gone, went = {pair[0] for pair in moved}, {pair[1] for pair in moved}
    start, other_start = 0, 0
    for end, other_end in [*rising, (len(first), len(second))]:
        gap = [place for place in range(start, end) if place not in gone]
        other_gap = [place for place in range(other_start, other_end) if place not in went]
        if len(gap) == len(other_gap):
            pairs.extend(zip(gap, other_gap, strict=True))
        else:
            nameless = [place for place in gap if first[place] is None]
            other_nameless = [place for place in other_gap if second[place] is None]
            together = list(zip(nameless, other_nameless, strict=True)) if len(nameless) == len(other_nameless) else []
            paired, other_paired = {pair[0] for pair in together}, {pair[1] for pair in together}
            pairs.extend(together)
            only_first.extend(place for place in gap if place not in paired)
            only_second.extend(place for place in other_gap if place not in other_paired)
        if end < len(first):
            pairs.append((end, other_end))
        start, other_start = end + 1, other_end + 1
    return Match(tuple(pairs), moved, tuple(only_first), tuple(only_second))


def misplaced(first: Sequence[str | None], second: Sequence[str | None]) -> tuple[int, int] | None:
    """Return where the ids that are in both lists first come in another order: the two places there."""
    if first == second:
        return None
    places, others = _places(first), _places(second)
    here = [place for id_, place in places.items() if id_ in others]
    there = [place for id_, place in others.items() if id_ in places]
    differing = ((one, other) for one, other in zip(here, there, strict=True) if first[one] != second[other])
    return next(differing, None)


def _compatible(one: str | None, other: str | None) -> bool:
    return one == other or one is None or other is None


def _places(ids: Sequence[str | None]) -> dict[str, int]:
    """Return the place of each id that is there once."""
    counts = Counter(ids)
    return {id_: place for place, id_ in enumerate(ids) if id_ is not None and counts[id_] == 1}


def _longest_rise(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most pairs whose second places rise as their first ones do."""
    if all(one[1] < other[1] for one, other in pairwise(pairs)):
        return pairs
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        length = bisect.bisect_left(ends, place)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [index]
        before.append(last[length - 1] if length else -1)
    rise: list[tuple[int, int]] = []
    index = last[-1]
    while index >= 0:
        rise.append(pairs[index])
        index = before[index]
    return rise[::-1]


def marks(page: Outline, *, with_steps: bool) -> list[Mark]:
    """Return the headings of a page and, if asked for, its steps, in order."""
    found = [Mark(each.line, False, TITLE if each.level == 1 else each.id) for each in page.headings]  # noqa: FBT003
    if with_steps:
        found.extend(Mark(step.line, True, f"step {step.id}" if step.id else None) for step in page.steps)  # noqa: FBT003
        found.sort()
    return found


def both_have_steps(page: Outline, other: Outline) -> bool:
    """Tell whether the steps of two pages can be compared: both are procedures, and both show theirs."""
    return page.type == other.type and bool(page.steps) and bool(other.steps)


def stretches(page: Outline, other: Outline) -> Iterator[tuple[Stretch, Stretch]]:
    """Yield the stretches of two pages that hold the same, in order.

    A stretch is left out where it may hold more on one page, because the heading or step behind it was not read as one.
    """
    with_steps = both_have_steps(page, other)
    is_unread = any(isinstance(each, Page) and each.problem is not None for each in (page, other))
    ours, theirs = marks(page, with_steps=with_steps), marks(other, with_steps=with_steps)
    found = match([mark.id for mark in ours], [mark.id for mark in theirs])
    partner = dict(found.pairs)
    absent = _absent(ours, found.only_first, other)
    missing = _absent(theirs, found.only_second, page)
    for place, counterpart in [(-1, -1), *found.pairs]:
        behind, behind_counterpart = place + 1, counterpart + 1
        while behind in absent:
            behind += 1
        while behind_counterpart in missing:
            behind_counterpart += 1
        at_end = behind == len(ours) and behind_counterpart == len(theirs)
        is_step = place >= 0 and ours[place].is_step
        same_kind = place < 0 or is_step == theirs[counterpart].is_step
        if place < 0 and is_unread:
            continue  # what was meant to be the front matter
        if same_kind and (at_end or partner.get(behind, -1) == behind_counterpart):
            yield _stretch(ours, place), _stretch(theirs, counterpart)


def _absent(marks: list[Mark], places: tuple[int, ...], page: Outline) -> set[int]:
    """Return those of the headings at `places` that the page certainly lacks, and does not only write wrong.

    What stands behind a step that is missing may belong to the step before it, or to none.
    """
    if not places:
        return set()
    written = ids_written(page) if isinstance(page, Page) else None
    absent = set()
    for place in places:
        mark = marks[place]
        if mark.id and mark.id != TITLE and not mark.is_step and written is not None and mark.id not in written:
            absent.add(place)
    return absent


def _stretch(marks: list[Mark], place: int) -> Stretch:
    last = marks[place + 1].line - 1 if place + 1 < len(marks) else 1 << 30
    return Stretch(marks[place].line, last, marks[place].is_step) if place >= 0 else Stretch(1, last)


def ids_written(page: Page) -> frozenset[str]:
    """Return whatever stands in braces on a page, so that an id is known that was written, but in a wrong way.

    What a fence that was left open swallowed is written; what is in a comment is not.
    """
    shown = (part.partition("-->")[2] if place else part for place, part in enumerate(page.raw.split("<!--")))
    return frozenset(word for part in shown for inside in _IN_BRACES.findall(part) for word in _WORD.findall(inside))


def says_nothing(step: Step) -> bool:
    """Tell whether a step is empty, or holds the place of one."""
    is_empty = not any(map(str.isalnum, step.text)) or step.text.startswith("{:")
    return is_empty or is_no_step(step.text) or bool(find_placeholder(step.text))


def last_line(page: Page) -> int:
    """Return the last line of a page with something on it."""
    return next((number for number, line in reversed(page.lines) if line.strip()), 1)


def counterparts(page: Page, site: Site) -> Iterator[Page]:
    """Yield what the page is compared with: the page in the default language, or for that one all its translations."""
    original = site.original(page)
    others = [original] if original else [site.page(language, page.path) for language in site.languages[1:]]
    for other in others:
        if isinstance(other, Page) and other.source != page.source and other.readable and page.readable:
            yield other
