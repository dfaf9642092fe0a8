"""The title of a page, which stands in its front matter and again in its first heading."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.dialect.shown import raw_line
from helpcenter.languages import HAN_CHARACTER
from helpcenter.messages import Message
from helpcenter.model import Heading, Page, Site
from helpcenter.rules.conflicts import has_conflict
from helpcenter.words.characters import plain

_MARKS = re.compile(r"^[\s>*+-]*#+(?=\s|$)")
_BADLY_MARKED = re.compile(r"\s*[#＃](?![#＃])")
_NOT_READ = re.compile(r"\{:?[^{}]*\}\s*#*\s*$|!\[[^\[\]]*\]\([^()]*\)|\]\([^()]*\)|<[^<>]*>")


def title_and_heading_disagree(page: Page, _site: Site) -> Iterator[Finding]:
    """The first heading of a page has the words of its `title`.

    A reader who follows a search result or the navigation and finds another title thinks that the link went wrong.

    Bad:
        ---
        title: Unlock your account
        type: guide
        ---

        # Reset your password

    Good:
        ---
        title: Reset your password
        type: guide
        ---

        # Reset your password
    """
    titles = _titles(page)
    if page.title and titles:
        shown = _words(page, titles[0])
        one_script = bool(HAN_CHARACTER.search(page.title)) == bool(HAN_CHARACTER.search(shown))
        if one_script and plain(html.unescape(page.title)) != plain(shown):
            message = Message(
                "First heading is {found!r}, expected the title {title!r}", found=shown[:60], title=page.title[:60]
            )
            yield Finding(titles[0].line, 1, message, Message("give the heading and `title` the same words"))


def page_without_heading(page: Page, _site: Site) -> Iterator[Finding]:
    """A page begins with a heading of the first level, its title.

    It is what a screen reader jumps to, what a link to the page's top leads to, and how a reader knows where they are.

    Bad:
        ---
        title: Case
        type: guide
        ---

        Nothing above these words.

    Good:
        ---
        title: Case
        type: guide
        ---

        # Case

        Something above these words.
    """
    if page.problem or not page.title or any(heading.level == 1 for heading in page.headings):
        return
    if page.unclosed_fences or has_conflict(page.raw):
        return
    if any(_BADLY_MARKED.match(line) for _, line in page.lines) or "<h1" in page.raw.lower():
        return
    demoted = next((each.line for each in page.headings if plain(_words(page, each)) == plain(page.title)), None)
    first = next((number for number, line in page.lines if line.strip()), 1)
    message = Message("Page has no heading of the first level, expected '# {title}'", title=page.title[:60])
    hint = Message('write "# {title}" below the front matter', title=page.title)
    yield Finding(demoted or first, 1, message, hint)


def second_title(page: Page, _site: Site) -> Iterator[Finding]:
    """A page has one heading of the first level, its title.

    With two of them a screen reader announces two pages, and the table of contents loses what stands below the second.

    Bad:
        # Case

        # And more

    Good:
        ## And more {#more}
    """
    for heading in () if page.problem or has_conflict(page.raw) else _titles(page)[1:]:
        message = Message(
            "Heading {heading!r} is a second one of the first level, expected one on a page",
            heading=_words(page, heading)[:60],
        )
        yield Finding(heading.line, heading.column, message, Message('begin it with "##"'))


def _titles(page: Page) -> list[Heading]:
    """Return the headings of the first level, but for those without words and for text that became one ("#5")."""
    return [
        heading
        for heading in page.headings
        if heading.level == 1 and _words(page, heading) and not re.match(r"\s*#\S", raw_line(page, heading.line))
    ]


def _words(page: Page, heading: Heading) -> str:
    """Return what a reader reads of a heading, its code included."""
    line = _MARKS.sub("", raw_line(page, heading.line)).strip()
    return html.unescape(_NOT_READ.sub("", line)).replace("\\", "").strip(" #*_`[")
