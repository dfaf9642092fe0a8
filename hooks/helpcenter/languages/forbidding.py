"""Words that forbid, or say what never happens: without one a sentence says the opposite."""

from __future__ import annotations

import re

FORBIDS = re.compile(
    r"不要(?!紧|慌|着急|急(?!着))|请勿|切勿|勿(?=[^忘])|不得(?!不)|不可以|禁止|严禁|绝不|从不|不会(?:向|要|让|问|索|打)|别(?!的|人|处|名|墅|扭|致|慌|怕|担心|着急|急(?!着))"
    r"|\bnever\b|\bmust not\b|\bmustn't\b|(?:^|[.!?,;:(—–-]\s|\b(?:and|but|or|please|then|so)\s)\W*(?:do not|don't)\b",
    re.IGNORECASE | re.MULTILINE,
)
