"""Which file a target leads to.

A link in Markdown is a path from one source file to another. What stands in raw HTML is published as it was typed, and
a browser follows it from the address of the finished page, which for `account/unlock.md` is `account/unlock/`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import unquote

from helpcenter.model import Link, Outline, Site

MARKDOWN = re.compile(r"\.(?:md|markdown|mdown|mkd|mkdn)$")
_INDEX = re.compile(r"(?:^|/)(?:index|README)$")
_PATH = re.compile(r"[^?#＃]*")


class Around(NamedTuple):
    """What a target is seen from."""

    source: str
    path: str
    language: str
    docs: str
    languages: tuple[str, ...]
    files: frozenset[str]
    unpublished: frozenset[str]

    @property
    def folder(self) -> str:
        """The folder of the page's language."""
        return f"{self.docs}/{self.language}/"


def around_of(page: Outline, site: Site) -> Around:
    """Return what the targets on a page are seen from."""
    return Around(
        page.source, page.path, page.language, site.docs, site.languages, site.files, site.unpublished
    )  # fmt: skip


@lru_cache(maxsize=1 << 14)  # every rule about links asks for the same ones
def split(target: str) -> tuple[str, str]:
    """Return the path of a target within the site, without percent signs, and the rest from its "?" or "#" on."""
    path = _PATH.match(target)
    typed = path[0] if path else ""
    return unquote(typed) if "%" in typed else typed, target[len(typed) :]


def file_of(link: Link, page: Outline, site: Site) -> str:
    """Return the file that a link within the site leads to, by its path from the root; nothing for the page itself."""
    path, _ = split(link.target)
    if link.kind != "html" or not path:
        return page.resolve(path) if path else ""
    return file_at(path, around_of(page, site))


def file_at(path: str, around: Around) -> str:
    """Return the source of what a browser is given for a path on the finished page."""
    default = around.languages[0]
    root = "" if around.language == default else f"{around.language}/"
    at = posixpath.normpath(posixpath.join(root + published(around.path), path))
    if at.startswith(".."):
        return at
    language, _, inside = at.partition("/")
    if language not in around.languages[1:]:
        language, inside = default, "" if at == "." else at
    folder = f"{around.docs}/{language}/"
    if not inside or path.endswith(("/", ".")):
        candidates: tuple[str, ...] = (f"{inside}/index.md".lstrip("/"), f"{inside}/README.md".lstrip("/"))
    else:
        candidates = (f"{inside}/index.md",)
    if inside and not MARKDOWN.search(inside):
        candidates = (f"{inside}.md", *candidates, inside)
    return next((folder + each for each in candidates if folder + each in around.files), folder + f"{inside}/")


def is_published(file: str, around: Around) -> bool:
    """Tell whether readers are given a file as a part of their language."""
    return file in around.files and file.startswith(around.folder) and file not in around.unpublished


def climbs_out(path: str, around: Around) -> bool:
    """Tell whether a path leaves the docs folder, even where it comes back, which the builder does not follow."""
    if around.docs not in path:
        return False
    inside = around.source.removeprefix(f"{around.docs}/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(inside), path)).startswith("..")


def published(path: str) -> str:
    """Return the address of a page or file, from the root of its language."""
    if not MARKDOWN.search(path):
        return path
    stem = MARKDOWN.sub("", path)
    return f"{_INDEX.sub('', stem)}/".lstrip("/")


def path_from(folder: str, file: str) -> str:
    """Return the path from a folder to a file, both named from the same place; nothing for the folder itself."""
    start, end = folder.split("/") if folder else [], file.split("/") if file else []
    common = 0
    while common < min(len(start), len(end)) and start[common] == end[common]:
        common += 1
    return "/".join([".."] * (len(start) - common) + end[common:])


@lru_cache(maxsize=2)
def by_small_letters(files: frozenset[str]) -> Mapping[str, str]:
    """Return the files by their names in small letters; nothing where two differ by their case alone."""
    found: dict[str, str] = {}
    for file in files:
        small = file.casefold()
        found[small] = "" if small in found else file
    return MappingProxyType(found)
