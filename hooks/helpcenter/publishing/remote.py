"""Verifies a site where readers get it, at its address.

A host does not tell what else it serves: extra is what its own manifest and its sitemap name beyond the manifest that
it is compared with.
"""

from __future__ import annotations

import html
import http
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote

from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import Message
from helpcenter.publishing.fetching import GONE, PATIENCE, Host, host_at
from helpcenter.publishing.manifest import MANIFEST, Contents, contents_in, read_manifest
from helpcenter.publishing.verification import CHANGED, EXTRA, MISSING, Difference, how, load_manifest, printable
from helpcenter.watching import Watch, unwatched

_AT_ONCE = 8
_LARGEST = 1 << 26  # bytes of a manifest or a sitemap; those of a site of 100,000 files are smaller
_HOME = "index.html"
_NOT_FOUND = "404.html"
_SITEMAP = "sitemap.xml"
_LOCATION = re.compile(r"<loc>([^<]*)</loc>")
_FOR_HOSTS = ("_headers", "_redirects")  # which read them, and need not serve them


def verify_address(
    address: str, against: Path | None = None, patience: float = PATIENCE, watch: Watch = unwatched
) -> list[Difference]:
    """Return what differs in the site at an address from its own manifest, or from that in the file `against`.

    Raises CannotCheckError where that could not be found out.
    """
    host = host_at(address, patience)
    online = host.ask(MANIFEST, _LARGEST)
    if online.leads_to or online.status != http.HTTPStatus.OK:
        url, answer = host.address + MANIFEST, online.leads_to or online.status
        raise CannotCheckError(Message("{url}: found {answer}, expected a manifest", url=url, answer=answer))
    said = read_manifest(online.body, host.address + MANIFEST)
    manifest, content = load_manifest(against) if against else (said, online.body)
    differences = [Difference(MANIFEST, CHANGED)] if content != online.body else []
    extra = said.files.keys() | _located(host, (manifest.address, host.address))
    differences.extend(Difference(name, EXTRA) for name in extra - manifest.files.keys() - {MANIFEST})
    asked = [each for each in manifest.files if each not in _FOR_HOSTS and not _is_hidden(each)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = pool.map(lambda name: _difference(host, name, manifest.files[name]), asked)
        differences.extend(each for each in watch(found, len(asked)) if each)
    return sorted(differences)


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _difference(host: Host, name: str, expected: Contents) -> Difference | None:
    """Return how a file differs from what is expected, if it does."""
    answer = host.ask(name.removesuffix(_HOME) if f"/{name}".endswith(f"/{_HOME}") else name, expected.size)
    if answer.leads_to:
        return Difference(name, CHANGED, Message("leads to {url}", url=printable(answer.leads_to)))
    if answer.status in GONE and name != _NOT_FOUND:
        return Difference(name, MISSING)
    found = contents_in(answer.body)
    return Difference(name, CHANGED, how(expected, found)) if found != expected else None


def _located(host: Host, sites: Iterable[str | None]) -> set[str]:
    """Return the files that the sitemap of a host names; the site stands at any of these addresses."""
    answer = host.ask(_SITEMAP, _LARGEST)
    text = "" if answer.status in GONE else answer.body.decode(errors="replace")
    return {_file_at(html.unescape(found[1]).strip(), sites) for found in _LOCATION.finditer(text)}


def _file_at(address: str, sites: Iterable[str | None]) -> str:
    """Return the file at an address; the address itself where it is of another site."""
    for site in sites:
        if site and address.startswith(site):
            path = unquote(address.removeprefix(site))
            return f"{path}{_HOME}" if path.endswith("/") or not path else path
    return address
