"""What the help center's Markdown looks like in HTML, as an extension for Python-Markdown.

It marks the numbered list of a procedure and puts each step's id on its list item, gives the title the same id in every
language, and shows the register of channels where a page says `[CHANNELS]`. Works under any generator that renders with
Python-Markdown.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from helpcenter.model import CHANNELS_MARKER, TITLE_ID, Channel, Register

_LINKED = {"website": "", "phone": "tel:", "email": "mailto:"}
_BETWEEN_ATTR_LIST_AND_TOC = 7
_BEFORE_PARAGRAPH = 15


class HelpCenterExtension(Extension):
    """Options: `language` of the page and the `register` to show."""

    def __init__(self, **options: Any) -> None:
        """Take the options that Python-Markdown passes on."""
        self.config = {
            "language": ["", "the language of the page, as mkdocs.yml names it"],
            "register": [Register(""), "the register of channels"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name is Python-Markdown's
        """Register the parts with Python-Markdown."""
        md.treeprocessors.register(_Steps(md), "helpcenter-steps", _BETWEEN_ATTR_LIST_AND_TOC)
        md.treeprocessors.register(_Title(md), "helpcenter-title", _BETWEEN_ATTR_LIST_AND_TOC)
        channels = _Channels(md.parser, self.getConfig("register"), self.getConfig("language"))
        md.parser.blockprocessors.register(channels, "helpcenter-channels", _BEFORE_PARAGRAPH)


class _Steps(Treeprocessor):
    """Marks lists whose items carry ids as steps.

    `attr_list` leaves the id on the paragraph inside the item where the list is loose; a link to the step, and the
    light on it, mean the whole item. `role` keeps the list a list for Safari's reader, which drops one without bullets.
    """

    def run(self, root: Element) -> None:
        footnotes = {
            each for block in root.iter("div") if block.get("class") == "footnote" for each in block.iter("ol")
        }
        for steps in root.iter("ol"):
            if steps in footnotes:
                continue
            for item in steps:
                first = next(iter(item), None)
                if "id" not in item.attrib and first is not None and first.tag == "p" and "id" in first.attrib:
                    item.set("id", first.attrib.pop("id"))
            if any("id" in item.attrib for item in steps):
                steps.set("class", "hc-steps")
                steps.set("role", "list")


class _Title(Treeprocessor):
    """Gives the title of a page the id `top`; one made from its words would differ from language to language."""

    def run(self, root: Element) -> None:
        for title in root.iter("h1"):
            title.attrib.setdefault("id", TITLE_ID)


class _Channels(BlockProcessor):
    """Shows the register of channels in place of its marker, one section a channel."""

    def __init__(self, parser: Any, register: Register, language: str) -> None:
        super().__init__(parser)
        self.register = register
        self.labels = register.labels.get(language, {})
        self.language = language

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 -- the signature is Python-Markdown's
        return bool(self.register.channels) and block.strip() == CHANNELS_MARKER

    def run(self, parent: Element, blocks: list[str]) -> None:
        blocks.pop(0)
        listing = SubElement(parent, "div", {"class": "hc-channels"})
        for channel in self.register.channels:
            self._show(channel, SubElement(listing, "section", {"class": f"hc-channel hc-channel--{channel.kind}"}))

    def _show(self, channel: Channel, section: Element) -> None:
        text = channel.texts[self.language]
        SubElement(section, "h3", {"id": channel.id}).text = text.name
        facts = SubElement(section, "dl")
        if channel.kind != "app":
            SubElement(facts, "dt").text = self.labels["address"]
            _show_value(channel, SubElement(facts, "dd"), self.labels["unconfirmed"])
        for label, fact in (("where", text.where), ("good_for", text.good_for), ("have_ready", text.have_ready)):
            if fact:
                SubElement(facts, "dt").text = self.labels[label]
                SubElement(facts, "dd").text = fact


def _show_value(channel: Channel, place: Element, unconfirmed: str) -> None:
    if channel.value is None:
        place.set("class", "hc-unconfirmed")
        place.text = unconfirmed
    elif channel.kind in _LINKED:
        address = channel.value.replace(" ", "") if channel.kind == "phone" else channel.value
        SubElement(place, "a", {"href": _LINKED[channel.kind] + address}).text = channel.value
    else:
        place.text = channel.value


def makeExtension(**options: Any) -> HelpCenterExtension:  # noqa: N802 -- the name is Python-Markdown's
    """Return the extension, for Python-Markdown to load by the name of this module."""
    return HelpCenterExtension(**options)
