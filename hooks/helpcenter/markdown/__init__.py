"""What the help center's Markdown looks like in HTML, as an extension for Python-Markdown.

page             what is known of the page that is rendered

steps            numbered lists whose items carry ids, and what a reader can do at each step
references       links that name a step by its number, and say its title
flow             which step leads to which; troubleshooter asks one question at a time, drawing draws them all
questions        each question of a page of questions as a line that opens
structured_data  what a page is, for search engines and assistants
harmless         lets no HTML through that runs or loads anything
plain            texts without marks, which need not be looked through for them
reused           one Markdown for many pages
outdated         a warning below the title of a translation that its source has left behind
paper            the whole address of what a page links to, for those who read it on paper
moved            ids that were given up, and lead to what is there for those readers now

In place of a marker, which stands alone on a line:

channels         `[CHANNELS]`: the register of channels
safety           `[SAFETY-CODE]` and the like: the warning beside whatever an impostor wants
check_channel    `[CHECK-CHANNEL]`: a field to compare with the register what a reader was sent
message_builder  `[MESSAGE-BUILDER]`: the form that writes a message to support

The title of a page has the same id in every language. Works under any generator that renders with Python-Markdown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from helpcenter.markdown.channels import Channels
from helpcenter.markdown.check_channel import CheckChannel
from helpcenter.markdown.harmless import Harmless, Ids
from helpcenter.markdown.message_builder import MessageBuilder
from helpcenter.markdown.moved import Moved
from helpcenter.markdown.outdated import Outdated
from helpcenter.markdown.page import RenderedPage
from helpcenter.markdown.paper import Addresses
from helpcenter.markdown.plain import Plain
from helpcenter.markdown.questions import Questions
from helpcenter.markdown.references import References
from helpcenter.markdown.safety import Safety
from helpcenter.markdown.steps import Steps
from helpcenter.markdown.structured_data import StructuredData
from helpcenter.markdown.troubleshooter import Troubleshooter
from helpcenter.model import NO_NOTICE, TITLE_ID, Register, Ways

_BEFORE_PARAGRAPH = 15
_BEFORE_FENCES = 28  # and behind what makes line ends and tabs the same, which has 30
# Those of Python-Markdown that these have to stand between: inline has 20, attr_list has 8, toc 5, and MkDocs' links 0.
_BEFORE_INLINE = 21
_RIGHT_BEHIND_ATTR_LIST, _BEHIND_ATTR_LIST, _BEHIND_STEPS, _BEHIND_REFERENCES = 7.5, 7, 6.9, 6.5
_RIGHT_BEHIND_TOC, _BEHIND_TOC, _BEHIND_QUESTIONS, _BEHIND_ADDRESSES, _LAST = 4.5, 4, 3, 2, -1


class HelpCenterExtension(Extension):
    """Options: what is known of the page, the `register` to show, and the `words` of its language."""

    def __init__(self, **options: Any) -> None:
        """Take the options that Python-Markdown passes on."""
        self.config = {
            "language": ["", "the language of the page, as mkdocs.yml names it"],
            "path": ["", "the file of the page, in the folder of its language"],
            "folder": ["", "the folder of its language, where the titles of other pages' steps are read"],
            "type": ["", "the type of the page, as its front matter says"],
            "address": ["", "where the page will be published; without it nothing is added that needs whole addresses"],
            "home": ["", "where the home page of its language will be published, with a slash at its end"],
            "title": ["", "the title of the page"],
            "description": ["", "what the page is about, as search engines show it"],
            "register": [Register(""), "the register of channels"],
            "ways": [Ways(), "where those are led who come by an address that was given up"],
            "words": [{}, "what the site itself says in this language; without words nothing is added that needs them"],
            "notice": [NO_NOTICE, "what readers of the page are warned of"],
            "all_words": [{}, "the same in every language, the default one first"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the name is Python-Markdown's
        """Register the parts with Python-Markdown."""
        page = RenderedPage(**self.getConfigs())
        for processor, priority in (
            (Plain(md), _BEFORE_INLINE),
            (Harmless(md, page), _RIGHT_BEHIND_ATTR_LIST),
            (Ids(md), _RIGHT_BEHIND_TOC),
            (_Title(md), _BEHIND_ATTR_LIST),
            (Steps(md, page), _BEHIND_ATTR_LIST),
            (References(md, page), _BEHIND_STEPS),
            (Troubleshooter(md, page), _BEHIND_REFERENCES),
            (Questions(md, page), _BEHIND_TOC),
            (Addresses(md, page), _BEHIND_QUESTIONS),
            (Moved(md, page), _BEHIND_ADDRESSES),
            (StructuredData(md, page), _LAST),
        ):
            md.treeprocessors.register(processor, _name_of(processor), priority)
        md.preprocessors.register(Outdated(md, page), "helpcenter-outdated", _BEFORE_FENCES)
        self.page = page
        self.safety = Safety(md.parser, page)
        for marker in (*(each(md.parser, page) for each in (Channels, CheckChannel, MessageBuilder)), self.safety):
            md.parser.blockprocessors.register(marker, _name_of(marker), _BEFORE_PARAGRAPH)
        md.registerExtension(self)

    def turn_to(self, options: Mapping[str, Any]) -> None:
        """Take another page, of which these options are known and no others."""
        self.page.become(RenderedPage(**HelpCenterExtension(**options).getConfigs()))

    def reset(self) -> None:
        """Begin another page."""
        self.safety.reset()
        self.page.own.clear()


class _Title(Treeprocessor):
    """Gives the title of a page the id `top`; one made from its words would differ from language to language."""

    def run(self, root: Element) -> None:
        for title in root.iter("h1"):
            title.attrib.setdefault("id", TITLE_ID)


def _name_of(part: object) -> str:
    return f"helpcenter-{type(part).__name__.lower()}"


def makeExtension(**options: Any) -> HelpCenterExtension:  # noqa: N802 -- the name is Python-Markdown's
    """Return the extension, for Python-Markdown to load by the name of this module."""
    return HelpCenterExtension(**options)
