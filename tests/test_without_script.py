"""Whoever has no script, or whose script did not arrive, can read all of it and get everywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from this_site import ADDRESSES, PAGES, PREFIX, TYPES

Open = Callable[..., Page]

UNREADABLE = """hidden => [...document.querySelectorAll("article :is(p, li, dt, dd, th, td, h1, h2, h3, pre)")]
  .filter(element => element.textContent.trim() && !element.closest(hidden))
  .filter(element => !element.checkVisibility({checkVisibilityCSS: true, contentVisibilityAuto: true}))
  .map(element => element.textContent.trim().slice(0, 60))"""
# What would do nothing without a script, has words beside it that serve, or opens at a touch.
MAY_BE_HIDDEN = (
    "hc-steps, hc-troubleshooter, hc-way, .hc-message__form, hc-message [hidden], "
    "hc-check-channel, .hc-flow, hc-feedback details"
)


@pytest.fixture
def page(open_page: Open) -> Page:
    return open_page("", java_script_enabled=False)


def test_every_text_of_every_article_can_be_read(page: Page) -> None:
    unreadable = {}
    for address in ADDRESSES.values():
        page.goto(f"/{address}", wait_until="domcontentloaded")
        unreadable[address] = page.evaluate(UNREADABLE, MAY_BE_HIDDEN)
    assert {address: texts for address, texts in unreadable.items() if texts} == {}


@pytest.mark.parametrize("language", PREFIX)
def test_every_step_warning_and_way_out_of_a_procedure_is_there(page: Page, language: str) -> None:
    for path in (each for each, kind in TYPES.items() if kind == "procedure"):
        page.goto(f"/{ADDRESSES[language, path]}", wait_until="domcontentloaded")
        steps = PAGES[f"docs/{language}/{path}"].steps
        items = page.locator("ol.hc-steps > li")
        expect(items).to_have_count(len(steps))
        for item, step in zip(items.all(), steps, strict=True):
            expect(item).to_be_visible()
            expect(item.locator("ul a")).to_have_count(len(step.branches))
            expect(item.locator(".hc-stuck")).to_be_visible()
        for warning in page.locator(".hc-safety").all():
            expect(warning.get_by_role("link")).to_be_visible()
        assert page.locator(".hc-safety").count() >= 1


@pytest.mark.parametrize("language", PREFIX)
def test_the_channels_the_register_and_the_messages_are_there(page: Page, language: str) -> None:
    page.goto(f"/{PREFIX[language]}support/contact/")
    for channel in page.locator(".hc-channel").all():
        expect(channel).to_be_visible()
    page.goto(f"/{PREFIX[language]}support/check-channel/")
    expect(page.locator("hc-check-channel table")).to_be_visible()
    page.goto(f"/{PREFIX[language]}support/talk-to-support/")
    expect(page.locator("hc-message .hc-message__form")).to_be_hidden()
    for template in page.locator("article pre:not(hc-message pre) code").all():
        expect(template).to_be_visible()


def test_the_other_language_is_one_link_away_on_every_page(page: Page) -> None:
    for (language, path), address in ADDRESSES.items():
        page.goto(f"/{address}", wait_until="domcontentloaded")
        [other] = PREFIX.keys() - {language}
        page.locator("hc-language-switch a").click()
        expect(page).to_have_url(f"/{ADDRESSES[other, path]}")
