"""Footnotes and their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Page, Site, Text
from helpcenter.rules.labels import MOST_SUGGESTIONS, meant, near_name
from helpcenter.targets.repairs import show
from helpcenter.words.look_alikes import seems


def undefined_footnote(page: Page, _site: Site) -> Iterator[Finding]:
    """A mark of a footnote, `[^fee]`, has its text on the page: `[^fee]: words`.

    Without it readers see the brackets, and what the footnote had to say is lost.

    Bad:
        It costs nothing.[^fee]

    Good:
        It costs nothing.[^fee]

        [^fee]: Your bank may charge for it.
    """
    names = {each.name for each in page.footnotes}
    for place, mark in enumerate(each for each in page.footnote_references if seems(each.name) not in names):
        near = near_name(mark.name, names) if place < MOST_SUGGESTIONS else ""
        yield Finding(
            mark.line,
            mark.column,
            Message(
                "Footnote {shown} has no text, expected a line [^{name}]: words", shown=show(mark.name), name=mark.name
            ),
            Message("did you mean [^{near}]?", near=near)
            if near
            else Message("write the text of the footnote, or delete the mark"),
        )


def footnote_defined_twice(page: Page, _site: Site) -> Iterator[Finding]:
    """A footnote has one text.

    Of two with the same name only the last one is shown, at both marks.

    Bad:
        It costs nothing.[^fee]

        [^fee]: Your bank may charge for it.

        [^fee]: It takes a day.

    Good:
        It costs nothing.[^fee]

        [^fee]: Your bank may charge for it.
    """
    lines: dict[str, int] = {}
    for each in page.footnotes:
        line = lines.setdefault(each.name, each.line)
        if line != each.line:
            yield Finding(
                each.line,
                each.column,
                Message(
                    "Footnote {name} has its text here and on line {line}, expected one text",
                    name=show(each.name),
                    line=line,
                ),
                Message("give one of the two another name, at its mark, too"),
            )


def unused_footnote(page: Page, _site: Site) -> Iterator[Finding]:
    """A footnote has a mark in the text that leads to it.

    Without one it stands at the end of the page, and nobody knows what it is about.

    Bad:
        It costs nothing.

        [^fee]: Your bank may charge for it.

    Good:
        It costs nothing.[^fee]

        [^fee]: Your bank may charge for it.
    """
    used = {each.name for each in page.footnote_references}
    unused = {each.name: each for each in reversed(page.footnotes) if each.name not in used}
    excused = meant(unused, used - {each.name for each in page.footnotes})
    for name, each in ((name, each) for name, each in unused.items() if name not in excused):
        mark = _mistyped_mark(name, page)
        if mark:
            text, found = mark
            yield Finding(
                *text.place(found.start()),
                Message(
                    "Mark of the footnote {shown} is typed as {found}, expected '[^{name}]'",
                    shown=show(name),
                    found=show(found[0]),
                    name=name,
                ),
                Message("write the mark with square brackets and ^, all of them half-width"),
            )
        else:
            yield Finding(
                each.line,
                each.column,
                Message("Footnote {shown} has a text, but no mark [^{name}] leads to it", shown=show(name), name=name),
                Message("put [^{name}] where it belongs, or delete the footnote", name=name),
            )


def _mistyped_mark(name: str, page: Page) -> tuple[Text, re.Match[str]] | None:
    """Return where something stands that was meant as the mark of a footnote."""
    if sum(page.raw.count(each + name) for each in "^＾[") > MOST_SUGGESTIONS:
        return None
    word = re.escape(name)
    typed = re.compile(
        rf"[\[［【(（]\s?[\^＾]\s?{word}\s?[\]］】)）]?(?!\w)|[\^＾]\[{word}\]|\[{word}(?:\][\^＾]|[\^＾]\])"
    )
    for text in page.texts:
        found = typed.search(text.source) if "^" in text.source or "＾" in text.source else None
        if found:
            return text, found
    return None
