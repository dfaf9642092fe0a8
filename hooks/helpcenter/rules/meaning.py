"""Which page words mean that name a step: their own, the one linked beside them, or the one whose title they give."""

from __future__ import annotations

import re
from typing import NamedTuple

from helpcenter.languages import PAGE_BEFORE, PAGE_BEHIND
from helpcenter.model import Outline, Site, StepReference
from helpcenter.rules.numbering import Numbering, numbering_of, target_of

_APART = re.compile(r"[,，:：]")
_SHORTEST_PLAIN = 4  # characters of a title that counts as one without marks around it


class Meant(NamedTuple):
    """The page whose steps a reference means; `certain` where it cannot mean the page that it stands on."""

    page: Outline
    certain: bool = True


class Pages:
    """The pages of a site by what names them."""

    def __init__(self, site: Site) -> None:
        """Take the site; what names its pages is looked up when it is asked for."""
        self.site = site
        self.titles: dict[tuple[str, str], Outline] | None = None

    def numbering(self, page: Outline) -> Numbering:
        """Return the numbering of a page."""
        return numbering_of(page, self.site)

    def meant(self, page: Outline, reference: StepReference) -> Meant | None:
        """Return the page whose steps a reference without a link means; None where that cannot be told."""
        if reference.link and "image" not in reference.link.kind:
            return None
        other, apart = self._beside(page, reference) if reference.beside else self._titled(page, reference)
        if other is None and reference.beside and not apart:
            return None
        if other is None or other is page:
            return Meant(page)
        if not apart:
            return Meant(other)
        if self.numbering(page).has(reference.numbers):
            return Meant(page, certain=not self.numbering(other).has(reference.numbers))
        return Meant(other if other.steps else page)

    def _beside(self, page: Outline, reference: StepReference) -> tuple[Outline | None, bool]:
        """Return the page linked beside the words, and whether a comma keeps it apart from them."""
        target = target_of(page, reference.beside) if reference.beside else None
        return self.site.pages.get(target.source) if target else None, bool(_APART.search(reference.between))

    def _titled(self, page: Outline, reference: StepReference) -> tuple[Outline | None, bool]:
        """Return the procedure whose title stands around the words, and whether a comma keeps it apart from them."""
        if self.titles is None:
            self.titles = {
                (each.language, each.title.casefold()): each for each in self.site.pages.values() if each.steps
            }
        behind = PAGE_BEHIND.match(reference.after)
        if behind:
            text = reference.after[behind.end() :]
            for end in range(len(text), 1, -1):
                found = self.titles.get((page.language, text[:end].casefold()))
                if found and not text[end : end + 1].isalnum():
                    return found, False
        mark = PAGE_BEFORE.search(reference.before)
        text = reference.before[: mark.start()] if mark else reference.before
        for start in range(len(text) - (1 if mark else _SHORTEST_PLAIN - 1)):
            found = self.titles.get((page.language, text[start:].casefold()))
            if found and not (start and text[start - 1].isascii() and text[start - 1].isalnum()):
                return found, not mark or bool(_APART.search(mark[0]))
        return None, False
