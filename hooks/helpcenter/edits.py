"""Applies edits to the text of a file, whose line ends and byte order mark stay what they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from helpcenter.diagnostics import Diagnostic, Edit

_LINE_END = re.compile(r"\r\n|\r|\n")
# A number in a sentence means the step that is numbered so now, so it is mended before the steps are renumbered.
_FIRST = "R"


def mendable(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics that can be mended by rule, those that have to be mended first at the beginning."""
    with_edits = (each for each in diagnostics if each.edits)
    return sorted(with_edits, key=lambda each: (not each.code.startswith(_FIRST), each))


def choose(diagnostics: Iterable[Diagnostic]) -> tuple[list[Diagnostic], dict[str, list[Edit]]]:
    """Return the diagnostics whose edits can be applied together, and their edits by file; the first ones win."""
    chosen: list[Diagnostic] = []
    edits: dict[str, list[Edit]] = {}
    for diagnostic in diagnostics:
        taken = edits.get(diagnostic.path, [])
        if diagnostic.edits and not any(_meet(edit, other) for edit in diagnostic.edits for other in taken):
            chosen.append(diagnostic)
            edits[diagnostic.path] = [*taken, *diagnostic.edits]
    return chosen, edits


def apply(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the content of a file with `edits` applied, none of which may meet. `data` is UTF-8."""
    text = data.decode("utf-8-sig")
    ends = Counter(_LINE_END.findall(text))
    end = ends.most_common(1)[0][0] if ends else "\n"
    pieces = re.split(f"({_LINE_END.pattern})", text)  # line, its end, line, its end, …
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.column, edit.end_column), reverse=True):
        index = (edit.line - 1) * 2
        line = pieces[index]
        new = edit.text.replace("\n", end)
        pieces[index] = line[: edit.column - 1] + new + line[edit.end_column - 1 :]
    mark = "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""
    return (mark + "".join(pieces)).encode()


def _meet(one: Edit, other: Edit) -> bool:
    """Tell whether two edits touch the same characters, or insert at the same place."""
    if one.line != other.line:
        return False
    if one == other or (one.column, one.end_column) == (other.column, other.end_column):
        return True
    return one.column < other.end_column and other.column < one.end_column
