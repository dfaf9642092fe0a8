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
            _turn(self._md, extension_configs.get(OURS, {}))
        return self._md


def _turn(md: Markdown, options: Mapping[str, Any]) -> None:
    """Put another extension of ours in the place of the one before: what it registers takes the place of the same."""
    md.registeredExtensions[:] = [each for each in md.registeredExtensions if not isinstance(each, HelpCenterExtension)]
    HelpCenterExtension(**options).extendMarkdown(md)
    md.reset()
