"""Tells whether files have changed, without reading them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

State = tuple[int, int, int, int]
_HIDDEN = "."  # begins what belongs to an editor or the system


def states_of(paths: Iterable[str]) -> dict[str, State]:
    """Return what tells each file in `paths` and the folders there from the same file with another content."""
    states: dict[str, State] = {}
    for path in paths:
        files = [path] if Path(path).is_file() else files_in(path)
        for file in files:
            try:
                status = os.stat(file)  # noqa: PTH116 -- of thousands of files, each time one is saved
            except OSError:
                continue
            states[file] = status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
    return states


def files_in(folder: str, *, with_folders: bool = False) -> Iterator[str]:
    """Yield the files in a folder and in those in it, and these themselves where asked for; none that is hidden."""
    for place, folders, names in os.walk(folder, followlinks=not with_folders):
        folders[:] = [name for name in folders if not name.startswith(_HIDDEN)]
        for name in (*names, *(folders if with_folders else ())):
            if not name.startswith(_HIDDEN):
                yield f"{place}{os.sep}{name}"
