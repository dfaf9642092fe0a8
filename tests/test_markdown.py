"""The Markdown extension: what steps and channels are in HTML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import markdown
import pytest
from bs4 import BeautifulSoup

from helpcenter.project.register import read_register
from helpcenter.project.words import read_words
from sites import CHANNELS, ROOT, write_site


def render(text: str, **options: Any) -> BeautifulSoup:
    html = markdown.markdown(
        text,
        extensions=["attr_list", "sane_lists", "helpcenter.markdown"],
        extension_configs={"helpcenter.markdown": options},
    )
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize(
    "text",
    [
        "1. a\n    {: #x }\n2. b\n    {: #y }",
        "1.  a\n    {: #x }\n\n2.  b\n    {: #y }",
        "1.  a\n    {: #x }\n\n    - c\n\n2.  b\n    {: #y }\n\n    more",
    ],
    ids=["tight", "loose", "with blocks"],
)
def test_a_steps_id_is_on_its_list_item(text: str) -> None:
    html = render(text)
    assert [item.get("id") for item in html.select("ol.hc-steps[role=list] > li")] == ["x", "y"]
    assert len(html.select("[id]")) == 2


def test_a_list_without_ids_is_no_list_of_steps() -> None:
    assert str(render("1. a\n2. b")) == "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"


def test_the_title_has_the_same_id_in_every_language() -> None:
    assert str(render("# 重置密码\n\n## 步骤 {#steps}")) == '<h1 id="top">重置密码</h1>\n<h2 id="steps">步骤</h2>'


def test_other_paragraphs_keep_their_ids() -> None:
    assert render("a\n{: #x }").select_one("p#x")


def channels(tmp_path: Path, register: str, language: str = "en", official_site: str | None = None) -> BeautifulSoup:
    write_site(tmp_path, {"docs/channels.yml": register})
    read = read_register(tmp_path, "docs", ("zh", "en"), official_site)
    assert read.problems == ()
    return render("before\n\n[CHANNELS]\n\nafter", register=read, language=language)


PHONE = """
  - id: phone
    kind: phone
    value: "555 0100"
    confirmed: 2026-11-22
    name: {zh: 电话, en: Phone}
    where: {zh: 应用, en: "The **app**"}
"""


def test_a_confirmed_value_is_shown_as_a_link(tmp_path: Path) -> None:
    html = channels(tmp_path, CHANNELS + PHONE)
    assert [(link["href"], link.text) for link in html.select("a")] == [("tel:5550100", "555 0100")]
    assert not html.select(".hc-unconfirmed")


@pytest.mark.parametrize(("language", "words"), [("zh", "尚未确认"), ("en", "Not confirmed yet")])
def test_a_value_that_is_not_confirmed_is_never_shown(language: str, words: str, tmp_path: Path) -> None:
    html = channels(tmp_path, CHANNELS + PHONE.replace("    confirmed: 2026-11-22\n", ""), language)
    assert [each.text for each in html.select(".hc-unconfirmed")] == [words]
    assert "555" not in str(html)


def test_a_value_that_is_not_confirmed_is_kept_apart(tmp_path: Path) -> None:
    write_site(tmp_path, {"docs/channels.yml": CHANNELS + PHONE.replace("    confirmed: 2026-11-22\n", "")})
    phone = read_register(tmp_path, "docs", ("zh", "en"), None).channels[-1]
    assert (phone.value, phone.unconfirmed) == (None, "555 0100")


def test_the_website_is_the_brands(tmp_path: Path) -> None:
    website = PHONE.replace("id: phone\n    kind: phone\n", "id: website\n    kind: website\n").replace(
        '    value: "555 0100"\n    confirmed: 2026-11-22\n', ""
    )
    with_site = channels(tmp_path, CHANNELS + website, official_site="https://wallet.example.com/")
    assert [(a["href"], a.text) for a in with_site.select("a")] == [("https://wallet.example.com/",) * 2]
    assert not channels(tmp_path, CHANNELS + website).select("a")


def test_a_channel_has_a_heading_with_its_id_and_markdown_in_its_facts(tmp_path: Path) -> None:
    html = channels(tmp_path, CHANNELS + PHONE)
    assert [(each["id"], each.text) for each in html.select("section > h3")] == [
        ("in-app", "In the app"),
        ("phone", "Phone"),
    ]
    assert html.select_one("dd strong")
    assert [each.text for each in html.select("p")] == ["before", "after"]


def test_a_list_of_footnotes_is_no_list_of_steps() -> None:
    html = markdown.markdown("A[^1]\n\n[^1]: note", extensions=["footnotes", "helpcenter.markdown"])
    assert "hc-steps" not in html


WORDS = {language: read_words(ROOT, "docs", ("zh", "en")).texts[language] for language in ("zh", "en")}
PROCEDURE = """\
1.  **Sign in.** If it fails, see [step 2](#wait).
    {: #sign-in }

    [SAFETY-CODE]

2.  **Wait.**
    {: #wait }

    [SAFETY-MONEY]
"""


def procedure(text: str, language: str = "en", path: str = "account/unlock.md", **options: Any) -> BeautifulSoup:
    options = {"type": "procedure", "language": language, "path": path, "words": WORDS[language], **options}
    return render(text, **options)


def test_each_step_of_a_procedure_can_be_ticked_off_asked_about_and_linked_to() -> None:
    html = procedure(PROCEDURE)
    assert [each.name for each in html.select("ol.hc-steps > li > :last-child")] == ["hc-step-tools"] * 2
    assert [str(each["aria-label"]) for each in html.select("hc-step-tools [aria-label]")] == [
        "Step 1 is done",
        "Stuck here? Step 1: write to support",
        "Link to step 1",
        "Step 2 is done",
        "Stuck here? Step 2: write to support",
        "Link to step 2",
    ]
    assert [str(each["href"]) for each in html.select("hc-step-tools a")] == [
        "../support/talk-to-support.md?page=account/unlock&step=sign-in#message",
        "#sign-in",
        "../support/talk-to-support.md?page=account/unlock&step=wait#message",
        "#wait",
    ]


def test_how_far_the_reader_is_stands_before_the_steps() -> None:
    [progress] = procedure(PROCEDURE, "zh").select("hc-steps")
    assert progress["data-page"] == "account/unlock"
    assert progress.find_next_sibling("ol", class_="hc-steps")
    assert progress.select_one("[role=status]").text == "做完 0 步，共 2 步"  # type: ignore[union-attr]


@pytest.mark.parametrize("options", [{"type": "guide"}, {"words": {}}], ids=["no procedure", "no words"])
def test_steps_elsewhere_are_plain(options: dict[str, Any]) -> None:
    html = procedure(PROCEDURE, **options)
    assert html.select("ol.hc-steps")
    assert not html.select("hc-steps, hc-step-tools")


def test_the_warning_is_in_full_once_a_page_and_short_from_then_on() -> None:
    first, second = procedure(PROCEDURE).select(".hc-safety")
    words = WORDS["en"]["safety"]
    assert [each.select_one(".admonition-title").text for each in (first, second)] == [  # type: ignore[union-attr]
        words["title_code"],
        words["title_money"],
    ]
    assert words["before_link"] in first.text
    assert words["before_link"] not in second.text
    assert [str(link["href"]) for link in (first.a, second.a) if link] == ["../support/check-channel.md"] * 2


def test_every_page_begins_with_the_warning_in_full() -> None:
    options = {"words": WORDS["en"], "path": "a.md", "type": "procedure"}
    renderer = markdown.Markdown(
        extensions=["attr_list", "helpcenter.markdown"], extension_configs={"helpcenter.markdown": options}
    )
    pages = [renderer.reset().convert("[SAFETY-MONEY]") for _ in range(2)]
    assert pages[0] == pages[1]


def test_a_marker_without_words_for_it_stays_as_it_was_typed() -> None:
    assert render("[SAFETY-CODE]").text == "[SAFETY-CODE]"


REFERENCES = {
    "see [step 2](#wait)": "step 2: Wait",
    "see [Wait](#wait)": None,  # says the title already
    "see [above](#before)": None,
    "see [step 1 there](../payments/pay.md#open)": "step 1 there: Open it",
    "see [there](../payments/pay.md#second)": "there: Then close it",
    "see [there](../payments/pay.md#steps)": None,
    "see [there](../payments/pay.md)": None,
    "see [there](../payments/none.md#open)": None,
    "see [there](../../secret.md#open)": None,
    "see [there](https://example.com/pay.md#open)": None,
}


@pytest.mark.parametrize("text", REFERENCES)
def test_a_link_to_a_step_says_its_title(text: str, tmp_path: Path) -> None:
    steps = "## Steps {#steps}\n\n1.  **Open it.** Now.\n    {: #open }\n\n2.  **Then close it.**\n    {: #second }\n"
    write_site(tmp_path, {"docs/en/payments/pay.md": steps, "docs/secret.md": steps})
    html = procedure(f"{text}\n\n{PROCEDURE}", folder=str(tmp_path / "docs/en"))
    [link] = html.select("body > p a, p:first-child a")[:1]
    assert link.get("aria-label") == REFERENCES[text]
