"""Whatever a file holds, it is read: without a crash, and with places that are in the file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from dialect import front_matters, pages
from hostile import HOSTILE
from oracles import examine, look_at

few = settings(derandomize=True, deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))


@few
@given(pages)
def test_any_page_is_read_and_what_is_found_stands_in_it(page: tuple[str, str]) -> None:
    look_at(*page)


@few
@given(front_matters)
def test_any_front_matter_is_read_and_what_is_found_stands_in_it(text: str) -> None:
    look_at(text)


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_read_like_any_other(make: Callable[[int], str]) -> None:
    _, found = examine(make(2_000))
    assert found.failures == []
