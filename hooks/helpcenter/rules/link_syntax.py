"""Links whose brackets readers see, because they are no links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.diagnostics import Edit, Finding
from helpcenter.messages import Message
from helpcenter.model import Link, Page, Site, Text
from helpcenter.patterns import lazy_pattern
from helpcenter.targets.faults import PICTURES, TARGET, Fault, faulty
from helpcenter.targets.repairs import lines_of, show

_CLOSED = lazy_pattern(r"[\]］】〕〗」』]")
_FULL_WIDTH = lazy_pattern(
    r"(?<!\\)[\[［【〔〖「『](?P<text>[^\[［【〔〖「『\]］】〕〗」』\n]{1,200})(?P<closed>[\]］】〕〗」』])"
    rf"[ \t\u3000]*[（(](?P<target>{TARGET})[）)]"
)
_HALF_WIDTH = lazy_pattern(r"\[[^\[\]]*\][ \t\u3000]*\([^()]*\)")
_REVERSED = lazy_pattern(
    rf"(?<!\\)[(（](?P<text>[^()（）\[\]\n]{{1,200}})[)）][\[【［](?P<target>{TARGET})[\]】］](?![\[(（])"
)
_SPLIT = lazy_pattern(
    r"(?<!\\)\](?P<between>[ \t\u3000]*\n[ \t]*|[ \t\u3000\u00a0]+|[ \t]?[:：.,。，、\\—-][ \t]*)"
    rf"\((?P<target>{TARGET})\)"
)
_NO_SQUARE_BRACKET = lazy_pattern(rf"(?<!\\)\[(?P<text>[^\[\]】］〕〗」』()\n]{{1,200}})\((?P<target>{TARGET})\)(?!\])")
_NO_OPENING_PARENTHESIS = lazy_pattern(rf"(?<!\\)\[[^\[\]()\n]{{1,200}}\](?P<target>{TARGET})\)")
_MARK_APART = lazy_pattern(r"！\Z|(?:(?<=\s)|(?<![\s\S]))! \Z")
_BRACKET = lazy_pattern(r"\\.|\[|\]\(?", re.DOTALL)
_TEXT_FIRST = Message("write the text in [ ] first, then the target in ( )")


def full_width_brackets(page: Page, _site: Site) -> Iterator[Finding]:
    """The brackets of a link are half-width: `[text](target)`.

    With （） or 【】, which a Chinese keyboard types, it is no link. Readers see the brackets and the name of a file.

    Bad:
        See [how to unlock an account]（case.md）.

    Good:
        See [how to unlock an account](case.md) （it takes a minute）.
    """
    for text in prose_of(page):
        for match in _full_width(text):
            mended = f"[{match['text']}]({match['target'].replace('＃', '#')})"
            yield Finding(
                *text.place(match.start()),
                Message(
                    "Link is typed with full-width brackets, {found}, expected {expected}",
                    found=show(match[0]),
                    expected=show(mended),
                ),
                Message("type the brackets half-width, [ ] and ( )"),
                _edits(page, text, match.span(), mended),
            )
        for link, mark in _pictures_apart(text) if "！[" in text.source or "! [" in text.source else ():
            yield Finding(
                *text.place(mark.start()),
                Message(
                    "Picture {text} is typed with {mark!r}, expected '!' right before it",
                    text=show(link.text),
                    mark=mark[0],
                ),
                Message("type the exclamation mark half-width, without a space behind it"),
                _edits(page, text, mark.span(), "!"),
            )


def reversed_link(page: Page, site: Site) -> Iterator[Finding]:
    """A link is written `[text](target)`, with the square brackets first.

    The other way round it is no link. Readers see the brackets and the name of a file.

    Bad:
        See (how to unlock an account)[case.md].

    Good:
        See [how to unlock an account](case.md) (or ask).
    """
    for text in prose_of(page):
        if "[" not in text.words and "【" not in text.words and "［" not in text.words:
            continue
        for match in _REVERSED.finditer(text.words):
            mended = f"[{match['text']}]({match['target']})"
            yield Finding(
                *text.place(match.start()),
                Message(
                    "Link has its brackets the wrong way round, {found}, expected {expected}",
                    found=show(match[0]),
                    expected=show(mended),
                ),
                _TEXT_FIRST,
                _edits(page, text, match.span(), mended),
            )
    for link in page.links:
        if link.kind == "link" and link.text[:1] in ("!", "！") and link.target.lower().endswith(PICTURES):
            mended = f"![{link.text[1:].strip()}]({link.target})"
            yield Finding(
                link.line,
                link.column,
                Message(
                    "Picture has its mark within the brackets, {found}, expected {expected}",
                    found=show(f"[{link.text}]"),
                    expected=show(mended),
                ),
                Message("type the exclamation mark before the square bracket"),
            )
    for link in faulty(page, site, Fault.SWAPPED):
        mended = f"[{link.target}]({link.text})"
        yield Finding(
            link.line,
            link.column,
            Message("Link has its text and its target the wrong way round, expected {expected}", expected=show(mended)),
            _TEXT_FIRST,
        )


def split_link(page: Page, _site: Site) -> Iterator[Finding]:
    """Nothing stands between the text of a link and its target: `[text](target)`.

    A space, a line break or a colon parts the two. Readers see the brackets and the name of a file instead of a link.

    Bad:
        See [how to unlock an account] (case.md).

    Good:
        See [how to unlock an account](case.md).
    """
    for text in prose_of(page):
        for match in _SPLIT.finditer(text.words) if "]" in text.words else ():
            edits = _edits(page, text, match.span("between"), "")
            yield _split(*text.place(match.start()), match["between"], edits)
    for link in page.links:
        if link.kind == "definition" and link.target.startswith("("):
            yield _split(link.line, link.column, ":", ())


def _split(line: int, column: int, between: str, edits: tuple[Edit, ...]) -> Finding:
    if "\n" in between:
        message = Message("Link has a line break between its text and its target, expected none")
    elif between.strip():
        found = between.strip()
        message = Message("Link has {found!r} between its text and its target, expected none", found=found)
    else:
        message = Message("Link has a space between its text and its target, expected none")
    hint = Message("write [text](target) without anything between the brackets")
    return Finding(line, column, message, hint, edits)


def unclosed_link(page: Page, _site: Site) -> Iterator[Finding]:
    """A link has both its pairs of brackets: `[text](target)`.

    Where one bracket is missing, readers see the others and the name of a file instead of a link.

    Bad:
        See [how to unlock an account](case.md for more.

    Good:
        See [how to unlock an account](case.md) for more.
    """
    for text in prose_of(page):
        for offset, bracket in _unclosed(text) if "](" in text.words else ():
            yield _unclosed_at(*text.place(offset), bracket)
        for match in _NO_SQUARE_BRACKET.finditer(text.words) if "[" in text.words else ():
            yield _unclosed_at(*text.place(match.start()), "]")
        for match in _NO_OPENING_PARENTHESIS.finditer(text.words) if "]" in text.words else ():
            yield _unclosed_at(*text.place(match.start("target")), "(")


def _unclosed_at(line: int, column: int, bracket: str) -> Finding:
    message = Message("Link has no {bracket!r}, expected [text](target)", bracket=bracket)
    return Finding(line, column, message, Message("put the missing {bracket!r} in its place", bracket=bracket))


def _unclosed(text: Text) -> Iterator[tuple[int, str]]:
    """Yield where a "](" is left that belongs to no link, with the bracket it lacks; none where it is escaped."""
    opened: list[int] = []
    full_width = {match.start("closed") for match in _full_width(text)}
    for token in _BRACKET.finditer(text.words):
        if token[0] in ("[", "\\["):
            opened.append(token.start() if token[0] == "[" else -1)
        elif token[0][0] == "]":
            start = opened.pop() if opened else None
            if token[0] == "](" and start != -1 and token.start() not in full_width:
                yield (token.start(), "[") if start is None else (start, ")")


def prose_of(page: Page) -> Iterator[Text]:
    """Return the texts of a page in which Markdown is read."""
    return (text for text in page.texts if text.kind != "meta")


def _full_width(text: Text) -> Iterator[re.Match[str]]:
    """Yield what is meant as a link and has a full-width bracket."""
    if _CLOSED.search(text.words):
        for match in _FULL_WIDTH.finditer(text.words):
            if not _HALF_WIDTH.fullmatch(match[0]):
                yield match


def _pictures_apart(text: Text) -> Iterator[tuple[Link, re.Match[str]]]:
    """Yield the links to pictures with what was meant as the exclamation mark before them."""
    for link in text.links:
        if link.kind == "link" and link.target.lower().endswith(PICTURES):
            mark = _MARK_APART.search(text.source, max(0, link.start - 3), link.start - 1)
            if mark:
                yield link, mark


def _edits(page: Page, text: Text, span: tuple[int, int], new: str) -> tuple[Edit, ...]:
    """Return the edit that puts `new` in place of a part of a text; none where that takes more than one line."""
    (line, column), (last, end) = text.place(span[0]), text.place(span[1])
    shown = lines_of(page.raw)[line - 1][column - 1 : end - 1]
    return (Edit(line, column, end, new),) if line == last and shown == text.source[slice(*span)] else ()
