"""What translations were made from, as git remembers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from helpcenter.messages import NOTHING, Message
from helpcenter.model import TITLE_ID, Outline, Part, Stamp
from helpcenter.parser import parse_page
from helpcenter.project.history import HistoryError, is_shallow, old_versions
from helpcenter.project.source_text import SourceError, decode
from helpcenter.upkeep.parts import parts_of

_SHALLOW = Message("this clone is shallow; `git fetch --unshallow` brings the rest")
_NOT_COMMITTED = Message("no commit holds them")


class Origin(NamedTuple):
    """What tells a part of the file `source` apart from any other that it ever had."""

    source: str
    text: str
    facts: tuple[tuple[str, str], ...]


def origin_of(source: str, part: Part | Stamp) -> Origin:
    """Return what a part is, or what the stamp says it was."""
    return Origin(source, part.text, tuple(sorted(part.facts.items())))


def old_texts(
    wanted: Iterable[Origin], pages: Mapping[str, Outline], docs: str, root: Path
) -> tuple[Mapping[Origin, str], Message]:
    """Return the texts of parts that are no longer as they were, and why some are not known, if so.

    The newest version is taken; where none has the same facts, one that has the same words.
    """
    by_source: dict[str, set[Origin]] = {}
    for each in wanted:
        by_source.setdefault(each.source, set()).add(each)
    texts: dict[Origin, str] = {}
    if not by_source:
        return texts, NOTHING
    try:
        with old_versions(root, docs) as versions:
            for source, origins in by_source.items():
                texts |= _found(origins, versions(source), pages[source])
    except HistoryError as error:
        return {}, error.message
    if all(each in texts for origins in by_source.values() for each in origins):
        return texts, NOTHING
    return texts, _SHALLOW if is_shallow(root) else _NOT_COMMITTED


def _found(wanted: set[Origin], versions: Iterator[bytes], page: Outline) -> dict[Origin, str]:
    same: dict[Origin, str] = {}
    same_words: dict[Origin, str] = {}
    for content in versions:
        for origin, text in _parts_in(content, page):
            if origin in wanted:
                same.setdefault(origin, text)
            same_words |= {each: text for each in wanted if each.text == origin.text and each not in same_words}
        if same.keys() == wanted:
            break
    return same_words | same


def _parts_in(content: bytes, page: Outline) -> Iterator[tuple[Origin, str]]:
    """Yield the parts that an old version of a page had; none where it could not be read."""
    try:
        text = decode(content)
    except SourceError:
        return
    old = parse_page(text, path=page.path, language=page.language, source=page.source)
    old = replace(old, parts=parts_of(old))
    for part in old.parts:
        yield origin_of(page.source, part), text_of(part, old, text)


def text_of(part: Part, page: Outline, text: str) -> str:
    """Return what a part of a page with this text says, as Markdown; the first one has title and description, too."""
    lines = text.split("\n")
    end = min((each.line for each in page.parts if each.line > part.line), default=len(lines) + 1)
    said = "\n".join(lines[part.line - 1 : end - 1]).strip("\n")
    return f"title: {page.title}\ndescription: {page.description}\n\n{said}" if part.id == TITLE_ID else said
