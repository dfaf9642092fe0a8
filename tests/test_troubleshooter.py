"""A procedure asked one question at a time: ways, ends, keys and addresses, as only a browser shows them."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Locator, Page, expect

from sites import asset
from static_host import UNKEPT

PAYMENT = "payments/payment-failed/"
BOTH = pytest.mark.parametrize("prefix", ["", "en/"])

Open = Callable[..., Page]


def asked(page: Page) -> Locator:
    return page.locator("ol.hc-steps > li:visible")


def start(page: Page) -> None:
    page.click("hc-troubleshooter > button")
    expect(asked(page)).to_have_count(1)


def answer(page: Page, *choices: int) -> None:
    for choice in choices:
        expect(asked(page)).to_have_count(1)
        asked(page).locator("[data-to]").nth(choice).click()


def expect_step(page: Page, number: int, question: int) -> None:
    expect(page.locator(f"ol.hc-steps > li:nth-child({number})")).to_be_visible()
    expect(asked(page)).to_have_count(1)
    told = page.locator("hc-troubleshooter [role=status]")
    expect(told).to_contain_text(str(number))
    expect(told).to_contain_text(str(question))
    expect(asked(page).locator("> p").first).to_be_focused()


@BOTH
def test_one_question_after_the_other_with_the_way_in_the_address(open_page: Open, prefix: str) -> None:
    page = open_page(prefix + PAYMENT)
    start(page)
    expect_step(page, 1, 1)
    answer(page, 0)
    expect_step(page, 2, 2)
    answer(page, 1)
    expect_step(page, 3, 3)
    expect(page).to_have_url(f"/{prefix}{PAYMENT}?way=0.1")
    page.go_back()
    expect_step(page, 2, 2)
    page.reload()
    expect_step(page, 2, 2)
    page.click("hc-way [value=back]")
    expect_step(page, 1, 1)
    expect(page.locator("hc-way [value=back]")).to_be_hidden()
    page.click("hc-way [value=leave]")
    expect(asked(page)).to_have_count(6)
    expect(page).to_have_url(f"/{prefix}{PAYMENT}#check-balance")
    page.go_back()
    expect_step(page, 1, 1)


def test_touch_anywhere_on_a_row_answers_and_a_tick_stays(open_page: Open) -> None:
    page = open_page(PAYMENT, has_touch=True)
    page.locator("hc-troubleshooter > button").tap()
    expect(asked(page)).to_have_count(1)
    row = asked(page).locator("ul > li").first
    asked(page).locator("input").check()
    box = row.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    page.touchscreen.tap(box["x"] + 8, box["y"] + box["height"] / 2)
    expect_step(page, 2, 2)
    expect(asked(page).locator("input")).not_to_be_checked()
    page.go_back()
    expect(asked(page).locator("input")).to_be_checked()


def test_keys_alone_lead_from_question_to_question(open_page: Open) -> None:
    page = open_page(f"en/{PAYMENT}")
    page.focus("hc-troubleshooter > button")
    page.keyboard.press("Enter")
    expect_step(page, 1, 1)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_accessible_name("It does → step 2: Check the network")
    page.keyboard.press("Enter")
    expect_step(page, 2, 2)


@BOTH
def test_who_is_done_is_told_so_at_the_section_for_those_who_are(open_page: Open, prefix: str) -> None:
    page = open_page(prefix + PAYMENT)
    start(page)
    answer(page, 1)
    expect(page.locator("h2#result")).to_be_focused()
    expect(page.locator("h2#result")).to_be_in_viewport()
    expect(page.locator("hc-troubleshooter [role=status]")).to_have_text(
        'Done. Now read "When it is done".' if prefix else "好了。接着看“完成后”。"
    )
    expect(asked(page)).to_have_count(0)


@BOTH
def test_support_is_told_the_way_and_the_channels_are_beside_it(open_page: Open, prefix: str) -> None:
    page = open_page(prefix + PAYMENT)
    start(page)
    answer(page, 0, 1, 2, 3)
    panel = page.locator("hc-way > div")
    expect(panel).to_be_focused()
    expect(panel.locator("li")).to_have_count(4)
    expect(panel.locator("li").first).to_contain_text("It does → step 2" if prefix else "余额够 → 第 2 步")
    query = "?page=payments/payment-failed&step=ask-reason&way=0.1.2.3#message"
    write, channels = panel.locator("a").all()
    assert str(write.evaluate("each => each.href")).endswith(f"/{prefix}support/talk-to-support/{query}")
    assert str(channels.evaluate("each => each.href")).endswith(f"/{prefix}support/contact/#channels")
    page.click("hc-way [value=start_over]")
    expect_step(page, 1, 1)
    assert "way" not in str(asked(page).locator(".hc-stuck").get_attribute("href"))


def test_stuck_in_the_middle_takes_the_way_along_and_only_while_it_is_asked(open_page: Open) -> None:
    page = open_page(f"{PAYMENT}?way=0.1")
    expect_step(page, 3, 3)
    stuck = page.locator("#ask-merchant .hc-stuck")
    assert str(stuck.get_attribute("href")).endswith("&step=ask-merchant&way=0.1#message")
    page.click("hc-way [value=leave]")
    assert str(stuck.get_attribute("href")).endswith("&step=ask-merchant#message")


def test_an_answer_may_lead_to_another_page_and_back_to_an_earlier_step(open_page: Open) -> None:
    page = open_page(f"en/{PAYMENT}?way=0")
    answer(page, 2)
    expect(page).to_have_url("/en/payments/refunds/#before-you-ask")
    page.goto("/en/account/reset-password/?way=0.0")
    answer(page, 1)
    expect_step(page, 2, 4)
    expect(page).to_have_url("/en/account/reset-password/?way=0.0.1")


@pytest.mark.parametrize(
    "way",
    ["x", "9", "0.9", "1.0", "0.2", "n", "length", "__proto__", "-1", "0..1", "%E0%A4%A", "%00%E2%80%AE", "0." * 5000],
)
def test_a_way_that_there_is_not_begins_at_the_first_question_and_says_so(open_page: Open, way: str) -> None:
    page = open_page(f"en/{PAYMENT}?way={way}")
    expect_step(page, 1, 1)
    expect(page.locator("hc-troubleshooter [role=status]")).to_contain_text("leads nowhere")
    expect(page).to_have_url(f"/en/{PAYMENT}?way=")


def test_a_link_to_another_step_shows_it_among_all_of_them(open_page: Open) -> None:
    page = open_page(f"en/{PAYMENT}?way=0")
    page.click("details.hc-flow > summary")
    page.click(".hc-flow a[href='#ask-reason']")
    expect(asked(page)).to_have_count(6)
    expect(page.locator("#ask-reason > p").first).to_be_focused()
    expect(page).to_have_url(f"/en/{PAYMENT}#ask-reason")
    page.go_back()
    expect_step(page, 2, 2)


def test_the_other_language_asks_the_same_question(open_page: Open) -> None:
    page = open_page(f"{PAYMENT}?way=0.1")
    expect_step(page, 3, 3)
    page.goto(f"/en/{PAYMENT}?way=0.1")
    expect_step(page, 3, 3)


def test_a_step_that_the_next_one_follows_has_a_button_for_it(open_page: Open) -> None:
    page = open_page(PAYMENT)
    page.evaluate("document.querySelector('#check-balance').dataset.next = 1")  # as where its branches all lead away
    start(page)
    page.click("hc-way [value=next]")
    expect_step(page, 2, 2)
    expect(page).to_have_url(f"/{PAYMENT}?way=n")
    expect(page.locator("hc-way [value=next]")).to_be_hidden()


def test_paper_shows_the_whole_list(open_page: Open) -> None:
    page = open_page(f"{PAYMENT}?way=0")
    expect_step(page, 2, 2)
    page.emulate_media(media="print")
    expect(asked(page)).to_have_count(6)
    expect(page.locator("hc-way")).to_be_hidden()


def test_the_number_of_a_step_stays_though_those_before_it_are_hidden(open_page: Open) -> None:
    page = open_page(f"{PAYMENT}?way=0.1")
    expect_step(page, 3, 3)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    tops = [page.locator(f"#{each}").evaluate("each => each.offsetHeight") for each in ("check-balance", "ask-reason")]
    assert tops == [0, 0]


def test_without_a_script_the_list_is_whole_and_nothing_is_offered(open_page: Open) -> None:
    page = open_page(f"{PAYMENT}?way=0", java_script_enabled=False)
    expect(asked(page)).to_have_count(6)
    expect(page.locator("hc-troubleshooter, hc-way").locator("visible=true")).to_have_count(0)


def test_where_the_script_does_not_come_that_is_said_and_the_list_stays(open_page: Open) -> None:
    page = open_page(f"en/{PAYMENT}", **UNKEPT)
    page.route("**/troubleshooter.*.js", lambda route: route.abort())
    page.click("hc-troubleshooter > button")
    expect(page.locator("hc-troubleshooter [role=status]")).to_contain_text("could not be loaded")
    expect(asked(page)).to_have_count(6)


def test_only_procedures_that_branch_offer_it(soup: Callable[[str], BeautifulSoup]) -> None:
    offered = {path for path in ("faq/", "about/", PAYMENT, "account/reset-password/") if soup(path).select("hc-way")}
    assert offered == {PAYMENT, "account/reset-password/"}


def test_nothing_is_loaded_before_it_is_asked_for_and_it_is_small(open_page: Open, built: Path) -> None:
    page = open_page(PAYMENT)
    loaded = (
        "performance.getEntriesByType('resource').filter((each) => /troubleshooter|way\\.js/.test(each.name)).length"
    )
    page.wait_for_load_state("networkidle")
    assert page.evaluate(loaded) == 0
    start(page)
    assert page.evaluate(loaded) == 1
    assert len(gzip.compress(asset(built, "assets/javascripts/troubleshooter.js").read_bytes())) <= 2048
