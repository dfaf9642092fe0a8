"""The keys of the front matter: those that are there and should not be, and those that are not."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.dialect.shown import exchange
from helpcenter.messages import Message, listed
from helpcenter.model import Page, Site
from helpcenter.rules.front_matter_kinds import USABLE
from helpcenter.words.characters import INVISIBLE
from helpcenter.words.look_alikes import find_look_alikes
from helpcenter.words.spellings import nearest

_MOST_KEYS = 100


def front_matter_key_unknown(page: Page, _site: Site) -> Iterator[Finding]:
    """Every key of the front matter is one that this help center knows.

    A key that is misspelt is read by nobody: the questions under `question` are never found, a page of the `typ`
    procedure is never checked.

    Bad:
        ---
        title: Case
        type: guide
        ownr: account-support
        ---

        # Case

    Good:
        ---
        title: Case
        type: guide
        owner: account-support
        ---

        # Case
    """
    for key, line in _typed_keys(page):
        if key not in USABLE and not INVISIBLE.search(key) and not any(find_look_alikes(key)):
            meant = nearest(key, USABLE)
            certain = meant is not None and meant not in page.meta and key.strip().lower() == meant
            yield Finding(
                line,
                1,
                Message("Key {key!r} is unknown, expected one of {known}", key=key, known=listed(USABLE)),
                Message("did you mean {meant!r}?", meant=meant)
                if meant
                else Message("delete the line, or give it a key from the list"),
                exchange(page, line, 1, key, meant) if meant and certain else (),
            )


def title_missing(page: Page, _site: Site) -> Iterator[Finding]:
    """A page has a `title` with words in it.

    The title is what a reader sees in the browser's tab, in search results, in the navigation and in a bookmark.

    Bad:
        ---
        title: ""
        type: guide
        ---

        # Case

    Good:
        ---
        title: Case
        type: guide
        ---

        # Case
    """
    yield from _missing(page, "title", Message("the words of the page's first heading"))


def type_missing(page: Page, _site: Site) -> Iterator[Finding]:
    """A page says of which `type` it is.

    Only a page of the type `procedure` has its steps checked, and search tells readers what kind of page they open.

    Bad:
        ---
        title: Case
        ---

        # Case

    Good:
        ---
        title: Case
        type: guide
        ---

        # Case
    """
    yield from _missing(page, "type", USABLE["type"][1])


def review_missing(page: Page, site: Site) -> Iterator[Finding]:
    """Once the site has been published, a page says when it was last `reviewed`, and who is its `owner`.

    What was true when it was written is not for ever. Where nobody knows who last made sure of a page, and when, nobody
    looks again, and readers follow steps that the app no longer has.

    Bad:
        published.txt:
            case.md

        case.md:
            ---
            title: Case
            type: guide
            ---

            # Case

    Good:
        published.txt:
            case.md

        case.md:
            ---
            title: Case
            type: guide
            reviewed: 2026-11-22
            owner: account-support
            ---

            # Case
    """
    if site.published.exists:
        for key, what in (
            ("reviewed", Message("the day on which somebody last made sure of the page")),
            ("owner", Message("the team that answers for the page; it is never published")),
        ):
            if key not in page.meta:  # one that is empty is a value that cannot be used
                yield from _missing(page, key, what)


def _missing(page: Page, key: str, expected: Message) -> Iterator[Finding]:
    """Yield a finding where `key` has no value; none where a key is there that means it, but for its spelling."""
    value = page.meta.get(key)
    if page.problem or not (value is None or (isinstance(value, str) and not value.strip())):
        return
    if any(nearest(INVISIBLE.sub("", typed), USABLE) == key for typed, _ in _typed_keys(page) if typed != key):
        return
    message = (
        Message("`{key}` is empty, expected {expected}", key=key, expected=expected)
        if key in page.meta
        else Message("Front matter has no `{key}`, expected {expected}", key=key, expected=expected)
    )
    yield Finding(page.meta_lines.get((key,), 1), 1, message, Message('write a line "{key}: …"', key=key))


def _typed_keys(page: Page) -> Iterator[tuple[str, int]]:
    keys = ((path[0], line) for path, line in page.meta_lines.items() if len(path) == 1)
    for key, line in itertools.islice(keys, _MOST_KEYS):
        if isinstance(key, str):
            yield key, line
