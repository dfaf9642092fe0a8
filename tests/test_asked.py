"""What customers asked is read with file and line of what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter import check
from helpcenter.project.asked import read_asked
from sites import page, write_site

PAGES: dict[str, str | bytes] = {f"docs/{each}/a.md": page(type_="guide") for each in ("zh", "en")}
LANGUAGES = ("zh", "en")


@pytest.mark.parametrize(
    ("content", "asked"),
    [
        ("", {}),
        ("zh: []\nen: []\n", {"zh": [], "en": []}),
        ("# none\nen:\n  - Where is it?\n  - ' why '\n", {"en": [("Where is it?", 3, "whereisit"), ("why", 4, "why")]}),
        ("zh: [怎么办？, “怎么” 办了]", {"zh": [("怎么办？", 1, "怎么办"), ("“怎么” 办了", 1, "怎么办了")]}),
    ],
)
def test_questions_are_read_with_their_lines(
    content: str, asked: dict[str, list[tuple[str, int, str]]], tmp_path: Path
) -> None:
    write_site(tmp_path, {**PAGES, "docs/asked.yml": content})
    read = read_asked(tmp_path, "docs", LANGUAGES)
    assert {language: list(questions) for language, questions in read.questions.items()} == asked
    assert check(tmp_path).diagnostics == ()


@pytest.mark.parametrize(
    ("content", "places"),
    [
        ("zh: 怎么办", ["1:1"]),
        ("zh:", ["1:1"]),
        ("zh: {a: b}", ["1:1"]),
        ("fr: [quoi]", ["1:1"]),
        ("- a", ["1:1"]),
        ("en: [", ["1:6"]),
        ("en:\n  - a\n  -\n", ["3:1"]),
        ("en: ['', ' ']", ["1:1", "1:1"]),
        ("en:\n  - 1\n  - [a]\n  - {a: b}\n  - yes\n", ["2:1", "3:1", "4:1", "5:1"]),
        ("en:\n  - How?\n  - Why?\n  - how\n", ["4:1"]),
        ("en:\n  - a\nen:\n  - b\n", ["3:1"]),
        (b"en: [\xff]", ["1:6"]),
    ],
)
def test_what_cannot_be_read_is_found_where_it_stands(content: str | bytes, places: list[str], tmp_path: Path) -> None:
    report = check(write_site(tmp_path, {**PAGES, "docs/asked.yml": content}))
    found = [f"{each.path}:{each.line}:{each.column} {each.code}" for each in report.diagnostics]
    assert found == [f"docs/asked.yml:{place} P418" for place in places]
    assert read_asked(tmp_path, "docs", LANGUAGES).questions == {}


def test_a_question_that_two_languages_share_is_right(tmp_path: Path) -> None:
    assert check(write_site(tmp_path, {**PAGES, "docs/asked.yml": "zh: [FAQ]\nen: [FAQ]\n"})).diagnostics == ()


def test_without_a_file_nobody_asked(tmp_path: Path) -> None:
    assert read_asked(write_site(tmp_path, PAGES), "docs", LANGUAGES).questions == {}
    (tmp_path / "docs/asked.yml").symlink_to("nowhere.yml")
    assert [each.code for each in check(tmp_path).diagnostics] == ["P418", "P425"]  # and no link is published
