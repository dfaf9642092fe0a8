"""Whether everybody can read and use the pages: what axe-core finds, what keys reach, what fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from this_site import ADDRESSES, PATHS, PREFIX, TYPES

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
WIDTHS = {"phone": ViewportSize(width=390, height=844), "desktop": ViewportSize(width=1280, height=800)}
SCHEMES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
}
EVERYTHING = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
MORE_CONTRAST = ["color-contrast-enhanced"]  # WCAG 2.2, 1.4.6: seven to one
FIELD = "[data-md-component=search-query]"
PAGES = (*ADDRESSES.values(), "no/such/page")
ONE_OF_EACH_TYPE = ["no/such/page", *(ADDRESSES["zh", path] for path in {TYPES[each]: each for each in PATHS}.values())]

RUN_AXE = """async rules => {
  for (const each of document.querySelectorAll("details")) each.open = true;
  const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"], preload: false});
  return found.violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id}: ${target.join(" ")}: ${failureSummary.replace(/\\s+/g, " ")}`));
}"""

WHAT_HAS_THE_FOCUS = """async () => {
  const isSeen = element => {
    const shown = [element, element.nextElementSibling].find(each =>
      each && getComputedStyle(each).outlineStyle !== "none" && each.getClientRects()[0]?.width);
    if (!shown) return false;
    const [{left, right, top, bottom}] = shown.getClientRects();
    const onTop = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isOnTop = shown.contains(onTop) || onTop?.contains(shown) || getComputedStyle(shown).pointerEvents === "none";
    return 0 <= top && bottom <= innerHeight && isOnTop;
  };
  const element = document.activeElement;
  const name = element === document.body ? "" : element.outerHTML.slice(0, 120);
  for (let frame = 0; name && frame < 60 && !isSeen(element); frame++) await new Promise(requestAnimationFrame);
  return {name, isSeen: isSeen(element)};
}"""

Open = Callable[..., Page]

each_scheme = pytest.mark.parametrize("scheme", SCHEMES)


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Page]:
    """A page into which every address brings axe-core, and where nothing moves."""
    context = browser.new_context(base_url=address, reduced_motion="reduce")
    context.add_init_script(AXE)
    yield context.new_page()
    context.close()


def findings(page: Page, rules: list[str] = EVERYTHING) -> list[str]:
    """Return what axe-core finds on a page as it is now, a line a rule and element."""
    found: list[str] = page.evaluate(RUN_AXE, rules)
    return found


@each_scheme
def test_axe_finds_nothing_on_any_page(visitor: Page, scheme: str) -> None:
    visitor.emulate_media(**SCHEMES[scheme])
    found = []
    for path in PAGES:
        visitor.goto(f"/{path}")
        for width, size in WIDTHS.items():
            visitor.set_viewport_size(size)
            found += [f"/{path}, {width}, {scheme}: {each}" for each in findings(visitor)]
    assert not found, "\n".join(found)


@each_scheme
def test_axe_finds_nothing_where_search_or_menu_is_open(visitor: Page, scheme: str) -> None:
    visitor.emulate_media(**SCHEMES[scheme])
    found = []
    for prefix, question in zip(PREFIX.values(), ("忘记密码", "password"), strict=True):
        for width, size in WIDTHS.items():
            visitor.set_viewport_size(size)
            visitor.goto(f"/{prefix}faq/")
            visitor.focus(FIELD)
            visitor.keyboard.type(question)
            visitor.locator(".md-search-result__link").first.wait_for()
            found += [f"/{prefix} with search, {width}, {scheme}: {each}" for each in findings(visitor)]
        visitor.set_viewport_size(WIDTHS["phone"])
        visitor.goto(f"/{prefix}faq/")
        visitor.click(".md-header label[for=__drawer]")
        found += [f"/{prefix} with menu, {scheme}: {each}" for each in findings(visitor)]
    assert not found, "\n".join(found)


def refuse(page: Page) -> None:
    page.fill("#message-screen", "482913")
    page.click("hc-message [name=copy]")


def judge(page: Page) -> None:
    page.fill("hc-check-channel textarea", "https://help.example.com.evil.test/ +86 400-000-0000")
    page.click("hc-check-channel button")
    page.locator(".hc-verdict").first.wait_for()


def tick(page: Page) -> None:
    page.locator("hc-step-tools input").first.check()
    page.locator(".hc-reference").first.hover()


# What pages become under the reader's hands.
STATES: dict[str, Callable[[Page], Any]] = {
    "support/talk-to-support/?page=payments/payment-failed&step=ask-reason&way=0.1.2#message": refuse,
    "support/check-channel/": judge,
    "payments/payment-failed/": tick,
    "payments/payment-failed/?way=0.1": lambda page: page.locator(".hc-here").wait_for(),
    "payments/payment-failed/?way=4": lambda page: page.locator("hc-way [tabindex]").first.wait_for(),
    "faq/#no-code": lambda page: page.locator("[open] > summary > #no-code").wait_for(),
}


@each_scheme
@pytest.mark.parametrize("size", WIDTHS)
def test_axe_finds_nothing_in_what_a_page_becomes_under_the_readers_hands(
    visitor: Page, scheme: str, size: str
) -> None:
    visitor.emulate_media(**SCHEMES[scheme])
    visitor.set_viewport_size(WIDTHS[size])
    found = []
    for prefix in PREFIX.values():
        for path, act in STATES.items():
            visitor.goto(f"/{prefix}{path}")
            act(visitor)
            found += [f"/{prefix}{path}, {size}, {scheme}: {each}" for each in findings(visitor)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_readers_who_ask_for_more_contrast_get_seven_to_one(visitor: Page, scheme: str) -> None:
    visitor.set_viewport_size(WIDTHS["phone"])
    visitor.emulate_media(**SCHEMES[scheme], contrast="more")
    found = []
    for path in ONE_OF_EACH_TYPE:
        visitor.goto(f"/{path}")
        found += [f"/{path}, {scheme}: {each}" for each in findings(visitor, MORE_CONTRAST)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("text", [100, 200])
def test_no_page_is_wider_than_the_window_however_large_the_text(open_page: Open, text: int) -> None:
    """640 px are what is left of a small computer's window at twice its size, 320 px of four times."""
    page = open_page("")
    found = []
    for path in PAGES:
        page.goto(f"/{path}")
        page.evaluate(f"document.documentElement.style.fontSize = '{text * 1.25}%'")
        for width in (640, 320) if text == 100 else (640, 390):
            page.set_viewport_size({"width": width, "height": 800})
            needed = page.evaluate("document.scrollingElement.scrollWidth")
            found += [f"/{path} needs {needed} of {width} px, text at {text} %"] if needed > width else []
    assert not found, "\n".join(found)


def press(page: Page, key: str) -> dict[str, Any] | None:
    """Press a key, and return what has the focus then and whether it is seen; nothing where the page has it."""
    page.keyboard.press(key)
    focused: dict[str, Any] = page.evaluate(WHAT_HAS_THE_FOCUS)
    return focused if focused["name"] else None


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("path", ["en/account/reset-password/", "support/talk-to-support/", "no/such/page"])
def test_whoever_goes_on_by_tab_always_sees_where_he_is(open_page: Open, path: str, size: str) -> None:
    page = open_page(path, viewport=WIDTHS[size], reduced_motion="reduce")
    unseen = []
    walked = 0
    while focused := press(page, "Tab"):
        walked += 1
        unseen += [] if focused["isSeen"] else [f"Tab: {focused['name']}"]
    for _ in range(walked):
        focused = press(page, "Shift+Tab")
        unseen += [] if not focused or focused["isSeen"] else [f"Shift+Tab: {focused['name']}"]
    assert not unseen, "\n".join(unseen)


def test_the_first_key_leads_past_the_menu(open_page: Open) -> None:
    page = open_page("en/account/reset-password/", viewport=WIDTHS["desktop"])
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("article :focus")).to_have_count(1)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(open_page: Open, key: str) -> None:
    page = open_page("en/faq/")
    button, here = page.get_by_role("button", name="Menu"), page.locator(".hc-nav [aria-current]")
    button.press(key)
    expect(here).to_be_focused()
    expect(here).to_be_in_viewport()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(here).not_to_be_visible()
    button.press(key)
    page.locator(".hc-nav a").last.focus()
    page.keyboard.press("Tab")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".md-content :focus")).to_have_count(1)


def test_the_menu_of_a_phone_opens_by_keyboard_without_javascript(open_page: Open) -> None:
    page = open_page("en/faq/", java_script_enabled=False)
    page.get_by_role("checkbox", name="Menu").press("Space")
    expect(page.locator(".hc-nav a").last).to_be_visible()


def test_the_menu_scrolls_where_the_window_is_low(open_page: Open) -> None:
    page = open_page("en/faq/", viewport=ViewportSize(width=844, height=390))
    page.click(".md-header label[for=__drawer]")
    last = page.locator(".hc-nav a").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()


def test_leaving_the_search_leaves_nothing_invisible_with_the_focus(open_page: Open) -> None:
    page = open_page("en/faq/", reduced_motion="reduce")
    page.focus(FIELD)
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate(WHAT_HAS_THE_FOCUS)["isSeen"]
