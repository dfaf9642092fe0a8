"""How a text names steps by number: 第 3 步, steps 3 to 8, the third step, 第 2 步的第 3 小步."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from helpcenter.numbers.numerals import ENGLISH, ENGLISH_ORDINALS, to_number, write_number

LINK_EDGE = "\3"  # stands where a link begins or ends, so that two links do not read as one reference

_HAN = r"(?:\d+(?!\d)|[一二三四五六七八九十百两〇零]+(?![一二三四五六七八九十百两])|[①-⑳⑴-⒇⒈-⒛])"
_ENGLISH = rf"(?:\d+(?:st|nd|rd|th)?|[①-⑳]|{'|'.join(ENGLISH[1:])})\b(?!-[a-z])"
_ORDINAL = rf"(?:\d+(?:st|nd|rd|th)|{'|'.join(ENGLISH_ORDINALS[1:])})\b"
_GAP = rf"[\s*_{LINK_EDGE}]{{0,200}}"  # holds a blanked target, as in "step [3](#enter-code)"
_HAN_JOINS = r"\s{0,3}(?:步骤?\s{0,3})?(?:直?到|至|[~～–—－-]|、|和|及|与|或)\s{0,3}(?:(?:第|步骤)\s{0,3})?"
_JOINS = r"\s{0,3}(?:to|through|till|until|[~–—-]|,\s{0,3}(?:and\s)?|and|or|&)\s{0,3}(?:steps?\s)?\s{0,3}"
_NO_STEP = r"(?!之遥|行(?!不)|兵|枪|\s{0,3}[，,（(/·]?\s{0,3}共)"  # 第三步行街; "第 2 步，共 3 步" is what an app shows
_NO_COUNT = r"(?!\s{0,3}(?:个(?!人)|页(?!面)|分(?![享别])|小(?!步)|位(?!于)|人(?![脸工])|[条天次秒遍倍种元项%]))"
_NO_IDIOM = r"(?!一[样些直起般定旦切致番步律并概经来共看模目览清边面气点]|十分|两[者边样]|四平|五花|七零|百[出般])"
_COUNTED = (
    r"(?!\s{1,3}(?:more|(?:or\s\w+\s)?times|time|seconds?|minutes?|hours?|days?|weeks?|months?|years?|attempts?|tries|"
    r"people|apart|at\s+a\s+time|out\s+of|after\s+another|by\s+one|of\s+(?:the\s+)?(?:\d|two\b|three\b|four\b|five\b|six\b)|"
    r"(?:last|final)\s+time|verification|authentication|things?|ways?)\b|\s{0,3}[/%])"
)
_TO_THE = (
    r"\b(?:see|to|in|at|from|repeat|redo|skip|after|before|with|through|until|by|on|of|during|follow|do|did|try|check|"
    r"finish|finished|complete|completed|miss|missed|skipped|repeated|reach|reached)\s{1,3}the\s{1,3}"
)
_THE_AT_FIRST = r"(?:(?<![^.!?]\s)(?<=\s)|(?<!.))the\s{1,3}(?!first)"  # "The first step matters most" names none
_IN_BRACKETS = rf"(?:[（(“\"「](?=(?:{_HAN}|{_ENGLISH})[）)”\"」]))?"
_HAN_SUB_STEP = rf"第\s{{0,3}}(?P<substep>{_HAN})\s{{0,3}}(?:个\s{{0,3}})?(?:小步骤?|子步骤?|分步骤?|小点)"
_OF_STEP = r"(?:of|in)\s{1,3}step\s{1,3}"
_STEP = "[sS](?i:tep)"  # begins with a set of characters, which `re` is quick to find
_NUMERAL_BEGINS = r"[\d①-⑳oOtTfFsSeEnN]"
_SUB_STEP = rf"[sS](?i:ub)-?{_STEP}"
_PATTERNS = tuple(
    (re.compile(sign), pattern)  # no match without the sign, which is soon looked for
    for sign, pattern in (
        (
            "第",
            (
                rf"第{_GAP}(?P<numbers>{_HAN}(?:{_HAN_JOINS}{_HAN})*)(?:[.．](?P<minor>\d+))?{_GAP}(?:个\s{{0,3}})?"
                rf"(?:大步|步骤|步){_NO_STEP}(?:\s{{0,3}}[的里中,，]{{0,2}}\s{{0,3}}{_HAN_SUB_STEP})?"
            ),
        ),
        (
            "步骤",
            (
                rf"步骤{_GAP}{_IN_BRACKETS}{_NO_IDIOM}(?P<numbers>{_HAN}{_NO_COUNT}(?:{_HAN_JOINS}{_HAN}{_NO_COUNT})*)"
                rf"(?:[.．](?P<minor>\d+))?"
            ),
        ),
        (_SUB_STEP, rf"\bsub-?step\s{{1,3}}(?P<substep>{_ENGLISH})\s{{1,3}}{_OF_STEP}(?P<numbers>{_ENGLISH})"),
        (
            _SUB_STEP,
            (
                rf"\b(?P<substep>{_ORDINAL})\s{{1,3}}sub-?step\s{{1,3}}"
                rf"(?:{_OF_STEP}(?P<numbers>{_ENGLISH})|(?:of|in)\s{{1,3}}the\s{{1,3}}(?P<nth>{_ORDINAL})\s{{1,3}}step\b)"
            ),
        ),
        (
            rf"{_STEP}[sS]\s{{1,3}}{_NUMERAL_BEGINS}",
            rf"(?<![\w-])steps\s{{1,3}}(?P<numbers>(?>{_ENGLISH}(?:{_JOINS}{_ENGLISH})*)){_COUNTED}",
        ),
        (
            rf"{_STEP}(?i:\s{{1,3}}(?:no\.|number)|\s{{0,3}}\#)?{_GAP}[（(“\"「]?{_NUMERAL_BEGINS}",
            (
                rf"(?<![\w-])step(?:\s{{1,3}}(?:no\.|number)|\s{{0,3}}\#)?{_GAP}{_IN_BRACKETS}(?P<numbers>(?>{_ENGLISH}))"
                rf"{_COUNTED}(?:\.(?P<minor>\d+)\b)?(?:,?\s{{1,3}}sub-?step\s{{1,3}}(?P<substep>{_ENGLISH}))?"
            ),
        ),
        (
            rf"[tdhTDH]\s{{1,3}}{_STEP}",
            (
                rf"(?:{_TO_THE}|{_THE_AT_FIRST}|{LINK_EDGE}(?:the\s{{1,3}})?(?!first))"
                rf"(?P<start>)(?P<numbers>{_ORDINAL})\s{{1,3}}step\b"
                r"(?!\s{1,3}(?:in|to|towards?|of\s{1,3}(?:two|2|multi)-)\b)"
            ),
        ),
        ("第", _HAN_SUB_STEP),
        (_SUB_STEP, rf"\bsub-?step\s{{1,3}}(?P<substep>{_ENGLISH})"),
        (_SUB_STEP, rf"\b(?P<substep>{_ORDINAL})\s{{1,3}}sub-?step\b"),
    )
)
_HAN_PATTERNS = tuple((sign, pattern) for sign, pattern in _PATTERNS if "tep" not in sign.pattern)
_NUMBER = re.compile(rf"{_ORDINAL}|{_HAN}|{_ENGLISH}", re.IGNORECASE)
_RANGE = re.compile(r"到|至|[~～–—－-]|\bto\b|through|till|until", re.IGNORECASE)
_LONGEST_RANGE = 50
_IDIOM = re.compile(
    r"(?:[迈走踏跨](?:出|开)了?[这那]?|(?:只|才|仅|不过)是|(?:两步|二步|双重|多步)(?:验证|认证)(?:里|中)?的?)\s?$"
    r"|\b(?:this|each|every|any|one|another|same|next|last|previous|final|single|extra|few|more|two|three)[\s-]$",
    re.IGNORECASE,
)
_REACH = 12
_FIGURATIVE = re.compile(r"是[^。！？；，,\n]{1,10}的\s?$")  # "这是安全的第一步"
_SENT_AWAY = re.compile(
    r"(?:回到|返回|退回|重复|重做|进入|进行|继续|开始|转到|跳到|参见|前往|按照|[去看见照按同跟])(?P<a>[上前下后]一步)|"
    r"\b(?:to|with|see|repeat|redo|do|start|skip|follow|as|as\s{1,3}in|like|like\s{1,3}in)\s{1,3}the\s{1,3}"
    r"(?P<b>next|following|previous|preceding)\s{1,3}step\b",
    re.IGNORECASE,
)
_NEIGHBOUR = re.compile(rf"[上前下后tTgGsS](?:一步|\s{{1,3}}{_STEP})")
_BACKWARDS = ("上一步", "前一步", "previous", "preceding")


@dataclass(frozen=True, slots=True)
class NamedSteps:
    """Steps named by number in a text, from offset `start` to `end`; no `numbers` where only a sub-step is named."""

    start: int
    end: int
    numbers: tuple[int, ...]
    substep: int | None


def find_named_steps(words: str) -> Iterator[NamedSteps]:
    """Yield where `words` name steps by number, in any language, in order; of a range both ends and all between."""
    taken = bytearray(len(words))
    found: list[NamedSteps] = []
    for sign, pattern in _PATTERNS if "tep" in words or "TEP" in words else _HAN_PATTERNS:
        for match in _compiled(pattern).finditer(words) if sign.search(words) else ():
            start, end = match.span()
            if any(taken[start:end]) or _IDIOM.search(words, max(0, start - _REACH), start):
                continue
            if match[0] == "第一步" and _FIGURATIVE.search(words, max(0, start - _REACH), start):
                continue
            taken[start:end] = b"\1" * (end - start)
            named = _named(match)
            if named:
                found.append(named)
    yield from sorted(found, key=lambda each: each.start)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern, compiled for the first words that have its sign: all of them would delay every start."""
    return re.compile(pattern, re.IGNORECASE)


def find_neighbours(words: str) -> Iterator[tuple[int, int, int]]:
    """Yield where `words` send on to the next step or back to the one before: start, end, and 1 or -1."""
    for match in _SENT_AWAY.finditer(words) if _NEIGHBOUR.search(words) else ():
        group = "a" if match["a"] else "b"
        yield match.start(group), match.end(), -1 if match[group].lower() in _BACKWARDS else 1


def renumber(text: str, value: int) -> str | None:
    """Return words that name one step, such as "第三步", with the number `value` in the same kind of numeral."""
    numeral = _NUMBER.search(text)
    written = write_number(value, numeral[0]) if numeral else None
    return text[: numeral.start()] + written + text[numeral.end() :] if numeral and written else None


def _named(match: re.Match[str]) -> NamedSteps | None:
    groups = match.groupdict()
    typed = groups.get("numbers") or groups.get("nth") or ""
    numbers = [to_number(each[0]) for each in _NUMBER.finditer(typed)]
    if len(numbers) == 2 and _RANGE.search(typed) and numbers[0] < numbers[1] < numbers[0] + _LONGEST_RANGE:  # noqa: PLR2004 -- both ends
        numbers = list(range(numbers[0], numbers[1] + 1))
    minor = groups.get("substep") or groups.get("minor")
    substep = to_number(minor) if minor else None
    if -1 in numbers or substep == -1:
        return None
    start = match.start("start") if "start" in groups else match.start()
    return NamedSteps(start, match.end(), tuple(numbers), substep)
