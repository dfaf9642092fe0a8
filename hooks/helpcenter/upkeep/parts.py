"""The parts of a page: its sections and steps, each with what its translation hangs on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, TypeVar

from helpcenter.model import TITLE_ID, Page, Part, Text
from helpcenter.project.digests import short_digest
from helpcenter.upkeep.facts import Stretch, facts_of
from helpcenter.upkeep.wording import Wording

_TRANSLATED_KEYS = ("title", "description")  # of the front matter; questions are each language's own

Item = TypeVar("Item")


class _Beginning(NamedTuple):
    line: int
    step: int
    id: str


def parts_of(page: Page, *, with_facts: bool = True) -> tuple[Part, ...]:
    """Return the parts of a page in their order; a step or heading without an id, or with one used before, is none.

    Of a translation nobody asks for the facts.
    """
    if not page.readable or page.problem:
        return ()
    found = [_Beginning(each.line, 0, TITLE_ID if each.level == 1 else each.anchor) for each in page.headings]
    found += [_Beginning(step.line, place, step.id or "") for place, step in enumerate(page.steps, start=1)]
    if not any(each.id == TITLE_ID for each in found):
        found.append(_Beginning(1, 0, TITLE_ID))
    found.sort()
    last_line = page.raw.count("\n") + 1
    wording = Wording(page)
    find = _Finder(page) if with_facts else None
    parts: dict[str, Part] = {}
    for here, behind in pairwise([*found, _Beginning(last_line + 1, 0, "")]):
        if here.id and here.id not in parts:
            is_first = here.id == TITLE_ID
            besides = (page.title, page.description) if is_first else ()
            text = wording.between(here.line, behind.line - 1, besides=besides)
            stretch = find.between(wording, here.line, behind.line - 1, is_first=is_first) if find else None
            facts = facts_of(stretch) if stretch else {}
            parts[here.id] = Part(here.id, here.line, here.step, short_digest(text), facts)
    return tuple(parts.values())


class _Finder:
    """Finds what stands between two lines of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.meta = [each for each in page.texts if each.kind == "meta" and each.name in _TRANSLATED_KEYS]
        texts = (each for each in page.texts if each.kind != "meta")
        self.texts = sorted(texts, key=_line_of)
        self.links = sorted((each for each in page.links if each.kind != "related"), key=attrgetter("line", "column"))
        self.ids = sorted(page.ids, key=attrgetter("line", "column"))
        self.own = {*(each.id for each in page.steps), *(each.id for each in page.headings)}
        self.addresses = sorted(page.addresses, key=attrgetter("line", "column"))

    def between(self, wording: Wording, first: int, last: int, *, is_first: bool) -> Stretch:
        """Return what stands from line `first` to `last`; the first part has what the front matter says, too."""
        line: Callable[[object], int] = attrgetter("line")
        texts = [*(self.meta if is_first else ()), *_within(self.texts, _line_of, first, last)]
        return Stretch(
            self.page,
            wording,
            first,
            last,
            texts,
            _within(self.links, line, first, last),
            _within(self.addresses, line, first, last),
            [each for each in _within(self.ids, line, first, last) if each.name not in self.own],
            _within(self.page.all_blocks, line, first, last),
            "\n".join(text.words for text in texts),
        )


def _line_of(text: Text) -> int:
    return text.lines[0][1]


def _within(items: Sequence[Item], line: Callable[[Item], int], first: int, last: int) -> list[Item]:
    """Return those of the items, which are in order, that begin on the lines from `first` to `last`."""
    return list(items[bisect_left(items, first, key=line) : bisect_right(items, last, key=line)])
