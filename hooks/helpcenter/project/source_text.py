"""Reads a source file as text, or says where it is none."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from helpcenter.model import Problem

Unsaved = Mapping[Path, bytes]  # what an editor holds, by the file that it is not written to yet

LARGEST = 5_000_000
SAVED: Unsaved = {}  # nothing: it can be sent to another process, as no read-only mapping can
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
LEFT_BY_A_MERGE = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?= |$)", re.MULTILINE)
_READABLE = "put a file in its place that everybody may read"


class SourceError(Exception):
    """A source file cannot be read as meant; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        """Take the problem, with its line counted in the file."""
        super().__init__(problem.message)
        self.problem = problem


def read_text(file: Path, unsaved: Unsaved = SAVED) -> str:
    """Return the text of a UTF-8 file without a byte order mark, its line ends as Unix has them. Raises SourceError."""
    return decode(read_bytes(file, unsaved))


def is_there(file: Path, unsaved: Unsaved = SAVED) -> bool:
    """Tell whether there is such a file, if only in an editor; a link that leads nowhere is there."""
    return file in unsaved or os.path.lexists(file)


def read_bytes(file: Path, unsaved: Unsaved = SAVED) -> bytes:
    """Return what a file holds, or will. Raises SourceError, also where it is larger than any page could be.

    What is no file is not opened: reading from a pipe might never end.
    """
    held = unsaved.get(file)
    try:
        status = file.stat() if held is None else None
        if status and not stat.S_ISREG(status.st_mode):
            raise SourceError(Problem(1, 1, "it is a folder, a pipe or a device, expected a file", _READABLE))
        size = status.st_size if status else len(held or b"")
        if size > LARGEST:
            message = f"the file has {size:,} bytes, expected {LARGEST:,} at most"
            raise SourceError(Problem(1, 1, message, "part it into several pages"))
        return file.read_bytes() if held is None else held
    except OSError as error:
        raise SourceError(Problem(1, 1, f"the file cannot be read: {error.strerror}", _READABLE)) from error


def decode_page(data: bytes) -> str:
    """Return the text of a page as `decode` does. Raises SourceError where it is blank, too."""
    text = decode(data)
    if not text.strip():
        raise SourceError(Problem(1, 1, "the file is empty", 'begin the page with "---", a title, a type, "---"'))
    return text


def decode(data: bytes) -> str:
    """Return UTF-8 as text, without a byte order mark, its line ends as Unix has them. Raises SourceError."""
    try:
        data = data.removeprefix(codecs.BOM_UTF8)
        return data.decode().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        lines = data[: error.start].decode().split("\n")
        byte = f"0x{data[error.start]:02x}"
        raise SourceError(Problem(len(lines), len(lines[-1]) + 1, f"the byte {byte} is not UTF-8")) from error
