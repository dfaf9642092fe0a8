"""What was meant by a target that is wrong, the edit that mends it, and how both are shown."""

from __future__ import annotations

import difflib
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from helpcenter.diagnostics import Edit
from helpcenter.messages import Message
from helpcenter.model import Link, Outline, Page, Site, resolve
from helpcenter.targets.files import (
    Around,
    around_of,
    by_small_letters,
    file_at,
    is_published,
    path_from,
    published,
    split,
)

LONGEST_SHOWN = 80

_NAME = re.compile(r"[\w./-]")


def mended(link: Link, page: Outline, site: Site) -> str:
    """Return how a target with a fault has to be typed, nothing where that is not certain."""
    path, rest = split(link.target)
    around = around_of(page, site)
    rest = rest.replace("＃", "#").strip()
    file = _meant(link, path, around) if path.strip() else ""
    if file is None or re.search(r"\s", file + rest):
        return ""
    if not file:
        return rest
    return (
        _published_from(file, around) if link.kind == "html" else path_from(posixpath.dirname(page.source), file)
    ) + rest


def change(link: Link, page: Page, new: str) -> tuple[Edit, ...]:
    """Return the edit that puts `new` in place of a target; none where the line does not show the target as it is."""
    line = lines_of(page.raw)[link.target_line - 1]
    start = line.find(link.target, link.target_column - 1) if link.target and new else -1
    while start >= 0:
        end = start + len(link.target)
        if not _NAME.match(line[start - 1 : start]) and not _NAME.match(line[end : end + 1]):
            return (Edit(link.target_line, start + 1, end + 1, new),)
        start = line.find(link.target, start + 1)
    return ()


@lru_cache(maxsize=4)
def lines_of(raw: str) -> list[str]:
    """Return the lines of a file."""
    return raw.split("\n")


def show(text: str) -> Message:
    """Return a text in quotes, cut where it would fill the screen."""
    return Message("{text!r}", text=text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…")


def suggest(near: str, otherwise: Message) -> Message:
    """Return a hint that asks whether `near` was meant; where that is nothing, one that says something else."""
    return Message("did you mean {meant!r}?", meant=near) if near else otherwise


def nearest(wrong: str, candidates: Iterable[str]) -> str:
    """Return the one of `candidates` that was probably meant, nothing where none is near."""
    return next(iter(difflib.get_close_matches(wrong[:LONGEST_SHOWN], sorted(candidates), n=1, cutoff=0.8)), "")


def nearest_target(link: Link, page: Outline, site: Site) -> str:
    """Return the path from a page to the file of its language that was probably meant, nothing where none is near."""
    around = around_of(page, site)
    wrong = resolve(page.source, split(link.target)[0])
    file = _nearest_file(wrong, around.folder, around.files, around.unpublished)
    return path_from(posixpath.dirname(page.source), file) if file else ""


@lru_cache(maxsize=1 << 14)
def _nearest_file(wrong: str, folder: str, files: frozenset[str], unpublished: frozenset[str]) -> str:
    """Return the file whose name is nearest, of several the one whose folder is. Compared are only promising ones."""
    name = posixpath.basename(wrong)
    names = _files_by_name(folder, files, unpublished)
    if name not in names:
        name = nearest(name, (each for each in names if each[:1] == name[:1] or each[-7:] == name[-7:]))
    return max(names.get(name, ()), key=lambda file: difflib.SequenceMatcher(None, wrong, file).ratio(), default="")


@lru_cache(maxsize=8)
def _files_by_name(folder: str, files: frozenset[str], unpublished: frozenset[str]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for file in sorted(files):
        if file.startswith(folder) and file not in unpublished:
            names.setdefault(posixpath.basename(file), []).append(file)
    return names


def _published_from(file: str, around: Around) -> str:
    """Return the way from the finished page to another one of its language."""
    target = published(file.removeprefix(around.folder))
    way = path_from(published(around.path).rstrip("/"), target.rstrip("/")) or "."
    return f"{way}/" if target.endswith("/") or not target else way


def _meant(link: Link, path: str, around: Around) -> str | None:
    """Return the file of this language that a wrong path means, None where none or more than one is near."""
    spelt = unicodedata.normalize("NFKC", path).replace("\\", "/").replace("。", ".").strip()
    for each in dict.fromkeys((spelt, re.sub(r"\s+", "", spelt), re.sub(r"\s+", "-", spelt))):
        for file in _candidates(link, each, around):
            real = file if file in around.files else by_small_letters(around.files).get(file.casefold(), "")
            if is_published(real, around):
                return real
    return None


def _candidates(link: Link, path: str, around: Around) -> Iterator[str]:
    if path.startswith("/"):
        files = [f"{around.docs}/{path.strip('/').removeprefix(around.docs + '/')}", around.folder + path.strip("/")]
    else:
        files = [resolve(around.source, path), *([file_at(path, around)] if link.kind == "html" else [])]
    for file in files:
        language, _, inside = file.removeprefix(f"{around.docs}/").partition("/")
        here = around.folder + inside if language in around.languages else file
        stem = re.sub(r"(?:/index)?\.html?$|/$", "", here, flags=re.IGNORECASE)
        yield from (here, f"{stem}.md", f"{stem}/index.md")
