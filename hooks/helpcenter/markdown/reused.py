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
    """Makes one Markdown, and hands it out again for each page; only the options of our own extension may differ."""

    def __init__(self) -> None:
        """Begin without one: it is made for the first page."""
        self._md: Markdown | None = None

    def __call__(self, *, extensions: Sequence[Any], extension_configs: Mapping[str, Mapping[str, Any]]) -> Markdown:
        """Return a Markdown that is ready for the next page."""
        if self._md is None:
            self._md = Markdown(extensions=extensions, extension_configs=extension_configs)
        else:
            _extension_of(self._md).turn_to(extension_configs.get(OURS, {}))
            self._md.reset()
        return self._md


def _extension_of(md: Markdown) -> HelpCenterExtension:
    return next(each for each in md.registeredExtensions if isinstance(each, HelpCenterExtension))
