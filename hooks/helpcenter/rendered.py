"""Keeps what was made of pages from one build to the next, so that only those are rendered that something happened to.

What a page looks like hangs on the code and the packages that render it, the settings, the theme, what stands beside
the pages, which pages there are and what they are called, its own text, the pages whose steps it names, and what its
readers are warned of. All of that is in its key, and nothing else is asked: no date of a file.
"""

from __future__ import annotations

import marshal
import posixpath
import re
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from helpcenter.cache import code_digest
from helpcenter.finished.article import Html
from helpcenter.finished.packing import pack_html, unpack_html
from helpcenter.kept import Kept, digest
from helpcenter.model import Guide, Head, Outline, Renderer, Site
from helpcenter.pictures import picture_file
from helpcenter.twins import name_of, twin_file
from helpcenter.upkeep.notices import notices

_NAMES_STEPS = re.compile(r"([^\s\"'()<>\[\]]+\.md)#")


@dataclass
class RenderedPages:
    """The pages of `site` in `root`, as they are rendered; `renderers` and `guides` are by language.

    `built` are the files of pages in the finished site, by their path from the docs folder.
    """

    site: Site
    root: Path
    renderers: Mapping[str, Renderer]
    guides: Mapping[str, Guide]
    built: Mapping[str, str]

    kept: Kept = field(init=False)
    html: dict[str, bytes] = field(init=False, default_factory=dict)
    read: dict[str, Html] = field(init=False, default_factory=dict)
    restored: set[str] = field(init=False, default_factory=set)
    _folders: set[Path] = field(init=False, default_factory=set)
    _texts: dict[str, bytes] = field(init=False, default_factory=dict)
    _said: dict[str, bytes] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Look nothing up yet."""
        self.kept = Kept(self.root)

    def restore(self, language: str, folder: Path) -> dict[str, Head]:
        """Write the pages of a language that are known into the unfinished site in `folder`, and return what they are.

        Raises OSError where one cannot be written.
        """
        heads: dict[str, Head] = {}
        for page in self._pages(language):
            entry = self.kept.get(self._key(page))
            if entry is not None:
                *made, read = marshal.loads(entry)  # noqa: S302 -- which runs nothing, and the sum is right
                files = self._files_of(page)
                self.html[files[0]] = made[0]
                for file, content in zip(files, made, strict=True):
                    self._write(folder / file, content)
                self.read[files[0]] = unpack_html(read)
                heads[name_of(page)] = Head(page.title, page.reviewed)
        self.restored |= heads.keys()
        return heads

    def keep(self, folder: Path, read: Mapping[str, Html]) -> Kept:
        """Keep the pages of the unfinished site in `folder` that are not kept yet, and return where they are.

        `read` is what was read of the site's files.
        """
        for language in self.guides:
            for page in self.missing(language):
                files = self._files_of(page)
                made = [(folder / each).read_bytes() for each in files]
                self.kept.put(self._key(page), marshal.dumps((*made, pack_html(read[files[0]]))))
        self.kept.drop_unused()
        return self.kept

    def missing(self, language: str) -> list[Outline]:
        """Return the pages of a language that were not restored."""
        return [page for page in self._pages(language) if name_of(page) not in self.restored]

    def _files_of(self, page: Outline) -> tuple[str, ...]:
        """Return what the site holds of a page: its HTML, its twin, and its picture."""
        return self.built[name_of(page)], twin_file(self.site, page), picture_file(page)

    def _write(self, file: Path, content: bytes) -> None:
        if file.parent not in self._folders:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(file.parent)
        file.write_bytes(content)

    def _pages(self, language: str) -> Iterator[Outline]:
        for page in self.site.pages.values():
            if page.language == language and name_of(page) in self.built:
                yield page

    def _key(self, page: Outline) -> bytes:
        text = self._text(page.source)
        folder = f"{self.site.docs}/{page.language}"
        named = _named_in(page, text.decode(errors="replace")) if b".md#" in text else ()
        told = self._notices.get(name_of(page))
        return digest(
            self._of_language(page.language),
            page.source.encode(),
            text,
            repr(told).encode(),
            *(self._text(f"{folder}/{each}") for each in sorted(named)),
        )

    def _text(self, source: str) -> bytes:
        if source not in self._texts:
            file = self.root / source
            self._texts[source] = file.read_bytes() if source in self.site.pages else b""
        return self._texts[source]

    @cached_property
    def _notices(self) -> Mapping[str, object]:
        return notices(self.site)

    def _of_language(self, language: str) -> bytes:
        """Return what tells apart all that pages of a language hang on beside their own texts."""
        if language not in self._said:
            titles = sorted((page.source, page.title) for page in self._pages(language))
            renderer = self.renderers[language]
            self._said[language] = digest(
                self._beside_pages,
                repr((self.guides[language], titles, renderer.settings)).encode(),
                *(file.read_bytes() for file in sorted(_files_of(renderer))),
            )
        return self._said[language]

    @cached_property
    def _beside_pages(self) -> bytes:
        site = self.site
        beside = sorted(site.files - site.pages.keys() - site.unpublished)
        ways = sorted((page.source, page.redirects) for page in site.pages.values() if page.redirects)
        known = (site.languages, sorted(site.files), site.register, site.words.texts, ways)
        return digest(
            code_digest(),
            repr((sys.version, sorted(_packages()), known)).encode(),
            *((self.root / each).read_bytes() for each in beside),
        )


def _named_in(page: Outline, text: str) -> set[str]:
    """Return the pages of which a page may name steps, whether or not there are such."""
    folder = posixpath.dirname(page.path)
    return {posixpath.normpath(posixpath.join(folder, found)) for found in _NAMES_STEPS.findall(text)}


def _files_of(renderer: Renderer) -> Iterator[Path]:
    yield from renderer.files
    installed = Path(sysconfig.get_path("purelib"))
    for folder in renderer.folders:
        if not folder.is_relative_to(installed):
            yield from (each for each in folder.rglob("*") if each.is_file())


def _packages() -> list[str]:
    """Return the names of all installed packages, with their versions."""
    return [each.name for each in Path(sysconfig.get_path("purelib")).glob("*.dist-info")]
