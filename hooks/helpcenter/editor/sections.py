"""The sections and steps of a page, each with its lines: what a place on it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from helpcenter.model import TITLE_ID, Outline

_IDS = re.compile(r"[ ]*\{:?[^{}]*#[^{}]*\}[ ]*$")
_MOST_LINES = 40


class Section(NamedTuple):
    """A section, or a step with its `number`, from its `first` line to its `last`; `id` is empty where it has none."""

    id: str
    title: str
    number: int
    first: int
    last: int


def sections_of(page: Outline, lines: Sequence[str]) -> list[Section]:
    """Return the sections and steps of a page, whose text has these lines, in their order."""
    found = [(each.line, TITLE_ID if each.level == 1 else each.anchor, each.text, 0) for each in page.headings]
    found += [(each.line, each.id or "", each.title, number) for number, each in enumerate(page.steps, start=1)]
    starts = [*sorted(found), (len(lines) + 1, "", "", 0)]
    return [Section(id_, title, number, line, end[0] - 1) for (line, id_, title, number), end in pairwise(starts)]


def section_at(page: Outline, lines: Sequence[str], line: int) -> Section | None:
    """Return the section or step that a line belongs to; None above the first heading."""
    return next((each for each in sections_of(page, lines) if each.first <= line <= each.last), None)


def section_named(page: Outline, lines: Sequence[str], name: str) -> Section | None:
    """Return the section or step with an id."""
    return next((each for each in sections_of(page, lines) if name and each.id == name), None)


def words_of(section: Section, lines: Sequence[str]) -> str:
    """Return what a section or step says, without its ids, cut where it would fill the screen."""
    typed = lines[section.first - 1 : section.last]
    shown = [_IDS.sub("", line) for line in typed if not _IDS.fullmatch(line)]
    cut = ["…"] if len(shown) > _MOST_LINES else []
    return "\n".join([*shown[:_MOST_LINES], *cut]).strip()
