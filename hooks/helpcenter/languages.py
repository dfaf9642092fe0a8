"""What is particular to a language: how it names a step, its numerals, its script.

The engine speaks of languages as mkdocs.yml lists them; a language that is not described here is checked for everything
but the words that this file would bring.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

_HAN_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_TO_TWELVE = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TO_TWENTY = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
_ENGLISH = ("zero", *_TO_TWELVE, *_TO_TWENTY)
_ENGLISH_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
NUMBER_WORDS: Mapping[str, int] = MappingProxyType(
    {word: value for value, word in enumerate(_ENGLISH)}
    | {word: value for value, word in enumerate(_ENGLISH_ORDINALS, start=1)}
)

_HAN = r"(?:\d+|[一二三四五六七八九十百两]+|[①-⑳⑴-⒇⒈-⒛])"
_WORD = rf"(?:\d+(?:st|nd|rd|th)?|{'|'.join(_ENGLISH[1:])})\b"
_ORDINAL = rf"(?:\d+(?:st|nd|rd|th)|{'|'.join(_ENGLISH_ORDINALS)})"
_HAN_JOINS = r"\s*(?:步骤?)?\s*(?:到|至|[~～–—-]|、|和|及|与|或)\s*(?:第|步骤)?\s*"
_WORD_JOINS = r"\s*(?:to|through|till|until|[~–—-]|,\s*(?:and\s)?|and|or|&)\s*(?:steps?\s)?\s*"
STEP_REFERENCES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            rf"第\s*(?P<numbers>{_HAN}(?:{_HAN_JOINS}{_HAN})*)\s*个?(?:大步|步骤|步)(?!之遥)"
            rf"(?:\s*[的里中,，]*\s*第\s*(?P<substep>{_HAN})\s*个?\s*(?:小步骤?|子步骤?|分步骤?|小点))?"
        ),
        rf"步骤\s*(?P<numbers>(?:\d+(?!\s*[个条页天次分小%])|{_HAN}(?![样个些次直起般定旦切致]))(?:{_HAN_JOINS}{_HAN})*)",
        rf"\bsub-?steps?\s*(?P<substep>{_WORD})\s*(?:of|in)\s*step\s*(?P<numbers>{_WORD})",
        rf"(?<![\w-])steps\s+(?P<numbers>{_WORD}(?:{_WORD_JOINS}{_WORD})*)",
        rf"(?<![\w-])step\s*(?:no\.?|number|\#)?\s*(?P<numbers>{_WORD})(?:\s*,?\s*sub-?step\s*(?P<substep>{_WORD}))?",
        (
            rf"(?:\b(?:see|to|in|at|from|repeat|after|before|with|through)\s+)the\s+(?P<numbers>{_ORDINAL})\s+step\b"
            r"(?!\s+(?:in|to|towards?)\b)"
        ),
    )
)
_NUMBER = re.compile(rf"{_HAN}|{_WORD}|{_ORDINAL}", re.IGNORECASE)
_RANGE = re.compile(r"到|至|[~～–—-]|\bto\b|through|till|until")

POINTING_WORDS = re.compile(
    r"\b(?:see|go|goes|back|to|return|repeat|refer|follow|do|as|in|of|described|please|continue|with|from|step|again|"
    r"the|this|same|here|at|look|for|details|more|and|it|its)\b|"
    r"详见|参见|参见|参考|参照|回到|返回|转到|跳到|前往|重复|按照|照着|继续|请|见|看|去|做|到|从|按|照|同|的|在|里|这里|"
    r"一步|本步骤?|步骤|说明|操作",
    re.IGNORECASE,
)

HAN_CHARACTER = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class NamedSteps:
    """Steps named by number in a text, from offset `start` to `end`."""

    start: int
    end: int
    numbers: tuple[int, ...]
    substep: int | None


def find_named_steps(words: str) -> Iterator[NamedSteps]:
    """Yield where `words` name steps by number, in any language, in order; of a range both ends and all between."""
    taken: list[tuple[int, int]] = []
    found: list[NamedSteps] = []
    for pattern in STEP_REFERENCES:
        for match in pattern.finditer(words):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))
            numbers = [to_number(each[0]) for each in _NUMBER.finditer(match["numbers"])]
            if len(numbers) == 2 and _RANGE.search(match["numbers"]) and numbers[0] < numbers[1] < numbers[0] + 50:  # noqa: PLR2004 -- both ends
                numbers = list(range(numbers[0], numbers[1] + 1))
            substep = match.groupdict().get("substep")
            if match["numbers"][:1].isalpha() and match[0].lower().startswith(("see", "to", "in", "at", "from")):
                start = match.start("numbers")
            found.append(NamedSteps(start, end, tuple(numbers), to_number(substep) if substep else None))
    yield from sorted(found, key=lambda each: each.start)


def to_number(text: str) -> int:
    """Return the value of a numeral: digits of any script, Chinese, circled, English; -1 where it is none."""
    text = unicodedata.normalize("NFKC", text.strip()).strip("().").lower()
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    if text in NUMBER_WORDS:
        return NUMBER_WORDS[text]
    return _from_han(text)


def _from_han(text: str) -> int:
    total = digit = 0
    for character in text:
        if character in _HAN_DIGITS:
            digit = _HAN_DIGITS[character]
        elif character in _HAN_UNITS:
            total += (digit or 1) * _HAN_UNITS[character]
            digit = 0
        else:
            return -1
    return total + digit if text else -1
