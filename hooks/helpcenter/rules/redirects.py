"""What pages say in `redirect_from`: which addresses lead to them now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from helpcenter.diagnostics import Finding
from helpcenter.model import TITLE_ID, Site, address_of
from helpcenter.project.published import ADDRESS
from helpcenter.targets.repairs import nearest
from helpcenter.upkeep.addresses import Addresses, Said, addressed_as, addresses

_NO_NAME = re.compile(r"[\\:%<>\"|?*]")  # in no address that a page of this site has had
_LONGEST = 12  # pages of a circle that are named


class _Fault(NamedTuple):
    """What is wrong with an entry, what was expected, and what to do."""

    found: str
    expected: str
    hint: str


def unusable_redirect(site: Site) -> Iterator[tuple[str, Finding]]:
    """An entry of `redirect_from` is an address that is given up, and leads to this page or to a part that is on it.

    What is still there cannot lead elsewhere, and two pages cannot both stand for a third. Where an entry leads to
    nothing, readers who come by an old link find an error page, or the top of a page that does not say what they need.

    Bad:
        case.md:
            ---
            title: Case
            type: guide
            redirect_from: [old.md, "#enter-code": no-such-step]
            ---

            # Case

            ## Type the code {#type-code}

    Good:
        case.md:
            ---
            title: Case
            type: guide
            redirect_from: [old.md, "#enter-code": type-code]
            ---

            # Case

            ## Type the code {#type-code}
    """
    known = addresses(site)
    if not known.said:
        return
    at_address = {address_of(path): path for path in known.ids}
    in_circles: set[str] = set()
    for circle in _circles(known):
        in_circles.update(circle)
        first = next(each for each in known.said if _old(each) in circle)
        yield _at(first, f"leads in a circle: {_way(circle)}", "the page that is there now", "keep what is true now")
    claimed: dict[str, Said] = {}
    for said in known.said:
        if _old(said) in in_circles:
            continue
        faults = (
            _form(said, site),
            _target(said, known),
            _old_fault(said, known, at_address),
            _claim(said, known, claimed),
        )
        fault = next(filter(None, faults), None)
        if fault:
            yield _at(said, *fault)


def _at(said: Said, found: str, expected: str, hint: str) -> tuple[str, Finding]:
    message = f"`redirect_from` names {_old(said)!r}, which {found}, expected {expected}"
    return said.page.source, Finding(said.redirect.line, 1, message, hint)


def _old(said: Said) -> str:
    return addressed_as(said.redirect.path, said.redirect.anchor)


def _form(said: Said, site: Site) -> _Fault | None:
    """Return what is wrong with an address that no page of this site can have had."""
    path = said.redirect.path
    expected = "an address such as 'old-page.md' or '#old-id'"
    if path.startswith(("../", "/")):
        return _Fault("leads out of the folder of its language", expected, "name it as seen from this page")
    if not ADDRESS.fullmatch(_old(said)) or _NO_NAME.search(path):
        return _Fault("is no address of a page", expected, "name the file that was there, and the id after a '#'")
    if path.partition("/")[0] in site.languages:
        return _Fault("names a language", expected, "name the page alone; it is redirected in every language")
    return None


def _target(said: Said, known: Addresses) -> _Fault | None:
    """Return what is wrong with the place that an address should lead to."""
    page, to = said.page.path, said.redirect.to
    if page not in known.ids:
        return _Fault("leads to a page that is kept from readers", "a page that they get", "move it to that page")
    ids = known.ids[page]
    if to and to not in ids and to != TITLE_ID:
        further = known.ways.parts.get(page, {}).get(to)
        if further and further.path == page and further.id in ids:
            return _Fault(f"leads to {to!r}, which is redirected itself", repr(further.id), "name what is there now")
        near = nearest(to, ids)
        hint = (
            f"did you mean {near!r}?" if near else "name a section or step of this page, or nothing for its beginning"
        )
        return _Fault(f"leads to {to!r}, which is not on this page", "the id of a section or step", hint)
    return None


def _old_fault(said: Said, known: Addresses, at_address: dict[str, str]) -> _Fault | None:
    """Return what is wrong with an address that is not given up, or that was never reached."""
    path, name, to, _ = said.redirect
    if not name:
        there = at_address.get(address_of(path))
        is_there = f"is still a page{'' if there == path else f', as {there!r} has its address'}"
        return _Fault(is_there, "one that is gone", "delete the entry, or that page") if there else None
    page = known.ways.page_for(path)
    if page not in known.ids:
        hint = f"put {path!r} into the `redirect_from` of the page that replaces it"
        return _Fault(f"nobody gets to, as nothing leads on from {path!r}", "a page, or one that is redirected", hint)
    is_kept = page == said.page.path and path != page and to in ("", name)
    if name in known.ids[page] and not is_kept:
        return _Fault(f"is still on {page!r}", "an id that is gone", "delete the entry, or give that part another id")
    return None


def _claim(said: Said, known: Addresses, claimed: dict[str, Said]) -> _Fault | None:
    """Return what is wrong with an address that leads on already; another language may say the same."""
    place = addressed_as(known.ways.page_for(said.redirect.path), said.redirect.anchor)
    first = claimed.setdefault(place if said.redirect.anchor else _old(said), said)
    mine, before = ((each.page.path, each.redirect.to) for each in (said, first))
    is_typed_twice = first is not said and first.page is said.page and _old(first) == _old(said)
    if mine == before and not is_typed_twice:
        return None
    same = "" if _old(first) == _old(said) else f" as {_old(first)!r}, with the same place"
    where = f"{first.page.source}:{first.redirect.line}"
    return _Fault(f"is named on {where} already{same}", "one entry", "keep the one that those readers need")


def _circles(known: Addresses) -> Iterator[list[str]]:
    """Yield the addresses of each circle once, the first in the order of their names first."""
    leads: dict[str, str] = {}
    for said in known.said:
        leads.setdefault(_old(said), addressed_as(said.page.path, said.redirect.to))
    seen: set[str] = set()
    for start in sorted(leads):
        way: dict[str, None] = {}
        here = start
        while here in leads and here not in seen:
            seen.add(here)
            way[here] = None
            here = leads[here] if leads[here] in leads else leads[here].partition("#")[0]
        if here in way:
            names = list(way)
            circle = names[names.index(here) :]
            first = circle.index(min(circle))
            yield [*circle[first:], *circle[:first]]


def _way(circle: list[str]) -> str:
    names = [*circle, circle[0]]
    return " → ".join(names if len(names) <= _LONGEST else [*names[: _LONGEST - 1], "…", names[-1]])
