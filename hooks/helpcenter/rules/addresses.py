"""Numbers, addresses and account names on the pages."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.addresses.close_names import find_close_names
from helpcenter.addresses.official import Match
from helpcenter.addresses.verdict import describe, judge
from helpcenter.diagnostics import Finding
from helpcenter.model import Address, Page, Site


def phone_not_in_register(page: Page, site: Site) -> Iterator[Finding]:
    """A phone number on a page stands in the register of channels.

    Readers call what they read here. A number that nobody confirmed may belong to a stranger, or to a thief.

    Bad:
        The hotline is 400-820-8820.

    Good:
        The hotline is listed under [Contact](case.md).
    """
    yield from _unknown("phone", page, site)


def mail_not_in_register(page: Page, site: Site) -> Iterator[Finding]:
    """A mail address on a page stands in the register of channels.

    Readers in trouble send account data to it, and nobody takes a letter back.

    Bad:
        Write to help@xiaohu-service.com.

    Good:
        Open a ticket in the app. In our examples you are help@example.com.
    """
    yield from _unknown("email", page, site)


def host_not_in_register(page: Page, site: Site) -> Iterator[Finding]:
    """An address on the web that a page names or links to stands in the register of channels.

    Imitated websites are how passwords are stolen. Readers must be able to trust every address on this site.

    Bad:
        Sign in at www.xiaohu-service.com.

    Good:
        Sign in on the official website. In our examples it is www.example.com.
    """
    yield from _unknown("host", page, site)


def account_not_in_register(page: Page, site: Site) -> Iterator[Finding]:
    """An account name on a page stands in the register of channels.

    Anybody can open an account that is called "customer service". Readers trust the one that they find here.

    Bad:
        Our WeChat ID is xiaohu_help_01.

    Good:
        Get to our WeChat account from the app.
    """
    yield from _unknown("account", page, site)


def channel_not_confirmed(page: Page, site: Site) -> Iterator[Finding]:
    """A number, address or account name on a page is confirmed in the register of channels.

    An entry without the day of its confirmation is somebody's note. Readers are told that it is not confirmed yet, and
    a page that names it anyway tells them the opposite.

    Bad:
        The hotline is 400-000-1234.

    Good:
        The hotline is 400-000-5678.
    """
    for address, match in _judged(page, site):
        if match and not match.difference:
            yield _finding(address, match)


def near_miss_of_a_channel(page: Page, site: Site) -> Iterator[Finding]:
    """A number, address or account name that looks like one in the register of channels is that one.

    A digit that was mistyped leads readers to a stranger; a letter that only looks the same is how impostors work.

    Bad:
        The hotline is 400-000-5687.

    Good:
        The hotline is 400-000-5678.
    """
    for address, match in _judged(page, site):
        if match and match.difference:
            yield _finding(address, match)
    for address, match in find_close_names(page, site):
        yield _finding(address, match)


def _judged(page: Page, site: Site) -> Iterator[tuple[Address, Match | None]]:
    """Yield the addresses on a page that are not right; nothing is known where the register cannot be read."""
    for address in page.addresses if not site.register.problems else ():
        is_right, match = judge(address, site)
        if not is_right:
            yield address, match


def _unknown(kind: str, page: Page, site: Site) -> Iterator[Finding]:
    for address, match in _judged(page, site):
        if match is None and address.kind == kind:
            yield _finding(address, None)


def _finding(address: Address, match: Match | None) -> Finding:
    return Finding(address.line, address.column, *describe(address, match))
