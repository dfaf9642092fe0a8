"""Keeps what took long to make from one build to the next: bytes, each under a key of all that they were made from.

One file an entry, which is written aside and put in its place whole, with a sum of what is in it: an entry that is
damaged, cut off or somebody else's is as good as none, and builds that run at the same time do not disturb each other.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterable
from pathlib import Path

FOLDER = ".helpcenter_cache"
HTML = "html"  # the folder in it for pages
SIZE = 16  # bytes of a key, and of a sum
_MOST = 3  # times as many entries as a build has use for: those of another branch, or of another address


def digest(*parts: bytes) -> bytes:
    """Return a key of `SIZE` bytes that no other parts have."""
    total = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        total.update(len(part).to_bytes(8))
        total.update(part)
    return total.digest()


class Kept:
    """What is kept of the project in `root`; `trouble` is the first reason why something could not be kept."""

    def __init__(self, root: Path) -> None:
        """Take the folder, which need not be there."""
        self.folder = root / FOLDER / HTML
        self.trouble: OSError | None = None
        self._used: set[str] = set()

    def get(self, key: bytes) -> bytes | None:
        """Return what is kept under a key; None where there is nothing, or nothing whole."""
        name = key.hex()
        try:
            content = (self.folder / name).read_bytes()
        except OSError:
            return None
        data = content[SIZE:]
        if content[:SIZE] != digest(key, data):
            return None
        self._used.add(name)
        return data

    def has(self, key: bytes) -> bool:
        """Tell whether this build has got or put something under a key."""
        return key.hex() in self._used

    def put(self, key: bytes, data: bytes) -> None:
        """Keep bytes under a key. Where that cannot be done, the next build takes longer; the first reason is told."""
        name = key.hex()
        unfinished = self.folder / f"{name}.{os.getpid()}.{threading.get_ident()}"
        try:
            if not self._used:
                self._make_folder()
            unfinished.write_bytes(digest(key, data) + data)
            unfinished.replace(self.folder / name)
        except OSError as error:
            self.trouble = self.trouble or error
            self._drop([unfinished])
        else:
            self._used.add(name)

    def drop_unused(self) -> None:
        """Drop what this build had no use for, where that has become too much."""
        try:
            there = list(self.folder.iterdir())
        except OSError:
            return
        if len(there) > _MOST * len(self._used):
            self._drop(file for file in there if file.name not in self._used)

    def _make_folder(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder.parent / ".gitignore").write_text("*\n", encoding="utf-8")

    def _drop(self, files: Iterable[Path]) -> None:
        for file in files:
            try:
                file.unlink(missing_ok=True)
            except OSError as error:
                self.trouble = self.trouble or error
