"""What was found in a text before it was changed, at the places where it stands now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from helpcenter.diagnostics import Diagnostic


def moved(found: Iterable[Diagnostic], before: str, after: str) -> Iterator[Diagnostic]:
    """Yield the findings in the text `before` as they are in `after`; none of those on lines that were changed."""
    old, new = before.split("\n"), after.split("\n")
    shorter = min(len(old), len(new))
    head = next((number for number in range(shorter) if old[number] != new[number]), shorter)
    most = shorter - head
    tail = next((number for number in range(most) if old[-1 - number] != new[-1 - number]), most)
    by = len(new) - len(old)
    for each in found:
        lines = {each.line, *(edit.line for edit in each.edits)}
        if all(line <= head for line in lines):
            yield each
        elif all(line > len(old) - tail for line in lines):
            edits = tuple(replace(edit, line=edit.line + by) for edit in each.edits)
            yield replace(each, line=each.line + by, edits=edits)
