"""Reads one Markdown file into a Page.

text ─ masking ─ blocks ─ meant ─┬─ procedures: which items are steps
                                 └─ prose, inline: what is read, links, ids ─ references: steps named by number
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from helpcenter.addresses.in_text import addresses_of
from helpcenter.dialect.blocks import parse_blocks
from helpcenter.dialect.described import (
    day_at,
    is_related_unknown,
    questions_of,
    related_links,
    text_at,
    texts_of,
)
from helpcenter.dialect.draft import Draft
from helpcenter.dialect.front_matter import read_front_matter
from helpcenter.dialect.masking import HIDDEN, conflicts_in, mask
from helpcenter.dialect.openings import opening_for_redirects
from helpcenter.dialect.procedures import (
    STEPS_SECTION,
    find_steps,
    numbered_list,
    other_lists,
    steps_section,
)
from helpcenter.dialect.prose import read_prose
from helpcenter.dialect.references import find_references, labels
from helpcenter.meant.reading import read_as_meant
from helpcenter.model import CHANNELS_MARKER, TITLE_ID, Address, Block, Id, Line, Page, Procedure, Text
from helpcenter.project.redirects import redirects_of
from helpcenter.words.characters import ZERO_WIDTH, with_plain_marks
from helpcenter.words.look_alikes import seems

ALMOST_CHANNELS = re.compile(r"[\[【［{]+\s*channels?\s*[\]】］}]+", re.IGNORECASE)

_STEPS_HEADING = re.compile(rf"\{{[^{{}}]*#{STEPS_SECTION}[\s}}]")
_TYPED_ID = re.compile(r"[{｛] ?[:：]? *[#＃] *(?P<id>[^\s{}｛｝#＃]+)")
_DASH = re.compile("[‐-―−]")


class _Lines(NamedTuple):
    """The lines of a page that are prose, with their numbers; and where code and conflicts of a merge begin."""

    lines: list[tuple[int, str]]
    shown: list[Line]  # the same as the blocks of a page are read from them
    unclosed_fences: list[int]
    conflicts: list[int]


def parse_page(text: str, *, path: str, language: str, source: str, channel_ids: Iterable[str] = ()) -> Page:
    """Read the text of one file. A front matter that cannot be read is the page's `problem`; the rest is read still.

    `channel_ids` are the anchors that the register adds to a page which shows it.
    """
    raw_lines = text.split("\n")
    meta, body, problem = read_front_matter(text)
    holds_unseen = ZERO_WIDTH.search(text) is not None
    typed = _lines_of(body, holds_unseen=holds_unseen)
    document = parse_blocks(typed.shown)
    is_procedure = text_at(meta, "type") == "procedure"
    section = steps_section(document, _steps_heading(document.walk())) if is_procedure else (1, 0)
    meant = read_as_meant(document, typed.shown, raw_lines, section)
    blocks = tuple(meant.document.walk())
    found = find_steps(meant.document, section)
    indexes = {id(block): index for index, (block, _) in enumerate(found.steps)}
    draft = _draft_of(meant.document, blocks, indexes)
    lists = tuple(
        numbered_list(block, holder, indexes.get(id(step)) if step else None)
        for block, holder, step in other_lists(meant.document, found)
    )
    texts = (*texts_of(meta, raw_lines), *draft.texts)
    footnotes = tuple(Id(each.name, each.line, each.column) for each in blocks if each.kind == "footnote")
    anchors = frozenset(_anchors(draft, footnotes, channel_ids if any(map(_is_channels, blocks)) else ()))
    return Page(
        path=path,
        language=language,
        source=source,
        title=text_at(meta, "title"),
        description=text_at(meta, "description"),
        type=text_at(meta, "type"),
        questions=tuple(questions_of(meta)),
        headings=tuple(draft.headings),
        links=(*related_links(meta), *draft.links),
        anchors=anchors,
        lost_ids=frozenset(_typed_ids(draft.texts)) - anchors,
        related_unknown=problem is not None or is_related_unknown(meta),
        original=text_at(meta, "source"),
        pending=meta.line("translation") if text_at(meta, "translation") == "pending" else 0,
        reviewed=day_at(meta, "reviewed"),
        owner=text_at(meta, "owner"),
        redirects=tuple(redirects_of(meta, path)),
        opening=opening_for_redirects(meta, raw_lines),
        steps=tuple(draft.steps(found.steps)) if is_procedure else (),
        references=tuple(find_references(texts, {number for number, line in typed.lines if "\t" in line})),
        counted=max((*labels(texts), *(len(each.items) for each in lists)), default=0),
        shows_channels=("HANNEL" in text or "hannel" in text) and any(map(_is_meant_for_channels, draft.texts)),
        meta=meta.values,
        meta_lines=meta.lines,
        ids=tuple(draft.ids),
        footnotes=footnotes,
        footnote_references=tuple(draft.footnotes),
        procedure=Procedure(*section) if is_procedure else None,
        repairs=meant.repairs,
        lists=lists,
        blocks=meant.document,
        all_blocks=blocks,
        texts=texts,
        addresses=tuple(_whole(addresses_of(texts, draft.links), raw_lines if holds_unseen else [])),
        lines=tuple(typed.lines),
        raw=text,
        unclosed_fences=tuple(typed.unclosed_fences),
        conflicts=tuple(typed.conflicts),
        problem=problem,
    )


def _lines_of(body: str, *, holds_unseen: bool) -> _Lines:
    masked, unclosed = mask(body)
    typed = masked.split("\n")
    other_sides, conflicts = conflicts_in(masked)
    lines = [(index + 1, line) for index, line in enumerate(typed) if line != HIDDEN and index not in other_sides]
    is_plain = "\t" not in masked and not holds_unseen
    shown = [(number, 0, line if is_plain else with_plain_marks(line).expandtabs(4)) for number, line in lines]
    return _Lines(lines, shown, unclosed, [index + 1 for index in conflicts])


def _draft_of(document: Block, blocks: Iterable[Block], indexes: Mapping[int, int]) -> Draft:
    """Return what stands on a page whose steps have these `indexes`."""
    definitions = {
        " ".join(each.name.lower().split()): each.title or "" for each in blocks if each.kind == "definition"
    }
    draft = Draft()
    for block, inline in read_prose(document, definitions, indexes):
        draft.keep(block, inline)
    draft.keep_definitions(blocks)
    return draft


def _anchors(draft: Draft, footnotes: Iterable[Id], channel_ids: Iterable[str]) -> Iterator[str]:
    """Yield all the ids that a link to the page may end in."""
    yield from (each.name for each in draft.ids)
    yield from (each.anchor for each in draft.headings if each.anchor)
    yield from (f"fn:{each.name}" for each in footnotes)
    yield from (f"fnref:{each.name}" for each in draft.footnotes)
    yield from channel_ids
    if any(each.level == 1 for each in draft.headings):
        yield TITLE_ID


def _whole(addresses: Iterable[Address], lines: Sequence[str]) -> Iterator[Address]:
    """Leave out the pieces of an address that has a character in it which nobody sees: other rules name that."""
    for address in addresses:
        end = address.column + len(address.text)
        if not lines or not ZERO_WIDTH.search(lines[address.line - 1], max(0, address.column - 2), end):
            yield address


def _typed_ids(texts: list[Text]) -> Iterator[str]:
    """Yield every id that stands in braces, whether it is read there or not."""
    for text in texts:
        if "{" in text.source or "｛" in text.source:
            yield from (_DASH.sub("-", seems(typed["id"])) for typed in _TYPED_ID.finditer(text.source))


def _steps_heading(blocks: Iterable[Block]) -> int | None:
    headings = (block for block in blocks if block.kind == "heading" and _STEPS_HEADING.search(block.lines[0][2]))
    return next((block.line for block in headings), None)


def _is_meant_for_channels(text: Text) -> bool:
    """Tell whether a text is meant to show the register; a marker that shows nothing is one finding, not several."""
    if text.kind == "meta":
        return False
    return CHANNELS_MARKER in text.words or bool(ALMOST_CHANNELS.fullmatch(text.source.strip()))


def _is_channels(block: Block) -> bool:
    return block.kind == "paragraph" and [line[2].strip() for line in block.lines] == [CHANNELS_MARKER]
