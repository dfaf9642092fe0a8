"""What a terminal gets beyond plain text: colour, and a bar where somebody would have to wait."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from typing import TextIO, TypeVar

from helpcenter.diagnostics import ESCAPED, Paint, unpainted
from helpcenter.messages import Message, say

Item = TypeVar("Item")

PATIENCE = 2  # seconds before a bar is shown

_SEEN = {code: shown for code, shown in ESCAPED.items() if chr(code) != "\n"}
# Select Graphic Rendition, ECMA-48: bold, red, green, cyan.
_STYLES = {"place": "1", "code": "31", "removed": "31", "added": "32", "help": "36"}


def painter(stream: TextIO, environment: Mapping[str, str]) -> Paint:
    """Return what puts text of a kind (place, code, help, removed, added) into its colour on a terminal.

    Anywhere else, and where NO_COLOR is set (https://no-color.org) or the terminal is dumb, it leaves the text alone.
    """
    if environment.get("NO_COLOR") or environment.get("TERM") == "dumb" or not stream.isatty():
        return unpainted
    return lambda kind, text: f"\x1b[{_STYLES[kind]}m{text}\x1b[0m"


def bar(items: Iterable[Item], total: int) -> Iterable[Item]:
    """Return the items; a terminal shows a bar while they are taken, once that takes more than two seconds."""
    if not sys.stderr.isatty():
        return items
    from tqdm import tqdm  # noqa: PLC0415 -- it takes longer to load than a check to begin

    shown: Iterable[Item] = tqdm(items, total=total, delay=PATIENCE, leave=False, dynamic_ncols=True)
    return shown


def tell(message: Message, language: str, stream: TextIO | None = None) -> None:
    """Say a message on a stream, by default beside the output, on standard error."""
    print(say(message, language).translate(_SEEN), file=stream or sys.stderr)


def print_diff(lines: Iterable[str]) -> None:
    """Print a unified diff, on a terminal in colour."""
    paint = painter(sys.stdout, os.environ)
    kinds = {"+": "added", "-": "removed", "@": "help"}
    for line in lines:
        kind = kinds.get(line[:1])
        print(paint(kind, line) if kind else line)
