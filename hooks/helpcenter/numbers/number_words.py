"""Reads numerals as they are written in Chinese and English: "1,299", "３", "三十", "twenty-four", "1.5 万"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from helpcenter.numbers.numerals import NUMBER_WORDS, to_number

# Each for one character, so that places stay what they are.
HALF_WIDTH = str.maketrans("０１２３４５６７８９％：．＋－～￥＄，", "0123456789%:.+-~¥$,")

_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ENGLISH_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SPECIAL = {"a": 1, "an": 1, "half": 0.5, "once": 1, "single": 1, "twice": 2, "both": 2, "couple": 2, "double": 2}
_SPECIAL |= {"thrice": 3, "dozen": 12}
ENGLISH_WORDS: Mapping[str, float] = MappingProxyType(
    {**NUMBER_WORDS, **_SPECIAL} | {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
)
SCALES: Mapping[str, float] = MappingProxyType(
    {"百": 100, "千": 1_000, "万": 10_000, "萬": 10_000, "亿": 100_000_000, "k": 1_000, **_ENGLISH_SCALES}
)

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
HAN = "[〇零一二两三四五六七八九十百千万亿]{1,12}"
_CARDINALS = "|".join(sorted((word for word in ENGLISH_WORDS if len(word) > 2), key=len, reverse=True))  # noqa: PLR2004 -- "a" and "an" are apart
WORDS = (
    rf"(?:(?:{'|'.join(_TENS)})[- ](?:one|two|three|four|five|six|seven|eight|nine)|{_CARDINALS})"
    rf"(?: (?:hundred|thousand|million|billion|dozen))?|an? (?:hundred|thousand|million|dozen)"
)
_AND_MORE = re.compile("[多余几]")
_PARTS = re.compile(r"[a-z]+")
_SHORT = re.compile(r"(?P<scale>[百千万亿])(?P<digit>[一二三四五六七八九])$")  # "两万五" is 25,000
_TWO_DIGITS = re.compile(r"[一二三四五六七八九]{2}")


def value_of_digits(digits: str, scale: str = "") -> float:
    """Return the value of a number in digits, times "万", "亿", "thousand" and the like behind it."""
    value = float(digits.replace(",", ""))
    for each in re.findall(r"[a-z]+|.", scale.lower().replace(" ", "")) if scale else ():
        value *= SCALES.get(each, 1)
    return round(value, 6)


def values_of_word(word: str) -> tuple[float, ...]:
    """Return what a numeral in words means; both numbers where it is a guess such as "两三", none for no numeral."""
    if word[0].isascii():
        value = 0.0
        for part in _PARTS.findall(word.lower()):
            if part in _ENGLISH_SCALES or (part == "dozen" and value):
                value = (value or 1) * _ENGLISH_SCALES.get(part, 12)
            else:
                value += ENGLISH_WORDS.get(part.removesuffix("fold"), 0)
        return (value,)
    word = _AND_MORE.sub("", word)
    if _TWO_DIGITS.fullmatch(word.replace("两", "二")):
        return tuple(float(to_number(digit)) for digit in word)
    value = _from_han(word)
    short = _SHORT.search(word)
    if short and value >= 0:
        digit = float(to_number(short["digit"]))
        value += digit * (SCALES[short["scale"]] / 10 - 1)
    return (value,) if value >= 0 else ()


def _from_han(word: str) -> float:
    for scale in ("亿", "万"):
        before, found, after = word.partition(scale)
        if found:
            left = _from_han(before) if before else 1
            right = _from_han(after) if after else 0
            return left * SCALES[scale] + right if min(left, right) >= 0 else -1
    return float(to_number(word))


def value_of_symbol(symbol: str) -> float:
    """Return the value of one character such as "③", "Ⅱ" or "½"."""
    return float(unicodedata.numeric(symbol, -1))
