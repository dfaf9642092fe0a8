"""Every address that readers can be given, and where those lead that were given up."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from helpcenter.model import Edit, Outline, Published, Redirect, Site, Ways, ways_of
from helpcenter.project.published import ADDRESS


class Said(NamedTuple):
    """What a page says of an address that leads to it now."""

    page: Outline
    redirect: Redirect


@dataclass(frozen=True, slots=True)
class Addresses:
    """`ids` are, by the path of a page, those of sections and steps in any language; `ways` is what `said` means."""

    ids: Mapping[str, frozenset[str]]
    said: tuple[Said, ...]
    ways: Ways

    def all(self) -> Iterator[str]:
        """Yield every address that readers can be given, in no order."""
        for path, ids in self.ids.items():
            if ADDRESS.fullmatch(path):
                yield path
                yield from (f"{path}#{each}" for each in ids)

    def lives(self, path: str, name: str) -> bool:
        """Tell whether readers find what they look for, or are led to what the writers say is there for them now."""
        page = self.ways.page_for(path)
        return page in self.ids and (not name or name in self.ids[page] or name in self.ways.parts.get(page, ()))


def addresses(site: Site) -> Addresses:
    """Return the addresses of a site, which several rules ask for."""
    return site.once("addresses", lambda: _addresses(site))


def addressed_as(path: str, name: str) -> str:
    """Return an address as docs/published.txt has it."""
    return f"{path}#{name}" if name else path


def published_in(site: Site, path: str) -> Iterator[Outline]:
    """Yield a page in every language in which readers get it, the default one first."""
    pages = (site.page(language, path) for language in site.languages)
    return (each for each in pages if each and each.source not in site.unpublished)


def insertions(missing: list[str], published: Published) -> Iterator[Edit]:
    """Yield edits that put sorted addresses where they belong in the list of those published."""
    there = sorted(published.addresses)
    for place, group in groupby(missing, key=lambda each: bisect.bisect(there, each)):
        text = "".join(f"{each}\n" for each in group)
        if place < len(there):
            yield Edit(published.addresses[there[place]], 1, 1, text)
        else:
            line, column = published.end
            yield Edit(line, column, column, text if column == 1 else f"\n{text}")


def _addresses(site: Site) -> Addresses:
    ids: dict[str, set[str]] = {}
    for page in site.pages.values():
        if page.source not in site.unpublished:
            ids.setdefault(page.path, set()).update(_ids(page))
    pages = site.pages.values()
    by_language = (
        page for language in site.languages for page in pages if page.redirects and page.language == language
    )
    said = tuple(Said(page, redirect) for page in by_language for redirect in page.redirects)
    ways = ways_of(((page.path, redirect) for page, redirect in said), ids)
    return Addresses({path: frozenset(each) for path, each in ids.items()}, said, ways)


def _ids(page: Outline) -> Iterator[str]:
    yield from (each.anchor for each in page.headings if each.level > 1 and each.anchor)
    yield from (each.id for each in page.steps if each.id)
