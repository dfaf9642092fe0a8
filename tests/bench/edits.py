"""Edits a page as a writer does: a sentence more, in which nothing is wrong."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

BEGINS = "\n慢慢来，一步一步来，"
_words = cycle("甲乙丙丁戊己庚辛壬癸")  # no two edits in a row are the same


def edit(page: Path) -> str:
    """End a page with another sentence than the one before, and return it; nothing else holds it."""
    sentence = f"{BEGINS}{next(_words)}。"
    page.write_text(f"{page.read_text(encoding='utf-8').partition(BEGINS)[0]}{sentence}\n", encoding="utf-8")
    return sentence.strip()
