"""Blanks out what is not prose: front matter, code and comments, so that nothing inside them is a finding.

Every masked character becomes a space, so that lines and columns stay what they were; only the first of a fence
becomes FENCE and that of a comment COMMENT, because what is masked still stands between its neighbours.
"""

from __future__ import annotations

import re

COMMENT = "\0"
FENCE = "\1"

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*(?P<mark>`{3,}|~{3,})(?P<info>[^\n]*)$")
_CODE_SPAN = re.compile(r"(?<![\\`])(?P<mark>`+)(?!`)(?P<code>.*?)(?<!`)(?P=mark)(?!`)", re.DOTALL)


def split_front_matter(text: str) -> tuple[str | None, str]:
    """Return the YAML of the front matter, None where there is none, and the text with the front matter blanked."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return None, text
    return match["yaml"], _blank(match[0]) + text[match.end() :]


def mask(text: str) -> str:
    """Return `text` with fenced code, code spans and HTML comments blanked; a fence left open runs to the end."""
    text = _mask_fences(text)
    text = _mask_comments(text)
    paragraphs = re.split(r"(\n[ \t]*\n)", text)
    return "".join(_CODE_SPAN.sub(lambda match: _blank(match[0]), paragraph) for paragraph in paragraphs)


def _mask_fences(text: str) -> str:
    lines = text.split("\n")
    mark = ""
    for number, line in enumerate(lines):
        fence = _FENCE.match(line)
        if mark:
            closes = fence and fence["mark"].startswith(mark) and not fence["info"].strip()
            lines[number] = _blank(line)
            mark = "" if closes else mark
        elif fence and not (fence["mark"][0] == "`" and "`" in fence["info"]):
            mark = fence["mark"]
            lines[number] = line[: fence.start("mark")] + FENCE + _blank(line[fence.start("mark") + 1 :])
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
