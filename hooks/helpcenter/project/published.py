"""Reads docs/published.txt: every address that has been published, one a line."""

from __future__ import annotations

import re
from pathlib import Path

from helpcenter.messages import Message
from helpcenter.model import Problem, Published
from helpcenter.project.source_text import (
    LEFT_BY_A_MERGE,
    SAVED,
    SourceError,
    Unsaved,
    is_there,
    left_by_a_merge,
    read_text,
)

FILE = "published.txt"
COMMENT = "# "
ADDRESS = re.compile(r"(?! )[^#\n]+\.md(?:#[^\s#]+)?")


def read_published(root: Path, docs: str, unsaved: Unsaved = SAVED) -> Published:
    """Read the addresses below `root`, none where there is no such file.

    What is wrong with them is returned in `problems`, never raised.
    """
    source = f"{docs}/{FILE}"
    if not is_there(root / source, unsaved):
        return Published(source)
    try:
        lines = read_text(root / source, unsaved).split("\n")
    except SourceError as error:
        return Published(source, problems=(error.problem,), exists=True)
    addresses: dict[str, int] = {}
    repeated: dict[int, str] = {}
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        if found := LEFT_BY_A_MERGE.match(line):
            problems.append(Problem(number, 1, left_by_a_merge(found[0])))
        elif line in addresses:
            repeated[number] = line
        elif ADDRESS.fullmatch(line):
            addresses[line] = number
        elif line.strip() and not line.startswith(COMMENT):
            message = Message("{line!r} is no address such as 'faq.md' or 'faq.md#fees'", line=line[:60])
            problems.append(Problem(number, 1, message))
    end = len(lines), len(lines[-1]) + 1
    return Published(source, addresses, repeated, end, tuple(problems), exists=True)
