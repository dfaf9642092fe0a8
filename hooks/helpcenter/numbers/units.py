"""What numbers count, in Chinese and English: units of time, money, size, and the signs before an amount."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from helpcenter.patterns import lazy_pattern

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400

# The words for a unit, its kind, and how many of the smallest unit of that kind it is. A month is 30 days to some and
# the twelfth of a year to others.
UNITS: tuple[tuple[str, str, tuple[float, ...]], ...] = (
    (r"个?工作日|个?营业日|(?:working|business|bank(?:ing)?|work)[ -]days?|weekdays?", "working day", (1,)),
    (r"个?工作小时|(?:working|business|office)[ -]hours?", "working hour", (1,)),
    (r"秒钟?|seconds?|secs?|s", "time", (1,)),
    (r"分钟|分(?=\s?[\d一二三四五六七八九十]{1,3}\s?秒)|minutes?|mins?", "time", (_MINUTE,)),
    (r"刻钟|quarters? of an hour", "time", (15 * _MINUTE,)),
    (r"个?小时|个?钟头|hours?|hrs?|h", "time", (_HOUR,)),
    (r"个?(?:自然|日历)日|天|(?:(?:calendar|natural) )?days?", "time", (_DAY,)),
    (r"个?星期|个?礼拜|周(?![年岁末])|weeks?", "time", (7 * _DAY,)),
    (r"fortnights?", "time", (14 * _DAY,)),
    (r"个月|months?", "time", (30 * _DAY, 365 / 12 * _DAY)),
    (r"月份?(?![内费租])", "month", (1,)),
    (r"个?季度|quarters?", "time", (90 * _DAY,)),
    (r"周年|年|years?", "time", (365 * _DAY, 360 * _DAY)),
    (r"元|块钱?|圆|人民币|yuan|RMB|CNY|renminbi", "CNY", (1,)),
    (r"(?:(?<=\d)|(?<=\d ))角|角钱|毛钱?(?!巾)|jiao", "CNY", (0.1,)),
    (r"分钱|fen", "CNY", (0.01,)),
    (r"港币|港元|HKD|Hong Kong dollars?", "HKD", (1,)),
    (r"美元|美金|USD|(?:US )?dollars?", "USD", (1,)),
    (r"美分|cents?", "USD", (0.01,)),
    (r"欧元|EUR|euros?", "EUR", (1,)),
    (r"英镑|GBP|pounds?", "GBP", (1,)),
    (r"日元|日圆|JPY|yen", "JPY", (1,)),
    (r"%|个?百分点|percent(?:age points?)?|per cent", "percent", (1,)),
    (r"‰|per mille", "percent", (0.1,)),
    (r"KB|kilobytes?", "bytes", (1,)),
    (r"MB|兆|megabytes?", "bytes", (1_000,)),
    (r"GB|gigabytes?", "bytes", (1_000_000,)),
    (r"TB|terabytes?", "bytes", (1_000_000_000,)),
    (r"毫米|mm|millimet(?:re|er)s?", "length", (1,)),
    (r"厘米|公分|cm|centimet(?:re|er)s?", "length", (10,)),
    (r"米|met(?:re|er)s?|(?<= )(?-i:m)", "length", (1_000,)),
    (r"公里|km|kilomet(?:re|er)s?", "length", (1_000_000,)),
    (r"克|grams?", "weight", (1,)),
    (r"公斤|千克|kg|kilos?|kilograms?", "weight", (1_000,)),
    (r"斤", "weight", (500,)),
    (r"吨|tons?|tonnes?", "weight", (1_000_000,)),
    (r"毫升|ml|millilit(?:re|er)s?", "volume", (1,)),
    (r"升(?![级至到])|lit(?:re|er)s?", "volume", (1_000,)),
    (r"位|次|张|台|遍|digits?|characters?|letters?|times|pictures?|photos?|people|devices?", "count", (1,)),
)
SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "¥": "CNY",
        "cny": "CNY",
        "rmb": "CNY",
        "cn¥": "CNY",
        "jp¥": "JPY",
        "人民币": "CNY",
        "hk$": "HKD",
        "hkd": "HKD",
        "us$": "USD",
        "usd": "USD",
    }
    | {"$": "USD", "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP"}
    | {"港币": "HKD", "美元": "USD", "美金": "USD", "欧元": "EUR", "英镑": "GBP", "日元": "JPY"}
)
SIGN = (
    r"(?:(?:CN|JP)?¥|(?:HK|US)?\$|€|£|(?<![A-Za-z])(?:CNY|RMB|USD|HKD|EUR|GBP)\s?|"
    r"(?<![\d百千万亿])(?<!\d )(?:人民币|港币|美[元金]|欧元|英镑|日元)\s?)"
)

_JOINTS = ("-", " ")
_NO_UNITS = frozenset(("", *"。，、；：！？.,;:!?)）/*|的和与或至到"))  # what stands behind most numbers that have none
_UNIT = "|".join(rf"(?P<u{place}>{words})" for place, (words, _, _) in enumerate(UNITS))
_BEHIND = lazy_pattern(
    r"(?:\s?[多余来整]|\+)?(?:[\s-]| an? | the )?"
    r"(?:(?:more|full|whole|extra|further|additional|consecutive|straight)\s)?"
    rf"(?:{_UNIT})(?:(?<![A-Za-z])|(?![A-Za-z]))",
    re.IGNORECASE,
)

# When in the day: the hour of the afternoon is counted from noon, that of the night only before midnight.
BEFORE_NOON = frozenset({"凌晨", "清晨", "清早", "早上", "早晨", "上午", "早", "a", "morning"})
AFTER_NOON = frozenset({"午后", "下午", "傍晚", "晚上", "晚间", "晚", "p", "afternoon", "evening"})
NOON = frozenset({"中午", "正午"})
NIGHT = frozenset({"夜里", "夜间", "深夜", "半夜", "午夜", "night"})
WHEN = "|".join(sorted({word for word in BEFORE_NOON | AFTER_NOON | NOON | NIGHT if not word.isascii()}, reverse=True))

_ENDS_OF_NIGHT = 6
_NOON_HOUR = 12
_MIDNIGHT = 24 * 60

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
SHORT_WEEKDAYS = "Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun"
_WEEKDAY_NUMBERS = (
    {name[:3].lower(): place for place, name in enumerate(WEEKDAYS.split("|"), start=1)}
    | {character: place for place, character in enumerate("一二三四五六日", start=1)}
    | {"天": 7}
)
_RATES = {
    _MINUTE / 60: ("秒", "second"),
    _MINUTE: ("分", "minute"),
    _HOUR: ("小", "hour"),
    _DAY: ("日", "天", "dai", "day"),
    7 * _DAY: ("周", "星", "week"),
    14 * _DAY: ("fortnight",),
    30 * _DAY: ("月", "month"),
    90 * _DAY: ("季", "quarter"),
    365 * _DAY: ("年", "year"),
}
_MONTH_NUMBERS = {name[:3].lower(): place for place, name in enumerate(MONTHS.split("|"), start=1)}


def unit_behind(text: str, place: int) -> tuple[int, str, str, tuple[float, ...]] | None:
    """Return where the unit behind a number ends, its word, its kind and its factors; None where there is no unit."""
    behind = text[place : place + 2]
    if behind[:1] in _NO_UNITS or (behind[:1] in _JOINTS and behind[1:].isdecimal()):
        return None
    match = _BEHIND.match(text, place)
    if match is None or match.lastgroup is None:
        return None
    _, kind, factors = UNITS[int(match.lastgroup[1:])]
    return match.end(), match[match.lastgroup], kind, factors


def minutes_of_day(hour: int, minute: int, when: str) -> frozenset[float]:
    """Return the time as minutes since midnight; both readings of an hour that says neither morning nor afternoon."""
    small = hour <= _NOON_HOUR
    if when in BEFORE_NOON:
        hour %= _NOON_HOUR if small else 24
    elif when in AFTER_NOON:
        hour = hour + _NOON_HOUR if hour < _NOON_HOUR else hour
        hour = 24 if hour == _NOON_HOUR and when in ("晚上", "晚间", "晚", "evening") else hour
    elif when in NOON:
        hour = hour + _NOON_HOUR if hour < _ENDS_OF_NIGHT else hour
    elif when in NIGHT:
        hour = hour + _NOON_HOUR if _ENDS_OF_NIGHT <= hour <= _NOON_HOUR else hour
    elif when == "either" and 0 < hour <= _NOON_HOUR:
        return frozenset({hour * 60.0 + minute, (hour + _NOON_HOUR) % 24 * 60.0 + minute})
    return frozenset({(hour * 60.0 + minute) % _MIDNIGHT})


def month_number(name: str) -> int:
    """Return the number of a month by its English name or the short form of it."""
    return _MONTH_NUMBERS[name[:3].lower()]


def weekday_number(name: str) -> int:
    """Return the number of a day of the week, from Monday on, by its English name or the Chinese character for it."""
    return _WEEKDAY_NUMBERS[name[:3].lower()]


def seconds_of_rate(words: str) -> float:
    """Return how many seconds lie between two times of what is said to come "every day", or "每天"."""
    name = words.lower().lstrip("每个").split()[-1]
    return next(float(seconds) for seconds, names in _RATES.items() if name.startswith(names))
