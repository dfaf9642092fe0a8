"""The words of links, and what stands in place of pictures."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Link, Page, Site, Text
from helpcenter.targets.faults import Fault, fault_of
from helpcenter.targets.repairs import show
from helpcenter.words.link_words import is_generic, names_place
from helpcenter.words.placeholders import describes_nothing

_NOTHING = re.compile(r"[\s*_~\u200b\ufeff]*")
_PICTURE = re.compile(
    r"!\[|<svg\b|<img\b(?![^<>]*\balt\b)|<img\b[^<>]*\balt\s*=\s*(?:[\"'][^\"']|[^\s\"'>])", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:|tel:)\S+|\.{1,2}/\S*|\S+\.(?:md|html?)(?:[#?]\S*)?", re.IGNORECASE)
_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|avif|bmp)", re.IGNORECASE)
_ALT = re.compile(r"[^\n]{0,2000}?\)\{[^{}\n]*\balt=")


def link_without_text(page: Page, _site: Site) -> Iterator[Finding]:
    """A link has words that say where it leads.

    One without cannot be seen or clicked, and a screen reader reads out the name of a file in its place.

    Bad:
        If nothing helps, [](case.md).

    Good:
        If nothing helps, [contact support](case.md).
    """
    for text, link in _links(page):
        told = link.kind == "html" and link.label
        empty = not told and _NOTHING.fullmatch(html.unescape(link.text))
        if empty and not _PICTURE.search(text.source, link.start, link.end):
            yield Finding(
                link.line,
                link.column,
                Message(
                    "Link to {target} has no text, expected words that say where it leads", target=show(link.target)
                ),
                Message("write the words between the brackets, [words](target)"),
            )


def generic_link_text(page: Page, _site: Site) -> Iterator[Finding]:
    """The words of a link say where it leads, even when they are read alone.

    Who listens to a page jumps from link to link. "Click here" says nothing there, and six times "here" even less.

    Bad:
        zh: 账户锁定了，[点击这里](case.md)。
        en: If your account is locked, [click here](case.md).

    Good:
        zh: 账户锁定了，见[怎样解锁账户](case.md)。
        en: If your account is locked, see [how to unlock it](case.md).
    """
    for _, link in _links(page):
        is_place = link.target.startswith("#") and names_place(link.text)
        if link.text and is_generic(link.text) and not is_place and not _ADDRESS.fullmatch(link.text):
            yield Finding(
                link.line,
                link.column,
                Message(
                    "Link text {text} says nothing, expected words that say where the link leads",
                    text=show(link.text),
                ),
                Message("name the page or the step that it leads to"),
            )


def address_as_link_text(page: Page, site: Site) -> Iterator[Finding]:
    """The words of a link and of a picture are words, not an address and not the name of a file.

    Nobody knows a page by the name of its file, and a screen reader spells an address out, letter by letter.

    Bad:
        See [case.md](case.md).

    Good:
        See [how to unlock an account](case.md).
    """
    for text in page.texts:
        for link in text.links:
            words = link.label if link.kind == "html" and not link.end else link.text
            is_image = "image" in link.kind or link.name.startswith("img")
            if link.kind == "autolink" or not (_ADDRESS.fullmatch(words) or (is_image and _FILE.fullmatch(words))):
                continue
            if fault_of(link, page, site) is not Fault.SWAPPED:
                yield Finding(link.line, link.column, *(_of_picture if is_image else _of_link)(show(words)))


def _of_picture(words: Message) -> tuple[Message, Message]:
    message = Message("Picture is described by {words}, expected words", words=words)
    return message, Message("say what the picture shows")


def _of_link(words: Message) -> tuple[Message, Message]:
    message = Message("Link is named by {words}, expected words", words=words)
    return message, Message("name the page or the step that the link leads to")


def image_without_alt(page: Page, _site: Site) -> Iterator[Finding]:
    """A picture has a text that says what it shows: `![The sign-in page, with the link at the bottom](sign-in.png)`.

    It is all that people who cannot see the picture get, and all that is left where it does not load.

    Bad:
        ![](images/home.svg)

    Good:
        ![The home screen, with Scan at the top](images/home.svg)
    """
    for text in page.texts:
        for link in text.links:
            is_image = "image" in link.kind
            if is_image:
                missing = _NOTHING.fullmatch(html.unescape(link.text)) and not _ALT.match(text.source, link.end)
            else:
                missing = link.name == "img src without alt"
            words = link.text if is_image else link.label if link.name.startswith("img src") else ""
            if missing or describes_nothing(words):
                hint = Message('write what it shows: ![words](file), or alt="words" in raw HTML')
                yield Finding(link.line, link.column, _undescribed(link, "" if missing else words), hint)


def _undescribed(link: Link, words: str) -> Message:
    picture = show(link.target or link.label)
    if not words:
        return Message("Picture {picture} has no text, expected words that say what it shows", picture=picture)
    return Message(
        "Picture {picture} is described by {words}, expected words that say what it shows",
        picture=picture,
        words=show(words),
    )


def _links(page: Page) -> Iterator[tuple[Text, Link]]:
    """Yield the links that have a text, with where they stand."""
    for text in page.texts:
        for link in text.links:
            if link.kind in ("link", "reference") or link.name == "a href":
                yield text, link
