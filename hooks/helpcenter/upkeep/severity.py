"""What changed in a source since its translation was made, and how much that matters to readers."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Severity(IntEnum):
    """How much a change matters; that only punctuation or spaces changed is none.

    After the levels of Mozilla's SUMO: https://wiki.mozilla.org/Support/Article_Revision (major, significant, minor).
    """

    MEANING = 1
    BREAKING = 2


class Change(NamedTuple):
    """What changed in one part of a source: it was added, removed, moved or renamed (a step only), or is otherwise.

    `id` is that of the part in the source now, or was where it was removed; `line` its line there, 0 where it was
    removed; `step` its place among the steps, 0 for a section. `facts` are the kinds of facts that changed.
    """

    severity: Severity
    how: str
    id: str
    line: int
    step: int
    facts: tuple[str, ...] = ()
