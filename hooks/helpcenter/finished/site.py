"""Reads a finished site: its files, and what readers get of each page."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

from helpcenter.finished.article import Html
from helpcenter.finished.html import HtmlReader
from helpcenter.finished.theme import Theme
from helpcenter.model import Outline, Site
from helpcenter.project.source_text import SourceError, read_text
from helpcenter.project.walking import files_below

NOT_FOUND_PAGE = "404.html"

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_ELSEWHERE = "", ""
_LOCATION = re.compile(r"<loc>([^<]*)</loc>|\shref=\"([^\"]*)\"")
_STYLE_URL = re.compile(r"url\(\s*([\"']?)(?!data:|#)([^\"')]+)\1\s*\)")


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """One file of the site, named from its folder, and what readers get of it.

    `outline` is the page that it was made from, None where there is none; `file` is empty where a page was not built.
    """

    file: str
    outline: Outline | None
    html: Html

    @property
    def is_read(self) -> bool:
        """Tell whether people read this page; nobody reads redirects, stylesheets and sitemaps."""
        return bool(self.file) and (self.outline is not None or self.file == NOT_FOUND_PAGE)


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A finished site: `folder` was made from `site`, which is in `root`, to stand at `address`.

    `not_built` are files that should have been made from pages, `located` the places that links were found to lead to.
    """

    site: Site
    root: Path
    folder: Path
    address: str
    files: frozenset[str] = frozenset()
    pages: Mapping[str, BuiltPage] = field(default_factory=dict)
    not_built: frozenset[str] = frozenset()
    located: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def place_of(self, page: BuiltPage, line: int) -> str:
        """Return the file of a finding: the source of the page, or its HTML where it has no such line."""
        if page.outline and line:
            return page.outline.source
        return posixpath.join(Path(os.path.relpath(self.folder, self.root)).as_posix(), page.file)

    def source_of(self, page: BuiltPage) -> str:
        """Return the Markdown that a page was made from; nothing where there is none, or no longer."""
        try:
            return read_text(self.root / page.outline.source) if page.outline else ""
        except SourceError:
            return ""

    def line_of(self, page: BuiltPage, *words: str) -> int:
        """Return the last line of the finished page with the first of `words` that stands there; 1 where none does."""
        file = self.folder / page.file
        text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        return line_of_any(words, text, str.rfind) or 1

    def locate(self, page: BuiltPage, target: str) -> tuple[str, str] | None:
        """Return the file and the id that a link on a page leads to; None where it leaves the site."""
        base, path = page.file.rpartition("/")[0], target
        while base and path.startswith("../"):
            base, path = base.rpartition("/")[0], path[3:]
        known = self.located.get((base, path))
        if known is None and path[:1] not in "#?":
            known = self.located[base, path] = self._locate(base, path) or _ELSEWHERE
        if known is None:
            known = page.file, unquote(path.partition("#")[2])
        return None if known is _ELSEWHERE else known

    def _locate(self, base: str, target: str) -> tuple[str, str] | None:
        target = target.strip()
        if self.address and target.startswith(self.address):
            base, target = "", target[len(self.address) :]
        elif _SCHEME.match(target):
            return None
        elif target.startswith("/"):
            below = "/" + self.address.partition("://")[2].partition("/")[2]
            base, target = "", target.removeprefix(below).lstrip("/")
        path, _, fragment = target.partition("#")
        file = posixpath.normpath(posixpath.join(base, unquote(path.partition("?")[0])))
        inside = posixpath.normpath(posixpath.join(file, "index.html"))
        is_folder = file not in self.files and (inside in self.files or "." not in posixpath.basename(file))
        return inside if is_folder else file, unquote(fragment)


def line_of_any(words: Iterable[str], text: str, find: Callable[[str, str], int] = str.find) -> int:
    """Return the line with the first of `words` that stands in a text; 0 where none does."""
    places = (find(text, each) for each in words if each)
    place = next((each for each in places if each >= 0), -1)
    return text.count("\n", 0, place) + 1 if place >= 0 else 0


class SiteReader:
    """Reads the site in `folder`, which was built with `theme`; a part of it before the rest is there, if need be.

    What stands in files that are `known` is not read.
    """

    def __init__(self, folder: Path, theme: Theme, known: Mapping[str, Html] = MappingProxyType({})) -> None:
        """Take the site; nothing is read yet."""
        self.folder = folder
        self.theme = theme
        self.known = known
        self._html = HtmlReader(theme)
        self._ahead: dict[str, tuple[int, Html]] = {}

    def read_ahead(self, site: Site, language: str) -> None:
        """Read the pages of a language, none of which is still to come."""
        files = frozenset(files_below(self.folder))
        expected = {_file_of(site, each, files) for each in _published(site) if each.language == language}
        for file in sorted(files & expected - self.known.keys()):
            content = self._content(file)
            self._ahead[file] = hash(content), self._html.read(file, content)

    def read(self, site: Site, root: Path, address: str) -> BuiltSite:
        """Read the rest. `site`, in `root`, holds the outlines of the pages that it was made from."""
        files = frozenset(files_below(self.folder))
        if not all(file in files and hash(self._content(file)) == known for file, (known, _) in self._ahead.items()):
            self._html, self._ahead = HtmlReader(self.theme), {}  # what it has seen there may be gone
        outlines = {_file_of(site, outline, files): outline for outline in _published(site)}
        missing = {file: outlines.pop(file) for file in outlines.keys() - files}
        pages = [BuiltPage("", each, Html()) for each in missing.values()]
        pages.extend(BuiltPage(file, outlines.get(file), html) for file, html in self._read_all(sorted(files)))
        named = {each.file or (each.outline.source if each.outline else ""): each for each in pages}
        address = address.rstrip("/") + "/" if address else ""
        return BuiltSite(site, root, self.folder, address, files, named, frozenset(missing))

    def read_again(self, built: BuiltSite, outlines: Iterable[Outline]) -> BuiltSite:
        """Return a site that was read, with those pages as they are now that were made from `outlines`."""
        named = {_file_of(built.site, each, built.files): each for each in outlines}
        pages = {
            file: BuiltPage(file, outline, self._html.read(file, self._content(file)))
            for file, outline in named.items()
            if file in built.pages
        }
        return replace(built, pages={**built.pages, **pages})

    def _content(self, file: str) -> bytes:
        return (self.folder / file).read_bytes()

    def _read_all(self, files: Iterable[str]) -> Iterator[tuple[str, Html]]:
        for file in files:
            if file in self.known:
                yield file, self.known[file]
            elif file in self._ahead:
                yield file, self._ahead[file][1]
            elif file.endswith(".html"):
                yield file, self._html.read(file, self._content(file))
            elif file.endswith(".css") or file == "sitemap.xml":
                yield file, Html(around=list(_targets(file, self._content(file))))


def _published(site: Site) -> Iterator[Outline]:
    return (each for each in site.pages.values() if each.source not in site.unpublished)


def _file_of(site: Site, outline: Outline, files: frozenset[str]) -> str:
    """Return the file that was built from a page, or should have been."""
    name = re.sub(r"\.\w+$", "", outline.path)
    name = re.sub(r"(?:^|(?<=/))(?:index|README)$", "", name)
    folder = "" if outline.language == site.languages[0] else f"{outline.language}/"
    other = posixpath.normpath(f"{folder}{name}.html")
    return other if other in files else posixpath.normpath(f"{folder}{name}/index.html").lstrip("/")


def _targets(file: str, content: bytes) -> Iterator[str]:
    text = content.decode(errors="replace")
    if file.endswith(".css"):
        yield from (match[2] for match in _STYLE_URL.finditer(text))
    else:
        yield from (match[1] or match[2] for match in _LOCATION.finditer(text))
