"""What a step says that has readers hand something over which impostors want: a code, a document, money."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_ENTERS = r"\b(?:enter|type|key in|fill in|put in|submit)\b"
_NO_SUCH_CODE = r"(?<!error )(?<!QR )(?<!country )(?<!area )(?<!post)(?<!postal )(?<!promo )"

# By what is asked for, in every language described; within a sentence.
ASKED_FOR: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "code": re.compile(
            r"(?:填|输入|键入|提交|验证)[^。！？\n]{0,20}(?:验证码|校验码|动态码)|(?:验证码|校验码|动态码)[^。！？\n]{0,20}(?:填|输入|键入|提交)"
            rf"|{_ENTERS}[^.!?\n]{{0,60}}{_NO_SUCH_CODE}\bcode\b|{_NO_SUCH_CODE}\bcode\b[^.!?\n]{{0,40}}{_ENTERS}",
            re.IGNORECASE,
        ),
        "identity": re.compile(
            r"身份证|证件|护照|驾驶证|人脸|刷脸"
            r"|\bidentity (?:card|document|paper)|\bID (?:card|document)\b|\bpassport\b|\bdriv(?:er's|ing) licen[cs]e"
            r"|\bselfie\b",
            re.IGNORECASE,
        ),
        "money": re.compile(
            r"转账|汇款|打款|充值|垫付|保证金|再付|补足余额|付款方式|一种方式付"
            r"|\btransfer\b|\bwire\b|\btop up\b|\bdeposit\b|\bsend money\b|\bpay (?:again|another|in another)\b"
            r"|\b(?:means of payment|(?:another|other|different) ways? (?:to pay|of paying))\b",
            re.IGNORECASE,
        ),
    }
)
