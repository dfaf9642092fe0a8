"""What somebody is typing: the target of a link, the id behind a "#", a key of the front matter or its value.

It is told by the lines alone, so that it does not matter how much of the page can be read just then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from helpcenter.editor.positions import Place


class Kind(Enum):
    """What can be typed: an id is written where a heading or step carries it, an anchor where a link names it."""

    TARGET = auto()
    PICTURE = auto()
    ANCHOR = auto()
    ID = auto()
    MARKER = auto()
    KEY = auto()
    VALUE = auto()


class Typed(NamedTuple):
    """What is typed so far, `text`, from a column on. `of` is the file that an anchor is in, or the key of a value."""

    kind: Kind
    text: str
    column: int
    of: str = ""


_MARK = "---"
_ENDS = re.compile(r"(?:---|\.\.\.)[ \t]*")
_TARGET = r"<?(?:(?P<of>[^()\s<>#]*)#)?(?P<text>[^()\s<>#]*)$"
_LINK = re.compile(r"(?P<image>!)?\[[^\[\]]*\]\(" + _TARGET)
_DEFINITION = re.compile(r"^(?P<image>(?!.)!)? {0,3}\[[^\[\]^][^\[\]]*\]:[ ]+" + _TARGET)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_ID = re.compile(r"\{:?[ ]*#(?P<text>[\w-]*)$")
_MARKER = re.compile(r"^ *(?P<text>\[[A-Za-z-]*)$")
_KEY = re.compile(r"^(?P<text>[A-Za-z_]*)$")
_TYPED_KEY = re.compile(r"[A-Za-z_]+(?=[ ]*:)")
_VALUE = re.compile(r"^(?P<of>[A-Za-z_]+):[ ]*(?:\[(?:[^\[\]]*,)?[ ]*)?[\"']?(?P<text>[^\s,\[\]\"']*)$")
_ENTRY = re.compile(r"^ *-[ ]+[\"']?(?P<text>[^\s\"']*)$")
_OPENS_LIST = re.compile(r"^(?P<of>[A-Za-z_]+):[ ]*$")
_IN_LIST = re.compile(r"^ *(?:-(?: |$)|$)")


def typed_at(lines: Sequence[str], place: Place) -> Typed | None:
    """Return what is being typed right before a place; None where that is nothing of which more is known."""
    before = lines[place.line - 1][: place.column - 1] if place.line <= len(lines) else ""
    if in_front_matter(lines, place.line):
        return _in_front_matter(lines, place.line, before)
    if found := _LINK.search(before) or _DEFINITION.search(before):
        if _SCHEME.match(found["of"] or found["text"]):
            return None
        kind = Kind.PICTURE if found["image"] else Kind.TARGET if found["of"] is None else Kind.ANCHOR
        return _typed(kind, found, found["of"] or "")
    if found := _ID.search(before):
        return _typed(Kind.ID, found)
    found = _MARKER.search(before)
    return _typed(Kind.MARKER, found) if found else None


def in_front_matter(lines: Sequence[str], line: int) -> bool:
    """Tell whether a line is in the front matter; one that is not closed yet goes on until a heading."""
    if not lines or lines[0].rstrip() != _MARK or line == 1:
        return False
    return not any(_ENDS.fullmatch(each) or each.startswith("# ") for each in lines[1 : line - 1]) and not (
        line <= len(lines) and _ENDS.fullmatch(lines[line - 1])
    )


def keys_typed(lines: Sequence[str]) -> set[str]:
    """Return the keys of the front matter."""
    front = (line for number, line in enumerate(lines, start=1) if in_front_matter(lines, number))
    return {found[0] for line in front if (found := _TYPED_KEY.match(line))}


def _in_front_matter(lines: Sequence[str], line: int, before: str) -> Typed | None:
    if found := _KEY.search(before):
        return _typed(Kind.KEY, found)
    if found := _VALUE.search(before):
        return _typed(Kind.VALUE, found, found["of"])
    if found := _ENTRY.search(before):
        above = next((each for each in reversed(lines[: line - 1]) if not _IN_LIST.match(each)), "")
        key = _OPENS_LIST.match(above)
        return _typed(Kind.VALUE, found, key["of"]) if key else None
    return None


def _typed(kind: Kind, found: re.Match[str], of: str = "") -> Typed:
    return Typed(kind, found["text"], found.start("text") + 1, of)
