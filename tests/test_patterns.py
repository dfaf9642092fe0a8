"""Patterns that wait to be compiled."""

from __future__ import annotations

import re

import pytest

from helpcenter.patterns import lazy_pattern


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    wrong = lazy_pattern("(")
    with pytest.raises(re.error):
        wrong.search("a")


def test_it_does_what_a_pattern_does() -> None:
    letters = lazy_pattern("[b-y]+", re.IGNORECASE)
    for _ in range(2):
        assert letters.sub("-", "aBcz") == re.compile("[b-y]+", re.IGNORECASE).sub("-", "aBcz") == "a-z"
    assert letters.pattern == "[b-y]+"
