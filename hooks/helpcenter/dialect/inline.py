"""What stands within a block: links and images, raw HTML tags, footnotes, ids; and the words that a reader reads."""

from __future__ import annotations

import bisect
import html
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from helpcenter.dialect.masking import COMMENT, FENCE, mask_spans
from helpcenter.model import Id, Line, Link, Text, place_of
from helpcenter.words.look_alikes import seems

LONGEST_TARGET = 2_000
LONGEST_LABEL = 500
LONGEST_SHOWN = 500  # of a link's text; with links in links there would be no end to it
DEEPEST_TARGET = 30  # parentheses within parentheses

_TOKEN = re.compile(r"\\.|!?\[|\]", re.DOTALL)
_PARENTHESIS = re.compile(r"\\.|(?<=\s)\"[^\"\n]*\"(?=\s*\))|[()]", re.DOTALL)
_TITLE = re.compile(r"(?s)^(?P<target>.*?)\s+(?:\".*\"|'.*')\s*$")
_LABEL = re.compile(r"[ \n]?\[(?P<label>[^\[\]]*)\]")
TAG = re.compile(
    r"<(?P<closing>/?)(?P<name>[a-zA-Z][\w:-]*)(?P<attributes>(?:\s(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)?)/?>"
)
_ATTRIBUTE = re.compile(r"(?P<name>[\w:-]+)\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"'<>`]+))")
_AUTOLINK = re.compile(r"<(?P<target>[a-zA-Z][a-zA-Z0-9+.-]*:[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>")
_FOOTNOTE = re.compile(r"\[\^(?P<name>[^\]\n]+)\]")
_ATTRIBUTE_LIST = re.compile(r"\{:?[^{}\n]*\}")
_LISTED_ID = re.compile(r"(?:(?<=[\s{:])[#＃]|\bid=[\"']?)(?P<id>[^\s{}\"'#＃=]+)")
_SPACES = re.compile(r"\s*$")
_ENDS = re.compile(r"\s*\Z")
_ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "srcset", "cite")
_PICTURE_OF_SET = re.compile(r"(?:^|,)\s*([^\s,]+)")
_BLANKED = (COMMENT, FENCE)


class Inline(NamedTuple):
    """What `scan` finds: the prose, and beside it the ids and the footnotes referred to."""

    text: Text
    ids: Sequence[Id] = ()
    footnotes: Sequence[Id] = ()


def scan(kind: str, lines: list[Line], definitions: dict[str, str], step: int | None = None, name: str = "") -> Inline:
    """Read the lines of one block. `definitions` maps the labels of the page, in small letters, to their targets."""
    source = mask_spans("\n".join([line[2] for line in lines]) if len(lines) > 1 else lines[0][2])
    for mark in _BLANKED:
        source = source.replace(mark, " ")
    places = _places(lines) if len(lines) > 1 else ((0, lines[0][0], lines[0][1] + 1),)
    if not ("<" in source or "[" in source or "{" in source):
        return Inline(Text(kind, source, source, places, (), name, step))
    found = _Scan(source, places, definitions, step)
    found.run(is_heading=kind == "heading")
    words = found.words()
    links = tuple(found.finished(words))
    return Inline(Text(kind, source, words, found.places, links, name, step), found.ids, found.footnotes)


def _places(lines: list[Line]) -> tuple[tuple[int, int, int], ...]:
    offsets = accumulate((len(text) + 1 for _, _, text in lines), initial=0)
    return tuple([(offset, number, column + 1) for offset, (number, column, _) in zip(offsets, lines, strict=False)])


class _Scan:
    """One pass over a text."""

    def __init__(
        self, source: str, places: tuple[tuple[int, int, int], ...], definitions: dict[str, str], step: int | None
    ) -> None:
        self.source = source
        self.places = places
        self.definitions = definitions
        self.step = step
        self.blanked: list[tuple[int, int]] = []
        self.links: list[Link] = []
        self.ids: list[Id] = []
        self.footnotes: list[Id] = []

    def run(self, *, is_heading: bool) -> None:
        if "<" in self.source:
            self._tags()
        if "[" in self.source:
            self._brackets()
        if "{" in self.source:
            self._attribute_lists(is_heading=is_heading)

    def words(self) -> str:
        """Return the text with what is not read blanked."""
        pieces: list[str] = []
        done = 0
        for start, end in sorted(self.blanked):
            hidden = self.source[max(start, done) : end]
            pieces += [self.source[done:start], "\n".join(" " * len(line) for line in hidden.split("\n"))]
            done = max(done, end)
        return "".join([*pieces, self.source[done:]])

    def finished(self, words: str) -> Iterator[Link]:
        """Yield the links in order, each with the words that a reader sees of it."""
        for link in sorted(self.links, key=lambda each: (each.line, each.column)):
            if link.kind == "autolink" or (link.kind == "html" and not link.end):
                yield link
            else:
                text = self.source if "image" in link.kind else words
                shown = " ".join(text[link.start : min(link.end, link.start + LONGEST_SHOWN)].split())
                yield Link(link.kind, shown, *link[2:])

    def _blank(self, start: int, end: int) -> None:
        self.blanked.append((start, end))

    def _link(self, kind: str, target: str, start: int, place: int, span: tuple[int, int], **more: Any) -> None:
        line, column = place_of(self.places, start)
        target_line, target_column = place_of(self.places, place)
        link = Link(
            kind, "", html.unescape(target) if "&" in target else target, line, column, target_line, target_column,
            *span, step=self.step, block=self.places[0][1], **more,
        )  # fmt: skip
        self.links.append(link)

    def _id(self, name: str, offset: int) -> None:
        self.ids.append(Id(seems(name), *place_of(self.places, offset)))

    def _tags(self) -> None:
        opened: list[tuple[int, int]] = []
        for tag in TAG.finditer(self.source):
            self._blank(*tag.span())
            name = tag["name"].lower()
            if name == "a" and tag["closing"] and opened:
                place, start = opened.pop()
                self.links[place] = self.links[place]._replace(start=start, end=tag.start())
            place = len(self.links)
            self._attributes(tag, name)
            if name == "a" and len(self.links) > place:
                opened.append((place, tag.end()))
        for place, start in opened:  # not closed, which another rule names
            self.links[place] = self.links[place]._replace(start=start, end=len(self.source))
        for link in _AUTOLINK.finditer(self.source):
            self._link("autolink", link["target"], link.start(), link.start() + 1, link.span("target"))
            self._blank(link.start(), link.start() + 1)
            self._blank(link.end() - 1, link.end())

    def _attributes(self, tag: re.Match[str], name: str) -> None:
        found = list(_ATTRIBUTE.finditer(tag["attributes"]))
        values = {each["name"].lower(): each["a"] or each["b"] or each["c"] or "" for each in found}
        for each in found:
            attribute = each["name"].lower()
            where = tag.start("attributes") + each.start()
            if attribute in _ADDRESSES:
                image = " without alt" if name == "img" and "alt" not in values else ""
                told = values.get("aria-label") or values.get("alt") or values.get("title") or ""
                value = values[attribute]
                for target in _PICTURE_OF_SET.findall(value) if attribute == "srcset" else (value,):
                    self._link("html", target, where, where, (0, 0), name=f"{name} {attribute}{image}", label=told)
            elif attribute == "id" or (attribute == "name" and name == "a"):
                self._id(values[attribute], where)

    def _brackets(self) -> None:
        opened: list[int] = []
        for footnote in _FOOTNOTE.finditer(self.source) if "[^" in self.source else ():
            self.footnotes.append(Id(footnote["name"], *place_of(self.places, footnote.start())))
            self._blank(*footnote.span())
        done = 0
        for token in _TOKEN.finditer(self.source):
            if token.start() < done:
                continue
            if token[0] in ("[", "!["):
                opened.append(token.start())
            elif token[0] == "]" and opened:
                done = self._close(opened.pop(), token.start())

    def _close(self, start: int, end: int) -> int:
        """Read what follows the bracket that closes at `end`; return the offset up to which it was read."""
        kind = "image" if self.source[start] == "!" else "link"
        text = start + len("![" if kind == "image" else "["), end
        if self.source[end + 1 : end + 2] == "(" and (closing := closing_of(self.source, end + 1)):
            inside = self.source[end + 2 : closing]
            titled = _TITLE.match(inside)
            typed = titled["target"] if titled else inside
            target = typed.strip()
            place = end + 2 + len(typed) - len(typed.lstrip())
            if target.startswith("<") and target.endswith(">"):
                target, place = target[1:-1], place + 1
            self._link(kind, target, start, place, text)
            self._blank(end, closing + 1)
        else:
            label = _LABEL.match(self.source, end + 1)
            if label is None and end - start > LONGEST_LABEL:
                return 0
            name = (label["label"] if label else "") or self.source[slice(*text)]
            known = " ".join(name.lower().split())
            apart = label is None or label[0][0] != "["
            if apart and known not in self.definitions:
                return 0
            closing = label.end() - 1 if label else end
            self._link(
                "image-reference" if kind == "image" else "reference", self.definitions.get(known, ""),
                start, label.start("label") if label else text[0], text, label=name, defined=known in self.definitions,
            )  # fmt: skip
            self._blank(end, closing + 1)
        self._blank(start, text[0])
        return closing + 1

    def _attribute_lists(self, *, is_heading: bool) -> None:
        """Read ids where Python-Markdown does: at the end of a block or heading, and right behind a span."""
        for listed in _ATTRIBUTE_LIST.finditer(self.source):
            start = listed.start()
            line = self.places[bisect.bisect_right(self.places, (start, 1 << 60, 0)) - 1][0]
            last = _ENDS.match(self.source, listed.end())
            own_line = last and line and _SPACES.match(self.source, line, start)
            at_end = last and is_heading and self.source[start - 1 : start] in (" ", "\t")
            behind_span = not is_heading and start and self.source[start - 1] in ")]*_`>"
            if own_line or at_end or behind_span:
                self._blank(*listed.span())
                found = list(_LISTED_ID.finditer(listed[0]))
                if found:
                    self._id(found[-1]["id"], listed.start())


def closing_of(source: str, opening: int) -> int:
    """Return the offset of the parenthesis that closes the one at `opening`, 0 where there is none near."""
    depth = 0
    if source[opening + 1 : opening + 2] == "<":
        opening = max(opening, source.find(">", opening, opening + LONGEST_TARGET) - 1)
        depth = 1 if source[opening : opening + 1] != "(" else 0
    for token in _PARENTHESIS.finditer(source, opening, opening + LONGEST_TARGET):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if depth == 0:
            return token.start()
        if depth > DEEPEST_TARGET:
            break
    return 0
