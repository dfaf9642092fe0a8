"""Notes, blocks to open and tabs: what is written before their body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.dialect.blocks import container_kind
from helpcenter.dialect.shown import cuts_steps, exchange, raw_line
from helpcenter.messages import Message, listed
from helpcenter.model import Block, Page, Site, Text
from helpcenter.words.spellings import MEANT, did_you_mean, nearest

NOTE_TYPES = (
    "note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug", "example", "quote",
)  # fmt: skip
_MODIFIERS = ("inline", "end", "annotate")
_MARKS = {"!": "!!!", "！": "!!!", "?": "???", "？": "???"}
_QUOTES = "\"“”'‘’「」『』«»"

_MAY_BE_ONE = re.compile(r"[!！?？]{2}|[=＝]{2}|:::|\[!|\.\. |/// ")
_TYPED = re.compile(
    r"(?P<mark>[!！]{2,5}|[?？]{3,5}) ?(?P<plus>[+＋]?) *[:：]? *"
    r"(?P<name>[\w-]+(?: +inline(?: +end)?)?)?(?P<behind>.*)$"
)
_TAB = re.compile(r"(?P<mark>={2,5}|＝{2,5})(?P<plus>[+!]{0,2}) *(?P<behind>[^\s=＝].*)$")
_QUOTED = re.compile(rf" *[{_QUOTES}](?P<title>[^{_QUOTES}]*)[{_QUOTES}]? *$")
_OF_OTHERS = re.compile(r":{3,} *\{?[a-zA-Z]|\[!(?P<name>[a-zA-Z]+)\]|\.\. [\w-]+::|/{3,} [a-z]+")


def unknown_admonition_type(page: Page, _site: Site) -> Iterator[Finding]:
    """A note is of a type that has a sign and a colour: note, tip, info, warning, danger, success, question or another.

    One of a type that nobody knows has neither, and a warning looks like any other note. The other types are abstract,
    failure, bug, example and quote.

    Bad:
        !!! warnnig "Take care"
            Tell nobody the code.

    Good:
        !!! warning "Take care"
            Tell nobody the code.
    """
    for block in _notes(page):
        name = block.name.partition(" ")[0]
        if name and name not in NOTE_TYPES:
            column = raw_line(page, block.line).lower().find(name) + 1
            hint = did_you_mean(name, NOTE_TYPES, Message("take one from the list"))
            message = Message(
                "Note is of the type {type!r}, expected one of {types}", type=name, types=listed(NOTE_TYPES)
            )
            yield Finding(block.line, column or 1, message, hint)


def malformed_admonition(page: Page, _site: Site) -> Iterator[Finding]:
    """A note begins with `!!!` or `???`, one space, its type, and its title in straight quotation marks.

    A tab begins with `===` and its title. With other marks it is no note: readers see the signs and the type, and the
    warning is a line among others.

    Bad:
        !!! warning “Take care”
            Tell nobody the code.

    Good:
        !!! warning "Take care"
            Tell nobody the code.
    """
    for block in _notes(page):
        first, *more = block.name.split(" ")
        if first in NOTE_TYPES and block.title is None and not set(more) <= set(_MODIFIERS):
            title = raw_line(page, block.line).lower().partition(first)[2].strip()
            message = Message("Title {title!r} of a note has no quotation marks, expected them around it", title=title)
            hint = Message('write {title!r} as "{title}", behind the type', title=title)
            yield Finding(block.line, block.column, message, hint)
    for text in page.texts:
        if text.kind in ("paragraph", "item"):
            yield from _malformed(page, text)


def _notes(page: Page) -> Iterator[Block]:
    if "!!!" in page.raw or "???" in page.raw:
        yield from (block for block in page.all_blocks if block.kind in ("admonition", "details"))


def _malformed(page: Page, text: Text) -> Iterator[Finding]:
    for (_, number, first), source in zip(text.lines, text.source.split("\n"), strict=True):
        words = source.strip()
        if not words or not _MAY_BE_ONE.match(words):
            continue
        typed = raw_line(page, number)
        column = first + len(source) - len(source.lstrip())
        expected = _expected(words, has_body=_has_body(page, number, typed[: column - 1]))
        if container_kind(words):
            if source.startswith(" ") and not cuts_steps(page, number):
                yield Finding(number, column, *_indented(words[:40]))
        elif expected is not None:
            known = container_kind(expected) and typed[column - 1 :].rstrip() == words
            edits = exchange(page, number, column, words, expected) if known else ()
            shown = expected or '!!! note "Title"'
            message = Message(
                "{found!r} is no note and no tab, expected {expected!r}", found=words[:40], expected=shown[:60]
            )
            yield Finding(number, column, message, Message("write {expected}", expected=shown), edits)


def _indented(found: str) -> tuple[Message, Message]:
    message = Message("{found!r} is indented by 1 to 3 spaces, expected none, or 4 for each level", found=found)
    return message, Message("put 4 spaces before it where it belongs to a step or item")


def _has_body(page: Page, number: int, before: str) -> bool:
    """Tell whether below a line, or below one blank line, stands one that is indented as the body of a note is."""
    below = raw_line(page, number + 1) or raw_line(page, number + 2)
    return below.startswith(before + " " * 4)


def _expected(words: str, *, has_body: bool) -> str | None:
    """Return what the writer meant by a line; an empty text where only they know, None where it is prose."""
    other = _OF_OTHERS.match(words)
    if other:
        meant = other["name"] and nearest(other["name"], NOTE_TYPES)
        return f"!!! {meant}" if meant and words == other[0] else ""
    tab = _TAB.match(words)
    if tab:
        quoted = _QUOTED.match(tab["behind"])
        if quoted:
            return f'==={tab["plus"]} "{quoted["title"].strip()}"'
        is_one = has_body and tab["mark"] == "===" and not words.endswith("=")
        return (f'=== "{tab["behind"]}"' if '"' not in tab["behind"] else "") if is_one else None
    note = _TYPED.match(words)
    expected = _expected_note(note) if note else None
    is_one = note and has_body and note["mark"] in _MARKS.values()
    return "" if is_one and expected is None else expected


def _expected_note(note: re.Match[str]) -> str | None:
    mark = _MARKS[note["mark"][0]]
    name, behind = (note["name"] or "").lower(), note["behind"].strip()
    quoted = _QUOTED.match(behind)
    first = name.partition(" ")[0]
    exact = note["mark"] == mark
    if not name:
        return (f'{mark} "{quoted["title"]}"' if mark == "???" else "") if quoted else None
    known = nearest(first, NOTE_TYPES) if exact else first if first in NOTE_TYPES else MEANT.get(first)
    if known not in NOTE_TYPES or (behind and not quoted and not exact and behind[0] not in _QUOTES):
        return None
    plus = "+" if note["plus"] and mark == "???" else ""
    begin = f"{mark}{plus} {known}{name[len(first) :]}"
    if not behind:
        return begin
    return f'{begin} "{quoted["title"].strip()}"' if quoted else ""
