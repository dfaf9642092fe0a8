"""The first view of a page is cheap, and what a reader does before the theme's script is there is not lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from static_host import UNKEPT
from this_site import ADDRESSES, PATHS, PREFIX, TYPES

PHONE = ViewportSize(width=390, height=844)
DESKTOP = ViewportSize(width=1280, height=800)
FIELD = "[data-md-component=search-query]"
STATUS = "hc-search [role=status]"
LINKS = ".md-search-result__link"
THEME = re.compile(r"/bundle\.\w+\.min\.\w+\.js$")
LATE = re.compile(rf"{THEME.pattern}|/late\.\w+\.css$")
MOST_REQUESTS = 4
HAS_RUN = "document.documentElement.classList.contains('js-focus-visible')"  # which the theme's script adds
DARK = "rgb(24, 21, 19)"
LIGHT = "rgb(255, 255, 255)"

Open = Callable[..., Page]


@pytest.fixture
def slow(open_page: Open) -> Callable[..., tuple[Page, list[Route]]]:
    """Opens a page on which the theme's script, once it is asked for, waits to be let go on."""

    def open_(path: str, **options: object) -> tuple[Page, list[Route]]:
        page = open_page("404.html", **UNKEPT, **options)
        waiting: list[Route] = []
        page.route(THEME, lambda route: waiting.append(route))  # noqa: PLW0108 -- is looked into
        page.goto(f"/{path}")
        return page, waiting

    return open_


def asked_for(page: Page, waiting: list[Route]) -> None:
    while not waiting:
        page.evaluate("0")  # lets what has come be dealt with


def let_go(page: Page, waiting: list[Route]) -> None:
    with page.expect_response(THEME):
        asked_for(page, waiting)
        waiting.pop().continue_()


def found(page: Page, address: str) -> None:
    expect(page.locator(LINKS).first).to_have_attribute("href", re.compile(re.escape(address)))


@pytest.mark.parametrize("path", {TYPES[path]: ADDRESSES["zh", path] for path in PATHS}.values())
def test_the_first_view_asks_for_little_that_is_all_there(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page(viewport=PHONE)
    answers: list[tuple[str, int]] = []
    page.on("response", lambda response: answers.append((urlsplit(response.url).path, response.status)))
    page.goto(f"{address}/{path}", wait_until="networkidle")
    page.close()
    assert len(answers) <= MOST_REQUESTS
    assert {status for _, status in answers} == {200}
    assert [each for each, _ in answers if LATE.search(each)] == []


def tap(page: Page) -> None:
    page.locator("h1").tap()


def press(page: Page) -> None:
    page.keyboard.press("ArrowDown")


def focus(page: Page) -> None:
    page.focus("hc-language-switch a")


def scroll(page: Page) -> None:
    page.mouse.wheel(0, 100)


def move(page: Page) -> None:
    page.mouse.move(100, 100)


@pytest.mark.parametrize("act", [tap, press, focus, scroll, move])
def test_the_themes_script_comes_once_with_whatever_a_reader_does_first(
    open_page: Open, act: Callable[[Page], None]
) -> None:
    page = open_page("en/faq/", has_touch=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    with page.expect_response(THEME):
        act(page)
    act(page)
    page.keyboard.press("ArrowDown")
    assert len([each for each in asked if LATE.search(each)]) == 2


def test_an_address_that_asks_something_needs_no_touch(open_page: Open) -> None:
    found(open_page("en/?q=refund"), "/en/payments/refunds/")


@pytest.mark.parametrize("here", PREFIX.values())
def test_what_is_typed_after_a_tap_on_the_search_is_found_when_the_script_comes(
    slow: Callable[..., tuple[Page, list[Route]]], here: str
) -> None:
    page, waiting = slow(f"{here}account/reset-password/", has_touch=True)
    page.tap(".md-header label[for=__search]")
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(FIELD)).to_be_in_viewport()
    page.keyboard.type("PIN")
    let_go(page, waiting)
    expect(page.locator(LINKS).first).to_be_visible()
    expect(page.locator(FIELD)).to_have_value("PIN")
    expect(page.locator(STATUS)).to_have_text(re.compile(r"\d"))


def test_keys_that_open_the_search_and_what_is_typed_then_are_kept(
    slow: Callable[..., tuple[Page, list[Route]]],
) -> None:
    page, waiting = slow("en/faq/", viewport=DESKTOP)
    page.keyboard.press("Control+k")
    page.keyboard.type("s/f refund")
    expect(page.locator(FIELD)).to_have_value("s/f refund")
    let_go(page, waiting)
    found(page, "/en/payments/refunds/")
    expect(page.locator(FIELD)).to_be_focused()


@pytest.mark.parametrize("key", ["/", "s", "f", "Control+s"])
def test_no_key_alone_opens_the_search(slow: Callable[..., tuple[Page, list[Route]]], key: str) -> None:
    page, waiting = slow("en/faq/", viewport=DESKTOP)
    page.keyboard.press(key)
    let_go(page, waiting)
    page.keyboard.press(key)
    expect(page.locator(FIELD)).not_to_be_focused()


def test_the_search_can_be_left_again_before_the_script_is_there(slow: Callable[..., tuple[Page, list[Route]]]) -> None:
    page, waiting = slow("faq/", has_touch=True)
    page.tap(".md-header label[for=__search]")
    page.keyboard.press("Escape")
    expect(page.locator(FIELD)).not_to_be_in_viewport()
    let_go(page, waiting)
    page.tap(".md-header label[for=__search]")
    expect(page.locator(FIELD)).to_be_focused()


@pytest.mark.parametrize("toggle", ["__search", "__drawer"])
def test_what_opened_where_the_address_has_a_fragment_stays_open(open_page: Open, toggle: str) -> None:
    page = open_page("404.html", has_touch=True)
    page.clock.install()
    page.goto("/account/reset-password/#open-sign-in")
    with page.expect_response(THEME):
        page.tap(f".md-header label[for={toggle}]")
    page.wait_for_function(HAS_RUN)
    page.clock.run_for(1000)
    expect(page.locator(f"#{toggle}")).to_be_checked()
    expect(page).to_have_url(re.compile("/account/reset-password/#open-sign-in$"))
    expect(page.locator(":target")).to_have_id("open-sign-in")


def test_the_address_keeps_its_fragment_while_the_script_is_on_its_way(
    slow: Callable[..., tuple[Page, list[Route]]],
) -> None:
    page, waiting = slow("account/reset-password/#open-sign-in")
    page.keyboard.press("Tab")
    asked_for(page, waiting)
    expect(page).to_have_url(re.compile("/account/reset-password/#open-sign-in$"))


def test_a_fragment_chosen_while_the_script_begins_is_kept(slow: Callable[..., tuple[Page, list[Route]]]) -> None:
    page, waiting = slow("account/reset-password/#open-sign-in", viewport=DESKTOP)
    page.evaluate("""new MutationObserver((changes, observer) => {
      if (!changes.some(({ addedNodes }) => [...addedNodes].some(({ src }) => src))) return;
      observer.disconnect();
      location.hash = "sign-in";
    }).observe(document.head, { childList: true })""")
    page.keyboard.press("Tab")
    let_go(page, waiting)
    page.wait_for_function(HAS_RUN)
    expect(page).to_have_url(re.compile("/account/reset-password/#sign-in$"))


def test_the_search_opens_however_soon_the_focus_comes_back(open_page: Open) -> None:
    page = open_page("404.html", viewport=DESKTOP)
    page.clock.install()
    page.goto("/")
    with page.expect_response(THEME):
        page.focus(FIELD)
    page.wait_for_function(HAS_RUN)
    page.clock.run_for(100)
    page.clock.pause_at(page.evaluate("Date.now()") + 60_000)
    page.keyboard.press("Tab")
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page.locator("hc-home-search button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator("#__search")).to_be_checked()


def test_menu_focus_and_colours_need_no_script_and_are_left_alone_by_it(
    slow: Callable[..., tuple[Page, list[Route]]],
) -> None:
    page, waiting = slow("faq/", has_touch=True)
    for colour in (LIGHT, DARK, LIGHT, LIGHT):
        page.locator("hc-palette button:visible").tap()
        expect(page.locator("body")).to_have_css("background-color", colour)
    expect(page.locator("hc-palette button:visible")).to_be_focused()
    page.tap(".md-header label[for=__drawer]")
    expect(page.locator(".hc-nav a").last).to_be_in_viewport()
    let_go(page, waiting)
    page.wait_for_function(HAS_RUN)
    expect(page.locator(".hc-nav a").last).to_be_in_viewport()
    expect(page.locator("body")).to_have_css("background-color", LIGHT)
    expect(page.locator("hc-palette button:visible")).to_have_count(1)


def test_tab_goes_on_where_it_was_when_the_script_comes(slow: Callable[..., tuple[Page, list[Route]]]) -> None:
    page, waiting = slow("en/faq/", viewport=DESKTOP)
    for _ in range(3):
        page.keyboard.press("Tab")
    before = page.evaluate("document.activeElement.outerHTML")
    let_go(page, waiting)
    page.wait_for_function(HAS_RUN)
    assert page.evaluate("document.activeElement.outerHTML") == before


PLACES = """() => [...document.querySelectorAll("header *, .md-sidebar *, main *, footer *")].map((element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return `${element.tagName} ${element.className}: ${[x, y, width, height].map(Math.round)}`;
})"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["account/reset-password/", "en/", "en/support/contact/"])
def test_nothing_moves_when_the_script_comes(
    slow: Callable[..., tuple[Page, list[Route]]], path: str, width: int
) -> None:
    page, waiting = slow(path, viewport={"width": width, "height": 800})
    page.mouse.move(300, 300)
    page.evaluate(
        "new PerformanceObserver((list) => (window.moved = list.getEntries())).observe({type: 'layout-shift'})"
    )
    before = page.evaluate(PLACES)
    let_go(page, waiting)
    page.wait_for_function(HAS_RUN)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(PLACES) == before
    assert page.evaluate("window.moved ?? []") == []


def test_without_the_themes_script_pages_lead_on_and_the_search_says_so_until_it_comes(open_page: Open) -> None:
    page = open_page("en/faq/", viewport=DESKTOP, **UNKEPT)
    page.route(THEME, lambda route: route.abort())
    page.focus(FIELD)
    expect(page.locator(STATUS)).to_have_text(re.compile("could not be loaded"))
    expect(page.locator(STATUS)).to_be_visible()
    page.unroute(THEME)
    page.keyboard.type("refund")
    found(page, "/en/payments/refunds/")
    page.route(THEME, lambda route: route.abort())
    page.goto("/en/account/reset-password/")
    page.fill(FIELD, "refund")
    expect(page.locator(STATUS)).to_have_text(re.compile("could not be loaded"))
    page.unroute_all()
    page.route(THEME, lambda route: route.abort())
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/en/faq/"))
    page.locator(".hc-nav a").get_by_text("Refunds").click()
    expect(page).to_have_url("/en/payments/refunds/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_a_reader_chose_are_there_before_any_module_runs(open_page: Open, scheme: str) -> None:
    page = open_page("", color_scheme=scheme, **UNKEPT)
    for _ in range(2):
        page.locator("hc-palette button:visible").click()
    page.route("**/site.*.js", lambda route: route.abort())
    page.goto("/en/faq/")
    expect(page.locator("body")).to_have_css("background-color", DARK)
    expect(page.locator("hc-palette button:visible")).to_have_attribute("aria-label", "Follow the system")


def test_a_device_that_keeps_nothing_changes_the_colours_of_this_page(open_page: Open) -> None:
    page = open_page("faq/", color_scheme="dark")
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })")
    page.reload()
    page.locator("hc-palette button:visible").click()
    expect(page.locator("body")).to_have_css("background-color", LIGHT)


def test_without_javascript_there_is_no_button_for_the_colours(open_page: Open) -> None:
    page = open_page("faq/", java_script_enabled=False)
    expect(page.locator("hc-palette")).to_be_hidden()
