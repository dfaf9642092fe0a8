"""Verifies a site where readers get it, at its address.

A host does not tell what else it serves: extra is what its own manifest names beyond the one that it is compared with.
"""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from email.message import Message
from pathlib import Path
from typing import IO, NamedTuple
from urllib.parse import quote, urlsplit

from helpcenter.diagnostics import CannotCheckError
from helpcenter.publishing.manifest import MANIFEST, Contents, contents_in, read_manifest
from helpcenter.publishing.verification import CHANGED, EXTRA, MISSING, Difference, how, load_manifest

PATIENCE = 30  # seconds without an answer
_AT_ONCE = 8
_LARGEST_MANIFEST = 1 << 26  # bytes; that of a site of 100,000 files is smaller
_HOME = "index.html"
_NOT_FOUND = "404.html"
_GONE = (404, 410)
_FOR_HOSTS = ("_headers", "_redirects")  # which read them, and need not serve them


class _Answer(NamedTuple):
    """What a host serves; `leads_to` is where it leads to instead."""

    status: int
    body: bytes = b""
    leads_to: str = ""


class _WithinSite(urllib.request.HTTPRedirectHandler):
    """Follows a redirect within a site, and none that leads out of it."""

    def __init__(self, address: str) -> None:
        self.address = address

    def redirect_request(  # noqa: PLR0913, PLR0917 -- the signature is urllib's
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:
        is_within = newurl.startswith(self.address)
        return super().redirect_request(req, fp, code, msg, headers, newurl) if is_within else None  # type: ignore[arg-type]


def verify_address(address: str, against: Path | None = None, patience: float = PATIENCE) -> list[Difference]:
    """Return what differs in the site at an address from its own manifest, or from that in the file `against`.

    Raises CannotCheckError where that could not be found out.
    """
    split = urlsplit(address)
    if split.scheme not in ("http", "https") or not split.hostname or split.username or split.query or split.fragment:
        raise CannotCheckError(f"{address}: expected the address of a site, such as https://help.example.com/")
    host = _Host(address.rstrip("/") + "/", patience)
    online = host.ask(MANIFEST, _LARGEST_MANIFEST)
    if online.leads_to or online.status != http.HTTPStatus.OK:
        raise CannotCheckError(
            f"{host.address}{MANIFEST}: found {online.leads_to or online.status}, expected a manifest"
        )
    said = read_manifest(online.body, host.address + MANIFEST)
    manifest, content = load_manifest(against) if against else (said, online.body)
    differences = [Difference(MANIFEST, CHANGED)] if content != online.body else []
    differences.extend(Difference(name, EXTRA) for name in said.files.keys() - manifest.files.keys())
    asked = [each for each in manifest.files if each not in _FOR_HOSTS and not _is_hidden(each)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = pool.map(lambda name: host.difference(name, manifest.files[name]), asked)
        differences.extend(each for each in found if each)
    return sorted(differences)


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


class _Host:
    def __init__(self, address: str, patience: float) -> None:
        self.address = address
        self.patience = patience
        self.opener = urllib.request.build_opener(_WithinSite(address))

    def difference(self, name: str, expected: Contents) -> Difference | None:
        """Return how a file differs from what is expected, if it does."""
        answer = self.ask(name.removesuffix(_HOME) if f"/{name}".endswith(f"/{_HOME}") else name, expected.size)
        if answer.leads_to:
            return Difference(name, CHANGED, f"leads to {answer.leads_to}")
        if answer.status in _GONE and name != _NOT_FOUND:
            return Difference(name, MISSING)
        found = contents_in(answer.body)
        return Difference(name, CHANGED, how(expected, found)) if found != expected else None

    def ask(self, path: str, size: int) -> _Answer:
        """Return what is served at a path, and no more of it than a byte beyond `size`. Raises CannotCheckError."""
        url = self.address + quote(path)
        request = urllib.request.Request(url, headers={"Cache-Control": "no-cache"})  # noqa: S310 -- its scheme is known
        try:
            with self.opener.open(request, timeout=self.patience) as response:
                return _Answer(response.status, response.read(size + 1))
        except urllib.error.HTTPError as error:
            with error:
                if location := error.headers.get("Location"):
                    return _Answer(error.code, leads_to=str(location))
                if error.code in _GONE:
                    return _Answer(error.code, error.read(size + 1))
            raise CannotCheckError(f"{url}: the host answers {error.code} {error.reason}") from error
        except (OSError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", None) or error
            raise CannotCheckError(f"{url}: no answer: {reason}") from error
