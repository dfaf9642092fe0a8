"""What pages say in `redirect_from`: which addresses lead to them now."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Site, address_of
from helpcenter.rules.redirect_faults import RedirectFault, fault_of, old_address
from helpcenter.upkeep.addresses import Addresses, Said, addressed_as, addresses

_LONGEST = 12  # pages of a circle that are named


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
        first = next(each for each in known.said if old_address(each) in circle)
        yield _at(first, _in_circle(first, circle))
    claimed: dict[str, Said] = {}
    for said in known.said:
        if old_address(said) in in_circles:
            continue
        fault = fault_of(said, known, site, at_address, claimed)
        if fault:
            yield _at(said, fault)


def _at(said: Said, fault: RedirectFault) -> tuple[str, Finding]:
    return said.page.source, Finding(said.redirect.line, 1, *fault)


def _circles(known: Addresses) -> Iterator[list[str]]:
    """Yield the addresses of each circle once, the first in the order of their names first."""
    leads: dict[str, str] = {}
    for said in known.said:
        leads.setdefault(old_address(said), addressed_as(said.page.path, said.redirect.to))
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


def _in_circle(first: Said, circle: list[str]) -> RedirectFault:
    message = Message(
        "`redirect_from` names {old!r}, which leads in a circle: {way}, expected the page that is there now",
        old=old_address(first),
        way=_way(circle),
    )
    return RedirectFault(message, Message("keep what is true now"))


def _way(circle: list[str]) -> str:
    names = [*circle, circle[0]]
    return " → ".join(names if len(names) <= _LONGEST else [*names[: _LONGEST - 1], "…", names[-1]])
