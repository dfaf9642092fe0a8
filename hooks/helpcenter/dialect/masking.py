"""Blanks out what is not prose: front matter, code and comments, so that nothing inside them is a finding.

Every masked character becomes a space, so that lines and columns stay what they were; only the first of a fence
becomes FENCE and that of a comment COMMENT, because what is masked still stands between its neighbours, and a line that
lies within becomes HIDDEN, because it does not part them as a blank line would.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from helpcenter.project.source_text import FRONT_MATTER

COMMENT = "\0"
FENCE = "\1"
HIDDEN = "\2"
_CONFLICTS = "<" * 7, ">" * 7

_FENCE = re.compile(r"^(?P<key>[ \t>]*(?:`{3,}|~{3,}))(?P<info>[^\n]*)$")
_HOLDS_PAGE = re.compile(r"^ *(?:#{1,6} .*\{#[\w-]+ ?\}|\{: ?#[\w-]+ ?\}|(?:!!!|\?\?\?) [a-z]+)", re.MULTILINE)
_CONFLICT = re.compile(r" *(?P<sign>[<|=>])(?P=sign){6}(?: |$)")
_LITERAL_TAG = re.compile(r"<(?P<name>pre|code|kbd|samp|script|style)\b[^<>]*>", re.IGNORECASE)
_MAY_NEST = frozenset(("code", "kbd", "samp"))
_TICKS = re.compile(r"`+")


class _Fence(NamedTuple):
    line: int
    key: str
    opens: bool


def split_front_matter(text: str) -> tuple[str | None, str]:
    """Return the YAML of the front matter, None where there is none, and the text with the front matter blanked."""
    match = FRONT_MATTER.match(text)
    if match is None:
        return None, text
    return match["yaml"], _blank(match[0]) + text[match.end() :]


def mask(text: str) -> tuple[str, list[int]]:
    """Return `text` without code in fences and elements, nor comments; and the lines of fences left open."""
    text, unclosed = _mask_fences(text)
    return _mask_literals(_mask_comments(text)), unclosed


def conflicts_in(text: str) -> tuple[set[int], list[int]]:
    """Return which lines to leave out, so that of each conflict of a merge one side is left; and where they begin.

    What is left can be read, and the conflict is one finding instead of one for each line that stands there twice. Of
    a conflict without a beginning or an end the markers are left out.
    """
    left_out: set[int] = set()
    begun: list[int] = []
    if not any(mark in text for mark in _CONFLICTS):
        return left_out, begun
    pending: list[tuple[int, bool]] = []
    for index, line in enumerate(text.split("\n")):
        marker = _CONFLICT.match(line)
        sign = marker["sign"] if marker else ""
        if sign == "<":
            left_out.update(place for place, is_marker in pending if is_marker)
            begun.append(index)
            pending = [(index, True)]
        elif pending and (marker or len(pending) > 1):
            pending.append((index, bool(marker)))
        if sign == ">":
            left_out.update(place for place, _ in pending or [(index, True)])
            begun.extend([] if pending else [index])
            pending = []
    left_out.update(place for place, is_marker in pending if is_marker)
    return left_out, begun


def mask_spans(text: str) -> str:
    """Return the text of one block with its code spans blanked, but for the marks around them.

    A span ends at the next run of as many backticks as it begins with; one behind a backslash begins none.
    """
    if "`" not in text:
        return text
    runs = [run.span() for run in _TICKS.finditer(text)]
    following: dict[int, list[tuple[int, int]]] = {}
    for start, end in reversed(runs):
        following.setdefault(end - start, []).append((start, end))
    pieces: list[str] = []
    position = 0
    for start, end in runs:
        same = following[end - start]
        same.pop()
        if start >= position and same and text[start - 1 : start] != "\\":
            last = same[-1][1]
            pieces += [text[position : start + 1], _blank(text[start + 1 : last - 1]), "`"]
            position = last
    return "".join([*pieces, text[position:]])


def _mask_fences(text: str) -> tuple[str, list[int]]:
    """Blank fenced code; return the lines of the fences left open, too.

    Where one too many of a kind is left, the one left open is that which hides a part of the page from its readers.
    """
    lines = text.split("\n")
    fences = [_Fence(number, *fence) for number, line in enumerate(lines) if (fence := _fence(line))]
    code, unclosed = _paired(fences)
    odd = next((fence.key for fence in unclosed if not fence.opens), None)
    for first, last, key in code if odd else ():
        is_no_code = _looks_opening(lines, last) or _HOLDS_PAGE.search("\n".join(lines[first:last]))
        if key == odd and first < unclosed[-1].line and is_no_code:
            code, unclosed = _paired(fences, left_open=first)
            break
    for first, last, _ in code:
        indent = len(lines[first]) - len(lines[first].lstrip(" \t>"))
        lines[first] = lines[first][:indent] + FENCE + _blank(lines[first][indent + 1 :])
        lines[first + 1 : last + 1] = [HIDDEN] * (last - first)
    return "\n".join(lines), [fence.line + 1 for fence in unclosed]


def _looks_opening(lines: list[str], place: int) -> bool:
    """Tell whether a fence has a blank line above it and none below, as one has that begins."""
    return not lines[place - 1].strip() and bool("".join(lines[place + 1 : place + 2]).strip())


def _fence(line: str) -> tuple[str, bool] | None:
    """Return the indent and mark of a line that is a fence, and whether it says of what language the code is."""
    fence = _FENCE.match(line) if "```" in line or "~~~" in line else None
    if fence is None or ("`" in fence["key"] and "`" in fence["info"]):
        return None
    return fence["key"], bool(fence["info"].strip())


def _paired(fences: list[_Fence], left_open: int | None = None) -> tuple[list[tuple[int, int, str]], list[_Fence]]:
    """Return the blocks of code as (first line, last line, mark), and the fences left open.

    A fence counts only with a closing one of the same indent and length, as in superfences; and with none between that
    opens anew, for then it was meant to be closed before.
    """
    following: dict[str, list[_Fence]] = {}
    for fence in reversed(fences):
        following.setdefault(fence.key, []).append(fence)
    code: list[tuple[int, int, str]] = []
    unclosed: list[_Fence] = []
    end = -1
    for fence in fences:
        same = following[fence.key]
        same.pop()
        if fence.line <= end:
            continue
        if same and not same[-1].opens and fence.line != left_open:
            end = same[-1].line
            code.append((fence.line, end, fence.key))
        else:
            unclosed.append(fence)
    return code, unclosed


def _mask_comments(text: str) -> str:
    """Blank comments; one that opens right behind a backtick is code."""
    pieces: list[str] = []
    position = searched = 0
    while (start := text.find("<!--", searched)) >= 0 and (end := text.find("-->", start)) >= 0:
        searched = end + 3
        if start and text[start - 1] == "`":
            searched = start + 4
            continue
        pieces += [text[position:start], COMMENT, _hidden(text[start + 1 : searched])]
        position = searched
    return "".join([*pieces, text[position:]])


def _mask_literals(text: str) -> str:
    """Blank what stands in elements for code, up to the next of its kind, which may stand within or be the end."""
    if "<" not in text:
        return text
    small = text.lower()
    ends: dict[str, int] = {}
    pieces: list[str] = []
    position = 0
    while tag := _LITERAL_TAG.search(text, position):
        name = tag["name"].lower()
        if 0 <= ends.get(name, 0) < tag.end():
            ends[name] = small.find(f"</{name}", tag.end())
        end = max(ends[name], tag.end())
        if name in _MAY_NEST and (again := small.find(f"<{name}", tag.end(), end)) >= 0:
            end = again
        pieces += [text[position : tag.end()], _blank(text[tag.end() : end])]
        position = end
    return "".join([*pieces, text[position:]])


def _hidden(text: str) -> str:
    """Blank `text`; a line of it that neither begins nor ends it is HIDDEN."""
    first, *others = text.split("\n")
    if not others:
        return _blank(first)
    return "\n".join([_blank(first), *[HIDDEN] * (len(others) - 1), _blank(others[-1])])


def _blank(text: str) -> str:
    return "\n".join([" " * len(line) for line in text.split("\n")])
