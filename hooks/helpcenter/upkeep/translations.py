"""Every translation of a site, with what changed in its source since it was made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from helpcenter.model import Outline, Site
from helpcenter.upkeep.severity import Change, Severity


class Translation(NamedTuple):
    """A `page` that was translated from `source`; `page` is None where there is none in the `language` yet.

    `is_stamped` is false where nobody has said what it was made from.
    """

    language: str
    source: Outline
    page: Outline | None
    is_stamped: bool
    changes: tuple[Change, ...]

    @property
    def severity(self) -> Severity | None:
        """Return the gravest severity of its changes, None where nothing changed."""
        return max((each.severity for each in self.changes), default=None)


def translations(site: Site) -> Iterator[Translation]:
    """Yield each translation that the site has or lacks, in order of pages and languages."""
    raise NotImplementedError
