"""Finds a Chromium for the browser tests: one already there, else Playwright's own, else Debian's package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PATIENCE = 600  # seconds for a download


def find_chromium() -> str | None:
    """Return the path of a browser that starts, None where none can be had."""
    for source in (_present, _downloaded_by_playwright, _packaged_by_debian):
        for candidate in source():
            if _starts(candidate):
                return candidate
    return None


def _present() -> Iterator[str]:
    yield from (path for name in NAMES if (path := shutil.which(name)))
    yield MAC
    yield _playwright_path()


def _downloaded_by_playwright() -> Iterator[str]:
    if _run(sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"):
        yield _playwright_path()


def _packaged_by_debian() -> Iterator[str]:
    is_root = getattr(os, "geteuid", lambda: 1)() == 0
    install = ("apt-get", "install", "--yes", "--no-install-recommends", "chromium")
    if is_root and _run("apt-get", "update") and _run(*install):
        yield from _present()


def _playwright_path() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _starts(path: str) -> bool:
    return Path(path).is_file() and _run(path, "--version", *FLAGS)


def _run(*command: str) -> bool:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, capture_output=True, env=quiet, timeout=PATIENCE, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
