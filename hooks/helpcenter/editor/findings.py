"""What was found, as an editor shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lsprotocol import types
from pygls.workspace import PositionCodec

from helpcenter.diagnostics import Diagnostic
from helpcenter.editor.positions import Place, range_of
from helpcenter.messages import Message, say

NAME = "helpcenter"

_WORD = re.compile(r"[ \t]*(?:[\w#./:@%+&=?~-]+|\S)?")
_FAILURE = re.compile(r"(?P<file>[^\n:]+):(?P<line>\d+):(?P<column>\d+): (?P<what>.*)", re.DOTALL)


class Failure(NamedTuple):
    """Why something could not be checked; `file` is empty where no file is to blame."""

    file: str
    place: Place
    what: str


def failure_of(message: Message, language: str) -> Failure:
    """Return what a message says in a language, apart from the file and the place that it begins with."""
    said = say(message, language)
    found = _FAILURE.fullmatch(said)
    if found is None:
        return Failure("", Place(1, 1), said)
    return Failure(found["file"], Place(int(found["line"]), int(found["column"])), found["what"])


def range_found(found: Diagnostic, lines: Sequence[str], codec: PositionCodec) -> types.Range:
    """Return what an editor underlines: what would be mended, or the word where something was found."""
    start = Place(found.line, found.column)
    for edit in found.edits:
        if edit.line == found.line and edit.column <= found.column < edit.end_column:
            return range_of(lines, start, Place(edit.line, edit.end_column), codec)
    return _word_at(start, lines, codec)


def shown(found: Diagnostic, lines: Sequence[str], language: str, codec: PositionCodec) -> types.Diagnostic:
    """Return a finding in the text with these `lines`."""
    return types.Diagnostic(
        range=range_found(found, lines, codec),
        message=f"{say(found.message, language)}\n{say(found.hint, language)}",
        severity=types.DiagnosticSeverity.Error,
        code=found.code,
        source=NAME,
    )


def shown_failure(failure: Failure, lines: Sequence[str], codec: PositionCodec) -> types.Diagnostic:
    """Return what could not be checked in the text with these `lines`."""
    range_ = _word_at(failure.place, lines, codec)
    return types.Diagnostic(range_, failure.what, severity=types.DiagnosticSeverity.Warning, source=NAME)


def _word_at(start: Place, lines: Sequence[str], codec: PositionCodec) -> types.Range:
    line = lines[start.line - 1] if start.line <= len(lines) else ""
    word = _WORD.match(line, start.column - 1)
    end = word.end() if word else start.column - 1
    return range_of(lines, start, Place(start.line, max(start.column, end + 1)), codec)
