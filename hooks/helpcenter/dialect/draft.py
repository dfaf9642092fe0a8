"""What has been read of a page, text by text: its headings, links and ids, and its steps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from helpcenter.dialect.branches import goes_on, open_ends, ways_on
from helpcenter.dialect.inline import Inline
from helpcenter.dialect.procedures import is_numbered
from helpcenter.meant.markers import ID_LINE
from helpcenter.model import Block, Heading, Id, Link, Step, Text

_BOLD = re.compile(r"^\s*(?:\*\*|__)(?P<title>.+?)(?:\*\*|__)")
_FIRST_SENTENCE = re.compile(r"^(.+?)(?:[。！？\n]|[.!?](?=\s)|$)", re.DOTALL)
_MARKS = re.compile(r"[*_`]+")


@dataclass(slots=True)
class Draft:
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

    def keep(self, block: Block, inline: Inline) -> None:
        """Keep what stands in a block."""
        text = inline.text
        self.texts.append(text)
        self.links.extend(text.links)
        self.ids.extend(inline.ids)
        self.footnotes.extend(inline.footnotes)
        if text.kind == "heading":
            written = inline.ids[-1].name if inline.ids else None
            shown = _MARKS.sub("", text.words).strip()
            self.taken.update([written] if written else ())
            anchor = written or ("" if block.number == 1 else self._automatic(shown))
            self.headings.append(Heading(block.number, shown, written, block.line, block.column, anchor))
        elif text.kind == "item":
            self.first_texts[id(block)] = inline
            if block.number < 0 and text.step is not None:
                self.branches.setdefault(text.step, []).extend(ways_on(text))

    def keep_definitions(self, blocks: Iterable[Block]) -> None:
        """Keep the definitions of labels as the links that they are."""
        for block in blocks:
            if block.kind == "definition":
                target = block.title or ""
                self.links.append(
                    Link("definition", block.name, target, block.line, block.column, block.line, block.column)
                )

    def steps(self, found: Iterable[tuple[Block, int]]) -> Iterator[Step]:
        """Yield the steps, given the block of each and which of the sequences it belongs to."""
        items = {key: inline.text for key, inline in self.first_texts.items()}
        for index, (block, sequence) in enumerate(found):
            first = self.first_texts.get(id(block))
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
                substeps=max((len(each.children) for each in block.walk() if is_numbered(each)), default=0),
                open_ends=tuple(open_ends(block, items)),
                branches=tuple(self.branches.get(index, ())),
            )

    def _automatic(self, shown: str) -> str:
        """Return the id that Python-Markdown gives a heading which has none of its own."""
        from markdown.extensions.toc import slugify_unicode, unique  # noqa: PLC0415 -- slow to load, and seldom needed

        return unique(slugify_unicode(shown, "-"), self.taken, self.repeated)  # type: ignore[call-arg]  # newer than its stubs
