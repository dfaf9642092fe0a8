"""Compares the order of the items that carry an id, on pages that are no procedures."""

from __future__ import annotations

from typing import NamedTuple

from helpcenter.model import Page
from helpcenter.translation.alignment import misplaced


class NamedItem(NamedTuple):
    """An item of a list with an id, and the line where it begins."""

    id: str
    line: int


def misplaced_items(page: Page, original: Page) -> tuple[NamedItem, NamedItem] | None:
    """Return the first item that stands where the original has another one of the page's, and that one."""
    here, there = _named_items(page), _named_items(original)
    found = misplaced([item.id for item in here], [item.id for item in there])
    return (here[found[0]], there[found[1]]) if found else None


def _named_items(page: Page) -> list[NamedItem]:
    headings = {heading.line for heading in page.headings}
    ids = [each for each in page.ids if each.line not in headings]
    lines = [block.line for block in page.all_blocks if block.kind == "item"] if ids else []
    return [NamedItem(each.name, max((line for line in lines if line <= each.line), default=each.line)) for each in ids]
