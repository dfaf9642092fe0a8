"""Marks that were meant to be read by the machine, and are read by people."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.dialect.shown import exchange
from helpcenter.messages import Message
from helpcenter.model import Page, Site, Text

_ATTRIBUTE = r"(?:target|width|height|loading|style|title|class|id|rel|lang|align|markdown|data-[\w-]+)\s*="
_SHOWN = re.compile(
    r"(?P<open>[{｛])[ ]?[:：]?[ ]*"
    rf"(?P<what>(?:[#＃][ ]*[^\s{{}}｛｝]|\.[A-Za-z]|{_ATTRIBUTE})[^{{}}｛｝\n]*)(?P<close>[}}｝])?"
)
_ENDS = re.compile(r"[\s#]*$")
_HEADING = re.compile(r"\s*[#＃]")
_ID = re.compile(r"[#＃]\s*(?P<id>[\w-]+)\s*$")
_STARS = re.compile(r"(?<![\\*])\*\*(?!\*)")
_LONG_STARS = re.compile(r"\*{3}")
_WIDE_STARS = re.compile(r"＊＊(?=[^\s＊])(?P<words>[^＊\n]*)＊＊")
_BEGINS = re.compile(r"[^\W\d]{3}|[A-Za-z]+ [A-Za-z]")
_SENTENCE_END = "。！？.!?：:"


def attribute_list_shown(page: Page, _site: Site) -> Iterator[Finding]:
    """What stands in braces for the machine, such as `{#id}`, stands where it is read: behind a heading and a space.

    Elsewhere readers see it as text, and the id does not exist, so that links to it lead to the top of the page.

    Bad:
        ## When it is done{#result}

    Good:
        ## When it is done {#result}
    """
    if "{" not in page.raw and "｛" not in page.raw:
        return
    for text in page.texts:
        if text.kind in ("meta", "html") or text.lines[0][1] in page.unclosed_fences:
            continue
        if "{" not in text.source and "｛" not in text.source:
            continue
        for match in _SHOWN.finditer(text.words):
            if _is_shown(text, match):
                yield _attributes(page, text, match)


def emphasis_shown(page: Page, _site: Site) -> Iterator[Finding]:
    """Bold words stand between two `**` each, without a space inside them.

    With a space, a full-width star or only one pair readers see the stars, and no bold words.

    Bad:
        Tap ** Sign in ** now.

    Good:
        Tap **Sign in** now.
    """
    if "**" not in page.raw and "＊＊" not in page.raw:
        return
    for text in page.texts:
        if "＊＊" in text.words:
            for wide in _WIDE_STARS.finditer(text.words):
                line, column = text.place(wide.start())
                edits = exchange(page, line, column, wide[0], f"**{wide['words'].strip()}**")
                message = Message("{found!r} has full-width stars, expected '**'", found=wide[0][:40])
                yield Finding(line, column, message, Message("type the stars of English"), edits)
        if "**" in text.source and text.kind != "meta" and not _LONG_STARS.search(text.source):
            yield from _stars(page, text)


def _is_shown(text: Text, match: re.Match[str]) -> bool:
    """Tell whether readers see it, and no other rule says so: of a line that is no heading, or of the id of a step."""
    start = match.start()
    line = text.lines[bisect.bisect_right(text.lines, (start, 1 << 60, 0)) - 1][0]
    if text.kind != "heading" and _HEADING.match(text.words, line):
        return False
    at_end = _ENDS.match(text.words, match.end())
    read_in_cell = text.kind == "cell" and at_end and match["close"] == "}" and text.words[start - 1 : start] == " "
    return not read_in_cell and not (text.step is not None and match["what"][0] in "#＃" and text.kind != "heading")


def _attributes(page: Page, text: Text, match: re.Match[str]) -> Finding:
    line, column = text.place(match.start())
    named = _ID.search(match[0].rstrip("}｝ "))
    words = match[0].strip()
    if text.kind == "heading" and named and _ENDS.match(text.words, match.end()):
        space = "" if text.source[: match.start()].endswith(" ") else " "
        right = f"{space}{{#{named['id']}}}"
        expected = right.strip()
        message = Message(
            "{found!r} is shown to readers, expected {expected!r} behind a space", found=words[:40], expected=expected
        )
        hint = Message("write {expected} behind a space", expected=expected)
        return Finding(line, column, message, hint, exchange(page, line, column, words, right))
    message = Message("{found!r} is shown to readers or names nothing, expected it where it is read", found=words[:40])
    hint = Message("put it right behind a link, or at the end of a heading, with a name; or delete it")
    return Finding(line, column, message, hint)


def _stars(page: Page, text: Text) -> Iterator[Finding]:
    """Yield the first `**` of a text that neither begins nor ends bold words, where it was meant to."""
    left: list[int] = []
    is_open = False
    for stars in _STARS.finditer(text.source):
        before, behind = (
            text.source[max(0, stars.start() - 1) : stars.start()],
            text.source[stars.end() : stars.end() + 1],
        )
        if is_open and before.strip():
            left.pop()
            is_open = False
        else:
            left.append(stars.start())
            is_open = is_open or bool(behind.strip())
    if not left:
        return
    first, last = left[0], left[-1]
    inside = text.source[first + 2 : last]
    alone = len(left) == 1
    before = text.source[max(0, first - 1) : first]
    ends_words = before in tuple(_SENTENCE_END) and not text.source[first + 2 : first + 3].isalnum()
    if alone and not (_BEGINS.match(text.source, first + 2) or ends_words):
        return
    if not alone and not any(map(str.isalpha, inside)):
        return
    line, column = text.place(first)
    shown = text.source[first : first + 40].strip()
    message = Message("{shown!r} is shown with its stars, expected '**' on both sides of bold words", shown=shown)
    hint = Message("write the two stars right before and right behind the bold words")
    bare = f"**{inside.strip()}**"
    edits = exchange(page, line, column, f"**{inside}**", bare) if left == [first, last] else ()
    yield Finding(line, column, message, hint, edits)
