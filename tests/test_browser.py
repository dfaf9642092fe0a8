"""What only a browser shows: requests, scripts, layout, keys."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from this_site import ADDRESSES, PATHS, PREFIX, TYPES

PHONE = ViewportSize(width=390, height=844)
DESKTOP = ViewportSize(width=1280, height=800)
POSTER = ViewportSize(width=1280, height=1700)

ONE_OF_EACH_TYPE = [
    ADDRESSES[language, path] for path in {TYPES[each]: each for each in PATHS}.values() for language in PREFIX
]

UNDER_THE_HEADER = """id => {
  const header = document.querySelector(".md-header")?.getBoundingClientRect().bottom;
  const top = document.getElementById(id)?.getBoundingClientRect().top;
  return header <= top && top < innerHeight / 3;  // false while either is still to come
}"""

Open = Callable[..., Page]


def test_no_request_leaves_the_host_and_none_fails(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=DESKTOP)
    requests: list[str] = []
    bad: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    context.on("requestfailed", lambda request: bad.append(request.url))
    context.on("response", lambda response: bad.append(response.url) if response.status >= 400 else None)
    context.on("console", lambda message: bad.append(message.text))
    context.on("weberror", lambda error: bad.append(str(error.error)))
    pages = {path: context.new_page() for path in ONE_OF_EACH_TYPE}
    for path, page in pages.items():
        page.goto(f"{address}/{path}", wait_until="commit")
    for page in pages.values():
        page.wait_for_load_state("networkidle")
    context.close()
    assert len(requests) > len(pages)
    assert {url for url in requests if not url.startswith((address, f"blob:{address}", "data:"))} == set()
    assert bad == []


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize(("here", "there"), [("", "en/"), ("en/", "")])
def test_the_language_switch_keeps_page_and_step(
    open_page: Open, here: str, there: str, viewport: ViewportSize
) -> None:
    page = open_page(f"{here}account/reset-password/#enter-code", viewport=viewport)
    page.click("hc-language-switch a")
    expect(page).to_have_url(f"/{there}account/reset-password/#enter-code")
    page.wait_for_function(UNDER_THE_HEADER, arg="enter-code")


def test_the_language_switch_keeps_the_step_that_is_being_read(open_page: Open) -> None:
    page = open_page("payments/payment-failed/")
    page.evaluate("document.getElementById('ask-reason').scrollIntoView()")
    page.click("hc-language-switch a")
    expect(page).to_have_url("/en/payments/payment-failed/#ask-reason")


def test_the_language_switch_at_the_top_of_a_page_stays_at_the_top(open_page: Open) -> None:
    page = open_page("en/faq/", viewport=POSTER)
    page.click("hc-language-switch a")
    expect(page).to_have_url("/faq/")


def test_the_language_switch_keeps_a_place_too_near_the_end_to_come_to_the_top(open_page: Open) -> None:
    page = open_page("account/unlock-account/#still-stuck", viewport=POSTER)
    page.click("hc-language-switch a")
    expect(page).to_have_url("/en/account/unlock-account/#still-stuck")


def test_an_address_with_a_malformed_hash_does_not_break_the_switch(open_page: Open) -> None:
    page = open_page("faq/#%E0%A4%A")
    page.click("hc-language-switch a")
    expect(page).to_have_url("/en/faq/")


def test_the_language_switch_keeps_the_way_that_was_taken(open_page: Open) -> None:
    page = open_page("payments/payment-failed/?way=0.1")
    expect(page.locator(".hc-here")).to_have_id("ask-merchant")
    page.click("hc-language-switch a")
    expect(page).to_have_url(re.compile(r"/en/payments/payment-failed/\?way=0\.1"))
    expect(page.locator(".hc-here")).to_have_id("ask-merchant")


def test_no_page_is_wider_than_the_window(open_page: Open) -> None:
    page = open_page("", java_script_enabled=False)
    for path in ADDRESSES.values():
        page.goto(f"/{path}", wait_until="domcontentloaded")
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} at {width} px"


@pytest.mark.parametrize("path", ["faq/", "no/such/page"])
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize(("scheme", "page_is"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(24, 21, 19)")])
def test_the_page_follows_the_readers_colours(
    open_page: Open, path: str, scheme: str, page_is: str, *, script: bool
) -> None:
    page = open_page(path, color_scheme=scheme, java_script_enabled=script)
    expect(page.locator("body")).to_have_css("background-color", page_is)


def test_steps_read_completely_without_javascript(open_page: Open) -> None:
    page = open_page("en/account/unlock-account/", java_script_enabled=False)
    steps = page.locator("ol.hc-steps > li")
    assert steps.count() == 5
    for index in range(5):
        expect(steps.nth(index)).to_be_visible()
    page.click("hc-language-switch a")
    expect(page).to_have_url("/account/unlock-account/")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("path", ["", "faq/"])
def test_the_drawer_shows_every_page_at_once(open_page: Open, path: str, *, script: bool) -> None:
    page = open_page(path, java_script_enabled=script)
    links = page.locator(".hc-nav a")
    expect(links).to_have_count(len(PATHS))
    expect(links.last).not_to_be_in_viewport()
    page.click(".md-header label[for=__drawer]")
    for link in links.all():
        expect(link).to_be_visible()
    links.get_by_text("退款").click()
    expect(page).to_have_url("/payments/refunds/")


@pytest.mark.parametrize("path", ["no/such/page/", "en/no/such/page"])
def test_the_404_page_leads_home_without_javascript(open_page: Open, path: str) -> None:
    page = open_page(path, java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_have_text("没有这一页 Page not found")
    page.get_by_role("link", name="Contact support").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Contact support")


@pytest.mark.parametrize("home", ["", "en/"])
def test_the_field_of_the_home_page_opens_the_search(open_page: Open, home: str) -> None:
    page = open_page(home)
    page.click("hc-home-search button")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
