"""Finds the files in a folder, whatever they are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def files_below(folder: Path) -> Iterator[str]:
    """Yield the files in a folder and in those in it, named from it; nothing where it is not there."""
    start = len(str(folder)) + 1
    for place, _, names in os.walk(folder):
        below = place[start:].replace(os.sep, "/")
        yield from (f"{below}/{name}" for name in names) if below else names
