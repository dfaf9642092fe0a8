"""Where a place leads: the target of a link, the place of an id, and the same place in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from helpcenter.editor.live import LiveSite
from helpcenter.editor.positions import Place
from helpcenter.editor.sections import section_at, section_named
from helpcenter.examining import read_pages
from helpcenter.model import TITLE_ID, Link, Outline, Site
from helpcenter.targets.faults import is_address
from helpcenter.targets.files import file_of, split

BY_LABEL = ("reference", "image-reference")  # whose target is typed elsewhere

_TITLE = re.compile(r"title *:")


class Destination(NamedTuple):
    """A place in a file."""

    source: str
    place: Place


class Span(NamedTuple):
    """A link where it stands; `target` is the place of its target, None where that is not typed as it is read."""

    link: Link
    start: Place
    end: Place
    target: Place | None


def span_of(link: Link, lines: Sequence[str]) -> Span:
    """Return where a link stands in a text with these lines."""
    line = lines[link.target_line - 1] if link.target_line <= len(lines) else ""
    typed = link.label if link.kind in BY_LABEL else link.target
    at = line.find(typed, max(0, link.target_column - 1)) if typed else link.target_column - 1
    target = Place(link.target_line, at + 1) if at >= 0 else None
    end = Place(link.target_line, (at if at >= 0 else link.target_column) + len(typed) + 2)
    start = Place(link.line, link.column)
    if link.kind == "related" and target:
        start, end = target, Place(target.line, end.column - 1)
    return Span(link, start, end, None if link.kind in BY_LABEL else target)


def link_at(page: Outline, lines: Sequence[str], place: Place) -> Span | None:
    """Return the link that stands at a place, of several the one that begins last."""
    spans = (span_of(link, lines) for link in page.links if link.line <= place.line <= link.target_line)
    here = (span for span in spans if span.start <= place < span.end)
    return max(here, key=lambda span: span.start, default=None)


def target_of(link: Link, page: Outline, site: Site) -> tuple[str, str]:
    """Return the file that a link leads to, and the id there; no file where it leads out of the site."""
    if is_address(link.target):
        return "", ""
    path, rest = split(link.target)
    return (file_of(link, page, site) if path else page.source), unquote(rest.partition("#")[2])


def definition(live: LiveSite, source: str, place: Place) -> list[Destination]:
    """Return where a link leads; for the title of a page, the page in the other languages."""
    page, site = live.page(source), live.site()
    if page is None or site is None:
        return []
    lines = live.text(source).split("\n")
    if span := link_at(page, lines, place):
        file, name = target_of(span.link, page, site)
        return [place_of_id(live, file, name)] if file in site.files else []
    is_heading = any(each.level == 1 and each.line == place.line for each in page.headings)
    if is_heading or _TITLE.match(lines[place.line - 1]):
        return [place_of_id(live, each.source, TITLE_ID) for each in others_of(live, page)]
    return []


def twins(live: LiveSite, source: str, place: Place) -> list[Destination]:
    """Return the same place in the other languages: the same section or step where they have it, else the page."""
    page = live.page(source)
    if page is None:
        return []
    section = section_at(page, live.text(source).split("\n"), place.line)
    return [place_of_id(live, each.source, section.id if section else "") for each in others_of(live, page)]


def others_of(live: LiveSite, page: Outline) -> Iterator[Outline]:
    """Yield a page in the other languages, in their order."""
    site = live.site()
    for language in site.languages if site else ():
        other = live.page(f"{site.docs}/{language}/{page.path}") if site and language != page.language else None
        if other:
            yield other


def place_of_id(live: LiveSite, source: str, name: str) -> Destination:
    """Return where an id is given; the beginning of the file where it has none of that name."""
    page = live.page(source)
    if page is None or live.project is None or not name:
        return Destination(source, Place(1, 1))
    if section := section_named(page, live.text(source).split("\n"), name):
        return Destination(source, Place(section.first, 1))
    register = live.project.site.register
    if page.shows_channels and any(each.id == name for each in register.channels):
        entry = re.search(rf"^[ -]*id:[ ]*[\"']?{re.escape(name)}\b", register.text, re.MULTILINE)
        line = register.text.count("\n", 0, entry.start()) + 1 if entry else 1
        return Destination(register.source, Place(line, 1))
    read = next((each for each in read_pages(live.project, page.path) if each.source == source), None)
    ids = (*read.ids, *read.footnotes) if read else ()
    at = next((Place(each.line, each.column) for each in ids if each.name == name), Place(1, 1))
    return Destination(source, at)
