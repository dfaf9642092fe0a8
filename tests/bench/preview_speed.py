"""How soon a preview shows what was saved."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from edits import edit
from projects import EDITED, Tool

PATIENCE = 900  # seconds until the first build must be seen, and then each change
OFTEN = 0.01  # seconds from one look at the page to the next
PAUSE = 2  # seconds until the next save
SAVES, ENOUGH = 5, 20  # so many saves, unless they take more than so many seconds


def seconds_to_preview(tool: Tool, fewest: int) -> list[float]:
    """Return for each of some saves the seconds until the page that is served says what was saved."""
    seconds: list[float] = []
    with _served(tool) as address:
        _wait_for("<html", address)
        while len(seconds) < fewest or (len(seconds) < SAVES and sum(seconds) < ENOUGH):
            time.sleep(PAUSE)
            sentence, start = edit(tool.edited), time.perf_counter()
            _wait_for(sentence, address)
            seconds.append(time.perf_counter() - start)
    return seconds


@contextmanager
def _served(tool: Tool) -> Iterator[str]:
    """Start a preview; yields the address of the page that is edited."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [each.format(port=port) for each in tool.serve]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=tool.folder, stdout=quiet, stderr=quiet) as server:
        try:
            yield f"http://127.0.0.1:{port}/{EDITED}/"
        finally:
            server.terminate()


def _wait_for(text: str, address: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if text in _page_at(address):
            return
        time.sleep(OFTEN)
    sys.exit(f"{address} does not show: {text}")


def _page_at(address: str) -> str:
    try:
        with urlopen(address, timeout=PATIENCE) as response:  # noqa: S310 -- the server that was started above
            return str(response.read().decode())
    except (URLError, ConnectionError):
        return ""
