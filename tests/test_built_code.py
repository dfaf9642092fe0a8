"""Code that is not the theme's, and Markdown that readers see as it was typed, in the finished HTML of this site."""

from __future__ import annotations

from pathlib import Path

import pytest

from built_sites import BUILT_PROCEDURE, PARAGRAPH, WHERE_CHANGED, assert_found, findings, html
from helpcenter.model import Site
from sites import asset

CODE = {
    "script": "<script>alert(1)</script>",
    "script of the site": '<script src="../../../assets/javascripts/site.js"></script>',
    "styles": "<style>p { color: red }</style>",
    "style": '<b style="color: red">x</b>',
    "handler": '<b onclick="go()">x</b>',
    "frame": '<iframe src="https://example.com/"></iframe>',
    "object": '<object data="https://example.com/"></object>',
    "form": '<form action="https://example.com/"></form>',
    "button with a target": '<button formaction="https://example.com/">x</button>',
    "link that runs": '<a href="javascript:go()">x</a>',
    "page in a page": '<b srcdoc="x">x</b>',
    "portal": '<portal src="https://example.com/"></portal>',
    "handler behind a slash": '<b/onclick="go()">x</b>',
    "redirect": '<meta http-equiv="refresh" content="0; url=https://example.com/">',
    "style sheet from elsewhere": '<link rel="stylesheet" href="https://example.com/a.css">',
}
IN_ARTICLES_ALONE = ("script of the site", "style sheet from elsewhere")
MARKS = {
    "list of attributes": "{: #open }",
    "note": '!!! note "Note"',
    "folded note": "??? note",
    "tab": '=== "One"',
    "register": "[CHANNELS]",
    "link": "See](contact.md)",
    "bold": "**Look",
    "bold at its end": "Look!**",
    "footnote": "[^1]",
    "fence": "```text",
    "table": "| --- | --- |",
}
PLACE = (BUILT_PROCEDURE, WHERE_CHANGED)


@pytest.mark.parametrize("code", CODE.values(), ids=CODE.keys())
def test_code_in_an_article_is_found(code: str, site: Path, checked: Site) -> None:
    code = code.replace("/site.js", f"/{asset(site, 'assets/javascripts/site.js').name}")
    assert_found("B907", html(BUILT_PROCEDURE, PARAGRAPH, code + PARAGRAPH), PLACE, site, checked)


def test_a_script_that_is_left_open_is_found_with_all_that_it_takes_from_the_page(site: Path, checked: Site) -> None:
    html(BUILT_PROCEDURE, PARAGRAPH, f"<script async>{PARAGRAPH}")(site)
    assert {"B901", "B907"} <= {each.code for each in findings(checked, site)}


@pytest.mark.parametrize("name", [each for each in CODE if each not in IN_ARTICLES_ALONE])
def test_code_around_an_article_is_found(name: str, site: Path, checked: Site) -> None:
    assert_found("B907", html(BUILT_PROCEDURE, "<header", f"{CODE[name]}<header"), PLACE, site, checked)


@pytest.mark.parametrize("text", MARKS.values(), ids=MARKS.keys())
def test_markdown_as_it_was_typed_is_found(text: str, site: Path, checked: Site) -> None:
    assert_found("B908", html(BUILT_PROCEDURE, PARAGRAPH, f"<p>{text}</p>{PARAGRAPH}"), PLACE, site, checked)
