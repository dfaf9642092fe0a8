"""Shows the register as a table, and a field in which readers have compared with it what they were sent."""

from __future__ import annotations

import json
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

from helpcenter.markdown.page import CHANNELS_SECTION, CONTACT, RenderedPage
from helpcenter.model import CHECK_CHANNEL_MARKER, Channel

ANSWERED_SECTION = "if-you-answered"  # of the page that checks a channel: what to do when it is too late
_FIELD = "check-field"
_HINT = "check-hint"
_SHOWN = {  # on the page; all other words are for the answers
    *("field", "hint", "button", "table", "in_app", "unconfirmed", "confirmed"),
    *("next_found", "next_stop", "behind_stop", "next_answered", "behind_answered", "next_channels", "behind_channels"),
}


class CheckChannel(BlockProcessor):
    """Shows both in place of a marker."""

    def __init__(self, parser: Any, page: RenderedPage) -> None:
        """Take Python-Markdown's parser, and the page whose register is compared with."""
        super().__init__(parser)
        self.page = page

    @property
    def words(self) -> Any:
        """Return what the field says in the language of the page."""
        return self.page.words.get("check")

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 -- the signature is Python-Markdown's
        """Tell whether a block is the marker."""
        return block.strip() == CHECK_CHANNEL_MARKER and bool(self.words and self.page.register.channels)

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Put the field, a place for the answer, and the table in the place of the marker."""
        blocks.pop(0)
        words: Any = self.words
        told = {name: words[name] for name in words if name not in _SHOWN}
        check = SubElement(parent, "hc-check-channel", {"data-words": json.dumps(told, ensure_ascii=False)})
        self.page.own.append(check)
        self._field(SubElement(check, "div", {"class": "hc-check"}))
        answer = SubElement(check, "div", {"class": "hc-answer", "role": "status"})
        SubElement(answer, "ul", {"role": "list"})
        self._next(answer)
        self._table(SubElement(check, "table", {"class": "hc-register"}))

    def _field(self, form: Element) -> None:
        words: Any = self.words
        SubElement(form, "label", {"for": _FIELD}).text = words["field"]
        field = {"id": _FIELD, "rows": "3", "autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}
        SubElement(form, "textarea", {**field, "enterkeyhint": "go", "aria-describedby": _HINT})
        SubElement(form, "p", {"id": _HINT}).text = words["hint"]
        SubElement(form, "button", {"type": "button", "disabled": "disabled"}).text = words["button"]

    def _next(self, answer: Element) -> None:
        """Say what to do next, which the answer shows: where all is found, and where anything is not."""
        words: Any = self.words
        SubElement(answer, "p", {"data-next": "found", "hidden": "hidden"}).text = words["next_found"]
        stop = SubElement(answer, "p", {"data-next": "stop", "hidden": "hidden"})
        warning = SubElement(stop, "strong")
        warning.text, warning.tail = words["next_stop"], words["behind_stop"]
        for name, target in (("answered", f"#{ANSWERED_SECTION}"), ("channels", self._channels)):
            link = SubElement(stop, "a", {"href": target})
            link.text, link.tail = words[f"next_{name}"], words[f"behind_{name}"]

    @property
    def _channels(self) -> str:
        return f"{self.page.link(CONTACT)}#{CHANNELS_SECTION}"

    def _table(self, table: Element) -> None:
        words: Any = self.words
        SubElement(table, "caption").text = words["table"]
        body = SubElement(table, "tbody")
        for channel in self.page.register.channels:
            self._row(channel, SubElement(body, "tr"))

    def _row(self, channel: Channel, row: Element) -> None:
        words: Any = self.words
        SubElement(row, "th", {"scope": "row"}).text = AtomicString(channel.texts[self.page.language].name)
        value = SubElement(row, "td")
        if channel.kind == "app":
            value.text = words["in_app"]
        elif channel.value is None:
            value.set("class", "hc-unconfirmed")
            value.text = words["unconfirmed"]
        else:
            row.attrib |= {"data-kind": channel.kind, "data-value": channel.value}
            value.text = AtomicString(channel.value)
            if channel.confirmed:
                SubElement(value, "small").text = words["confirmed"].replace("{day}", channel.confirmed)
