"""Compares an address with the register: confirmed, not yet confirmed, or so like an entry that it passes for one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from helpcenter.addresses.account_names import account_value
from helpcenter.addresses.in_text import find_addresses, host_value
from helpcenter.addresses.phone_numbers import phone_value
from helpcenter.messages import NOTHING, Message
from helpcenter.model import Address, Register
from helpcenter.words.look_alikes import LATIN_LOOKS

_ALIKE = str.maketrans("αβετωвмнтг01i|58-", "abetwbmhtrolllsb_")  # in small letters, beside those of LATIN_LOOKS
_ALIKE_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_SECOND_LEVELS = ("com", "net", "org", "gov", "edu", "co", "ac")
_NO_DOT = re.compile(r"^[^/?#]*\w(?P<sign>[,，。｡])\w")
_SEVERAL = re.compile(r"[,，、;；]|或|\bor\b")
_SHORTEST_PART = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """An address of the register; `text` is what stands there."""

    kind: str
    text: str
    value: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Match:
    """How an address compares with an entry; `difference` is nothing where they are the same."""

    entry: Entry
    difference: Message = NOTHING


def find_in_register(address: Address, register: Register) -> Match | None:
    """Return the entry that an address is, or that it may be mistaken for; None where there is none such."""
    entries = [each for each in entries_of(register) if each.kind == address.kind]
    same = [each for each in entries if _is_same(address, each)]
    if same:
        mistyped = _NO_DOT.search(address.text.partition("//")[2] or address.text)
        difference = Message("{sign!r} is no dot", sign=mistyped["sign"]) if mistyped else NOTHING
        return Match(max(same, key=lambda each: each.confirmed), difference)
    for entry in entries:
        difference = _DIFFERENCES[address.kind](address.value, entry.value)
        if difference:
            return Match(entry, difference)
    return None


def entries_of(register: Register) -> Iterator[Entry]:
    """Yield each address that stands in the register."""
    for channel in register.channels:
        for text, confirmed in ((channel.value, True), (channel.unconfirmed, False)):
            for part in _SEVERAL.split(text or ""):
                for kind, value in _values(channel.kind, part.strip()):
                    yield Entry(kind, part.strip(), value, confirmed)


def _values(kind: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield what the text of an entry may be; its channel's kind decides where the form does not."""
    if not text:
        return
    found = [(each.kind, each.value) for each in find_addresses(text)]
    yield from found
    if kind == "phone" and not found:
        yield "phone", phone_value(text)
    elif kind == "social" and not found:
        yield "account", account_value(text)
    elif kind == "website" and not found:
        yield "host", host_value(text, None)


def _is_same(address: Address, entry: Entry) -> bool:
    """Tell whether an address is the entry; of a website every page is, of a platform only what lies below."""
    if address.kind == "host":
        return f"{address.value}/".startswith(f"{entry.value}/")
    return address.value == entry.value


def _number_difference(value: str, entry: str) -> Message:
    if not value.isdigit() and _skeleton(value) == _skeleton(entry):
        return Message("a letter only looks the same as a digit")
    return Message("one digit is another") if _differs_by_one(value, entry) else NOTHING


def name_difference(value: str, entry: str) -> Message:
    """Return in what a name differs from an entry that it passes for; nothing where it does not."""
    if _skeleton(value) == _skeleton(entry):
        return Message("a letter only looks the same")
    return Message("one letter is another") if _differs_by_one(value, entry) else NOTHING


def _account_difference(value: str, entry: str) -> Message:
    longer = len(entry) >= _SHORTEST_PART and _skeleton(entry) in _skeleton(value)
    return name_difference(value, entry) or (Message("something was added to it") if longer else NOTHING)


def _mail_difference(value: str, entry: str) -> Message:
    (name, _, host), (entry_name, _, entry_host) = value.partition("@"), entry.partition("@")
    return _host_difference(host, entry_host) if name == entry_name else name_difference(value, entry)


def _host_difference(value: str, entry: str) -> Message:
    host, _, path = _decoded(value).partition("/")
    entry_host, _, entry_path = _decoded(entry).partition("/")
    if host == entry_host:
        return _account_difference(path, entry_path) if path and entry_path else NOTHING
    (name, ending), (entry_name, entry_ending) = _named(host), _named(entry_host)
    if (name, ending) == (entry_name, entry_ending):
        return NOTHING
    if name == entry_name:
        return Message("it ends in something else")
    letter = name_difference(host, entry_host) or (ending == entry_ending and name_difference(name, entry_name))
    inside = len(entry_name) >= _SHORTEST_PART and _skeleton(entry_name) in _skeleton(host)
    return letter or (Message("its name stands inside another address") if inside else NOTHING)


def _named(host: str) -> tuple[str, str]:
    """Return the name that was registered and what it ends in: ("xiaohu", "com.cn")."""
    labels = host.split(".")
    ending = 2 if len(labels) > 2 and labels[-2] in _SECOND_LEVELS else 1  # noqa: PLR2004 -- a name and two parts
    return (labels[-ending - 1] if len(labels) > ending else "", ".".join(labels[-ending:]))


def _decoded(host: str) -> str:
    """Return an address with its punycode shown as the letters that a reader sees."""
    if "xn--" not in host:
        return host
    name, slash, path = host.partition("/")
    try:
        return name.encode("ascii").decode("idna") + slash + path
    except UnicodeError:
        return host


def _skeleton(text: str) -> str:
    """Return a text as the eye takes it: look-alikes of every script are one letter."""
    plain = unicodedata.normalize("NFKD", text.translate(LATIN_LOOKS).casefold())
    plain = "".join(each for each in plain if not unicodedata.combining(each)).translate(_ALIKE)
    for pair, letter in _ALIKE_PAIRS:
        plain = plain.replace(pair, letter)
    return plain


def _differs_by_one(one: str, other: str) -> bool:
    """Tell whether one sign was changed, added or left out, or two beside each other were swapped."""
    if one == other or abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < _SHORTEST_PART:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[start:], other[start:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
    return left[1:] == right or left == right[1:]


_DIFFERENCES = {
    "phone": _number_difference,
    "email": _mail_difference,
    "host": _host_difference,
    "account": _account_difference,
}
