"""Which steps of a page lead to which: by their branches, by their words, or one after the other."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Iterator

from helpcenter.model import RESULT_SECTION, TITLE_ID, Link, Outline
from helpcenter.rules.numbering import Numbering, target_of

_BRANCHES = 2  # with fewer, a step is followed by the next one all the same


class Ways:
    """The steps of a page as a graph of their places.

    `leads` are the places that each leads to, `leaves` tells whether a way out is among them: what stands behind the
    steps, contact, another page. `ends` tells whether it leads to the `end`, the line of the heading for those who are
    done, or behind the last step; None where there is no such heading. `entries` are the places at which a reader may
    begin. `branching` tells whether any step parts the ways, and `known` is false where a link leads to a place that
    cannot be told.
    """

    def __init__(self, page: Outline, is_contact: Callable[[str], bool]) -> None:
        """Read the ways of a page; `is_contact` tells by its file whether a page shows how to reach support."""
        self.page = page
        self.steps = page.steps
        self.numbering = Numbering(page)
        self.headings = {each.anchor: each.line for each in page.headings}
        self.lines = [step.line for step in page.steps]
        self.leads: list[set[int]] = [set() for _ in page.steps]
        self.leaves = [False for _ in page.steps]
        self.ends = [False for _ in page.steps]
        self.end = next((each.line for each in page.headings if each.id == RESULT_SECTION), None)
        self.entries = set({step.sequence: place for place, step in reversed([*enumerate(self.steps)])}.values())
        self.branching = False
        self.known = True
        self._follow_order()
        for link in page.links:
            self._follow_link(link, is_contact)
        self._follow_words()

    def _follow_order(self) -> None:
        for place, step in enumerate(self.steps):
            for link in step.branches:
                target = target_of(self.page, link)
                self.leaves[place] |= target is None or target.source != self.page.source
            here = any(map(self._is_here, step.branches))
            if len(step.branches) >= _BRANCHES and here and not step.goes_on:
                self.branching = True
            elif place + 1 < len(self.steps) and self.steps[place + 1].sequence == step.sequence:
                self.leads[place].add(place + 1)
            else:
                self.leaves[place] = self.ends[place] = True

    def _is_here(self, link: Link) -> bool:
        target = target_of(self.page, link)
        return target is not None and target.source == self.page.source

    def _follow_link(self, link: Link, is_contact: Callable[[str], bool]) -> None:
        target = target_of(self.page, link)
        if target is None:
            return
        if target.source != self.page.source:
            if link.step is not None and is_contact(target.source):
                self.leaves[link.step] = True
            return
        place = self._landing(target.anchor)
        if place is not None and link.step is None:
            self.entries.add(place)
        elif place is not None and link.step is not None:
            self.leads[link.step].add(place)
        elif link.step is not None:
            self.leaves[link.step] = True
            self.ends[link.step] |= self.headings.get(target.anchor, 0) <= (self.end or 0)

    def _landing(self, anchor: str) -> int | None:
        """Return the place of the step at which a reader goes on who follows a link on the page; None behind them."""
        if anchor in ("", TITLE_ID):
            return 0
        place = self.numbering.place(anchor)
        if place is not None:
            return place
        line = self.headings.get(anchor)
        if line is None:
            self.known = False
            return None
        following = bisect.bisect_right(self.lines, line)
        return following if following < len(self.lines) else None

    def _follow_words(self) -> None:
        for reference in self.page.references:
            link = reference.link or reference.beside
            if link is None or self._is_here(link):
                named = (self.numbering.named(number) for number in reference.numbers)
                places = {place for place in named if place is not None}
                (self.entries if reference.step is None else self.leads[reference.step]).update(places)

    def reached(self) -> set[int]:
        """Return the places that a reader can come to."""
        return closure(self.entries, self.leads)

    def loops(self) -> Iterator[list[int]]:
        """Yield the places of each loop from which no way leads out."""
        back: list[list[int]] = [[] for _ in self.steps]
        for place, others in enumerate(self.leads):
            for other in others:
                back[other].append(place)
        known = closure((place for place, leaves in enumerate(self.leaves) if leaves), back)
        for place in reversed(_in_order_of_leaving(self.leads)):
            if place not in known:
                together = closure([place], back, known)
                known |= together
                if all(self.leads[each] <= together for each in together):
                    yield sorted(together)


def closure(starts: Iterable[int], leads: list[set[int]] | list[list[int]], known: set[int] | None = None) -> set[int]:
    """Return the places that can be come to from `starts`, those included, but not by way of those `known` already."""
    found: set[int] = set()
    waiting = list(starts)
    while waiting:
        place = waiting.pop()
        if place not in found and not (known and place in known):
            found.add(place)
            waiting += leads[place]
    return found


def _in_order_of_leaving(leads: list[set[int]]) -> list[int]:
    """Return the places in the order in which a walk through all of them leaves each for good (after Kosaraju)."""
    order: list[int] = []
    seen: set[int] = set()
    waiting = [(place, False) for place in range(len(leads))]
    while waiting:
        place, is_left = waiting.pop()
        if is_left:
            order.append(place)
        elif place not in seen:
            seen.add(place)
            waiting.append((place, True))
            waiting += [(other, False) for other in leads[place]]
    return order
