"""`helpcenter stamp`: says that translations are made from what their sources say now.

A step whose source has changed, and whose translation has not, is not stamped unless the writer says that the change
makes no difference: it would pass for translated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from helpcenter.checking import read_site
from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import Message
from helpcenter.model import Outline, Part, Site, Stamp
from helpcenter.project.reading import read_project
from helpcenter.project.reasons import reason
from helpcenter.project.source_text import located
from helpcenter.project.stamps import written
from helpcenter.project.writing import replace_file
from helpcenter.upkeep.severity import CHANGED, Change
from helpcenter.upkeep.translations import Translation, translations
from helpcenter.watching import Watch, unwatched


@dataclass(frozen=True, slots=True)
class Stamping:
    """The translations that were `stamped`; `refused` says, with file and line, what could not be, and why."""

    stamped: tuple[str, ...]
    refused: tuple[Message, ...]


def stamp(root: Path, paths: Sequence[str], *, is_typo: bool = False, watch: Watch = unwatched) -> Stamping:
    """Stamp the translations in `paths`, or of the sources there; all of them where there are no paths.

    With `is_typo` also what was not translated anew. Stamps of pages that are gone are dropped. Raises CannotCheckError
    where the site or one of the paths cannot be read, or the stamps cannot be written.
    """
    site, found = read_site(read_project(root), (), watch)
    if found.failures:
        raise CannotCheckError(found.failures[0])
    known = {each.page.source: (each.page, each) for each in translations(site) if each.page}
    chosen = _pages_in(paths, root, site)
    pages = {source: stamps for source, stamps in site.stamps.pages.items() if source in known}
    stamped: list[str] = []
    refused: list[Message] = []
    for page, translation in known.values():
        if not chosen.isdisjoint((page.source, translation.source.source)):
            reasons = list(_reasons(page, translation, site, is_typo=is_typo))
            refused += reasons
            if not reasons:
                stamped.append(page.source)
                pages[page.source] = _stamps_of(page, translation.source)
    _write(root, site.stamps.source, written(pages, site.docs))
    return Stamping(tuple(stamped), tuple(refused))


def _pages_in(paths: Sequence[str], root: Path, site: Site) -> set[str]:
    """Return the pages in the given files and folders, all where none are given."""
    if not paths:
        return set(site.pages)
    files = {(root / source).resolve(): source for source in site.pages}
    chosen: set[str] = set()
    for path in paths:
        within = {source for file, source in files.items() if file.is_relative_to(Path(path).resolve())}
        if not within:
            message = Message(
                "{path}: no page of this project, expected a file or folder in {folder}", path=path, folder=site.docs
            )
            raise CannotCheckError(message)
        chosen |= within
    return chosen


def _reasons(page: Outline, translation: Translation, site: Site, *, is_typo: bool) -> Iterator[Message]:
    """Yield why a translation cannot be stamped."""
    for each in (translation.source, page):
        if not each.parts:
            yield located(each.source, 1, 1, Message("the page cannot be read as meant; `helpcenter check` says why"))
            return
    parts = {part.id: part for part in page.parts}
    for part in translation.source.parts:
        if part.id not in parts:
            place = f"{translation.source.source}:{part.line}"
            missing = Message("nothing has the id {id!r}, expected it as in {place}", id=part.id, place=place)
            yield located(page.source, 1, 1, missing)
    stamps = site.stamps.pages.get(page.source, {})
    for change in translation.changes if not is_typo else ():
        own = parts.get(change.id)
        if change.how == CHANGED and own and own.text == stamps[change.id].own:
            yield _unchanged(page, own, translation.source, change)


def _unchanged(page: Outline, part: Part, source: Outline, change: Change) -> Message:
    place = f"{source.source}:{change.line}"
    if part.step:
        message = Message(
            "step {step} reads as before, expected it to follow {place}, which has changed; "
            "where that makes no difference here, say so with --typo",
            step=part.step,
            place=place,
        )
    else:
        message = Message(
            "section {id!r} reads as before, expected it to follow {place}, which has changed; "
            "where that makes no difference here, say so with --typo",
            id=part.id,
            place=place,
        )
    return located(page.source, part.line, 1, message)


def _stamps_of(page: Outline, source: Outline) -> Mapping[str, Stamp]:
    own = {part.id: part.text for part in page.parts}
    return {part.id: Stamp(0, part.step, part.text, part.facts, own[part.id]) for part in source.parts}


def _write(root: Path, name: str, text: str) -> None:
    """Put the stamps in place; where they are the same, the file is not touched."""
    file = root / name
    try:
        if not file.is_file() or file.read_bytes() != text.encode():
            replace_file(file, text.encode())
    except OSError as error:
        message = Message("{file}:1:1: the file cannot be written: {reason}", file=name, reason=reason(error.strerror))
        raise CannotCheckError(message) from error
