"""What keeps pages true over the years: what a translation was made from, and the addresses that were published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from helpcenter.model.repairs import Edit, Problem


class Part(NamedTuple):
    """A section or a step of a page, as far as its translation hangs on it.

    `id` is that of its heading or step, `step` its place among the steps, counted from 1, or 0. `text` tells its words
    apart from any others, `facts` does so for each kind of fact in them; punctuation and spaces make no difference.
    """

    id: str
    line: int
    step: int
    text: str
    facts: Mapping[str, str]


class Stamp(NamedTuple):
    """What a part of a translation was made from: what the Part of the source was then, and where this is written.

    `own` is the `text` of the translation itself at that time.
    """

    line: int
    step: int
    text: str
    facts: Mapping[str, str]
    own: str


@dataclass(frozen=True, slots=True)
class Stamps:
    """The stamps of all translations, by the file of the translation and the id of the part.

    `exists` is false where there is no such file.
    """

    source: str
    pages: Mapping[str, Mapping[str, Stamp]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    exists: bool = False


class Redirect(NamedTuple):
    """What a page says in `redirect_from`: who comes to `path` and `anchor` is led to its part `to`, or to the page.

    `path` is named from the folder of the language, and is the page's own where only a part of it was renamed.
    """

    path: str
    anchor: str
    to: str
    line: int


class Opening(NamedTuple):
    """Where a list in the front matter takes more entries: what is typed before them, between them, behind them."""

    line: int
    column: int
    begin: str
    between: str
    end: str

    def edit(self, entries: Iterable[str]) -> Edit:
        """Return the edit that types the entries, which are YAML."""
        return Edit(self.line, self.column, self.column, self.begin + self.between.join(entries) + self.end)


@dataclass(frozen=True, slots=True)
class Published:
    """Every address that has been published, such as `faq.md` and `faq.md#fees`, with the line it is noted on.

    `repeated` are the lines of addresses that are noted again. `end` is the place behind the last character. `exists`
    is false where there is no such file: nothing has been published yet.
    """

    source: str
    addresses: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    repeated: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    end: tuple[int, int] = (1, 1)
    problems: tuple[Problem, ...] = ()
    exists: bool = False


class Place(NamedTuple):
    """A section or a step of a page, by its id and title; `step` is its number, 0 for a section."""

    id: str
    step: int
    title: str


class Notice(NamedTuple):
    """What readers of a translation are warned of: it may differ from its original in the language `original`.

    `is_stamped` is false where nobody has compared them. `places` are where it may differ, and `has_others` tells that
    there are steps or sections in one of the two alone.
    """

    original: str
    is_stamped: bool
    places: tuple[Place, ...] = ()
    has_others: bool = False


NO_NOTICE = Notice("", is_stamped=True)  # of a page that agrees with its original, or is the original
