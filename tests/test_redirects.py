"""Who comes by an address that was given up gets to what is there for them now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown
from playwright.sync_api import Browser, Page, expect

from helpcenter import check
from helpcenter.diagnostics import CannotCheckError
from helpcenter.model import Site
from helpcenter.project.redirects import read_ways
from helpcenter.redirects import write_redirects
from sites import MKDOCS, copy_project, run, write_site

SITE = "https://help.example.com/base/"
FRONT = """\
redirect_from:
  - ../help/forgotten.md
  - ../help/codes.md: enter-code
  - "#old-step": enter-code
  - "#old-section": result
  - ../help/forgotten.md#old-part: before-you-start
  - ../faq.md#old-question: verify-identity
  - "#gone"
---
"""
PREFIXES = {"zh": "", "en": "en/"}

each_language = pytest.mark.parametrize("language", PREFIXES)


def guide(front: str = "", *ids: str) -> str:
    sections = "".join(f"\n## {each} {{#{each}}}\n" for each in ids)
    return f"---\ntitle: Case\ntype: guide\n{front}---\n\n# Case\n{sections}"


def said(root: Path) -> list[str]:
    """Return where and what is said of redirects, of the language in which they stand."""
    report = check(root)
    assert report.failures == ()
    found = [each for each in report.diagnostics if each.code == "L279"]
    return [f"{each.path.removeprefix('docs/zh/')}:{each.line} {each.message}" for each in found]


def site_of(root: Path, pages: dict[str, str], hidden: str = "channels.yml") -> Path:
    """Write a site whose pages have a front matter in the default language alone."""
    plain = {path: guide() + text.partition("# Case\n")[2] for path, text in pages.items()}
    texts = {f"docs/zh/{path}": text for path, text in pages.items()}
    texts |= {f"docs/en/{path}": text for path, text in plain.items()}
    config = MKDOCS.replace("exclude_docs: channels.yml", f"exclude_docs: {hidden}")
    return write_site(root, {"mkdocs.yml": config, **texts})


FAULTS = {
    "a page that is there": ("other.md", "'other.md', which is still a page"),
    "a page that has the address of another": (
        "folder.md",
        "'folder.md', which is still a page, as",
    ),
    "an id that is there": ('"#a"', "'case.md#a', which is still on 'case.md'"),
    "an id of another page": ("other.md#a: b", "'other.md#a', which is still on 'other.md'"),
    "a part that is not there": ("old.md: c", "'old.md', which leads to 'c', which is not on this page"),
    "a part that was given up as well": (
        '"#x": y, "#y": a',
        "'case.md#x', which leads to 'y', which is redirected",
    ),
    "a part of a page that nobody gets to": ("old.md#x: a", "'old.md#x', which nobody gets to"),
    "an address that is named twice": ("old.md, old.md", "'old.md', which is named on docs/zh/case.md:4 already"),
    "two places for one id": (
        'old.md, old.md#x: a, "#x": b',
        "'case.md#x', which is named on docs/zh/case.md:4",
    ),
    "a way out of the folder": ("../en/old.md", "'../en/old.md', which leads out of the folder"),
    "an address from the root": ("/old.md", "'/old.md', which leads out of the folder"),
    "an address of another site": ('"https://example.com/"', "'https:/example.com', which is no address of a page"),
    "a folder": ("old/", "'old', which is no address of a page"),
    "a language": ("en/old.md", "'en/old.md', which names a language"),
    "the page itself": ("case.md", "'case.md', which leads in a circle: case.md → case.md"),
    "a circle of parts": (
        '"#x": y, "#y": x',
        "'case.md#x', which leads in a circle: case.md#x → case.md#y → ",
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_an_entry_that_cannot_lead_on_is_said_once_on_its_line(case: str, tmp_path: Path) -> None:
    entries, message = FAULTS[case]
    page = guide(f"redirect_from: [{entries}]\n", "a", "b")
    [found] = said(site_of(tmp_path, {"case.md": page, "other.md": guide("", "a"), "folder/index.md": guide()}))
    assert found.startswith(f"case.md:4 `redirect_from` names {message}")


def test_two_pages_cannot_claim_the_same_address(tmp_path: Path) -> None:
    claiming = guide("redirect_from: [old.md]\n")
    [found] = said(site_of(tmp_path, {"a.md": claiming, "b.md": claiming}))
    assert found.startswith("b.md:4 `redirect_from` names 'old.md', which is named on docs/zh/a.md:4 already, expected")


def test_a_page_kept_from_readers_can_lead_nobody_on(tmp_path: Path) -> None:
    [found] = said(site_of(tmp_path, {"a.md": guide(), "b.md": guide("redirect_from: [old.md]\n")}, hidden="b.md"))
    assert found.startswith("b.md:4 `redirect_from` names 'old.md', which leads to a page that is kept from readers")


def test_a_circle_of_ten_pages_is_named_once_and_whole(tmp_path: Path) -> None:
    names = [f"page-{number}.md" for number in range(10)]
    pages = {name: guide(f"redirect_from: [{names[number - 1]}]\n") for number, name in enumerate(names)}
    [found] = said(site_of(tmp_path, pages))
    way = " → ".join([*names, names[0]])
    assert found.startswith(f"page-0.md:4 `redirect_from` names 'page-9.md', which leads in a circle: {way}, expected")


RIGHT = {
    "a page": ["old.md"],
    "a page that is a part now": ["old.md: a"],
    "parts of it": ["old.md", "old.md#x: a", "old.md#y"],
    "a part that has kept its id": ["old.md", "old.md#a: a", "old.md#b"],
    "parts": ['"#x": a', '"#y": "#b"', '"#z"', '"#t": top'],
    "a part of another page": ["other.md#x: a"],
}


@pytest.mark.parametrize("case", RIGHT)
def test_what_was_given_up_may_lead_here(case: str, tmp_path: Path) -> None:
    front = "".join(["redirect_from:\n", *(f"  - {each}\n" for each in RIGHT[case])])
    assert said(site_of(tmp_path, {"case.md": guide(front, "a", "b"), "other.md": guide()})) == []


def test_what_pages_say_holds_in_every_language(tmp_path: Path) -> None:
    front = 'redirect_from: [old.md, "#x": a, other.md#y: a, old.md#z: b]\n'
    site_of(tmp_path, {"case.md": guide(front, "a", "b"), "other.md": guide()})
    ways = read_ways(tmp_path / "docs", ("zh", "en"))
    assert ways.pages == {"old.md": ("case.md", "")}
    assert ways.parts == {
        "case.md": {"x": ("case.md", "a"), "z": ("case.md", "b")},
        "other.md": {"y": ("case.md", "a")},
    }


def test_an_old_id_stands_where_its_part_begins(tmp_path: Path) -> None:
    site_of(tmp_path, {"case.md": guide('redirect_from: ["#x": a, "#y": s1, "#z": s2, "#n"]\n')})
    options = {"language": "zh", "path": "case.md", "ways": read_ways(tmp_path / "docs", ("zh",))}
    markdown = Markdown(
        extensions=["helpcenter.markdown", "attr_list", "toc"], extension_configs={"helpcenter.markdown": options}
    )
    text = "## A {#a}\n\n1.  One.\n    {: #s1 }\n\n    More.\n\n2.  Two.\n    {: #s2 }\n"
    html = BeautifulSoup(markdown.convert(text), "html.parser")
    assert [(each["id"], each.parent.name) for each in html.select(".hc-old-id") if each.parent] == [
        ("x", "h2"),
        ("y", "p"),
        ("z", "p"),
    ]
    assert "hc-old-id" not in str(getattr(markdown, "toc_tokens", ""))


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with this site below `base`, in which a page has got and lost some addresses."""
    root = copy_project(tmp_path_factory.mktemp("moved"))
    page = root / "docs/zh/account/reset-password.md"
    head, _, body = page.read_text("utf-8").removeprefix("---\n").partition("---\n")
    page.write_text(f"---\n{head}{FRONT}{body}", encoding="utf-8")
    built = run(root, "mkdocs", "build", "--quiet", "--site-dir", str(root / "site/base"), SITE_URL=SITE)
    assert built.returncode == 0, built.stdout + built.stderr
    (root / "site/404.html").write_text("", encoding="utf-8")
    return root / "site"


@pytest.fixture
def open_moved(browser: Browser, serve: Callable[[Path], str], moved: Path) -> Callable[..., Page]:
    """Opens an address of that site."""

    def open_(address: str, *, script: bool = True) -> Page:
        page = browser.new_page(java_script_enabled=script)
        page.goto(f"{serve(moved)}/base/{address}")
        return page

    return open_


each_way = pytest.mark.parametrize("options", [{}, {"script": False}], ids=["with a script", "without"])


@each_language
@pytest.mark.parametrize(("old", "part"), [("old-step", "enter-code"), ("old-section", "result")])
@each_way
def test_an_old_id_leads_to_the_part_of_another_name(
    language: str,
    old: str,
    part: str,
    options: dict[str, bool],
    open_moved: Callable[..., Page],
) -> None:
    page = open_moved(f"{PREFIXES[language]}account/reset-password/#{old}", **options)
    expect(page.locator(f"#{part}")).to_be_in_viewport()


@each_language
def test_an_old_page_leads_on_with_all_that_stands_behind_it(language: str, open_moved: Callable[..., Page]) -> None:
    page = open_moved(f"{PREFIXES[language]}help/forgotten/?from=mail#old-part")
    page.wait_for_url(f"**/base/{PREFIXES[language]}account/reset-password/?from=mail#old-part")
    expect(page.locator("#before-you-start")).to_be_in_viewport()


@each_language
def test_an_old_page_that_is_a_part_now_leads_there(language: str, open_moved: Callable[..., Page]) -> None:
    page = open_moved(f"{PREFIXES[language]}help/codes/")
    page.wait_for_url(f"**/base/{PREFIXES[language]}account/reset-password/#enter-code")
    expect(page.locator("#enter-code")).to_be_in_viewport()


@each_language
def test_an_old_page_leads_on_without_a_script(language: str, open_moved: Callable[..., Page]) -> None:
    page = open_moved(f"{PREFIXES[language]}help/forgotten/", script=False)
    page.wait_for_url(f"**/base/{PREFIXES[language]}account/reset-password/")


@each_language
@each_way
def test_a_part_that_is_on_another_page_is_told_to_those_who_look_for_it(
    language: str,
    options: dict[str, bool],
    open_moved: Callable[..., Page],
) -> None:
    page = open_moved(f"{PREFIXES[language]}faq/", **options)
    expect(page.locator("#old-question")).to_be_hidden()
    page = open_moved(f"{PREFIXES[language]}faq/#old-question", **options)
    expect(page.locator("#old-question")).to_be_in_viewport()
    page.emulate_media(media="print")
    expect(page.locator("#old-question")).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator("#old-question a").click()
    page.wait_for_url(f"**/base/{PREFIXES[language]}account/reset-password/#verify-identity")


@each_language
def test_the_page_at_an_old_address_speaks_the_language_and_names_the_new_one(language: str, moved: Path) -> None:
    text = (moved / f"base/{PREFIXES[language]}help/forgotten/index.html").read_text("utf-8")
    html = BeautifulSoup(text, "html.parser")
    [link], [canonical], [root] = html.select("a"), html.select("link[rel=canonical]"), html.select("html")
    assert root["lang"] == language
    assert link["href"] == "../../account/reset-password/"
    assert html.title is not None
    assert link.text == html.title.text == {"zh": "重置密码", "en": "Reset your password"}[language]
    assert canonical["href"] == f"{SITE}{PREFIXES[language]}account/reset-password/"
    assert not [each for each in html.select("script") if each.string]


def test_hosts_are_told_of_the_pages_below_the_path_of_the_site(moved: Path) -> None:
    assert (moved / "base/_redirects").read_text("utf-8") == (
        "/base/help/forgotten/ /base/account/reset-password/ 301\n"
        "/base/en/help/forgotten/ /base/en/account/reset-password/ 301\n"
    )


def test_old_addresses_are_in_no_list_of_pages_and_no_search(moved: Path) -> None:
    lists = [moved / "base/sitemap.xml", *moved.glob("base/search/*.json"), *moved.rglob("llms.txt")]
    assert len(lists) == 7
    for each in lists:
        text = each.read_text("utf-8")
        assert not {word for word in ("help/forgotten", "help/codes", "old-question") if word in text}
    assert "搬到了另一页" not in (moved / "base/search/zh-text.json").read_text("utf-8")


def test_without_old_addresses_nothing_is_written(built: Path, checked: Site) -> None:
    before = {file for file in built.rglob("*") if file.is_file()}
    write_redirects(checked, built, SITE)
    assert {file for file in built.rglob("*") if file.is_file()} == before
    assert not (built / "_redirects").exists()


def test_what_is_in_the_site_is_never_written_over(tmp_path: Path) -> None:
    site = check(site_of(tmp_path, {"case.md": guide("redirect_from: [old.md]\n")})).site
    assert site
    file = tmp_path / "site/old/index.html"
    file.parent.mkdir(parents=True)
    file.write_text("kept", encoding="utf-8")
    with pytest.raises(CannotCheckError, match=r"docs/zh/case\.md: .* names what is in the site already: old/"):
        write_redirects(site, tmp_path / "site", "")
    assert file.read_text("utf-8") == "kept"
