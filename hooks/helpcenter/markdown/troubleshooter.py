"""What a procedure that branches is given besides its steps: to be asked one question at a time, and a drawing.

The script that asks shows and hides the steps that are there, and follows the marks made here: `data-to` on the link of
each way says where it leads, `data-next` on a step where a reader goes on in order.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from helpcenter.markdown.drawing import draw
from helpcenter.markdown.flow import FlowStep, parts, read_flow
from helpcenter.markdown.page import CHANNELS_SECTION, CONTACT, TALK_TO_SUPPORT, RenderedPage
from helpcenter.markdown.picture import picture
from helpcenter.markdown.steps import MESSAGE_SECTION

_MARK = re.compile(r"\x02(?:(?P<letter>\d+)|(?P<and>amp)|[a-z]+:(?P<html>\d+))\x03")
_TAG = re.compile(r"<[^>]*>")
_TOLD = ("at", "done", "part", "unusable", "failed")


class Troubleshooter(Treeprocessor):
    """Adds both to the one list of steps of a procedure, if it branches."""

    def __init__(self, md: Markdown, page: RenderedPage) -> None:
        """Take the instance of Python-Markdown, and the page."""
        super().__init__(md)
        self.page = page

    def run(self, root: Element) -> None:
        """Find the list behind what counts its steps, and the ways in it."""
        words: Any = self.page.words.get("troubleshooter") if self.page.type == "procedure" else None
        drawn: Any = self.page.words.get("flow")
        if not (words and drawn and len(list(root.iter("hc-steps"))) == 1):
            return
        [(around, place)] = [
            (around, index) for around in root.iter() for index, each in enumerate(around) if each.tag == "hc-steps"
        ]
        flow = read_flow(root, around[place + 1], self.page, self._shown)
        if parts(flow):
            _mark(flow)
            around[place + 2 : place + 2] = [_panel(self.page, words), _drawing(flow, drawn)]
            around.insert(place, _start(words))

    def _shown(self, text: str) -> str:
        """Return what readers see of a text: Python-Markdown keeps HTML, and signs behind a backslash, for later."""

        def show(mark: re.Match[str]) -> str:
            if mark["html"]:
                kept = self.md.htmlStash.rawHtmlBlocks
                html = kept[int(mark["html"])] if int(mark["html"]) < len(kept) else ""
                return unescape(_TAG.sub("", html)) if isinstance(html, str) else ""
            return "&" if mark["and"] else chr(int(mark["letter"]))

        return _MARK.sub(show, text)


def _mark(flow: tuple[FlowStep, ...]) -> None:
    for step in flow:
        if step.next is not None:
            step.item.set("data-next", str(step.next))
        for way in step.ways:
            way.link.set("data-to", str(way.to))


def _start(words: Any) -> Element:
    """Return the button that begins, and the place where it is said which question is asked."""
    told = json.dumps({name: words[name] for name in _TOLD}, ensure_ascii=False)
    start = Element("hc-troubleshooter", {"data-words": told})
    SubElement(start, "button", {"type": "button"}).text = words["start"]
    SubElement(start, "p", {"role": "status"})
    return start


def _panel(page: RenderedPage, words: Any) -> Element:
    """Return what stands below a question: the next step, the way to support, and the ways back."""
    panel = Element("hc-way", {"hidden": "hidden"})
    SubElement(panel, "button", {"type": "button", "value": "next"}).text = words["next"]
    support = SubElement(panel, "div", {"tabindex": "-1"})
    SubElement(SubElement(support, "p"), "strong").text = words["help"]
    SubElement(support, "p").text = words["taken"]
    SubElement(support, "ul")
    to_write = f"{page.link(TALK_TO_SUPPORT)}#{MESSAGE_SECTION}"
    SubElement(support, "a", {"class": "hc-write", "href": to_write}).text = words["write"]
    SubElement(support, "a", {"href": f"{page.link(CONTACT)}#{CHANNELS_SECTION}"}).text = words["channels"]
    for name in ("back", "start_over", "leave"):
        SubElement(panel, "button", {"type": "button", "value": name}).text = words[name]
    return panel


def _drawing(flow: tuple[FlowStep, ...], words: Any) -> Element:
    around = Element("hc-flow")  # which no search reads: it says again what the steps say
    details = SubElement(around, "details", {"class": "hc-flow"})
    SubElement(details, "summary").text = words["show"]
    details.append(picture(draw(flow, (words["then"], words["done"])), words))
    return around
