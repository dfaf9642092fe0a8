"""Warns, below the title of a translation, of what may differ from its original."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import Any

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from helpcenter.markdown.page import RenderedPage
from helpcenter.model import NO_NOTICE, Place, address_of

_TITLE = re.compile(r"#[^#]|=+\s*$")
_MARKUP = re.compile(r"[\\`*_\[\]<>]")
_FENCE = re.compile(r"\s*(?:```|~~~)")


class Outdated(Preprocessor):
    """Puts the notice of the page, if it has one, below its title."""

    def __init__(self, md: Markdown, page: RenderedPage) -> None:
        """Take the instance of Python-Markdown, and the page."""
        super().__init__(md)
        self.page = page

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines of the page with its notice."""
        return with_notice(lines, self.page)


def html_link(page: RenderedPage, language: str, text: str) -> str:
    """Return a link to the page in another language, as HTML: a generator takes one in Markdown for one to a file."""
    here, there = (f"/{folder_of(page, each)}{address_of(page.path)}" for each in (page.language, language))
    return f'<a href="{posixpath.relpath(there, here)}/" hreflang="{language}">{text}</a>'


def folder_of(page: RenderedPage, language: str) -> str:
    """Return the folder in which a language is published: the default one has none."""
    return "" if language == next(iter(page.all_words)) else f"{language}/"


def with_notice(
    lines: Sequence[str], page: RenderedPage, link: Callable[[RenderedPage, str, str], str] = html_link
) -> list[str]:
    """Return the lines of a page with its notice below the title; as they are where it has none, or no words for it.

    `link` makes the link to the page in another language, of its text.
    """
    words: Any = page.words.get("outdated")
    if page.notice == NO_NOTICE or not words:
        return list(lines)
    before_fences = takewhile(lambda each: not _FENCE.match(each[1]), enumerate(lines, start=1))
    title = next((place for place, line in before_fences if _TITLE.match(line)), 0)
    notice = (f"    {each}" if each else "" for each in _said(page, words, link))
    return [*lines[:title], "", f'!!! warning "{words["title"]}"', *notice, "", *lines[title:]]


def _said(page: RenderedPage, words: Any, link: Callable[[RenderedPage, str, str], str]) -> Iterator[str]:
    """Yield, in the words of the page and as Markdown, what may differ and where to read the original."""
    notice = page.notice
    original = words[f"original_{notice.original}"]
    yield words["changed" if notice.is_stamped else "never_compared"].format(original=original)
    if notice.places or notice.has_others:
        yield ""
        yield words["where"]
        yield ""
        yield from (f"- [{_name(place, words)}](#{place.id})" for place in notice.places)
        if notice.has_others:
            yield f"- {words['others']}"
    yield ""
    yield words["instead"].format(link=link(page, notice.original, original))


def _name(place: Place, words: Any) -> str:
    title = _MARKUP.sub(r"\\\g<0>", place.title)
    return str(words["step"].format(number=place.step, title=title)) if place.step else title
