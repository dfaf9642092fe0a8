"""The words of a page, without what makes no difference to a translation: punctuation, spaces, marks of Markdown.

The number of a step and those in references to steps are left out, too: they follow from where the steps stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from helpcenter.model import Page

_ATTRIBUTES = re.compile(r"\{[:#][^{}\n]*\}")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NUMBER_OF_ITEM = re.compile(r"^\s*\d+[.)]\s", re.MULTILINE)
_NO_LETTER_OR_DIGIT = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Return the letters and digits of a text, those of full width as ordinary ones."""
    letters = _NO_LETTER_OR_DIGIT.sub("", text)
    return letters if letters.isascii() else unicodedata.normalize("NFKC", letters)


class Wording:
    """The words of one page by their lines."""

    def __init__(self, page: Page) -> None:
        """Take the page."""
        self._lines = page.raw.split("\n")
        for each in sorted(page.references, key=lambda each: (each.line, each.column), reverse=True):
            if each.numbers and each.end:
                line = self._lines[each.line - 1]
                self._lines[each.line - 1] = line[: each.column - 1] + line[each.end - 1 :]

    def between(self, first: int, last: int, *, besides: Iterable[str] = ()) -> str:
        """Return what the lines from `first` to `last` say, and what is said `besides`."""
        text = "\n".join((*besides, *self._lines[first - 1 : last]))
        if "<!--" in text:
            text = _COMMENT.sub("", text)
        return plain(_ATTRIBUTES.sub("", _NUMBER_OF_ITEM.sub("", text)))
