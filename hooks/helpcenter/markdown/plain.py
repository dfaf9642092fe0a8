"""Spares Python-Markdown from looking through texts for marks that they do not hold: most texts hold none at all.

It would try every pattern on every text. A text that is an `AtomicString` it leaves as it is.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import inlinepatterns as patterns
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

# Each of these patterns needs one of these marks; Python-Markdown's own marks begin and end with the last two.
MARK = re.compile(rf"[\\`\[<&*_{STX}{ETX}]|  \n")
_FOOTNOTE = r"\[\^([^\]]*)\]"
_EMPHASIS = r"\*|_"
NEEDING_A_MARK = frozenset((
    patterns.BACKTICK_RE, patterns.ESCAPE_RE, patterns.LINK_RE, patterns.IMAGE_LINK_RE, patterns.REFERENCE_RE,
    patterns.IMAGE_REFERENCE_RE, patterns.AUTOLINK_RE, patterns.AUTOMAIL_RE, patterns.HTML_RE, patterns.ENTITY_RE,
    patterns.LINE_BREAK_RE, _FOOTNOTE, _EMPHASIS,
))  # fmt: skip


class Plain(Treeprocessor):
    """Makes the texts atomic in which no pattern can find anything; none where there is a pattern unknown here."""

    def run(self, root: Element) -> None:
        """Go through the texts of the elements, and those behind them."""
        if not all(each.pattern in NEEDING_A_MARK for each in self.md.inlinePatterns):
            return
        find = MARK.search
        for element in root.iter():
            if element.text and not find(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not find(element.tail):
                element.tail = AtomicString(element.tail)
