"""What the steps of a page are called by number, and to which of them a link leads."""

from __future__ import annotations

import bisect
import posixpath
import re
from collections import Counter
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from helpcenter.dialect.procedures import STEPS_SECTION
from helpcenter.model import TITLE_ID, Link, Outline, Page, Site
from helpcenter.rules.step_texts import repeated_steps

_ELSEWHERE = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")
_SUFFIX = ".md"
_INDEX = "index.md"
_AROUND_A_TITLE = " 。.：:，,“”\"'《》「」"


class Target(NamedTuple):
    """Where a link within the site leads: a file from the root of the project, and an id in it, or none."""

    source: str
    anchor: str


def target_of(page: Outline, link: Link) -> Target | None:
    """Return where a link in the words of a page leads; None outside the site, and for what is no such link."""
    is_link = link.kind in ("link", "reference") or (link.kind == "html" and link.name.startswith("a "))
    if not is_link or link.target in ("", "#") or _ELSEWHERE.match(link.target):
        return None
    path, _, anchor = link.target.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return Target(page.source, unquote(anchor))
    is_finished = link.kind == "html" and not path.endswith(_SUFFIX)
    return Target(_behind_address(page, path) if is_finished else page.resolve(path), unquote(anchor))


def _behind_address(page: Outline, path: str) -> str:
    """Return the file whose finished page is at `path`, seen from the finished page of `page`."""
    folder = page.source.removesuffix(page.path).rstrip("/")
    own = page.source.removesuffix(_INDEX).removesuffix(_SUFFIX)
    found = posixpath.normpath(posixpath.join(own, path))
    return f"{found}/{_INDEX}" if found == folder else f"{found}{_SUFFIX}"


class Numbering:
    """The steps of `page` by number.

    `live` is the number that readers see at each, whatever number was typed; at one that stands there twice by mistake,
    whose line is one of `repeated`, the number of the step before it.
    """

    def __init__(self, page: Outline) -> None:
        """Count the steps of each sequence, without those that stand there twice by mistake."""
        self.page = page
        self.steps = page.steps
        counts: Counter[int] = Counter()
        live: list[int] = []
        self.repeated = _pasted(page)
        for step in page.steps:
            counts[step.sequence] += step.line not in self.repeated
            live.append(counts[step.sequence])
        self.live = tuple(live)
        self.highest = max(live, default=0)
        self.ids = {step.id: place for place, step in reversed([*enumerate(page.steps)]) if step.id}
        self.typed = Counter(step.number for step in page.steps)
        self.places = {step.number: place for place, step in enumerate(page.steps)}
        self.places_seen = {number: place for place, number in reversed([*enumerate(live)])}
        self.numbers = self.places.keys() | self.places_seen.keys()

    def has(self, numbers: tuple[int, ...]) -> bool:
        """Tell whether there is a step of each of `numbers`, typed or as readers see it."""
        return all(number in self.numbers for number in numbers)

    def named(self, number: int) -> int | None:
        """Return the place of the one step at which `number` is typed; None where there is none, or more."""
        return self.places[number] if self.typed[number] == 1 else None

    def meant(self, number: int) -> int | None:
        """Return the place of the step that `number` means: where it is typed, else the first at which it is seen."""
        place = self.named(number)
        return self.places_seen.get(number) if place is None else place

    def place(self, anchor: str) -> int | None:
        """Return the place of the step that an id belongs to: its own, or one of something that stands in it."""
        return self.ids.get(anchor, self._inside.get(anchor)) if anchor else None

    def is_whole(self, anchor: str) -> bool:
        """Tell whether a link to an id, or to none, leads to the steps as a whole."""
        return anchor in ("", STEPS_SECTION, TITLE_ID)

    @cached_property
    def titles(self) -> dict[str, int | None]:
        """The places of the steps by their titles; None for a title that two of them have."""
        titles: dict[str, int | None] = {}
        for place, step in enumerate(self.steps):
            title = plain(step.title)
            titles[title] = None if title in titles else place
        return titles

    @cached_property
    def _inside(self) -> dict[str, int]:
        found = [(each.anchor, each.line) for each in self.page.headings if each.column > 1]
        last = 0
        if isinstance(self.page, Page):
            outside = {each.anchor for each in self.page.headings if each.column == 1}
            found += [(each.name, each.line) for each in self.page.ids if each.name not in outside]
            last = self.page.procedure.last if self.page.procedure else 0
        lines = [step.line for step in self.steps]
        return {
            anchor: bisect.bisect_right(lines, line) - 1
            for anchor, line in found
            if lines and line >= lines[0] and (not last or line <= last)
        }


def _pasted(page: Outline) -> set[int]:
    """Return the lines of the steps that stand there twice and have no place of their own, to which a link leads."""
    repeated = repeated_steps(page)
    linked = {link.target for link in page.links} if repeated else set()
    ids = {step.line: step.id for step in page.steps}
    return {line for line, step in repeated.items() if ids[line] == step.id or f"#{ids[line]}" not in linked}


def numbering_of(page: Outline, site: Site) -> Numbering:
    """Return the numbering of a page."""
    return site.once(("numbering", page.source), lambda: Numbering(page))


def plain(title: str) -> str:
    """Return a title for comparing: in small letters, without the marks around it."""
    return title.strip(_AROUND_A_TITLE).casefold()
