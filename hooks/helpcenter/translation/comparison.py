"""Compares a page with the same page in another language: what it lacks, and what is another thing there."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from helpcenter.model import Outline, Page, Site
from helpcenter.translation.alignment import Stretch, counterparts, marks, stretches
from helpcenter.translation.likeness import Likeness, likeness, missing_places
from helpcenter.translation.things import BROKEN, KINDS, WITH_TEXT, Kind, Thing

_MOST = 50  # a stretch that lacks more than that was not translated at all
_Line = TypeVar("_Line", bound=tuple[Any, ...])


class Pairing(NamedTuple):
    """The things of two stretches whose keys differ: as pairs while there are any on both sides, and what is left."""

    pairs: list[tuple[Thing, Thing]]
    only_here: list[Thing]
    only_there: list[Thing]


class Loss(NamedTuple):
    """A `thing` of the page `other` that a page lacks; `line` is where it belongs there, in the stretch `where`."""

    line: int
    thing: Thing
    other: Page
    where: Stretch

    @property
    def place(self) -> str:
        """Return the file and line of the thing."""
        return f"{self.other.source}:{self.thing.line}"


class Comparison:
    """A page beside the same page in another language."""

    def __init__(self, page: Page, other: Page, site: Site) -> None:
        """Compare `page` with `other`."""
        self.page = page
        self.other = other
        self.site = site
        self._texts: tuple[list[int], list[int]] | None = None

    def things(self, name: str) -> tuple[list[Thing], list[Thing]]:
        """Return all things of a kind on both pages, in order."""
        return self._things_on(self.page, name), self._things_on(self.other, name)

    def _things_on(self, page: Page, name: str) -> list[Thing]:
        return self.site.once((name, page.source), lambda: sorted(KINDS[name].find(page, self.site)))

    def is_same(self, name: str) -> bool:
        """Tell at a glance that both pages have the same of a kind, between the same headings and steps."""
        pair = min(self.page.source, self.other.source), max(self.page.source, self.other.source)
        return self.site.once((name, pair), lambda: self._are_same(name))

    def _are_same(self, name: str) -> bool:
        here, there = self.things(name)
        if [thing.key for thing in here] != [thing.key for thing in there]:
            return False
        return not here or self._placed(here, self.page) == self._placed(there, self.other)

    def _placed(self, things: list[Thing], page: Page) -> list[int]:
        """Return for each thing how many headings and steps stand before it."""
        found = self.site.once(("marks on the page", page.source), lambda: marks(page, with_steps=True))
        lines = [mark.line for mark in found]
        return [bisect.bisect_right(lines, thing.line) for thing in things]

    def pairings(self, name: str) -> Iterator[tuple[Stretch, Stretch, Pairing]]:
        """Yield for each stretch what differs in a kind."""
        if not self.is_same(name):
            here, there = self.things(name)
            for mine, its in stretches(self.page, self.other):
                yield mine, its, pair(within(here, mine), within(there, its))

    def counterparts(self, name: str) -> Iterator[tuple[Thing, Thing]]:
        """Yield what answers to each other by its place, in the stretches that have as many of a kind."""
        here, there = self.things(name)
        if here and there:
            for mine, its in stretches(self.page, self.other):
                some, others = within(here, mine), within(there, its)
                if len(some) == len(others):
                    yield from zip(some, others, strict=True)

    def losses(self, name: str) -> Iterator[Loss]:
        """Yield what the page lacks of a kind, unless something was lost that held it, or it is only written wrong."""
        for mine, its, pairing in self.pairings(name):
            missing = [thing for thing in pairing.only_there if thing.key != BROKEN]
            if missing and not self._lost_with_more(name, mine, its):
                for thing in islice(self._which(missing, name, mine, its), _MOST):
                    if not self._is_hidden(thing, name, mine, its):
                        line = self._element_line(thing, mine, its) if name == "element" else 0
                        line = line or self.nearest_line(mine, its, thing.line, behind=name == "code")
                        line = min(line, self._end_of_list(thing, mine)) if name == "item" else line
                        yield Loss(line, thing, self.other, mine)

    def lacks(self, mine: Stretch, its: Stretch, kinds: Sequence[str] = tuple(KINDS)) -> bool:
        """Tell whether a stretch has fewer things of one of the kinds than its counterpart."""
        return any(len(within(here, mine)) < len(within(there, its)) for here, there in map(self.things, kinds))

    def differs_in_text(self, mine: Stretch, its: Stretch) -> bool:
        """Tell whether one of two stretches has more of what holds text, so that numbers have no counterpart."""
        return any(len(within(here, mine)) != len(within(there, its)) for here, there in map(self.things, WITH_TEXT))

    def _lost_with_more(self, name: str, mine: Stretch, its: Stretch) -> bool:
        kinds = list(KINDS)
        return self.lacks(mine, its, kinds[: kinds.index(name)])

    def _which(self, missing: list[Thing], name: str, mine: Stretch, its: Stretch) -> Iterator[Thing]:
        """Yield the things that are missing; where several are alike, those with nothing like them here."""
        here, there = self.things(name)
        more = KINDS[name].more_lines
        for key, count in Counter(thing.key for thing in missing).items():
            some = [thing for thing in within(here, mine) if thing.key == key]
            others = [thing for thing in within(there, its) if thing.key == key]
            if some and len(some) + count == len(others):
                likenesses = (_likenesses(self.page, some, mine, more), _likenesses(self.other, others, its, more))
                places = missing_places(*likenesses)
                yield from (others[place] for place in places)
            else:
                yield from (thing for thing in missing if thing.key == key)

    def _is_hidden(self, thing: Thing, name: str, mine: Stretch, its: Stretch) -> bool:
        """Tell whether a thing is on the page after all, but written so that it was not read as what it is."""
        kind = KINDS[name]
        if name == "element":
            return False
        lines = [line for _, line in within(self.page.lines, mine)]
        if kind.looks:
            there = [line for _, line in within(self.other.lines, its)]
            return _runs(lines, kind) >= _runs(there, kind)
        target = re.escape(thing.shown.rstrip("/").rpartition("/")[2].lstrip("#") or thing.shown)
        typed = re.compile(rf"(?<![\w\s])(?<!\{{: #)(?<!\{{:#)(?<!\{{#){target}")  # its own id is no link
        read = sum(bool(typed.search(f"({each.shown}")) for each in within(self.things(name)[0], mine))
        return sum(len(typed.findall(line)) for line in lines) > read

    def _element_line(self, thing: Thing, mine: Stretch, its: Stretch) -> int:
        """Return the line of the element that stands in the place of one of raw HTML; none where there is no other."""
        here, there = self.things("element")
        some, others = within(here, mine), within(there, its)
        return some[min(others.index(thing), len(some) - 1)].line if some else 0

    def _end_of_list(self, item: Thing, mine: Stretch) -> int:
        """Return the line of the last item here of the list that an item is missing in; none is far below."""
        here, _ = self.things("item")
        return max((each.line for each in within(here, mine) if each.key == item.key), default=mine.last)

    def line_for(self, line: int) -> int:
        """Return the line of the page that answers to a line of the other one; the first where none does."""
        found = (each for each in stretches(self.page, self.other) if each[1].first <= line <= each[1].last)
        return next((self.nearest_line(mine, its, line) for mine, its in found), 1)

    def nearest_line(self, mine: Stretch, its: Stretch, line: int, *, behind: bool = False) -> int:
        """Return the line in `mine` that answers to `line` in `its`: that of the paragraph with the same place.

        What is no prose stands `behind` the paragraph above it.
        """
        if self._texts is None:
            self._texts = _beginnings(self.page), _beginnings(self.other)
        here, there = self._texts
        place = bisect.bisect_right(there, line) - bisect.bisect_left(there, its.first) - (0 if behind else 1)
        first = bisect.bisect_left(here, mine.first)
        last = bisect.bisect_right(here, mine.last) - 1
        return here[max(first, min(first + place, last))] if first <= last else mine.first


def losses(page: Page, site: Site, name: str) -> Iterator[Loss]:
    """Yield what the page lacks of a kind, beside the page in the default language or beside its translations."""
    seen: set[tuple[int, str]] = set()
    for other in counterparts(page, site):
        if name in ("link", "image") and have_same_links(page, other):
            continue
        for loss in Comparison(page, other, site).losses(name):
            if (loss.line, loss.thing.key) not in seen:
                seen.add((loss.line, loss.thing.key))
                yield loss


def have_same_links(page: Outline, other: Outline) -> bool:
    """Tell at a glance whether all links are the same as typed, as they are on most pages."""
    return [(each.target, each.step) for each in page.links] == [(each.target, each.step) for each in other.links]


def pair(here: Sequence[Thing], there: Sequence[Thing]) -> Pairing:
    """Pair what differs in two lists of things; first those with the same file, such as two places on one page."""
    only_here, only_there = _without(here, there), _without(there, here)
    pairs: list[tuple[Thing, Thing]] = []
    for same in (_file, _anything):
        waiting: dict[str, list[Thing]] = {}
        for thing in reversed(only_there):
            waiting.setdefault(same(thing), []).append(thing)
        rest: list[Thing] = []
        for thing in only_here:
            partners = waiting.get(same(thing))
            if partners:
                pairs.append((thing, partners.pop()))
            else:
                rest.append(thing)
        only_here = rest
        only_there = sorted(thing for partners in waiting.values() for thing in partners)
    return Pairing(pairs, only_here, only_there)


def _file(thing: Thing) -> str:
    return thing.key.partition("#")[0]


def _anything(_thing: Thing) -> str:
    return ""


def _without(things: Sequence[Thing], others: Sequence[Thing]) -> list[Thing]:
    """Return the things for which there is none with the same key among the others."""
    left = Counter(other.key for other in others)
    rest: list[Thing] = []
    for thing in things:
        if left[thing.key]:
            left[thing.key] -= 1
        else:
            rest.append(thing)
    return rest


def within(lines: Sequence[_Line], stretch: Stretch) -> Sequence[_Line]:
    """Return those of the entries, which begin with their line and are in order, that stand in a stretch."""
    first = bisect.bisect_left(lines, stretch.first, key=itemgetter(0))
    return lines[first : bisect.bisect_right(lines, stretch.last, first, key=itemgetter(0))]


def _likenesses(page: Page, things: list[Thing], where: Stretch, more_lines: int) -> list[Likeness]:
    """Return what can be compared of things: of the line of each, and of some below it, up to the next one."""
    ends = [thing.line - 1 for thing in things[1:]] + [min(where.last, things[-1].line + more_lines)]
    stretches = [
        Stretch(thing.line, max(thing.line, min(end, thing.line + more_lines)))
        for thing, end in zip(things, ends, strict=True)
    ]
    known = {each: likeness("\n".join(line for _, line in within(page.lines, each))) for each in set(stretches)}
    return [known[each] for each in stretches]


def _runs(lines: list[str], kind: Kind) -> int:
    """Count the lines that look like a thing of a kind, or what lies together of them where a thing has many lines."""
    found = [bool(kind.looks and kind.looks.match(line)) for line in lines]
    return sum(one and not (kind.is_block and before) for before, one in pairwise((False, *found)))


def _beginnings(page: Page) -> list[int]:
    return sorted(text.lines[0][1] for text in page.texts)
