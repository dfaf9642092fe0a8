"""Which step of a rendered procedure leads to which, read from the list of its steps.

It follows the rules by which `helpcenter.rules.ways` proves that every step is reached; a test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from helpcenter.markdown.page import CONTACT, TALK_TO_SUPPORT, RenderedPage
from helpcenter.model import RESULT_SECTION, TITLE_ID, resolve
from helpcenter.model.leads import ARROW, GOES_ON

DONE, PART, HELP, PAGE = "done", "part", "help", "page"  # where a way ends: a part of this page, support, another page
Place = int | str  # the index of a step, or one of the ends

_BRANCHES = 2  # with fewer, a step is followed by the next one all the same
_ELSEWHERE = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")
_FIRST_SENTENCE = re.compile(r"(.+?)(?:[。！？\n]|[.!?](?=\s)|$)", re.DOTALL)
_AROUND_A_TITLE = " 。.：:，,"
_BLOCKS = ("ul", "ol", "div", "table", "pre", "blockquote", "details")

Shown = Callable[[str], str]  # what readers see of a text in which Python-Markdown has put marks


@dataclass(frozen=True, slots=True)
class Way:
    """A branch of a step: the case it is for, the link that leads on, what the link says, and where it leads."""

    label: str
    link: Element
    target: str
    to: Place


@dataclass(frozen=True, slots=True)
class FlowStep:
    """A step with its ways; `next` is where a reader goes on in order, None where the ways part instead."""

    item: Element
    title: str
    ways: tuple[Way, ...]
    next: Place | None


class _Bullet(NamedTuple):
    """The first words of a bullet, and its links, each with where it begins in them."""

    item: Element
    words: str
    links: list[tuple[int, Element]]


def read_flow(root: Element, steps: Element, page: RenderedPage, shown: Shown) -> tuple[FlowStep, ...]:
    """Return the steps of a list with their ways."""
    reader = _Reader(page, _places(root, steps), shown)
    behind = [*range(1, len(steps)), DONE if DONE in reader.places.values() else None]
    return tuple(map(reader.read, steps, behind))


def parts(flow: tuple[FlowStep, ...]) -> bool:
    """Tell whether there is a step at which the ways part."""
    return any(step.next is None and len(step.ways) >= _BRANCHES for step in flow)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads steps; `places` are the places to which the ids of the page lead."""

    page: RenderedPage
    places: Mapping[str, Place]
    shown: Shown

    def read(self, item: Element, behind: Place | None) -> FlowStep:
        """Return a step; `behind` is what stands behind it."""
        bullets = [_bullet(each, self.shown) for bullets in item.iter("ul") for each in bullets if each.tag == "li"]
        leading = [list(_leading(bullet)) for bullet in bullets]
        ways = tuple(self._way(bullet, *links[-1]) for bullet, links in zip(bullets, leading, strict=True) if links)
        found = [self._is_here(link) for links in leading for _, link in links]
        is_parted = len(found) >= _BRANCHES and any(found) and not _goes_on(item, bullets, self.shown)
        return FlowStep(item, _title(item, self.shown), ways, None if is_parted else behind)

    def _way(self, bullet: _Bullet, start: int, link: Element) -> Way:
        arrow = ARROW.search(bullet.words)
        label = bullet.words[: arrow.start() if arrow and arrow.end() <= start else start]
        return Way(_line(label), link, _line(self.shown("".join(link.itertext()))), self._destination(link))

    def _destination(self, link: Element) -> Place:
        file, anchor = self._target(link)
        if file == self.page.path:
            return self.places.get(anchor, PART)
        return HELP if file in (CONTACT, TALK_TO_SUPPORT) else PAGE

    def _is_here(self, link: Element) -> bool:
        return self._target(link)[0] == self.page.path

    def _target(self, link: Element) -> tuple[str, str]:
        """Return the file to which a link leads, empty outside the site, and the id there."""
        href = link.get("href", "")
        path, _, anchor = href.partition("#")
        path = unquote(path.partition("?")[0])
        file = resolve(self.page.path, path) if path else self.page.path
        return "" if _ELSEWHERE.match(href) else file, unquote(anchor)


def _leading(bullet: _Bullet) -> Iterator[tuple[int, Element]]:
    """Yield the links of a bullet that lead on: behind an arrow, or to a place on this page."""
    arrow = ARROW.search(bullet.words)
    for start, link in bullet.links:
        if link.get("href", "").startswith("#") or (arrow and arrow.end() <= start):
            yield start, link


def _places(root: Element, steps: Element) -> dict[str, Place]:
    """Return where a link to each id of the page leads: before the steps to the first, behind them to an end."""
    places: dict[str, Place] = {"": 0, TITLE_ID: 0}
    inside = {each: index for index, item in enumerate(steps) for each in item.iter()}
    is_behind = False
    for each in root.iter():
        is_behind |= each is steps
        if "id" in each.attrib:
            end: Place = DONE if each.attrib["id"] == RESULT_SECTION else PART
            places.setdefault(each.attrib["id"], inside.get(each, end if is_behind else 0))
    return places


def _goes_on(item: Element, bullets: list[_Bullet], shown: Shown) -> bool:
    """Tell whether words without a link say to go on: behind an arrow, or in a paragraph below the bullets."""
    below = False
    for child in item:
        below |= child.tag == "ul"
        if below and child.tag == "p" and GOES_ON.search(shown("".join(child.itertext()))):
            return True
    for bullet in bullets:
        arrow = ARROW.search(bullet.words)
        is_linked = any(True for _ in bullet.item.iter("a"))
        if arrow and not is_linked and GOES_ON.search(bullet.words, arrow.end()):
            return True
    return False


def _bullet(item: Element, shown: Shown) -> _Bullet:
    words, links = "", list[tuple[int, Element]]()
    for text, link in _inline(_first_words(item)):
        links += [(len(words), link)] if link is not None else []
        words += shown(text)
    return _Bullet(item, words, links)


def _first_words(item: Element) -> Element:
    """Return the element that the first words of an item stand in: its first paragraph where the list is loose."""
    first = next(iter(item), None)
    return item if (item.text or "").strip() or first is None or first.tag != "p" else first


def _inline(element: Element) -> Iterator[tuple[str, Element | None]]:
    """Yield the texts of an element up to the first block in it; with each link, which comes as a whole."""
    yield element.text or "", None
    for child in element:
        if child.tag in _BLOCKS:
            return
        if child.tag == "a":
            yield "".join(child.itertext()), child
        else:
            yield from _inline(child)
        yield child.tail or "", None


def _title(item: Element, shown: Shown) -> str:
    words = _first_words(item)
    first = next(iter(words), None)
    if first is not None and first.tag == "strong" and not (words.text or "").strip():
        title = shown("".join(first.itertext()))
    else:
        sentence = _FIRST_SENTENCE.match(shown("".join(text for text, _ in _inline(words))).strip())
        title = sentence[1] if sentence else ""
    return _line(title.strip(_AROUND_A_TITLE))


def _line(text: str) -> str:
    return " ".join(text.split())
