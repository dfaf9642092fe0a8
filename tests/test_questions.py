"""Common questions, each folded together with its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import markdown
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from helpcenter.finished.passages import Passages
from this_site import ADDRESSES, PREFIX

FAQ = [ADDRESSES[language, "faq.md"] for language in PREFIX]
TEXT = """\
# Questions

Before.

## One {#one}

### First? {#first}

Yes.

- an item

### Second? {#second}

## Two {#two}

After.[^1]

### Third? {#third}

No.

[^1]: A note.
"""
EXTENSIONS = ["attr_list", "footnotes", "toc", "helpcenter.markdown"]
SHIFT = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
})"""

Open = Callable[..., Page]


def render(type_: str, **toc: Any) -> BeautifulSoup:
    configs = {"helpcenter.markdown": {"type": type_}, "toc": toc}
    return BeautifulSoup(markdown.markdown(TEXT, extensions=EXTENSIONS, extension_configs=configs), "html.parser")


def test_a_question_is_folded_with_what_stands_below_it_and_nothing_else() -> None:
    page = render("faq")
    questions = page.select("details.hc-question")
    assert [each.get_text(" ", strip=True) for each in questions] == ["First? Yes. an item", "Second?", "Third? No."]
    assert [each.select("summary > h3[id]")[0]["id"] for each in questions] == ["first", "second", "third"]
    assert not page.select("details[open], details h2, details .footnote")


def test_the_search_reads_the_same_as_before() -> None:
    assert Passages().read(str(render("faq", permalink="#"))) == Passages().read(str(render("guide", permalink="#")))


def test_on_other_pages_headings_stay_what_they_are() -> None:
    assert not render("guide").select("details")


def test_the_link_to_a_question_is_no_link_within_a_button() -> None:
    page = render("faq", permalink="#")
    assert not page.select("summary a")
    assert [each["href"] for each in page.select("details .headerlink")] == ["#first", "#second", "#third"]


@pytest.mark.parametrize("path", FAQ)
def test_every_question_is_a_heading_of_which_is_said_whether_it_is_open(open_page: Open, path: str) -> None:
    page = open_page(f"{path}#no-code")
    expect(page.locator(".hc-question[open] h3")).to_have_attribute("id", "no-code")
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    told = [(each["role"]["value"], each.get("name", {}).get("value"), _states(each)) for each in tree]
    for heading in page.locator(".hc-question h3").all():
        is_open = heading.get_attribute("id") == "no-code"
        assert ("heading", heading.inner_text(), {"level": 3}) in told
        assert ("DisclosureTriangle", heading.inner_text(), {"expanded": is_open}) in told


def _states(node: dict[str, Any]) -> dict[str, Any]:
    return {
        each["name"]: each["value"]["value"]
        for each in node.get("properties", [])
        if each["name"] in ("level", "expanded")
    }


def test_a_link_opens_its_question_from_anywhere(open_page: Open) -> None:
    page = open_page("faq/#%E0%A4%A")
    opened = page.locator(".hc-question[open] h3")
    expect(opened).to_have_count(0)
    page.evaluate("location.hash = '#refund-time'")
    expect(opened).to_have_attribute("id", "refund-time")
    page.goto("/account/reset-password/")
    page.goto("/faq/#hotline")
    expect(opened).to_have_attribute("id", "hotline")
    expect(page.locator("#hotline")).to_be_in_viewport()


def test_a_question_opens_and_closes_by_hand(open_page: Open) -> None:
    page = open_page("en/faq/")
    question = page.locator(".hc-question").first
    expect(question.locator("p")).to_be_hidden()
    page.locator("summary", has_text="I forgot my password").press("Enter")
    expect(question.locator("p")).to_be_visible()
    question.locator("h3").click()
    expect(question.locator("p")).to_be_hidden()


@pytest.mark.parametrize("path", FAQ)
def test_every_answer_can_be_read_without_a_script_and_on_paper(open_page: Open, path: str) -> None:
    for page in (open_page(path, java_script_enabled=False), open_page(path)):
        if page.evaluate("matchMedia('(scripting: enabled)').matches"):
            page.emulate_media(media="print")
        for answer in page.locator(".hc-question p").all():
            box = answer.bounding_box()
            assert box
            assert box["height"] > 0
            assert answer.evaluate("element => element.checkVisibility({contentVisibilityAuto: true})")


@pytest.mark.parametrize("path", ["", "en/", *FAQ])
def test_nothing_jumps_while_a_page_loads(open_page: Open, path: str) -> None:
    page = open_page("about/")
    page.goto(f"/{path}", wait_until="networkidle")
    assert page.evaluate(SHIFT) == 0
