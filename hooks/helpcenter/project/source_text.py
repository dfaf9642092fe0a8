"""Reads a source file as text, or says where it is none."""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path

from helpcenter.messages import Message
from helpcenter.model import Problem
from helpcenter.project.reasons import reason

LARGEST = 5_000_000
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
LEFT_BY_A_MERGE = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?= |$)", re.MULTILINE)
_READABLE = Message("put a file in its place that everybody may read")


class SourceError(Exception):
    """A source file cannot be read as meant; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        """Take the problem, with its line counted in the file."""
        super().__init__(problem.message)
        self.problem = problem


def read_text(file: Path) -> str:
    """Return the text of a UTF-8 file without a byte order mark, its line ends as Unix has them. Raises SourceError."""
    return decode(read_bytes(file))


def read_bytes(file: Path) -> bytes:
    """Return what a file holds. Raises SourceError, also where it is larger than any page could be.

    What is no file is not opened: reading from a pipe might never end.
    """
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            message = Message("it is a folder, a pipe or a device, expected a file")
            raise SourceError(Problem(1, 1, message, _READABLE))
        if status.st_size > LARGEST:
            message = Message(
                "the file has {size:,} bytes, expected {most:,} at most", size=status.st_size, most=LARGEST
            )
            raise SourceError(Problem(1, 1, message, Message("part it into several pages")))
        return file.read_bytes()
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
