"""Whatever a file holds, it is read: without a crash, and with places that are in the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from dialect import texts
from helpcenter.examining import Findings, on_page
from helpcenter.model import Page, Register, Site
from helpcenter.parser import parse_page
from helpcenter.project.source_text import decode
from helpcenter.rules import PAGE_RULES
from hostile import HOSTILE


def examine(text: str) -> tuple[Page, Findings]:
    """Parse a text as a page and its translation, and apply the rules that need no other page."""
    pages = {
        language: parse_page(text, path="a.md", language=language, source=f"docs/{language}/a.md")
        for language in ("zh", "en")
    }
    files = frozenset(page.source for page in pages.values())
    site = Site("docs", ("zh", "en"), {page.source: page for page in pages.values()}, files, Register("channels.yml"))
    found = Findings()
    for code, rule in PAGE_RULES.items():
        found.collect(code, rule, "docs/en/a.md", on_page(pages["en"], rule(pages["en"], site)))
    return pages["en"], found


def look_at(text: str) -> None:
    """Read a text as files are read, and make sure that what is found stands in it."""
    text = decode(text.encode(errors="replace"))
    page, found = examine(text)
    assert found.failures == []
    lines = text.split("\n")
    things: list[Any] = [*page.links, *page.headings, *page.steps, *page.ids, *page.references, *found.diagnostics]
    for line, column in ((each.line, each.column) for each in things):
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1].expandtabs(4)) + 1


@settings(derandomize=True, deadline=None, max_examples=300, suppress_health_check=list(HealthCheck))
@given(texts)
def test_any_text_is_read_and_what_is_found_stands_in_it(text: str) -> None:
    look_at(text)


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_read_like_any_other(make: Callable[[int], str]) -> None:
    _, found = examine(make(2_000))
    assert found.failures == []
