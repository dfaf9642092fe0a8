"""Finds what passes for the name of an account in the register where nothing beside it says that it is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.addresses.account_names import account_value
from helpcenter.addresses.official import Entry, Match, entries_of, name_difference
from helpcenter.messages import NOTHING
from helpcenter.model import Address, Page, Site

# Short names without a digit or a mark are one letter away from ordinary words.
_NAME = re.compile(r"(?=.*[0-9_-])(?=.*[a-z])[a-z0-9_.-]{6,}|[a-z]{10,}")
_LETTER = r"A-Za-z0-9\u00c0-\u024f\u0370-\u052f"
_WORD = re.compile(rf"(?<![{_LETTER}_@/.-])[{_LETTER}][{_LETTER}_.-]{{4,40}}(?![{_LETTER}_@/-])")


def find_close_names(page: Page, site: Site) -> Iterator[tuple[Address, Match]]:
    """Yield the words of a page that are nearly the name of an account and no address that has been found, with it."""
    names = site.once("names of accounts", lambda: list(_names(site)))
    right = {entry.value for entry, _ in names}
    for entry, halves in names:
        if any(half in page.raw for half in halves):
            for address in _words(page):
                difference = NOTHING if address.value in right else name_difference(address.value, entry.value)
                if difference and not any(_holds(each, address) for each in page.addresses):
                    yield address, Match(entry, difference)


def _names(site: Site) -> Iterator[tuple[Entry, tuple[str, str]]]:
    """Yield the entries that are names, each with its halves, of which a near miss leaves one as it is."""
    for entry in entries_of(site.register):
        if entry.kind == "account" and _NAME.fullmatch(entry.value):
            start = max(0, entry.text.casefold().find(entry.value))
            middle, end = start + len(entry.value) // 2, start + len(entry.value)
            yield entry, (entry.text[start:middle], entry.text[middle:end])


def _words(page: Page) -> Iterator[Address]:
    for text in page.texts:
        for word in _WORD.finditer(text.words):
            name = word[0].rstrip("._-")
            yield Address("account", name, account_value(name), word.start(), *text.place(word.start()))


def _holds(found: Address, word: Address) -> bool:
    return found.line == word.line and found.column <= word.column < found.column + len(found.text)
