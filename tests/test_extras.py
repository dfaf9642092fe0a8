"""What the operator switches on in mkdocs.yml, as the checker reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter import check
from sites import MKDOCS, page, write_site

BOTH = "{zh: 暂停服务。, en: Out of service."


def found(folder: Path, extra: str) -> list[tuple[str, int]]:
    files = {f"docs/{language}/faq.md": page(type_="guide") for language in ("zh", "en")}
    files["mkdocs.yml"] = f"extra:\n{extra}\n{MKDOCS}"
    return [(each.code, each.line) for each in check(write_site(folder, files)).diagnostics]


@pytest.mark.parametrize(
    "extra",
    [
        "  announcement:",
        "  announcement: {}",
        "  announcement: {zh: , en: , page: }",
        f"  announcement: {BOTH}}}",
        f"  announcement: {BOTH}, page: faq.md}}",
        "  feedback:",
        "  feedback: {endpoint: }",
        "  feedback: {endpoint: 'https://answers.example.org:8443/wallet?site=help'}",
        "  offline:",
        "  offline: true",
        "  offline: false",
        "  review_after_days:",
        "  review_after_days: {}",
        "  review_after_days: {home: 1, procedure: 180, guide: 3660}",
    ],
)
def test_what_is_right_or_off_is_not_spoken_of(extra: str, tmp_path: Path) -> None:
    assert found(tmp_path, extra) == []


@pytest.mark.parametrize(
    "extra",
    [
        "  announcement: Out of service.",
        "  announcement: [a]",
        "  announcement: {en: Out of service.}",
        "  announcement: {zh: 1, en: Out of service.}",
        f"  announcement: {BOTH}, fr: Panne.}}",
        f"  announcement: {BOTH}, page: [faq.md]}}",
        f"  announcement: {BOTH}, page: no-such.md}}",
        f"  announcement: {BOTH}, page: en/faq.md}}",
        "  feedback: https://answers.example.org/",
        "  feedback: {endpoint: answers.example.org}",
        "  feedback: {endpoint: 'http://answers.example.org/'}",
        "  feedback: {endpoint: 'https://user:secret@answers.example.org/'}",
        "  feedback: {endpoint: 1}",
        "  offline: 'off'",
        "  offline: 0",
        "  review_after_days: 180",
        "  review_after_days: [180]",
        "  review_after_days: {article: 180}",
        "  review_after_days: {1: 180}",
        "  review_after_days: {guide: }",
        "  review_after_days: {guide: '180'}",
        "  review_after_days: {guide: 0}",
        "  review_after_days: {guide: -1}",
        "  review_after_days: {guide: 3661}",
        "  review_after_days: {guide: 1.5}",
        "  review_after_days: {guide: true}",
    ],
)
def test_what_readers_would_not_get_as_meant_is_found_where_it_stands(extra: str, tmp_path: Path) -> None:
    assert [each for each in found(tmp_path, extra) if each[0] == "P416"] == [("P416", 2)]


def test_where_texts_and_answers_are_kept_is_no_contact(tmp_path: Path) -> None:
    kept = "  feedback: {endpoint: 'https://answers.hulipay.com/'}\nrepo_url: https://code.hulipay.com/help"
    assert found(tmp_path, kept) == []


def test_an_address_in_an_announcement_has_to_be_in_the_register(tmp_path: Path) -> None:
    assert found(tmp_path, "  announcement: {zh: 请拨 400-820-8820。, en: See the app.}") == [("C508", 2)]
