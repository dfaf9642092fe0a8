"""Which id is meant at a place: where it is written, or named by a link."""

from __future__ import annotations

import re
from typing import NamedTuple

from helpcenter.editor.leading import link_at, target_of
from helpcenter.editor.live import LiveSite
from helpcenter.editor.positions import Place

_LIST = re.compile(r"\{:?[^{}\n]*#(?P<id>[^\s{}#]+)[^{}\n]*\}")


class Named(NamedTuple):
    """An id of the page at `path`, and where it is typed."""

    path: str
    id: str
    start: Place
    end: Place


def id_at(live: LiveSite, source: str, place: Place) -> Named | None:
    """Return the id that is written or named at a place; None where there is none."""
    page, site = live.page(source), live.site()
    if page is None or site is None:
        return None
    lines = live.text(source).split("\n")
    for found in _LIST.finditer(lines[place.line - 1] if place.line <= len(lines) else ""):
        if found.start() < place.column <= found.end() + 1:
            start, end = found.span("id")
            return Named(page.path, found["id"], Place(place.line, start + 1), Place(place.line, end + 1))
    span = link_at(page, lines, place)
    file, name = target_of(span.link, page, site) if span else ("", "")
    target = site.pages.get(file)
    if span is None or span.target is None or target is None or not name:
        return None
    line, column = span.target
    start = column + span.link.target.index("#") + 1
    return Named(target.path, name, Place(line, start), Place(line, column + len(span.link.target)))
