"""Characters that nobody sees, or that are not what they look like."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from helpcenter.diagnostics import Edit, Finding
from helpcenter.dialect.masking import FENCE
from helpcenter.dialect.shown import shown_lines
from helpcenter.languages import LATIN, script_of
from helpcenter.messages import Message
from helpcenter.model import Page, Site
from helpcenter.rules.channels import shown_beside_the_pages, without_comments
from helpcenter.words.characters import (
    INVISIBLE,
    INVISIBLE_ENTITY,
    find_invisible,
    is_lost,
    name_of,
)
from helpcenter.words.look_alikes import LookAlike, find_look_alikes, has_cyrillic_words, may_hold_look_alikes

_ODD_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODDLY_INDENTED = re.compile(rf"^[ >]*[{_ODD_SPACES}]", re.MULTILINE)
_QUOTED = re.compile(r"(?: *>)+ ?")
_HOLDS_MORE = re.compile(r"\s*(?:[-*+]|\d+\.) |\s*(?:!!!|\?\?\?|===)| {4}")
_WIDE = "\u3000"
_LEVEL = 4
_NAMES = {"\t": Message("a tab"), "\u00a0": Message("a no-break space"), _WIDE: Message("a full-width space")}
_TYPE_ANEW = Message("type the word anew, do not copy it")


def invisible_character(page: Page, _site: Site) -> Iterator[Finding]:
    """Every character of a page can be seen, or shapes one that can.

    A zero-width space in a word hides the word from search; one in a link breaks the link, and nobody sees why. A mark
    of direction shows an address in another order than the one it leads to.

    Bad:
        Enter the pass\u200bword.

    Good:
        Enter the password.
    """
    if not INVISIBLE.search(page.raw) and not INVISIBLE_ENTITY.search(page.raw):
        return
    shown = shown_lines(page)
    for number, line in enumerate(page.raw.split("\n"), start=1):
        here = shown.get(number, "")
        odd = [(place, line[place]) for place in find_invisible(line) if here[place : place + 1] == line[place]]
        odd += [(entity.start(), entity[0]) for entity in INVISIBLE_ENTITY.finditer(here)]
        if odd:
            first, typed = min(odd)
            lost = is_lost(html.unescape(typed))
            message = Message(
                "Line holds {character}, which nobody can see, expected only what readers see",
                character=name_of(html.unescape(typed)),
            )
            edits = (Edit(number, place + 1, place + 1 + len(each), "") for place, each in odd if not is_lost(each))
            hint = Message("type the character that belongs there") if lost else Message("delete it")
            yield Finding(number, first + 1, message, hint, tuple(edits))


def look_alike_character(page: Page, _site: Site) -> Iterator[Finding]:
    """Every character is the one it looks like.

    Search does not find a word with a Cyrillic letter in it, and an address with one leads to somebody else.

    Bad:
        Enter the pаssword.

    Good:
        Enter the password.
    """
    if not may_hold_look_alikes(page.raw):
        return
    among_cyrillic = has_cyrillic_words(page.raw)
    wide_is_right = script_of(page.language) != LATIN
    addresses: dict[int, list[tuple[int, int]]] = {}
    for address in page.addresses:
        addresses.setdefault(address.line, []).append((address.column, address.column + len(address.text)))
    for number, line in sorted(shown_lines(page).items()):
        for found in find_look_alikes(line, among_cyrillic=among_cyrillic, wide_is_right=wide_is_right):
            column = found.start + 1
            end = column + len(found.word)
            if any(start <= column and end <= until for start, until in addresses.get(number, ())):
                continue  # the rules for channels say what it looks like
            edits = (Edit(number, column, end, found.seems),) if found.seems else ()
            yield Finding(number, column, _looks_like(found), _TYPE_ANEW, edits)


def _looks_like(found: LookAlike) -> Message:
    if found.seems:
        return Message(
            "{word!r} holds {character}, which looks like another character, expected {expected!r}",
            word=found.word,
            character=name_of(found.odd),
            expected=found.seems,
        )
    return Message(
        "{word!r} holds {character}, which looks like another character, expected letters of one script",
        word=found.word,
        character=name_of(found.odd),
    )


def odd_character_outside_the_pages(site: Site) -> Iterator[tuple[str, Finding]]:
    """What templates, mkdocs.yml and the register show readers holds no character that is unseen or looks like another.

    It is on every page. A number that was copied with a zero-width space in it cannot be searched for, or pasted.

    Bad:
        channels:
          - id: app
            kind: app
            name: {zh: 应用内, en: In the аpp}
            where: {zh: 帮助与反馈, en: Help & feedback}

    Good:
        channels:
          - id: app
            kind: app
            name: {zh: 应用内, en: In the app}
            where: {zh: 帮助与反馈, en: Help & feedback}
    """
    texts = dict(shown_beside_the_pages(site)) | {site.register.source: without_comments(site.register.text)}
    for source, text in texts.items():
        if not INVISIBLE.search(text) and not may_hold_look_alikes(text):
            continue
        for number, line in enumerate(text.split("\n"), start=1):
            odd = [(place, name_of(line[place])) for place in find_invisible(line)]
            odd += [(each.start, name_of(each.odd)) for each in find_look_alikes(line)]
            if odd:
                place, name = min(odd)
                message = Message(
                    "Line holds {character}, which is not what readers take it for, expected only what they see",
                    character=name,
                )
                yield source, Finding(number, place + 1, message, _TYPE_ANEW)


def odd_indentation(page: Page, _site: Site) -> Iterator[Finding]:
    """Lines are indented with spaces of the ordinary width, four for each level.

    A full-width or no-break space is no indentation: what should belong to a step falls out of it, or its marks are
    shown as text; a line of nothing else is not blank. A tab is as wide as each editor likes.

    Bad:
        - Open the app.

        \u3000\u3000Take your time.

    Good:
        - Open the app.

            Take your time.
    """
    if not _ODDLY_INDENTED.search(page.raw):
        return
    exempt = {
        number
        for block in page.all_blocks
        if block.kind in ("code", "html")
        for number, _, text in block.lines
        if FENCE not in text
    }
    inside = False
    for number, whole in page.lines:
        quoted = _QUOTED.match(whole)
        start = quoted.end() if quoted else 0
        line = whole[start:]
        words = line.lstrip()
        indentation = line[: len(line) - len(words)]
        if number in exempt or not line.strip(" \t"):
            continue
        if not _ODDLY_INDENTED.match(line):
            inside = bool(_HOLDS_MORE.match(line))
            continue
        odd = next(each for each in indentation if each != " ")
        expected = _indentation(indentation, inside=inside, is_item=bool(_HOLDS_MORE.match(words))) if words else ""
        edit = Edit(number, start + 1, start + len(indentation) + 1, expected)
        yield Finding(number, start + 1, *_indented(_NAMES.get(odd) or name_of(odd), len(expected)), (edit,))


def _indented(found: Message, expected: int) -> tuple[Message, Message]:
    if not expected:
        message = Message("Line is indented with {found}, expected no spaces", found=found)
        return message, Message("delete it; a paragraph is not indented")
    message = Message("Line is indented with {found}, expected {expected} spaces", found=found, expected=expected)
    return message, Message("put {expected} spaces in its place", expected=expected)


def _indentation(typed: str, *, inside: bool, is_item: bool) -> str:
    """Return the spaces meant; outside lists and notes there is nothing that an indented line could belong to.

    Behind the spaces that put a paragraph into a step, wide ones are those with which paragraphs begin in print.
    """
    plain = len(typed) - len(typed.lstrip(" "))
    if plain >= _LEVEL and not is_item:
        return " " * (plain // _LEVEL * _LEVEL)
    if not typed.strip(" \t"):
        return typed.expandtabs(4)
    width = len(typed.expandtabs(4)) + typed.count(_WIDE)
    return " " * (4 * max(1, round(width / 4))) if inside else ""
