"""The whole way of somebody in trouble: from the home page to a message for support, by keyboard alone and by touch."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

STEPS = 5
MOST_STOPS = 150  # presses of Tab from anything on a page to anything else
QUESTION = {"": "密码忘了怎么办", "en/": "I forgot my password"}
HAPPENED = {"": "一直提示出错", "en/": "It keeps saying there is an error"}
BOX = "[data-md-component=search-query]"
RESULT = "[data-md-component=search-result] li a"
PERMITTED = {"permissions": ["clipboard-read", "clipboard-write"]}

Open = Callable[..., Page]
each_language = pytest.mark.parametrize("home", ["", "en/"], ids=["zh", "en"])


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(MOST_STOPS):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"no way by keyboard to {wanted}")


def ask(page: Page, home: str) -> None:
    """Type the question as soon as the box takes it, and wait until the page that answers it stands first."""
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.type(QUESTION[home])
    expect(page.locator(RESULT).first).to_have_attribute("href", re.compile(r"/account/reset-password/"))


@each_language
def test_by_keyboard_alone(open_page: Open, home: str) -> None:
    page = open_page(home, viewport={"width": 1280, "height": 800}, **PERMITTED)
    tab_to(page, page.locator("hc-home-search button"))
    page.keyboard.press("Enter")
    ask(page, home)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"/{home}account/reset-password/")
    boxes = page.locator("hc-step-tools input")
    for number in range(STEPS):
        tab_to(page, boxes.nth(number))
        page.keyboard.press("Space")
    expect(page.locator("hc-steps progress")).to_have_js_property("value", STEPS)
    tab_to(page, page.locator("#sign-in .hc-stuck"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"/{home}support/talk-to-support/?page=account/reset-password&step=sign-in#message")
    tab_to(page, page.locator("#message-screen"))
    page.keyboard.type(HAPPENED[home])
    tab_to(page, page.locator("hc-message button[name=copy]"))
    page.keyboard.press("Enter")
    assert_copied(page, home)


@each_language
def test_by_touch(open_page: Open, home: str) -> None:
    page = open_page(home, has_touch=True, is_mobile=True, **PERMITTED)
    page.tap("hc-home-search button")
    ask(page, home)
    page.locator(RESULT).first.tap()
    expect(page).to_have_url(f"/{home}account/reset-password/")
    labels = page.locator("hc-step-tools label")
    expect(labels).to_have_count(STEPS)  # a script brings them
    for label in labels.all():
        label.tap()
    expect(page.locator("hc-steps progress")).to_have_js_property("value", STEPS)
    page.tap("#sign-in .hc-stuck")
    expect(page).to_have_url(f"/{home}support/talk-to-support/?page=account/reset-password&step=sign-in#message")
    page.tap("#message-screen")
    page.keyboard.type(HAPPENED[home])
    page.tap("hc-message button[name=copy]")
    assert_copied(page, home)


def assert_copied(page: Page, home: str) -> None:
    """Make sure that the message names the procedure, the step and what happened, and is in the clipboard."""
    title, step = {"": ("重置密码", "用新密码登录"), "en/": ("Reset your password", "Sign in with the new password")}[
        home
    ]
    expect(page.locator("hc-message pre")).to_contain_text(step)
    expect(page.locator("hc-message [role=status]")).not_to_be_empty()
    message = page.evaluate("navigator.clipboard.readText()")
    assert [each for each in (title, step, HAPPENED[home]) if each not in message] == []
