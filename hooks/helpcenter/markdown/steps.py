"""What a step looks like: its number, and below it what a reader can do there.

`attr_list` leaves the id on the paragraph inside the item where the list is loose; a link to the step, and the light on
it, mean the whole item. `role` keeps the list a list for Safari's reader, which drops one without bullets.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from helpcenter.markdown.page import TALK_TO_SUPPORT, RenderedPage

MESSAGE_SECTION = "message"  # of the page on talking to support: where the message is written


class Steps(Treeprocessor):
    """Marks lists whose items carry ids as steps; in a procedure, adds what a reader can do at each."""

    def __init__(self, md: Markdown, page: RenderedPage) -> None:
        """Take the instance of Python-Markdown, and the page."""
        super().__init__(md)
        self.page = page

    def run(self, root: Element) -> None:
        """Go through the numbered lists."""
        words = self.page.words.get("steps") if self.page.type == "procedure" else None
        for around, steps in _numbered_lists(root):
            for item in steps:
                first = next(iter(item), None)
                if "id" not in item.attrib and first is not None and first.tag == "p" and "id" in first.attrib:
                    item.set("id", first.attrib.pop("id"))
            if any("id" in item.attrib for item in steps):
                steps.set("class", "hc-steps")
                steps.set("role", "list")
                if words:
                    _put_before(around, steps, _progress(self.page, words, len(steps)))
                    for number, item in enumerate(steps, start=1):
                        if "id" in item.attrib:
                            item.append(_tools(self.page, words, number, item.attrib["id"]))


def _numbered_lists(root: Element) -> Iterator[tuple[Element, Element]]:
    """Yield the numbered lists that are no footnotes, each with the element around it."""
    footnotes = {each for block in root.iter("div") if block.get("class") == "footnote" for each in block.iter("ol")}
    for around in list(root.iter()) if root.find(".//ol") is not None else ():
        yield from ((around, each) for each in list(around) if each.tag == "ol" and each not in footnotes)


def _put_before(around: Element, element: Element, new: Element) -> None:
    around.insert(list(around).index(element), new)


def _progress(page: RenderedPage, words: Any, count: int) -> Element:
    """Return how far the reader is, and the way to start over; `steps.js` keeps it true, and hides it without."""
    told = {f"data-{name.replace('_', '-')}": words[name] for name in ("progress", "copied", "not_copied", "not_kept")}
    progress = Element("hc-steps", {"data-page": page.name, **told})
    said = words["progress"].replace("{done}", "0").replace("{all}", str(count))
    SubElement(progress, "p", {"role": "status"}).text = said
    SubElement(progress, "progress", {"max": str(count), "value": "0", "aria-hidden": "true"})
    SubElement(progress, "button", {"type": "button", "disabled": "disabled"}).text = words["start_over"]
    return progress


def _tools(page: RenderedPage, words: Any, number: int, name: str) -> Element:
    """Return what can be done at a step: tick it off, ask for help there, take its link along."""
    named = {key: words[f"{key}_name"].replace("{number}", str(number)) for key in ("done", "stuck", "link")}
    tools = Element("hc-step-tools")
    label = SubElement(tools, "label")
    box = SubElement(label, "input", {"type": "checkbox", "aria-label": named["done"]})
    box.tail = words["done"]
    asking = f"{page.link(TALK_TO_SUPPORT)}?page={page.name}&step={name}#{MESSAGE_SECTION}"
    stuck = SubElement(tools, "a", {"class": "hc-stuck", "href": asking, "aria-label": named["stuck"]})
    stuck.text = words["stuck"]
    link = SubElement(tools, "a", {"class": "hc-step-link", "href": f"#{name}", "aria-label": named["link"]})
    link.text = words["link"]
    return tools
