"""Numerals as writers type them: digits of any script, Chinese, circled, English words and ordinals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

_HAN = "零一二三四五六七八九"
_HAN_DIGITS = {character: value for value, character in enumerate(_HAN)} | {"〇": 0, "两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_TO_TWELVE = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TO_TWENTY = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
ENGLISH = ("zero", *_TO_TWELVE, *_TO_TWENTY)
ENGLISH_ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
NUMBER_WORDS: Mapping[str, int] = MappingProxyType(
    {word: value for words in (ENGLISH, ENGLISH_ORDINALS) for value, word in enumerate(words)}
)

_DIGITS = re.compile(r"(?P<number>\d+)(?P<suffix>st|nd|rd|th)?", re.IGNORECASE)
_CIRCLED = dict.fromkeys("①⑴⒈", 20)
_TEN = 10


def to_number(text: str) -> int:
    """Return the value of a numeral; -1 where it is none."""
    text = unicodedata.normalize("NFKC", text.strip()).strip("().").lower()
    digits = _DIGITS.match(text)
    if digits:
        return int(digits["number"]) if len(digits["number"]) < _TEN else -1
    if text in NUMBER_WORDS:
        return NUMBER_WORDS[text]
    return _from_han(text)


def write_number(value: int, like: str) -> str | None:
    """Return `value` as a numeral of the kind of `like`: 4 for 3, 四 for 三, ④ for ③, four for three, 4th for 3rd."""
    digits = _DIGITS.fullmatch(like)
    if digits:
        zero = ord("０") if digits["number"][0] >= "０" else ord("0")
        return "".join(chr(zero + int(each)) for each in str(value)) + (_suffix(value) if digits["suffix"] else "")
    for first, count in _CIRCLED.items():
        if first <= like < chr(ord(first) + count):
            return chr(ord(first) + value - 1) if 0 < value <= count else None
    for words in (ENGLISH, ENGLISH_ORDINALS):
        if like.lower() in words:
            word = words[value] if value < len(words) else None
            return word.capitalize() if word and like[0].isupper() else word
    return _to_han(value)


def _suffix(value: int) -> str:
    teens = value % 100 // _TEN == 1
    return "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(value % _TEN, "th")


def _from_han(text: str) -> int:
    total, digit = 0, -1
    for character in text:
        if character in _HAN_DIGITS and digit <= 0:
            digit = _HAN_DIGITS[character]
        elif character in _HAN_UNITS:
            total += (digit if digit > 0 else 1) * _HAN_UNITS[character]
            digit = -1
        else:
            return -1
    return total + max(digit, 0) if text else -1


def _to_han(value: int) -> str | None:
    tens, ones = divmod(value, _TEN)
    if value <= 0 or tens >= _TEN:
        return None
    return (_HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (_HAN[ones] if ones else "")
