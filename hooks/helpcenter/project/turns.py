"""Lets builds of one project take turns: all of them write into the same folders."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_held: dict[Path, int] = {}


def take_turn(root: Path) -> None:
    """Wait until no other process builds the project in `root`; this one's turn lasts as long as it does.

    The lock is on the folder itself, so that nothing is left of it. Windows has no such lock, and nobody waits there.
    """
    if sys.platform == "win32" or root in _held:
        return
    import fcntl  # noqa: PLC0415 -- which only other systems have

    _held[root] = os.open(root, os.O_RDONLY)
    fcntl.flock(_held[root], fcntl.LOCK_EX)
