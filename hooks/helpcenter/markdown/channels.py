"""Shows the register of channels in place of its marker."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

from helpcenter.markdown.page import RenderedPage
from helpcenter.model import CHANNELS_MARKER, Channel

_LINKED = {"website": "", "phone": "tel:", "email": "mailto:"}


class Channels(BlockProcessor):
    """Shows the register of channels, one section a channel."""

    def __init__(self, parser: Any, page: RenderedPage) -> None:
        """Take Python-Markdown's parser, and the page whose register is shown."""
        super().__init__(parser)
        self.page = page

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 -- the signature is Python-Markdown's
        """Tell whether a block is the marker."""
        return block.strip() == CHANNELS_MARKER and bool(self.page.register.channels)

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Put the register in the place of the marker."""
        blocks.pop(0)
        listing = SubElement(parent, "div", {"class": "hc-channels"})
        self.page.own.append(listing)
        for channel in self.page.register.channels:
            self._show(channel, SubElement(listing, "section", {"class": f"hc-channel hc-channel--{channel.kind}"}))

    def _show(self, channel: Channel, section: Element) -> None:
        text, labels = channel.texts[self.page.language], self.page.register.labels.get(self.page.language, {})
        SubElement(section, "h3", {"id": channel.id}).text = AtomicString(text.name)
        facts = SubElement(section, "dl")
        if channel.kind != "app":
            SubElement(facts, "dt").text = labels["address"]
            _show_value(channel, SubElement(facts, "dd"), labels["unconfirmed"])
        for label, fact in (("where", text.where), ("good_for", text.good_for), ("have_ready", text.have_ready)):
            if fact:
                SubElement(facts, "dt").text = labels[label]
                SubElement(facts, "dd").text = fact


def _show_value(channel: Channel, place: Element, unconfirmed: str) -> None:
    if channel.value is None:
        place.set("class", "hc-unconfirmed")
        place.text = unconfirmed
    elif channel.kind in _LINKED:
        address = channel.value.replace(" ", "") if channel.kind == "phone" else channel.value
        SubElement(place, "a", {"href": _LINKED[channel.kind] + address}).text = AtomicString(channel.value)
    else:
        place.text = AtomicString(channel.value)
