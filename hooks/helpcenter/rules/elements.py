"""Elements of HTML that a writer put between the Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from helpcenter.diagnostics import Finding
from helpcenter.dialect.inline import TAG
from helpcenter.messages import Message
from helpcenter.model import Page, Site, Text

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_ENDED_BY_WHAT_FOLLOWS = frozenset(
    {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "caption"}
    | {"rt", "rp", "html", "head", "body"}
)
_NAMES = (
    "div|span|details|summary|strong|em|br|hr|img|table|ul|ol|kbd|code|pre|sub|sup|del|ins|mark|small|figure|"
    "figcaption|video|audio|section|aside|button|label|abbr"
)
_UNFINISHED = re.compile(
    rf"<(?:(?P<opened>{_NAMES})|(?P<closing>/)(?P<closed>{_NAMES}|[abipqsu]))(?![\w-])[^<>]*(?=<|\Z)", re.IGNORECASE
)
_OPEN_QUOTE = re.compile(
    rf"<(?P<name>{_NAMES}|p|a|b|i|u)\s[^<>\"']*(?:(?:\"[^<>\"]*\"|'[^<>']*')[^<>\"']*)*[\"'][^<>\"']*>"
    r"(?![^<\n\"']*[\"'])",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!(?:--?|[—–－])|^[ ]*-->[ ]*$", re.MULTILINE)


_KNOWN = re.compile(rf"{_NAMES}|[abipqsu]|h[1-6]|d[dlt]|li|t(?:[dhr]|body|head|foot)|header|footer|nav|main|article")
_LONGEST = 40


class _Tag(NamedTuple):
    offset: int
    name: str
    is_closing: bool
    is_finished: bool
    text: Text


def unclosed_html_element(page: Page, _site: Site) -> Iterator[Finding]:
    """Every HTML element and comment that is opened is closed, the inner one first, and the other way round.

    An element left open takes in what comes after it, often the whole rest of the page: bold, hidden, or with its marks
    shown as text.

    Bad:
        Press <kbd>Enter to go on.

    Good:
        Press <kbd>Enter</kbd> to go on.
    """
    open_ones: list[_Tag] = []
    texts = page.texts if "<" in page.raw or "-->" in page.raw else ()
    for text in filter(_may_hold_tags, texts):
        yield from _comments(text)
        yield from _crossing(text)
        for tag in _without_counterpart(text):
            if not tag.is_closing:
                open_ones.append(tag)
            elif tag.name in (each.name for each in open_ones):
                open_ones.remove(next(each for each in reversed(open_ones) if each.name == tag.name))
            elif tag.is_finished:
                yield _closed_alone(tag, open_ones)
    for tag in (each for each in open_ones if each.is_finished):
        message = Message("Element <{name}> is not closed, expected </{name}>", name=tag.name)
        hint = Message(
            'write "</{name}>" where it ends; for words in angle brackets write "&lt;" in place of "<"', name=tag.name
        )
        yield Finding(*tag.text.place(tag.offset), message, hint)


def _may_hold_tags(text: Text) -> bool:
    """Tell whether it is worth looking; of a step that is still to be written another rule speaks."""
    is_unwritten = text.kind == "item" and text.step is not None and not text.words.strip()
    return ("<" in text.source or "-->" in text.source) and text.kind != "meta" and not is_unwritten


def _closed_alone(tag: _Tag, open_ones: list[_Tag]) -> Finding:
    """Return what is wrong with the end of an element that is not open, and close the one that it was meant for."""
    place = tag.text.place(tag.offset)
    meant = next((each for each in reversed(open_ones) if _is_meant(tag, each)), None)
    if meant:
        open_ones.remove(meant)
        message = Message(
            "Element <{name}> is closed with '</{found}>', expected '</{name}>'", name=meant.name, found=tag.name
        )
        return Finding(*place, message, Message('write "</{name}>"', name=meant.name))
    message = Message("Element <{name}> is closed here and opened nowhere, expected <{name}> before it", name=tag.name)
    return Finding(*place, message, Message('delete "</{name}>", or open the element', name=tag.name))


def _is_meant(closing: _Tag, opening: _Tag) -> bool:
    in_same_text = closing.text is opening.text and opening.offset < closing.offset
    return opening.is_finished and (in_same_text or not _KNOWN.fullmatch(closing.name))


def _comments(text: Text) -> Iterator[Finding]:
    """Yield the marks of a comment that is none, and the tags without an end."""
    for comment in _COMMENT.finditer(text.source):
        message = Message(
            "Comment has a {mark!r} alone, expected one between '<!--' and '-->'", mark=comment[0].strip()
        )
        yield Finding(*text.place(comment.start()), message, Message('write "<!-- … -->", or delete the mark'))
    for tag in _UNFINISHED.finditer(text.source):
        typed = tag[0].split(maxsplit=1)[0]
        message = Message("Tag {tag!r} has no end, expected a '>' at it", tag=typed)
        yield Finding(*text.place(tag.start()), message, Message('put a ">" at the end of the tag'))
    for tag in _OPEN_QUOTE.finditer(text.source):
        message = Message(
            "Tag {tag!r} has a quotation mark alone, expected two around each value", tag=tag[0][:_LONGEST]
        )
        yield Finding(*text.place(tag.start()), message, Message("write the other quotation mark"))


def _crossing(text: Text) -> Iterator[Finding]:
    """Yield the ends of elements within which another one was opened that goes on behind them."""
    open_ones: list[str] = []
    crossed: dict[str, _Tag] = {}
    counts: Counter[str] = Counter()
    for tag in sorted(_tags(text)):
        if not tag.is_closing:
            open_ones.append(tag.name)
            counts[tag.name] += 1
        elif counts[tag.name]:
            while open_ones[-1] != tag.name:
                inner = open_ones.pop()
                counts[inner] -= 1
                crossed[inner] = tag
            open_ones.pop()
            counts[tag.name] -= 1
        elif tag.name in crossed and tag.name not in _ENDED_BY_WHAT_FOLLOWS:
            outer = crossed.pop(tag.name)
            message = Message(
                "Element <{outer}> ends within <{inner}>, expected '</{inner}>' before '</{outer}>'",
                outer=outer.name,
                inner=tag.name,
            )
            yield Finding(*text.place(outer.offset), message, Message("close the inner element first"))


def _without_counterpart(text: Text) -> list[_Tag]:
    """Return the tags of a text that close what is not open in it, and those that are left open, in order."""
    left: dict[str, list[_Tag]] = {}
    alone: list[_Tag] = []
    for tag in sorted(_tags(text)):
        if not tag.is_closing:
            left.setdefault(tag.name, []).append(tag)
        elif left.get(tag.name):
            left[tag.name].pop()
        else:
            alone.append(tag)
    first = len(text.source) - len(text.source.lstrip()) if text.kind == "html" else -1
    for name, tags in left.items():
        alone.extend(tag for tag in tags if name not in _ENDED_BY_WHAT_FOLLOWS or tag.offset == first)
    return sorted(alone)


def _tags(text: Text) -> Iterator[_Tag]:
    """Yield the tags that have a counterpart; `a <b c.md>` behind "](" is a target and no tag."""
    for tag in TAG.finditer(text.source):
        name = tag["name"].lower()
        is_target = text.source.endswith("](", 0, tag.start())
        if name not in _VOID and ":" not in name and not tag[0].endswith("/>") and not is_target:
            yield _Tag(tag.start(), name, bool(tag["closing"]), is_finished=True, text=text)
    for tag in _UNFINISHED.finditer(text.source):
        name = (tag["opened"] or tag["closed"]).lower()
        if name not in _VOID:
            yield _Tag(tag.start(), name, bool(tag["closing"]), is_finished=False, text=text)
    for tag in _OPEN_QUOTE.finditer(text.source):
        if tag["name"].lower() not in _VOID:
            yield _Tag(tag.start(), tag["name"].lower(), is_closing=False, is_finished=False, text=text)
