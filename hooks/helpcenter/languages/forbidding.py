"""Words that forbid, or say what never happens: without one a sentence says the opposite.

In every language described; each pattern is for a text in small letters, and begins with few characters, which is fast.
"""

from __future__ import annotations

import re

_HAN = re.compile(
    r"不要(?!紧|慌|着急|急(?!着))|请勿|切勿|勿(?=[^忘])|不得(?!不)|不可以|禁止|严禁|绝不|从不|不会(?:向|要|让|问|索|打)"
    r"|别(?!的|人|处|名|墅|扭|致|慌|怕|担心|着急|急(?!着))"
)
_ENGLISH = re.compile(r"\b(?:never|must not|mustn't|(?P<order>do not|don't))\b")
_BEFORE_ORDER = re.compile(r"(?:^|[^\w\s]\s*|\n\s*|\b(?:and|but|or|please|then|so)\s)$")  # not "you do not"
_LONGEST_BEFORE = 8


def count_forbidden(words: str) -> int:
    """Return how often a text, in small letters, forbids something."""
    english = (
        not found["order"] or _BEFORE_ORDER.search(words[max(0, found.start() - _LONGEST_BEFORE) : found.start()])
        for found in _ENGLISH.finditer(words)
    )
    return len(_HAN.findall(words)) + sum(map(bool, english))
