"""Reads one finished HTML file.

The article is read tag by tag. What stands around it is nearly the same on every page of a folder, so that of it only
what no page before had is looked at: it is cut at its lists, and a part that is new at each "<", in bytes, which takes
the least time.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from helpcenter.finished.theme import Theme

_INSIDE = r"[^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*"
_FOREIGN = ("iframe", "frame", "frameset", "object", "embed", "applet", "portal", "base", "script", "style")
_OF_HEAD = frozenset(("link", "meta"))
_TAG = re.compile(rf"<(?P<closing>/?)(?P<name>[a-zA-Z][\w:-]*)(?P<attributes>{_INSIDE})>")
_TELLING_TAG = re.compile(
    rf"<(?:/(?P<closed>a|ol|ul|li)\b\s*|(?P<opened>a|ol|ul|li)\b{_INSIDE}"
    rf"|(?:[a-zA-Z][^\s<>/]*[\s/]|[hH]1|{'|'.join(_FOREIGN)}){_INSIDE})>"
)
_NAME_END = re.compile(r"[\s/>]")
_ATTRIBUTE = re.compile(r"(?<=[\s\"'/])(?P<name>[\w:@.-]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SCRIPT = re.compile(r"<(?P<name>script|style)\b(?P<attributes>[^>]*)>.*?</(?P=name)\s*>", re.DOTALL | re.IGNORECASE)
_NO_TAGS_INSIDE = (b"script", b"style", b"!--")
_NOT_PROSE = re.compile(
    r"<(?P<name>pre|code|kbd|samp|textarea|svg|math)\b.*?</(?P=name)\s*>", re.DOTALL | re.IGNORECASE
)
_ELSEWHERE = re.compile(r"\s*(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")
_LANGUAGE = re.compile(rb"<html\b[^>]*?\slang=[\"']?(?P<language>[\w-]*)", re.IGNORECASE)
_ARTICLE = re.compile(rb"<article\b[^>]*>")
_LEADING = frozenset(("href", "src", "srcset", "poster", "data", "action", "formaction", "xlink:href"))
_RUNNING = re.compile(r"\s*(?:javascript|vbscript|data:text/html)", re.IGNORECASE)
_ALIGNED = re.compile(r"text-align: (?:left|right|center);")
_NO_PROGRAM = re.compile(r"type=[\"']?application/(?:ld\+)?json")
_MAY_BE_MARKS = re.compile(r"\{:|\{ ?[#.]|!!!|\?\?\?|===|\[CHANNELS|\]\(|\*\*|\[\^|```|~~~|---")
_MARKS = re.compile(
    r"\{:? ?[#.][\w-]+[^{}\n]*\}|(?:\A|(?<=\n))[ \t]*(?:!!!|\?\?\?\+?) ?[a-z][^\n]*|=== ?\"[^\n]*|\[CHANNELS\]"
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
    the same way. `foreign` is code that did not come from the theme. `marks` is Markdown that readers see as typed.
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


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening tag: its attributes, what it leads to, and what of it is code that did not come from the theme."""

    name: str
    attributes: dict[str, str]
    targets: tuple[str, ...]
    foreign: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Around:
    """What stood around the articles of one folder.

    `seen` are pieces that need no second look, `notable` those with an id or a title, `parts` consist of such alone.
    """

    seen: set[bytes] = field(default_factory=set)
    notable: dict[bytes, Tag] = field(default_factory=dict)
    parts: dict[bytes, list[Tag]] = field(default_factory=dict)


@dataclass(slots=True)
class HtmlReader:
    """Reads the files of one site, one after the other, and remembers what it has seen of them."""

    theme: Theme
    folders: dict[str, _Around] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)

    def read(self, file: str, content: bytes) -> Html:
        """Read the content of one file."""
        language = _LANGUAGE.search(content)
        page = Html(language["language"].decode() if language else "")
        opening = _ARTICLE.search(content)
        start = opening.end() if opening else 0
        end = max(start, content.rfind(b"</article")) if opening else 0
        self._around(page, file, content[:start] + content[end:])
        article = content[start:end].decode(errors="replace")
        if "<!--" in article:
            article = _COMMENT.sub("", article)
        article = _SCRIPT.sub(lambda match: self._script(page, match, in_article=True), article)
        _Article(page, self, article).read()
        return page

    def tag(self, text: str) -> Tag:
        """Return what the text of an opening tag says."""
        if text not in self.tags:
            self.tags[text] = _read_tag(text, self.theme)
        return self.tags[text]

    def _script(self, page: Html, match: re.Match[str], *, in_article: bool = False) -> str:
        """Take a script or a style sheet out of the text; a file of the site's own is the theme's outside articles."""
        source = dict(_attributes(match["attributes"])).get("src")
        if source is not None:
            (page.targets if in_article else page.around).append(source)
        is_own = source is not None and not in_article and not _ELSEWHERE.match(source)
        if not is_own and not _NO_PROGRAM.search(match["attributes"]) and not self.theme.brings(match[0]):
            page.foreign.append(match[0])
        return ""

    def _around(self, page: Html, file: str, content: bytes) -> None:
        folder = posixpath.dirname(file)
        folder = posixpath.dirname(folder) if file.endswith("/index.html") else f"{folder}/"
        around = self.folders.setdefault(folder, _Around())
        for part in content.replace(b"<ul", b"\0<ul").split(b"\0"):
            notable = around.parts.get(part)
            if notable is None:
                notable = self._part(page, around, part)
            for tag in notable:
                page.titles += tag.name == "h1"
                page.ids.extend([tag.attributes["id"]] if "id" in tag.attributes else [])

    def _part(self, page: Html, around: _Around, part: bytes) -> list[Tag]:
        """Read a part that no page had; a piece that means another place on each page is read every time."""
        pieces = part.split(b"<")
        if any(piece.startswith(_NO_TAGS_INSIDE) for piece in pieces if piece not in around.seen):
            text = _COMMENT.sub("", part.decode(errors="replace"))
            outside = _SCRIPT.sub(lambda match: self._script(page, match), text).encode().split(b"<")
            around.seen.update(set(pieces).difference(outside))
            pieces = outside
        is_known = True
        for piece in pieces:
            if piece in around.seen:
                continue
            found = _TAG.match(f"<{piece.decode(errors='replace')}")
            tag = self.tag(found[0]) if found and not found["closing"] else None
            if tag and (tag.name == "h1" or "id" in tag.attributes):
                around.notable[piece] = tag
            if tag:
                page.around.extend(tag.targets)
                page.foreign.extend(tag.foreign)
            if tag is None or all(each.startswith(("../", "/", "http")) for each in tag.targets):
                around.seen.add(piece)
            else:
                is_known = False
        notable = [around.notable[piece] for piece in pieces if piece in around.notable]
        if is_known:
            around.parts[part] = notable
        return notable


class _Article:
    """One pass over the tags of an article."""

    def __init__(self, page: Html, reader: HtmlReader, text: str) -> None:
        self.page = page
        self.reader = reader
        self.text = text
        self.open: list[BuiltList | str] = []
        self.link: tuple[str, int] | None = None

    def read(self) -> None:
        page = self.page
        for found in _TELLING_TAG.finditer(self.text):
            if found["closed"]:
                self._close(found["closed"], found.start())
                continue
            tag = self.reader.tag(found[0])
            page.targets.extend(tag.targets)
            page.foreign.extend(tag.foreign or ([found[0]] if tag.name in _OF_HEAD else ()))
            name = tag.attributes.get("id") or (tag.attributes.get("name") if found["opened"] == "a" else None)
            if name:
                page.ids.append(name)
            page.titles += tag.name == "h1"
            if found["opened"]:
                self._open(found["opened"], tag.attributes, found)
        if _MAY_BE_MARKS.search(self.text):
            prose = unescape(_TAG.sub("\n", _NOT_PROSE.sub("", self.text)))
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
            if self.link and _MAY_NAME_STEP.search(self.text, self.link[1], end):
                self.page.links.append(BuiltLink(self.link[0], _words(self.text[self.link[1] : end])))
            self.link = None
        else:
            while self.open:
                opened = self.open.pop()
                if (opened if isinstance(opened, str) else "ol") == name:
                    break


def _read_tag(text: str, theme: Theme) -> Tag:
    name = _NAME_END.split(text[1:], maxsplit=1)[0].lower()
    attributes = dict(_attributes(text))
    targets: list[str] = []
    foreign = [text] if name in _FOREIGN and not theme.brings(text) else []
    for key, value in attributes.items():
        aligned = name in ("td", "th") and key == "style" and _ALIGNED.fullmatch(value)
        runs = key in ("style", "srcdoc", "action", "formaction") or (key.startswith("on") and len(key) > len("on"))
        if (runs and not aligned and not theme.brings(f'{key}="{value}"')) or (
            key in _LEADING and _RUNNING.match(value)
        ):
            foreign.append(f'<{name} {key}="{value}">')
        elif key == "srcset":
            targets.extend(each.split()[0] for each in value.split(",") if each.strip())
        elif key in _LEADING and name != "base" and (key != "data" or name == "object"):
            targets.append(value)
    if name == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        foreign.extend([] if theme.brings(text) else [text])
    return Tag(name, attributes, tuple(targets), tuple(foreign))


def _shows_numbers(attributes: dict[str, str]) -> bool:
    """Tell whether readers see a list, and figures before its items."""
    return not _is_hidden(attributes) and attributes.get("type", "1") == "1"


def _is_hidden(attributes: dict[str, str]) -> bool:
    """Tell whether some readers get nothing of an element: those who see, or those who are read to."""
    return "hidden" in attributes or attributes.get("aria-hidden") == "true"


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    for match in _ATTRIBUTE.finditer(text):
        value = match["value"] or ""
        yield match["name"].lower(), unescape(value[1:-1] if value[:1] in ("'", '"') else value)


def _words(html: str) -> str:
    return unescape(_TAG.sub(" ", html))


def _number(value: str | None, otherwise: int) -> int:
    try:
        return int(value) if value is not None else otherwise
    except ValueError:
        return otherwise
