"""Every translation of a site, with what changed in its source since it was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from helpcenter.model import Outline, Site
from helpcenter.upkeep.severity import Change, Severity, changes


class Translation(NamedTuple):
    """A `page` that was translated from `source`; `page` is None where there is none in the `language` yet.

    `is_stamped` is false where nobody has said what it was made from.
    """

    language: str
    source: Outline
    page: Outline | None
    is_stamped: bool
    changes: tuple[Change, ...]

    @property
    def severity(self) -> Severity | None:
        """Return the gravest severity of its changes, None where nothing changed."""
        return max((each.severity for each in self.changes), default=None)

    @property
    def is_dangerous(self) -> bool:
        """Tell whether readers may be misled: a fact or a step is another one now, or nobody knows."""
        return self.page is not None and (not self.is_stamped or self.severity is Severity.BREAKING)


def translations(site: Site) -> Iterator[Translation]:
    """Yield each translation that the site has or lacks, in order of pages and languages; drafts are none."""
    paths = dict.fromkeys(page.path for page in site.pages.values())
    for path in paths:
        pages = {
            language: page
            for language in site.languages
            if (page := site.page(language, path)) and page.source not in site.unpublished
        }
        if pages:
            source = pages[language_of_source(pages)]
            for language in site.languages:
                if language != source.language and source.readable:
                    yield _translation(site, language, source, pages.get(language))


def language_of_source(pages: Mapping[str, Outline]) -> str:
    """Return the language that a page was written in first, of those it has: the default one unless a page says so."""
    named = next((page.original for page in pages.values() if page.original in pages), "")
    return named or next(iter(pages))


def _translation(site: Site, language: str, source: Outline, page: Outline | None) -> Translation:
    stamps = site.stamps.pages.get(page.source, {}) if page else {}
    found = tuple(changes(stamps, source.parts)) if stamps else ()
    return Translation(language, source, page, bool(stamps), found)


def all_translations(site: Site) -> list[Translation]:
    """Return what `translations` yields, which several rules ask for."""
    return site.once("translations", lambda: list(translations(site)))
