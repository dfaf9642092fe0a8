"""What an operator switches on, as readers meet it: an announcement, and where answers are sent."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, Request, Route, expect

from sites import copy_project, replace, run
from static_host import UNKEPT
from this_site import ADDRESSES, HOST, PREFIX, TYPES

ENDPOINT = "https://answers.example.com/help"
SAID = {"zh": "付款 <b>暂停</b> & “请稍等”", "en": 'Payments <b>stopped</b> & "please wait"'}
ON = f"""\
  announcement:
    zh: '{SAID["zh"]}'
    en: '{SAID["en"]}'
    page: payments/payment-failed.md
"""
ASKED = {"procedure", "guide", "faq"}
TALK = "support/talk-to-support.md"

Open = Callable[..., Page]
Soup = Callable[[str], BeautifulSoup]
each_page = pytest.mark.parametrize(("language", "path"), ADDRESSES, ids=ADDRESSES.values())


@pytest.fixture(scope="module")
def switched_on(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this site with an announcement, an endpoint and the place of its sources."""
    root = copy_project(tmp_path_factory.mktemp("operator"))
    replace(root / "mkdocs.yml", "  announcement:\n", ON)
    replace(root / "mkdocs.yml", "    endpoint:\n", f"    endpoint: {ENDPOINT}\n")
    replace(
        root / "mkdocs.yml",
        "docs_dir:",
        "repo_url: https://code.hulipay.com/help\nedit_uri: edit/main/docs/\ndocs_dir:",
    )
    result = run(root, "mkdocs", "build", "--quiet")
    assert result.returncode == 0, result.stderr
    return root / "site"


@pytest.fixture
def open_switched_on(open_page: Open, switched_on: Path, serve: Callable[[Path], str]) -> Open:
    """Opens a page of that site."""

    def open_(path: str, **options: object) -> Page:
        page = open_page("about/", **options)
        page.route(
            f"{ENDPOINT}**", lambda route: route.fulfill(status=204, headers={"Access-Control-Allow-Origin": "*"})
        )
        page.goto(f"{serve(switched_on)}/{path}")
        return page

    return open_


def parsed(folder: Path, address: str) -> BeautifulSoup:
    file = folder / address
    return BeautifulSoup((file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8"), "html.parser")


def _target(language: str, path: str, link: object) -> str:
    return urljoin(HOST + ADDRESSES[language, path], str(link))


@each_page
def test_without_an_announcement_there_is_nothing_in_its_place(soup: Soup, language: str, path: str) -> None:
    assert not soup(ADDRESSES[language, path]).select(".md-banner, .hc-announcement")


@each_page
def test_an_announcement_stands_on_every_page_as_it_was_typed(switched_on: Path, language: str, path: str) -> None:
    [said] = parsed(switched_on, ADDRESSES[language, path]).select(".md-banner .hc-announcement")
    [link] = said.select("a")
    assert said.get_text(" ", strip=True).startswith(SAID[language])
    assert _target(language, path, link["href"]) == HOST + ADDRESSES[language, "payments/payment-failed.md"]
    assert not said.select("b")


def test_an_announcement_stands_on_the_page_for_lost_readers_in_both_languages(switched_on: Path, soup: Soup) -> None:
    assert [each.text for each in parsed(switched_on, "404.html").select(".hc-announcement")] == list(SAID.values())
    assert not soup("404.html").select(".hc-announcement")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_an_announcement_is_seen_first_and_printed(open_switched_on: Open, *, script: bool) -> None:
    page = open_switched_on("en/account/reset-password/", java_script_enabled=script)
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        expect(page.locator(".hc-announcement")).to_be_in_viewport()


@each_page
def test_a_page_that_should_help_asks_whether_it_did(soup: Soup, language: str, path: str) -> None:
    asked = soup(ADDRESSES[language, path]).select("aside.hc-feedback")
    assert len(asked) == (TYPES[path] in ASKED and path != TALK)
    for each in asked:
        [link] = each.select("a")
        talk = f"{HOST}{ADDRESSES[language, TALK]}?page={path.removesuffix('.md')}#message"
        assert _target(language, path, link["href"]) == talk
        assert not each.select("[role=status], [data-endpoint]")


def test_the_source_of_a_page_is_offered_where_it_can_be_had(switched_on: Path) -> None:
    links = parsed(switched_on, "en/faq/").select(".hc-feedback a")
    assert links[-1]["href"] == "https://code.hulipay.com/help/edit/main/docs/en/faq.md"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("home", PREFIX.values())
def test_an_answer_is_given_by_hand_and_sends_nothing(open_page: Open, home: str, *, script: bool) -> None:
    page = open_page(f"{home}payments/refunds/", java_script_enabled=script)
    page.wait_for_load_state("networkidle")
    requests: list[str] = []  # but for the theme, which comes with the first touch
    page.on("request", lambda request: None if "/assets/" in request.url else requests.append(request.url))
    yes, no = page.locator(".hc-answer").all()
    yes.locator("summary").click()
    expect(yes.locator("p")).to_be_visible()
    no.locator("summary").press("Enter")
    expect(no.locator("a")).to_be_visible()
    expect(yes.locator("p")).to_be_hidden()
    assert requests == []
    no.locator("a").click()
    expect(page).to_have_url(f"/{home}support/talk-to-support/?page=payments/refunds#message")


@pytest.fixture
def sent() -> list[Request]:
    """What was asked of the endpoint."""
    return []


def watch(page: Page, sent: list[Request]) -> None:
    page.on("request", lambda request: sent.append(request) if request.url.startswith(ENDPOINT) else None)


def test_an_answer_goes_to_the_endpoint_once_and_tells_nothing_of_the_reader(
    open_switched_on: Open, sent: list[Request]
) -> None:
    page = open_switched_on("account/reset-password/?page=secret#enter-code")
    page.context.add_cookies([{"name": "who", "value": "me", "url": ENDPOINT}])
    watch(page, sent)
    status = page.locator("hc-feedback [role=status]")
    expect(status).to_have_text("只会发出页面、步骤和您的回答。")
    no = page.locator(".hc-answer summary").last
    no.click()
    expect(status).to_have_text("您的回答已经发出。")
    no.click()
    no.click()
    with page.expect_request(lambda request: '"yes"' in (request.post_data or "")):
        page.locator(".hc-answer summary").first.click()
    assert [json.loads(each.post_data or "") for each in sent] == [
        {"page": "account/reset-password", "step": "enter-code", "answer": answer, "language": "zh"}
        for answer in ("no", "yes")
    ]
    assert {each.method for each in sent} == {"POST"}
    assert not {"cookie", "referer"} & {name for each in sent for name in each.all_headers()}


@pytest.mark.parametrize(
    ("place", "ticked", "step"),
    [
        ("en/account/reset-password/", [], None),
        ("en/account/reset-password/", [0, 2], "enter-code"),
        ("en/account/reset-password/#top", [], None),
        ("en/account/reset-password/#%E0%A4%A", [], None),
        ("en/faq/#no-code", [], None),
    ],
)
def test_the_step_is_that_of_the_address_or_the_last_that_is_done(
    open_switched_on: Open, sent: list[Request], place: str, ticked: list[int], step: str | None
) -> None:
    page = open_switched_on(place)
    watch(page, sent)
    for each in ticked:
        page.locator("hc-step-tools input").nth(each).check()
    page.locator(".hc-answer summary").last.click()
    expect(page.locator("hc-feedback [role=status]")).to_have_text("Your answer was sent.")
    assert [json.loads(each.post_data or "")["step"] for each in sent] == [step]


def test_an_answer_given_before_the_script_came_is_sent(open_switched_on: Open, sent: list[Request]) -> None:
    page = open_switched_on("en/about/", **UNKEPT)
    waiting: list[Route] = []
    page.route("**/feedback.*.js", lambda route: waiting.append(route))  # noqa: PLW0108 -- is looked into
    watch(page, sent)
    with page.expect_request("**/feedback.*.js"):
        page.goto(page.url.replace("about", "faq"))
    page.locator(".hc-answer summary").last.click()
    waiting.pop().continue_()
    expect(page.locator("hc-feedback [role=status]")).to_have_text("Your answer was sent.")
    assert [json.loads(each.post_data or "")["answer"] for each in sent] == ["no"]


@pytest.mark.parametrize("fail", [lambda route: route.abort(), lambda route: route.fulfill(status=500)])
def test_an_answer_that_cannot_be_sent_is_said_and_may_be_given_again(
    open_switched_on: Open, sent: list[Request], fail: Callable[[Route], None]
) -> None:
    page = open_switched_on("en/faq/")
    page.route(f"{ENDPOINT}**", fail)
    watch(page, sent)
    no = page.locator(".hc-answer summary").last
    for times in (1, 2):
        no.click()
        expect(page.locator("hc-feedback [role=status]")).to_have_text(
            "Your answer could not be sent. You can go on all the same."
        )
        expect(page.locator(".hc-answer a").first).to_be_visible()
        no.click()
        assert len(sent) == times


def test_the_script_that_sends_is_loaded_only_where_there_is_an_endpoint(
    open_page: Open, open_switched_on: Open
) -> None:
    def loads(page: Page) -> bool:
        page.reload(wait_until="networkidle")
        return bool(page.evaluate("performance.getEntriesByType('resource').some(({name}) => /feedback/.test(name))"))

    assert not loads(open_page("faq/"))
    assert loads(open_switched_on("faq/"))


@pytest.mark.parametrize("path", PREFIX.values())
def test_the_first_screen_of_a_phone_holds_the_search_the_top_tasks_and_a_person(open_page: Open, path: str) -> None:
    page = open_page(path)
    for each in (
        "h1",
        "h1 + p",
        "hc-home-search button",
        "h1 + p + p a",
        "#top-tasks + ul > li:last-child p:last-child",
    ):
        expect(page.locator(f".hc-home {each}")).to_be_in_viewport(ratio=1)
    contact = page.locator(".hc-home h1 + p + p a")
    box = contact.bounding_box()
    assert box
    assert box["height"] >= 44
    contact.click()
    expect(page).to_have_url(f"/{path}support/contact/")
