"""The synonyms as they are read: what is there, what is not, and what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter import check
from helpcenter.project.synonyms import read_synonyms
from sites import page, write_site

LANGUAGES = ("zh", "en")
PAGES: dict[str, str | bytes] = {f"docs/{each}/a.md": page(type_="guide") for each in LANGUAGES}


def test_the_groups_are_read_as_they_are_written(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/synonyms.yml": "en:\n  - [Lock, locked out]\n  - [2FA, two factor]\nzh: []\n"})
    synonyms = read_synonyms(tmp_path, "docs", LANGUAGES)
    assert synonyms.groups == {"en": (("Lock", "locked out"), ("2FA", "two factor")), "zh": ()}
    assert synonyms.problems == ()


def test_a_site_need_not_have_any(tmp_path: Path) -> None:
    write_site(tmp_path, PAGES)
    assert read_synonyms(tmp_path, "docs", LANGUAGES).groups == {}
    assert check(tmp_path).diagnostics == ()


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"en:\n  - [lock, freeze\n", "3:1"),
        (b"en: []\nen: []\n", "2:1"),
        (b"- [lock, freeze]\n", "1:1"),
        (b"en: []\nzh: lock\n", "2:1"),
        (b"zh:\n", "1:1"),
        (b"en:\n  - [lock, \xff]\n", "2:12"),
    ],
)
def test_what_cannot_be_read_is_a_finding_and_no_word_of_it_counts(content: bytes, place: str, tmp_path: Path) -> None:
    report = check(write_site(tmp_path, {**PAGES, "docs/synonyms.yml": content}))
    found = [f"{each.path}:{each.line}:{each.column} {each.code}" for each in report.diagnostics]
    assert found == [f"docs/synonyms.yml:{place} P414"]
    assert report.site
    assert report.site.synonyms.groups == {}


def test_a_link_to_nowhere_is_not_taken_for_no_synonyms(tmp_path: Path) -> None:
    write_site(tmp_path, PAGES)
    (tmp_path / "docs/synonyms.yml").symlink_to("nowhere.yml")
    assert {each.code for each in check(tmp_path).diagnostics} == {"P414", "P425"}  # and no link is published


def test_a_change_of_the_synonyms_makes_no_page_new(tmp_path: Path) -> None:
    file = write_site(tmp_path, {**PAGES, "docs/synonyms.yml": "en: [[lock, freeze]]\n"}) / "docs/synonyms.yml"
    check(tmp_path)
    known = (tmp_path / ".helpcenter_cache/pages").stat().st_mtime_ns
    file.write_text("en: [[lock, block]]\n", encoding="utf-8")
    site = check(tmp_path).site
    assert (tmp_path / ".helpcenter_cache/pages").stat().st_mtime_ns == known
    assert site
    assert site.synonyms.groups == {"en": (("lock", "block"),)}
