"""The form that writes a message to support: what it says, what it refuses, and what it leaves on the device."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import markdown
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from helpcenter.model import MESSAGE_BUILDER_MARKER
from helpcenter.project.words import read_words
from secret_texts import HARMLESS, IN_FIELDS, SECRETS
from sites import ROOT
from this_site import PREFIX

Open = Callable[..., Page]

WORDS = read_words(ROOT, "docs", ("zh", "en")).texts
PAGE = "support/talk-to-support/"
FIELDS = ["when", "time", "amount", "payee", "did", "screen", "want"]
STATUS = "hc-message [role=status]"
PREVIEW = "hc-message pre"
HERE = {"zh": PAGE, "en": f"en/{PAGE}"}
OWN_WORDS = {"zh": "我点了两次登录。", "en": "I tapped sign in twice."}
WITH_CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
NO_CLIPBOARD = "navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false"
NO_STORAGE = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
SHARE = "navigator.share = async (data) => { window.shared = data }"
NO_SHARE = "Object.defineProperty(navigator, 'share', { value: undefined })"
ASK = """async (rows) => {
  const { secretIn } = await import("/message/secrets.js");
  return rows.map(([field, text]) => secretIn(text, field) ?? null);
}"""

each_language = pytest.mark.parametrize("language", PREFIX)


def render(language: str, **options: Any) -> BeautifulSoup:
    html = markdown.markdown(
        f"before\n\n{MESSAGE_BUILDER_MARKER}\n\nafter",
        extensions=["attr_list", "helpcenter.markdown"],
        extension_configs={
            "helpcenter.markdown": {"language": language, "path": "support/talk-to-support.md", **options}
        },
    )
    return BeautifulSoup(html, "html.parser")


def said(language: str, name: str) -> str:
    return str(WORDS[language]["message"]["said"][name])


def text(language: str, name: str) -> str:
    return str(WORDS[language]["message"]["text"][name])


def open_with(open_page: Open, path: str, script: str, **options: Any) -> Page:
    page = open_page("about/", **options)
    page.add_init_script(script)
    page.goto(f"/{path}")
    return page


# What the page is without a script.


@each_language
def test_every_field_has_a_name_a_hint_and_a_place_for_what_is_wrong(language: str) -> None:
    html = render(language, words=WORDS[language], all_words=WORDS)
    fields = html.select(".hc-message__field :is(input, textarea)")
    assert [field["name"] for field in fields] == FIELDS
    for field in fields:
        assert html.select_one(f"label[for={field['id']}]")
        assert all(html.select_one(f"#{each}") for each in str(field["aria-describedby"]).split())
        assert field["autocomplete"] == "off"
        assert not field.has_attr("maxlength")
    assert html.form is None  # nothing could be sent anywhere


def test_only_a_page_in_another_language_offers_the_language_of_the_agents() -> None:
    assert not render("zh", words=WORDS["zh"], all_words=WORDS).select("[name=for_agent]")
    assert render("en", words=WORDS["en"], all_words=WORDS).select("[name=for_agent]")


def test_without_words_the_marker_stays_what_was_typed() -> None:
    assert MESSAGE_BUILDER_MARKER in render("en").text


@each_language
def test_the_messages_to_copy_have_the_lines_of_the_form(language: str, soup: Callable[[str], BeautifulSoup]) -> None:
    html = soup(HERE[language])
    texts = json.loads(str(html.select("hc-message")[0]["data-texts"]))[language]
    kinds = {
        "account": ["when", "did", "screen", "want"],
        "payment": ["time", "amount", "payee", "did", "screen", "want"],
    }
    for (kind, names), block in zip(kinds.items(), html.select("hc-message ~ .highlight code"), strict=True):
        first, *lines = block.text.strip().splitlines()
        labels = [re.split("[：:]", line)[0] for line in lines if re.search("[：:]", line)]
        assert first == texts[f"hello_{kind}"]
        assert labels == [texts[name] for name in ("registered", *names)]
        assert lines[-1] == texts["thanks"]
        assert (texts["reason"] in lines) == (kind == "payment")


@each_language
def test_without_javascript_there_is_no_form_but_there_are_the_messages_to_copy(open_page: Open, language: str) -> None:
    page = open_page(HERE[language], java_script_enabled=False)
    expect(page.locator(".hc-message__form")).to_be_hidden()
    expect(page.locator(".hc-message__without")).to_be_visible()
    expect(page.locator(".highlight code").last).to_contain_text(text(language, "payee"))


# What is a secret.


def test_secrets_are_told_from_what_only_looks_like_them(modules: Page) -> None:
    rows: list[tuple[str, str, str | None]] = list(IN_FIELDS)
    rows += [("did", each, kind) for kind, texts in SECRETS.items() for each in texts]
    rows += [("did", each, None) for each in HARMLESS]
    assert len(rows) >= 400
    found = modules.evaluate(ASK, [row[:2] for row in rows])
    assert [(*row, kind) for row, kind in zip(rows, found, strict=True) if row[2] != kind] == []


def test_a_long_text_of_whatever_kind_is_judged_all_the_same(modules: Page) -> None:
    units = ["code ", "密码是", "1 ", "4111 ", "12", "a", "验证码，", "password to ", "\n", "a@", "is my "]
    rows = [("did", unit * (30_000 // len(unit))) for unit in units]
    assert len(modules.evaluate(ASK, rows)) == len(units)


@each_language
def test_a_message_with_a_secret_is_neither_shown_nor_copied(open_page: Open, language: str) -> None:
    page = open_with(open_page, HERE[language], SHARE, **WITH_CLIPBOARD)
    page.evaluate("navigator.clipboard.writeText('before')")
    field = page.get_by_label(text(language, "screen"))
    field.fill("482913")
    for name in ("copy", "share"):
        page.click(f"[name={name}]")
        expect(field).to_be_focused()
        expect(page.locator(STATUS)).to_have_text(
            said(language, "blocked").replace("{field}", text(language, "screen"))
        )
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(WORDS[language]["message"]["said"]["secret"]["code"][:8]))
    assert "482913" not in page.inner_text(PREVIEW)
    assert page.evaluate("navigator.clipboard.readText()") == "before"
    assert page.evaluate("window.shared") is None
    field.fill(OWN_WORDS[language])
    expect(field).not_to_have_attribute("aria-invalid", "true")
    page.click("[name=copy]")
    expect(page.locator(STATUS)).to_have_text(said(language, "copied"))


# From the step to the clipboard, by keyboard.


@each_language
def test_a_message_from_a_step_is_written_and_copied_by_keyboard(open_page: Open, language: str) -> None:
    page = open_page("about/", **WITH_CLIPBOARD)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"/{HERE[language]}?page=account/reset-password&step=enter-code&way=0.n#message")
    expect(page.locator(PREVIEW)).to_contain_text(
        {"zh": "第 3 步：输入验证码。", "en": "step 3: Enter the code."}[language]
    )
    requests.clear()
    page.focus("[name=message-kind]")
    for typed in ("", OWN_WORDS[language]):
        page.keyboard.press("Tab")
        page.keyboard.type(typed)
    while page.evaluate("document.activeElement.name") != "copy":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_have_text(said(language, "copied"))
    expected = {
        "zh": "您好，我需要帮助。\n我照着帮助中心的“重置密码”做，卡在第 3 步：输入验证码。\n一步步走过来的：\n"
        "第 1 步 打开登录页 → 看到输入邮箱或手机号的地方\n第 2 步 验证身份 → 做完了\n"
        "注册邮箱或手机号：【我在聊天里再填】\n我做了什么：我点了两次登录。\n谢谢。",
        "en": 'Hello, I need help.\nI am following "Reset your password" in the help center and am stuck at step 3: '
        "Enter the code.\nHow I got there:\n"
        "Step 1, Open the sign-in page → You see where to enter your email or phone number\n"
        "Step 2, Prove who you are → done\nRegistered email or phone number: [I will fill this in in the chat]\n"
        "What I did: I tapped sign in twice.\nThank you.",
    }
    assert page.evaluate("navigator.clipboard.readText()") == expected[language]
    page.get_by_role("link", name=WORDS[language]["message"]["channels"]).press("Enter")
    expect(page).to_have_url(f"/{PREFIX[language]}support/contact/#channels")
    assert [url for url in requests if "/support/contact/" not in url and "/assets/" not in url] == []


def test_on_a_wish_the_agent_gets_chinese_around_the_readers_own_words(open_page: Open) -> None:
    page = open_page(f"{HERE['en']}?page=payments/payment-failed&step=check-network&way=0")
    page.fill("#message-payee", "Fox Café")
    page.check("[name=for_agent]")
    expect(page.locator(PREVIEW)).to_contain_text("“付款失败”")
    expect(page.locator(PREVIEW)).to_contain_text("第 1 步 查余额 → 余额够")
    expect(page.locator(PREVIEW)).to_contain_text("收款方：“Fox Café”")
    expect(page.locator(PREVIEW)).to_have_attribute("lang", "zh")
    expect(page.locator(".hc-message__intro")).to_contain_text("A payment failed")


@each_language
def test_time_amount_and_payee_are_asked_for_a_payment_only(open_page: Open, language: str) -> None:
    page = open_page(HERE[language])
    expect(page.locator("#message-amount")).to_be_hidden()
    page.fill("#message-when", OWN_WORDS[language])
    page.locator("[name=message-kind]").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#message-amount")).to_be_visible()
    page.fill("#message-amount", "1,234.56")
    expect(page.locator(PREVIEW)).to_contain_text("1,234.56")
    expect(page.locator(PREVIEW)).not_to_contain_text(OWN_WORDS[language])


@each_language
def test_an_empty_form_is_not_copied(open_page: Open, language: str) -> None:
    page = open_page(f"{HERE[language]}?page=account/reset-password")
    page.click("[name=copy]")
    expect(page.locator(STATUS)).to_have_text(said(language, "empty"))


def test_sharing_hands_over_title_and_text_alone(open_page: Open) -> None:
    page = open_with(open_page, HERE["en"], SHARE)
    page.fill("#message-did", OWN_WORDS["en"])
    page.click("[name=share]")
    expect(page.locator(STATUS)).to_have_text(said("en", "shared"))
    shared = page.evaluate("window.shared")
    assert shared.keys() == {"title", "text"}
    assert shared["text"] == page.inner_text(PREVIEW)
    page.evaluate("() => { navigator.share = () => Promise.reject(new DOMException('', 'AbortError')) }")
    page.click("[name=share]")
    expect(page.locator(STATUS)).to_have_text(said("en", "not_shared"))


def test_there_is_no_button_to_share_where_nothing_can_be_shared(open_page: Open) -> None:
    page = open_with(open_page, PAGE, NO_SHARE)
    expect(page.locator("[name=copy]")).to_be_visible()
    expect(page.locator("[name=share]")).to_be_hidden()


@each_language
def test_where_the_clipboard_is_refused_the_text_is_selected(open_page: Open, language: str) -> None:
    page = open_with(open_page, HERE[language], NO_CLIPBOARD)
    page.fill("#message-did", OWN_WORDS[language])
    page.click("[name=copy]")
    expect(page.locator(STATUS)).to_have_text(said(language, "not_copied"))
    assert page.evaluate("getSelection().toString()").strip() == page.inner_text(PREVIEW)


@each_language
def test_each_message_to_copy_has_a_button_with_the_name_of_its_section(open_page: Open, language: str) -> None:
    page = open_page(HERE[language], **WITH_CLIPBOARD)
    title = page.locator("#payment-template").evaluate("heading => heading.firstChild.textContent")
    page.get_by_role("button", name=title).click()
    assert text(language, "payee") in page.evaluate("navigator.clipboard.readText()")
    expect(page.locator(".hc-message__template [role=status]").last).to_have_text(said(language, "template_copied"))


# What stays on the device.


def test_nothing_is_kept_unless_the_reader_says_so_and_then_in_both_languages(open_page: Open) -> None:
    page = open_page(HERE["en"])
    page.fill("#message-did", OWN_WORDS["en"])
    assert page.evaluate("localStorage.getItem('hc:message')") is None
    page.check("[name=keep]")
    expect(page.locator(STATUS)).to_have_text(said("en", "kept"))
    page.fill("#message-screen", "code 482913")
    page.check("[value=payment]")
    page.click("hc-language-switch a")
    expect(page).to_have_url(re.compile(rf"^http://[^/]+/{PAGE}"))
    expect(page.locator("#message-did")).to_have_value(OWN_WORDS["en"])
    expect(page.locator("#message-screen")).to_have_value("")  # a secret is not kept
    expect(page.locator("[value=payment]")).to_be_checked()
    page.uncheck("[name=keep]")
    expect(page.locator(STATUS)).to_have_text(said("zh", "not_kept_any_more"))
    assert page.evaluate("localStorage.getItem('hc:message')") is None
    expect(page.locator("#message-did")).to_have_value(OWN_WORDS["en"])


@each_language
def test_clearing_takes_what_was_kept_along(open_page: Open, language: str) -> None:
    page = open_page(HERE[language])
    page.check("[name=keep]")
    page.fill("#message-did", OWN_WORDS[language])
    page.click("[name=clear]")
    expect(page.locator(STATUS)).to_have_text(said(language, "cleared"))
    expect(page.locator("#message-did")).to_have_value("")
    assert page.evaluate("localStorage.getItem('hc:message')") is None


@each_language
def test_a_device_that_keeps_nothing_is_said(open_page: Open, language: str) -> None:
    page = open_with(open_page, HERE[language], NO_STORAGE)
    page.click("[name=keep]")
    expect(page.locator(STATUS)).to_have_text(said(language, "not_kept"))
    expect(page.locator("[name=keep]")).not_to_be_checked()


def test_what_nobody_could_have_kept_is_no_obstacle(open_page: Open) -> None:
    page = open_page(PAGE)
    for kept in ("{", "[]", '"x"', "7", '{"did": 7, "kind": "constructor"}'):
        page.evaluate("kept => localStorage.setItem('hc:message', kept)", kept)
        page.reload()
        expect(page.locator(PREVIEW)).to_contain_text(text("zh", "hello_account"))
        expect(page.locator("#message-did")).to_have_value("")


# What readers and addresses may hold.


NO_PAGE_OF_THIS_SITE = [
    "page=//evil.example/x",
    "page=//evil/x",
    "page=https://evil.example/",
    "page=../../etc",
    "page=account/../about",
    "page=ACCOUNT",
    "page=%E0%A4%A&step=%",
    "page=" + "a" * 1000,
    "page[]=account/reset-password",
    "step=enter-code&way=0",
]


def test_an_address_that_names_no_page_of_the_site_is_ignored(open_page: Open) -> None:
    page = open_page("about/")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url) if request.resource_type == "fetch" else None)
    for query in NO_PAGE_OF_THIS_SITE:
        page.goto(f"/{PAGE}?{query}")
        expect(page.locator(PREVIEW)).to_contain_text(text("zh", "hello_account"))
        expect(page.locator(".hc-message__intro")).to_have_text(WORDS["zh"]["message"]["intro"])
    assert requests == []


@each_language
def test_a_page_or_step_that_is_not_there_is_said_and_the_form_works(open_page: Open, language: str) -> None:
    page = open_page("about/")
    for query in ("page=no/such-page", "page=no/such-page&step=x", "page=account/reset-password&step=x"):
        page.goto(f"/{HERE[language]}?{query}")
        expect(page.locator(".hc-message__intro")).to_have_text(said(language, "not_filled"))
        page.fill("#message-did", OWN_WORDS[language])
        expect(page.locator(PREVIEW)).to_contain_text(OWN_WORDS[language])


def test_a_way_is_told_as_far_as_it_leads(open_page: Open) -> None:
    page = open_page("about/")
    for way, steps in {"9": 0, "0.9": 1, "1.2": 1, "2": 0, "n.n.n.n.n.n.n": 5, "0.n.1": 3, "x": 0, "0.": 0}.items():
        page.goto(f"/{PAGE}?page=account/reset-password&step=enter-code&way={way}")
        expect(page.locator(PREVIEW)).to_contain_text("第 3 步：输入验证码。")
        assert len(re.findall("^第 . 步", page.inner_text(PREVIEW), re.MULTILINE)) == steps, way


def test_the_step_is_found_below_a_path(
    open_page: Open, built: Path, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    (tmp_path / "help").symlink_to(built)
    page = open_page("about/")
    page.goto(f"{serve(tmp_path)}/help/{HERE['en']}?page=account/reset-password&step=enter-code")
    page.check("[name=for_agent]")
    expect(page.locator(PREVIEW)).to_contain_text("第 3 步：输入验证码。")


@each_language
def test_ten_thousand_characters_are_kept_counted_and_no_obstacle(open_page: Open, language: str) -> None:
    page = open_page(HERE[language], **WITH_CLIPBOARD)
    page.fill("#message-did", "很长。" * 3_333 + "!")
    expect(page.locator(".hc-message__long")).to_have_text(re.compile(r"10\d\d\d"))
    page.click("[name=copy]")
    expect(page.locator(STATUS)).to_have_text(said(language, "copied"))
    assert "很长。" * 3_333 + "!" in page.evaluate("navigator.clipboard.readText()")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@each_language
def test_invisible_characters_are_taken_out_and_that_is_said_once(open_page: Open, language: str) -> None:
    page = open_page(HERE[language], **WITH_CLIPBOARD)
    page.fill("#message-did", "a\u202eb\u2066c\u200bd\x07e\u202c")
    expect(page.locator(STATUS)).to_have_text(said(language, "cleaned"))
    page.click("[name=copy]")
    assert "abcde" in page.evaluate("navigator.clipboard.readText()")
    page.fill("#message-want", "f\u200bg")
    expect(page.locator(STATUS)).to_have_text(said(language, "copied"))


def test_html_is_text(open_page: Open) -> None:
    page = open_page(PAGE)
    page.fill("#message-did", "<img src=x onerror=document.title='hit'> $& {name} {text}")
    expect(page.locator(PREVIEW)).to_contain_text("<img src=x onerror=document.title='hit'> $& {name} {text}")
    assert page.locator(f"{PREVIEW} *").count() == 0


@pytest.mark.parametrize("width", [390, 1280])
@each_language
def test_nothing_moves_while_the_form_comes_to_life(open_page: Open, language: str, width: int) -> None:
    page = open_page("about/", viewport={"width": width, "height": 844})
    page.add_init_script(
        "window.moved = []; new PerformanceObserver((list) => moved.push("
        "...list.getEntries().flatMap((each) => each.sources"
        ".filter(({ node }) => node?.parentElement?.closest('hc-message')).map(({ node }) => node.nodeName))))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto(f"/{HERE[language]}?page=payments/payment-failed&step=ask-reason#message", wait_until="networkidle")
    expect(page.locator(PREVIEW)).to_contain_text({"zh": "付款失败", "en": "A payment failed"}[language])
    assert page.evaluate("moved") == []
