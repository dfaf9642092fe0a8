"""Search, as readers meet it: in a real browser, against the built site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from search_box import ask
from this_site import ADDRESSES, PAGES, PREFIX

FIELD = "[data-md-component=search-query]"
STATUS = "hc-search [role=status]"
LINKS = ".md-search-result__link"
LAST = {"": "付款失败", "en/": "payment failed"}
SETTLED = 300  # milliseconds in which the index of this site is surely made
QUERIES = Path(__file__).parent / "queries"

ENTER_AT_ONCE = """([field, query]) => {
  const input = document.querySelector(field);
  input.value = query;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 13, bubbles: true, cancelable: true }));
}"""

Open = Callable[..., Page]


def of_search(url: str) -> bool:
    return "/search/" in url


def abort(route: Route) -> None:
    route.abort()


def reach(page: Page) -> None:
    """Put the cursor into the search box, and wait until everything that it looks through is there."""
    page.focus(FIELD)
    with page.expect_response("**/search/*-text.json"):
        page.keyboard.type("a")
    page.wait_for_timeout(SETTLED)
    page.fill(FIELD, "")


def hold_back(page: Page, index: str) -> list[Route]:
    """Let a file of the search wait to be let go on."""
    waiting: list[Route] = []
    page.route(f"**/search/{index}", lambda route: waiting.append(route))  # noqa: PLW0108 -- is looked into
    return waiting


def asked_before_the_index_is_there(open_page: Open, here: str, index: str, query: str) -> tuple[Page, list[Route]]:
    page = open_page(here)
    waiting = hold_back(page, index)
    with page.expect_request(f"**/search/{index}"):
        page.focus(FIELD)
    page.evaluate(ENTER_AT_ONCE, [FIELD, query])
    return page, waiting


def first_link(page: Page, address: str) -> None:
    expect(page.locator(LINKS).first).to_have_attribute("href", re.compile(re.escape(address)))


@pytest.mark.parametrize("language", PREFIX)
def test_every_question_of_a_page_finds_it_first(open_page: Open, language: str) -> None:
    asked = [
        (question.text, ADDRESSES[language, page.path])
        for page in PAGES.values()
        if page.language == language
        for question in page.questions
    ]
    answers = ask(open_page(PREFIX[language]), language, [question for question, _ in asked])
    missed = [
        f"{question!r} should find {address}, finds {', '.join(answer.pages[:3])}"
        for (question, address), answer in zip(asked, answers, strict=True)
        if answer.pages[:1] != [address] or not answer.fits
    ]
    assert not missed, "\n".join(missed)


@pytest.mark.parametrize(
    ("file", "language", "first", "in_three", "recognised", "lost"),
    [
        ("en-real.tsv", "en", 95, 99, 60, 3),
        ("en.tsv", "en", 85, 97, 60, 3),
        ("zh.tsv", "zh", 90, 97, 60, 3),
    ],
)
def test_questions_nobody_wrote_on_a_page_find_theirs(  # noqa: PLR0913, PLR0917 -- a table
    open_page: Open, file: str, language: str, first: int, in_three: int, recognised: int, lost: int
) -> None:
    rows = [line.split("\t")[:2] for line in (QUERIES / file).read_text(encoding="utf-8").splitlines()[1:]]
    answers = ask(open_page(PREFIX[language]), language, [query for query, _ in rows])
    named = {Path(path).stem: ADDRESSES[language, path] for key, path in ADDRESSES if key == language}
    real = [(named[page], answer) for (_, page), answer in zip(rows, answers, strict=True) if page != "none"]
    none = [answer for (_, page), answer in zip(rows, answers, strict=True) if page == "none"]
    assert share(answer.pages[:1] == [page] for page, answer in real) >= first
    assert share(page in answer.pages[:3] for page, answer in real) >= in_three
    assert share(bool(answer.pages) for _, answer in real) == 100
    assert share(not answer.fits for answer in none) >= recognised
    assert share(not answer.fits for _, answer in real) <= lost


def share(hits: Iterable[bool]) -> float:
    all_hits = list(hits)
    return 100 * sum(all_hits) / len(all_hits)


@pytest.mark.parametrize(
    ("here", "typed", "found"),
    [
        ("", "密", "/account/reset-password/"),
        ("", "忘 记 密 码", "/account/reset-password/"),
        ("", "忘記密碼", "/account/reset-password/"),
        ("", "ＰＩＮ码忘了", "/account/reset-password/"),
        ("", "mima", "/account/reset-password/"),
        ("", "wangjimima", "/account/reset-password/"),
        ("", "tuik", "/payments/refunds/"),
        ("", "tk", "/payments/refunds/"),
        ("", "登陆不上", "/account/unlock-account/"),
        ("", "app 打不开怎么找客服", "/support/contact/"),
        ("", "refund", "/payments/refunds/"),
        ("", "password 忘了", "/account/reset-password/"),
        ("en/", "refu", "/en/payments/refunds/"),
        ("en/", "refnud", "/en/payments/refunds/"),
        ("en/", "forgotpassword", "/en/account/reset-password/"),
        ("en/", "PASSWORDS", "/en/account/reset-password/"),
        ("en/", "i can’t pay", "/en/payments/payment-failed/"),
    ],
)
def test_what_is_typed_badly_is_found_all_the_same(open_page: Open, here: str, typed: str, found: str) -> None:
    page = open_page(here)
    page.fill(FIELD, typed)
    first_link(page, found)


def test_nothing_is_downloaded_for_search_before_a_reader_reaches_for_it(open_page: Open) -> None:
    page = open_page("", viewport={"width": 1280, "height": 800})
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.reload(wait_until="networkidle")
    assert [url for url in requests if of_search(url)] == []
    reach(page)
    assert {Path(url).name for url in requests if url.endswith(".json")} == {"zh.json", "zh-text.json"}


def test_the_theme_would_begin_at_once_by_itself(open_page: Open) -> None:
    """Once it does not, the stand-in for its worker is no longer needed."""
    page = open_page("en/")
    script = page.get_attribute("hc-late-theme", "data-script")
    with page.expect_request(lambda request: of_search(request.url)):
        page.add_script_tag(url=script)


@pytest.mark.parametrize("here", PREFIX.values())
def test_results_come_with_the_first_character_and_are_counted_aloud(open_page: Open, here: str) -> None:
    page = open_page(here)
    page.focus(FIELD)
    page.keyboard.type(LAST[here][0])
    expect(page.locator(LINKS).first).to_be_visible()
    expect(page.locator(STATUS)).to_have_text(re.compile(r"\d"))
    page.keyboard.type(LAST[here][1:])
    first_link(page, "/payments/payment-failed/")
    assert page.locator(".md-search-result mark").count() > 0
    page.fill(FIELD, "")
    expect(page.locator(LINKS)).to_have_count(0)
    expect(page.locator(STATUS)).not_to_have_text(re.compile(r"\d"))


@pytest.mark.parametrize("here", PREFIX.values())
def test_nothing_moves_while_an_input_method_composes(open_page: Open, here: str) -> None:
    page = open_page(here)
    session = page.context.new_cdp_session(page)
    reach(page)
    page.fill(FIELD, LAST[here])
    first_link(page, "/payments/payment-failed/")
    before = page.locator(".md-search-result__list").inner_html()
    for text in ("t", "tu", "tui", "tuikuan"):
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
        page.dispatch_event(FIELD, "keyup", {"key": "Process", "keyCode": 229, "isComposing": True})
    page.dispatch_event(FIELD, "keydown", {"key": "Enter", "keyCode": 229, "isComposing": True, "bubbles": True})
    page.wait_for_timeout(SETTLED)
    assert page.locator(".md-search-result__list").inner_html() == before
    expect(page).to_have_url(f"/{here}")
    page.fill(FIELD, "")
    session.send("Input.insertText", {"text": "退款"})
    if not here:
        first_link(page, "/payments/refunds/")


def test_the_enter_that_ends_a_composition_leads_nowhere(open_page: Open) -> None:
    """Safari sends it after the composition has ended, with the code of a key that an input method has taken."""
    page = open_page("")
    page.fill(FIELD, "退款")
    first_link(page, "/payments/refunds/")
    page.dispatch_event(FIELD, "keydown", {"key": "Enter", "keyCode": 229, "bubbles": True})
    page.wait_for_timeout(SETTLED)
    expect(page).to_have_url("/")
    page.dispatch_event(FIELD, "keydown", {"key": "Enter", "keyCode": 13, "bubbles": True})
    expect(page).to_have_url(re.compile("/payments/refunds/"))


def test_results_that_come_late_leave_the_reader_where_they_are(open_page: Open) -> None:
    page = open_page("en/")
    waiting = hold_back(page, "en-text.json")
    page.fill(FIELD, "refund")
    first_link(page, "/en/payments/refunds/")
    page.keyboard.press("ArrowDown")
    expect(page.locator(LINKS).first).to_be_focused()
    with page.expect_response("**/search/en-text.json"):
        waiting[0].continue_()
    page.wait_for_timeout(SETTLED)
    expect(page.locator(LINKS).first).to_be_focused()


def test_a_keyboard_that_completes_words_is_no_input_method(open_page: Open) -> None:
    page = open_page("en/")
    session = page.context.new_cdp_session(page)
    page.focus(FIELD)
    page.dispatch_event(FIELD, "keydown", {"key": "Unidentified", "keyCode": 229, "bubbles": True})
    session.send("Input.imeSetComposition", {"text": "refund", "selectionStart": 6, "selectionEnd": 6})
    first_link(page, "/en/payments/refunds/")


def test_the_whole_search_goes_by_keys(open_page: Open) -> None:
    page = open_page("en/", viewport={"width": 1280, "height": 800})
    page.keyboard.press("Control+k")
    page.keyboard.type("refund")
    first_link(page, "/en/payments/refunds/")
    page.keyboard.press("ArrowDown")
    expect(page.locator(LINKS).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    expect(page.locator(LINKS).first).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.locator(LINKS).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/en/payments/refunds/"))


def test_the_best_section_is_the_link(open_page: Open) -> None:
    page = open_page("en/?q=two-step verification")
    first_link(page, "/en/account/account-safety/")
    link = page.locator(LINKS).filter(has_text="Two-step verification").first
    expect(link).to_have_attribute("href", re.compile("#two-step-verification$"))
    link.click()
    expect(page).to_have_url(re.compile("#two-step-verification$"))


def test_enter_leads_to_the_section_that_says_all_that_was_asked(open_page: Open) -> None:
    page = open_page("")
    reach(page)
    page.fill(FIELD, "强密码")
    first_link(page, "/account/account-safety/")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/account/account-safety/#strong-password$"))


def test_enter_waits_for_the_answer_to_what_stands_in_the_box(open_page: Open) -> None:
    page = open_page("en/")
    page.fill(FIELD, "refund")
    first_link(page, "/en/payments/refunds/")
    page.evaluate(ENTER_AT_ONCE, [FIELD, "I forgot my password"])
    expect(page).to_have_url(re.compile("/en/account/reset-password/"))


def test_enter_before_the_index_is_there_leads_on_when_it_comes(open_page: Open) -> None:
    page, waiting = asked_before_the_index_is_there(open_page, "", "zh.json", "退款")
    waiting[0].continue_()
    expect(page).to_have_url(re.compile("/payments/refunds/"))


def test_an_enter_that_was_not_the_last_thing_done_leads_nowhere(open_page: Open) -> None:
    page, waiting = asked_before_the_index_is_there(open_page, "en/", "en.json", "refund")
    page.keyboard.press("End")
    waiting[0].continue_()
    first_link(page, "/en/payments/refunds/")
    page.wait_for_timeout(SETTLED)
    expect(page).to_have_url("/en/")


def test_enter_does_not_lead_where_nothing_fits_before_that_can_be_read(open_page: Open) -> None:
    page = open_page("en/")
    page.fill(FIELD, "refund")
    first_link(page, "/en/payments/refunds/")
    expect(page.locator(STATUS)).to_have_text(re.compile(r"\d"))
    page.evaluate(ENTER_AT_ONCE, [FIELD, "zzqx vwkpj 9933"])
    first_link(page, "/support/contact/")
    page.wait_for_timeout(SETTLED)
    expect(page).to_have_url("/en/")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/en/support/contact/"))


@pytest.mark.parametrize("here", PREFIX.values())
def test_a_question_without_an_answer_leads_to_a_person(open_page: Open, here: str) -> None:
    page = open_page(f"{here}?q=zzqx vwkpj 9933")
    first_link(page, "/support/contact/")
    expect(page.locator(STATUS)).to_have_text(re.compile("没有一页|No page"))


def test_an_index_that_cannot_be_had_is_said_and_asked_for_again(open_page: Open) -> None:
    page = open_page("en/")
    page.route("**/search/en.json", abort)
    page.focus(FIELD)
    expect(page.locator(STATUS)).to_have_text(re.compile("could not be loaded"))
    first_link(page, "/en/support/contact/")
    page.unroute("**/search/en.json")
    page.evaluate("dispatchEvent(new Event('online'))")
    page.fill(FIELD, "refund")
    first_link(page, "/en/payments/refunds/")


def test_search_goes_on_without_a_network(open_page: Open) -> None:
    page = open_page("en/")
    reach(page)
    page.context.set_offline(True)
    page.fill(FIELD, "verification code never arrives")
    first_link(page, "/en/account/reset-password/")


@pytest.mark.parametrize("here", PREFIX.values())
def test_without_javascript_the_form_leads_to_questions_and_contact(open_page: Open, here: str) -> None:
    page = open_page(f"{here}account/reset-password/", java_script_enabled=False)
    page.click(".md-header label[for=__search]")
    expect(page.locator("hc-search noscript a").last).to_have_attribute("href", re.compile("support/contact/$"))
    page.fill(FIELD, "x")
    page.press(FIELD, "Enter")
    expect(page).to_have_url(re.compile(rf"/{here}faq/"))
    page.goto(f"/{here}")
    page.click("hc-home-search button")
    expect(page).to_have_url(re.compile(rf"/{here}faq/"))


def test_search_works_below_a_path(open_page: Open, built: Path, tmp_path: Path, serve: Callable[[Path], str]) -> None:
    (tmp_path / "help").symlink_to(built)
    page = open_page("")
    page.goto(f"{serve(tmp_path)}/help/en/account/unlock-account/?q=refund")
    first_link(page, "/help/en/payments/refunds/")


def test_no_language_sees_the_pages_of_another(open_page: Open) -> None:
    page = open_page("en/")
    for language, query in (("en", "密码 password"), ("zh", "password 密码")):
        (answer,) = ask(page, language, [query])
        assert {link.startswith("en/") for link in answer.links} == {language == "en"}
