"""Reads and writes docs/translations.json: what each part of a translation was made from.

One part a line, in the order of their names, so that git merges what two writers have stamped. A comma begins a line
instead of ending the one before it, which a new last line would change. Each line has a sum of its own, by which one
that was edited by hand is found.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from helpcenter.messages import Message
from helpcenter.model import Problem, Stamp, Stamps
from helpcenter.project.digests import short_digest
from helpcenter.project.source_text import (
    LEFT_BY_A_MERGE,
    SAVED,
    SourceError,
    Unsaved,
    is_there,
    left_by_a_merge,
    read_text,
)

FILE = "translations.json"
HEAD = '"": "Written by `helpcenter stamp`, which also mends what a merge left here. Edits by hand are refused."'

_SUM = "sum"
_OWN, _STEP, _TEXT = "own", "step", "text"


def read_stamps(root: Path, docs: str, unsaved: Unsaved = SAVED) -> Stamps:
    """Read the stamps below `root`, none where there is no such file.

    What is wrong with them is returned in `problems`, never raised; a part whose line is wrong has no stamp.
    """
    source = f"{docs}/{FILE}"
    if not is_there(root / source, unsaved):
        return Stamps(source)
    try:
        text = read_text(root / source, unsaved)
    except SourceError as error:
        return Stamps(source, problems=(error.problem,), exists=True)
    pages: dict[str, dict[str, Stamp]] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and line not in ("{", HEAD, "}"):
            entry = _entry_of(line, number)
            if isinstance(entry, Problem):
                problems.append(entry)
                continue
            (page, part), stamp = entry
            before = pages.setdefault(f"{docs}/{page}", {}).setdefault(part, stamp)
            if before is not stamp:
                name = f"{page}#{part}"
                twice = Message("{part} stands on line {line} already", part=name, line=before.line)
                problems.append(Problem(number, 1, twice))
    return Stamps(source, pages, tuple(problems), exists=True)


def _entry_of(line: str, number: int) -> tuple[tuple[str, str], Stamp] | Problem:
    """Return the page, the part and the stamp of a line, or what is wrong with it."""
    if found := LEFT_BY_A_MERGE.match(line):
        return Problem(number, 1, left_by_a_merge(found[0]))
    try:
        [(name, values)] = json.loads(f"{{{line.removeprefix(',')}}}").items()
        sum_ = values.pop(_SUM)
        page, mark, part = name.partition("#")
        stamp = Stamp(number, values.pop(_STEP, 0), values.pop(_TEXT), values, values.pop(_OWN))
    except (ValueError, KeyError, TypeError, AttributeError):
        return Problem(number, 1, Message("line {line!r} is none that `helpcenter stamp` writes", line=line[:40]))
    if not mark or sum_ != _sum_of(name, stamp):
        return Problem(number, 1, Message("line of {part} is not as `helpcenter stamp` wrote it", part=name))
    return (page, part), stamp


def written(pages: Mapping[str, Mapping[str, Stamp]], docs: str) -> str:
    """Return the stamps as the file has them."""
    lines = sorted(
        (page.removeprefix(f"{docs}/"), part, stamp) for page, parts in pages.items() for part, stamp in parts.items()
    )
    entries = (f",{json.dumps(f'{page}#{part}')}: {_values(f'{page}#{part}', stamp)}" for page, part, stamp in lines)
    return "\n".join(["{", HEAD, *entries, "}", ""])


def _values(name: str, stamp: Stamp) -> str:
    step = {_STEP: stamp.step} if stamp.step else {}
    values: dict[str, Any] = {
        **step, _TEXT: stamp.text, **dict(sorted(stamp.facts.items())), _OWN: stamp.own, _SUM: _sum_of(name, stamp)
    }  # fmt: skip
    return json.dumps(values, ensure_ascii=False)


def _sum_of(name: str, stamp: Stamp) -> str:
    return short_digest(name, str(stamp.step), stamp.text, *_flat(stamp.facts), stamp.own)


def _flat(facts: Mapping[str, str]) -> Iterator[str]:
    for kind in sorted(facts):
        yield from (kind, facts[kind])
