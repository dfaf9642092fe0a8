"""How headings are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.diagnostics import Edit, Finding
from helpcenter.dialect.shown import cuts_steps, raw_line
from helpcenter.messages import Message
from helpcenter.model import Page, Site, Text
from helpcenter.words.characters import name_of

_DEEPEST = 6
_MARKS = ("#", "＃")
_MARKED = re.compile(r"(?P<indent> {0,3})(?P<marks>[#＃]+)(?P<gap>\s*)(?P<words>.*)$")
_ATTRIBUTES = re.compile(r"\{:?[^{}]*\}\s*#*\s*$")


def malformed_heading(page: Page, _site: Site) -> Iterator[Finding]:
    """A heading begins at the margin with one to six `#`, one space and its words.

    With a full-width ＃ or spaces before it, it is no heading, and readers see the sign. Without the space behind the
    sign it is one here and none elsewhere, and so is a line that only begins with "#5".

    Bad:
        ##When it is done {#result}

    Good:
        ## When it is done {#result}
    """
    if "#" not in page.raw and "＃" not in page.raw:
        return
    for text in page.texts:
        if text.kind == "heading":
            yield from _badly_marked(page, text)
        elif text.kind in ("paragraph", "item") and ("#" in text.source or "＃" in text.source):
            yield from _not_read(page, text)


def _badly_marked(page: Page, text: Text) -> Iterator[Finding]:
    """Yield what is wrong with the marks of a heading that is read as one."""
    _, number, column = text.lines[0]
    line = raw_line(page, number)
    marks = len(line[: column - 1]) - len(line[: column - 1].rstrip("#"))
    if not marks:
        return
    start = column - marks
    gap = len(text.source) - len(text.source.lstrip())
    if not _ATTRIBUTES.sub("", text.source).strip(" #"):
        message = Message(
            "Heading {heading!r} has no words, expected some behind the {marks!r}",
            heading=line.strip()[:40],
            marks="#" * marks,
        )
        yield Finding(number, start, message, Message("write the words, or delete the line"))
    elif text.source.startswith("#"):
        message = Message("Heading begins with more than {most} '#', expected one to {most}", most=_DEEPEST)
        yield Finding(number, start, message, Message('begin it with "##", or "###" below one with "##"'))
    elif not text.source.startswith(" "):
        message = _wrongly_spaced(line[start - 1 : start + 40], "#" * marks, text.source[0] if gap else "")
        hint = Message('put one space there; write "\\\\#" where it is no heading')
        certain = marks > 1 or gap
        yield Finding(number, start, message, hint, (Edit(number, column, column + gap, " "),) if certain else ())


def _wrongly_spaced(heading: str, marks: str, gap: str) -> Message:
    if not gap:
        return Message(
            "{heading!r} has no space behind its {marks!r}, expected one space", heading=heading, marks=marks
        )
    return Message(
        "{heading!r} has {character} behind its {marks!r}, expected one space",
        heading=heading,
        character=name_of(gap),
        marks=marks,
    )


def _not_read(page: Page, text: Text) -> Iterator[Finding]:
    """Yield the lines of a text that were meant to be headings."""
    for (_, number, column), source in zip(text.lines, text.source.split("\n"), strict=True):
        marked = _MARKED.match(source) if source.lstrip(" ")[:1] in _MARKS else None
        if not marked or not marked["words"].strip():
            continue
        marks, words, is_wide = marked["marks"], marked["words"], "＃" in marked["marks"]
        is_topic = len(marks) == 1 and not marked["gap"] and ("＃" in words or len(text.lines) > 1)
        if len(marks) > _DEEPEST or (is_topic if is_wide else not (marked["indent"] and marked["gap"])):
            continue
        shown = source.strip()[:40]
        message = (
            Message("Heading {heading!r} has full-width '＃', expected '#' at the margin", heading=shown)
            if is_wide
            else Message(
                "Heading {heading!r} has {found} spaces too many before it, expected '#' at the margin",
                heading=shown,
                found=len(marked["indent"]),
            )
        )
        line = raw_line(page, number)
        end = marked.end("gap")
        edits = (Edit(number, column, column + end, "#" * len(marks) + " "),)
        if is_wide or not cuts_steps(page, number):
            yield Finding(
                number,
                column,
                message,
                Message("write {marks} {words}", marks="#" * len(marks), words=words[:40]),
                edits if len(marks) > 1 and line.startswith(source[:end], column - 1) else (),
            )
