"""Reads one Markdown file into a Page.

text ─ masking ─ blocks ─ meant ─┬─ procedures: which items are steps
                                 └─ prose, inline: what is read, links, ids ─ references: steps named by number
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from helpcenter.addresses.in_text import addresses_of
from helpcenter.dialect.blocks import Block, parse_blocks
from helpcenter.dialect.branches import goes_on, open_ends, ways_on
from helpcenter.dialect.front_matter import read_front_matter
from helpcenter.dialect.inline import Inline
from helpcenter.dialect.masking import CONFLICTS, HIDDEN, conflicts_in, mask
from helpcenter.dialect.procedures import (
    STEPS_SECTION,
    find_steps,
    numbered_list,
    other_lists,
    steps_section,
)
from helpcenter.dialect.prose import read_prose
from helpcenter.dialect.references import find_references, labels
from helpcenter.meant.markers import ID_LINE
from helpcenter.meant.reading import read_as_meant
from helpcenter.model import Address, Heading, Id, Link, Page, Procedure, Step, Text
from helpcenter.project.yaml_source import YamlMapping
from helpcenter.words.characters import ZERO_WIDTH, with_plain_marks
from helpcenter.words.look_alikes import seems
from helpcenter.words.spellings import nearest

CHANNELS_MARKER = "[CHANNELS]"
ALMOST_CHANNELS = re.compile(r"[\[【［{]+\s*channels?\s*[\]】］}]+", re.IGNORECASE)
TITLE_ID = "top"

_STEPS_HEADING = re.compile(rf"\{{[^{{}}]*#{STEPS_SECTION}[\s}}]")
_BOLD = re.compile(r"^\s*(?:\*\*|__)(?P<title>.+?)(?:\*\*|__)")
_FIRST_SENTENCE = re.compile(r"^(.+?)(?:[。！？\n]|[.!?](?=\s)|$)", re.DOTALL)
_MARKS = re.compile(r"[*_`]+")
_TYPED_ID = re.compile(r"[{｛] ?[:：]? *[#＃] *(?P<id>[^\s{}｛｝#＃]+)")
_DASH = re.compile("[‐-―−]")
_IN_META = ("title", "description", "questions")


@dataclass(slots=True)
class _Draft:
    """What has been read of a page so far."""

    headings: list[Heading] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    ids: list[Id] = field(default_factory=list)
    footnotes: list[Id] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    repeated: dict[str, int] = field(default_factory=dict)
    first_texts: dict[int, Inline] = field(default_factory=dict)
    branches: dict[int, list[Link]] = field(default_factory=dict)


def parse_page(text: str, *, path: str, language: str, source: str, channel_ids: Iterable[str] = ()) -> Page:
    """Read the text of one file. A front matter that cannot be read is the page's `problem`; the rest is read still.

    `channel_ids` are the anchors that the register adds to a page which shows it.
    """
    meta, body, problem = read_front_matter(text)
    masked, unclosed = mask(body)
    typed = masked.split("\n")
    other_sides, conflicts = conflicts_in(typed) if any(mark in masked for mark in CONFLICTS) else (set(), [])
    lines = [(index + 1, line) for index, line in enumerate(typed) if line != HIDDEN and index not in other_sides]
    shown = [(number, 0, with_plain_marks(line).expandtabs(4)) for number, line in lines]
    document = parse_blocks(shown)
    is_procedure = meta.values.get("type") == "procedure"
    section = steps_section(document, _steps_heading(document.walk())) if is_procedure else (1, 0)
    meant = read_as_meant(document, shown, text.split("\n"), section)
    document = meant.document
    blocks = list(document.walk())
    found = find_steps(document, section)
    indexes = {id(block): index for index, (block, _) in enumerate(found.steps)}
    definitions = {
        " ".join(each.name.lower().split()): each.title or "" for each in blocks if each.kind == "definition"
    }
    draft = _Draft()
    for block, inline in read_prose(document, definitions, indexes):
        _keep(draft, block, inline)
    draft.links.extend(_defined(blocks))
    steps = tuple(_steps(found.steps, draft)) if is_procedure else ()
    lists = tuple(
        numbered_list(block, holder, indexes.get(id(step)) if step else None)
        for block, holder, step in other_lists(document, found)
    )
    texts = (*_meta_texts(meta), *draft.texts)
    references = tuple(find_references(texts, {number for number, line in lines if "\t" in line}))
    shows_channels = any(map(_is_meant_for_channels, draft.texts))
    footnotes = tuple(Id(each.name, each.line, each.column) for each in blocks if each.kind == "footnote")
    anchors = frozenset(
        (
            *(each.name for each in draft.ids),
            *(each.anchor for each in draft.headings if each.anchor),
            *(f"fn:{each.name}" for each in footnotes),
            *(f"fnref:{each.name}" for each in draft.footnotes),
            *(channel_ids if any(map(_is_channels, blocks)) else ()),
            *([TITLE_ID] if any(each.level == 1 for each in draft.headings) else []),
        )
    )
    return Page(
        path=path,
        language=language,
        source=source,
        title=_text(meta.values.get("title")),
        type=_text(meta.values.get("type")),
        questions=tuple(_questions(meta)),
        headings=tuple(draft.headings),
        links=(*_related(meta), *draft.links),
        anchors=anchors,
        lost_ids=frozenset(_typed_ids(draft.texts)) - anchors,
        related_unknown=problem is not None or _is_related_unknown(meta),
        steps=steps,
        references=references,
        counted=max((*labels(texts), *(len(each.items) for each in lists)), default=0),
        shows_channels=shows_channels,
        meta=meta.values,
        meta_lines=meta.lines,
        ids=tuple(draft.ids),
        footnotes=footnotes,
        footnote_references=tuple(draft.footnotes),
        procedure=Procedure(*section) if is_procedure else None,
        repairs=meant.repairs,
        lists=lists,
        blocks=document,
        all_blocks=tuple(blocks),
        texts=texts,
        addresses=tuple(_whole(addresses_of(texts, draft.links), text)),
        lines=tuple(lines),
        raw=text,
        unclosed_fences=tuple(unclosed),
        conflicts=tuple(index + 1 for index in conflicts),
        problem=problem,
    )


def _whole(addresses: Iterable[Address], text: str) -> Iterator[Address]:
    """Leave out the pieces of an address that has a character in it which nobody sees: other rules name that."""
    lines = text.split("\n") if ZERO_WIDTH.search(text) else []
    for address in addresses:
        end = address.column + len(address.text)
        if not lines or not ZERO_WIDTH.search(lines[address.line - 1], max(0, address.column - 2), end):
            yield address


def _typed_ids(texts: list[Text]) -> Iterator[str]:
    """Yield every id that stands in braces, whether it is read there or not."""
    for text in texts:
        if "{" in text.source or "｛" in text.source:
            yield from (_DASH.sub("-", seems(typed["id"])) for typed in _TYPED_ID.finditer(text.source))


def _related(meta: YamlMapping) -> Iterator[Link]:
    related: Any = meta.values.get("related")
    for index, target in enumerate(related if isinstance(related, list) else ()):
        if isinstance(target, str):
            line = meta.line("related", index)
            yield Link("related", "related", target, line, 1, line, 1)


def _is_related_unknown(meta: YamlMapping) -> bool:
    """Tell whether the front matter names related pages in a way that cannot be read."""
    if "related" in meta.values:
        return not isinstance(meta.values["related"], list)
    return any(nearest(str(key), ("related",)) for key in meta.values)


def _questions(meta: YamlMapping) -> Iterator[tuple[str, int]]:
    questions: Any = meta.values.get("questions")
    for index, question in enumerate(questions if isinstance(questions, list) else ()):
        if isinstance(question, str):
            yield question, meta.line("questions", index)


def _meta_texts(meta: YamlMapping) -> Iterator[Text]:
    """Yield what readers and search engines are shown of the front matter."""
    for key in _IN_META:
        value: Any = meta.values.get(key)
        for index, entry in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(entry, str) and entry:
                line = meta.line(key, index) if isinstance(value, list) else meta.line(key)
                yield Text("meta", entry, entry, ((0, line, 1),), name=key)


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _steps_heading(blocks: Iterable[Block]) -> int | None:
    headings = (block for block in blocks if block.kind == "heading" and _STEPS_HEADING.search(block.lines[0][2]))
    return next((block.line for block in headings), None)


def _keep(draft: _Draft, block: Block, inline: Inline) -> None:
    text = inline.text
    draft.texts.append(text)
    draft.links.extend(text.links)
    draft.ids.extend(inline.ids)
    draft.footnotes.extend(inline.footnotes)
    if text.kind == "heading":
        written = inline.ids[-1].name if inline.ids else None
        shown = _MARKS.sub("", text.words).strip()
        draft.taken.update([written] if written else ())
        anchor = written or ("" if block.number == 1 else _automatic(shown, draft))
        draft.headings.append(Heading(block.number, shown, written, block.line, block.column, anchor))
    elif text.kind == "item":
        draft.first_texts[id(block)] = inline
        if block.number < 0 and text.step is not None:
            draft.branches.setdefault(text.step, []).extend(ways_on(text))


def _automatic(shown: str, draft: _Draft) -> str:
    """Return the id that Python-Markdown gives a heading which has none of its own."""
    from markdown.extensions.toc import slugify_unicode, unique  # noqa: PLC0415 -- slow to load, and seldom needed

    return unique(slugify_unicode(shown, "-"), draft.taken, draft.repeated)  # type: ignore[call-arg]  # newer than its stubs


def _defined(blocks: list[Block]) -> Iterator[Link]:
    for block in blocks:
        if block.kind == "definition":
            yield Link("definition", block.name, block.title or "", block.line, block.column, block.line, block.column)


def _steps(found: list[tuple[Block, int]], draft: _Draft) -> Iterator[Step]:
    items = {key: inline.text for key, inline in draft.first_texts.items()}
    for index, (block, sequence) in enumerate(found):
        first = draft.first_texts.get(id(block))
        words = first.text.words if first else ""
        own = first.ids if first and ID_LINE.match(first.text.source.rpartition("\n")[2]) else []
        bold = _BOLD.match(words)
        sentence = _FIRST_SENTENCE.match(words.strip())
        title = bold["title"] if bold else sentence[1] if sentence else ""
        yield Step(
            number=block.number,
            text=" ".join(words.split()),
            id=own[-1].name if own else None,
            line=block.line,
            column=block.column,
            title=_MARKS.sub("", title).strip(" 。.：:，,"),
            sequence=sequence,
            goes_on=goes_on(block, items),
            substeps=max((len(each.children) for each in block.walk() if _is_numbered(each)), default=0),
            open_ends=tuple(open_ends(block, items)),
            branches=tuple(draft.branches.get(index, ())),
        )


def _is_numbered(block: Block) -> bool:
    return block.kind == "list" and block.name == "ol"


def _is_meant_for_channels(text: Text) -> bool:
    """Tell whether a text is meant to show the register; a marker that shows nothing is one finding, not several."""
    if text.kind == "meta" or ("HANNEL" not in text.words and "hannel" not in text.words):
        return False
    return CHANNELS_MARKER in text.words or bool(ALMOST_CHANNELS.fullmatch(text.source.strip()))


def _is_channels(block: Block) -> bool:
    return block.kind == "paragraph" and [line[2].strip() for line in block.lines] == [CHANNELS_MARKER]
