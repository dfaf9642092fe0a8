"""What is known of the page that is rendered."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any
from xml.etree.ElementTree import Element

from helpcenter.model import NO_NOTICE, Notice, Register, Ways

CHECK_CHANNEL = "support/check-channel.md"
CONTACT = "support/contact.md"
CHANNELS_SECTION = "channels"  # of the page on contact: where the channels are
TALK_TO_SUPPORT = "support/talk-to-support.md"


@dataclass(slots=True)
class RenderedPage:
    """The page at `path` in the `folder` of its language, to be published at `address` below its `home`.

    `words` is what the site itself says in that language, `all_words` in every one, the default language first.
    `notice` is what its readers are warned of, `ways` where those are led who come by an address that was given up.
    `own` are the elements that stand in the place of markers, which a page could not hold itself.

    All parts of the extension hold on to one, which becomes the next page when that is rendered.
    """

    language: str
    path: str
    type: str
    register: Register
    words: Mapping[str, Any]
    all_words: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    folder: str = ""
    address: str = ""
    title: str = ""
    description: str = ""
    home: str = ""
    notice: Notice = NO_NOTICE
    ways: Ways = field(default_factory=Ways)
    own: list[Element] = field(default_factory=list)

    def become(self, other: RenderedPage) -> None:
        """Take over what is known of another page."""
        for each in fields(self):
            setattr(self, each.name, getattr(other, each.name))

    @property
    def name(self) -> str:
        """Return what the page is called in every language and on every host: `account/reset-password`."""
        return self.path.removesuffix(".md")

    def link(self, target: str) -> str:
        """Return the relative link to the file `target`, which is named from the folder of the language."""
        return posixpath.relpath(target, posixpath.dirname(self.path) or ".")
