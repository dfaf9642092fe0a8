"""Links where readers see brackets, because they stand in another link or where Markdown is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Page, Site
from helpcenter.rules.link_syntax import prose_of
from helpcenter.targets.faults import TARGET
from helpcenter.targets.repairs import show

_SECOND = re.compile(rf"\)\((?P<target>{TARGET})\)")
_TYPED = re.compile(rf"!?\[[^\[\]\n]{{1,200}}\]\({TARGET}\)")


def link_with_two_targets(page: Page, _site: Site) -> Iterator[Finding]:
    """A link has one target.

    A second one in parentheses behind it is no part of the link. Readers see it as it was typed.

    Bad:
        See [how to unlock an account](case.md)(case.md).

    Good:
        See [how to unlock an account](case.md) (a minute).
    """
    for text in prose_of(page):
        for match in _SECOND.finditer(text.source) if ")(" in text.source else ():
            if text.links and text.words[match.start()] == " " and text.words[match.start() + 1] == "(":
                yield Finding(
                    *text.place(match.start() + 1),
                    Message("Link has a second target, {target}, expected one", target=show(match["target"])),
                    Message("keep the target that is right and delete the other"),
                )


def link_in_link(page: Page, _site: Site) -> Iterator[Finding]:
    """The text of a link holds no other link.

    There can be only one. Of the inner one readers see the brackets and the name of a file.

    Bad:
        See [how to [unlock](case.md) an account](case.md).

    Good:
        See [how to unlock an account](case.md).
    """
    for text in prose_of(page):
        if len(text.links) < 2:  # noqa: PLR2004 -- one cannot stand in another
            continue
        around: list[int] = []
        for link in sorted((each for each in text.links if _is_text_link(each.kind)), key=lambda each: each.start):
            while around and around[-1] <= link.start:
                around.pop()
            if around and link.end <= around[-1]:
                yield Finding(
                    link.line,
                    link.column,
                    Message(
                        "Link {text} stands in the text of another link, expected words alone", text=show(link.text)
                    ),
                    Message("part the two links, or keep one"),
                )
            around.append(link.end)


def link_in_raw_html(page: Page, _site: Site) -> Iterator[Finding]:
    """Inside a block of raw HTML a link is written in HTML, or the block carries the word `markdown`.

    Markdown is not read there. Readers see the brackets and the name of a file instead of a link.

    Bad:
        <div>See [how to unlock an account](case.md).</div>

    Good:
        <div markdown>See [how to unlock an account](case.md).</div>
    """
    for text in page.texts:
        for link in text.links if text.kind == "html" and "markdown" not in text.source else ():
            if link.kind in ("link", "image", "reference", "image-reference"):
                yield Finding(
                    link.line,
                    link.column,
                    Message("Link {text} stands in raw HTML, where Markdown is not read", text=show(link.text)),
                    Message("write the word markdown into the tag around it, as in <div markdown>"),
                )


def link_in_front_matter(page: Page, _site: Site) -> Iterator[Finding]:
    """Title, description and questions of a page are words, without links.

    Markdown is not read in the front matter. Readers see the brackets in the browser's tab and in search results.

    Bad:
        ---
        title: Case
        description: How to [unlock an account](case.md).
        type: guide
        ---

        # Case

    Good:
        ---
        title: Case
        description: How to unlock an account.
        type: guide
        ---

        # Case
    """
    for text in page.texts:
        for match in _TYPED.finditer(text.source) if text.kind == "meta" and "](" in text.source else ():
            yield Finding(
                *text.place(match.start()),
                Message(
                    "Link {link} stands in the front matter, where Markdown is not read, expected words alone",
                    link=show(match[0]),
                ),
                Message("put the link into the text of the page"),
            )


def _is_text_link(kind: str) -> bool:
    return kind in ("link", "reference")
