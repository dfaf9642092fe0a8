"""Where the front matter of a page takes more entries of a list."""

from __future__ import annotations

import re

from helpcenter.model import Opening
from helpcenter.project.redirects import KEY
from helpcenter.project.yaml_source import YamlMapping

_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_ENTRY = re.compile(r" *- +")
_BEGINS_A_LIST = re.compile(rf"{KEY} *: *\[ *(?P<closed>\])?")
_NEW = "  - "


def opening_for_redirects(meta: YamlMapping, lines: list[str]) -> Opening | None:
    """Return where `redirect_from` takes more entries, None where it is typed in a way that only its writer can add to.

    `lines` are those of the page, `meta` is what its front matter says.
    """
    if not meta.values:
        return None
    if KEY not in meta.values:
        end = next((number for number, line in enumerate(lines[1:], start=2) if _END.fullmatch(line)), 0)
        return Opening(end, 1, f"{KEY}:\n{_NEW}", f"\n{_NEW}", "\n") if end else None
    line = meta.line(KEY)
    value = meta.values[KEY]
    if found := _BEGINS_A_LIST.match(lines[line - 1]):
        column = found.start("closed") + 1 if found["closed"] else found.end() + 1
        return Opening(line, column, "", ", ", "" if found["closed"] else ", ") if isinstance(value, list) else None
    if value is None:
        return Opening(line + 1, 1, _NEW, f"\n{_NEW}", "\n")
    first = meta.line(KEY, 0)
    before = _ENTRY.match(lines[first - 1]) if isinstance(value, list) and first > line else None
    return Opening(first, 1, before[0], f"\n{before[0]}", "\n") if before else None
