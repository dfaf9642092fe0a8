"""Patterns that are compiled when they are first used: a check of what has not changed uses few of them."""

from __future__ import annotations

import re
from typing import Any, cast


def lazy_pattern(regex: str, flags: int = 0) -> re.Pattern[str]:
    """Return what can be used as the compiled pattern. A mistake in it raises re.error when it is first used."""
    return cast("re.Pattern[str]", _Later(regex, flags))


class _Later:
    """Has the methods of a pattern, each from its first use on as its own, which makes it no slower than that."""

    def __init__(self, regex: str, flags: int) -> None:
        self._made_of = regex, flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(*self._made_of), name)
        setattr(self, name, method)
        return method
