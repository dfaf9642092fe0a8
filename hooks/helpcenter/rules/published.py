"""The addresses that were published: none of them dies."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message, listed
from helpcenter.model import Outline, Site
from helpcenter.upkeep.addresses import addressed_as, addresses, published_in
from helpcenter.upkeep.entries import entry_of
from helpcenter.upkeep.replacements import Replacements

_NAMED = 3

Entries = dict[str, list[tuple[str, str]]]  # by the page that says them, the address and what is said of it


def published_address_gone(site: Site) -> Iterator[tuple[str, Finding]]:
    """An address that was once published leads to what it led to, or to what is there for those readers now.

    It stands in messages of support, in bookmarks and in search engines. Who comes by it and finds an error page, or
    the top of a long one, is the reader who needed the step most.

    Bad:
        published.txt:
            case.md
            case.md#enter-code
            case.md#steps
            case.md#type-code

        case.md:
            ---
            title: Case
            type: guide
            ---

            # Case

            ## Steps {#steps}

            ## Type the code {#type-code}

    Good:
        published.txt:
            case.md
            case.md#enter-code
            case.md#steps
            case.md#type-code

        case.md:
            ---
            title: Case
            type: guide
            redirect_from: ["#enter-code": type-code]
            ---

            # Case

            ## Steps {#steps}

            ## Type the code {#type-code}
    """
    if not site.published.exists or any(each.related_unknown or not each.readable for each in site.pages.values()):
        return  # what cannot be read may say where they lead
    known = addresses(site)
    gone: dict[str, list[str]] = {}
    for each in site.published.addresses:
        path, _, name = each.partition("#")
        if not known.lives(path, name):
            gone.setdefault(path, []).append(name)
    if gone:
        said, lost = _said_of(gone, site)
        for page, entries in said.items():
            yield _on_page(page, entries, site)
        for path in lost:
            message = Message(
                "Published page {path!r} is gone, expected it, or `redirect_from` in the page that replaces it",
                path=path,
            )
            hint = Message(
                "put `redirect_from: [{path}]`, as seen from there, into the page that those readers need now",
                path=path,
            )
            yield site.published.source, Finding(site.published.addresses.get(path, 1), 1, message, hint)


def _said_of(gone: dict[str, list[str]], site: Site) -> tuple[Entries, list[str]]:
    """Return what pages should say of the addresses that are gone, and the pages that nothing seems to replace."""
    guess = Replacements(site)
    said: Entries = {}
    lost: list[str] = []
    for path, names in gone.items():
        page = guess.known.ways.page_for(path)
        if page not in guess.known.ids:
            page = guess.for_page(path)
            names = [each for each in names if each and page and each not in guess.known.ids[page]]  # noqa: PLW2901
            if not page:
                lost.append(path)
                continue
            said.setdefault(page, []).append((path, entry_of(path, "", page, "")))
        for name in names:
            there, to = guess.for_part(path, name, page, names)
            said.setdefault(there, []).append((addressed_as(path, name), entry_of(path, name, there, to)))
    return said, lost


def _on_page(path: str, entries: list[tuple[str, str]], site: Site) -> tuple[str, Finding]:
    """Return the finding on the page that should say where the addresses lead."""
    page: Outline = next(published_in(site, path))
    written = [each for _, each in entries]
    hint = Message(
        "write `redirect_from: [{entries}]`, or where they should lead",
        entries=", ".join([*written[:_NAMED], *["…"][: len(written) - _NAMED]]),
    )
    edits = (page.opening.edit(written),) if page.opening else ()
    line = page.redirects[0].line if page.redirects else 1
    return page.source, Finding(line, 1, _gone([address for address, _ in entries]), hint, edits)


def _gone(addresses: list[str]) -> Message:
    """Say that addresses are gone, and name the first of them."""
    more = len(addresses) - _NAMED
    named = listed(Message("{text!r}", text=each) for each in addresses[:_NAMED])
    if more > 0:
        return Message(
            "Published addresses {addresses} and {more} more are gone, expected a page or part of that name, "
            "or an entry in `redirect_from`",
            addresses=named,
            more=more,
        )
    return Message.counted(
        "Published address {addresses} is gone, expected a page or part of that name, or an entry in `redirect_from`",
        "Published addresses {addresses} are gone, expected a page or part of that name, "
        "or an entry in `redirect_from`",
        count=len(addresses),
        addresses=named,
    )
