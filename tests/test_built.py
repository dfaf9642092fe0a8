"""The finished HTML is checked against the pages it was made from."""

from __future__ import annotations

import dataclasses
import inspect
import os
import re
import shutil
import textwrap
from collections.abc import Callable
from itertools import count
from pathlib import Path

import material
import pytest
from syrupy.assertion import SnapshotAssertion

from helpcenter.checking import check, check_built
from helpcenter.diagnostics import Diagnostic, Report
from helpcenter.examining import read_pages
from helpcenter.finished.html import Html, HtmlReader
from helpcenter.finished.site import SiteReader
from helpcenter.finished.theme import Theme
from helpcenter.model import Site
from helpcenter.project.reading import read_project
from helpcenter.rules import BUILT_RULES
from sites import ROOT, page, said, write_site
from this_site import HOST, PAGES

THEME = Theme((ROOT / "overrides", Path(material.__file__).parent / "templates"))
PROCEDURE = PAGES["docs/en/account/reset-password.md"]
BUILT_PROCEDURE = "en/account/reset-password/index.html"
EXAMPLE = re.compile(r"^(?P<kind>Bad|Good):\n(?P<text>(?:    .*\n|\n)+)", re.MULTILINE)


@pytest.fixture(scope="module")
def checked() -> Site:
    """The pages of this site as the check before the build leaves them."""
    site = check(ROOT).site
    assert site is not None
    return site


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """The built site to break: a file is a link to the one that all tests share until it is written anew."""
    return shutil.copytree(built, tmp_path / "site", copy_function=os.link)


def findings(site: Site, folder: Path, root: Path = ROOT, address: str = HOST) -> tuple[Diagnostic, ...]:
    report: Report = check_built(site, root, address, SiteReader(folder, THEME))
    assert report.failures == ()
    return report.diagnostics


def test_this_site_is_built_as_it_was_checked(built: Path, checked: Site) -> None:
    assert findings(checked, built) == ()


def html(file: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda site: change(site / file, old, new)


def once(file: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda site: change(site / file, old, new, 1)


def change(file: Path, old: str, new: str, count: int = -1) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.unlink()
    file.write_text(text.replace(old, new, count), encoding="utf-8")


def lines_of(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []


def remove(file: str) -> Callable[[Path], None]:
    return lambda site: (site / file).unlink()


FIRST, SECOND = PROCEDURE.steps[:2]
REFERENCE = next(each for each in PROCEDURE.references if each.link and each.link.target == f"#{SECOND.id}")
STEPS = '<ol class="hc-steps" role="list">'
TITLE = '<h1 id="top">'
PARAGRAPH = "<p>If you forgot your password"
PATH = PROCEDURE.source
WHERE_CHANGED = 0

BROKEN: dict[str, tuple[str, Callable[[Path], None], tuple[str, int]]] = {
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
        html(BUILT_PROCEDURE, '</ol>\n<h2 id="result"', '<li>More</li></ol>\n<h2 id="result"'),
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
        html(BUILT_PROCEDURE, f'<a href="#{SECOND.id}">step 2</a>', "step 2"),
        (PATH, REFERENCE.line),
    ),
    "reference that is no link, while another to the step is one": (
        "B902",
        once(BUILT_PROCEDURE, f'<a href="#{SECOND.id}">step 2</a>', "step 2"),
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
        html("assets/stylesheets/site.css", "\n}", "\n; background: url(gone.png) }"),
        ("assets/stylesheets/site.css", WHERE_CHANGED),
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
for name, code in {
    "script": "<script>alert(1)</script>",
    "script of the site": '<script src="../../../assets/javascripts/home-search.js"></script>',
    "script left open": "<script async>",
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
}.items():
    BROKEN[f"{name} in the article"] = (
        "B907",
        html(BUILT_PROCEDURE, PARAGRAPH, code + PARAGRAPH),
        (BUILT_PROCEDURE, WHERE_CHANGED),
    )
    if name not in ("script of the site", "script left open", "style sheet from elsewhere"):
        BROKEN[f"{name} around it"] = (
            "B907",
            html(BUILT_PROCEDURE, "<header", f"{code}<header"),
            (BUILT_PROCEDURE, WHERE_CHANGED),
        )
for name, text in {
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
}.items():
    BROKEN[f"{name} as it was typed"] = (
        "B908",
        html(BUILT_PROCEDURE, PARAGRAPH, f"<p>{text}</p>{PARAGRAPH}"),
        (BUILT_PROCEDURE, WHERE_CHANGED),
    )


@pytest.mark.parametrize(("code", "fault", "place"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_wrong_with_the_html_is_found(
    code: str, fault: Callable[[Path], None], place: tuple[str, int], site: Path, checked: Site
) -> None:
    if code == "B909":
        (site / "zh.txt").touch()
        checked = with_page(checked, "gone.md")
    before = lines_of(site / place[0])
    fault(site)
    found = findings(checked, site)
    assert {each.code for each in found} == {code}
    changed = {line for line, *texts in zip(count(1), before, lines_of(site / place[0])) if texts[0] != texts[1]}
    lines = changed if place[1] == WHERE_CHANGED else {place[1]}
    assert [each for each in found if each.path.endswith(place[0]) and each.line in lines]


def test_a_file_that_was_lost_is_found_where_a_page_fetches_it(site: Path, checked: Site) -> None:
    remove("assets/javascripts/language-switch.js")(site)
    found = findings(checked, site)
    assert {each.code for each in found} == {"B903"}
    assert all("language-switch.js" in lines_of(ROOT / each.path)[each.line - 1] for each in found)


def with_page(site: Site, path: str) -> Site:
    outline = dataclasses.replace(PROCEDURE.outline(), path=path, language="zh", source=f"docs/zh/{path}")
    return dataclasses.replace(site, pages={**site.pages, outline.source: outline})


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
    return dataclasses.replace(site, pages={})


def _whole(article: str) -> str:
    return f'<html lang="en"><body><article><h1>A</h1>{article}</article></body></html>'


# ── The source of what is wrong


LONG = "color: red; " * 6


@pytest.mark.parametrize(
    ("line", "shown", "code"),
    [
        ('<b style="color: red">x</b>', '<b style="color: red">x</b>', "B907"),
        ("<b style='color: red'>x</b>", "<b style='color: red'>x</b>", "B907"),
        ('<b style="color: red">x</b>\n\n<b style="color: red">x</b>', '<b style="color: red">x</b>' * 2, "B907"),
        ('The "red".\n\nWords.\n{: style="color: red" }', '<p>The "red".</p><p style="color: red">Words.</p>', "B907"),
        ("<script>go()</script>", "<script>go()</script>", "B907"),
        ("<script>go() ;</script>", "<script>go();</script>", "B907"),
        ("<iframe src='https://a.example/'></iframe>", "<iframe src='https://a.example/'></iframe>", "B907"),
        ("!!! note", "<p>!!! note</p>", "B908"),
        ("<H1>More</H1>", "<h1>A page</h1><H1>More</H1>", "B905"),
        (f"!!! note {'so many words ' * 4}", f"<p>!!! note {'so many words ' * 4}</p>", "B908"),
        ('<a href="gone.html">x</a>', '<a href="gone.html">x</a>', "B903"),
        ('<a href="#gone">x</a>', '<a href="#gone">x</a>', "B903"),
        ("[x](case.md#gone)", '<a href="../case/#gone">x</a>', "B903"),
        ("[x](help/README.md#gone)", '<a href="../help/#gone">x</a>', "B903"),
        (f'<b style="{LONG}">x</b>', f'<b style="{LONG}">x</b>', "B907"),
    ],
)
def test_a_finding_names_the_line_that_was_typed(
    line: str, shown: str, code: str, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    found = check_example(f"{STEPS_TYPED}\n\n## More {{#more}}\n\n{line}\n\nMore.", f"{STEPS_BUILT}{shown}", tmp_path)
    typed = (tmp_path / "docs/en/case.md").read_text(encoding="utf-8").splitlines()
    assert [(each.code, each.path, each.line) for each in found] == [
        (code, "docs/en/case.md", typed.index(line.splitlines()[-1]) + 1)
    ]
    assert said(found) == snapshot


SUBSTEPS_TYPED = """\
## Steps {#steps}

1.  **Open the app.**
    {: #open }

    1.  Look for its icon.
    2.  Tap it.

2.  **Sign in.** It is not the one of [step 1](#open)? Go back to [step 1](#open).[^1]
    {: #sign-in }

[^1]: See [step 2](#sign-in).
"""
SUBSTEPS_BUILT = """\
<ol class="hc-steps">
<li id="open"><p><strong>Open the app.</strong></p><ol><li>Look for its icon.</li><li>Tap it.</li></ol></li>
<li id="sign-in"><p><strong>Sign in.</strong> It is not the one of <a href="#open">step 1</a>?
Go back to <a href="#open">step 1</a>.</p></li>
</ol>
<p>See <a href="#sign-in">step 2</a>.</p>
"""


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("<ol class", "<ol class", None, ""),
        ("<li>Tap it.</li>", "", "B901", "1.  **Open"),
        ("<ol><li>", '<ol start="3"><li>', "B901", "1.  **Open"),
        ("<ol><li>Look for its icon.</li><li>Tap it.</li></ol>", "Look. Tap it.", "B901", "1.  **Open"),
        ('<ol class="hc-steps">', '<ol class="hc-steps" aria-hidden="true">', "B901", "1.  **Open"),
        ('<a href="#open">step 1</a>?', '<a href="#open"></a>?', "B902", "2.  **Sign in"),
        ('<a href="#open">step 1</a>?', '<a href="#open">step</a>?', "B902", "2.  **Sign in"),
        ('<a href="#sign-in">step 2</a>', '<a href="#sign-in">step 1</a>', "B902", "[^1]: See"),
        ("See <a", '<a href="">See</a> <a', "B903", ""),
        ("<p>See", "<H1>More</H1><p>See", "B905", ""),
    ],
)
def test_what_readers_get_otherwise_is_found_where_it_was_typed(
    old: str, new: str, code: str | None, line: str, tmp_path: Path
) -> None:
    assert old in SUBSTEPS_BUILT
    found = check_example(SUBSTEPS_TYPED, SUBSTEPS_BUILT.replace(old, new, 1), tmp_path)
    assert {each.code for each in found} == ({code} if code else set())
    assert not line or [lines_of(tmp_path / each.path)[each.line - 1][: len(line)] for each in found] == [line]


def test_an_id_that_was_lost_is_found_at_its_heading(site: Path, checked: Site) -> None:
    change(site / BUILT_PROCEDURE, '<h2 id="result">', "<h2>")
    heading = next(each for each in PROCEDURE.headings if each.id == "result")
    assert [(each.code, each.path, each.line) for each in findings(checked, site)] == [("B903", PATH, heading.line)]


def test_a_script_of_several_lines_is_found_by_its_first(tmp_path: Path) -> None:
    typed = f"{STEPS_TYPED}\n\nType `<script`.\n\n<script>go(1,\n    2)</script>"
    [found] = check_example(typed, f"{STEPS_BUILT}<script>go(1,\n2)</script>", tmp_path)
    lines = (tmp_path / "docs/en/case.md").read_text(encoding="utf-8").splitlines()
    assert (found.path, found.line) == ("docs/en/case.md", lines.index("<script>go(1,") + 1)


@pytest.mark.parametrize(("typed", "shown"), [("\\*\\*a", "**a"), ("\\[a\\](b)", "[a](b)"), ("&#42;&#42;a", "**a")])
def test_what_was_meant_to_be_seen_is_no_finding(typed: str, shown: str, tmp_path: Path) -> None:
    assert check_example(f"{STEPS_TYPED}\n\n{typed}", f"{STEPS_BUILT}<p>{shown}</p>", tmp_path) == ()


# ── The examples of the rules

STEPS_TYPED = """\
## Steps {#steps}

1.  **Open the app.**
    {: #open }

2.  **Sign in.**
    {: #sign-in }
"""
STEPS_BUILT = """\
<ol class="hc-steps">
<li id="open"><p><strong>Open the app.</strong></p></li>
<li id="sign-in"><p><strong>Sign in.</strong></p></li>
</ol>
"""


# What is typed below the heading of the steps, the article that is built of it, and the lines that are found.
ONE = "1.  **{0}**\n    {{: #open }}\n"
ONE_BUILT = '<ol class="hc-steps"><li id="open"><p><strong>{0}</strong></p></li></ol>'
TO_EACH = "See [step 1](#open).\n\nThen [step 2](#sign-in)."
LINKS: dict[str, tuple[str, str, list[str]]] = {
    "a title with code": (
        ONE.format("Tap `OK` on it.") + "    Go on.",
        "Tap <code>OK</code> on it.</strong> Go on",
        [],
    ),
    "a title with a word more": (ONE.format("Open the app."), "Open up the app.", ["Open the app"]),
    "a title with a letter more": (ONE.format("Open the app."), "Open a the app.", ["Open the app"]),
    "a title with code and another word": (ONE.format("Tap `OK` now."), "Tap <code>OK</code> later.", ["now"]),
    "a title that lacks a word it has twice": (ONE.format("step by step."), "step by now.", ["step by step"]),
    "a step more": (
        ONE.format("Open the app."),
        "Open the app.</strong></p></li><li><p><strong>More",
        ["Open the app"],
    ),
    "links in another order": (
        TO_EACH,
        '<p><a href="#sign-in">step 2</a></p><p><a href="#open">step 1</a></p>',
        [],
    ),
    "a link that is gone": (TO_EACH, '<p><a href="#open">step 1</a></p><p>step 2</p>', ["Then"]),
    "a link with other words and target": (
        TO_EACH,
        '<p><a href="#open">step 1</a></p><p><a href="#open">there</a></p>',
        ["Then"],
    ),
    "a link with another target": (
        TO_EACH,
        '<p><a href="#open">step 1</a></p><p><a href="#open">step 2</a></p>',
        ["Then", "Then"],
    ),
    "links with the same words": (
        TO_EACH.replace("step 2", "step 1"),
        '<p><a href="#open">step 1</a></p><p><a href="#sign-in">step 1</a></p>',
        ["Then"],
    ),
}


@pytest.mark.parametrize(("typed", "shown", "lines"), LINKS.values(), ids=LINKS.keys())
def test_what_readers_see_is_found_in_the_line_that_was_typed(
    typed: str, shown: str, lines: list[str], tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    is_step = typed.startswith("1.")
    head = "## Steps {#steps}\n\n" if is_step else f"{STEPS_TYPED}\n## More {{#more}}\n\n"
    built = ONE_BUILT.format(shown) if is_step else f"{STEPS_BUILT}{shown}"
    found = check_example(head + typed, built, tmp_path)
    text = (tmp_path / "docs/en/case.md").read_text(encoding="utf-8").splitlines()
    assert [each.line for each in found] == [
        next(number for number, line in enumerate(text, start=1) if words in line) for words in lines
    ]
    assert said(found) == snapshot


def examples(code: str) -> dict[str, str]:
    doc = inspect.cleandoc(BUILT_RULES[code].__doc__ or "") + "\n"
    return {match["kind"]: textwrap.dedent(match["text"]).strip() for match in EXAMPLE.finditer(doc)}


def check_example(typed: str, shown: str, folder: Path) -> tuple[Diagnostic, ...]:
    """Check a page `case` of which this was typed and that is shown."""
    project = read_project(
        write_site(folder, {f"docs/{language}/case.md": page(f"# A page\n\n{typed}") for language in ("zh", "en")})
    )
    pages = {each.source: each.outline() for each in read_pages(project, "case.md") if each.language == "en"}
    site = dataclasses.replace(project.site, pages=pages)
    if shown != "(no file)":
        built = folder / "site/en/case/index.html"
        built.parent.mkdir(parents=True, exist_ok=True)
        built.write_text(shown if shown.startswith("<html") else _page_of(shown), encoding="utf-8")
    else:
        (folder / "site").mkdir()
    return findings(site, folder / "site", root=folder)


def _page_of(shown: str) -> str:
    title = "" if "<h1" in shown else "<h1>A page</h1>"
    steps = "" if "hc-steps" in shown else STEPS_BUILT
    return f'<html lang="en"><body><article>{title}{steps}{shown}</article></body></html>'


@pytest.mark.parametrize("code", BUILT_RULES)
def test_the_bad_example_of_a_rule_is_found_and_the_good_one_is_right(
    code: str, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    texts = examples(code)
    bad, good = (check_example(STEPS_TYPED, texts[kind], tmp_path / kind) for kind in ("Bad", "Good"))
    assert {each.code for each in bad} - {each.code for each in good} == {code}
    assert said(bad) == snapshot


# ── How HTML is read


def read(text: str, file: str = "a/index.html", *folders: Path) -> Html:
    return HtmlReader(Theme(folders)).read(file, text.encode())


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("<ol><li>a<li>b</ol>", [[1, 2]]),
        ("<ol start=3><li>a</li><li>b</li></ol>", [[3, 4]]),
        ("<ol reversed start='3'><li>a</li><li>b</li></ol>", [[3, 2]]),
        ('<ol><li>a</li><li value="9">b</li><li>c</li></ol>', [[1, 9, 10]]),
        ('<ol start="x"><li>a</li></ol>', [[1]]),
        ("<ol><li>a<ul><li>x</li></ul></li><li>b<ol><li>y</li></ol></li><li>c</li></ol>", [[1, 2, 3], [1]]),
    ],
)
def test_the_items_of_a_list_have_the_numbers_that_browsers_show(text: str, numbers: list[list[int]]) -> None:
    lists = read(f"<article>{text}</article>").lists
    assert [[item.number for item in each.items] for each in lists] == numbers


def test_what_a_page_leads_to_is_read_in_and_around_its_article() -> None:
    article = "<img src=b><a href='c&amp;d'>x</a><img srcset='e 1x, f 2x'>"
    text = f'<a href="#a">x</a><article>{article}</article><link href="../g">'
    page = read(text)
    assert (page.targets, sorted(page.around)) == (["b", "c&d", "e", "f"], ["#a", "../g"])


def test_what_stood_around_the_pages_before_counts_on_each() -> None:
    reader = HtmlReader(Theme(()))
    text = b'<html lang="zh"><h1 id="t">x</h1><ul id="u"><li></li></ul><article><b id="v"></b></article>'
    pages = [reader.read(f"{name}/index.html", text) for name in "abc"]
    assert [sorted(each.ids) for each in pages] == [["t", "u", "v"]] * 3
    assert [(each.titles, each.language) for each in pages] == [(1, "zh")] * 3


def test_tags_within_scripts_and_comments_are_none() -> None:
    text = '<script src="a.js">"<a href=b id=c>"</script><!-- <a href=d id=e> --><article></article>'
    page = read(text)
    assert (page.around, page.ids) == (["a.js"], [])


def test_code_is_the_themes_where_a_template_holds_it(tmp_path: Path) -> None:
    template = """
      <script>const base = new URL("{{ base_url }}"), n = {{ n }}; go(base)</script>
      {% if x > y %}<div style="--hc-width: {{ width }}px">{% endif %}
      <form action="{{ 'search/' | url }}" onsubmit="return search(this)">
      <script>{{ anything }}</script>
    """
    (tmp_path / "a.html").write_text(template, encoding="utf-8")
    right = (
        '<script>const base = new URL(".."), n = 3; go(base)</script>'
        '<i style="--hc-width: 20px"></i><form onsubmit="return search(this)">'
    )
    wrong = '<script>const base = 1; steal(base)</script><i style="width: 20px"></i><script>x</script>'
    assert read(right, "a/index.html", tmp_path).foreign == []
    assert len(read(wrong, "a/index.html", tmp_path).foreign) == 3
