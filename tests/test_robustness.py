"""Whatever a file holds, it is read: without a crash, and with places that are in the file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from dialect import front_matters, pages
from hostile import HOSTILE
from oracles import examine, look_at

FOUND = {
    "a folded entry": "---\ntitle: 出境旅行\nquestions:\n  -2026-02-30%a 国外能用吗\n  - 出国要注意什么\n---\n\n# a\n",
    "a full-width colon below comments": "---\ntitle：[a.md\n---\n# a",
    "nothing but a tab": "---\n\t\n---\n\ntext\n",
    "a comment in place of a heading": "---\ntitle: 中\n---\n\ntext\n",
    "an entry above a rule": "  中文，\n中文[a, 1]\na: b\nrelated:\n- b.md\n---\n\n# a\n",
}
few = settings(derandomize=True, deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))


@few
@given(pages)
def test_any_page_is_read_and_what_is_found_stands_in_it(page: tuple[str, str]) -> None:
    look_at(*page)


@few
@given(front_matters)
def test_any_front_matter_is_read_and_what_is_found_stands_in_it(text: str) -> None:
    look_at(text)


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND.keys())
def test_what_was_found_once_is_read_right(text: str) -> None:
    look_at(text)


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_read_like_any_other(make: Callable[[int], str]) -> None:
    _, found = examine(make(2_000))
    assert found.failures == []
