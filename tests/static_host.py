"""A static host for the tests, and one that fails in the ways in which hosts and networks do."""

from __future__ import annotations

import contextlib
import fnmatch
import functools
import http.server
import re
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from helpcenter.publishing.fingerprints import FOLDER
from helpcenter.publishing.hosts import HEADERS_FILE, read_headers
from helpcenter.publishing.policy import CACHING, REVALIDATED

# For `open_page`, where a test answers what a page asks for, or holds it back: a worker would ask in the page's place.
UNKEPT: Mapping[str, Any] = {"service_workers": "block"}


class StaticHost(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as a static host does, with its headers and its 404 page, and keeps quiet."""

    def end_headers(self) -> None:
        """Send the headers that the site wants."""
        folder = Path(self.directory)
        for rule in read_headers(folder) if (folder / HEADERS_FILE).is_file() else ():
            if fnmatch.fnmatchcase(self.path, rule.pattern):
                for key, value in rule.headers.items():
                    self.send_header(key, value)
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, *_arguments: object) -> None:
        """Answer with the page for what is not there."""
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class FailingHost(http.server.ThreadingHTTPServer):
    """Serves the site in `folder` below the path `base`.

    What matches `failing` fails: `how` is "reset", "silent" until the host stops, or the code of the answer. `asked`
    are the paths that were asked for. `caching` is what browsers are told of pages.
    """

    def __init__(self, folder: Path, base: str = "/") -> None:
        """Begin to serve."""
        super().__init__(("127.0.0.1", 0), functools.partial(_FailingHandler, directory=str(folder)))
        self.folder = folder
        self.base = base
        self.failing = re.compile(r"(?!)")
        self.how: str | int = "reset"
        self.asked: list[str] = []
        self.caching = REVALIDATED
        self.has_stopped = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """The address of the site."""
        return f"http://127.0.0.1:{self.server_port}{self.base}"

    def fail(self, how: str | int = "reset", paths: str = "") -> None:
        """Let what matches `paths`, or all, fail from now on."""
        self.how, self.failing = how, re.compile(paths)

    def recover(self) -> None:
        """Answer again."""
        self.failing = re.compile(r"(?!)")

    def stop(self) -> None:
        """End whatever waits, and serve no more."""
        self.has_stopped.set()
        self.shutdown()
        self.server_close()

    def handle_error(self, *_arguments: object) -> None:
        """Say nothing of browsers that did not wait for their answer."""


class _FailingHandler(StaticHost):
    server: Any
    protocol_version = "HTTP/1.0"  # a connection a request, so that what fails is that request

    def end_headers(self) -> None:
        if not self.path.startswith(f"/{FOLDER}/"):
            self.send_header(CACHING, self.server.caching)
        super().end_headers()

    def do_GET(self) -> None:
        host: FailingHost = self.server
        host.asked.append(self.path)
        self.directory = str(host.folder)
        if host.failing.search(self.path):
            if isinstance(host.how, int):
                self.send_error(host.how)
            elif host.how == "silent":
                host.has_stopped.wait()
            self.close_connection = True
        elif self.path.startswith(host.base):
            self.path = self.path[len(host.base) - 1 :]
            super().do_GET()
        else:
            self.send_error(404)

    do_POST = do_GET  # noqa: N815 -- the name is Python's


@contextlib.contextmanager
def failing_host(folder: Path, base: str = "/") -> Iterator[FailingHost]:
    """Serve a site for as long as it is needed."""
    host = FailingHost(folder, base)
    try:
        yield host
    finally:
        host.stop()
