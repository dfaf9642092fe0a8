"""Stamps of translations after ids were changed in every language at once: what was up to date still is."""

from __future__ import annotations

from collections.abc import Mapping

from helpcenter.model import Outline, Part, Site, Stamp
from helpcenter.upkeep.translations import translations

_NONE = Part("", 0, 0, "", {})


def restamped(
    site: Site, outlines: Mapping[str, Outline], path: str, old: str, new: str
) -> dict[str, dict[str, Stamp]]:
    """Return the stamps of a site as they have to be.

    `outlines` are those of the pages in which something changed, as they are now; on those at `path` the part `old` is
    called `new`. What had changed in a source since it was stamped is still told.
    """
    stamps = {source: dict(parts) for source, parts in site.stamps.pages.items()}
    for translation in translations(site):
        page, source = translation.page, translation.source
        if page is None or page.source not in stamps:
            continue
        before, after = _parts(source), _parts(outlines.get(source.source, source))
        own_before, own_after = _parts(page), _parts(outlines.get(page.source, page))
        named: dict[str, Stamp] = {}
        for name, stamp in stamps[page.source].items():
            now = new if page.path == path and name == old else name
            own = own_after.get(now, _NONE).text if stamp.own == own_before.get(name, _NONE).text else stamp.own
            named[now] = _followed(stamp, before.get(name, _NONE), after.get(now, _NONE), own)
        stamps[page.source] = named
    return stamps


def _followed(stamp: Stamp, before: Part, after: Part, own: str) -> Stamp:
    """Return a stamp that says of a part what it said `before`, in what it agreed with it then."""
    text = after.text if stamp.text == before.text else stamp.text
    facts = dict(stamp.facts)
    for kind in {*before.facts, *after.facts}:
        if stamp.facts.get(kind) == before.facts.get(kind):
            facts[kind] = after.facts.get(kind, "")
    return stamp._replace(text=text, facts={kind: said for kind, said in facts.items() if said}, own=own)


def _parts(page: Outline) -> dict[str, Part]:
    return {part.id: part for part in page.parts}
