"""The lists of the front matter."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Page, Site, resolve


def related_to_itself(page: Page, _site: Site) -> Iterator[Finding]:
    """The pages under `related` are other pages.

    A reader who has read to the end and follows "related" back to the same page is sent in a circle.

    Bad:
        ---
        title: Case
        type: guide
        related: [case.md]
        ---

        # Case

    Good:
        ---
        title: Case
        type: guide
        related: []
        ---

        # Case
    """
    for target, line in entries(page, "related"):
        if page.resolve(target.partition("#")[0].strip()) == page.source:
            message = Message("`related` names {target!r}, this page itself, expected others", target=target)
            yield Finding(line, 1, message, Message("delete the entry"))


def entry_repeated(page: Page, _site: Site) -> Iterator[Finding]:
    """A list in the front matter names each thing once.

    The page is offered twice under its own end, and the second of the two was meant to be another one.

    Bad:
        ---
        title: Case
        type: guide
        hide: [toc, toc]
        ---

        # Case

    Good:
        ---
        title: Case
        type: guide
        hide: [toc, navigation]
        ---

        # Case
    """
    for key in ("related", "hide"):
        seen: set[str] = set()
        for entry, line in entries(page, key):
            name = resolve("", entry.strip())
            if name in seen:
                message = Message("`{key}` holds {entry!r} twice, expected it once", key=key, entry=entry)
                yield Finding(line, 1, message, Message("delete one of the two"))
            seen.add(name)


def entries(page: Page, key: str) -> Iterator[tuple[str, int]]:
    """Yield the texts in a list of the front matter with their lines."""
    value = page.meta.get(key)
    for index, entry in enumerate(value if isinstance(value, list) else ()):
        if isinstance(entry, str):
            yield entry, page.meta_lines.get((key, index), page.meta_lines[(key,)])
