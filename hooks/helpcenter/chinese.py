"""What a search needs to know of Chinese characters: how they are read, and which are the same in Traditional script.

The libraries that know it load slowly, and only where there are such characters.
"""

from __future__ import annotations

import os
import re
from functools import cache

_IDEOGRAPHS = range(0x3400, 0xA000)
_HAN = re.compile(f"[{chr(_IDEOGRAPHS[0])}-{chr(_IDEOGRAPHS[-1])}]")
_MOST_READINGS = 2  # further ones are names and old words, which nobody types
_SYLLABLE = re.compile("[a-z]+")


def syllables(text: str) -> dict[str, str]:
    """Return for each syllable the characters of `text` that are read so, in Simplified script too: "mi" → "密迷".

    A character stands under the first two of its readings, without tones and with "v" for "ü".
    """
    characters = sorted({form for each in set(_HAN.findall(text)) for form in (each, _simplified().get(each, each))})
    if not characters:
        return {}
    os.environ["PYPINYIN_NO_PHRASES"] = "true"  # nothing is asked for but characters, and phrases take most of the time
    from pypinyin import Style, pinyin  # noqa: PLC0415 -- slow to load

    found: dict[str, str] = {}
    for character, readings in zip(characters, pinyin(characters, style=Style.NORMAL, heteronym=True), strict=True):
        known = dict.fromkeys(each for each in readings if _SYLLABLE.fullmatch(each))
        for syllable in list(known)[:_MOST_READINGS]:
            found[syllable] = found.get(syllable, "") + character
    return dict(sorted(found.items()))


def traditional_pairs(text: str) -> str:
    """Return each Traditional character for which `text` has the Simplified one, and that behind it: "賬账錄录".

    A text that is in Traditional script itself counts as what it is in Simplified.
    """
    characters = set(_HAN.findall(text))
    if not characters:
        return ""
    present = {_simplified().get(each, each) for each in characters}
    return "".join(f"{traditional}{simple}" for traditional, simple in _simplified().items() if simple in present)


@cache
def _simplified() -> dict[str, str]:
    """Return the Simplified character for each Traditional one, in the order of their codes."""
    from opencc import OpenCC  # noqa: PLC0415 -- slow to load

    characters = list(map(chr, _IDEOGRAPHS))
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {each: other for each, other in zip(characters, converted, strict=True) if each != other}
