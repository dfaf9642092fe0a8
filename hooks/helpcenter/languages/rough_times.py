"""Times and durations that are said without a number."""

from __future__ import annotations

import re

ROUGH_TIMES = re.compile(
    r"(?:几|数|若干|好几)个?(?:工作日|小时|钟头|分钟|秒钟?|天|周|星期|月|年)"
    r"|当[天日]|次日|隔[天日]|[今明后]天|月[底初]|周末|节假日"
    r"|\b(?:a few|several|some|a couple of) (?:(?:working|business) )?(?:second|minute|hour|day|week|month|year)s\b"
    r"|\b(?:same|next)[ -]day\b|\b(?:today|tomorrow|overnight)\b|\bend of the month\b|\bweekends?\b|\bholidays?\b",
    re.IGNORECASE,
)
