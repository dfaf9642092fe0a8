"""Blanks out what is not prose: front matter, code and comments, so that nothing inside them is a finding.

Every masked character becomes a space, so that lines and columns stay what they were; only the first of a fence
becomes FENCE and that of a comment COMMENT, because what is masked still stands between its neighbours, and a line that
lies within becomes HIDDEN, because it does not part them as a blank line would.
"""

from __future__ import annotations

import bisect
import re

COMMENT = "\0"
FENCE = "\1"
HIDDEN = "\2"

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<mark>`{3,}|~{3,})(?P<info>[^\n]*)$")
_LITERAL_TAG = re.compile(r"<(?P<name>pre|code|kbd|samp|script|style)\b[^<>]*>", re.IGNORECASE)
_CODE_SPAN = re.compile(r"(?<![\\`])(?P<mark>`+)(?!`).*?(?<!`)(?P=mark)(?!`)", re.DOTALL)


def split_front_matter(text: str) -> tuple[str | None, str]:
    """Return the YAML of the front matter, None where there is none, and the text with the front matter blanked."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return None, text
    return match["yaml"], _blank(match[0]) + text[match.end() :]


def mask(text: str) -> tuple[str, list[int]]:
    """Return `text` without code in fences and elements, nor comments; and the lines of fences left open."""
    text, unclosed = _mask_fences(text)
    return _mask_literals(_mask_comments(text)), unclosed


def mask_spans(text: str) -> str:
    """Return the text of one block with its code spans blanked, but for the marks around them."""
    return _CODE_SPAN.sub(lambda match: "`" + _blank(match[0][1:-1]) + "`", text) if "`" in text else text


def _mask_fences(text: str) -> tuple[str, list[int]]:
    """Blank fenced code. A fence counts only with a closing one of the same indent and length, as in superfences."""
    lines = text.split("\n")
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        places.setdefault(line.rstrip(), []).append(number)
    unclosed: list[int] = []
    number = 0
    while number < len(lines):
        fence = _FENCE.match(lines[number])
        closing = places.get(fence["indent"] + fence["mark"], []) if fence else []
        after = bisect.bisect_right(closing, number)
        if fence and fence["mark"][0] == "`" and "`" in fence["info"]:
            fence = None
        if fence and after == len(closing):
            unclosed.append(number + 1)
        elif fence:
            last = closing[after]
            lines[number] = fence["indent"] + FENCE + _blank(lines[number][len(fence["indent"]) + 1 :])
            lines[number + 1 : last + 1] = [HIDDEN] * (last - number)
            number = last
        number += 1
    return "\n".join(lines), unclosed


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
    """Blank what stands in elements for code. One that is not closed ends the search for its kind."""
    if "<" not in text:
        return text
    small = text.lower()
    unclosed: set[str] = set()
    pieces: list[str] = []
    position = 0
    while tag := _LITERAL_TAG.search(text, position):
        name = tag["name"].lower()
        end = -1 if name in unclosed else small.find(f"</{name}", tag.end())
        if end < 0:
            unclosed.add(name)
            end = tag.end()
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
    return re.sub(r"[^\n]", " ", text)
