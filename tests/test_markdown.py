"""The Markdown extension: what steps and channels are in HTML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import markdown
import pytest
from bs4 import BeautifulSoup

from helpcenter.project.register import read_register
from sites import CHANNELS, write_site


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
