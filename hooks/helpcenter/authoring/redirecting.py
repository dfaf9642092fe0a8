"""What a page says in `redirect_from`, written anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from helpcenter.authoring.lines import Lines
from helpcenter.model import Page, Redirect
from helpcenter.project.redirects import KEY
from helpcenter.upkeep.entries import entry_of

_END = re.compile(r"(?:---|\.\.\.)[ \t]*[\r\n]*")
_OF_VALUE = re.compile(r"[ \t-]|[\r\n]+$")  # how a line begins that goes on with the value of the key above it
_FLOW = re.compile(rf"{KEY} *: *\[.*\S.*\]\s*$")


def entries_of(redirects: Iterable[Redirect], path: str) -> list[str]:
    """Return the entries, in YAML, by which the page at `path` says where those are led who come by old addresses.

    What leads from an address to itself is none.
    """
    wanted = (each for each in redirects if each.anchor or each.path != path)
    kept = (each for each in wanted if (each.path, each.anchor) != (path, each.to))
    return list(dict.fromkeys(entry_of(each.path, each.anchor, path, each.to) for each in kept))


def with_redirects(data: bytes, page: Page, entries: list[str]) -> bytes:
    """Return the content of a page with these entries in place of those that it was read with; its lines are the same.

    A page whose entries are these already is left as it is.
    """
    if entries == entries_of(page.redirects, page.path):
        return data
    lines = Lines.of(data)
    texts = lines.texts
    start = page.meta_lines[(KEY,)] - 1 if KEY in page.meta else _end_of_front_matter(texts)
    stop = start
    if KEY in page.meta:
        stop += 1
        while _OF_VALUE.match(texts[stop]) and not _END.fullmatch(texts[stop]):
            stop += 1
    in_one_line = stop == start + 1 and _FLOW.match(texts[start])
    new = [f"{KEY}: [{', '.join(entries)}]"] if in_one_line and entries else [*_block(entries)]
    texts[start:stop] = [f"{each}{lines.end}" for each in new]
    return bytes(lines)


def _block(entries: list[str]) -> Iterator[str]:
    if entries:
        yield f"{KEY}:"
        yield from (f"  - {each}" for each in entries)


def _end_of_front_matter(lines: list[str]) -> int:
    return next(index for index, line in enumerate(lines[1:], start=1) if _END.fullmatch(line))
