"""Two texts, word by word: what the one has and the other has not. A Han character is a word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"[㐀-鿿豈-﫿𠀀-𯨟]|[^\W㐀-鿿豈-﫿𠀀-𯨟]+|\s+|.", re.DOTALL)
_MOST_WORDS = 3_000  # of both texts; comparing takes the square of it

Piece = tuple[str, bool]  # a text, and whether the other one has it not


def differences(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Return the pieces of the old text, and those of the new one."""
    ours, theirs = _WORD.findall(old), _WORD.findall(new)
    if len(ours) + len(theirs) > _MOST_WORDS:
        return [(old, old != new)], [(new, old != new)]
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    left = [("".join(ours[start:end]), what != "equal") for what, start, end, _, _ in blocks]
    right = [("".join(theirs[start:end]), what != "equal") for what, _, _, start, end in blocks]
    return [each for each in left if each[0]], [each for each in right if each[0]]
