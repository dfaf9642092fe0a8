"""The facts of a part of a page: what a reader acts on, and what a translation must never have otherwise.

numbers   amounts, times, counts, however they are written, and codes
channels  addresses and accounts, platforms, and markers in place of which readers see the register and the like
links     where links and branches lead, in their order, and the ids that others lead to
warnings  the boxes that warn, the markers of a warning, and how often something is forbidden
substeps  the items of numbered lists, in their order
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from helpcenter.addresses.account_names import PLATFORM_NAME
from helpcenter.languages.forbidding import count_forbidden
from helpcenter.languages.rough_times import find_rough_times
from helpcenter.messages import Message
from helpcenter.model import MARKERS, SAFETY_MARKERS, Address, Block, Id, Link, Page, Text, resolve
from helpcenter.numbers.quantities import find_quantities
from helpcenter.numbers.quantity import Quantity
from helpcenter.project.digests import short_digest
from helpcenter.upkeep.wording import Wording

SUBSTEPS = "substeps"
FACTS: Mapping[str, Message] = MappingProxyType(
    {
        "numbers": Message("numbers"),
        "channels": Message("channels"),
        "links": Message("links"),
        "warnings": Message("warnings"),
        SUBSTEPS: Message("substeps"),
    }
)
WARNS = frozenset({"warning", "danger", "caution", "attention", "important", "error", "failure"})

_ONES = frozenset({0.0, 1.0})
_OF_THE_CLOCK = "clock"  # whose values are minutes of the day
_TWO_O_CLOCK = 2 * 60.0
_UNCOUNTED = frozenset({"", "count", "rank", "month", "weekday", _OF_THE_CLOCK})  # a "one" before these is an article
_A_SECOND = ("time", frozenset({1.0}))
_PLAIN_KINDS = frozenset({"", "count"})
_CODE = re.compile(r"\b[A-Za-z]+-?\d[\w-]*")  # E-1042
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")  # also an example, which nobody has to confirm
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands on the lines of a page from `first` to `last`; `words` are those of all its texts."""

    page: Page
    wording: Wording
    first: int
    last: int
    texts: list[Text]
    links: list[Link]
    addresses: list[Address]
    ids: list[Id]
    blocks: list[Block]
    words: str


def facts_of(stretch: Stretch) -> Mapping[str, str]:
    """Return the digest of each kind of fact that a stretch has any of; of sub-steps one digest each."""
    facts = {}
    for kind, find in _KINDS.items():
        found = list(find(stretch))
        if found:
            facts[kind] = " ".join(found) if kind == SUBSTEPS else short_digest(*found)
    return facts


def _numbers(stretch: Stretch) -> Iterator[str]:
    for text in stretch.texts:
        yield from (_said(each) for each in find_quantities(text.words) if _is_counted(each))
    yield from (found.lower() for found in _CODE.findall(stretch.words))
    yield from find_rough_times(stretch.words.lower())


def _said(number: Quantity) -> str:
    """Return a number in a form that is equal for all ways of writing it."""
    if number.kind in _PLAIN_KINDS or not number.values:
        return f"{sorted(map(str, number.plain))}"
    return f"{number.kind} {sorted(number.values)}"


def _is_counted(number: Quantity) -> bool:
    """Tell whether a number is meant as one: "a" and "一" are articles more often than not, 一点 is "a little"."""
    if number.written:
        return True
    if number.kind == _OF_THE_CLOCK and len(number.values) > 1:
        return min(number.values) >= _TWO_O_CLOCK
    is_one = number.plain <= _ONES
    return not is_one or (number.kind not in _UNCOUNTED and (number.kind, number.values) != _A_SECOND)


def _channels(stretch: Stretch) -> Iterator[str]:
    yield from (f"{each.kind} {each.value}" for each in stretch.addresses)
    yield from (found[0].lower() for found in PLATFORM_NAME.finditer(stretch.words))
    if "@" in stretch.words:
        yield from (found[0].lower() for found in _MAIL.finditer(stretch.words))
    yield from (each for each in _markers(stretch) if each not in SAFETY_MARKERS)


def _links(stretch: Stretch) -> Iterator[str]:
    yield from (f"#{each.name}" for each in stretch.ids)
    for link in stretch.links:
        file, mark, anchor = link.target.partition("#")
        is_elsewhere = _SCHEME.match(link.target)
        yield link.target if is_elsewhere else f"{resolve(stretch.page.path, file) if file else ''}{mark}{anchor}"


def _warnings(stretch: Stretch) -> Iterator[str]:
    for block in stretch.blocks:
        if block.kind in ("admonition", "details") and block.name in WARNS:
            yield f"{block.name} {stretch.wording.between(block.line, _end(block))}"
    yield from (each for each in _markers(stretch) if each in SAFETY_MARKERS)
    if forbidden := count_forbidden(stretch.words.lower()):
        yield f"{forbidden} times forbidden"


def _substeps(stretch: Stretch) -> Iterator[str]:
    steps = {each.line for each in stretch.page.steps}
    for block in stretch.blocks:
        if block.kind == "list" and block.name == "ol" and steps.isdisjoint(each.line for each in block.children):
            yield from (short_digest(stretch.wording.between(each.line, _end(each))) for each in block.children)


def _markers(stretch: Stretch) -> Iterator[str]:
    lines = stretch.page.lines
    start = bisect_right(lines, (stretch.first, ""))
    for number, line in lines[start:]:
        if number > stretch.last:
            return
        if "[" in line and line.strip() in MARKERS:
            yield line.strip()


def _end(block: Block) -> int:
    """Return the last line of a block."""
    return max(line for each in block.walk() for line in (each.line, *(number for number, _, _ in each.lines)))


_KINDS: Mapping[str, Callable[[Stretch], Iterator[str]]] = MappingProxyType(
    {"numbers": _numbers, "channels": _channels, "links": _links, "warnings": _warnings, SUBSTEPS: _substeps}
)
