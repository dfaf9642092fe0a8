"""Tells which of several things is missing in a translation, by what does not change from language to language.

Digits and targets of links are the same in both, a long paragraph stays a long one, and has as many sentences.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

MOST = 40

_KEPT = re.compile(r"\d+|\]\([^)\s]{1,200}\)|[A-Z]{2,20}")
_WORD_LETTERS = re.compile(r"[A-Za-z]+")
_SENTENCE_ENDS = re.compile(r"[。！？：]|[.!?:](?=[\s*_”\"]|$)", re.MULTILINE)
_LETTERS_A_CHARACTER = 3  # a Chinese character says about as much as three letters


class Likeness(NamedTuple):
    """What of a text can be told apart without reading its language."""

    kept: Counter[str]
    length: float
    sentences: int = 1


def likeness(text: str) -> Likeness:
    """Return what can be compared of a text."""
    letters = sum(map(len, _WORD_LETTERS.findall(text)))
    others = sum(map(len, text.split())) - letters
    length = 1 + others + letters / _LETTERS_A_CHARACTER
    return Likeness(Counter(_KEPT.findall(text)), length, len(_SENTENCE_ENDS.findall(text)))


def missing_places(fewer: Sequence[Likeness], more: Sequence[Likeness]) -> list[int]:
    """Return the places in `more` of what has no counterpart in `fewer`, whose order is the same."""
    if len(more) > MOST:
        return list(range(len(fewer), len(more)))
    best = [[0.0] * (len(more) + 1) for _ in range(len(fewer) + 1)]
    for one in range(len(fewer)):
        for other in range(one, len(more) - len(fewer) + one + 1):
            together = best[one][other] + _alike(fewer[one], more[other])
            skipped = best[one + 1][other] if other > one else -math.inf
            best[one + 1][other + 1] = max(together, skipped)
    missing: list[int] = []
    one, other = len(fewer), len(more)
    while other > 0:
        if one and best[one][other] > (best[one][other - 1] if other > one else -math.inf):
            one -= 1
        else:
            missing.append(other - 1)
        other -= 1
    return missing[::-1]


def _alike(one: Likeness, other: Likeness) -> float:
    union = sum((one.kept | other.kept).values())
    shared = sum((one.kept & other.kept).values()) / union if union else 0.5
    longer = min(1.0, abs(math.log(one.length / other.length)))
    return 1 + shared * 2 - longer - min(1.0, abs(one.sentences - other.sentences) / 2)
