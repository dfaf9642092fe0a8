"""What is particular about characters that nobody sees.

They belong into a text only where they shape what stands beside them: within an emoji, between letters of scripts that
join theirs, among letters that run from right to left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from helpcenter.messages import Message

INVISIBLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ue000-\uf8ff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
INVISIBLE_ENTITY = re.compile(
    r"&(?:#0*(?:173|820[3467]|823[2-8]|829[4-7]|6527[89])|#x0*(?:ad|200[bcef]|202[89a-e]|206[0-9]|feff|fffd)"
    r"|shy|zwnj|lrm|rlm|ZeroWidthSpace|NoBreak);",
    re.IGNORECASE,
)

_ZERO = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
ZERO_WIDTH = re.compile(f"[{_ZERO}]")
_MARKS = re.compile(rf"(?P<before>[ \t{_ZERO}]*(?:[\d{_ZERO}]*\.|[-*+]|[#{_ZERO}]*#)?)(?P<behind>[ {_ZERO}]*)")
_JOINER = "\u200d"
_NON_JOINER = "\u200c"
_KEYCAP = "\u20e3"
_BLACK_FLAG = "\U0001f3f4"
_LONGEST_TAG = 8
_MARK_OF_DIRECTION = re.compile("[\u200e\u200f\u061c]")
_AS_PICTURE = re.compile("[\ufe0e\ufe0f]")
_VARIATION = re.compile("[\ufe00-\ufe0d\U000e0100-\U000e01ef]")
_TAG = re.compile("[\U000e0020-\U000e007f]")
_BEHIND_EMOJI = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_JOINING = re.compile("[\u0600-\u07ff\u08a0-\u0fff\u1000-\u109f\u1780-\u18af]")
_LETTER_SHOWN_AS_PICTURE = "ℹ"
_LOST = re.compile("[\x80-\x9f\ue000-\uf8ff\ufffc\ufffd\U000f0000-\U0010ffff]")
_NAMES = {
    "\u00a0": Message("no-break space"),
    "\u00ad": Message("soft hyphen"),
    "\u200b": Message("zero-width space"),
    "\u200c": Message("zero-width non-joiner"),
    "\u200d": Message("zero-width joiner"),
    "\u200e": Message("left-to-right mark"),
    "\u200f": Message("right-to-left mark"),
    "\u2028": Message("line separator"),
    "\u202e": Message("right-to-left override"),
    "\u2060": Message("word joiner"),
    "\u3000": Message("ideographic space"),
    "\ufe0f": Message("variation selector-16"),
    "\ufeff": Message("byte order mark"),
    "\ufffd": Message("sign for a character that was lost"),
}
_WITHOUT_NAME = {"Cc": Message("control character"), "Co": Message("private character")}
_SCRIPTS = {
    "armenian": Message("armenian"),
    "cyrillic": Message("cyrillic"),
    "fullwidth latin": Message("fullwidth latin"),
    "greek": Message("greek"),
    "latin": Message("latin"),
}
_LETTER = re.compile(rf"(?P<script>{'|'.join(_SCRIPTS)}) (?P<case>small|capital) letter (?P<letter>.+)")


def plain(text: str) -> str:
    """Return the letters and digits of `text` in small letters, to compare what is said and not how it is written."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(filter(str.isalnum, folded)) or text.strip()


def with_plain_marks(line: str) -> str:
    """Return a line of the same length in which no unseen character keeps its "2." or "##" from being read as such."""
    marks = _MARKS.match(line) if not line.isascii() else None
    if marks is None or not ZERO_WIDTH.search(marks[0]):
        return line
    before, behind = ZERO_WIDTH.sub("", marks["before"]), ZERO_WIDTH.sub(" ", marks["behind"])
    return before + behind + " " * (len(marks["before"]) - len(before)) + line[marks.end() :]


def name_of(character: str) -> Message:
    """Return the code of a character and what it is called."""
    name = _NAMES.get(character) or _name_by_unicode(character)
    return Message("U+{code} ({name})", code=f"{ord(character):04X}", name=name)


def _name_by_unicode(character: str) -> Message:
    name = unicodedata.name(character, "").lower()
    if not name:
        return _WITHOUT_NAME.get(unicodedata.category(character), Message("no character"))
    found = _LETTER.fullmatch(name)
    if found is None:
        return Message.verbatim(name)
    script, letter = _SCRIPTS[found["script"]], found["letter"]
    if found["case"] == "small":
        return Message("{script} small letter {letter}", script=script, letter=letter)
    return Message("{script} capital letter {letter}", script=script, letter=letter)


def is_lost(character: str) -> bool:
    """Tell whether a character stands in the place of one that only the writer knows."""
    return bool(_LOST.match(character))


def find_invisible(line: str) -> Iterator[int]:
    """Yield where `line` holds a character that nobody sees and that shapes nothing."""
    right_to_left = bool(_RIGHT_TO_LEFT.search(line))
    for match in INVISIBLE.finditer(line):
        place = match.start()
        directs = right_to_left and _MARK_OF_DIRECTION.match(line, place)
        if not directs and not _shapes(line, place):
            yield place


def _shapes(line: str, place: int) -> bool:
    """Tell whether the character at `place` changes how those beside it are drawn."""
    before, after = line[max(0, place - 1) : place], line[place + 1 : place + 2]
    if line[place] == _JOINER and _is_emoji(after):
        while place and _BEHIND_EMOJI.match(line, place - 1):
            place -= 1
        return _is_emoji(line[max(0, place - 1) : place])
    if line[place] in (_JOINER, _NON_JOINER):
        return bool(_JOINING.match(before))
    if _AS_PICTURE.match(line, place):
        return after == _KEYCAP or before == _LETTER_SHOWN_AS_PICTURE or not (before.isalnum() or before in " \t")
    if _VARIATION.match(line, place):
        return unicodedata.category(before or " ") in ("Lo", "Sm")
    return bool(_TAG.match(line, place)) and _BLACK_FLAG in line[max(0, place - _LONGEST_TAG) : place]


def _is_emoji(character: str) -> bool:
    return bool(character) and unicodedata.category(character) in ("So", "Sm", "Sk", "Cn")
