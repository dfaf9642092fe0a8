"""Reads a source file as text, or says where it is none."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from helpcenter.messages import Message
from helpcenter.model import Problem
from helpcenter.project.reasons import reason

Unsaved = Mapping[Path, bytes]  # what an editor holds, by the file that it is not written to yet

LARGEST = 5_000_000
SAVED: Unsaved = {}  # nothing: it can be sent to another process, as no read-only mapping can
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
LEFT_BY_A_MERGE = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?= |$)", re.MULTILINE)
_READABLE = Message("put a file in its place that everybody may read")


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
            message = Message("it is a folder, a pipe or a device, expected a file")
            raise SourceError(Problem(1, 1, message, _READABLE))
        size = status.st_size if status else len(held or b"")
        if size > LARGEST:
            message = Message("the file has {size:,} bytes, expected {most:,} at most", size=size, most=LARGEST)
            raise SourceError(Problem(1, 1, message, Message("part it into several pages")))
        return file.read_bytes() if held is None else held
    except OSError as error:
        message = Message("the file cannot be read: {reason}", reason=reason(error.strerror))
        raise SourceError(Problem(1, 1, message, _READABLE)) from error


def decode_page(data: bytes) -> str:
    """Return the text of a page as `decode` does. Raises SourceError where it is blank, too."""
    text = decode(data)
    if not text.strip():
        hint = Message('begin the page with "---", a title, a type, "---"')
        raise SourceError(Problem(1, 1, Message("the file is empty"), hint))
    return text


def decode(data: bytes) -> str:
    """Return UTF-8 as text, without a byte order mark, its line ends as Unix has them. Raises SourceError."""
    try:
        data = data.removeprefix(codecs.BOM_UTF8)
        return data.decode().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        lines = data[: error.start].decode().split("\n")
        byte = f"0x{data[error.start]:02x}"
        message = Message("the byte {byte} is not UTF-8", byte=byte)
        raise SourceError(Problem(len(lines), len(lines[-1]) + 1, message)) from error


def left_by_a_merge(mark: str) -> Message:
    """Say that a line begins with what git writes around the two sides of a conflict."""
    return Message("line begins with {mark!r}, what a merge left behind", mark=mark)


def located(file: str, line: int, column: int, message: Message) -> Message:
    """Return a message with the place that it is about before it."""
    return Message("{file}:{line}:{column}: {message}", file=file, line=line, column=column, message=message)
