"""How writers show that a step leads on: signs and words that are read where pages are checked, and where rendered.

They stand here, among the data, because whoever renders a page loads nothing of what checks it.
"""

from __future__ import annotations

import re

ARROW = re.compile(r"→|⇒|⟶|->|=>|—>")
GOES_ON = re.compile(
    r"继续|下一步|接着|往下|下面|后面|不用管|跳过|\bgo(?:es)? on\b|\bcontinue|\bnext\b|\bcarry on\b|\bproceed|"
    r"\bkeep going\b|\bread on\b|\bbelow\b|\bmove on\b|\bskip\b",
    re.IGNORECASE,
)
