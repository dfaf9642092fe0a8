"""One Markdown for many pages: to make one anew for each takes as long as to render the page.

A site generator that makes a `Markdown` for every page is given a `Reused` in place of that class.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markdown import Markdown

from helpcenter.markdown import HelpCenterExtension

OURS = "helpcenter.markdown"


class Reused:
    """Makes a Markdown, and hands it out again for every page that differs in the options of our own extension alone.

    What differs in others is another language, whose words theirs hold.
    """

    def __init__(self) -> None:
        """Begin without any: each is made for the first page that it is for."""
        self._made: dict[str, Markdown] = {}

    def __call__(self, *, extensions: Sequence[Any], extension_configs: Mapping[str, Mapping[str, Any]]) -> Markdown:
        """Return a Markdown that is ready for the next page."""
        others = repr({name: options for name, options in extension_configs.items() if name != OURS})
        md = self._made.get(others)
        if md is None:
            md = self._made[others] = Markdown(extensions=extensions, extension_configs=extension_configs)
        else:
            _extension_of(md).turn_to(extension_configs.get(OURS, {}))
            md.reset()
        return md


def _extension_of(md: Markdown) -> HelpCenterExtension:
    return next(each for each in md.registeredExtensions if isinstance(each, HelpCenterExtension))
