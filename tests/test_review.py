"""Readers see when a page was last checked, nobody sees who answers for it, and a review that is due stops nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from helpcenter import check
from helpcenter.diagnostics import Report
from moved_clock import MovedClock
from sites import ROOT, page, run, write_site
from this_site import ADDRESSES, HOST, PAGES, SOURCE

A_YEAR = 366
TODAY = dt.datetime.now(dt.UTC).date()
A_YEAR_LATER = str(TODAY + dt.timedelta(days=A_YEAR - 1))  # or later: where this runs it may be the day before still
SAID = {"zh": "最近核对：{day}", "en": "Last checked on {day}"}

Soup = Callable[[str], BeautifulSoup]


@pytest.mark.parametrize(("language", "path"), ADDRESSES, ids=ADDRESSES.values())
def test_readers_see_when_a_page_was_last_checked(soup: Soup, language: str, path: str) -> None:
    day = PAGES[f"docs/{language}/{path}"].reviewed
    [said] = soup(ADDRESSES[language, path]).select("article > .hc-reviewed")
    assert said.text == SAID[language].format(day=day)
    assert [each["datetime"] for each in said.select("time")] == [day]


def test_the_day_is_seen_on_the_screen_and_once_on_paper(open_page: Callable[..., Page]) -> None:
    opened = open_page("en/faq/")
    day = opened.get_by_text(PAGES["docs/en/faq.md"].reviewed).locator("visible=true")
    expect(day).to_have_count(1)
    opened.emulate_media(media="print")
    expect(day).to_have_count(1)
    expect(opened.locator(".hc-reviewed")).to_be_hidden()


def test_the_day_is_nothing_that_search_finds(built: Path) -> None:
    for file in (built / "search").glob("*.json"):
        text = file.read_text(encoding="utf-8")
        assert [each for each in SAID.values() if each.partition("{")[0] in text] == []


def test_nothing_that_is_published_names_who_answers_for_a_page(built: Path) -> None:
    owners = {each.owner.encode() for each in PAGES.values()}
    assert owners
    for name, content in files_of(built).items():
        assert [each for each in owners if each in content] == [], name


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("stated", [{"SOURCE_DATE_EPOCH": "0"}, {}], ids=["build day is stated", "no build day"])
def test_a_year_later_the_site_is_the_same_to_the_byte(stated: dict[str, str], built: Path, tmp_path: Path) -> None:
    clock, folder = MovedClock(tmp_path / "clock", A_YEAR), tmp_path / "site"
    arguments = ("mkdocs", "build", "--quiet", "--site-dir", str(folder))
    result = run(ROOT, *arguments, SITE_URL=HOST, NO_MKDOCS_2_WARNING="1", **clock.environment, **stated)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert min(day for day, _ in clock.started) >= A_YEAR_LATER
    assert [any(name in command for _, command in clock.started) for name in ("mkdocs", "background_worker")] == [
        True
    ] * 2
    then, now = files_of(folder), files_of(built)
    assert [name for name in then.keys() | now.keys() if then.get(name) != now.get(name)] == []


def test_a_year_later_every_page_is_due_and_the_check_is_green(tmp_path: Path) -> None:
    clock = MovedClock(tmp_path / "clock", A_YEAR)
    intervals = SOURCE.extras.review_after_days
    assert {each.type for each in PAGES.values()} <= intervals.keys()
    assert max(intervals.values()) < A_YEAR
    result = run(ROOT, "helpcenter", "check", **clock.environment)
    assert (result.returncode, result.stderr) == (0, "")
    assert min(day for day, _ in clock.started) >= A_YEAR_LATER


def test_a_clock_before_the_day_of_a_page_is_answered_with_file_and_line(tmp_path: Path) -> None:
    text = page(type_="guide").replace("type:", f"reviewed: {TODAY}\ntype:")
    write_site(tmp_path, {f"docs/{language}/a.md": text for language in ("zh", "en")})
    assert run(tmp_path, "helpcenter", "check").returncode == 0
    clock = MovedClock(tmp_path / "clock", -30)
    result = run(tmp_path, "helpcenter", "check", **clock.environment)
    assert result.returncode == 1
    places = [line.partition(f" `reviewed` is {TODAY}, a day to come")[0] for line in result.stdout.splitlines()[::2]]
    assert places == [f"docs/{language}/a.md:3:1: P406" for language in ("en", "zh")]


def found(report: Report) -> list[tuple[str, int, str]]:
    return [(each.path, each.line, each.code) for each in report.diagnostics]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("reviewed: 2026-11-22\nowner: desk\n", []),
        ("", [(1, "P417"), (1, "P417")]),
        ("owner: desk\n", [(1, "P417")]),
        ("reviewed: 2026-11-22\n", [(1, "P417")]),
        ("reviewed:\nowner: ''\n", [(2, "P402"), (3, "P402")]),
        ("reviewed: soon\nowner: [desk]\n", [(2, "P402"), (3, "P402")]),
        ("review: 2026-11-22\nowner: desk\n", [(2, "P403")]),
        ("owner: [desk\n", [(2, "P401")]),
    ],
)
def test_once_published_a_page_says_when_it_was_reviewed_and_whose_it_is(
    written: str, expected: list[tuple[int, str]], tmp_path: Path
) -> None:
    text = f"---\n{written}title: A\ntype: guide\n---\n\n# A\n"
    right = "---\ntitle: A\ntype: guide\nreviewed: 2026-11-22\nowner: desk\n---\n\n# A\n"
    files = {"docs/zh/a.md": right, "docs/en/a.md": text}
    before = [each for each in found(check(write_site(tmp_path, files))) if each[2] == "P417"]
    assert before == []
    after = found(check(write_site(tmp_path, {"docs/published.txt": ""})))
    assert [(line, code) for path, line, code in after if path == "docs/en/a.md" and code.startswith("P4")] == expected
