"""The stylesheet that is published holds every rule that a page can use, and no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jinja2
import material
import pytest
import yaml
from playwright.sync_api import Page, Route

from helpcenter.diagnostics import CannotCheckError
from helpcenter.styles import shorten_styles
from sites import ROOT, asset
from static_host import UNKEPT
from this_site import ADDRESSES

THEME = Path(material.__file__).parent / "templates/assets/stylesheets"
PAGE = '<p class="a b" id="i" lang=zh><a href="x">x</a></p><details></details>'
SCRIPT = 'e.classList.add("made"); e.dataset.isOpen = "wide";'
THEMES_SCRIPT = 'e.className = "found"'
IGNORED = "*{transition:none!important;animation:none!important;caret-color:red!important}"

Open = Callable[..., Page]


def shortened(folder: Path, css: str, page: str = PAGE, name: str = "site.css") -> str:
    for file, text in {
        "index.html": page,
        "assets/javascripts/site.js": SCRIPT,
        "assets/javascripts/bundle.0.min.js": THEMES_SCRIPT,
        "assets/stylesheets/theme.css": "p{color:red}",
        "assets/stylesheets/site.css": css,
        "assets/stylesheets/late.css": '@import "site.css";',
    }.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    shorten_styles(folder, [page.encode()])
    return (folder / "assets/stylesheets" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "published"),
    [
        (".a{c:d}.x{c:d}", ".a{c:d}"),
        (".x,.a > .b , #i,#x{c:d}", ".a > .b,#i{c:d}"),
        ("p .x{c:d}table{c:d}A[href]{c:d}", "A[href]{c:d}"),
        (
            "[lang=zh]{c:d}[lang=en]{c:d}[lang]{c:d}[lang^=e]{c:d}[hidden]{c:d}",
            "[lang=zh]{c:d}[lang]{c:d}[lang^=e]{c:d}",
        ),
        ("details[open]{c:d}", "details[open]{c:d}"),
        (".made{c:d}[data-is-open=wide]{c:d}[data-other]{c:d}", ".made{c:d}[data-is-open=wide]{c:d}"),
        (".hc-step-new{c:d}", ".hc-step-new{c:d}"),
        (".a:not(.x):hover::before{c:d}", ".a:not(.x):hover::before{c:d}"),
        (":is(.x,.a) a{c:d}:is(.x,.y) a{c:d}:where(#x){c:d}p:has(.x){c:d}", ":is(.x,.a) a{c:d}"),
        (".x::-moz-y,.a{c:d}.x::-moz-y{c:d}", ".x::-moz-y,.a{c:d}"),
        ("@media print{.a{c:d}.x{c:d}}@media print{.x{c:d}}", "@media print{.a{c:d}}"),
        ("@supports (c:d){@media all{.a{c:d}}}", "@supports (c:d){@media all{.a{c:d}}}"),
        (".a{--u:1;--v:var(--w);--w:2;--x:3;c:var( --v, d)}", ".a{--v:var(--w);--w:2;c:var( --v, d)}"),
        (".a{animation:1s k}@keyframes k{to{c:d}}@keyframes l{to{c:d}}", ".a{animation:1s k}@keyframes k{to{c:d}}"),
        (".a{c:d!important;c:\n  e  f;/* g */}\n/* h */", ".a{c:d!important;c:e f}"),
        ('@charset "utf-8";@import "theme.css";p{c:d}', "p{color:red}p{c:d}"),
        (".a{}.a{/* */}", ""),
    ],
)
def test_a_rule_is_published_where_something_can_use_it(tmp_path: Path, typed: str, published: str) -> None:
    assert shortened(tmp_path, typed) == published


def test_what_only_the_themes_script_adds_is_styled_when_it_comes_with_every_rule_in_its_order(tmp_path: Path) -> None:
    css = ".a{c:d}.found{c:d}.a{c:e}"
    assert shortened(tmp_path, css) == ".a{c:d}.a{c:e}"
    assert shortened(tmp_path, css, name="late.css") == css
    assert {file.name for file in (tmp_path / "assets/stylesheets").iterdir()} == {"site.css", "late.css"}


def test_a_stylesheet_that_the_theme_no_longer_has_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(CannotCheckError, match=r"gone\.css"):
        shortened(tmp_path, '@import "gone.css";')


def whole_sheet() -> str:
    """Return what the published stylesheet was made from: the theme's whole ones, and ours."""
    extra = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8").partition("\n# Where")[0])["extra"]
    templates = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "overrides"), autoescape=False)  # noqa: S701
    ours = templates.get_template("assets/stylesheets/site.css").render(config={"extra": extra})
    imports = [line for line in ours.splitlines() if line.startswith("@import")]
    names = [line.split('"')[1] for line in imports]
    return "".join((THEME / name).read_text("utf-8") for name in names) + ours.partition(imports[-1])[2]


USED_RULES = """async ([whole, published]) => {
  const state = /::?(?:hover|focus(?:-within|-visible)?|active|checked|valid|invalid|visited|before|after)\\b/g;
  const said = ({ style }) => [...style].filter((name) => !name.startsWith("--"))
    .map((name) => `${name}:${style.getPropertyValue(name)}`).sort().join(";");
  const list = (rules, group = "") => [...rules].flatMap((rule) => {
    if (rule.conditionText) return list(rule.cssRules, group + rule.conditionText);
    const selectors = rule.selectorText && said(rule) ? rule.selectorText.split(/,(?![^(]*\\))/) : [];
    return selectors.map((each) => ({ selector: each.trim(), key: `${group}|${each.trim()}|${said(rule)}` }));
  });
  const sheet = async (text) => list((await new CSSStyleSheet().replace(text)).cssRules);
  const there = new Set((await sheet(published)).map(({ key }) => key));
  const isUsed = ({ selector }) => {
    try { return document.querySelector(selector.replace(state, "") || "*"); } catch { return false; }
  };
  const used = (await sheet(whole)).filter(isUsed).map(({ key }) => key);
  return [used.length, used.filter((key) => !there.has(key))];
}"""


def test_no_page_misses_a_rule_of_the_theme_or_of_ours(open_page: Open, built: Path) -> None:
    page = open_page("")
    texts = [whole_sheet(), asset(built, "assets/stylesheets/site.css").read_text("utf-8")]
    for address in ADDRESSES.values():
        page.goto(f"/{address}")
        used, missing = page.evaluate(USED_RULES, texts)
        assert used > 250
        assert missing == [], address


LOOKS = """() => [...document.querySelectorAll("body, body *")].map((element) => {
  const said = [null, "::before", "::after"].flatMap((part) => {
    const style = getComputedStyle(element, part);
    const names = part && style.content === "none" ? [] : [...style].filter((name) => !name.startsWith("--"));
    return names.map((name) => `${part} ${name}: ${style.getPropertyValue(name)}`);
  });
  return [element.outerHTML.slice(0, 80), said];
})"""
DIFFERENT = f"""before => ({LOOKS})().flatMap(([element, said], index) => {{
  const other = before[index][1];
  return said.flatMap((each, place) => each === other[place] ? [] : [`${{element}} ${{each}} ${{other[place]}}`]);
}})"""


def show(page: Page, address: str, state: str) -> None:
    page.goto(f"/{address}")
    page.add_style_tag(content=IGNORED)
    if state == "searching":
        page.fill("[data-md-component=search-query]", "1")
        page.wait_for_load_state("networkidle")
        page.locator(".md-search-result__link").first.wait_for()
    elif state:
        page.click(f".md-header label[for={state}]")
    if "search" in state:
        page.wait_for_function("innerWidth > 960 || document.body.hasAttribute('data-md-scrolllock')")


@pytest.mark.parametrize(
    ("path", "width", "state", "scheme"),
    [
        ("account/reset-password/", 390, "", "light"),
        ("en/account/reset-password/", 1280, "", "dark"),
        ("en/account/reset-password/", 390, "__drawer", "dark"),
        ("", 390, "__search", "light"),
        ("en/", 1280, "", "light"),
        ("en/support/contact/", 1280, "searching", "light"),
        ("faq/", 390, "searching", "dark"),
    ],
)
def test_everything_looks_as_it_does_with_the_whole_stylesheets(
    open_page: Open, path: str, width: int, state: str, scheme: str
) -> None:
    page = open_page("", viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True, **UNKEPT)
    show(page, path, state)
    published = page.evaluate(LOOKS)
    whole = whole_sheet()

    def answer(route: Route) -> None:
        route.fulfill(body=whole if "/site." in route.request.url else "", content_type="text/css")

    page.route("**/*.css", answer)
    show(page, path, state)
    assert page.evaluate(DIFFERENT, published) == []
