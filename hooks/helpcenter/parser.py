"""Reads one Markdown file into a Page: all knowledge of the Markdown dialect stands here.

The dialect is Python-Markdown's with `sane_lists` and `attr_list`, which differs from CommonMark: only an
item indented less than four spaces is a step, and only four spaces keep a block inside its step.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from typing import Any

from helpcenter.masking import COMMENT, FENCE, mask, split_front_matter
from helpcenter.model import Cut, Heading, Link, Page, Problem, Procedure, Step
from helpcenter.source_text import SourceError
from helpcenter.yaml_source import YamlMapping, load_mapping

STEPS_SECTION = "steps"
CHANNELS_MARKER = "[CHANNELS]"
TITLE_ID = "top"

_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]*(?P<text>.*?)[ \t]*#*(?:[ \t]+(?P<attributes>\{:?[^{}\n]*\}))?[ \t]*$")
_ITEM = re.compile(r"^ {0,3}(?P<number>\d+)\. +(?P<text>.*)$")
_STANDS_ALONE = re.compile(rf"^ {{0,3}}(?:{COMMENT}|!!!|\?\?\?|===|#|</?(?:div|table|p|section|details|figure)\b)")
_NEXT_ITEM = re.compile(r"(?:[-*+]|\d+\.) ")
_TAKES_INDENTED = re.compile(r"^ {0,3}(?:!!!|\?\?\?|===)")
_ATTRIBUTE_ID = re.compile(r"\{:?[^{}\n]*?(?:#|\bid=[\"']?)(?P<id>[^\s{}\"'#=]+)[^{}\n]*\}")
_INLINE_ID = re.compile(rf"(?<=[)\]*_`>]){_ATTRIBUTE_ID.pattern}")
_NOT_SHOWN = re.compile(r"^ {0,3}\[[^\]\n]+\]:")
_HTML_ID = re.compile(r"<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*[\"']?(?P<id>[^\s\"'<>]+)")
_LINK_TOKEN = re.compile(r"\\.|\[|\]|\n[ \t]*\n")
_LINK_TARGET = re.compile(
    r"\(\s*(?P<target><[^<>\n]*>|(?:[^\s()\\]|\\.|\([^\s()]*\))*)(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<text>[^\]\n^][^\]\n]*)\]:[ \t]*(?P<target>\S+)[ \t]*(?:\"[^\"\n]*\"|'[^'\n]*')?[ \t]*$", re.MULTILINE
)


def parse_page(text: str, *, path: str, language: str, source: str, channel_ids: Iterable[str] = ()) -> Page:
    """Read the text of one file. A front matter that cannot be read is the page's `problem`; the rest is read still.

    `channel_ids` are the anchors that the register adds to a page which shows it.
    """
    yaml, body = split_front_matter(text)
    meta, problem = _read_meta(yaml, body)
    prose = mask(body)
    lines = [line.expandtabs(4) for line in prose.split("\n")]
    headings = tuple(_headings(lines))
    titled = any(heading.level == 1 for heading in headings)
    shows_channels = any(block == [CHANNELS_MARKER] for _, block in _blocks(lines, 1, len(lines) + 1))
    return Page(
        path=path,
        language=language,
        source=source,
        meta=meta.values,
        meta_lines={key: meta.line(key) for key in meta.values},
        headings=headings,
        links=(*_related(meta), *_links(prose)),
        anchors=frozenset(
            (*_ids(lines, headings), *(channel_ids if shows_channels else ()), *([TITLE_ID] if titled else []))
        ),
        procedure=_procedure(lines, headings) if meta.values.get("type") == "procedure" else None,
        problem=problem,
    )


def _read_meta(yaml: str | None, body: str) -> tuple[YamlMapping, Problem | None]:
    empty = YamlMapping({}, {(): 1})
    if yaml is None:
        what = "is not closed" if body.startswith("---") else "is missing"
        return empty, Problem(1, 1, f"front matter {what}")
    if not yaml.strip():
        return empty, Problem(1, 1, "front matter is empty")
    try:
        return load_mapping(yaml, first_line=2), None
    except SourceError as error:
        return empty, error.problem


def _related(meta: YamlMapping) -> Iterator[Link]:
    related: Any = meta.values.get("related")
    for index, target in enumerate(related if isinstance(related, list) else ()):
        if isinstance(target, str):
            yield Link("related", target, meta.line("related", index), 1)


def _headings(lines: list[str]) -> Iterator[Heading]:
    for number, line in enumerate(lines, start=1):
        if match := _HEADING.match(line):
            written = _ATTRIBUTE_ID.match(match["attributes"] or "")
            yield Heading(len(match["marks"]), match["text"], written["id"] if written else None, number)


def _ids(lines: list[str], headings: tuple[Heading, ...]) -> Iterator[str]:
    """Yield the ids that end up in the page: of headings, at the end of a block, behind a span, in HTML."""
    yield from (heading.id for heading in headings if heading.id)
    for number, line in enumerate(lines):
        if written := _block_id(lines, number):
            yield written
        for pattern in (_INLINE_ID, _HTML_ID):
            yield from (match["id"] for match in pattern.finditer(line))


def _block_id(lines: list[str], number: int) -> str | None:
    """Return the id on a line of its own that ends a paragraph or the first text of an item."""
    match = _ATTRIBUTE_ID.fullmatch(lines[number].strip())
    following = lines[number + 1].strip() if number + 1 < len(lines) else ""
    ends = not following or _NEXT_ITEM.match(following)
    return match["id"] if match and ends and number and lines[number - 1].strip() else None


def _links(prose: str) -> Iterator[Link]:
    starts = [0, *(match.end() for match in re.finditer("\n", prose))]

    def link(text: str, target: str, offset: int) -> Link:
        line = bisect.bisect_right(starts, offset)
        return Link(text, target.removeprefix("<").removesuffix(">"), line, offset - starts[line - 1] + 1)

    open_brackets: list[int] = []
    for token in _LINK_TOKEN.finditer(prose):
        if token[0] == "[":
            open_brackets.append(token.start())
        elif token[0].startswith("\n"):
            open_brackets.clear()
        elif token[0] == "]" and open_brackets:
            start = open_brackets.pop()
            if target := _LINK_TARGET.match(prose, token.end()):
                yield link(prose[start + 1 : token.start()], target["target"], start)
    for match in _DEFINITION.finditer(prose):
        yield link(match["text"], match["target"], match.start("target"))


def _procedure(lines: list[str], headings: tuple[Heading, ...]) -> Procedure:
    """Return the steps below the heading with the id `steps`, up to the next heading of its level."""
    steps: list[Step] = []
    cuts: list[Cut] = []
    glued: list[Step] = []
    pending: Cut | None = None
    for first, block in _blocks(lines, *_steps_section(headings, len(lines))):
        found = list(_steps(first, block))
        if _ITEM.match(block[0]):
            if pending:
                cuts.append(pending)
                pending = None
        elif block[0].startswith("    "):
            glued.extend(found if steps else ())
        else:
            if steps and pending is None and not _NOT_SHOWN.match(block[0]):
                text = block[0].strip().lstrip(COMMENT + FENCE)
                pending = Cut(text, first, 1 + len(block[0]) - len(block[0].lstrip()))
            found = []
        steps.extend(found)
    return Procedure(tuple(steps), tuple(cuts), tuple(glued))


def _steps_section(headings: tuple[Heading, ...], end: int) -> tuple[int, int]:
    """Return the first line of the section and the line after its last; an empty range where there is none."""
    for index, heading in enumerate(headings):
        if heading.id == STEPS_SECTION:
            following = (each.line for each in headings[index + 1 :] if each.level <= heading.level)
            return heading.line + 1, next(following, end + 1)
    return 1, 1


def _blocks(lines: list[str], start: int, end: int) -> Iterator[tuple[int, list[str]]]:
    """Yield runs of lines without a blank one, each with the number of its first.

    Headings, admonitions and comments at the margin need no blank line around them; code does, and is part of the
    step above it otherwise.
    """
    block: list[str] = []
    taken = False
    for number in range(start, end):
        line = lines[number - 1]
        alone = _STANDS_ALONE.match(line)
        taken = taken and line.startswith("    ")
        if block and (alone or not line.strip()):
            yield number - len(block), block
            block = []
        if alone:
            yield number, [line]
            taken = bool(_TAKES_INDENTED.match(line))
        elif line.strip() and not taken:
            block.append(line)
    if block:
        yield end - len(block), block


def _steps(first: int, block: list[str]) -> Iterator[Step]:
    items = [(offset, match) for offset, line in enumerate(block) if (match := _ITEM.match(line))]
    stops = [*(offset for offset, _ in items[1:]), len(block)]
    for (start, match), stop in zip(items, stops, strict=False):
        ids = (_block_id(block, offset) for offset in range(start + 1, stop))
        yield Step(
            number=int(match["number"]),
            text=match["text"].strip(),
            id=next((found for found in ids if found), None),
            line=first + start,
            column=match.start("number") + 1,
        )
