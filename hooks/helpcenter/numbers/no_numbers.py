"""Takes out of a text what has digits and is no number to compare: steps, items, telephones, codes, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from helpcenter.numbers.number_words import HALF_WIDTH
from helpcenter.patterns import lazy_pattern

_RUN = lazy_pattern(r"\d+")
_DIGIT = lazy_pattern(r"\d")
_MARKER_BEGINS = frozenset("0123456789(（")
_JOINED = r"(?:\s?(?:[-–—~、,&]|到|至|和|或|to|and|or)\s?(?:第\s?)?\d+)*"
_STEPS = lazy_pattern(
    rf"第\s?\d+{_JOINED}\s?个?[大小子分]?步骤?|步骤\s?\d+{_JOINED}|steps?\s(?:no\.?\s|number\s|#)?\d+{_JOINED}",
    re.IGNORECASE,
)
_MARKER = lazy_pattern(r"^\s{0,8}[(（]?\d{1,2}(?:[、)）]|[.:](?!\d|x\b))", re.MULTILINE)
_TELEPHONE = lazy_pattern(  # in ASCII alone: letters of Chinese stand right beside a number, and its commas, too
    r"(?<![\w.])\+\d{1,4}(?:[- ]?\d{2,12}){1,5}|"
    r"(?<![\w.-])(?<!\b\d,)(?<!\b\d\d,)(?<!\b\d{3},)(?:"
    r"(?:0\d{2,3}[- ]?\d{7,8}|[48]00[- ]\d{2,4}[- ]?\d{3,4})(?!\w|\.\d)|"
    r"(?<![¥$])(?:\d{2,5}(?:[- ]\d{3,12}){2,5}(?!\w|\.\d|,\d{3}(?!\d))|"
    r"\d{7,}(?!\d*\.?\d|\s?[万亿元%]|[个人位名户次家条笔份]|\s?yuan)))",
    re.ASCII,
)
_SHORTEST_TELEPHONE = 7
_IN_TOKENS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@/.+#?=&-")
_LONGEST_TOKEN = 64
_PLAIN_CODE = lazy_pattern(r"[A-Za-z]{1,8}[-+]?\d{1,12}(?:[.-]\d{1,6}){0,3}")
_CODE = lazy_pattern(
    r"(?!(?:RMB|CNY|USD|HKD|EUR|GBP|US\$|HK\$|FY|v(?=\d+\.\d))\d)(?:[A-Za-z_/]|\d[^@]*@|\d[\w-]*\.[A-Za-z]{2})",
    re.IGNORECASE,
)


def without_names(words: str) -> str:
    """Return a text with half-width digits, of which only those of numbers are left; places stay what they were."""
    text = _without_steps(words)
    runs = list(_RUN.finditer(text))
    return blank(text, _codes(text, runs)) if runs else text


def codes_in(words: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the codes and telephones of a text are, such as "E-1042", and what each is without its spaces."""
    text = words if words.isascii() else words.translate(HALF_WIDTH)
    for telephone in _TELEPHONE.finditer(text):
        yield *telephone.span(), "".join(_RUN.findall(telephone[0]))
    for start, end in _codes(text, list(_RUN.finditer(text))):
        token = text[start:end].rstrip(".-=&?#/")
        if _PLAIN_CODE.fullmatch(token):
            yield start, start + len(token), token.casefold()


def _without_steps(words: str) -> str:
    """Blank the numbers of steps, items and telephones."""
    text = words if words.isascii() else words.translate(HALF_WIDTH)
    if "步" in text or "step" in text or "Step" in text:
        text = _STEPS.sub(_blank, text)
    if "\n" in text or text.lstrip(" ")[:1] in _MARKER_BEGINS:
        text = _MARKER.sub(_blank, text)
    if len(_DIGIT.findall(text)) >= _SHORTEST_TELEPHONE:
        text = _TELEPHONE.sub(_blank, text)
    return text


def _codes(text: str, runs: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    done = 0
    for run in runs:
        if run.start() >= done and _has_neighbour(text, *run.span()):
            start, done = _token(text, run)
            if _CODE.match(text, start, done):
                yield start, done


def _has_neighbour(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in _IN_TOKENS or text[end : end + 1] in _IN_TOKENS


def _token(text: str, run: re.Match[str]) -> tuple[int, int]:
    """Return where the token around a run of digits begins and ends."""
    start, end = run.span()
    while start and run.start() - start < _LONGEST_TOKEN and text[start - 1] in _IN_TOKENS:
        start -= 1
    while end < len(text) and end - run.end() < _LONGEST_TOKEN and text[end] in _IN_TOKENS:
        end += 1
    while start < run.start() and text[start] in "@.+#?=&-":
        start += 1
    return start, end


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Blank the spans of a text, which come in order."""
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += [text[done:start], " " * (end - start)]
        done = end
    return "".join([*pieces, text[done:]]) if pieces else text
