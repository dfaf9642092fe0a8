"""Whether readers may see an address, and what is said where they may not."""

from __future__ import annotations

import re

from helpcenter.addresses.official import Match, find_in_register
from helpcenter.messages import Message
from helpcenter.model import Address, Site

_NAMES = {
    "phone": Message("Phone number"),
    "email": Message("Mail address"),
    "host": Message("Address"),
    "account": Message("Account name"),
}
_OWN_ADDRESS = re.compile(r"^site_url:[^#\n]*?https?://(?P<host>[^\s/\"':,\]]+)", re.MULTILINE)
_TO_REGISTER = Message(
    "link to the contact page instead; a new channel goes into the register, with the day of its confirmation"
)


def judge(address: Address, site: Site) -> tuple[bool, Match | None]:
    """Tell whether an address is right where readers see it, and what it is, or looks like, in the register."""
    own = {match["host"].lower().removeprefix("www.") for match in _OWN_ADDRESS.finditer(site.config)}
    if address.kind == "host" and address.value.partition("/")[0] in own:
        return True, None
    match = find_in_register(address, site.register)
    return bool(match and match.entry.confirmed and not match.difference), match


def describe(address: Address, match: Match | None) -> tuple[Message, Message]:
    """Return what is wrong with an address, and what to do about it."""
    what = _NAMES[address.kind]
    if match is None:
        message = Message(
            "{what} {text!r} is not in the register of channels, expected only what is confirmed there",
            what=what,
            text=address.text,
        )
        return message, _TO_REGISTER
    if match.difference:
        message = Message(
            "{what} {text!r} is not in the register of channels, expected {expected!r}: {difference}",
            what=what,
            text=address.text,
            expected=match.entry.text,
            difference=match.difference,
        )
        hint = Message(
            "write {expected!r} if that is meant, else take it out: readers would mistake it for that one",
            expected=match.entry.text,
        )
        return message, hint
    message = Message(
        "{what} {text!r} is not confirmed in the register of channels, expected one that is",
        what=what,
        text=address.text,
    )
    return message, Message(
        "take it out, or have the operator confirm it and add `confirmed` with the day to its entry"
    )
