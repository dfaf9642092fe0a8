"""Gathers the report on a help center."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from pathlib import Path

from helpcenter.checking import read_site
from helpcenter.diagnostics import CannotCheckError
from helpcenter.examining import Findings
from helpcenter.messages import Message
from helpcenter.model import Outline, Problem, Site
from helpcenter.project.clock import today
from helpcenter.project.reading import read_project
from helpcenter.project.source_text import located
from helpcenter.status.behind import translations_of
from helpcenter.status.outcome import Status
from helpcenter.status.questions import questions_of
from helpcenter.status.reach import reach_of
from helpcenter.status.reviews import reviews_of
from helpcenter.upkeep.translations import translations
from helpcenter.watching import Watch, unwatched

UNREADABLE = "P401", "X804"  # rules by which a page holds something else than it should


def gather(root: Path, watch: Watch = unwatched) -> Status:
    """Return the report on the help center in `root`.

    Raises CannotCheckError where something cannot be read of what the report says: it would be wrong.
    """
    site, found = read_site(read_project(root), UNREADABLE, watch)
    if broken := [*found.failures, *_unreadable(site, found)]:
        raise CannotCheckError(reduce(_above, broken))
    pages = [page for page in site.pages.values() if page.source not in site.unpublished]
    behind, forgotten = translations_of(translations(site), site, root)
    return Status(
        day=str(today()),
        pages=len(pages),
        languages=site.languages,
        translations=behind,
        reviews=reviews_of(pages, site.extras.review_after_days, today()),
        questions=tuple(questions_of(site.asked, language, _in(language, pages)) for language in site.languages),
        reach=tuple(reach_of(site, language, _in(language, pages)) for language in site.languages),
        forgotten=forgotten,
    )


def _in(language: str, pages: list[Outline]) -> list[Outline]:
    return [page for page in pages if page.language == language]


def _above(first: Message, second: Message) -> Message:
    return Message("{first}\n{second}", first=first, second=second)


def _unreadable(site: Site, found: Findings) -> Iterator[Message]:
    """Yield, with file and line, what cannot be read of pages and of what stands beside them."""
    for each in found.diagnostics:
        if each.code in UNREADABLE:
            yield located(each.path, each.line, each.column, each.message)
    beside: tuple[tuple[str, tuple[Problem, ...]], ...] = (
        (site.config_source, site.extras.problems),
        (site.asked.source, site.asked.problems),
        (site.stamps.source, site.stamps.problems),
    )
    for source, problems in beside:
        for problem in problems:
            yield located(source, problem.line, problem.column, problem.message)
