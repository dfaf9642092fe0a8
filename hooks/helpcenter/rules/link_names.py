"""Whether a link leads to what its words name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Link, Outline, Site
from helpcenter.targets.faults import is_address
from helpcenter.targets.files import file_of, split
from helpcenter.targets.repairs import show
from helpcenter.words.link_words import bare_words, named_words

_NONE: frozenset[str] = frozenset()
_WITH_TEXT = ("link", "reference", "html")


def link_names_another_target(site: Site) -> Iterator[tuple[str, Finding]]:
    """A link whose words are the title of a page, a heading or a step leads there.

    Readers decide by the words. Whoever wants to unlock an account and lands on the page about passwords follows the
    wrong procedure, or gives up.

    Bad:
        Go on with [What comes next](#before).

        ## Before {#before}

        ## What comes next {#next}

    Good:
        Go on with [What comes next](#next).

        ## Before {#before}

        ## What comes next {#next}
    """
    names = NamedTargets(site)
    for page in site.pages.values():
        for link in page.links:
            found = names.meant_by(link, page)
            if found:
                yield page.source, _finding(link, *found)


class NamedTargets:
    """The titles of pages, headings and steps, by which a link names what it leads to."""

    def __init__(self, site: Site) -> None:
        """Read nothing yet: titles are read when a link of the language is asked about."""
        self.site = site
        self._titles: dict[str, dict[str, frozenset[str]]] = {}
        self._places: dict[str, _Places] = {}

    def meant_by(self, link: Link, page: Outline) -> tuple[Outline, str] | None:
        """Return the page that a link leads to and the page or id that its words name, where that is another one."""
        if link.kind not in _WITH_TEXT or not link.text or not link.defined:
            return None
        words = bare_words(link.text)
        if page.language not in self._titles:
            self._titles[page.language] = _titles(self.site, page.language)
        known = self._titles[page.language]
        named = known.get(words) or known.get(named_words(link.text), _NONE)
        if not (named or "#" in link.target) or not words:
            return None
        path, rest = ("", link.target) if link.target.startswith("#") else split(link.target)
        file = file_of(link, page, self.site) if link.kind == "html" else page.resolve(path)
        target = self.site.pages.get(file) if path else page
        if target is None or target.source in named or is_address(link.target):
            return None
        if target.source not in self._places:
            self._places[target.source] = _places(target)
        places = self._places[target.source]
        if not named and words not in places.ids:
            return None
        meant = _meant(words, unquote(rest.partition("#")[2]), target, named, places)
        return (target, meant) if meant else None


class _Places(NamedTuple):
    """The ids of the headings and steps of a page by their words, and the words by the ids."""

    ids: Mapping[str, set[str]]
    words: Mapping[str, list[str]]
    steps: frozenset[str | None]


def _meant(words: str, anchor: str, target: Outline, named: frozenset[str], places: _Places) -> str:
    """Return the page or the id on the target page that `words` name, where it is another one than the target."""
    here = places.words.get(anchor, []) if anchor else [bare_words(target.title)]
    if any(words in name or name in words for name in here if name):
        return ""
    if here and anchor and words in places.ids:
        meant = min(places.ids[words])
        return "" if meant in places.steps else f"#{meant}"  # the rules of references see to steps
    return min(named) if named and words not in places.ids else ""


def _finding(link: Link, target: Outline, meant: str) -> Finding:
    return Finding(
        link.line,
        link.column,
        Message(
            "Link {text} leads to {target}, expected {meant!r}, which has these words as its title",
            text=show(link.text),
            target=show(link.target),
            meant=meant,
        ),
        Message(
            "link to {meant!r}, or name what stands at {target} in {page}",
            meant=meant,
            target=show(link.target),
            page=target.source,
        ),
    )


def _titles(site: Site, language: str) -> dict[str, frozenset[str]]:
    """Return the pages of a language by their titles."""
    found: dict[str, frozenset[str]] = {}
    for page in site.pages.values():
        if page.language == language:
            headings = (each.text for each in page.headings if each.level == 1)
            for title in {bare_words(each) for each in (page.title, *headings)} - {""}:
                found[title] = found.get(title, _NONE) | {page.source}
    return found


def _places(page: Outline) -> _Places:
    """Return the ids of the headings and steps of a page by their words, and of headings by those before a colon."""
    found: dict[str, set[str]] = {}
    names: dict[str, list[str]] = {}
    for words, anchor in (
        *((each.text, each.anchor) for each in page.headings),
        *((each.title, each.id) for each in page.steps),
    ):
        if anchor:
            found.setdefault(bare_words(words), set()).add(anchor)
            names.setdefault(anchor, []).append(bare_words(words))
    for heading in page.headings:
        short, colon, _ = heading.text.replace("：", ":").partition(":")
        if colon and heading.anchor:
            found.setdefault(bare_words(short), {heading.anchor})
    return _Places(found, names, frozenset(step.id for step in page.steps))
