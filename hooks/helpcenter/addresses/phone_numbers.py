"""Finds phone numbers, and tells them from amounts, dates, times, versions and the numbers of orders.

Some are known by their form (`+86 …`, `400-…`, `010-…`, mobiles), the rest, such as 95588, by a word beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.patterns import lazy_pattern

Span = tuple[int, int, str]  # from, up to, and the value by which two ways of writing it are equal

_HAN_DIGIT = "[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]"
_HAN_RUN = lazy_pattern(rf"{_HAN_DIGIT}{_HAN_DIGIT}{{4,}}")  # begins with one, which `re` looks for much faster
_HAN_DIGITS = str.maketrans("零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "001234567891123456789")
_RUN = lazy_pattern(r"[0-9](?:(?:[ \-.·()_/]{0,3}[0-9]){4,}|(?<=8)[0-9]{2}-[A-Z]{4})")
_DIGITS = lazy_pattern(r"[+(]{0,2}[0-9]+")
_START = r"(?<![A-Za-z0-9.,#/%=+-])(?<![A-Za-z0-9]_)(?<!\*\*\*)"
_END = r"(?:-\d{1,5})?(?![A-Za-z0-9%]|_[A-Za-z0-9]|\*\*\*|[.,:/-]\d)"
_NO_UNIT = (
    r"(?! ?(?:元|块|分钟|秒|小时|天|月|年|次(?!日)|个|位(?!于)|字|人(?!工)|页|条|步|岁|万|亿|级|层|种|张|笔|倍|多|余|×"
    r"|(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|seconds?|times|digits?|characters?|letters?|people"
    r"|yuan|RMB|CNY|USD|[KMG]B|km|percent|steps?|pages?)\b))"
)
_FORMS = (
    r"\+\d{1,3}(?:[ \-.()]{0,3}\d{1,5}){2,7}",
    r"00\d{1,3}(?:[ \-.()]{1,3}\d{1,5}){2,7}",
    r"[48]00(?:[ \-.·_]{0,3}\d){7}",
    r"[48]00-(?:\d{3}-\d{3}(?:\d\d)?|\d\d-\d{4}|\d{4}-\d{4})",  # a digit too few or too many
    r"0(?:10|2\d|[3-9]\d{2})-\d{4}-\d{3}",
    r"1[3-9]\d(?:[ \-.]?\d{4}[ \-.]?\d{4}|[ -]\d{3}[ -]\d{5})",
    r"1[3-9]\d{2}[ -]\d{3}[ -]\d{4}",
    r"\(?0(?:10|2\d|[3-9]\d{2})\)?(?:[ \-.]{0,3}|/)\d{3,4}[ \-.]?\d{4}",
    r"(?:1[ -]?)?\(\d{3}\) ?\d{3}[-. ]\d{4}",
    r"(?:1[-.])?[2-9]\d{2}(?P<dot>[-.])\d{3}(?P=dot)\d{4}",
    r"86[ -](?:0?\d{2,3}[ -]\d{3,4}[ -]?\d{4}|1[3-9]\d[ -]?\d{4}[ -]?\d{4}|[48]00[ -]\d{3}[ -]\d{4})",
    r"85[23][ -][2-9]\d{3}[ -]?\d{4}",
    r"0[1-9]-\d{4}-\d{4}",
    r"07\d{3}[ -]\d{3}[ -]?\d{3}",
    r"1 [2-9]\d{2} [2-9]\d{2} \d{4}",
    r"1[ -]8\d\d[ -]\d{3}[ -]\d{4}",
)
_BY_FORM = lazy_pattern(rf"{_START}(?P<number>{'|'.join(_FORMS)}){_END}{_NO_UNIT}", re.ASCII)
_BY_LETTERS = lazy_pattern(rf"{_START}(?P<number>(?:1[ -])?8(?:00|[3-8]{{2}})-[A-Z][A-Z0-9-]{{3,9}}){_END}", re.ASCII)
# Numbers of the services that everybody knows, by which they are known without a word beside them.
_SERVICE = lazy_pattern(
    rf"{_START}(?P<number>95[15]\d{{2}}|9510\d{{4}}|123(?!4)\d{{2}}|100(?:86|10|11)|96110)(?!号(?![码线])|[ -]?\d)"
    rf"(?! ?(?:应用|[Aa]pp|积分|points\b|[A-Z][a-z]+ (?:Road|Street|Avenue))){_END}{_NO_UNIT}",
    re.ASCII,
)
_ANY = lazy_pattern(rf"(?P<number>\+?\(?\d(?:[ \-.()]{{0,2}}\d){{4,14}}){_END}{_NO_UNIT}", re.ASCII)
_BETWEEN = (
    r"(?:[\s*_\"“”'「」『』:：,，(（\[]|号码?|是|为|请|可以?|发送?|到|至|给|官方|客服|人工|中国|服务|全国|统一|我们的?"
    r"|\b(?:us|our|the|support|number|hotline|line|at|on|is|to|now|free|official|customer|service|no|via|desk|from)\b\.?"
    r"){0,8}\Z"
)
_WORD_BEFORE = lazy_pattern(
    r"(?:热线|电话|座机|拨打|致电|拨通|拨|打给|来电|手机号码?|传真|短信|联系|客服|咨询|投诉|发送?[^\n。]{0,8}[到至]|☎️?|📞"
    r"|\b(?:call|dial|phone|ring|telephone|tel|hotline|helpline|fax|text(?: \w+ to)?|sms|contact|our number"
    rf"|customer service)\b\.?){_BETWEEN}",
    re.IGNORECASE | re.ASCII,
)
_WORD_BEHIND = lazy_pattern(
    rf"{_START}(?P<number>\d(?:[ -]?\d){{4,14}})(?![\d.,:-])[ *_\"”]{{0,4}}[(（]?(?:就是|是|为|is )?[ *_]{{0,4}}"
    r"(?:我们的?|官方|客服|全国|统一|24 ?小时|(?:the|our|official|support|customer|service) ){0,4}"
    r"(?:热线|电话|(?:hotline|helpline|phone number)\b)",
    re.ASCII,
)
_NUMBER_OF_SOMETHING = lazy_pattern(
    r"(?:(?:错误|订单|交易|流水|单|编|卡|证件|身份证|工单|案件|序列|凭证|参考|运单|快递|发票|商户|批次|版本|验证|备用)"
    r"(?:编?号|号码|码|代码)?"
    r"|\b(?:order|case|batch|ticket|transaction|reference|receipt|invoice|serial|card|tracking|account number|version"
    r"|code|u?id|no)(?:\.| ?no\.?| ?numbers?| ?ids?| ?#)?)[\s:：#是为*_\"“]{0,4}(?:is )?\Z",
    re.IGNORECASE | re.ASCII,
)
_DATE_TIME_AMOUNT = lazy_pattern(
    r"(?<!\d)\d{4}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,2}(?!\d)|(?<![\d+])\d{1,2}(?P<sign>[-/])\d{1,2}(?P=sign)\d{4}(?!-?\d)"
    r"|\d{4} ?年 ?\d{1,2} ?月|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?|(?:[¥$€£￥]|\b(?:CNY|RMB|USD|HKD|EUR)) ?[\d,. ]*\d",
    re.ASCII,
)
_TIME_BEFORE = lazy_pattern(r"(?:\d:\d\d|\d[-/.]\d\d?)[ -]\Z")
_COUNTED = lazy_pattern(
    r"(?:第|共|约|达|超过?|高于|低于|[最至][多少高低]|[上下]限|余额|积分|等于|[从到至]|变[成为]|错误|代码|端口|邮编|号段|尾号|路|街"
    r"|\b(?:about|around|over|under|of|to|than|most|least|limit|lower|upper|total|balance|from|error|build|port|postcode|zip))"
    r"[\s:：是为有*_\"“]{0,4}(?:is )?\Z",
    re.IGNORECASE | re.ASCII,
)
# A letter in place of a digit, 400-820-882O, looks right and dials nothing.
_LETTERED = lazy_pattern(
    r"(?<![A-Za-z0-9_./@#+-])\+?[0-9OoQlISBZ(](?:[ ()-]{0,2}[0-9OoQlISBZ]){6,15}(?![A-Za-z0-9_@]|[-.][A-Za-z0-9])"
)
_MEANT_DIGITS = str.maketrans("OoQlISBZ", "00011582")
_LETTER_BESIDE_DIGIT = lazy_pattern(
    r"[0-9](?:(?=[OoQlISBZ-])-?[OoQlISBZ]|(?<=[OoQlISBZ-].)(?:(?<!-.)|(?<=[OoQlISBZ]-.)))"
)
_CONTEXT = 40
_LONGEST, _ABROAD = 15, 11  # digits: the most there are, and the least of a number with 00 and a country


def find_phone_numbers(text: str) -> Iterator[Span]:
    """Yield the phone numbers in a text whose full-width digits and letters have been made plain."""
    if _HAN_RUN.search(text):
        text = _HAN_RUN.sub(lambda match: match[0].translate(_HAN_DIGITS), text)
    for run in _RUN.finditer(text):
        done = max(0, run.start() - 2)
        for digits in _DIGITS.finditer(text, max(0, run.start() - 2), run.end()):
            match = _number_at(text, digits) if digits.start() >= done and _may_begin(text, digits.start()) else None
            value = phone_value(match["number"]) if match else ""
            if match and value and not _is_something_else(text, *match.span("number")):
                yield *match.span("number"), value
                done = match.end()
    if _LETTER_BESIDE_DIGIT.search(text):
        yield from _lettered(text)


def _lettered(text: str) -> Iterator[Span]:
    """Yield the numbers with letters in place of digits, which stay in their values."""
    for typed in _LETTERED.finditer(text):
        meant = typed[0].translate(_MEANT_DIGITS)
        match = _BY_FORM.match(meant) if meant != typed[0] else None
        if match and not _is_something_else(text, *typed.span()):
            start, end = typed.start() + match.start("number"), typed.start() + match.end("number")
            yield start, end, re.sub(r"[^0-9A-Za-z]", "", text[start:end])


def phone_value(number: str) -> str:
    """Return what two ways of writing a number share: its digits, without the country's 86 and the area's 0."""
    if re.search("[A-Z]", number):
        return re.sub(r"[^0-9A-Z]", "", number)
    digits = re.sub(r"\D", "", number)
    if number.strip().startswith("+86") or digits.startswith("0086"):
        digits = digits.removeprefix("00").removeprefix("86")
    if len(digits) > _LONGEST or (digits.startswith("00") and len(digits) < _ABROAD):
        return ""
    return digits.removeprefix("0")


def _may_begin(text: str, start: int) -> bool:
    """Tell whether a number may begin here: not behind other digits, unless they are a time or a date."""
    if start < 2 or text[start - 1] not in " -" or not text[start - 2].isdigit():  # noqa: PLR2004 -- a digit, a space
        return True
    return bool(_TIME_BEFORE.search(text, max(0, start - _CONTEXT), start))


def _number_at(text: str, digits: re.Match[str]) -> re.Match[str] | None:
    """Return the phone number that begins with these digits, or with the marks before them."""
    first = digits.end() - len(digits[0].lstrip("+("))
    for start in range(digits.start(), first + 1):
        match = _BY_FORM.match(text, start) or _BY_LETTERS.match(text, start) or _WORD_BEHIND.match(text, start)
        if match:
            return match
    match = _SERVICE.match(text, first)
    if match and not _COUNTED.search(text, max(0, first - _CONTEXT), first):
        return match
    match = _ANY.match(text, digits.start()) or _ANY.match(text, first)
    if match and _WORD_BEFORE.search(text, max(0, match.start() - _CONTEXT), match.start()):
        return match
    return None


def _is_something_else(text: str, start: int, end: int) -> bool:
    """Tell whether a number is part of a date, a time or an amount, or the number of an order or a card."""
    left = max(0, start - _CONTEXT)
    if _NUMBER_OF_SOMETHING.search(text, left, start):
        return True
    others = _DATE_TIME_AMOUNT.finditer(text, left, end + _CONTEXT)
    return any(each.start() < end and start < each.end() for each in others)
