"""Reads the article of a finished page, tag by tag: its links, ids and numbered lists, and Markdown that was left."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from helpcenter.finished.passages import Passage
from helpcenter.finished.tags import FOREIGN, INSIDE, TAG, Tags

_OF_HEAD = frozenset(("link", "meta"))
_TELLING_TAG = re.compile(
    rf"<(?:/(?P<closed>a|ol|ul|li)\b\s*|(?P<opened>a|ol|ul|li)\b{INSIDE}"
    rf"|(?:[a-zA-Z][^\s<>/]*[\s/]|[hH]1|{'|'.join(FOREIGN)}){INSIDE})>"
)
_NOT_PROSE = re.compile(
    r"<(?P<name>pre|code|kbd|samp|textarea|svg|math)\b.*?</(?P=name)\s*>", re.DOTALL | re.IGNORECASE
)
_MAY_BE_MARKS = re.compile(
    r"\{:|\{ ?[#.]|!!!|\?\?\?|===|\[(?:CHANNELS|SAFETY|MESSAGE-B|CHECK-C)|\]\(|\*\*|\[\^|```|~~~|---"
)
_MARKS = re.compile(
    r"\{:? ?[#.][\w-]+[^{}\n]*\}|(?:\A|(?<=\n))[ \t]*(?:!!!|\?\?\?\+?) ?[a-z][^\n]*|=== ?\"[^\n]*"
    r"|\[(?:CHANNELS|SAFETY-[A-Z]+|MESSAGE-BUILDER|CHECK-CHANNEL)\]"
    r"|\]\([^)\s]+\)?|(?<![A-Za-z0-9*])\*\*(?!\*)[^\n]*|[^*\n]{1,20}\*\*(?![A-Za-z0-9*])|\[\^[^\]\n]+\]|```[^\n]*|~~~[^\n]*"
    r"|\|[ :]*-{3,}[ :]*\|"
)
_MAY_NAME_STEP = re.compile(r"步|step", re.IGNORECASE)
_BEGINNING = 600  # characters of a step, in which its title stands


@dataclass(frozen=True, slots=True)
class BuiltLink:
    """A link in the article whose words may name a step."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class BuiltItem:
    """An item of a numbered list: its id, the number that readers see, how it begins, and the lists in it."""

    id: str
    number: int
    text: str
    lists: list[BuiltList] = field(default_factory=list, compare=False)


@dataclass(slots=True)
class BuiltList:
    """A numbered list of the article; `depth` counts the items around it, `next` and `by` how it goes on."""

    is_steps: bool
    depth: int
    next: int
    by: int
    items: list[BuiltItem] = field(default_factory=list)


@dataclass(slots=True)
class Html:
    """What readers get of one file.

    `targets` are what its article leads to, `around` what stands around that does, but for what a page before led to in
    the same way. `foreign` is code that did not come from the theme. `marks` is Markdown that readers see as typed,
    `passages` the text of the article.
    """

    language: str = ""
    titles: int = 0
    ids: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    around: list[str] = field(default_factory=list)
    links: list[BuiltLink] = field(default_factory=list)
    lists: list[BuiltList] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)


class Article:
    """One pass over the tags of an article."""

    def __init__(self, page: Html, tags: Tags, text: str) -> None:
        """Take the text of an article, and the page to which `read` adds what is found there."""
        self.page = page
        self.tags = tags
        self.text = text
        self.open: list[BuiltList | str] = []
        self.link: tuple[str, int] | None = None

    def read(self) -> None:
        """Go through the tags."""
        page = self.page
        for found in _TELLING_TAG.finditer(self.text):
            if found["closed"]:
                self._close(found["closed"], found.start())
                continue
            tag = self.tags.read(found[0])
            page.targets.extend(tag.targets)
            page.foreign.extend(tag.foreign or ([found[0]] if tag.name in _OF_HEAD else ()))
            name = tag.attributes.get("id") or (tag.attributes.get("name") if found["opened"] == "a" else None)
            if name:
                page.ids.append(name)
            page.titles += tag.name == "h1"
            if found["opened"]:
                self._open(found["opened"], tag.attributes, found)
        if _MAY_BE_MARKS.search(self.text):
            prose = unescape(TAG.sub("\n", _NOT_PROSE.sub("", self.text)))
            page.marks.extend(match[0].strip() for match in _MARKS.finditer(prose))

    def _open(self, name: str, attributes: dict[str, str], tag: re.Match[str]) -> None:
        if name == "a" and "href" in attributes:
            self.link = attributes["href"], tag.end()
        elif name == "ol":
            by = -1 if "reversed" in attributes else 1
            depth = self.open.count("li")
            is_steps = "hc-steps" in attributes.get("class", "").split() and _shows_numbers(attributes)
            numbered = BuiltList(is_steps, depth, _number(attributes.get("start"), 1), by)
            outermost = next((each for each in self.open if isinstance(each, BuiltList) and each.items), None)
            if outermost and not _is_hidden(attributes):
                outermost.items[-1].lists.append(numbered)
            self.page.lists.append(numbered)
            self.open.append(numbered)
        elif name == "ul":
            self.open.append(name)
        elif name == "li":
            if self.open and self.open[-1] == "li":
                self.open.pop()
            around = self.open[-1] if self.open else None
            if isinstance(around, BuiltList):
                number = _number(attributes.get("value"), around.next)
                around.next = number + around.by
                words = _words(self.text[tag.end() : tag.end() + _BEGINNING]) if around.is_steps else ""
                if not _is_hidden(attributes):
                    around.items.append(BuiltItem(attributes.get("id", ""), number, words))
            self.open.append(name)

    def _close(self, name: str, end: int) -> None:
        if name == "a":
            is_drawn = "<text" in self.text[self.link[1] : end] if self.link else False  # by its title, not its number
            if self.link and not is_drawn and _MAY_NAME_STEP.search(self.text, self.link[1], end):
                self.page.links.append(BuiltLink(self.link[0], _words(self.text[self.link[1] : end])))
            self.link = None
        else:
            while self.open:
                opened = self.open.pop()
                if (opened if isinstance(opened, str) else "ol") == name:
                    break


def _shows_numbers(attributes: dict[str, str]) -> bool:
    """Tell whether readers see a list, and figures before its items."""
    return not _is_hidden(attributes) and attributes.get("type", "1") == "1"


def _is_hidden(attributes: dict[str, str]) -> bool:
    """Tell whether some readers get nothing of an element: those who see, or those who are read to."""
    return "hidden" in attributes or attributes.get("aria-hidden") == "true"


def _words(html: str) -> str:
    return unescape(TAG.sub(" ", html))


def _number(value: str | None, otherwise: int) -> int:
    try:
        return int(value) if value is not None else otherwise
    except ValueError:
        return otherwise
