"""Hostile texts that are right go through the whole build, and do nothing on the finished pages and in the search."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from attacks_on_this_site import INERT, PAGES
from sites import copy_project, replace, run

MARKUP = "<img src=x onerror=pwned()>"
TITLE = f'Zebra </title></script>{MARKUP} "a" onmouseover="pwned()"'
PATH = "docs/en/about.md"
SHOWN = ("en/about/", "en/", "en/faq/", "en/support/contact/", "en/support/check-channel/")


def make_hostile(project: Path) -> None:
    """Put a hostile title, description and question, the attacks that are right, a word and a channel into a copy."""
    page = project / PATH
    text = page.read_text(encoding="utf-8")
    # Those of one paragraph without a number: what stands in blocks and figures the other language would need, too.
    attacks = [text for _, expected, text in PAGES if expected == INERT and not re.search(r"\n|\d|^#", text)]
    text = text.replace("title: About this site", f"title: '{TITLE}'")
    text = text.replace("# About this site", "# " + TITLE.replace("<", "&lt;"), 1)
    text = re.sub(r"(?m)^description: .*", f"description: '\"><script>pwned()</script> {MARKUP}'", text)
    text = text.replace("questions:\n", f"questions:\n  - 'quagga {MARKUP}'\n", 1)
    page.write_text(text.replace("\n## ", "\n" + "\n\n".join(attacks) + "\n\n## ", 1), encoding="utf-8")
    replace(project / "docs/words.yml", "en: Menu}", """en: 'Menu" autofocus onfocus="pwned()'}""")
    replace(project / "docs/channels.yml", "en: Support in the app", """en: 'Support" onclick="pwned()'""")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("hostile"))
    make_hostile(project)
    result = run(project, "mkdocs", "build", "--quiet", SITE_URL="https://help.example.com/")
    assert result.returncode == 0, result.stdout + result.stderr
    return project / "site"


def watch(page: Page, address: str) -> list[str]:
    """Return what runs and what is asked for elsewhere on a page from now on."""
    done: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url.startswith((address, "data:")):
            route.continue_()
        else:
            done.append(route.request.url)
            route.abort()

    page.context.route("**/*", answer)
    page.context.expose_function("pwned", lambda *_told: done.append("ran"))
    return done


def touch(page: Page) -> None:
    """Open, hover over and reach whatever there is."""
    page.set_default_timeout(5000)
    for details in page.locator("article details > summary").all():
        details.click()
    page.locator("h1").hover()
    page.locator("h1").click()
    for _ in range(8):  # over the menu and the search
        page.keyboard.press("Tab")


@pytest.mark.parametrize("has_script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("path", SHOWN)
def test_hostile_texts_do_nothing_on_a_finished_page(
    path: str, hostile: Path, serve: Callable[[Path], str], browser: Browser, *, has_script: bool
) -> None:
    address = serve(hostile)
    page = browser.new_context(java_script_enabled=has_script).new_page()
    done = watch(page, address)
    page.goto(f"{address}/{path}")
    touch(page)
    assert page.locator("[onclick], [onfocus], [onerror], [onmouseover]").count() == 0
    page.context.close()
    assert done == []


@pytest.mark.parametrize("asked", ["zebra", "quagga"])
def test_hostile_titles_and_questions_are_text_in_the_search(
    asked: str, hostile: Path, serve: Callable[[Path], str], browser: Browser
) -> None:
    address = serve(hostile)
    page = browser.new_context().new_page()
    done = watch(page, address)
    page.goto(f"{address}/en/")
    page.set_default_timeout(5000)
    page.keyboard.press("Control+k")
    page.keyboard.type(asked)
    found = page.locator(".md-search-result__item", has_text="</title></script>").first
    found.wait_for()
    assert MARKUP in found.inner_text()
    assert page.locator(".md-search-result img").count() == 0
    found.hover()
    page.context.close()
    assert done == []


def test_the_title_is_one_text_in_the_head_and_in_what_machines_read(hostile: Path, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.set_content((hostile / "en/about/index.html").read_text(encoding="utf-8"), wait_until="commit")
    assert page.title().startswith(TITLE)
    assert page.locator('meta[property="og:title"]').get_attribute("content") == TITLE
    assert page.locator("h1").inner_text().startswith(TITLE)
    page.context.close()
    assert TITLE in (hostile / "en/llms.txt").read_text(encoding="utf-8")
