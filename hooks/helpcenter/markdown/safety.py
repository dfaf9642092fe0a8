"""Shows the warning that stands beside whatever an impostor wants: a code, a document, money."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor

from helpcenter.markdown.page import CHECK_CHANNEL, RenderedPage
from helpcenter.model import SAFETY_MARKERS


class Safety(BlockProcessor):
    """Shows the warning in place of a marker: in full where it stands first on a page, in a line where it stands again.

    The same five lines at every step would be read at none.
    """

    def __init__(self, parser: Any, page: RenderedPage) -> None:
        """Take Python-Markdown's parser, and the page in whose words the warning is."""
        super().__init__(parser)
        self.page = page
        self.reset()

    def reset(self) -> None:
        """Begin a page on which no warning stands yet."""
        self.stands_already = False

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 -- the signature is Python-Markdown's
        """Tell whether a block is one of the markers."""
        return block.strip() in SAFETY_MARKERS and bool(self.page.words.get("safety"))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Put the warning in the place of the marker."""
        words: Any = self.page.words["safety"]
        kind = SAFETY_MARKERS[blocks.pop(0).strip()]
        warning = SubElement(parent, "div", {"class": "admonition danger hc-safety"})
        self.page.own.append(warning)
        SubElement(warning, "p", {"class": "admonition-title"}).text = words[f"title_{kind}"]
        text = SubElement(warning, "p")
        text.text = words["before_link_again" if self.stands_already else "before_link"]
        self.stands_already = True
        link = SubElement(text, "a", {"href": self.page.link(CHECK_CHANNEL)})
        link.text, link.tail = words["link"], words["behind_link"]
