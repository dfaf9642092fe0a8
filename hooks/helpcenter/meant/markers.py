"""The many ways in which writers type the number of a step, where the house types "3.  ".

A marker is read at the beginning of a line. A strong one can hardly be anything else; a weak one ("3：", "c.") begins a
sentence just as well, and means a step only where its number is the next.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from helpcenter.numbers.numerals import ENGLISH_ORDINALS, to_number
from helpcenter.patterns import lazy_pattern

ID_LINE = lazy_pattern(r" *\{:?(?:[^{}\n]{0,200}\s)?#(?P<id>[\w.-]+)[^{}\n]{0,200}\} *$")
LARGEST = 99

_DIGITS = r"[0-9０-９]{1,2}"
_HAN = r"[一二三四五六七八九十]{1,3}"
_ENCLOSED = r"(?:[①-⑳⑴-⒇⒈-⒛❶-❿➀-➓⓵-⓾㈠-㈩㊀-㊉Ⅰ-Ⅻ]|[0-9]\ufe0f?\u20e3)"
_ORDINAL = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])"
_ENGLISH = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_BLANK = r"(?:[^\S\n]|&(?:nbsp|emsp|ensp|thinsp|#160|#12288);)*"
_NO_NUMBER = r"(?![0-9０-９])"

# In front of a marker: the marks of a bullet or a heading, and what makes it bold.
_FRONT = lazy_pattern(r"(?P<bullet>[-*+] +)?(?P<heading>#{1,6} *)?(?P<bold>\*\*|__|\*(?! )|_)?")
_STRONG = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<number>{_DIGITS})(?:\.[0-9]{{1,2}}){{1,2}}[.、)）](?=[^\S\n])",
        rf"(?P<number>{_DIGITS}){_BLANK}(?:\\?[.．。｡)）]|、)[.．、)）]?{_NO_NUMBER}",
        rf"[(（【〔［]{_BLANK}(?P<number>{_DIGITS}|{_HAN}){_BLANK}[)）】〕］][.．、:：]?",
        rf"\[(?P<number>{_DIGITS})\](?=[^\S\n])",
        rf"(?P<number>{_HAN})(?:[、.．)）])(?![0-9０-９一二三四五六七八九十])",
        rf"(?P<number>{_ENCLOSED})[.．、:：)]?",
    )
)
_WEAK = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<number>{_DIGITS}){_BLANK}[:：,，]{_NO_NUMBER}",
        rf"(?P<number>{_DIGITS})[^\S\n]+[-–—]+(?=[^\S\n]+[^0-9\s])",
        rf"第{_BLANK}(?P<number>{_DIGITS}|{_HAN})[、，,:：.]",
        rf"(?P<number>{_HAN})[:：,，。](?![0-9０-９一二三四五六七八九十])",
        r"(?P<number>[a-hA-H]|[ivx]{1,4}|[IVX]{1,4})[.)）](?=\s)",
    )
)
_WORDED = lazy_pattern(
    rf"(?:第{_BLANK}(?P<a>{_ORDINAL}){_BLANK}个?(?:步骤|步)|步骤{_BLANK}(?P<b>{_ORDINAL})|"
    rf"step{_BLANK}(?:(?:no\.?|\#){_BLANK})?(?P<c>{_DIGITS}|{_ENGLISH})(?![\w-])(?!\.\d))",
    re.IGNORECASE,
)
_BEHIND_WORDS = lazy_pattern(rf"{_BLANK}(?:[:：.．。、,，)）|]+|[-–—]+(?=\s))")
_HOUSE = lazy_pattern(r"(?P<number>[0-9]{1,3})\. +(?=\S)")
_TWICE = lazy_pattern(r"(?P<number>[0-9]{1,2})\. +(?:\*\*)?(?P=number)[.、)）] *(?=[^\s0-9])")
_EMPTY = lazy_pattern(r"(?P<number>[0-9]{1,3})\.[ \0*_]*$")
_BULLET = lazy_pattern(r"[-*+] +(?=\S)")
_ODD = lazy_pattern(
    r"(?P<quote>(?:>[^\S\n]*)+)|(?P<heading>#{1,6}[^\S\n]*)|"
    r"<(?P<tag>\w+)[^<>]{0,40}>(?=[^<>]{0,12}</(?P=tag)>)[^<>]{0,12}</(?P=tag)>|~~[^~\n]{1,12}~~|`[^`\n]{1,12}`|"
    r"(?:&#?\w{1,8};)+[.:)]?|[^\w\s*_<>&\[\]\"'“”‘’「」『』《》（）()!|{}`\U0001f000-\U0001faff]{1,3}|"
    rf"(?:no\.?|number)[^\S\n]?[0-9]{{1,2}}[.:,)]?|(?:{_ENGLISH}|{'|'.join(ENGLISH_ORDINALS[1:])})[^\S\n]?[.,:)]|(?:其|第)?{_HAN}[，。、]|"
    r"[A-Za-z]?(?P<number>[0-9]{1,2})(?:[^\w\s*]+|(?=[^\S\n]|\*))|\(?[A-Za-z][.)]|[<({“«][0-9]{1,2}[>)}”»]?[.:]?|"
    r"[0-9]{1,2}(?:st|nd|rd|th)[.:,)]?",
    re.IGNORECASE,
)
_BOLD = ("**", "__")
_NOT_ODD = ("![", "|", "{:", "{#", "{ ", "!!!", "???", "===")
_LABEL = lazy_pattern(r"\[[^\[\]\n]{1,200}\]:")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_SPACES = lazy_pattern(_BLANK)
_FIRST = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十(（【〔［[第步sSabcdefghivxABCDEFGHIVX*_#-+")


@dataclass(frozen=True, slots=True)
class Marker:
    """How a line begins: `kind` is house, empty (nothing behind the number), typed, worded or bullet.

    `length` counts its characters, of which `bold` are typed anew behind the right marker. `heading` is true for one in
    a heading. `strong` says that it can hardly be anything else.
    """

    kind: str
    number: int
    length: int
    bold: str = ""
    heading: bool = False
    strong: bool = True


def read_marker(text: str) -> Marker | None:
    """Return the marker that a line (without its indentation) begins with, None where it begins with words."""
    first = text[:1]
    if first not in _FIRST and not unicodedata.category(first or " ").startswith("N"):
        return None
    empty = _EMPTY.match(text)
    if empty:
        return Marker("empty", int(empty["number"]), len(text))
    twice = _TWICE.match(text)
    if twice:
        return Marker("typed", int(twice["number"]), twice.end())
    house = _HOUSE.match(text)
    if house:
        return Marker("house", int(house["number"]), house.end())
    marker = _typed(text)
    if marker is None and (bullet := _BULLET.match(text)):
        return Marker("bullet", 0, bullet.end())
    return marker


def odd_marker(text: str) -> Marker:
    """Return what stands in place of the marker of a line that is known to be a step; it may be nothing at all.

    A number with one space behind it may be the first of its words; such a marker is not strong.
    """
    front = _ODD.match(text)
    if front is None:
        return Marker("odd", 0, 0)
    end, number = _behind_spaces(text, front.end()), int(front["number"] or 0)
    if not number:
        behind = read_marker(text[end:])
        bare = _ODD.match(text, end) if behind is None else None
        if behind and behind.kind != "empty":
            end, number = end + behind.length - len(behind.bold), behind.number
        elif bare and bare["number"]:
            end, number = _behind_spaces(text, bare.end()), int(bare["number"])
    ends_in_digit = text[front.end() - 1].isdigit() and not text.startswith("  ", front.end())
    is_strong = not ends_in_digit or text.startswith(_BOLD, end)
    return Marker("odd", number, end, heading=bool(front["heading"]), strong=is_strong)


def _behind_spaces(text: str, place: int) -> int:
    spaces = _SPACES.match(text, place)
    return spaces.end() if spaces else place


def may_be_step(text: str) -> bool:
    """Tell whether a line without a marker, but with the id of a step below it, is a step: it is no picture or note."""
    return bool(text.strip()) and not text.startswith(_NOT_ODD) and not _LABEL.match(text)


def _typed(text: str) -> Marker | None:
    front = _FRONT.match(text)
    start = front.end() if front else 0
    bold = (front["bold"] or "") if front else ""
    heading = bool(front and front["heading"])
    worded = _WORDED.match(text, start)
    if worded:
        behind = _BEHIND_WORDS.match(text, worded.end())
        end, kept = _closed(text, behind.end() if behind else worded.end(), bold)
        strong = bool(behind) or (bool(bold) and not kept) or not text[worded.end() :].strip("# \t")
        number = to_number(worded["a"] or worded["b"] or worded["c"])
        kind = "worded"
    else:
        match = next(filter(None, (each.match(text, start) for each in (*_STRONG, *_WEAK))), None)
        if match is None or (front and front["bullet"] and match.re not in _STRONG):
            return None
        number = _number(match["number"])
        strong, kind = match.re in _STRONG, "typed"
        end, kept = _closed(text, match.end(), bold)
    if not 0 <= number <= LARGEST:
        return None
    spaces = _SPACES.match(text, end)
    return Marker(kind, number, spaces.end() if spaces else end, kept, heading, strong)


def _closed(text: str, end: int, bold: str) -> tuple[int, str]:
    """Return where a marker ends that is bold by itself, or what makes it and the words behind it bold."""
    if not bold or not text.startswith(bold, end):
        return end, bold
    end += len(bold)
    behind = _BEHIND_WORDS.match(text, end)
    return (behind.end() if behind else end), ""


def _number(text: str) -> int:
    small = text.lower()
    if small in _ROMAN:
        return _ROMAN[small]
    if len(small) == 1 and "a" <= small <= "h":
        return ord(small) - ord("a") + 1
    if len(text) == 1 and not text.isdecimal() and unicodedata.category(text).startswith("N"):
        return int(unicodedata.numeric(text))
    return to_number(text.rstrip("\ufe0f\u20e3"))


def is_step_heading(text: str) -> bool:
    """Tell whether a heading (without its marks) stands in place of a step: "第 3 步 验证身份", "Step 3: Verify"."""
    return step_number(text) > 0


def step_number(text: str) -> int:
    """Return the number in words that name a step before they say what it is, 0 in others."""
    words = text.strip()
    if "步" not in words and "tep" not in words.lower():
        return 0
    marker = _typed(words)
    is_name = marker and marker.kind == "worded" and (marker.strong or words[marker.length - 1].isspace())
    return marker.number if marker and is_name else 0
