"""The blocks of a page as a tree: headings, lists and their items, notes, tabs, tables, code.

It follows Python-Markdown with `sane_lists`, `admonition`, `footnotes`, `md_in_html`, `tables`, `pymdownx.details` and
`pymdownx.tabbed`, which differ from CommonMark: blank lines part blocks, the first line of a block decides where it
belongs, and only four spaces keep it inside an item. Source: the block processors of Markdown 3.11, in their order.
"""

from __future__ import annotations

import re
from collections import deque
from itertools import pairwise

from helpcenter.dialect.masking import COMMENT, FENCE, mask_spans
from helpcenter.model import Block, Line

INDENT = " " * 4
DEEPEST = 50
_MOST_UNCLOSED = 20

_TITLED = r'(?: +"(?P<title>.*?)")?'
_ADMONITION = re.compile(rf"!!! ?(?P<name>[\w-]+(?: +[\w-]+)*){_TITLED} *$")
_DETAILS = re.compile(
    r'\?{3}\+? ?(?:(?P<name>[\w-]+(?: +[\w-]+)*?)?(?: +"(?P<title>.*?)")|(?P<alone>[\w-]+(?: +[\w-]+)*?)) *$'
)
_TAB = re.compile(r'={3}(?:\+!?|!\+?)? +"(?P<title>.*?)" *$')
_CONTAINERS = {"!!!": ("admonition", _ADMONITION), "???": ("details", _DETAILS), "===": ("tab", _TAB)}
_PART = frozenset("#!?=")  # the first characters of lines that need no blank line above
_BEGIN_BLOCKS = frozenset("#-_*+>[")  # and, beside digits, of all that is more than a paragraph on one line
_HEADING = re.compile(r"(?P<marks>#{1,6})(?P<text>(?:\\.|[^\\])*?)#*$")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_RULE = re.compile(r" {0,3}(?:(?:- {0,2}){3,}|(?:_ {0,2}){3,}|(?:\* {0,2}){3,}) *$")
_ORDERED = re.compile(r"(?P<indent> {0,3})(?P<number>\d+)\.(?P<space> +)(?P<text>.*)$")
_BULLET = re.compile(r"(?P<indent> {0,3})(?P<number>[-*+])(?P<space> +)(?P<text>.*)$")
_NESTED = re.compile(r" {4,7}(?:\d+\.|[-*+]) +.*")
_QUOTE = re.compile(r" {0,3}> ?")
_FOOTNOTE = re.compile(r" {0,3}\[\^(?P<name>[^\]]*)\][:：] *")
_DEFINITION = re.compile(
    r" {0,3}\[(?P<name>[^\[\]]*)\](?::|：(?= *(?:https?://|[./#]|[A-Za-z0-9_./-]+\.[a-z]))) *(?P<target>\S+)?"
    r" *(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\))? *$"
)
_TITLE_ALONE = re.compile(r" *(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\)) *$")
_SEPARATOR = re.compile(r"[|:\- ]*-[|:\- ]*$")
_BORDER = re.compile(r"(?<!\\)(?:\\\\)*\|")
_HTML_BLOCK = re.compile(
    r" {0,3}<(?P<name>address|article|aside|blockquote|canvas|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    r"fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|iframe|legend|li|main|map|math|menu|nav|noscript|"
    r"object|ol|output|p|pre|progress|script|section|style|summary|svg|table|tbody|td|template|tfoot|th|thead|tr|ul|"
    r"video)\b[^<>]*(?:>|$)",
    re.IGNORECASE,
)
_MARKDOWN_INSIDE = re.compile(r"\smarkdown\b")

Chunk = deque[Line]  # what is left of a run of lines without a blank one


def container_kind(line: str) -> str:
    """Return whether a line begins an admonition, details or a tab; an empty text for any other line."""
    kind, pattern = _CONTAINERS.get(line[:3], ("", None))
    return kind if pattern and pattern.match(line) else ""


def parse_blocks(lines: list[Line]) -> Block:
    """Return the tree of a page whose lines have no tabs, and whose code and comments are masked."""
    document = Block("document", 1)
    _parse_document(document, lines, 0)
    return document


def _parse_document(parent: Block, lines: list[Line], depth: int) -> None:
    """Fill `parent`, whose raw HTML is taken out before anything else, as blank lines do not end it."""
    start = position = unclosed = 0
    while position < len(lines):
        opening = _HTML_BLOCK.match(lines[position][2]) if "<" in lines[position][2] else None
        if opening is None:
            position += 1
            continue
        _fill(parent, _chunks(lines[start:position]), depth)
        length = _html_length(lines, position, opening["name"])
        unclosed += not length
        start = position + (length or (1 if unclosed < _MOST_UNCLOSED else len(lines)))
        parent.children.append(_html(lines[position:start], opening, depth))
        position = start
    _fill(parent, _chunks(lines[start:]), depth)


def _html_length(lines: list[Line], first: int, name: str) -> int:
    """Return on how many lines the element stands that begins on the `first` one.

    0 where it is not closed, which must not hide what follows.
    """
    tags = re.compile(rf"<(?P<closing>/?){name}\b[^<>]*>?", re.IGNORECASE)
    open_ones = 0
    for place in range(first, len(lines)):
        for tag in tags.finditer(lines[place][2]):
            open_ones += -1 if tag["closing"] else 1
        if open_ones <= 0:
            return place - first + 1
    return 0


def _html(lines: list[Line], opening: re.Match[str], depth: int) -> Block:
    number, column, _ = lines[0]
    block = Block("html", number, column + opening.start("name"), opening["name"].lower(), lines=lines)
    if _MARKDOWN_INSIDE.search(opening[0]) and depth < DEEPEST:
        closed = re.search(rf"</{block.name}>\s*$", lines[-1][2], re.IGNORECASE) and len(lines) > 1
        block.lines = [lines[0], *(lines[-1:] if closed else ())]
        _parse_document(block, lines[1:-1] if closed else lines[1:], depth + 1)
    return block


def _chunks(lines: list[Line]) -> list[list[Line]]:
    """Return the runs of lines without a blank one; a comment at the margin is a run of its own."""
    chunks: list[list[Line]] = [[]]
    for line in lines:
        alone = line[2].lstrip(" ").startswith(COMMENT) and not line[2].startswith(INDENT)
        if alone or not line[2].strip():
            chunks.append([line] if alone else [])
            if alone:
                chunks.append([])
        else:
            chunks[-1].append(line)
    return [chunk for chunk in chunks if chunk]


def _fill(parent: Block, chunks: list[list[Line]], depth: int) -> None:
    """Parse `chunks` into `parent`, one after the other; the first block is taken off what is left of one."""
    waiting = [part for chunk in reversed(chunks) for part in reversed(_parted(chunk))]
    while waiting:
        chunk = deque(waiting.pop())
        while chunk:
            if depth > DEEPEST:
                parent.children.append(Block("paragraph", chunk[0][0], _column(chunk[0]), lines=_take(chunk)))
            elif not _container(parent, chunk, depth):
                if chunk[0][2].startswith(INDENT):
                    _indented(parent, chunk, depth)
                else:
                    _at_margin(parent, chunk, waiting, depth)


def _column(line: Line) -> int:
    """Return the column at which the words of a line begin; what is left of it may begin with spaces nobody typed."""
    _, column, text = line
    return column + 1 + len(text) - len(text.lstrip())


def _take(chunk: Chunk, count: int | None = None) -> list[Line]:
    """Take so many lines off a chunk, all of them if nothing is said."""
    return [chunk.popleft() for _ in range(len(chunk) if count is None else count)]


def _take_indented(chunk: Chunk) -> list[Line]:
    taken = []
    while chunk and chunk[0][2].startswith(INDENT):
        taken.append(chunk.popleft())
    return taken


def _parted(chunk: list[Line]) -> list[list[Line]]:
    """Part a chunk before each note or tab, and around each heading, which need no blank lines."""
    if not any(line[2][0] in _PART for line in chunk):
        return [chunk]
    parts: list[list[Line]] = [[]]
    for line in chunk:
        heading = line[2].startswith("#") and _HEADING.match(line[2])
        if (heading or _opens_container(line[2])) and parts[-1]:
            parts.append([])
        parts[-1].append(line)
        if heading:
            parts.append([])
    return [part for part in parts if part]


def _opens_container(text: str) -> tuple[str, re.Match[str]] | None:
    kind, pattern = _CONTAINERS.get(text[:3], ("", None))
    match = pattern.match(text) if pattern else None
    return (kind, match) if match else None


def _indented(parent: Block, chunk: Chunk, depth: int) -> None:
    """Give an indented chunk to the item, note or tab above it; it is code where there is none."""
    above = _above(parent)
    if above and above.kind == "list":
        _fill(above.children[-1], [_loosely_unindented(_take(chunk))], depth + 1)
        return
    inside = _take_indented(chunk)
    if above and above.kind in ("admonition", "details", "tab"):
        _fill(above, [_loosely_unindented(inside)], depth + 1)
    elif above and above.kind == "code":
        above.lines.extend(inside)
    else:
        parent.children.append(Block("code", inside[0][0], inside[0][1] + 5, lines=inside))


def _above(parent: Block) -> Block | None:
    """Return the block above that readers see; definitions and footnotes leave nothing where they stand."""
    return next((child for child in reversed(parent.children) if child.kind not in ("definition", "footnote")), None)


def _loosely_unindented(lines: list[Line]) -> list[Line]:
    return [
        (number, column + 4, text[4:]) if text.startswith(INDENT) else (number, column, text)
        for number, column, text in lines
    ]


def _at_margin(parent: Block, chunk: Chunk, later: list[list[Line]], depth: int) -> None:
    """Take the first block off a chunk that begins at the margin."""
    number, _, text = chunk[0]
    first = text.lstrip(" ")[:1]
    if len(chunk) > 1 or first in _BEGIN_BLOCKS or first.isdecimal():
        for take in (_table, _heading, _rule, _list, _quote, _footnote, _definition):
            if take(parent, chunk, later, depth):
                return
    kind = "comment" if text.strip().startswith(COMMENT) and not text.strip(f" {COMMENT}") else "paragraph"
    if all(not line[2].strip(f" {FENCE}") for line in chunk):
        kind = "code"
    parent.children.append(Block(kind, number, _column(chunk[0]), lines=_take(chunk)))


def _container(parent: Block, chunk: Chunk, depth: int) -> bool:
    number, column, text = chunk[0]
    opening = _opens_container(text)
    if opening is None:
        return False
    kind, match = opening
    found = match.groupdict()
    name = (found.get("name") or found.get("alone") or "").lower()
    block = Block(kind, number, column + 1, name, found["title"], column + 1 + match.start("title"))
    parent.children.append(block)
    chunk.popleft()
    inside = _take_indented(chunk)
    if inside:
        _fill(block, [_loosely_unindented(inside)], depth + 1)
    return True


def _table(parent: Block, chunk: Chunk, _later: list[list[Line]], _depth: int) -> bool:
    if len(chunk) < 2 or "|" not in chunk[0][2] or not _SEPARATOR.match(chunk[1][2].strip()):  # noqa: PLR2004 -- two rows
        return False
    if len(split_row(chunk[0])) != len(split_row(chunk[1])):
        return False
    lines = _take(chunk)
    rows = [split_row(line) for line in lines]
    parent.children.append(Block("table", lines[0][0], _column(lines[0]), lines=lines, rows=rows))
    return True


def split_row(line: Line) -> list[Line]:
    """Return the cells of a table's row, each with its place; a pipe in code or behind a slash is no border."""
    number, column, text = line
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    borders = [match.end() - 1 for match in _BORDER.finditer(mask_spans(text[:end]))]
    if borders and borders[0] == start:
        start = borders.pop(0) + 1
    if borders and borders[-1] == end - 1:
        end = borders.pop()
    edges = [start - 1, *borders, end]
    return [(number, column + left + 1, text[left + 1 : right]) for left, right in pairwise(edges)]


def _heading(parent: Block, chunk: Chunk, _later: list[list[Line]], _depth: int) -> bool:
    number, column, text = chunk[0]
    match = _HEADING.match(text) if text.startswith("#") else None
    if match:
        inside = (number, column + match.start("text"), match["text"])
        parent.children.append(Block("heading", number, column + 1, number=len(match["marks"]), lines=[inside]))
        chunk.popleft()
    elif len(chunk) > 1 and _UNDERLINE.match(chunk[1][2]):
        level = 1 if chunk[1][2].startswith("=") else 2
        lines = _take(chunk, 2)[:1]
        parent.children.append(Block("heading", number, _column(lines[0]), "underlined", number=level, lines=lines))
    else:
        return False
    return True


def _rule(parent: Block, chunk: Chunk, _later: list[list[Line]], depth: int) -> bool:
    for place, (number, _, text) in enumerate(chunk):
        if text.lstrip(" ")[:1] in ("-", "_", "*") and _RULE.match(text):
            _fill(parent, [_take(chunk, place)] if place else [], depth)
            parent.children.append(Block("rule", number, _column(chunk.popleft())))
            return True
    return False


def _list(parent: Block, chunk: Chunk, _later: list[list[Line]], depth: int) -> bool:
    for name, pattern in (("ol", _ORDERED), ("ul", _BULLET)):
        if not pattern.match(chunk[0][2]):
            continue
        above = _above(parent)
        if above is None or (above.kind, above.name) != ("list", name):
            above = Block("list", chunk[0][0], _column(chunk[0]), name)
            parent.children.append(above)
        for item in _items(_take(chunk), pattern):
            number, column, text = item[0]
            match = pattern.match(text)
            if match:
                place = column + 1 + match.start("number")
                block = Block("item", number, place, number=int(match["number"]) if name == "ol" else -1)
                above.children.append(block)
                item[0] = (number, column + match.start("text"), match["text"])
                _fill(block, [item] if match["text"].strip() else _chunks(_loosely_unindented(item[1:])), depth + 1)
            else:
                _fill(above.children[-1], [_loosely_unindented(item)], depth + 1)
        return True
    return False


def _items(chunk: list[Line], pattern: re.Pattern[str]) -> list[list[Line]]:
    """Part a chunk at each item; an indented item begins a part, too, which belongs to the item above it."""
    parts: list[list[Line]] = []
    for line in chunk:
        nested = bool(parts) and _NESTED.match(line[2]) and not parts[-1][0][2].startswith(INDENT)
        if pattern.match(line[2]) or nested:
            parts.append([line])
        else:
            parts[-1].append(line)
    return parts


def _quote(parent: Block, chunk: Chunk, _later: list[list[Line]], depth: int) -> bool:
    for place, (number, _, text) in enumerate(chunk):
        if _QUOTE.match(text):
            _fill(parent, [_take(chunk, place)] if place else [], depth)
            above = _above(parent)
            if above is None or above.kind != "quote":
                above = Block("quote", number, _column(chunk[0]))
                parent.children.append(above)
            lines = _take(chunk)
            marks = [_QUOTE.match(line[2]) for line in lines]
            inside = [
                (line[0], line[1] + (mark.end() if mark else 0), line[2][mark.end() if mark else 0 :])
                for line, mark in zip(lines, marks, strict=True)
            ]
            _fill(above, _chunks(inside), depth + 1)
            return True
    return False


def _footnote(parent: Block, chunk: Chunk, later: list[list[Line]], depth: int) -> bool:
    """Take every footnote of a chunk, and what stands before the first."""
    starts = [place for place, (_, _, text) in enumerate(chunk) if _FOOTNOTE.match(text)]
    if not starts:
        return False
    _fill(parent, [_take(chunk, starts[0])] if starts[0] else [], depth)
    block = parent
    for start, end in pairwise([*starts, starts[0] + len(chunk)]):
        (number, column, text), *following = _take(chunk, end - start)
        match = _FOOTNOTE.match(text)
        if match:
            block = Block("footnote", number, _column((number, column, text)), match["name"])
            parent.children.append(block)
            first = (number, column + match.end(), text[match.end() :])
            _fill(block, _chunks(_loosely_unindented([first, *following])), depth + 1)
    while later and later[-1][0][2].startswith(INDENT):
        _fill(block, [_loosely_unindented(later.pop())], depth + 1)
    return True


def _definition(parent: Block, chunk: Chunk, _later: list[list[Line]], depth: int) -> bool:
    """Take every definition of a chunk, and what stands before each."""
    lines = list(chunk)
    start = place = 0
    while place < len(lines):
        read = _read_definition(lines[place : place + 3])
        if read is None:
            place += 1
            continue
        block, count = read
        _fill(parent, [lines[start:place]] if start < place else [], depth)
        parent.children.append(block)
        start = place = place + count
    _take(chunk, start)
    return start > 0


def _read_definition(lines: list[Line]) -> tuple[Block, int] | None:
    """Return the definition that begins with the first of `lines`, and on how many lines it stands."""
    number, column, text = lines[0]
    match = _DEFINITION.match(text) if "[" in text else None
    if match is None or (match["target"] is None and len(lines) == 1):
        return None
    count, target, place = 1, match["target"], match.start("target")
    if target is None:
        count, target, place = 2, lines[1][2].strip().partition(" ")[0], 0
    if len(lines) > count and _TITLE_ALONE.match(lines[count][2]):
        count += 1
    return Block("definition", number, column + 1 + place, match["name"], target.lstrip("<").rstrip(">")), count
