"""Looks at every file below docs. What lies there is published: whoever puts it there speaks for this site."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from functools import reduce
from pathlib import Path
from typing import NamedTuple

from helpcenter.messages import Message, listed
from helpcenter.model import Problem, Unfit
from helpcenter.project.attached.drawings import acting_part
from helpcenter.project.attached.pictures import SIZE_OF
from helpcenter.project.reasons import reason
from helpcenter.project.source_text import LARGEST, SourceError, read_bytes

DRAWING = ".svg"
DOCUMENT = ".pdf"
# On a slow phone (1.6 Mbit/s) a picture of a million bytes takes five seconds.
LARGEST_PICTURE = 1_000_000
# In the memory of a phone a pixel takes four bytes, however small the file is: sixteen million of them take 64 MB.
MOST_PIXELS = 16_000_000

_SOURCES = frozenset(("channels.yml", "words.yml", "synonyms.yml", "asked.yml", "translations.json", "published.txt"))
_BUILT = ("assets/", "search/")  # where the build puts what all pages load
_UNUSABLE = re.compile(r"^[-_]|[<>\"`\\|*?:#%;{}$^~]|[ .]$")
_KINDS = listed((DRAWING, *SIZE_OF))
_SMALLER = Message("make it smaller")


class _Place(NamedTuple):
    """The folder of the pages, its languages, which files are pages, and which files are kept from readers."""

    docs: str
    languages: tuple[str, ...]
    pages: tuple[str, ...]
    unpublished: Collection[str]


def read_attached(
    root: Path, docs: str, languages: tuple[str, ...], pages: tuple[str, ...], unpublished: Collection[str]
) -> tuple[Unfit, ...]:
    """Return what may not be published as it is; `pages` are the endings of pages, `unpublished` what is kept back."""
    place = _Place(docs, languages, pages, unpublished)
    return tuple(_in_folder(root / docs, docs, place, (root / docs).resolve()))


def _in_folder(folder: Path, source: str, place: _Place, whole: Path) -> Iterator[Unfit]:
    """Go through a folder; what begins with a dot is not published, and one that cannot be listed is told elsewhere."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        here = f"{source}/{entry.name}"
        if entry.name.startswith(".") or here in place.unpublished:
            continue
        is_plain = entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)
        problem = None if is_plain else _elsewhere(Path(entry.path), whole, is_page=entry.name.endswith(place.pages))
        if problem:
            yield Unfit("elsewhere", here, problem)
        elif _UNUSABLE.search(entry.name) or not entry.name.isprintable():
            message = Message("is called {name!r}", name=entry.name)
            yield Unfit("name", here, Problem(1, 1, message, Message("use letters, digits and hyphens")))
        elif entry.is_dir(follow_symlinks=False):
            yield from _in_folder(Path(entry.path), here, place, whole)
        else:
            yield from _of_file(Path(entry.path), here, place)


def _elsewhere(path: Path, whole: Path, *, is_page: bool) -> Problem | None:
    """Return why what is no plain file may not be there; of a page that cannot be read another rule speaks."""
    target = Path(os.path.realpath(path))
    if not path.is_symlink() or (not target.is_file() and not target.is_dir()):
        message = Message("is no file: a pipe, a device or a link to nowhere")
        return None if is_page else Problem(1, 1, message, Message("delete it"))
    if not target.is_relative_to(whole):
        message = Message("is a link that leads out of the folder of pages")
        return Problem(1, 1, message, Message("put the file itself there"))
    if target.is_dir():
        message = Message("is a link to a folder, in which no page would be checked")
        return Problem(1, 1, message, Message("put the files themselves there"))
    return None


def _of_file(path: Path, source: str, place: _Place) -> Iterator[Unfit]:
    language, _, inside = source.removeprefix(f"{place.docs}/").partition("/")
    is_page = path.name.endswith(place.pages)
    if is_page and language not in place.languages:
        folders = (Message.verbatim(f"{place.docs}/{each}") for each in place.languages)
        either = reduce(lambda before, other: Message("{before} or {other}", before=before, other=other), folders)
        message = Message("is a page in no language, expected it in {folder}", folder=either)
        yield Unfit("page", source, Problem(1, 1, message, Message("move it there")))
    if not inside and source.rpartition("/")[2] in _SOURCES:
        return
    if taken := _taken(language, inside, place, is_page=is_page):
        message = Message("would be published in place of what is in {folder!r}", folder=taken)
        yield Unfit("name", source, Problem(1, 1, message, Message("move it")))
    elif not is_page:
        yield from _of_content(path, source)


def _taken(language: str, inside: str, place: _Place, *, is_page: bool) -> str:
    """Return the folder of the finished site that something else is written to, where a file would be put there."""
    default = place.languages[0]
    address = inside if language == default else f"{language}/{inside}"
    reserved: tuple[str, ...] = () if is_page else _BUILT
    if language not in place.languages[1:]:
        reserved += tuple(f"{each}/" for each in place.languages[1:])
    return next((each for each in reserved if address.casefold().startswith(each.casefold())), "")


def _of_content(path: Path, source: str) -> Iterator[Unfit]:
    ending = path.suffix.lower()
    if ending != DRAWING and ending not in SIZE_OF:
        message = Message("ends in {ending!r}, expected a page or one of {kinds}", ending=path.suffix, kinds=_KINDS)
        yield Unfit("kind", source, Problem(1, 1, message, Message("take it out of the folder of pages")))
        return
    most = LARGEST if ending == DOCUMENT else LARGEST_PICTURE
    try:
        size = path.stat().st_size
        data = read_bytes(path) if size <= most else b""
    except (OSError, SourceError) as error:
        why = error.problem.message if isinstance(error, SourceError) else reason(str(error))
        message = Message("cannot be read: {reason}", reason=why)
        yield Unfit("kind", source, Problem(1, 1, message, Message("put a file there that can be read")))
        return
    if size > most:
        message = Message("has {size:,} bytes, expected {most:,} at most", size=size, most=most)
        yield Unfit("size", source, Problem(1, 1, message, _SMALLER))
    elif ending == DRAWING:
        if problem := acting_part(data):
            yield Unfit("drawing", source, problem)
    else:
        yield from _of_pixels(data, ending, source)


def _of_pixels(data: bytes, ending: str, source: str) -> Iterator[Unfit]:
    extent = SIZE_OF[ending](data)
    if extent is None:
        message = Message("ends in {ending!r}, and its content is of another kind", ending=ending)
        hint = Message("give it the ending of what it is, or export it again")
        yield Unfit("kind", source, Problem(1, 1, message, hint))
    elif extent[0] * extent[1] > MOST_PIXELS:
        message = Message(
            "has {width:,} × {height:,} pixels, expected {most:,} at most",
            width=extent[0],
            height=extent[1],
            most=MOST_PIXELS,
        )
        yield Unfit("size", source, Problem(1, 1, message, _SMALLER))
