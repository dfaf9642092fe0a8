"""Puts a file in place in one go: whoever reads it has the old one or the new one, never a part."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def replace_file(file: Path, new: bytes) -> None:
    """Write `new` in place of what a file holds, if there is one, whose mode it keeps. Raises OSError."""
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(new)
        if file.exists():
            shutil.copymode(file, unfinished)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
