"""How the target of a link is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Link, Page, Site
from helpcenter.targets.faults import Fault, faulty
from helpcenter.targets.repairs import change, mended, show

_OWN_ADDRESS = re.compile(r"^site_url:[^#\n]*?(?P<address>https?://[^\s\"',\]/]+[^\s\"',\]]*)", re.MULTILINE)
_TYPED_HERE = ("link", "image", "html", "definition")


def link_in_wrong_case(page: Page, site: Site) -> Iterator[Finding]:
    """A link spells a file with the capital and small letters it has.

    On the writer's computer both may work. On the server they are two files, one of which is not there.

    Bad:
        See [how to unlock an account](Case.md).

    Good:
        See [how to unlock an account](case.md).
    """
    for link, target in _faulty(page, site, Fault.WRONG_CASE):
        found = Message("Link to {target} has other capital letters than the file", target=target)
        yield _finding(page, link, found, Message("expected the name of the file"), mended(link, page, site))


def link_to_other_language(page: Page, site: Site) -> Iterator[Finding]:
    """A link leads to a page in the language of its own page.

    A reader who follows another one stands before a page that he cannot read, or before none: links between languages
    are not turned into addresses. The switch at the top of the page is the way from one language to the other.

    Bad:
        zh: 见[怎样解锁账户](../en/case.md)。
        en: See [how to unlock an account](../zh/case.md).

    Good:
        zh: 见[怎样解锁账户](case.md)。
        en: See [how to unlock an account](case.md).
    """
    for link, target in _faulty(page, site, Fault.OTHER_LANGUAGE):
        found = Message("Link to {target} leads to another language", target=target)
        expected = Message("expected a page in {language!r}", language=page.language)
        yield _finding(page, link, found, expected, mended(link, page, site))


def link_from_root(page: Page, site: Site) -> Iterator[Finding]:
    """A link is a path from its own page, such as `../support/contact.md`, not from the root of the server.

    What begins with a slash is published as it was typed. It names no finished page, and it leaves this help center
    where that is published in a folder of a server. A page of this site is not linked to by its whole address either:
    nobody would see that it is gone.

    Bad:
        See [how to unlock an account](/case.md).

    Good:
        See [how to unlock an account](case.md).
    """
    for link, target in _faulty(page, site, Fault.ABSOLUTE):
        found = Message("Link to {target} begins at the root of the server", target=target)
        yield _finding(page, link, found, Message("expected a path from this page"), mended(link, page, site))
    own = _OWN_ADDRESS.search(site.config) if any("://" in each.target for each in page.links) else None
    address = own["address"].rstrip("/") + "/" if own else ""
    for link in page.links if address else ():
        path = link.target[len(address) :] if link.target.startswith(address) else ""
        if path.strip("/") not in ("", *site.languages) and link.kind in _TYPED_HERE:
            within = link._replace(target=f"/{path}")
            found = Message("Link to {target} begins with the address of this site", target=show(link.target))
            yield _finding(page, link, found, Message("expected a path"), mended(within, page, site))


def link_out_of_site(page: Page, site: Site) -> Iterator[Finding]:
    """A link within the site stays among the pages of its language.

    What lies outside the folder of pages is not published, so that readers get an error page.

    Bad:
        See [what the build needs](../../mkdocs.yml).

    Good:
        See [what the build needs](case.md).
    """
    for link, target in _faulty(page, site, Fault.OUTSIDE):
        found = Message("Link to {target} leads out of the folder {folder!r}", target=target, folder=site.docs)
        yield _finding(page, link, found, Message("expected a page of this language"), mended(link, page, site))


def link_to_finished_page(page: Page, site: Site) -> Iterator[Finding]:
    """A link names the source file, `contact.md`, not the finished `contact.html`.

    Only the name of a source file is turned into the address that its page has in the end.

    Bad:
        See [how to unlock an account](case.html).

    Good:
        See [how to unlock an account](case.md).
    """
    for link, target in _faulty(page, site, Fault.HTML):
        found = Message("Link to {target} names a finished page", target=target)
        expected = Message("expected its source file, which ends in .md")
        yield _finding(page, link, found, expected, mended(link, page, site))


def link_without_suffix(page: Page, site: Site) -> Iterator[Finding]:
    """A link names a file with its suffix: `contact.md`, neither `contact` nor `contact/`.

    Without the suffix it is taken for an address and published as it was typed, which leads elsewhere or nowhere. A
    folder is no page either; its page is called `index.md`.

    Bad:
        See [how to unlock an account](case).

    Good:
        See [how to unlock an account](case.md).
    """
    for link, target in _faulty(page, site, Fault.NO_SUFFIX):
        found = Message("Link to {target} names no file", target=target)
        yield _finding(page, link, found, Message("expected one with its .md"), mended(link, page, site))


def link_with_backslash(page: Page, site: Site) -> Iterator[Finding]:
    r"""The folders of a link are parted by slashes, as in `../support/contact.md`.

    A backslash parts folders on Windows only. On the web it is a part of a name that does not exist.

    Bad:
        See [how to unlock an account](.\case.md).

    Good:
        See [how to unlock an account](./case.md).
    """
    for link, target in _faulty(page, site, Fault.BACKSLASH):
        found = Message("Link to {target} has a backslash", target=target)
        yield _finding(page, link, found, Message("expected slashes"), mended(link, page, site))


def space_in_target(page: Page, site: Site) -> Iterator[Finding]:
    """The target of a link has no space in it.

    No page and no id of this site has one, so that the link leads nowhere. Where words follow the target, the
    parenthesis behind it is missing.

    Bad:
        See [how to unlock an account](ca se.md).

    Good:
        See [how to unlock an account](case.md).
    """
    for link, target in _faulty(page, site, Fault.SPACE):
        found = Message("Link to {target} has a space", target=target)
        yield _finding(page, link, found, Message("expected none"), mended(link, page, site))


def full_width_target(page: Page, site: Site) -> Iterator[Finding]:
    """The target of a link is typed with half-width characters: `#`, `.`, `/`.

    Full-width ones, which a Chinese keyboard types, look alike and are other characters: the link leads nowhere.

    Bad:
        Go on with [what comes next](＃next).

        ## What comes next {#next}

    Good:
        Go on with [what comes next](#next).

        ## What comes next {#next}
    """
    for link, target in _faulty(page, site, Fault.FULL_WIDTH):
        found = Message("Link to {target} has full-width characters", target=target)
        yield _finding(page, link, found, Message("expected half-width ones"), mended(link, page, site))


def _faulty(page: Page, site: Site, fault: Fault) -> Iterator[tuple[Link, Message]]:
    return ((link, show(link.target)) for link in faulty(page, site, fault))


def _finding(page: Page, link: Link, found: Message, expected: Message, new: str) -> Finding:
    """Return what is said of a link: what was found, then the target it should have, or else what was expected."""
    if new:
        message = Message("{found}, expected {new!r}", found=found, new=new)
        hint = Message("change it to {new!r}", new=new)
    else:
        message = Message("{found}, {expected}", found=found, expected=expected)
        hint = Message("name a file of this language, relative to this page, with its .md")
    return Finding(link.target_line, link.target_column, message, hint, change(link, page, new))
