"""What changed in a source since its translation was made, and how much that matters to readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from typing import NamedTuple

from helpcenter.model import Part, Stamp
from helpcenter.translation.alignment import match
from helpcenter.upkeep.facts import SUBSTEPS

ADDED, REMOVED, MOVED, RENAMED, CHANGED = "added", "removed", "moved", "renamed", "changed"  # how a part did


class Severity(IntEnum):
    """How much a change matters; one of punctuation and spaces alone is none.

    After the significance of edits in Mozilla's knowledge base, whose translators are told of medium and major ones,
    and its readers of major ones: SIGNIFICANCES in kitsune/wiki/config.py of https://github.com/mozilla/kitsune
    """

    MEANING = 1
    BREAKING = 2


class Change(NamedTuple):
    """What changed in one part of a source: it was added, removed, moved, renamed, or changed in its text or facts.

    `id` is that of the part in the source now, or was where it was removed; `line` its line there, 0 where it was
    removed; `step` its place among the steps, 0 for a section. `facts` are the kinds of facts that changed.
    """

    severity: Severity
    how: str
    id: str
    line: int
    step: int
    facts: tuple[str, ...] = ()


def changes(before: Mapping[str, Stamp], now: Iterable[Part]) -> list[Change]:
    """Return what changed in the parts of a source since they were stamped, in the order of the page.

    A step that was added, removed, moved or renamed, and a fact that changed, break a translation; a section may come
    and go as long as there was no fact in it.
    """
    parts = {part.id: part for part in now}
    gone = {id_: stamp for id_, stamp in before.items() if id_ not in parts}
    renamed = dict(_renamed(gone, [part for id_, part in parts.items() if id_ not in before]))
    found = [change for part in parts.values() if (change := _change(part, before.get(part.id), renamed))]
    told = {each.id for each in found}
    found += [_of(parts[id_], Severity.BREAKING, MOVED) for id_ in _moved(before, parts) if id_ not in told]
    found.sort(key=lambda each: each.line)
    for id_, stamp in gone.items():
        if id_ not in renamed.values():
            severity = Severity.BREAKING if stamp.step or stamp.facts else Severity.MEANING
            found.append(Change(severity, REMOVED, id_, 0, stamp.step, tuple(stamp.facts)))
    return found


def _renamed(gone: Mapping[str, Stamp], added: Iterable[Part]) -> Iterator[tuple[str, str]]:
    """Yield the new and the old id of each part that says what one of those said that are gone."""
    olds = {(bool(stamp.step), stamp.text): id_ for id_, stamp in reversed(tuple(gone.items()))}
    for part in added:
        if old := olds.pop((bool(part.step), part.text), None):
            yield part.id, old


def _change(part: Part, stamp: Stamp | None, renamed: Mapping[str, str]) -> Change | None:
    """Return what changed in a part of the source, None where nothing did that matters."""
    if part.id in renamed:
        return _of(part, Severity.BREAKING if part.step else Severity.MEANING, RENAMED)
    if stamp is None or bool(part.step) != bool(stamp.step):
        return _of(part, Severity.BREAKING if part.step or part.facts else Severity.MEANING, ADDED, tuple(part.facts))
    kinds = dict.fromkeys((*stamp.facts, *part.facts))
    facts = tuple(kind for kind in kinds if _differs(kind, stamp.facts.get(kind, ""), part.facts.get(kind, "")))
    if facts:
        return _of(part, Severity.BREAKING, CHANGED, facts)
    return _of(part, Severity.MEANING, CHANGED) if part.text != stamp.text else None


def _of(part: Part, severity: Severity, how: str, facts: tuple[str, ...] = ()) -> Change:
    return Change(severity, how, part.id, part.line, part.step, facts)


def _differs(kind: str, before: str, now: str) -> bool:
    """Tell whether facts changed; sub-steps do where one comes, goes or moves, not where its words change."""
    if kind != SUBSTEPS:
        return before != now
    old, new = before.split(), now.split()
    return len(old) != len(new) or (old != new and Counter(old) == Counter(new))


def _moved(before: Mapping[str, Stamp], now: Mapping[str, Part]) -> Iterator[str]:
    """Yield the ids of the steps that stand elsewhere among the others than they did."""
    stood = sorted((stamp.step, id_) for id_, stamp in before.items() if stamp.step and id_ in now and now[id_].step)
    stand = sorted((part.step, id_) for id_, part in now.items() if part.step and id_ in before and before[id_].step)
    old, new = [id_ for _, id_ in stood], [id_ for _, id_ in stand]
    if old != new:
        yield from (new[place] for _, place in match(old, new).moved)
