"""Blanks out what is not prose: front matter, code and comments, so that nothing inside them is a finding.

Every masked character becomes a space, so that lines and columns stay what they were; only the first of a fence
becomes FENCE and that of a comment COMMENT, because what is masked still stands between its neighbours.
"""

from __future__ import annotations

import bisect
import re

COMMENT = "\0"
FENCE = "\1"

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<mark>`{3,}|~{3,})(?P<info>[^\n]*)$")
# A code span ends with its paragraph, list item, heading or table row at the latest.
_SPAN_ENDS = re.compile(r"(\n(?=[ \t]*(?:\n|[-*+][ \t]|\d+\.[ \t]|#|\|)))")
_CODE_SPAN = re.compile(r"(?<![\\`])(?P<mark>`+)(?!`).*?(?<!`)(?P=mark)(?!`)", re.DOTALL)


def split_front_matter(text: str) -> tuple[str | None, str]:
    """Return the YAML of the front matter, None where there is none, and the text with the front matter blanked."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return None, text
    return match["yaml"], _blank(match[0]) + text[match.end() :]


def mask(text: str) -> str:
    """Return `text` with fenced code, code spans and HTML comments blanked."""
    text = _mask_comments(_mask_fences(text))
    return "".join(_CODE_SPAN.sub(lambda match: _blank(match[0]), part) for part in _SPAN_ENDS.split(text))


def _mask_fences(text: str) -> str:
    """Blank fenced code. A fence counts only with a closing one of the same indent and length, as in superfences."""
    lines = text.split("\n")
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        places.setdefault(line.rstrip(), []).append(number)
    number = 0
    while number < len(lines):
        fence = _FENCE.match(lines[number])
        closing = places.get(fence["indent"] + fence["mark"], []) if fence else []
        after = bisect.bisect_right(closing, number)
        if fence and after < len(closing) and not (fence["mark"][0] == "`" and "`" in fence["info"]):
            last = closing[after]
            lines[number] = fence["indent"] + FENCE + _blank(lines[number][len(fence["indent"]) + 1 :])
            lines[number + 1 : last + 1] = map(_blank, lines[number + 1 : last + 1])
            number = last
        number += 1
    return "\n".join(lines)


def _mask_comments(text: str) -> str:
    pieces: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces += [text[position:start], COMMENT, _blank(text[start + 1 : end + 3])]
        position = end + 3
    return "".join([*pieces, text[position:]])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
