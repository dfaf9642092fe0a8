"""Writes what leads on from the addresses of pages that are gone: a page at each of them, and the list for hosts.

The pages work on every host, the list where it is read: Netlify, Cloudflare Pages and GitLab Pages. Who has no script
gets to the page as well, by its refresh; only then the browser forgets the place on it. Search engines take the refresh
and the canonical address for a redirect.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import Message
from helpcenter.model import Outline, Site, address_of
from helpcenter.upkeep.addresses import addresses

LIST = "_redirects"
SCRIPT = "assets/javascripts/redirect.js"

_PAGE = """\
<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
{canonical}<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>
<script type="module" src="{script}"></script>
<p>{words}<a href="{target}">{title}</a></p>
"""


class _Way(NamedTuple):
    """From the address `old` to the address `new` and the part `id` there, both below that of the site."""

    old: str
    new: str
    id: str
    page: Outline


def write_redirects(site: Site, folder: Path, address: str) -> None:
    """Write them into a site that was made from `site` and will stand at `address`; nothing where nothing leads on.

    Raises CannotCheckError where something else stands at an address already.
    """
    ways = list(_ways(site))
    base = urlsplit(address).path.rstrip("/")
    for way in ways:
        file = folder / way.old / "index.html"
        if file.exists():
            message = Message(
                "{file}: `redirect_from` names what is in the site already: {address}",
                file=way.page.source,
                address=way.old,
            )
            raise CannotCheckError(message)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page_of(way, site, address), encoding="utf-8")
    # A host would lead to the part named here also those who ask for another one.
    lines = [f"{quote(f'{base}/{each.old}')} {quote(f'{base}/{each.new}')} 301\n" for each in ways if not each.id]
    if lines:
        with (folder / LIST).open("a", encoding="utf-8") as file_of_hosts:
            file_of_hosts.writelines(lines)


def _ways(site: Site) -> Iterator[_Way]:
    for old, there in sorted(addresses(site).ways.pages.items()):
        for language in site.languages:
            page = site.page(language, there.path)
            below = "" if language == site.languages[0] else f"{language}/"
            if page and page.source not in site.unpublished:
                yield _Way(below + address_of(old), below + address_of(there.path), there.id, page)


def page_of(way: _Way, site: Site, address: str) -> str:
    """Return the page that leads on; its links hold wherever the site stands."""
    target = quote(posixpath.relpath(f"/{way.new}", f"/{way.old}")) + "/"
    target += f"#{way.id}" if way.id else ""
    canonical = f'<link rel="canonical" href="{escape(address.rstrip("/"))}/{quote(way.new)}">\n' if address else ""
    return _PAGE.format(
        language=escape(way.page.language),
        title=escape(way.page.title),
        canonical=canonical,
        target=escape(target),
        script=posixpath.relpath(f"/{SCRIPT}", f"/{way.old}"),
        words=escape(site.words.texts.get(way.page.language, {}).get("moved", {}).get("page", "")),
    )
