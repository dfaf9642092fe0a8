"""Pages that readers hardly come to: far from the home page, or without a question that search finds them by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helpcenter.model import Outline, Site
from helpcenter.status.outcome import Reach
from helpcenter.targets.faults import is_address
from helpcenter.targets.files import file_of

HOME = "index.md"
MOST_LINKS = 3

_KINDS = "link", "reference", "autolink", "related", "html"
_LINK = "a "  # how the name of one in HTML begins; of any other tag, nothing leads on


def reach_of(site: Site, language: str, pages: Iterable[Outline]) -> Reach:
    """Return which pages of a language are far from its home page by links on pages, the menu left out."""
    known = {page.source: page for page in pages}
    links = _links_from(f"{site.docs}/{language}/{HOME}", known, site)
    far = [(file, links.get(file)) for file in known if (number := links.get(file)) is None or number > MOST_LINKS]
    others = (page for page in known.values() if page.path != HOME)
    return Reach(language, len(known), tuple(far), tuple(page.source for page in others if not page.questions))


def _links_from(home: str, pages: dict[str, Outline], site: Site) -> dict[str, int]:
    """Return how many links each page is away from the home page, where any lead there."""
    links: dict[str, int] = {}
    newest = {home} & pages.keys()
    while newest:
        links |= dict.fromkeys(newest, max(links.values(), default=-1) + 1)
        newest = {file for source in newest for file in _targets(pages[source], site)} & pages.keys() - links.keys()
    return links


def _targets(page: Outline, site: Site) -> Iterator[str]:
    for link in page.links:
        leads_on = link.kind in _KINDS and (link.kind != "html" or link.name.startswith(_LINK))
        if leads_on and link.defined and not is_address(link.target):
            yield file_of(link, page, site)
