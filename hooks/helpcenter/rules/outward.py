"""Links that lead out of the site: to a website, a mailbox or a telephone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from helpcenter.diagnostics import Finding
from helpcenter.model import Link, Page, Site
from helpcenter.targets.outward import SCHEMES, Flaw, flaw_of, mended_address, scheme_of
from helpcenter.targets.repairs import change, nearest, show

_LOCAL_IN_PROSE = re.compile(
    r"(?<![\w./@<:-])(?:https?://)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0):\d{2,5}(?:/[\w./#?=&-]*)?", re.ASCII
)
_MAIL_IN_PROSE = re.compile(r"(?:(?<![\w<\"'(\[])mailto: ?|<mailto: )(?=[\w.+-]+@)", re.ASCII)
_TYPED_HERE = ("link", "image", "html", "definition", "autolink")


def malformed_mail_link(page: Page, site: Site) -> Iterator[Finding]:
    """A link to a mailbox is `mailto:` and an address: `mailto:help@example.com`.

    With a space, a full-width ＠ or without `mailto:` it opens nothing, or a message to nobody.

    Bad:
        Write to [support](mailto:help.example.com).

    Good:
        Write to [support](mailto:help@example.com).
    """
    for link in _flawed(page, site, Flaw.MAIL):
        expected = mended_address(link.target)
        yield _finding(page, link, "is no address of a mailbox", expected, "mailto:name@example.com")
    for text in page.texts if "mailto:" in page.raw else ():
        for found in _MAIL_IN_PROSE.finditer(text.source):
            message = f"{show(found[0])} stands in the text, expected a link to the mailbox"
            yield Finding(*text.place(found.start()), message, "write [words](mailto:name@example.com)")


def malformed_phone_link(page: Page, site: Site) -> Iterator[Finding]:
    """A link to a telephone is `tel:` and a number of digits and half-width hyphens: `tel:+86-10-1234-5678`.

    With letters, spaces or full-width characters the telephone dials something else, or nothing.

    Bad:
        Call [support](tel:400 123 4567).

    Good:
        Call [support](tel:400-123-4567).
    """
    for link in _flawed(page, site, Flaw.PHONE):
        yield _finding(page, link, "is no number to call", mended_address(link.target), "tel:+86-10-1234-5678")


def unencrypted_link(page: Page, site: Site) -> Iterator[Finding]:
    """A link to another site, and an address that readers may type, begin with `https:`.

    What is sent over `http:` can be read and changed on its way, also the page where a customer types a password.

    Bad:
        See [the website](http://www.example.com/).

    Good:
        See [the website](https://www.example.com/).
    """
    told: set[int] = set()
    for link in _flawed(page, site, Flaw.UNENCRYPTED):
        told.add(link.target_line)
        yield Finding(
            link.target_line,
            link.target_column,
            f"Link to {show(link.target)} is not encrypted, expected an address with https:",
            "make sure that the site answers to https: and link to that",
        )
    for address in page.addresses:
        if address.text[:5].lower() == "http:" and address.line not in told:
            message = f"Address {show(address.text)} is not encrypted, expected one with https:"
            yield Finding(
                address.line, address.column, message, "make sure that the site answers to https: and name that"
            )


def link_with_unknown_scheme(page: Page, site: Site) -> Iterator[Finding]:
    """An address begins with `https:`, `mailto:`, `tel:` or `sms:`.

    What else stands before the colon is a typing mistake or opens an application that most readers do not have.

    Bad:
        See [the website](htps://www.example.com/).

    Good:
        See [the website](https://www.example.com/).
    """
    for link in _flawed(page, site, Flaw.UNKNOWN):
        scheme = scheme_of(link.target)
        near = nearest(scheme, SCHEMES)
        yield Finding(
            link.target_line,
            link.target_column,
            f"Link to {show(link.target)} begins with {show(scheme + ':')}, which few browsers know, expected 'https:'",
            f"did you mean {near + ':'!r}?" if near else "begin it with https:, or name a file of this language",
        )


def link_to_local_address(page: Page, site: Site) -> Iterator[Finding]:
    """A link leads to what every reader can reach.

    `localhost`, an address such as 192.168.0.2 and a `file:` exist on the writer's computer or in the company alone.

    Bad:
        See [the website](http://localhost:8000/).

    Good:
        See [the website](https://www.example.com/).
    """
    for link in _flawed(page, site, Flaw.LOCAL):
        yield Finding(
            link.target_line,
            link.target_column,
            f"Link to {show(link.target)} works in the writer's own network alone, expected a public address",
            "link to the page of this site, or to the public address",
        )
    for text in page.texts:
        if "localhost" in text.words or ".0.0." in text.words:
            for found in _LOCAL_IN_PROSE.finditer(text.words):
                message = f"{show(found[0])} works on the writer's own computer alone, expected a public address"
                yield Finding(*text.place(found.start()), message, "name the page of this site, or the public address")


def link_that_runs_script(page: Page, site: Site) -> Iterator[Finding]:
    """A link leads to a place; it does not run a script.

    `javascript:` does nothing where scripts are forbidden, and is how attackers make a page do what they want.

    Bad:
        [Go back to the list](javascript:history.back())

    Good:
        [Go back to the list](case.md)
    """
    for link in _flawed(page, site, Flaw.SCRIPT):
        if not (link.target[:11].lower() == "data:image/" and ("image" in link.kind or link.name.startswith("img"))):
            yield Finding(
                link.target_line,
                link.target_column,
                f"Link to {show(link.target)} runs a script or holds data, expected a page or an address",
                "link to a page or an id",
            )


def address_without_scheme(page: Page, site: Site) -> Iterator[Finding]:
    """The address of another site begins with `https://`.

    Without it `www.example.com` is taken for a file beside the page, which does not exist.

    Bad:
        See [the website](www.example.com).

    Good:
        See [the website](https://www.example.com).
    """
    for link in _flawed(page, site, Flaw.NO_SCHEME):
        expected = "https://" + link.target.lstrip("/")
        yield Finding(
            link.target_line,
            link.target_column,
            f"Link to {show(link.target)} has no https: before it, expected {show(expected)}",
            f"change it to {show(expected)}",
        )


def mistyped_address(page: Page, site: Site) -> Iterator[Finding]:
    """An address on the web is `https://`, the name of a host, and a path without spaces.

    With one slash, a full-width colon or a space in it the browser looks for a file beside the page, or for nothing.

    Bad:
        See [the website](https:/www.example.com/).

    Good:
        See [the website](https://www.example.com/).
    """
    for link in _flawed(page, site, Flaw.MISTYPED):
        expected = mended_address(link.target)
        yield _finding(page, link, "is no address that a browser can open", expected, "https://www.example.com/page")


def _flawed(page: Page, site: Site, flaw: Flaw) -> Iterable[Link]:
    return site.once(("flaws", page.source), lambda: _flaws(page)).get(flaw, ())


def _flaws(page: Page) -> dict[Flaw, list[Link]]:
    found: dict[Flaw, list[Link]] = {}
    for link in page.links:
        flaw = flaw_of(link.target) if link.kind in _TYPED_HERE else None
        if flaw and not (link.kind == "autolink" and not scheme_of(link.target)):  # <name@example.com> needs no scheme
            found.setdefault(flaw, []).append(link)
    return found


def _finding(page: Page, link: Link, found: str, new: str, example: str) -> Finding:
    return Finding(
        link.target_line,
        link.target_column,
        f"Link to {show(link.target)} {found}, expected {show(new) if new else f'one such as {example}'}",
        f"change it to {show(new)}" if new else f"write it as {example}",
        change(link, page, new),
    )
