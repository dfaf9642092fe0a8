"""The pages that a page names as related in its front matter."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
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
                first = min(related[file].values(), default=1)
                yield other.source, Finding(first, 1, *_lacks(other, page))
            else:
                yield page.source, Finding(line, 1, *_names_in_vain(page, other))


def _lacks(page: Outline, other: Outline) -> tuple[Message, Message]:
    """Say that a page does not name another one that names it."""
    message = Message(
        "`related` lacks {path!r}, which names it, expected both pages to name each other", path=other.path
    )
    return message, Message("add {path!r} to `related`", path=_path(page, other))


def _names_in_vain(page: Outline, other: Outline) -> tuple[Message, Message]:
    """Say that a page names another one that does not name it."""
    message = Message(
        "`related` names {path!r}, which does not name this page, expected both pages to name each other",
        path=other.path,
    )
    hint = Message("add {path!r} to `related` in {file}, or delete it here", path=_path(other, page), file=other.source)
    return message, hint


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
            message = _unusable(show(link.target), is_more=bool(rest) and not is_address(link.target))
            yield Finding(link.line, link.column, message, Message("name the file of a page, or delete the entry"))


def _unusable(target: Message, *, is_more: bool) -> Message:
    if is_more:
        return Message(
            "`related` names {target}, which is more than a file, expected a page such as 'contact.md'", target=target
        )
    return Message(
        "`related` names {target}, which is no page of this site, expected a page such as 'contact.md'", target=target
    )


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
