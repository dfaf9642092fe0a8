"""Fetches files of a site from its host, whoever runs it: no answer leads away, takes forever or fills the memory."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import quote, unquote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import Message
from helpcenter.project.reasons import reason

PATIENCE = 30.0  # seconds without an answer
GONE = (404, 410)
_TIMES_PATIENCE = 10  # for a whole file
_CHUNK = 1 << 16
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 5


class Answer(NamedTuple):
    """What a host serves; `leads_to` is where it leads to instead, which is not of the site."""

    status: int
    body: bytes = b""
    leads_to: str = ""


class Host(NamedTuple):
    """Serves the site at `address`, which ends with "/"; for a part of an answer `patience` seconds are waited."""

    address: str
    patience: float

    def ask(self, path: str, size: int) -> Answer:
        """Return what is served at a path, and no more of it than a byte beyond `size`. Raises CannotCheckError."""
        url = self.address + quote(path)
        try:
            for _ in range(_MOST_REDIRECTS + 1):
                with self._open(url) as answer:
                    if answer.status not in _REDIRECTS:
                        return self._read(answer, url, size)
                    url = urljoin(url, answer.headers.get("Location", ""))
                    if not self._is_of_site(url):
                        return Answer(answer.status, leads_to=url)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise CannotCheckError(Message("{url}: no answer: {reason}", url=url, reason=_reason(error))) from error
        message = Message("{url}: no answer: more than {most} redirects", url=url, most=_MOST_REDIRECTS)
        raise CannotCheckError(message)

    @contextmanager
    def _open(self, url: str) -> Iterator[Any]:
        request = Request(url, headers={"Cache-Control": "no-cache"})  # noqa: S310 -- its scheme is known
        try:
            answer = build_opener(_NoRedirects).open(request, timeout=self.patience)
        except HTTPError as error:  # an answer, too
            answer = error
        with closing(answer):
            yield answer

    def _is_of_site(self, url: str) -> bool:
        return url.startswith(self.address) and ".." not in unquote(url).split("/")

    def _read(self, answer: Any, url: str, size: int) -> Answer:
        if answer.status not in (http.HTTPStatus.OK, *GONE):
            said = f"{answer.status} {answer.reason}"
            raise CannotCheckError(Message("{url}: the host answers {answer}", url=url, answer=said))
        return Answer(answer.status, b"".join(self._parts(answer, size + 1)))

    def _parts(self, answer: Any, most: int) -> Iterator[bytes]:
        stated = answer.headers.get("Content-Length")
        left = most if stated is None else min(most, int(stated))
        latest = time.monotonic() + self.patience * _TIMES_PATIENCE
        while left > 0 and (part := answer.read1(min(left, _CHUNK))):
            yield part
            left -= len(part)
            if time.monotonic() > latest:
                raise TimeoutError(Message("the file takes too long"))
        if left > 0 and stated is not None:
            raise ConnectionError(Message("the connection ended within the file"))


def host_at(address: str, patience: float) -> Host:
    """Return the host of the site at an address. Raises CannotCheckError where that is no address of a site."""
    try:
        split = urlsplit(address)
        name = (split.hostname or "").encode("idna")
    except ValueError:
        split, name = urlsplit(""), b""
    if split.scheme not in {"http", "https"} or not name or split.username or split.query or split.fragment:
        message = Message(
            "{address}: expected the address of a site, such as https://help.example.com/", address=address
        )
        raise CannotCheckError(message)
    netloc = split.netloc.lower()
    if not netloc.isascii():
        netloc = netloc.encode("idna").decode()
    path = quote(split.path.rstrip("/"), safe="/%:@!$&'()*+,;=~")
    return Host(f"{split.scheme}://{netloc}{path}/", patience)


def _reason(error: Exception) -> Message:
    said = getattr(error, "reason", None) or error
    ours = said.args[0] if isinstance(said, Exception) and said.args else said
    return ours if isinstance(ours, Message) else reason(str(said))


class _NoRedirects(HTTPRedirectHandler):
    """Leaves redirects to us; urllib reads all that they say, however long."""

    def redirect_request(self, *_arguments: Any) -> None:
        return None
