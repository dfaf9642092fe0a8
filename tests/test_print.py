"""What readers get on paper: a procedure is one sheet, black on white, with addresses that can be typed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from this_site import ADDRESSES, BRAND, HOST, PAGES, PATHS, TYPES

Open = Callable[..., Page]

A_PAGE = re.compile(rb"/Type /Page\b(?!s)")
SMALLEST = 13.33  # px, which are 10 pt
PROCEDURES = [each for each in ADDRESSES if TYPES[each[1]] == "procedure"]
AROUND = (
    ".md-header, .md-path, .md-sidebar, .md-skip, .md-top, .hc-related, .hc-footer, .headerlink, hc-steps, "
    "hc-step-tools, .md-content :is(button, form)"
)

SIZES = """() => [...document.querySelectorAll(".md-content, .hc-print-foot")].flatMap((part) =>
  [...part.querySelectorAll("*"), part].filter((each) => each.checkVisibility() && [...each.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
  ).map((each) => parseFloat(getComputedStyle(each).fontSize)))
"""
BEHIND_LINKS = """() => [...document.querySelectorAll("article a")].filter((each) => each.checkVisibility()).map(
  (each) => [each.getAttribute("href"), getComputedStyle(each, "::after").content])"""


@pytest.fixture
def print_page(open_page: Open) -> Open:
    """Opens an address of the site as it is printed, by a reader who has chosen the dark colours."""

    def open_(path: str, **options: object) -> Page:
        page = open_page(path, color_scheme="dark", **options)
        page.emulate_media(media="print")
        return page

    return open_


@pytest.mark.parametrize(("language", "path"), PROCEDURES)
def test_a_procedure_is_one_sheet_of_print_that_can_be_read(print_page: Open, language: str, path: str) -> None:
    page = print_page(ADDRESSES[language, path])
    assert min(page.evaluate(SIZES)) >= SMALLEST
    assert len(A_PAGE.findall(page.pdf(format="A4"))) == 1


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("path", ["account/unlock-account/", "en/faq/"])
def test_nothing_is_printed_but_the_page_and_its_foot(print_page: Open, path: str, *, script: bool) -> None:
    page = print_page(path, java_script_enabled=script)
    around = page.locator(AROUND)
    assert around.count() >= 20
    assert around.locator("visible=true").count() == 0
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".hc-print-foot")).to_be_visible()
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator("article h2").first).to_have_css("color", "rgb(33, 29, 26)")


def test_the_foot_says_whose_page_it_is_of_which_day_and_where_it_is(print_page: Open) -> None:
    page = print_page("en/faq/")
    day = PAGES["docs/en/faq.md"].meta["reviewed"]
    expect(page.locator(".hc-print-foot")).to_have_text(
        f"{BRAND['site_name']['en']}, reviewed on {day} · {HOST}en/faq/"
    )
    page.emulate_media(media="screen")
    expect(page.locator(".hc-print-foot")).to_be_hidden()


def test_every_step_has_its_number_and_an_empty_box(print_page: Open) -> None:
    page = print_page("account/unlock-account/")
    steps = page.locator("ol.hc-steps > li")
    for index, step in enumerate(steps.all()):
        box = step.evaluate(
            "each => { const {width, height, position} = getComputedStyle(each, '::after');"
            "return [width, height, position] }"
        )
        assert box[0] == box[1] != "0px", index
        assert box[2] == "absolute"
        expect(step).to_have_css("break-inside", "avoid")


def test_the_first_link_to_each_page_is_followed_by_its_address(print_page: Open) -> None:
    page = print_page("en/account/reset-password/")
    shown = [(str(href), str(content)) for href, content in page.evaluate(BEHIND_LINKS)]
    typed = [(href, re.sub(r"[\"() ]", "", content)) for href, content in shown if content != "none"]
    assert typed[0] == ("../unlock-account/", f"{HOST.removeprefix('https://')}en/account/unlock-account/")
    assert len({address for _, address in typed}) == len(typed)
    assert {href for href, _ in typed if href.startswith("#")} == set()


def test_what_is_folded_is_printed(print_page: Open) -> None:
    page = print_page("faq/")
    page.locator("article").evaluate(
        "each => each.insertAdjacentHTML('beforeend', '<details><summary>s</summary><p id=folded>f</p></details>')"
    )
    assert page.locator("#folded").evaluate("each => each.checkVisibility({contentVisibilityAuto: true})")
    page.emulate_media(media="screen")
    assert not page.locator("#folded").evaluate("each => each.checkVisibility({contentVisibilityAuto: true})")


def test_no_page_is_cut_off_at_the_edge_of_the_paper(print_page: Open) -> None:
    page = print_page("", viewport={"width": 700, "height": 1000})
    for path in PATHS:
        page.goto(f"/{ADDRESSES['en', path]}", wait_until="domcontentloaded")
        assert page.evaluate("document.documentElement.scrollWidth") <= 700, path
