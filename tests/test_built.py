"""The finished HTML of this site is checked against the pages it was made from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from built_sites import (
    BUILT_PROCEDURE,
    PARAGRAPH,
    PATH,
    PROCEDURE,
    THEME,
    WHERE_CHANGED,
    Fault,
    assert_found,
    change,
    findings,
    html,
    lines_of,
    once,
    remove,
)
from helpcenter.checking import check, check_built
from helpcenter.finished.site import SiteReader
from helpcenter.model import Site
from sites import ROOT, asset, page, write_site
from this_site import HOST, PAGES

FIRST, SECOND = PROCEDURE.steps[:2]
REFERENCE = next(each for each in PROCEDURE.references if each.link and each.link.target == f"#{SECOND.id}")
STEPS = '<ol class="hc-steps" role="list">'
TITLE = '<h1 id="top">'
LINK = f'<a aria-label="step 2: {SECOND.title}" class="hc-reference" data-to="1" href="#{SECOND.id}">step 2</a>'

BROKEN: dict[str, tuple[str, Fault, tuple[str, int]]] = {
    "list starts at 2": ("B901", html(BUILT_PROCEDURE, STEPS, STEPS.replace(">", ' start="2">')), (PATH, FIRST.line)),
    "list counts down": ("B901", html(BUILT_PROCEDURE, STEPS, STEPS.replace(">", " reversed>")), (PATH, SECOND.line)),
    "step with a number of its own": (
        "B901",
        html(BUILT_PROCEDURE, f'<li id="{SECOND.id}"', f'<li value="7" id="{SECOND.id}"'),
        (PATH, SECOND.line),
    ),
    "list cut in two": (
        "B901",
        html(BUILT_PROCEDURE, f'<li id="{SECOND.id}"', f'</ol>{STEPS}<li id="{SECOND.id}"'),
        (PATH, FIRST.line),
    ),
    "steps within a step": (
        "B901",
        html(BUILT_PROCEDURE, STEPS, f'<ol class="hc-steps"><li id="x">{STEPS}'),
        (PATH, FIRST.line),
    ),
    "list that is not marked as steps": ("B901", html(BUILT_PROCEDURE, STEPS, "<ol>"), (PATH, FIRST.line)),
    "list without figures": (
        "B901",
        html(BUILT_PROCEDURE, STEPS, STEPS.replace(">", ' type="a">')),
        (PATH, FIRST.line),
    ),
    "list that nobody sees": ("B901", html(BUILT_PROCEDURE, STEPS, STEPS.replace(">", " hidden>")), (PATH, FIRST.line)),
    "step that nobody sees": (
        "B901",
        html(BUILT_PROCEDURE, f'<li id="{SECOND.id}"', f'<li hidden id="{SECOND.id}"'),
        (PATH, SECOND.line),
    ),
    "step without its id, which links lead to": (
        "B901",
        html(BUILT_PROCEDURE, f'<li id="{SECOND.id}"', "<li"),
        (PATH, SECOND.line),
    ),
    "title of a step only further below": (
        "B901",
        html(BUILT_PROCEDURE, "<strong>Enter the code.", "<strong>Ask a friend of yours who knows more about it."),
        (PATH, PROCEDURE.steps[2].line),
    ),
    "another title of a step": (
        "B901",
        html(BUILT_PROCEDURE, f"<strong>{SECOND.title}.", "<strong>Ask a friend."),
        (PATH, SECOND.line),
    ),
    "one step more": (
        "B901",
        html(BUILT_PROCEDURE, "</ol>\n<hc-way", "<li>More</li></ol>\n<hc-way"),
        (PATH, PROCEDURE.steps[-1].line),
    ),
    "reference to another step": (
        "B902",
        html(BUILT_PROCEDURE, f'href="#{SECOND.id}">step 2', f'href="#{FIRST.id}">step 2'),
        (PATH, REFERENCE.line),
    ),
    "reference with another number": (
        "B902",
        html(BUILT_PROCEDURE, f'href="#{SECOND.id}">step 2', f'href="#{SECOND.id}">step 8'),
        (PATH, REFERENCE.line),
    ),
    "reference that is no link": (
        "B902",
        html(BUILT_PROCEDURE, LINK, "step 2"),
        (PATH, REFERENCE.line),
    ),
    "reference that is no link, while another to the step is one": (
        "B902",
        once(BUILT_PROCEDURE, LINK, "step 2"),
        (PATH, REFERENCE.line),
    ),
    "dead link": (
        "B903",
        html(BUILT_PROCEDURE, 'href="../unlock-account/"', 'href="../unlock/"'),
        (BUILT_PROCEDURE, WHERE_CHANGED),
    ),
    "dead id": ("B903", html(BUILT_PROCEDURE, "#gave-code-away", "#gave-code"), (BUILT_PROCEDURE, WHERE_CHANGED)),
    "dead id on the page": (
        "B903",
        html(BUILT_PROCEDURE, 'href="#result"', 'href="#done"'),
        (BUILT_PROCEDURE, WHERE_CHANGED),
    ),
    "dead link that is typed like an id": (
        "B903",
        html(BUILT_PROCEDURE, 'href="#result"', 'href="/result"'),
        (BUILT_PROCEDURE, WHERE_CHANGED),
    ),
    "dead link around a page that has a link of that name": (
        "B903",
        html(BUILT_PROCEDURE, "<header", '<a href="/fr/unlock-account/">x</a><header'),
        (BUILT_PROCEDURE, WHERE_CHANGED),
    ),
    "dead picture": (
        "B903",
        html(BUILT_PROCEDURE, PARAGRAPH, f'<img src="a.png" alt="">{PARAGRAPH}'),
        (BUILT_PROCEDURE, WHERE_CHANGED),
    ),
    "dead srcset": (
        "B903",
        html(BUILT_PROCEDURE, PARAGRAPH, f'<img srcset="a.png 2x" alt="">{PARAGRAPH}'),
        (BUILT_PROCEDURE, WHERE_CHANGED),
    ),
    "dead link in a style sheet": (
        "B903",
        once("assets/stylesheets/site.*.css", "}", ";background:url(gone.png)}"),
        ("assets/stylesheets/site.*.css", WHERE_CHANGED),
    ),
    "dead link on the page for what is not there": (
        "B903",
        html("404.html", '"/en/"', '"/fr/"'),
        ("404.html", WHERE_CHANGED),
    ),
    "dead address in the sitemap": (
        "B903",
        html("sitemap.xml", "/en/faq/</loc>", "/en/fa/</loc>"),
        ("sitemap.xml", WHERE_CHANGED),
    ),
    "dead translation": (
        "B903",
        html(BUILT_PROCEDURE, 'href="../../../account/reset-password/"', 'href="../../../no/"'),
        (BUILT_PROCEDURE, WHERE_CHANGED),
    ),
    "id twice": (
        "B904",
        html(BUILT_PROCEDURE, PARAGRAPH, f'<b id="{SECOND.id}"></b>{PARAGRAPH}'),
        (PATH, SECOND.line + 1),
    ),
    "id of the theme": (
        "B904",
        html(BUILT_PROCEDURE, PARAGRAPH, f'<b id="__drawer"></b>{PARAGRAPH}'),
        (BUILT_PROCEDURE, WHERE_CHANGED),
    ),
    "no title": ("B905", html(BUILT_PROCEDURE, TITLE, '<div id="top">'), (BUILT_PROCEDURE, 1)),
    "no title on the page for what is not there": ("B905", html("404.html", "<h1", "<h2"), ("404.html", 1)),
    "two titles": ("B905", html(BUILT_PROCEDURE, TITLE, f"<h1>Help</h1>{TITLE}"), (BUILT_PROCEDURE, WHERE_CHANGED)),
    "title of the theme": (
        "B905",
        html(BUILT_PROCEDURE, "<header", "<h1>Help</h1><header"),
        (BUILT_PROCEDURE, WHERE_CHANGED),
    ),
    "language": ("B906", html(BUILT_PROCEDURE, 'lang="en"', 'lang="zh"'), (BUILT_PROCEDURE, WHERE_CHANGED)),
    "no language": ("B906", html(BUILT_PROCEDURE, '<html lang="en"', "<html"), (BUILT_PROCEDURE, WHERE_CHANGED)),
    "page not built": ("B909", remove("zh.txt"), ("docs/zh/gone.md", 1)),
}


def test_this_site_is_built_as_it_was_checked(built: Path, checked: Site) -> None:
    assert findings(checked, built) == ()


@pytest.mark.parametrize(("code", "fault", "place"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_wrong_with_the_html_is_found(
    code: str, fault: Fault, place: tuple[str, int], site: Path, checked: Site
) -> None:
    if code == "B909":
        (site / "zh.txt").touch()
        checked = with_page(checked, "gone.md")
    assert_found(code, fault, place, site, checked)


def test_a_file_that_was_lost_is_found_where_a_page_fetches_it(site: Path, checked: Site) -> None:
    script = asset(site, "assets/javascripts/site.js")
    script.unlink()
    found = findings(checked, site)
    assert {each.code for each in found} == {"B903"}
    assert all(script.name in lines_of(ROOT / each.path)[each.line - 1] for each in found)


def with_page(site: Site, path: str) -> Site:
    outline = replace(PROCEDURE.outline(), path=path, language="zh", source=f"docs/zh/{path}")
    return replace(site, pages={**site.pages, outline.source: outline})


RIGHT = {
    "link to a folder": '<a href="../unlock-account">x</a>',
    "link to the whole address": f'<a href="{HOST}en/faq/#account">x</a>',
    "link from the root": '<a href="/en/faq/">x</a>',
    "link elsewhere": '<a href="https://example.com/">x</a> <a href="//example.com">x</a>',
    "address of mail": '<a href="mailto:a@example.com">x</a>',
    "percent-encoded id": '<b id="说明"></b><a href="#%E8%AF%B4%E6%98%8E">x</a>',
    "id by name": '<a name="here"></a><a href="#here">x</a>',
    "column that is aligned": '<table><tr><td style="text-align: right;">1</td></tr></table>',
    "code": '<pre>**a** [x](y) {: #z } !!! note</pre><code>id="top" &lt;script&gt; **</code>',
    "comment": '<!-- <h1>a</h1> <script>x</script> <a href="gone/">x</a> <b id="top"></b> -->',
    "masked number": "<p>**** 1234, 138****8000, 2**3</p>",
    "list beside the steps": '<ol start="4"><li id="z">x</li></ol>',
    "link to the second part of a step": f'<a href="#{SECOND.id}">sub-step 3 of step 2</a>',
    "range of steps": f'<a href="#{SECOND.id}">steps 2 to 4</a>',
    "link to a page of no Markdown": '<a href="/404.html">step 2</a>',
    "words that name no step": f'<a href="#{SECOND.id}">step by step</a>',
}


@pytest.mark.parametrize("code", RIGHT.values(), ids=RIGHT.keys())
def test_what_is_right_is_no_finding(code: str, site: Path, checked: Site) -> None:
    change(site / BUILT_PROCEDURE, PARAGRAPH, code + PARAGRAPH)
    assert findings(checked, site) == ()


def test_a_page_that_is_missing_is_named_once(site: Path, checked: Site) -> None:
    (site / BUILT_PROCEDURE).unlink()
    change(site / "en/account/unlock-account/index.html", 'href="../reset-password/"', 'href="../reset-password.md"')
    assert [(each.code, each.path, each.line) for each in findings(checked, site)] == [("B909", PATH, 1)]


def test_what_nobody_reads_is_not_checked_as_a_page(site: Path, checked: Site) -> None:
    (site / "old.html").write_text('<b id="x"></b><b id="x"></b><script>go()</script>', encoding="utf-8")
    assert findings(checked, site) == ()


def test_what_is_wrong_around_every_article_is_named_once_a_folder(site: Path, checked: Site) -> None:
    for file in site.rglob("index.html"):
        change(file, "<header", '<iframe src="https://example.com/"></iframe><header')
    found = findings(checked, site)
    assert {each.code for each in found} == {"B907"}
    assert len(found) < len(PAGES) / 2


@pytest.mark.parametrize("file", [None, "about/index.html", "payments/refunds/index.html", "en/about/index.html"])
def test_what_was_read_ahead_makes_no_difference(file: str | None, site: Path, checked: Site) -> None:
    """Not even where a page has changed since, so that what it was the first to hold is on another one now."""
    foreign = '<iframe src="https://example.com/"></iframe><header'
    for each in site.rglob("index.html"):
        change(each, "<header", foreign)
    reader = SiteReader(site, THEME)
    reader.read_ahead(checked, "zh")
    if file:
        change(site / file, foreign, "<header")
    found = findings(checked, site)
    assert found
    assert check_built(checked, ROOT, HOST, reader).diagnostics == found


def test_a_page_that_was_read_ahead_and_is_gone_is_missed(site: Path, checked: Site) -> None:
    reader = SiteReader(site, THEME)
    reader.read_ahead(checked, "zh")
    (site / "about/index.html").unlink()
    found = check_built(checked, ROOT, HOST, reader).diagnostics
    assert [(each.code, each.path) for each in found] == [("B909", "docs/zh/about.md")]


def test_a_page_below_a_path_is_found_by_its_whole_address(tmp_path: Path) -> None:
    files = {
        "index.html": _whole('<a href="/help/a/">a</a> <a href="https://example.com/help/a/">a</a>'),
        "a/index.html": _whole("a"),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    project = write_site(
        tmp_path / "p", {"docs/en/index.md": page("# A", type_="guide"), "docs/zh/index.md": page("# A", type_="guide")}
    )
    site = check(project).site
    assert site is not None
    empty = _without_pages(site)
    assert findings(empty, tmp_path, address="https://example.com/help") == ()
    assert {each.code for each in findings(empty, tmp_path, address="https://example.com/other")} == {"B903"}


def _without_pages(site: Site) -> Site:
    return replace(site, pages={})


def _whole(article: str) -> str:
    return f'<html lang="en"><body><article><h1>A</h1>{article}</article></body></html>'


def test_an_id_that_was_lost_is_found_at_its_heading(site: Path, checked: Site) -> None:
    change(site / BUILT_PROCEDURE, '<h2 id="result">', "<h2>")
    heading = next(each for each in PROCEDURE.headings if each.id == "result")
    assert [(each.code, each.path, each.line) for each in findings(checked, site)] == [("B903", PATH, heading.line)]
