"""Puts the banner into each page that a preview's server sends: what is wrong now, whenever the page was rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Render = Callable[[str, str], str]


def with_bar(application: Any, render: Render) -> Any:
    """Return a WSGI application that sends what `application` does, each page as `render` makes it.

    `render` is given the HTML and the path that was asked for.
    """

    def send(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        started: list[tuple[str, list[tuple[str, str]]]] = []
        body = application(environ, lambda status, headers, *_: started.append((status, headers)))
        status, headers = started[-1]
        if dict(headers).get("Content-Type") != "text/html":
            start_response(status, headers)
            return body  # type: ignore[no-any-return]
        try:
            html = b"".join(body).decode(errors="surrogateescape")
        finally:
            getattr(body, "close", lambda: None)()
        path = environ["PATH_INFO"].encode("latin-1").decode(errors="replace")
        content = render(html, path).encode(errors="surrogateescape")
        others = [each for each in headers if each[0] != "Content-Length"]
        start_response(status, [*others, ("Content-Length", str(len(content)))])
        return [content]

    return send
