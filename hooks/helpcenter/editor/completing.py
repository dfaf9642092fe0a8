"""What can be typed at a place."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from helpcenter.editor.leading import others_of
from helpcenter.editor.live import LiveSite
from helpcenter.editor.positions import Place
from helpcenter.editor.typing_context import Kind, Typed, keys_typed, typed_at
from helpcenter.messages import Message
from helpcenter.model import MARKERS, PAGE_TYPES, Outline, Site
from helpcenter.project.clock import today
from helpcenter.rules.front_matter_kinds import HIDEABLE, TEMPLATES, TRANSLATION
from helpcenter.targets.faults import PICTURES
from helpcenter.targets.files import MARKDOWN, path_from

KEYS: Mapping[str, Message] = MappingProxyType(
    {
        "title": Message("what tabs, search and links call the page"),
        "description": Message("one sentence that search engines show"),
        "type": Message("what kind of page it is"),
        "questions": Message("how customers ask, in their words, one a line"),
        "reviewed": Message("the day on which somebody last made sure of it"),
        "owner": Message("the team that answers for it"),
        "related": Message("pages that are listed at its end"),
        "source": Message("the language that it is translated from"),
        "translation": Message("pending, where the translation waits"),
        "redirect_from": Message("old addresses that lead here now"),
        "template": Message("home.html, for the first page"),
        "hide": Message("parts of the theme that it does not show"),
    }
)
_CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"type": PAGE_TYPES, "translation": TRANSLATION, "template": TEMPLATES, "hide": HIDEABLE}
)


MOST = 1_000  # proposals that an editor can show at a time


class Proposal(NamedTuple):
    """What can be typed, and what is told of it."""

    text: str
    detail: str | Message = ""


class Proposals(NamedTuple):
    """What can be typed in place of what is typed so far."""

    typed: Typed
    found: list[Proposal]


def completions(live: LiveSite, source: str, place: Place) -> Proposals | None:
    """Return what can be typed at a place; None where nobody knows."""
    site, page = live.site(), live.page(source)
    lines = live.text(source).split("\n")
    typed = typed_at(lines, place)
    if typed is None or site is None or page is None:
        return None
    here = _Here(live, site, page, lines)
    return Proposals(typed, list(_PROPOSED[typed.kind](here, typed)))


class _Here(NamedTuple):
    """The page on which something is typed, and its site."""

    live: LiveSite
    site: Site
    page: Outline
    lines: list[str]


def _targets(here: _Here, _typed: Typed) -> Iterator[Proposal]:
    """Yield the pages of this language, those nearest first, then everything else that can be linked to."""
    for file in _files(here):
        page = here.site.pages.get(file)
        yield Proposal(_way(here, file), page.title if page else "")


def _pictures(here: _Here, _typed: Typed) -> Iterator[Proposal]:
    yield from (Proposal(_way(here, file)) for file in _files(here) if file.lower().endswith(PICTURES))


def _files(here: _Here) -> list[str]:
    """Return the files of this language that readers get, pages first, of those the ones nearest."""
    folder = f"{here.site.docs}/{here.page.language}/"
    files = (file for file in here.site.files - here.site.unpublished if file.startswith(folder))
    others = (file for file in files if file != here.page.source)
    return sorted(others, key=lambda file: (not MARKDOWN.search(file), _way(here, file).count("/"), file))


def _way(here: _Here, file: str) -> str:
    return path_from(posixpath.dirname(here.page.source), file)


def _anchors(here: _Here, typed: Typed) -> Iterator[Proposal]:
    page = here.live.page(here.page.resolve(typed.of)) if typed.of else here.page
    if page:
        yield from _ids_of(page)
        if page.shows_channels:
            for channel in here.site.register.channels:
                yield Proposal(channel.id, channel.texts[page.language].name)


def _ids_of(page: Outline) -> Iterator[Proposal]:
    yield from (Proposal(each.anchor, each.text) for each in page.headings if each.level > 1 and each.anchor)
    for number, step in enumerate(page.steps, start=1):
        if step.id:
            yield Proposal(step.id, f"{number}. {step.title}")


def _ids(here: _Here, _typed: Typed) -> Iterator[Proposal]:
    """Yield the ids that the page has in another language, and lacks here."""
    own = {each.text for each in _ids_of(here.page)}
    elsewhere = (each for other in others_of(here.live, here.page) for each in _ids_of(other))
    yield from {each.text: each for each in elsewhere if each.text not in own}.values()


def _markers(_here: _Here, _typed: Typed) -> Iterator[Proposal]:
    yield from map(Proposal, MARKERS)


def _keys(here: _Here, _typed: Typed) -> Iterator[Proposal]:
    there = keys_typed(here.lines)
    yield from (Proposal(f"{key}: ", detail) for key, detail in KEYS.items() if key not in there)


def _values(here: _Here, typed: Typed) -> Iterator[Proposal]:
    if typed.of == "related":
        named = {link.target for link in here.page.links if link.kind == "related"} - {typed.text}
        yield from (each for each in _targets(here, typed) if MARKDOWN.search(each.text) and each.text not in named)
    elif typed.of == "reviewed":
        yield Proposal(str(today()))
    else:
        known = _known(here.site).get(typed.of, _CHOICES.get(typed.of, ()))
        yield from map(Proposal, sorted(filter(None, known)))


def _known(site: Site) -> Mapping[str, Iterable[str]]:
    """Return the values of keys that hang on the site."""
    return {"owner": {page.owner for page in site.pages.values()}, "source": site.languages}


_PROPOSED: Mapping[Kind, Callable[[_Here, Typed], Iterator[Proposal]]] = MappingProxyType(
    {
        Kind.TARGET: _targets,
        Kind.PICTURE: _pictures,
        Kind.ANCHOR: _anchors,
        Kind.ID: _ids,
        Kind.MARKER: _markers,
        Kind.KEY: _keys,
        Kind.VALUE: _values,
    }
)
