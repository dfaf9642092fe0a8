"""Reads one finished HTML file.

The article is read tag by tag. What stands around it is nearly the same on every page of a folder, so that of it only
what no page before had is looked at: it is cut at its lists, and a part that is new at each "<", in bytes, which takes
the least time.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from helpcenter.finished.article import Article, Html
from helpcenter.finished.passages import Passages
from helpcenter.finished.tags import TAG, Tag, Tags, attributes_of
from helpcenter.finished.theme import Theme

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SCRIPT = re.compile(r"<(?i:(?P<name>script|style)\b(?P<attributes>[^>]*)>.*?</(?P=name)\s*>)", re.DOTALL)
_NO_TAGS_INSIDE = (b"script", b"style", b"!--")
_ELSEWHERE = re.compile(r"\s*(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")
_LANGUAGE = re.compile(rb"<(?i:html\b[^>]*?\slang=[\"']?(?P<language>[\w-]*))")
_ARTICLE = re.compile(rb"<article\b[^>]*>")
_NO_PROGRAM = re.compile(r"type=[\"']?application/(?:ld\+)?json")


@dataclass(frozen=True, slots=True)
class _Around:
    """What stood around the articles of one folder.

    `seen` are pieces that need no second look, `notable` those with an id or a title, `parts` consist of such alone,
    known by their hashes: most stand on one page only.
    """

    seen: set[bytes] = field(default_factory=set)
    notable: dict[bytes, Tag] = field(default_factory=dict)
    parts: dict[int, list[Tag]] = field(default_factory=dict)


@dataclass(slots=True)
class HtmlReader:
    """Reads the files of one site, one after the other, and remembers what it has seen of them."""

    theme: Theme
    folders: dict[str, _Around] = field(default_factory=dict)
    pieces: dict[bytes, Tag | None] = field(default_factory=dict)
    tags: Tags = field(init=False)
    passages: Passages = field(default_factory=Passages)

    def __post_init__(self) -> None:
        """Begin without any tag."""
        self.tags = Tags(self.theme)

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
        Article(page, self.tags, article).read()
        page.passages = self.passages.read(article)
        return page

    def _script(self, page: Html, match: re.Match[str], *, in_article: bool = False) -> str:
        """Take a script or a style sheet out of the text; a file of the site's own is the theme's outside articles."""
        source = dict(attributes_of(match["attributes"])).get("src")
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
            notable = around.parts.get(hash(part))
            if notable is None:
                notable = self._part(page, around, part)
            for tag in notable:
                page.titles += tag.name == "h1"
                page.ids.extend([tag.attributes["id"]] if "id" in tag.attributes else [])

    def _part(self, page: Html, around: _Around, part: bytes) -> list[Tag]:
        """Read a part that no page had; a piece that means another place on each page is read every time."""
        pieces = part.split(b"<")
        new = [piece for piece in pieces if piece not in around.seen]
        if any(piece.startswith(_NO_TAGS_INSIDE) for piece in new):
            text = _COMMENT.sub("", part.decode(errors="replace"))
            outside = _SCRIPT.sub(lambda match: self._script(page, match), text).encode().split(b"<")
            around.seen.update(set(pieces).difference(outside))
            pieces = outside
            new = [piece for piece in pieces if piece not in around.seen]
        is_known = True
        for piece in new:
            tag = self._tag(piece)
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
            around.parts[hash(part)] = notable
        return notable

    def _tag(self, piece: bytes) -> Tag | None:
        """Return the opening tag that a piece begins with, None where it does with none."""
        if piece not in self.pieces:
            found = TAG.match(f"<{piece.decode(errors='replace')}")
            self.pieces[piece] = self.tags.read(found[0]) if found and not found["closing"] else None
        return self.pieces[piece]
