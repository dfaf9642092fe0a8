"""The page on which readers check a channel: on this site, and on a copy whose register holds confirmed values."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Locator, Page, expect

from helpcenter.model import Register
from helpcenter.project.register import read_register
from helpcenter.project.words import read_words
from sites import CHANNELS, ROOT, VALUES, copy_project, replace, run, write_site
from static_host import UNKEPT
from test_markdown import render

Open = Callable[..., Page]
Soup = Callable[[str], BeautifulSoup]

PAGES = {"zh": "support/check-channel/", "en": "en/support/check-channel/"}
WORST = "【小狐钱包】账户异常，请点 https://xiaohu-wa11et.example/a 处理，或拨打 400-000-5678，微信 xhkefu888"
ATTACK = "<img src=x onerror=alert(1)>.evil.test"
each_language = pytest.mark.parametrize("language", PAGES)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of a copy of this site with confirmed channels, which no page of it may name."""
    root = copy_project(tmp_path_factory.mktemp("variant"))
    replace(root / "mkdocs.yml", "    official_site:\n", "    official_site: https://www.xiaohu-wallet.example/\n")
    for channel, value in (("wechat", "xiaohu_wallet"), ("phone", "400-000-5678")):
        given = f'  - id: {channel}\n    value: "{value}"\n    confirmed: 2026-11-22\n'
        replace(root / "docs/channels.yml", f"  - id: {channel}\n", given)
    result = run(root, "mkdocs", "build", "--quiet")
    assert result.returncode == 0, result.stdout + result.stderr
    return serve(root / "site")


def check(page: Page, text: str) -> Locator:
    """Paste a text and have it checked by keyboard; return the verdicts."""
    field = page.locator("hc-check-channel textarea")
    expect(page.locator("hc-check-channel button")).to_be_enabled()
    field.fill(text)
    field.press("Enter")
    return page.locator(".hc-verdict")


@each_language
def test_what_is_on_the_list_is_found_and_the_rest_is_not(open_page: Open, language: str) -> None:
    page = open_page(PAGES[language])
    verdicts = check(page, WORST)
    expect(verdicts).to_have_class([f"hc-verdict hc-verdict--{each}" for each in ("alike", "none", "found")])
    expect(verdicts.locator("mark")).to_have_text(["11", "ll"])
    expect(verdicts.locator("strong")).to_have_text(
        {
            "zh": ["像“官方网站”，但不是", "不在官方名单上，不要相信", "在官方名单上：电话客服"],
            "en": [
                'Looks like "Official website", but is not',
                "Not on the official list: do not trust it",
                "On the official list: Phone",
            ],
        }[language]
    )
    expect(page.locator("[data-next=stop]")).to_be_visible()
    expect(page.locator("[data-next=found]")).to_be_hidden()
    page.locator("[data-next=stop] a").first.click()
    expect(page).to_have_url(re.compile("#if-you-answered$"))


@each_language
def test_a_number_on_the_list_still_calls_for_care(open_page: Open, language: str) -> None:
    page = open_page(PAGES[language])
    verdict = check(page, "+86 400 000 5678")
    expect(verdict).to_have_class("hc-verdict hc-verdict--found")
    expect(verdict).to_contain_text("2026-11-22")
    expect(page.locator("[data-next=found]")).to_be_visible()
    expect(page.locator("[data-next=stop]")).to_be_hidden()


def test_the_whole_check_goes_by_keys(open_page: Open) -> None:
    page = open_page(PAGES["en"])
    expect(page.locator("hc-check-channel button")).to_be_enabled()
    page.focus("hc-check-channel textarea")
    page.keyboard.type("xiaohu_wallet")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("evil.test")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".hc-verdict bdi")).to_have_text(["evil.test", "xiaohu_wallet"])
    page.keyboard.press("Tab")
    expect(page.locator("[data-next=stop] a").first).to_be_focused()


def test_what_was_pasted_is_shown_as_text_with_its_hidden_characters_and_cut(open_page: Open) -> None:
    page = open_page(PAGES["en"])
    verdicts = check(page, ATTACK)
    expect(verdicts.last.locator("bdi")).not_to_be_empty()
    assert page.locator(".hc-answer img").count() == 0
    expect(check(page, "400-000\u202e-5678").first.locator("bdi").first).to_have_text("400-000[U+202E]-5678")
    expect(check(page, f"evil.test/{'a' * 10_000}").locator("bdi")).to_have_text(f"evil.test/{'a' * 190}…")
    expect(check(page, "evil.test " + " ".join(f"a{each}.test" for each in range(900)))).to_have_count(12)
    expect(page.locator(".hc-answer li").last).to_have_text("889 more are not shown.")


@each_language
def test_a_text_without_anything_to_check_proves_nothing(open_page: Open, language: str) -> None:
    page = open_page(PAGES[language])
    expect(check(page, "您好，我是小狐钱包的客服，请问有什么可以帮您？")).to_have_class(
        "hc-verdict hc-verdict--nothing"
    )
    expect(page.locator("[data-next=stop]")).to_be_hidden()
    expect(check(page, " \n")).to_have_count(0)


def test_the_addresses_of_this_site_are_its_own(open_page: Open, address: str) -> None:
    page = open_page(PAGES["en"])
    expect(check(page, f"{address}/en/faq/").locator("strong")).to_have_text("This is an address of this help center")
    expect(check(page, f"{address}.evil.test/en/faq/")).to_have_class("hc-verdict hc-verdict--none")


def test_nothing_is_sent_or_kept_and_no_answer_can_be_linked_to(open_page: Open) -> None:
    page = open_page(f"{PAGES['zh']}?q=400-000-5678&text=400-000-5678#check-field")
    expect(page.locator("hc-check-channel button")).to_be_enabled()
    expect(page.locator(".hc-verdict")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    before = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie, location.href])")
    expect(check(page, WORST)).to_have_count(3)
    assert page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie, location.href])") == before
    assert requests == []


def test_while_an_input_method_composes_enter_belongs_to_it(open_page: Open) -> None:
    page = open_page(PAGES["zh"])
    expect(page.locator("hc-check-channel button")).to_be_enabled()
    page.fill("hc-check-channel textarea", "evil.test")
    composing = "field => field.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true}))"
    page.locator("hc-check-channel textarea").evaluate(composing)
    expect(page.locator(".hc-verdict")).to_have_count(0)


@each_language
def test_without_javascript_the_register_is_a_table_and_no_field_promises_more(open_page: Open, language: str) -> None:
    page = open_page(PAGES[language], java_script_enabled=False)
    expect(page.locator("hc-check-channel textarea")).to_be_hidden()
    shown = [each.partition("\n")[0] for each in page.locator(".hc-register td").all_inner_texts()]
    assert [shown[each] for each in (1, 2, 4)] == [
        "https://www.xiaohu-wallet.example/",
        "xiaohu_wallet",
        "400-000-5678",
    ]
    expect(page.locator(".hc-register .hc-unconfirmed")).to_have_count(1)


def test_nothing_moves_when_the_script_starts_and_without_it_the_button_waits(open_page: Open) -> None:
    page = open_page(PAGES["zh"], **UNKEPT)
    expect(page.locator("hc-check-channel button")).to_be_enabled()
    place = "document.querySelector('#how-impostors-look').offsetTop"
    after = page.evaluate(place)
    page.route("**/check-channel.*.js", lambda route: route.abort())
    page.reload(wait_until="networkidle")
    expect(page.locator("hc-check-channel button")).to_be_disabled()
    assert page.evaluate(place) == after


def test_a_list_without_confirmed_values_says_so(built: Path, serve: Callable[[Path], str], open_page: Open) -> None:
    page = open_page("")
    page.goto(f"{serve(built)}/{PAGES['zh']}")
    expect(check(page, "400-000-5678").locator("strong")).to_have_text("无法确认，先不要相信")
    expect(page.locator("[data-next=stop]")).to_be_visible()


def test_the_marker_shows_confirmed_values_only(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/channels.yml": CHANNELS + VALUES})
    register = read_register(tmp_path, "docs", ("zh", "en"), None)
    words = read_words(ROOT, "docs", ("zh", "en")).texts["en"]
    html = render("[CHECK-CHANNEL]", register=register, language="en", path="support/check-channel.md", words=words)
    assert [(row.get("data-kind"), *(each.text for each in row)) for row in html.select("tr")] == [
        (None, "In the app", words["check"]["in_app"]),
        ("phone", "Hotline", "400-000-5678Confirmed 2026-11-22"),
        (None, "Desk", words["check"]["unconfirmed"]),
    ]
    assert [link["href"] for link in html.select("a")] == ["#if-you-answered", "contact.md#channels"]
    assert "400-000-1234" not in str(html)


def test_the_marker_stays_text_without_words_or_register() -> None:
    assert render("[CHECK-CHANNEL]", register=Register("")).select_one("hc-check-channel") is None
