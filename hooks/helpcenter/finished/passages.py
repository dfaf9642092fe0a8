"""Reads the text of an article by the headings and the steps that it stands under.

Each distinct tag is looked at once a site: it leaves nothing in the text where it stands within a line, a space where
it ends one, and a mark where another passage begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

from helpcenter.finished.tags import INSIDE, attributes_of

_TAG = re.compile(rf"(</?[a-zA-Z]{INSIDE}>)")
_NAME = re.compile(r"</?([a-zA-Z][\w:-]*)")
_NOT_LINKED_BY_WRITERS = '<a class="headerlink"', '<a class="footnote-'
_BESIDE_THE_TEXT = re.compile(r"<(?P<name>aside|button|nav|svg|hc-[a-z-]+)\b.*?(?=</(?P=name)\s*>)", re.DOTALL)
_WITHIN_A_LINE = re.compile(
    r"a|abbr|b|bd[io]|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|r[bpt]|ruby|s|samp|small|span|strong|su[bp]|svg"
    r"|time|tt|u|var|wbr"
)
_EDGE = "\0"
_TITLE, _HEADING, _HEADING_END, _ITEM, _LIST, _LIST_END = "=#/.()"


class Passage(NamedTuple):
    """Text of an article up to the next heading or step.

    `id` is that of the heading or step around it, empty before the first; `heading` the words of a heading that begins
    it, which are not part of `text`. Text behind the end of a list belongs to what is around the list again.
    """

    id: str
    heading: str
    text: str


class _Marks(dict[str, str]):
    """What each tag leaves in the text."""

    def __missing__(self, tag: str) -> str:
        name = _NAME.match(tag)
        mark = self[tag] = _mark_of(tag, name[1].lower() if name else "")
        return mark


@dataclass(frozen=True, slots=True)
class Passages:
    """Reads the articles of one site, one after the other."""

    marks: _Marks = field(default_factory=_Marks)

    def read(self, article: str) -> list[Passage]:
        """Return the passages of an article without scripts, styles and comments, in its order."""
        for link in _NOT_LINKED_BY_WRITERS:
            before, *others = article.split(link)
            article = before + "".join(each.partition("</a>")[2] for each in others)
        parts = _TAG.split(_BESIDE_THE_TEXT.sub("", article).replace(_EDGE, ""))
        parts[1::2] = map(self.marks.__getitem__, parts[1::2])
        return list(_passages("".join(parts).split(_EDGE)))


def _mark_of(tag: str, name: str) -> str:
    if _WITHIN_A_LINE.fullmatch(name):
        return ""
    is_end = tag[1] == "/"
    given = "" if is_end else dict(attributes_of(tag)).get("id", "").replace(_EDGE, "")
    if name == "ol":
        kind = _LIST_END if is_end else _LIST
    elif name in ("h1", "h2", "h3") and is_end:
        kind = _HEADING_END
    elif name == "h1":
        kind = _TITLE
    elif given and name in ("h2", "h3", "li"):
        kind = _ITEM if name == "li" else _HEADING
    else:
        return " "
    return f"{_EDGE}{kind}{given}{_EDGE}"


def _passages(pieces: list[str]) -> Iterator[Passage]:
    """Yield the passages of a text that is cut at its marks; every second piece is a mark."""
    here, heading, around = "", "", list[str]()
    for mark, typed in zip([_LIST_END, *pieces[1::2]], pieces[::2], strict=True):
        kind = mark[0]
        text = " ".join((unescape(typed) if "&" in typed else typed).split())
        if kind in (_HEADING, _ITEM):
            here = mark[1:]
        elif kind == _LIST:
            around.append(here)
        elif kind == _LIST_END and around:
            here = around.pop()
        if kind == _HEADING:
            heading = text
        elif kind != _TITLE and (text or heading):
            yield Passage(here, heading, text)
            heading = ""
