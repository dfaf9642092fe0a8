"""What the first view of a page downloads: a phone, an empty cache, a host that sends `gzip -9`."""

from __future__ import annotations

import functools
import gzip
import http.server
import mimetypes
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ViewportSize, sync_playwright
from projects import EDITED

from chromium import FLAGS, find_chromium
from static_host import StaticHost

PHONE = ViewportSize(width=390, height=844)
PACKED = {".png", ".woff2"}


class _Zipping(StaticHost):
    def do_GET(self) -> None:  # noqa: N802 -- the name is Python's
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file() or file.suffix in PACKED:
            super().do_GET()
            return
        body = gzip.compress(file.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", mimetypes.guess_type(file.name)[0] or "application/octet-stream")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def first_view(site: Path) -> dict[str, int]:
    """Return the bytes of a page itself, the bytes of all that it loads until the network is quiet, and how often.

    The bytes are those on the line, with the headers of each answer.
    """
    with _browser() as browser, _served(site) as address:
        page = browser.new_page(viewport=PHONE)
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        documents: set[str] = set()
        loaded: dict[str, int] = {}

        def take(event: dict[str, Any]) -> None:
            loaded[event["requestId"]] = int(event["encodedDataLength"])

        def note(event: dict[str, Any]) -> None:
            if event["type"] == "Document":
                documents.add(event["requestId"])

        session.on("Network.responseReceived", note)
        session.on("Network.loadingFinished", take)
        page.goto(f"{address}/{EDITED}/", wait_until="networkidle")
    html = sum(size for request, size in loaded.items() if request in documents)
    return {"html": html, "all": sum(loaded.values()), "requests": len(loaded)}


@contextmanager
def _browser() -> Iterator[Browser]:
    path = find_chromium() or sys.exit("There is no Chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Zipping, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
