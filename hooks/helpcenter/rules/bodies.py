"""What belongs into a note, a block to open or a tab."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Edit, Finding
from helpcenter.dialect.blocks import INDENT, container_kind
from helpcenter.dialect.shown import raw_line
from helpcenter.messages import Message
from helpcenter.model import Block, Page, Site

_KINDS = {"admonition": Message("note"), "details": Message("block to open"), "tab": Message("tab")}
_EMPTY = {
    "admonition": Message("Note has nothing in it, expected lines indented by 4 spaces below it"),
    "details": Message("Block to open has nothing in it, expected lines indented by 4 spaces below it"),
    "tab": Message("Tab has nothing in it, expected lines indented by 4 spaces below it"),
}
_INDENT_IT = Message("put 4 spaces before each line of it")
_FENCES = ("```", "~~~")
_MEANT_FOR_IT = ("paragraph", "list", "table", "code", "quote")  # right below one that has nothing in it


def container_without_body(page: Page, _site: Site) -> Iterator[Finding]:
    """What belongs into a note, a block to open or a tab is indented by four spaces more than its first line.

    With fewer it falls out: readers see a box with a title and nothing in it, and the warning stands below as text.

    Bad:
        !!! warning "Take care"
        Tell nobody the code.

    Good:
        !!! warning "Take care"
            Tell nobody the code.
    """
    if "!!!" in page.raw or "???" in page.raw or "===" in page.raw:
        for parent in page.all_blocks:
            for place, block in enumerate(parent.children):
                if block.kind in _KINDS:
                    following = parent.children[place + 1] if place + 1 < len(parent.children) else None
                    yield from _fallen_out(page, block, following)


def _fallen_out(page: Page, block: Block, following: Block | None) -> Iterator[Finding]:
    what = _KINDS[block.kind]
    words = raw_line(page, block.line + 1).strip()
    if not block.children and _is_odd(raw_line(page, block.line + 1)):
        return
    missing = following.column - block.column if following else 0
    if not block.children and words and not container_kind(words) and not words.startswith("#"):
        line = block.line + 1
        message = Message(
            "Line below the first of a {what} is not in it, expected 4 spaces before {words!r}",
            what=what,
            words=words[:40],
        )
        yield Finding(line, 1, message, _INDENT_IT, tuple(_indented(page, block, line)))
    elif following and 0 < missing < len(INDENT) and (following.kind == "paragraph" or not block.children):
        message = Message(
            "Block below a {what} is indented by {found}, expected 4 spaces to be in it, or none",
            what=what,
            found=missing,
        )
        yield Finding(following.line, 1, message, _INDENT_IT, tuple(_indented(page, block, following.line)))
    elif not block.children and following and following.kind in _MEANT_FOR_IT and not missing:
        message = Message(
            "Block below a {what} with nothing in it is not indented, expected 4 spaces before it to be in it",
            what=what,
        )
        hint = Message("put 4 spaces before each line of it, or delete the {what}", what=what)
        yield Finding(following.line, 1, message, hint)
    elif not block.children:
        hint = Message("write what belongs into it, or delete it")
        yield Finding(block.line, block.column, _EMPTY[block.kind], hint)


def _is_odd(line: str) -> bool:
    """Tell whether a line is indented with other characters than spaces, which has a finding of its own."""
    return bool(line[: len(line) - len(line.lstrip())].strip(" "))


def _indented(page: Page, block: Block, first: int) -> Iterator[Edit]:
    """Yield the edits that put the lines from `first` to the next blank one into `block`; none where code begins."""
    before = raw_line(page, block.line)[: block.column - 1]
    line = raw_line(page, first)
    typed = len(line) - len(line.lstrip(" "))
    number = first
    while not before.strip() and line.strip() and not container_kind(line.strip()) and not line.startswith(_FENCES):
        yield Edit(number, 1, 1, " " * (len(before) + len(INDENT) - typed))
        number += 1
        line = raw_line(page, number)
