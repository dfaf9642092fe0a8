"""Hostile content that readers are shown does nothing in a browser: it is text, whoever has or has not checked it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import markdown
import pytest
from playwright.sync_api import Browser, Dialog, Route

from attacks_on_this_site import PAGES, text_of

EXTENSIONS = [
    *("helpcenter.markdown", "admonition", "attr_list", "footnotes", "md_in_html", "sane_lists", "tables", "toc"),
    *("pymdownx.details", "pymdownx.highlight", "pymdownx.superfences", "pymdownx.tabbed"),
]
CONFIGS: dict[str, dict[str, Any]] = {"toc": {"permalink": "#"}, "pymdownx.tabbed": {"alternate_style": True}}
TOUCH = """() => {
  document.addEventListener("click", (event) => event.preventDefault(), true);
  const events = ["mouseover", "pointerenter", "focus", "click", "toggle", "load", "error", "paste", "animationstart"];
  for (const each of document.querySelectorAll("main *")) {
    if (each.tagName === "DETAILS") each.open = true;
    for (const name of events) each.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
  }
  const all = [...document.querySelectorAll("main, main *")];
  const acts = (each) => [...each.attributes].some(({ name }) => name.startsWith("on") || name === "srcdoc");
  return all.filter((each) => acts(each) || /^(?:javascript|vbscript|data):$/.test(each.protocol ?? "")
    || each.tagName.includes("-")
    || /^(?:SCRIPT|IFRAME|OBJECT|EMBED|BASE|META|LINK|STYLE|FORM|SVG|MATH)$/i.test(each.tagName)
    || (each.style.length && !each.style.textAlign) || /(?:^|\\s)(?:md-|hc-(?!steps)|mermaid)/.test(each.className)
    || /^(?:__(?!code|span|tabbed)|hc-)/.test(each.id)).map((each) => each.outerHTML);
}"""
HOST = "http://wallet.test/"


class Came(NamedTuple):
    """What has run or was asked for, and the elements that could."""

    done: list[str]
    able: list[str]


Show = Callable[[str], Came]


def rendered(text: str) -> str:
    """Return what the renderer alone makes of a page, with the extensions that mkdocs.yml names."""
    body = re.sub(r"\A---\n.*?\n---\n", "", text_of(text), flags=re.DOTALL)
    html: str = markdown.markdown(body, extensions=EXTENSIONS, extension_configs=CONFIGS)
    return html


@pytest.fixture(scope="module")
def show(browser: Browser) -> Iterator[Show]:
    """Shows HTML, does what a reader may do, and returns what came of it."""
    context = browser.new_context()
    done: list[str] = []
    html: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        done.append("dialog")
        dialog.dismiss()

    def answer(route: Route) -> None:
        if route.request.url == HOST:
            route.fulfill(body=html[-1], content_type="text/html; charset=utf-8")
        else:
            done.extend([] if route.request.url.startswith(HOST) else [route.request.url])
            route.abort()

    context.expose_function("pwned", lambda *_told: done.append("ran"))
    page = context.new_page()
    page.on("dialog", dismiss)
    context.route("**/*", answer)

    def show_html(body: str) -> Came:
        done.clear()
        html.append(f"<!doctype html><title>a</title><main>{body}</main>")
        page.goto(HOST)
        able = page.evaluate(TOUCH)
        return Came(list(done), able)

    yield show_html
    context.close()


def test_what_runs_and_what_leaves_is_noticed(show: Show) -> None:
    done, able = show("<img src=https://evil.test/a.png onerror=pwned()><a href=javascript:pwned()>A</a>")
    assert {"ran", "https://evil.test/a.png"} <= set(done)
    assert len(able) == 2


def test_what_the_renderer_makes_of_any_attack_does_nothing_though_nobody_checked_it(show: Show) -> None:
    """Each by itself, and without the policy of the finished site: neither may be needed."""
    came = {name: show(rendered(text)) for name, _, text in PAGES}
    assert {name: each for name, each in came.items() if any(each)} == {}
