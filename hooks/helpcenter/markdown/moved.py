"""Leads on those who come by an id that was given up: it works without a script, and on every host.

Where the part has another id now, the old one stands at its beginning, too. Where it is on another page, a line at the
end of this one says so, which is shown to nobody else.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from helpcenter.markdown.page import RenderedPage
from helpcenter.model import Destination
from helpcenter.project.redirects import title_of


class Moved(Treeprocessor):
    """Gives a page the ids that were given up and lead there."""

    def __init__(self, md: Markdown, page: RenderedPage) -> None:
        """Take the instance of Python-Markdown, and the page."""
        super().__init__(md)
        self.page = page

    def run(self, root: Element) -> None:
        """Go through what leads on from this page."""
        moved = self.page.ways.parts.get(self.page.path)
        if not moved:
            return
        places = {each.attrib["id"]: each for each in root.iter() if "id" in each.attrib}
        for old, there in moved.items():
            if old in places:
                continue
            if there.path != self.page.path:
                root.append(self._sign(old, there))
            elif there.id in places:
                _put_first(places[there.id], Element("span", {"id": old, "class": "hc-old-id"}))

    def _sign(self, old: str, there: Destination) -> Element:
        """Return the line that says where the part is now, in an element that the search and paper leave out."""
        sign = Element("aside", {"id": old, "class": "hc-moved"})
        line = SubElement(sign, "p")
        line.text = self.page.words.get("moved", {}).get("part", "")
        target = self.page.link(there.path) + (f"#{there.id}" if there.id else "")
        link = SubElement(line, "a", {"href": target})
        link.text = title_of(Path(self.page.folder, there.path)) or there.path
        sign.tail = "\n"
        return sign


def _put_first(element: Element, new: Element) -> None:
    """Put an element before what another one begins with; in a step that is its first paragraph, where there is one."""
    if element.tag == "li" and not (element.text or "").strip() and len(element) and element[0].tag == "p":
        element = element[0]
    new.tail, element.text = element.text, None
    element.insert(0, new)
