"""What readers of a translation have to be warned of before its writer has brought it up to date."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model import Notice, Outline, Place, Site
from helpcenter.upkeep.severity import Severity
from helpcenter.upkeep.translations import Translation, all_translations


def notices(site: Site) -> dict[str, Notice]:
    """Return the notice of each published page that needs one, by its path from the docs folder.

    Of a procedure that is out of date and does not say so nothing is published, so there is nothing to warn of.
    """
    found = all_translations(site) if site.published.exists else ()
    return {
        f"{each.language}/{each.page.path}": _notice(each.page, each) for each in found if each.page and _warns(each)
    }


def _warns(translation: Translation) -> bool:
    return not translation.is_stamped or translation.severity is Severity.BREAKING


def _notice(page: Outline, translation: Translation) -> Notice:
    changed = {each.id for each in translation.changes if each.severity is Severity.BREAKING}
    places = tuple(each for each in _places(page) if each.id in changed)
    return Notice(translation.source.language, translation.is_stamped, places, len(places) < len(changed))


def _places(page: Outline) -> Iterator[Place]:
    """Yield the sections and steps of a page in their order."""
    titles = {each.line: each.text for each in page.headings} | {each.line: each.title for each in page.steps}
    for part in page.parts:
        yield Place(part.id, part.step, titles.get(part.line, page.title))
