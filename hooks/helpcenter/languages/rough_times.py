"""Times and durations that are said without a number, in every language described."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PATTERNS = (
    re.compile(
        r"(?:几|数|若干)个?(?:工作日|小时|钟头|分钟|秒钟?|天|周|星期|月|年)|当[天日]|次日|隔[天日]|[今明后]天|月[底初]|周末|节假日"
    ),
    re.compile(
        r"\b(?:(?:a few|several|some|a couple of) (?:(?:working|business) )?(?:second|minute|hour|day|week|month|year)s"
        r"|(?:same|next)[ -]day|today|tomorrow|overnight|end of the month|weekends?|holidays?)\b"
    ),
)


def find_rough_times(words: str) -> Iterator[str]:
    """Yield the rough times that a text, in small letters, names."""
    for pattern in _PATTERNS:
        yield from pattern.findall(words)
