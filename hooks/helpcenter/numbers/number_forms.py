"""The forms in which Chinese and English write numbers: in digits, and spelt out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.numbers.number_words import DIGITS, ENGLISH_WORDS, HAN, WORDS
from helpcenter.numbers.units import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from helpcenter.patterns import lazy_pattern

_HALF_DAY = (
    r"\s?(?P<half_day>[ap])(?:\.\s?m\b\.?|m\b)|(?:\s?o['’]clock)?,?\s(?:in the (?P<part>morning|afternoon|evening)|"
    r"at (?P<night>night))\b"
)
_NO_TENTH = r"(?![功员为立本长交分品果就年绩人语套])"
_DIGIT_FORMS = {
    "date": r"(?:19|20)\d\d(?P<joint>[-/.])\d{1,2}(?P=joint)\d{1,2}(?!\d)",
    "version": r"\d{1,5}(?:\.\d{1,5}){2,5}(?![\d.]*\d)",
    "clock": rf"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d)(?:{_HALF_DAY})?",
    "spoken_clock": rf"(?P<spoken>\d{{1,2}})(?:{_HALF_DAY.replace('?P<', '?P<s_')}|\s?o['’]clock\b)",
    "han_clock": (
        r"(?P<han_hour>\d{1,2})\s?(?:点(?!开(?![门始放业售])|[击按选滴的对数评赞])|时(?![间候长期区段常不而刻]))"
        r"(?P<han_minute>半|一刻|三刻|\s?[0-5]?\d(?=\s?分(?!钟)))?"
    ),
    "discount": r"(?P<tenths>\d(?:\.\d)?|\d\d)\s?折(?![叠断旧])",
    "tenths_of": rf"(?P<tenth>\d)\s?成{_NO_TENTH}",
    "and_half": r"(?P<whole>\d+)(?:\sand a half(?=\s)|\s?个半(?=\s?[小钟月星]))",
    "number": (
        rf"(?P<digits>{DIGITS})(?:\s?[多余几]?(?P<scale>[百千万亿]{{1,3}}|(?:k|hundred|thousand|million|billion)\b))?"
        r"(?P<rank>(?:st|nd|rd|th)\b)?"
    ),
}
_RUN = lazy_pattern(r"\d+")
_IN_DIGITS = lazy_pattern(
    rf"(?<![\d.])(?=\d)(?:{'|'.join(f'(?P<{name}>{form})' for name, form in _DIGIT_FORMS.items())})", re.IGNORECASE
)
_NO_COUNT = r"(?:(?![一二三四五六七八九十百]?[次个天回遍笔份张条元十百千常])|(?=十[一二]?[点时]))"
_HAN_FORMS = {
    "han_clock": (
        r"(?P<han_hour>(?<![几十])[一二两三四五六七八九十]{1,3}|零(?=点(?:半|[一三]刻)))\s?"
        r"(?:点(?!开(?![门始放业售])|[击按选滴的对数评赞])|时(?![间候长期区段常不而刻]))"
        r"(?P<han_minute>半|一刻|三刻|[一二三四五六七八九十]{1,3}(?=分(?!钟)))?"
    ),
    "named_clock": r"正午|零点|(?:(?<=中)午|午夜)(?!\s?[一二两三四五六七八九十\d])",
    "all_day": r"全天候?|昼夜|日夜",
    "hundredths": rf"(?P<whole_of>[百千万])分之\s?(?P<of_whole>{HAN})",
    "han_share": r"(?P<lower>[二三四五六七八九十])分之(?P<upper>[一二三四五六七八九])|一半|半价|半数|对折",
    "han_discount": r"(?P<han_tenths>[一二两三四五六七八九]{1,2})折(?![叠断旧])",
    "han_tenths_of": rf"(?P<tenths_of>[一二两三四五六七八九])成(?P<and_half_tenth>半)?{_NO_TENTH}",
    "han_weekday": (
        rf"(?<![一两二三四五六七八九十几半数\d])(?:(?:星期|礼拜)[一二三四五六日天]|周[一二三四五六日]){_NO_COUNT}"
        rf"(?:[、和及或][一二三四五六日](?![一二三四五六七八九十百月号点时]){_NO_COUNT})*"
    ),
    "some_weekdays": r"(?<![\d一二两三四五六七八九十几个])(?:工作日|周末)",
    "first_half": r"(?<=[上前下后])半(?=[年月场段夜])",
    "han_rate": r"每(?:[日天月年]|个?季度?|个[月星]期?|星期|周(?![二三四五六日末]|一(?!次))|小时|分钟|秒)",
    "and_half": rf"(?P<whole>{HAN})\s?个半(?=\s?[小钟月星])",
    "idiom": (
        r"[大好老]半天|一年半载|十天半个?月|[二三]维|二手|第三方|两步|四处|四周|十分(?!钟)|万一|千万(?=别|不|要)|百般"
    ),
    "half": r"半(?=个?[小钟星月年天])",
    "word": rf"(?<![几数成]){HAN}(?:[多余几][万亿])?",
    "symbol": r"[①-⑳⑴-⒇Ⅰ-Ⅻ½¼¾⅓⅔]",
}
_WORD_FORMS = {
    "w_spoken_clock": rf"(?P<w_spoken>{WORDS})(?:{_HALF_DAY.replace('?P<', '?P<w_')}|\s?o['’]clock\b)",
    "w_named_clock": r"(?:noon|midday|midnight)\b",
    "w_all_day": r"(?:a?round the clock|day and night|all day)\b",
    "past_clock": (
        rf"(?:a )?(?P<past>half past|quarter past|quarter to)\s(?P<past_hour>\d{{1,2}}|noon|midday|midnight|{WORDS})\b"
    ),
    "w_and_half": rf"(?P<w_whole>an?|{WORDS})\sand a half(?=\s)",
    "w_idiom": (
        r"(?:third[ -]part(?:y|ies)|two-(?:step|factor)|one-time|second-hand|first-time|(?<=at )once|"
        r"once (?:more|again))\b"
    ),
    "month": rf"(?:{MONTHS}|{SHORT_MONTHS})\b",
    "w_weekday": rf"(?:(?:{WEEKDAYS})s?|{SHORT_WEEKDAYS})\b",
    "w_some_weekdays": r"(?:(?:working|business) days?|weekdays?|weekends?)\b",
    "w_rate": (
        r"(?:daily|weekly|fortnightly|monthly|quarterly|yearly|"
        r"(?:each|every|per)\s(?:second(?!\s(?:day|week|month|year))|minute|hour|day|week|fortnight|month|quarter|year))\b"
    ),
    "w_share": (
        r"(?:an?|one|two|three)[ -](?P<share>third|quarter|fifth)s?(?=\sof\s(?!an\shour))|"
        r"two[ -]thirds|three[ -]quarters|half(?!\san?\s|\sthe\s|\spast|-|\sway|\sof\san\shour)"
    ),
    "w_half": r"half(?= an? | the )",
    "times": r"(?:once|twice|thrice)\b",
    "w_word": rf"(?:(?:{WORDS})(?:fold)?|an?(?=[ -]))\b",
}
# Most words are no number: whether one can begin is asked before each of the forms is tried. `re` is quick to find one
# of a set of characters, in which the cases of letters are written out, and slow at anything else.
_HAN_BEGINNINGS = "大好老工午一二两三四五六七八九十百千万亿〇零半每第正全昼日夜星礼周对①-⑳⑴-⒇Ⅰ-Ⅻ½¼¾⅓⅔"
_BEGINNINGS = (
    *ENGLISH_WORDS, *MONTHS.split("|"), *WEEKDAYS.split("|"), "noon", "mid", "quarter", "half", "day", "all", "round",
    "around", "first", "second", "third", "once", "twice", "thrice", "daily", "weekly", "fortnightly", "monthly",
    "quarterly", "yearly", "each", "every", "per", "working", "business", "weekday", "weekend",
)  # fmt: skip
_WORD_BEGINNINGS = rf"an?[\s-]|{'|'.join(sorted({word[:3] for word in _BEGINNINGS if len(word) > len('an')}))}"
_FIRST_LETTERS = "".join(sorted({letter for word in _BEGINNINGS for letter in (word[0], word[0].swapcase())}))
_MAY_BEGIN = lazy_pattern(rf"[{_HAN_BEGINNINGS}ⅰ-ⅻ{_FIRST_LETTERS}](?<![A-Za-z][A-Za-z])")
_SPELT = lazy_pattern(
    rf"(?=[{_HAN_BEGINNINGS}])(?:{'|'.join(f'(?P<{name}>{form})' for name, form in _HAN_FORMS.items())})"
    rf"|(?<![A-Za-z])(?={_WORD_BEGINNINGS})(?:{'|'.join(f'(?P<{name}>{form})' for name, form in _WORD_FORMS.items())})",
    re.IGNORECASE,
)


def find_spelt(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers that are spelt out in a text."""
    done = 0
    for beginning in _MAY_BEGIN.finditer(text):
        match = _SPELT.match(text, beginning.start()) if beginning.start() >= done else None
        if match:
            done = match.end()
            yield match


def find_in_digits(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers in digits, each of which begins where a run of digits does."""
    done = 0
    for run in _RUN.finditer(text):
        match = _IN_DIGITS.match(text, run.start()) if run.start() >= done else None
        if match:
            done = match.end()
            yield match
