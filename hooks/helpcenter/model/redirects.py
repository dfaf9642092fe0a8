"""Where those are led who come by an address that was given up."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from helpcenter.model.upkeep import Redirect


class Destination(NamedTuple):
    """The page that somebody is led to, and the part of it; empty where that is its beginning."""

    path: str
    id: str


@dataclass(frozen=True, slots=True)
class Ways:
    """Where those are led who come by an address that was given up.

    `pages` tells it by the path of a page that is gone. `parts` are by the page that people get to, then by the id that
    they look for there: on that page itself it has another id now, on any other they have to be sent on.
    """

    pages: Mapping[str, Destination] = field(default_factory=dict)
    parts: Mapping[str, Mapping[str, Destination]] = field(default_factory=dict)

    def page_for(self, path: str) -> str:
        """Return the page that people get to who ask for the one at `path`."""
        return self.pages[path].path if path in self.pages else path


def ways_of(said: Iterable[tuple[str, Redirect]], living: Container[str]) -> Ways:
    """Return where `said` leads: what pages say, each with the path of the page. What was said first holds.

    A page that is `living` is found at its own address, whatever is said.
    """
    redirects = list(said)
    pages: dict[str, Destination] = {}
    parts: dict[str, dict[str, Destination]] = {}
    for page, redirect in redirects:
        if not redirect.anchor and redirect.path not in living:
            pages.setdefault(redirect.path, Destination(page, redirect.to))
    for page, redirect in redirects:
        if redirect.anchor:
            place = pages[redirect.path].path if redirect.path in pages else redirect.path
            parts.setdefault(place, {}).setdefault(redirect.anchor, Destination(page, redirect.to))
    return Ways(pages, parts)
