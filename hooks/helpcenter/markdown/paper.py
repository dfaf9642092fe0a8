"""Gives links their whole address, which the stylesheet for paper shows: nobody can follow a link there."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from helpcenter.markdown.page import RenderedPage
from helpcenter.model import address_of, resolve

_PAGE = ".md"


class Addresses(Treeprocessor):
    """Writes the address into the first link that leads to a page; who has read it there needs it no more."""

    def __init__(self, md: Markdown, page: RenderedPage) -> None:
        """Take the instance of Python-Markdown, and the page."""
        super().__init__(md)
        self.page = page

    def run(self, root: Element) -> None:
        """Go through the links, unless it is not known where the pages will stand."""
        known = {self.page.path}
        for link in _links(root) if self.page.home else ():
            target = resolve(self.page.path, link.get("href", "").partition("#")[0].partition("?")[0])
            if target.endswith(_PAGE) and target not in known:
                known.add(target)
                link.set("data-address", _typed(self.page.home) + address_of(target))


def _typed(address: str) -> str:
    """Return an address as people type it, without the scheme, which costs a line in many a step."""
    return address.removeprefix("https://").removeprefix("http://")


def _links(element: Element) -> Iterator[Element]:
    """Yield the links of the text, without those of our own elements, which paper does not show."""
    waiting = [*reversed(element)]
    while waiting:
        each = waiting.pop()
        if each.tag == "a":
            yield each
        elif len(each) and not each.tag.startswith("hc-"):
            waiting.extend(reversed(each))
