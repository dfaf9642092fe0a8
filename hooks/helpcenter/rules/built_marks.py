"""Markdown that readers see as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from helpcenter.diagnostics import Finding
from helpcenter.finished.site import BuiltPage, BuiltSite
from helpcenter.messages import Message

_BEGINNING = 12  # characters of a mark, by which it is found again where the rest of its line has other marks


def markdown_shown_to_readers(page: BuiltPage, built: BuiltSite) -> Iterator[tuple[str, Finding]]:
    """Readers see no Markdown: what was typed to make a link, a note or an id has become one.

    Signs such as `](` or `{: #` in a sentence are a link, a note or an id that did not work. They catch what the
    checker did not see, because the page is rendered by another program.

    Bad:
        <p>!!! note "Take care"</p>

    Good:
        <p>Take care! Write <code>!!! note</code> for a note.</p>
    """
    source = built.source_of(page) if page.html.marks else ""
    for mark in page.html.marks:
        line = _line_of(mark, source)
        if line is not None:
            message = Message("Readers see {mark!r}, expected what it was typed for", mark=mark[:40])
            hint = Message("mend the signs around it, or put a backslash before them if they are meant")
            yield (
                built.place_of(page, line),
                Finding(line or built.line_of(page, mark, mark[:_BEGINNING]), 1, message, hint),
            )


def _line_of(mark: str, source: str) -> int | None:
    """Return the line of what readers see; 0 where it is not from there, None where a backslash says it is meant."""
    for text in (mark, mark[:_BEGINNING]):
        typed = re.search(rf"(?<!\\){re.escape(text)}", source)
        if typed:
            return source[: typed.start()].count("\n") + 1
        if text in unescape(source.replace("\\", "")):
            return None
    return 0
