"""What is shown of a place beside it: a step in the other language, and where a link leads."""

from __future__ import annotations

from typing import NamedTuple

from helpcenter.editor.leading import link_at, others_of, target_of
from helpcenter.editor.live import LiveSite
from helpcenter.editor.positions import Place
from helpcenter.editor.sections import section_at, section_named, words_of
from helpcenter.model import Outline

_BETWEEN = "\n\n---\n\n"


class Shown(NamedTuple):
    """A text in Markdown, and what it is about."""

    text: str
    start: Place
    end: Place


def hover(live: LiveSite, source: str, place: Place) -> Shown | None:
    """Return what is to be shown of a place; None where there is nothing to show."""
    page, site = live.page(source), live.site()
    if page is None or site is None:
        return None
    lines = live.text(source).split("\n")
    if span := link_at(page, lines, place):
        file, name = target_of(span.link, page, site)
        target = live.page(file)
        return Shown(_of_target(live, target, name), span.start, span.end) if target else None
    section = section_at(page, lines, place.line)
    said = _elsewhere(live, page, section.id) if section else ""
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    return Shown(said, Place(place.line, 1), Place(place.line, len(line) + 1)) if said else None


def _of_target(live: LiveSite, page: Outline, name: str) -> str:
    """Return what a link leads to: a section or step in the other languages, or the page itself."""
    return _elsewhere(live, page, name) or f"**{page.title}**\n\n{page.description}".strip()


def _elsewhere(live: LiveSite, page: Outline, name: str) -> str:
    """Return what the section or step with an id says in each other language."""
    said = []
    for other in others_of(live, page):
        lines = live.text(other.source).split("\n")
        section = section_named(other, lines, name)
        if section:
            said.append(f"*{other.language}*\n\n{words_of(section, lines)}")
    return _BETWEEN.join(said)
