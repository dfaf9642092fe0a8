"""What the help center's Markdown looks like in HTML, as an extension for Python-Markdown.

steps     numbered lists whose items carry ids, and what a reader can do at each step; references links that name steps
flow      which step leads to which: a procedure that branches is asked one question at a time, and drawn
channels  the register of channels, where a page says `[CHANNELS]`
safety    the warning that stands beside whatever an impostor wants, where a page says `[SAFETY-CODE]` and the like
check_channel  a field to compare with the register what a reader was sent, where a page says `[CHECK-CHANNEL]`
message_builder  the form that writes a message to support, where a page says `[MESSAGE-BUILDER]`
paper     the whole address of what a page links to, for those who read it on paper
page      what is known of the page that is rendered

The title of a page has the same id in every language. Works under any generator that renders with Python-Markdown.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from helpcenter.markdown.channels import Channels
from helpcenter.markdown.check_channel import CheckChannel
from helpcenter.markdown.message_builder import MessageBuilder
from helpcenter.markdown.page import RenderedPage
from helpcenter.markdown.paper import Addresses
from helpcenter.markdown.references import References
from helpcenter.markdown.safety import Safety
from helpcenter.markdown.steps import Steps
from helpcenter.markdown.troubleshooter import Troubleshooter
from helpcenter.model import TITLE_ID, Register

_BETWEEN_ATTR_LIST_AND_TOC = 7
_BEHIND_STEPS = 6.9
_BEHIND_REFERENCES = 6.5
_AFTER_ALL_THAT_ADDS_LINKS = 3
_BEFORE_PARAGRAPH = 15


class HelpCenterExtension(Extension):
    """Options: `language`, `path` and `type` of the page, the `register` to show, and the `words` of the language.

    `address` is where the pages of the language will stand.
    """

    def __init__(self, **options: Any) -> None:
        """Take the options that Python-Markdown passes on."""
        self.config = {
            "language": ["", "the language of the page, as mkdocs.yml names it"],
            "path": ["", "the file of the page, in the folder of its language"],
            "type": ["", "the type of the page, as its front matter says"],
            "folder": [
                "",
                "the folder with the pages of the language, where the titles of other pages' steps are read",
            ],
            "register": [Register(""), "the register of channels"],
            "words": [{}, "what the site itself says in this language; without words nothing is added that needs them"],
            "all_words": [{}, "the same in every language, the default one first"],
            "address": ["", "where the pages of this language will stand; without it no address is written out"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name is Python-Markdown's
        """Register the parts with Python-Markdown."""
        page = RenderedPage(**self.getConfigs())
        md.treeprocessors.register(Steps(md, page), "helpcenter-steps", _BETWEEN_ATTR_LIST_AND_TOC)
        md.treeprocessors.register(References(md, page), "helpcenter-references", _BEHIND_STEPS)
        md.treeprocessors.register(_Title(md), "helpcenter-title", _BETWEEN_ATTR_LIST_AND_TOC)
        md.treeprocessors.register(Addresses(md, page), "helpcenter-addresses", _AFTER_ALL_THAT_ADDS_LINKS)
        md.treeprocessors.register(Troubleshooter(md, page), "helpcenter-troubleshooter", _BEHIND_REFERENCES)
        self.safety = Safety(md.parser, page)
        for marker in (
            Channels(md.parser, page),
            self.safety,
            CheckChannel(md.parser, page),
            MessageBuilder(md.parser, page),
        ):
            name = f"helpcenter-{type(marker).__name__.lower()}"
            md.parser.blockprocessors.register(marker, name, _BEFORE_PARAGRAPH)
        md.registerExtension(self)

    def reset(self) -> None:
        """Begin another page."""
        self.safety.reset()


class _Title(Treeprocessor):
    """Gives the title of a page the id `top`; one made from its words would differ from language to language."""

    def run(self, root: Element) -> None:
        for title in root.iter("h1"):
            title.attrib.setdefault("id", TITLE_ID)


def makeExtension(**options: Any) -> HelpCenterExtension:  # noqa: N802 -- the name is Python-Markdown's
    """Return the extension, for Python-Markdown to load by the name of this module."""
    return HelpCenterExtension(**options)
