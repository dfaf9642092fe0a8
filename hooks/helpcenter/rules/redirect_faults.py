"""What is wrong with an entry of `redirect_from`."""

from __future__ import annotations

import re
from typing import NamedTuple

from helpcenter.messages import Message
from helpcenter.model import TITLE_ID, Site, address_of
from helpcenter.project.published import ADDRESS
from helpcenter.targets.repairs import nearest, suggest
from helpcenter.upkeep.addresses import Addresses, Said, addressed_as

_NO_NAME = re.compile(r"[\\:%<>\"|?*]")  # in no address that a page of this site has had


class RedirectFault(NamedTuple):
    """What is wrong with an entry and what was expected, and what to do."""

    message: Message
    hint: Message


def old_address(said: Said) -> str:
    """Return the address that an entry gives up."""
    return addressed_as(said.redirect.path, said.redirect.anchor)


def fault_of(
    said: Said, known: Addresses, site: Site, at_address: dict[str, str], claimed: dict[str, Said]
) -> RedirectFault | None:
    """Return what is wrong with an entry, None where it is right.

    `at_address` holds the pages by what they are published at; `claimed` the entries seen before, to which it adds.
    """
    faults = (
        _form(said, site),
        _target(said, known),
        _old_fault(said, known, at_address),
        _claim(said, known, claimed),
    )
    return next(filter(None, faults), None)


def _form(said: Said, site: Site) -> RedirectFault | None:
    """Return what is wrong with an address that no page of this site can have had."""
    path, old = said.redirect.path, old_address(said)
    if path.startswith(("../", "/")):
        message = Message(
            "`redirect_from` names {old!r}, which leads out of the folder of its language, "
            "expected an address such as 'old-page.md' or '#old-id'",
            old=old,
        )
        return RedirectFault(message, Message("name it as seen from this page"))
    if not ADDRESS.fullmatch(old) or _NO_NAME.search(path):
        message = Message(
            "`redirect_from` names {old!r}, which is no address of a page, "
            "expected an address such as 'old-page.md' or '#old-id'",
            old=old,
        )
        return RedirectFault(message, Message("name the file that was there, and the id after a '#'"))
    if path.partition("/")[0] in site.languages:
        message = Message(
            "`redirect_from` names {old!r}, which names a language, "
            "expected an address such as 'old-page.md' or '#old-id'",
            old=old,
        )
        return RedirectFault(message, Message("name the page alone; it is redirected in every language"))
    return None


def _target(said: Said, known: Addresses) -> RedirectFault | None:
    """Return what is wrong with the place that an address should lead to."""
    page, to, old = said.page.path, said.redirect.to, old_address(said)
    if page not in known.ids:
        message = Message(
            "`redirect_from` names {old!r}, which leads to a page that is kept from readers, "
            "expected a page that they get",
            old=old,
        )
        return RedirectFault(message, Message("move it to that page"))
    ids = known.ids[page]
    if not to or to in ids or to == TITLE_ID:
        return None
    further = known.ways.parts.get(page, {}).get(to)
    if further and further.path == page and further.id in ids:
        message = Message(
            "`redirect_from` names {old!r}, which leads to {id!r}, which is redirected itself, expected {expected!r}",
            old=old,
            id=to,
            expected=further.id,
        )
        return RedirectFault(message, Message("name what is there now"))
    message = Message(
        "`redirect_from` names {old!r}, which leads to {id!r}, which is not on this page, "
        "expected the id of a section or step",
        old=old,
        id=to,
    )
    hint = Message("name a section or step of this page, or nothing for its beginning")
    return RedirectFault(message, suggest(nearest(to, ids), hint))


def _old_fault(said: Said, known: Addresses, at_address: dict[str, str]) -> RedirectFault | None:
    """Return what is wrong with an address that is not given up, or that was never reached."""
    path, name, to, _ = said.redirect
    old = old_address(said)
    if not name:
        there = at_address.get(address_of(path))
        return (
            RedirectFault(_still_a_page(old, path, there), Message("delete the entry, or that page")) if there else None
        )
    page = known.ways.page_for(path)
    if page not in known.ids:
        message = Message(
            "`redirect_from` names {old!r}, which nobody gets to, as nothing leads on from {path!r}, "
            "expected a page, or one that is redirected",
            old=old,
            path=path,
        )
        return RedirectFault(
            message, Message("put {path!r} into the `redirect_from` of the page that replaces it", path=path)
        )
    is_kept = page == said.page.path and path != page and to in ("", name)
    if name in known.ids[page] and not is_kept:
        message = Message(
            "`redirect_from` names {old!r}, which is still on {page!r}, expected an id that is gone", old=old, page=page
        )
        return RedirectFault(message, Message("delete the entry, or give that part another id"))
    return None


def _still_a_page(old: str, path: str, there: str) -> Message:
    if there == path:
        return Message("`redirect_from` names {old!r}, which is still a page, expected one that is gone", old=old)
    return Message(
        "`redirect_from` names {old!r}, which is still a page, as {page!r} has its address, expected one that is gone",
        old=old,
        page=there,
    )


def _claim(said: Said, known: Addresses, claimed: dict[str, Said]) -> RedirectFault | None:
    """Return what is wrong with an address that leads on already; another language may say the same."""
    place = addressed_as(known.ways.page_for(said.redirect.path), said.redirect.anchor)
    first = claimed.setdefault(place if said.redirect.anchor else old_address(said), said)
    mine, before = ((each.page.path, each.redirect.to) for each in (said, first))
    is_typed_twice = first is not said and first.page is said.page and old_address(first) == old_address(said)
    if mine == before and not is_typed_twice:
        return None
    there = f"{first.page.source}:{first.redirect.line}"
    return RedirectFault(
        _named_already(old_address(said), old_address(first), there), Message("keep the one that those readers need")
    )


def _named_already(old: str, first: str, there: str) -> Message:
    if first == old:
        return Message(
            "`redirect_from` names {old!r}, which is named on {there} already, expected one entry", old=old, there=there
        )
    return Message(
        "`redirect_from` names {old!r}, which is named on {there} already as {first!r}, with the same place, "
        "expected one entry",
        old=old,
        there=there,
        first=first,
    )
