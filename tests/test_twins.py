"""What machines read: each page as Markdown, llms.txt and robots.txt; and that nothing private is among it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from bs4 import BeautifulSoup

from helpcenter.model import ChannelText, Outline, Register, Site, Words
from helpcenter.model.site import Channel
from helpcenter.project.yaml_source import load_mapping
from helpcenter.twins import twin_of
from this_site import ADDRESSES, BRAND, HOST, PAGES, PREFIX, SOURCE

Soup = Callable[[str], BeautifulSoup]

LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")
FOR_RENDERERS = re.compile(r"^ *(?:!!!|\?\?\?|===|\{:|\[[A-Z-]+\] *$)", re.MULTILINE)
each_page = pytest.mark.parametrize(("language", "path"), ADDRESSES, ids=ADDRESSES.values())


def twin(built: Path, language: str, path: str) -> str:
    return (built / PREFIX[language] / path).read_text(encoding="utf-8")


def test_every_page_has_a_twin_and_nothing_else_has(built: Path) -> None:
    twins = {file.relative_to(built).as_posix() for file in built.rglob("*.md")}
    assert twins == {PREFIX[language] + path for language, path in ADDRESSES}


@each_page
def test_a_page_names_its_twin(soup: Soup, built: Path, language: str, path: str) -> None:
    """The space keeps the theme's script from taking the twin for a translation, see partials/alternates.html."""
    [link] = soup(ADDRESSES[language, path]).select("link[type='text/markdown']")
    address = f"{HOST}{PREFIX[language]}{path}"
    assert link["href"] == address
    html = (built / ADDRESSES[language, path] / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="alternate " type="text/markdown" href="{address}">' in html


@each_page
def test_a_twin_says_what_it_is_a_twin_of(built: Path, language: str, path: str) -> None:
    page = PAGES[f"docs/{language}/{path}"]
    head, _, body = twin(built, language, path).removeprefix("---\n").partition("---\n")
    assert load_mapping(head).values == {
        "title": page.meta["title"],
        "description": page.meta["description"],
        "language": language,
        "reviewed": str(page.meta["reviewed"]),
        "address": HOST + ADDRESSES[language, path],
    }
    assert body.startswith(f"\n# {page.meta['title']}\n")


@each_page
def test_a_twin_needs_no_renderer_and_has_every_place_of_its_page(built: Path, language: str, path: str) -> None:
    text = twin(built, language, path)
    assert not FOR_RENDERERS.search(text)
    page = PAGES[f"docs/{language}/{path}"]
    places = [*(each.id for each in page.headings), *(each.id for each in page.steps)]
    assert [each for each in places if each and text.count(f"{{#{each}}}") != 1] == []


@each_page
def test_the_links_of_a_twin_lead_to_twins_and_their_places(built: Path, language: str, path: str) -> None:
    for target in LINK.findall(twin(built, language, path)):
        if target.startswith(HOST):
            continue
        file, _, place = target.partition("#")
        there = PREFIX[language] + normpath(join(dirname(path), file)) if file else PREFIX[language] + path
        assert (built / there).is_file(), target
        assert not place or f"{{#{place}}}" in (built / there).read_text(encoding="utf-8"), target


def test_nothing_private_is_published(built: Path) -> None:
    """Who answers for a page is in no file, and how customers ask is in the search index alone."""
    owners = {page.meta["owner"] for page in PAGES.values()}
    questions = {each.text for page in PAGES.values() for each in page.questions if len(each.text) > 20}
    shown = {line for page in PAGES.values() for line in page.raw.split("---", 2)[2].splitlines()}
    assert len(questions) > 100
    for file in built.rglob("*"):
        if file.suffix in {".md", ".txt", ".html", ".xml", ".json"}:
            text = file.read_text(encoding="utf-8")
            assert [each for each in owners if each in text] == [], file
            if file.parent.name != "search":
                assert [q for q in questions if q in text and not any(q in line for line in shown)] == [], file


@pytest.mark.parametrize("language", PREFIX)
def test_llms_txt_leads_to_every_page_and_says_first_what_nobody_is_asked_for(built: Path, language: str) -> None:
    text = (built / PREFIX[language] / "llms.txt").read_text(encoding="utf-8")
    first, safety = (
        text.index(f"# {BRAND['site_name'][language]}\n\n> "),
        SOURCE.words.texts[language]["around"]["safety"],
    )
    assert first == 0
    assert 0 < text.index(safety) < text.index("\n## ")
    assert f"({HOST}{PREFIX[language]}support/contact.md)" in text[: text.index("\n## ")]
    listed = re.findall(r"^- \[(.+)\]\((.+)\): (.+)$", text, re.MULTILINE)
    assert sorted(listed) == sorted(
        (page.title, f"{HOST}{PREFIX[language]}{page.path}", page.description)
        for page in PAGES.values()
        if page.language == language
    )
    sections = {
        "zh": ["开始", "账户", "付款", "客服", "更多"],
        "en": ["Start", "Account", "Payments", "Support", "More"],
    }
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == sections[language]


def test_robots_are_told_of_the_sitemap(built: Path) -> None:
    assert f"Sitemap: {HOST}sitemap.xml" in (built / "robots.txt").read_text(encoding="utf-8").splitlines()


REGISTER = Register(
    "docs/channels.yml",
    (
        Channel("in-app", "app", None, {"en": ChannelText("App", "Help", "chat", "")}),
        Channel("phone", "phone", "555 0100", {"en": ChannelText("Phone", "In the app", "", "")}),
        Channel("mail", "email", None, {"en": ChannelText("Mail", "In the app", "", "")}, unconfirmed="a@example.com"),
    ),
    {"en": {"address": "Number", "unconfirmed": "Not yet", "where": "Where", "good_for": "For", "have_ready": "Ready"}},
)
WORDS = Words("docs/words.yml", {"en": SOURCE.words.texts["en"]})
HEAD = "---\ntitle: x\nreviewed: 2026-11-22\nowner: secret\n---\n# x\n\n"

SMALL = {
    "a marker in code": ("```\n[CHANNELS]\n{: #x }\n```", "```\n[CHANNELS]\n{: #x }\n```"),
    "an id behind a step": ("1.  **a** b\n    {: #x .y }", "1.  **a** b {#x}"),
    "a class alone": ("text\n{: .y }", "text"),
    "a box": ('!!! tip "T"\n    a\n\n    - b\n\nc', "> **T**\n>\n> a\n>\n> - b\n\nc"),
    "a box without a title": ("!!! tip\n    a", "> a"),
    "a folded box in a step": ('1.  a\n\n    ??? note "T"\n        b', "1.  a\n\n    > **T**\n    >\n    > b"),
    "a tab": ('=== "T"\n    a', "> **T**\n>\n> a"),
    "a comment": ("a<!-- ask Ms Li\n about it -->b", "ab"),
    "a comment in code": ("~~~\n<!-- a -->\n~~~", "~~~\n<!-- a -->\n~~~"),
    "channels": (
        "[CHANNELS]",
        """\
### App {#in-app}

- Where: Help
- For: chat

### Phone {#phone}

- Number: 555 0100
- Where: In the app

### Mail {#mail}

- Number: Not yet
- Where: In the app""",
    ),
    "channels as a table": (
        "[CHECK-CHANNEL]",
        "| Channel | Number |\n| --- | --- |\n| Phone | 555 0100 |\n| Mail | Not yet |",
    ),
}


@pytest.mark.parametrize(("typed", "read"), SMALL.values(), ids=SMALL)
def test_what_only_the_renderer_knows_reads_well_anywhere(typed: str, read: str) -> None:
    page = Outline(path="a/b.md", language="en", source="docs/en/a/b.md", title="x", description="y")
    site = Site("docs", ("en",), {}, frozenset(), REGISTER, words=WORDS)
    text = twin_of(page, HEAD + typed, site, "https://example.com/")
    assert text.partition("\n# x\n\n")[2] == read + "\n"
    assert "secret" not in text


@pytest.mark.parametrize("kind", ["CODE", "IDENTITY", "MONEY", "SUPPORT"])
def test_a_warning_stands_in_the_twin_once_in_full(kind: str) -> None:
    page = Outline(path="a/b.md", language="en", source="docs/en/a/b.md", title="x", description="y")
    site = Site("docs", ("en",), {}, frozenset(), REGISTER, words=WORDS)
    text = twin_of(page, f"{HEAD}    [SAFETY-{kind}]\n\n[SAFETY-CODE]", site, "https://example.com/")
    assert f"    > **{WORDS.texts['en']['safety'][f'title_{kind.lower()}']}**\n    >\n    > Real support never" in text
    assert text.count("Real support never") == 1
    assert text.count("[check that the contact is genuine](../support/check-channel.md).") == 2
