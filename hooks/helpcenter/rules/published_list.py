"""The list of published addresses: all of them, in order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from helpcenter.diagnostics import Edit, Finding
from helpcenter.messages import Message, listed
from helpcenter.model import Published, Site
from helpcenter.upkeep.addresses import addresses, insertions

_NAMED = 3


def unrecorded_address(site: Site) -> Iterator[tuple[str, Finding]]:
    """Every address that readers can be given is in docs/published.txt, once there is such a list.

    What is not on the list can die without anybody noticing. `helpcenter fix` adds what is missing.

    Bad:
        published.txt:
            case.md
            case.md#steps

        case.md:
            ---
            title: Case
            type: guide
            ---

            # Case

            ## Open the app {#open}

            ## Steps {#steps}

    Good:
        published.txt:
            case.md
            case.md#open
            case.md#steps

        case.md:
            ---
            title: Case
            type: guide
            ---

            # Case

            ## Open the app {#open}

            ## Steps {#steps}
    """
    published = site.published
    if not published.exists or published.problems:
        return
    missing = sorted(each for each in addresses(site).all() if each not in published.addresses)
    if missing:
        pages = list(dict.fromkeys(each.partition("#")[0] for each in missing))
        named, more = listed(pages[:_NAMED]), len(pages) - _NAMED
        message = Message.counted(
            "List lacks {count} address of {pages}, first {first!r}, expected every address that readers can be given",
            "List lacks {count} addresses of {pages}, first {first!r}, "
            "expected every address that readers can be given",
            count=len(missing),
            pages=Message("{pages} and {more} more", pages=named, more=more) if more > 0 else named,
            first=missing[0],
        )
        edits = tuple(insertions(missing, published))
        hint = Message("run `helpcenter fix`, which adds them")
        yield published.source, Finding(edits[0].line, 1, message, hint, edits)


def unusable_published_list(site: Site) -> Iterator[tuple[str, Finding]]:
    """The list of published addresses is there once something has been published: sorted, an address a line, each once.

    Of a line that cannot be read, nobody knows which address it kept alive. Without the list nobody knows of any.

    Bad:
        published.txt:
            case.md
            case.md#steps
            case.md#open

        case.md:
            ---
            title: Case
            type: guide
            ---

            # Case

            ## Open the app {#open}

            ## Steps {#steps}

    Good:
        published.txt:
            case.md
            case.md#open
            case.md#steps

        case.md:
            ---
            title: Case
            type: guide
            ---

            # Case

            ## Open the app {#open}

            ## Steps {#steps}
    """
    published = site.published
    if site.stamps.exists and not published.exists:
        message = Message(
            "{file} is missing, expected it beside {stamps}", file=published.source, stamps=site.stamps.source
        )
        hint = Message(
            "get it back from git; where nothing was published yet, make an empty file and run `helpcenter fix`"
        )
        yield published.source, Finding(1, 1, message, hint)
    for problem in published.problems:
        message = Message("List of published addresses cannot be read as meant: {problem}", problem=problem.message)
        hint = Message("keep every address of both sides of a merge, one a line, and run `helpcenter fix`")
        yield published.source, Finding(problem.line, problem.column, message, problem.hint or hint)
    yield from _out_of_order(published)


def _out_of_order(published: Published) -> Iterator[tuple[str, Finding]]:
    """Find what a merge that keeps the lines of both sides leaves: lines out of order, and some that stand twice."""
    typed = dict(sorted([*((line, each) for each, line in published.addresses.items()), *published.repeated.items()]))
    pairs = ((above, line) for above, line in pairwise(typed) if typed[above] >= typed[line])
    above, line = next(pairs, (0, 0))
    if line:
        right = [*sorted(published.addresses), *("" for _ in published.repeated)]
        edits = tuple(
            Edit(number, 1, len(old) + 1, new)
            for (number, old), new in zip(typed.items(), right, strict=True)
            if old != new
        )
        message = Message(
            "Address {address!r} stands below {above!r}, expected each once, in order",
            address=typed[line],
            above=typed[above],
        )
        hint = Message("run `helpcenter fix`, which sorts the list")
        yield published.source, Finding(line, 1, message, hint, edits)
