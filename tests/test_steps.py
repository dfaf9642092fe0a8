"""The steps of a procedure in a browser: ticked off, linked to, carried across reload and language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

PROCEDURE = "account/reset-password/"
STEPS = 5
REFUSED = "throw new DOMException('blocked', 'SecurityError')"
NO_STORAGE = f"Object.defineProperty(self, 'localStorage', {{ get() {{ {REFUSED} }} }})"
FULL_STORAGE = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {{ value: undefined }}); document.execCommand = () => {0}"

Open = Callable[..., Page]


def box(page: Page, number: int) -> Locator:
    return page.locator("hc-step-tools input").nth(number - 1)


def status(page: Page) -> Locator:
    return page.locator("hc-steps [role=status]")


def opened_with(open_page: Open, path: str, script: str) -> Page:
    page = open_page("404")
    page.add_init_script(script)
    page.goto("/" + path)
    return page


def test_a_tick_is_counted_and_kept_across_a_reload_and_the_language(open_page: Open) -> None:
    page = open_page(PROCEDURE)
    expect(status(page)).to_have_text("做完 0 步，共 5 步")
    box(page, 1).check()
    box(page, 3).check()
    expect(status(page)).to_have_text("做完 2 步，共 5 步")
    page.reload()
    expect(status(page)).to_have_text("做完 2 步，共 5 步")
    page.click("hc-language-switch a")
    expect(status(page)).to_have_text("2 of 5 done")
    assert [box(page, number).is_checked() for number in range(1, STEPS + 1)] == [True, False, True, False, False]


def test_starting_over_clears_the_ticks_and_leaves_nothing_on_the_device(open_page: Open) -> None:
    page = open_page("en/" + PROCEDURE)
    box(page, 2).check()
    assert page.evaluate("localStorage.getItem('hc:steps:account/reset-password')") == '["verify-identity"]'
    page.get_by_role("button", name="Start over").click()
    expect(status(page)).to_have_text("0 of 5 done")
    expect(box(page, 1)).to_be_focused()
    expect(page.get_by_role("button", name="Start over")).to_be_hidden()
    assert page.evaluate("localStorage.getItem('hc:steps:account/reset-password')") is None


def test_the_steps_of_another_procedure_are_its_own(open_page: Open) -> None:
    page = open_page(PROCEDURE)
    box(page, 2).check()
    page.goto("/account/unlock-account/")
    expect(status(page)).to_have_text("做完 0 步，共 5 步")


@pytest.mark.parametrize("kept", ["[1, null]", "{}", "null", "]", '"verify-identity"'])
def test_what_was_kept_and_makes_no_sense_is_no_tick(open_page: Open, kept: str) -> None:
    page = open_page("404")
    page.evaluate("kept => localStorage.setItem('hc:steps:account/reset-password', kept)", kept)
    page.goto("/" + PROCEDURE)
    expect(status(page)).to_have_text("做完 0 步，共 5 步")
    box(page, 1).check()
    expect(status(page)).to_have_text("做完 1 步，共 5 步")


@pytest.mark.parametrize("script", [NO_STORAGE, FULL_STORAGE], ids=["blocked", "full"])
def test_a_device_that_keeps_nothing_still_counts_and_it_is_said(open_page: Open, script: str) -> None:
    page = opened_with(open_page, "en/" + PROCEDURE, script)
    box(page, 1).check()
    expect(status(page)).to_have_text(
        "1 of 5 done This device does not let the page keep anything, so the ticks are gone when you reload it."
    )


def test_the_link_of_a_step_is_copied_and_lights_the_step(open_page: Open, address: str) -> None:
    page = open_page("en/" + PROCEDURE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name="Link to step 3").click()
    expect(status(page)).to_have_text("The link to step 3 is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}/en/{PROCEDURE}#enter-code"
    expect(page.locator("li:target")).to_have_id("enter-code")


@pytest.mark.parametrize(("answer", "said"), [("true", "is copied"), ("false", "could not be copied")])
def test_a_clipboard_that_refuses_is_got_round_or_said(open_page: Open, answer: str, said: str) -> None:
    page = opened_with(open_page, "en/" + PROCEDURE, NO_CLIPBOARD.format(answer))
    page.get_by_role("link", name="Link to step 3").click()
    expect(status(page)).to_contain_text(said)
    expect(page.locator("textarea")).to_have_count(0)


def test_a_reference_shows_the_title_of_its_step_on_focus_and_hover_until_escape(open_page: Open) -> None:
    page = open_page("en/" + PROCEDURE)
    shown = "element => getComputedStyle(element, '::after').content.includes('Prove who you are')"
    link = page.get_by_role("link", name="step 2: Prove who you are").first
    assert not link.evaluate(shown)
    link.hover()
    assert link.evaluate(shown)
    page.keyboard.press("Escape")
    assert not link.evaluate(shown)
    page.mouse.move(0, 0)
    page.locator("hc-step-tools a").first.focus()
    page.keyboard.press("Shift+Tab")  # the keyboard's focus is what shows it
    page.keyboard.press("Shift+Tab")
    focused = page.locator(":focus")
    while "hc-reference" not in (focused.get_attribute("class") or ""):
        page.keyboard.press("Shift+Tab")
    assert focused.evaluate("element => getComputedStyle(element, '::after').content !== 'none'")


def test_a_malformed_hash_leaves_everything_working(open_page: Open) -> None:
    page = open_page(f"{PROCEDURE}#%E0%A4%A")
    box(page, 1).check()
    expect(status(page)).to_have_text("做完 1 步，共 5 步")


def test_without_a_script_there_is_no_tick_and_the_links_are(open_page: Open) -> None:
    page = open_page("en/" + PROCEDURE, java_script_enabled=False)
    expect(page.locator("hc-steps")).to_be_hidden()
    expect(box(page, 1)).to_be_hidden()
    page.get_by_role("link", name="Stuck here? Step 3").click()
    expect(page).to_have_url("/en/support/talk-to-support/?page=account/reset-password&step=enter-code#message")
