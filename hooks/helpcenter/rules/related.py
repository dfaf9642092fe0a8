"""The pages that a page names as related in its front matter."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.model import Outline, Page, Site
from helpcenter.targets.faults import is_address
from helpcenter.targets.files import split
from helpcenter.targets.repairs import show


def one_way_related(site: Site) -> Iterator[tuple[str, Finding]]:
    """Pages that are related name each other.

    Readers go back and forth between them. Where only one page names the other, half of them never find it.

    Bad:
        case.md:
            ---
            title: Reset a password
            type: guide
            reviewed: 2026-11-22
            related: [other.md]
            ---

        other.md:
            ---
            title: Unlock an account
            type: guide
            reviewed: 2026-11-22
            ---

    Good:
        case.md:
            ---
            title: Reset a password
            type: guide
            reviewed: 2026-11-22
            related: [other.md]
            ---

        other.md:
            ---
            title: Unlock an account
            type: guide
            reviewed: 2026-11-22
            related: [case.md]
            ---
    """
    related = {page.source: _related(page) for page in site.pages.values()}
    for page in site.pages.values():
        for file, line in related[page.source].items():
            other = site.pages.get(file)
            if other is None or other.language != page.language or page.source in related[file]:
                continue
            if other.source in site.unpublished or other.related_unknown or not other.readable:
                continue
            if not all(_is_usable(each, other, site) for each in related[file]):
                continue  # an entry that leads nowhere may be the one that is missed
            if _name_each_other_elsewhere(page, other, site, related):
                missing = f"{page.path!r}, which names it, expected both pages to name each other"
                hint = f"add {_path(other, page)!r} to `related`"
                first = min(related[file].values(), default=1)
                yield other.source, Finding(first, 1, f"`related` lacks {missing}", hint)
            else:
                found = f"`related` names {other.path!r}, which does not name this page"
                hint = f"add {_path(other, page)!r} to `related` in {other.source}, or delete it here"
                yield page.source, Finding(line, 1, f"{found}, expected both pages to name each other", hint)


def unusable_related(page: Page, site: Site) -> Iterator[Finding]:
    """An entry of `related` is a page of this language, named by its file alone.

    Anything else is left out of the list that readers see.

    Bad:
        ---
        title: Reset a password
        type: guide
        reviewed: 2026-11-22
        related: ["https://www.example.com/"]
        ---

    Good:
        ---
        title: Reset a password
        type: guide
        reviewed: 2026-11-22
        related: []
        ---
    """
    for link in page.links:
        if link.kind != "related":
            continue
        path, rest = split(link.target)
        file = page.resolve(path)
        if is_address(link.target) or rest or (file in site.files and not file.endswith(".md")):
            found = "more than a file" if rest and not is_address(link.target) else "no page of this site"
            message = f"`related` names {show(link.target)}, which is {found}, expected a page such as 'contact.md'"
            yield Finding(link.line, link.column, message, "name the file of a page, or delete the entry")


def _related(page: Outline) -> dict[str, int]:
    return {page.resolve(link.target): link.line for link in page.links if link.kind == "related"}


def _is_usable(file: str, page: Outline, site: Site) -> bool:
    named = site.pages.get(file)
    return named is not None and named.language == page.language and file not in site.unpublished


def _name_each_other_elsewhere(page: Outline, other: Outline, site: Site, related: dict[str, dict[str, int]]) -> bool:
    """Tell whether the two name each other in another language, so that it is clear which page lacks an entry."""
    for language in site.languages:
        one, two = site.page(language, page.path), site.page(language, other.path)
        if one and two and two.source in related[one.source] and one.source in related[two.source]:
            return True
    return False


def _path(start: Outline, end: Outline) -> str:
    return posixpath.relpath("/" + end.path, "/" + posixpath.dirname(start.path))
