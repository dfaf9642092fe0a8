"""Tells search engines what a page is, in the terms of schema.org: a procedure, or questions and answers.

It says what readers see and nothing else: the texts are those of the page, without what stands there on every one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from helpcenter.markdown.page import RenderedPage
from helpcenter.markdown.questions import PERMALINK, QUESTION

_BESIDE_THE_TEXT = {PERMALINK, "footnote-ref", "admonition"}
_SET_OFF = " \n.。:：,，"  # between the name of a step and what is said of it
_BLOCK = re.compile(r"</?(?:[ou]l|li|d[ldt]|p|pre|div|table|t[rdh]|h[1-6])\b[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")
_SENTENCE = re.compile(r".+?(?:[。！？]|[.!?](?=\s|$)|$)", re.MULTILINE)


class StructuredData(Treeprocessor):
    """Puts what a page is at its end, as JSON-LD; the addresses in it are whole ones, so that it needs the page's."""

    def __init__(self, md: Markdown, page: RenderedPage) -> None:
        """Take the instance of Python-Markdown, and the page."""
        super().__init__(md)
        self.page = page

    def run(self, root: Element) -> None:
        """Read the page as it is about to be written."""
        parts = _PARTS.get(self.page.type)
        listed = list(parts[2](self, root)) if parts and self.page.address else []
        if parts and listed:
            page = self.page
            told = {
                "@type": parts[0],
                "url": page.address,
                "inLanguage": page.language,
                "name": page.title,
                "description": page.description,
                parts[1]: listed,
            }
            script = SubElement(root, "script", {"type": "application/ld+json"})
            script.text = _written(told)

    def steps(self, root: Element) -> Iterator[dict[str, Any]]:
        """Yield the steps of a procedure, each by its name and what is to be done."""
        items = (each for steps in root.iter("ol") if steps.get("class") == "hc-steps" for each in steps)
        for place, item in enumerate(items, start=1):
            said = self._text(item)
            bold = next((each for each in item.iter("strong")), None)
            name = self._text(bold) if bold is not None else ""
            if not name or not said.startswith(name):
                name = _first_sentence(said)
            yield {
                "@type": "HowToStep",
                "position": place,
                "name": name.strip(_SET_OFF),
                "text": said.removeprefix(name).lstrip(_SET_OFF) or said,
                "url": f"{self.page.address}#{item.get('id', '')}",
            }

    def questions(self, root: Element) -> Iterator[dict[str, Any]]:
        """Yield the questions of a page with their answers."""
        for question in root.iter("details"):
            if question.get("class") == QUESTION:
                heading = question[0][0]
                address = f"{self.page.address}#{heading.get('id', '')}"
                answer = "\n".join(map(self._text, question[1:])).strip()
                yield {
                    "@type": "Question",
                    "name": self._text(heading),
                    "url": address,
                    "acceptedAnswer": {"@type": "Answer", "text": answer, "url": address},
                }

    def _text(self, element: Element) -> str:
        """Return what readers read of an element, each paragraph and each item on a line."""
        copy = deepcopy(element)
        copy.tail = None
        for around in list(copy.iter()):
            for each in list(around):
                if each.tag.startswith("hc-") or _is_beside_the_text(each.get("class")):
                    around.remove(each)
        html = self.md.serializer(copy)
        for postprocessor in self.md.postprocessors:
            html = postprocessor.run(html)
        lines = (" ".join(unescape(_TAG.sub("", each)).split()) for each in _BLOCK.split(html))
        return "\n".join(filter(None, lines))


def _is_beside_the_text(classes: str | None) -> bool:
    return classes is not None and not _BESIDE_THE_TEXT.isdisjoint(classes.split())


_PARTS = {
    "procedure": ("HowTo", "step", StructuredData.steps),
    "faq": ("FAQPage", "mainEntity", StructuredData.questions),
}


def breadcrumbs(ways: Iterable[tuple[str, str]]) -> str:
    """Return the JSON-LD of the way to a page, from the name and the address of each step on it."""
    steps = [
        {"@type": "ListItem", "position": place, "name": name, "item": address}
        for place, (name, address) in enumerate(ways, start=1)
    ]
    return _written({"@type": "BreadcrumbList", "itemListElement": steps})


def _written(told: dict[str, Any]) -> str:
    """Return what is told as it may stand in a script, which the first "</" would end."""
    whole = {"@context": "https://schema.org", **told}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _first_sentence(text: str) -> str:
    found = _SENTENCE.match(text)
    return found[0] if found else text
