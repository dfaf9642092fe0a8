"""Links that lead out of the site: to a website, a mailbox or a telephone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from helpcenter.diagnostics import Edit, Finding
from helpcenter.messages import Message
from helpcenter.model import Link, Page, Site
from helpcenter.targets.outward import SCHEMES, Flaw, flaw_of, mended_address, scheme_of
from helpcenter.targets.repairs import change, nearest, show, suggest

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
        found = Message("Link to {target} is no address of a mailbox", target=show(link.target))
        yield _finding(page, link, found, "mailto:name@example.com")
    for text in page.texts if "mailto:" in page.raw else ():
        for match in _MAIL_IN_PROSE.finditer(text.source):
            message = Message("{found} stands in the text, expected a link to the mailbox", found=show(match[0]))
            yield Finding(*text.place(match.start()), message, Message("write [words](mailto:name@example.com)"))


def malformed_phone_link(page: Page, site: Site) -> Iterator[Finding]:
    """A link to a telephone is `tel:` and a number of digits and half-width hyphens: `tel:+86-10-1234-5678`.

    With letters, spaces or full-width characters the telephone dials something else, or nothing.

    Bad:
        Call [support](tel:400 123 4567).

    Good:
        Call [support](tel:400-123-4567).
    """
    for link in _flawed(page, site, Flaw.PHONE):
        found = Message("Link to {target} is no number to call", target=show(link.target))
        yield _finding(page, link, found, "tel:+86-10-1234-5678")


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
        target = show(link.target)
        message = Message("Link to {target} is not encrypted, expected an address with https:", target=target)
        yield _at(link, message, Message("make sure that the site answers to https: and link to that"))
    for address in page.addresses:
        if address.text[:5].lower() == "http:" and address.line not in told:
            message = Message("Address {found} is not encrypted, expected one with https:", found=show(address.text))
            hint = Message("make sure that the site answers to https: and name that")
            yield Finding(address.line, address.column, message, hint)


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
        message = Message(
            "Link to {target} begins with {scheme}, which few browsers know, expected 'https:'",
            target=show(link.target),
            scheme=show(f"{scheme}:"),
        )
        hint = Message("begin it with https:, or name a file of this language")
        yield _at(link, message, suggest(f"{near}:" if near else "", hint))


def link_to_local_address(page: Page, site: Site) -> Iterator[Finding]:
    """A link leads to what every reader can reach.

    `localhost`, an address such as 192.168.0.2 and a `file:` exist on the writer's computer or in the company alone.

    Bad:
        See [the website](http://localhost:8000/).

    Good:
        See [the website](https://www.example.com/).
    """
    for link in _flawed(page, site, Flaw.LOCAL):
        target = show(link.target)
        message = Message(
            "Link to {target} works in the writer's own network alone, expected a public address", target=target
        )
        yield _at(link, message, Message("link to the page of this site, or to the public address"))
    for text in page.texts:
        if "localhost" in text.words or ".0.0." in text.words:
            for found in _LOCAL_IN_PROSE.finditer(text.words):
                message = Message(
                    "{found} works on the writer's own computer alone, expected a public address", found=show(found[0])
                )
                hint = Message("name the page of this site, or the public address")
                yield Finding(*text.place(found.start()), message, hint)


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
            target = show(link.target)
            message = Message(
                "Link to {target} runs a script or holds data, expected a page or an address", target=target
            )
            yield _at(link, message, Message("link to a page or an id"))


def address_without_scheme(page: Page, site: Site) -> Iterator[Finding]:
    """The address of another site begins with `https://`.

    Without it `www.example.com` is taken for a file beside the page, which does not exist.

    Bad:
        See [the website](www.example.com).

    Good:
        See [the website](https://www.example.com).
    """
    for link in _flawed(page, site, Flaw.NO_SCHEME):
        target, expected = show(link.target), show("https://" + link.target.lstrip("/"))
        message = Message(
            "Link to {target} has no https: before it, expected {expected}", target=target, expected=expected
        )
        yield _at(link, message, Message("change it to {expected}", expected=expected))


def mistyped_address(page: Page, site: Site) -> Iterator[Finding]:
    """An address on the web is `https://`, the name of a host, and a path without spaces.

    With one slash, a full-width colon or a space in it the browser looks for a file beside the page, or for nothing.

    Bad:
        See [the website](https:/www.example.com/).

    Good:
        See [the website](https://www.example.com/).
    """
    for link in _flawed(page, site, Flaw.MISTYPED):
        found = Message("Link to {target} is no address that a browser can open", target=show(link.target))
        yield _finding(page, link, found, "https://www.example.com/page")


def _flawed(page: Page, site: Site, flaw: Flaw) -> Iterable[Link]:
    return site.once(("flaws", page.source), lambda: _flaws(page)).get(flaw, ())


def _flaws(page: Page) -> dict[Flaw, list[Link]]:
    found: dict[Flaw, list[Link]] = {}
    for link in page.links:
        flaw = flaw_of(link.target) if link.kind in _TYPED_HERE else None
        if flaw and not (link.kind == "autolink" and not scheme_of(link.target)):  # <name@example.com> needs no scheme
            found.setdefault(flaw, []).append(link)
    return found


def _finding(page: Page, link: Link, found: Message, example: str) -> Finding:
    new = mended_address(link.target)
    if not new:
        message = Message("{found}, expected one such as {example}", found=found, example=example)
        return _at(link, message, Message("write it as {example}", example=example))
    message = Message("{found}, expected {expected}", found=found, expected=show(new))
    return _at(link, message, Message("change it to {expected}", expected=show(new)), change(link, page, new))


def _at(link: Link, message: Message, hint: Message, edits: tuple[Edit, ...] = ()) -> Finding:
    return Finding(link.target_line, link.target_column, message, hint, edits)
