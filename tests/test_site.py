"""The finished site: what a browser, a search engine and a reader without JavaScript get."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import material
import pytest
from bs4 import BeautifulSoup
from tinyhtml5.parser import HTMLParser

from helpcenter.model import Site
from sites import ROOT, asset, copy_project, run
from this_site import ADDRESSES, BRAND, HOST, PAGES, PATHS, PREFIX

MATERIAL = Path(material.__file__).parent / "templates"

Soup = Callable[[str], BeautifulSoup]
each_page = pytest.mark.parametrize(("language", "path"), ADDRESSES, ids=ADDRESSES.values())


def test_the_site_has_these_pages_and_no_other(built: Path) -> None:
    pages = {f"{file.parent.relative_to(built).as_posix()}/".removeprefix("./") for file in built.rglob("index.html")}
    assert pages == set(ADDRESSES.values())


@each_page
def test_the_head_names_language_and_addresses(soup: Soup, language: str, path: str) -> None:
    page = soup(ADDRESSES[language, path])
    assert page.html is not None
    assert page.html["lang"] == language
    assert [each["href"] for each in page.select("link[rel=canonical]")] == [HOST + ADDRESSES[language, path]]
    assert {each["hreflang"]: each["href"] for each in page.select("link[hreflang]")} == {
        "zh": HOST + ADDRESSES["zh", path],
        "en": HOST + ADDRESSES["en", path],
        "x-default": HOST + ADDRESSES["zh", path],
    }
    assert not page.select("link[rel=prev], link[rel=next], .md-footer__link")


def test_browsers_read_every_page_as_it_is_written(built: Path) -> None:
    """What a browser has to mend, as the standard tells it to, every reader's device may understand otherwise."""
    wrong = []
    for file in sorted(built.rglob("*.html")):
        parser = HTMLParser()
        parser.parse(file.read_text(encoding="utf-8"))
        wrong += [f"{file.relative_to(built)}:{line}: {what} {about}" for (line, _), what, about in parser.errors]
    assert not wrong, "\n".join(wrong)


@each_page
def test_the_language_switch_stays_on_the_page(soup: Soup, language: str, path: str) -> None:
    other = {"zh": "en", "en": "zh"}[language]
    [link] = soup(ADDRESSES[language, path]).select("hc-language-switch a")
    assert link["lang"] == link["hreflang"] == other
    assert urljoin(HOST + ADDRESSES[language, path], str(link["href"])) == HOST + ADDRESSES[other, path]


@each_page
def test_readers_get_the_steps_and_headings_that_were_checked(
    soup: Soup, source: Site, language: str, path: str
) -> None:
    page = source.page(language, path)
    assert page is not None
    content = soup(ADDRESSES[language, path])
    shown = content.select("ol.hc-steps > li")
    if page.steps:
        assert [item["id"] for item in shown] == [step.id for step in page.steps]
        assert not content.select("ol.hc-steps[start]")
    ids = [each.get("id") for each in content.select("article :is(h2, h3)[id]")]
    assert [heading.id for heading in page.headings[1:] if heading.id not in ids] == []
    assert len(content.select("h1")) == 1


@each_page
def test_every_link_and_asset_within_the_site_is_there(soup: Soup, built: Path, language: str, path: str) -> None:
    address = ADDRESSES[language, path]
    for element in soup(address).select("[href], [src]"):
        if (
            element.find_parent(class_="hc-channel")
            and element.name == "a"
            and "headerlink" not in element.get_attribute_list("class")
        ):
            continue  # the address of a channel leads to the channel
        target = urlsplit(urljoin(HOST + address, str(element.get("href") or element.get("src"))))
        assert f"{target.scheme}://{target.netloc}/" == HOST, f"{element} leaves the host"
        file = built / target.path.removeprefix("/")
        assert (file / "index.html" if target.path.endswith("/") else file).is_file(), element
        if target.fragment and element.name == "a":
            there = soup(target.path.removeprefix("/"))
            assert there.find(id=re.compile(f"^{re.escape(target.fragment)}$")), element


@pytest.mark.parametrize("path", PATHS)
def test_every_id_of_a_page_is_the_same_in_every_language(soup: Soup, path: str) -> None:
    chinese, english = ([each["id"] for each in soup(ADDRESSES[language, path]).select("[id]")] for language in PREFIX)
    assert chinese == english
    assert len(set(chinese)) == len(chinese)


@each_page
def test_the_navigation_lists_every_page_and_marks_this_one(soup: Soup, language: str, path: str) -> None:
    links = soup(ADDRESSES[language, path]).select(".hc-nav a")
    assert len(links) == len(PATHS)
    titles = [link.text for link in links if link.get("aria-current") == "page"]
    assert titles == [soup(ADDRESSES[language, path]).select("h1")[0].find(string=True, recursive=False)]


def test_stylesheets_ask_no_other_host(built: Path) -> None:
    for file in built.rglob("*.css"):
        assert not re.search(r"@import|url\(\s*[\"']?(?:https?:)?//", file.read_text(encoding="utf-8")), file.name


@pytest.mark.parametrize(("language", "title"), [("zh", "目录"), ("en", "Table of contents")])
def test_the_theme_speaks_the_language_of_the_page(soup: Soup, language: str, title: str) -> None:
    page = soup(ADDRESSES[language, "account/reset-password.md"])
    assert title in page.select_one(".md-nav--secondary .md-nav__title").get_text()  # type: ignore[union-attr]
    permalinks = {each["title"] for each in page.select(".headerlink")}
    assert permalinks == {{"zh": "本节链接", "en": "Link to this section"}[language]}


def test_breadcrumbs_name_the_section(soup: Soup) -> None:
    crumbs = soup("en/account/reset-password/").select(".md-path__item")
    assert [crumb.get_text(strip=True) for crumb in crumbs] == [BRAND["site_name"]["en"], "Account"]


@each_page
def test_a_page_ends_with_those_it_names_as_related(soup: Soup, language: str, path: str) -> None:
    page = PAGES[f"docs/{language}/{path}"]
    shown = [(link.text, str(link["href"])) for link in soup(ADDRESSES[language, path]).select(".hc-related li a")]
    related = [PAGES[page.resolve(each)] for each in page.meta["related"]]
    assert [title for title, _ in shown] == [each.meta["title"] for each in related]


def test_the_contact_page_shows_the_register(soup: Soup, source: Site) -> None:
    for language in ("zh", "en"):
        shown = [
            each.get_text(strip=True)
            for each in soup(ADDRESSES[language, "support/contact.md"]).select(".hc-channel h3")
        ]
        assert [each.removesuffix("#") for each in shown] == [
            each.texts[language].name for each in source.register.channels
        ]


def sitemap(folder: Path) -> dict[str, tuple[str, set[str]]]:
    """Return the date and the translations of each address in the sitemap."""
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    return {
        url.findtext("s:loc", "", space): (
            url.findtext("s:lastmod", "", space),
            {f"{link.get('hreflang')} {link.get('href')}" for link in url.findall("x:link", space)},
        )
        for url in ET.parse(folder / "sitemap.xml").getroot().findall("s:url", space)
    }


def test_the_sitemap_has_every_page_with_its_translations_and_the_day_of_its_review(built: Path) -> None:
    assert sitemap(built) == {
        HOST + address: (
            str(PAGES[f"docs/{language}/{path}"].meta["reviewed"]),
            {f"{each} {HOST}{ADDRESSES[each, path]}" for each in PREFIX},
        )
        for (language, path), address in ADDRESSES.items()
    }


def test_the_404_page_reads_in_both_languages_and_works_at_any_depth(soup: Soup) -> None:
    page = soup("404.html")
    assert "没有这一页" in page.get_text()
    assert "Page not found" in page.get_text()
    assert not page.select("script")
    links = [str(each.get("href") or each.get("src")) for each in page.select("[href], [src]")]
    assert all(link.startswith("/") for link in links)
    assert {"/", "/en/", "/support/contact/", "/en/support/contact/"} <= set(links)


def test_the_register_and_unfinished_stylesheets_are_not_published(built: Path) -> None:
    assert not list(built.rglob("channels.yml"))
    assert not [file for file in built.rglob("*.css") if "{%" in file.read_text(encoding="utf-8")]
    assert asset(built, "assets/stylesheets/site.css").is_file()


def test_the_space_in_rel_is_still_needed() -> None:
    """The theme's script fetches `sitemap.xml` beside every `link[rel=alternate]`; see partials/alternates.html."""
    [bundle] = (MATERIAL / "assets/javascripts").glob("bundle.*.min.js")
    script = bundle.read_text(encoding="utf-8")
    assert "link[rel=alternate]" in script
    assert "sitemap.xml" in script


def test_the_files_of_the_theme_are_called_what_this_site_calls_them() -> None:
    names = re.findall(r'"([^"]+)"', (ROOT / "overrides/partials/theme-files.html").read_text(encoding="utf-8"))
    assert [name for name in names if not list(MATERIAL.glob(f"**/{name.rpartition('/')[2]}"))] == []
    assert len(names) == 3


def test_a_template_that_replaces_one_of_the_themes_names_the_version_it_was_made_for() -> None:
    """When the theme changes, compare its template with ours, then raise the version in the first line."""
    overrides = ROOT / "overrides" / "partials"
    replaced = [file for file in overrides.glob("*.html") if (MATERIAL / "partials" / file.name).exists()]
    assert replaced
    for file in replaced:
        expected = f"{{#- Replaces partials/{file.name} of material {version('mkdocs-material')}: "
        assert file.read_text(encoding="utf-8").startswith(expected), file.name
    base = (ROOT / "overrides/base.html").read_text(encoding="utf-8")
    assert base.startswith(f"{{#- Replaces base.html of material {version('mkdocs-material')}: ")


@pytest.fixture(scope="module")
def variant(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this site below a path, with a page that was reviewed on another day and has an untitled warning."""
    root = copy_project(tmp_path_factory.mktemp("variant"))
    for language in PREFIX:
        page = root / "docs" / language / "faq.md"
        text = re.sub(r"(?m)^reviewed: .*", "reviewed: 2026-02-03", page.read_text(encoding="utf-8"))
        page.write_text(f"{text}\n!!! warning\n    x\n\n??? tip\n    x\n\n3. third\n", encoding="utf-8")
    assert run(root, "helpcenter", "stamp").returncode == 0
    result = run(root, "mkdocs", "build", "--quiet", SITE_URL="https://example.com/help")
    assert result.returncode == 0, result.stderr
    return root / "site"


def test_addresses_keep_the_path_under_which_the_site_stands(variant: Path) -> None:
    page = BeautifulSoup((variant / "en/faq/index.html").read_text(encoding="utf-8"), "html.parser")
    assert [each["href"] for each in page.select("link[rel=canonical], link[hreflang]")] == [
        "https://example.com/help/en/faq/",
        "https://example.com/help/faq/",
        "https://example.com/help/faq/",
        "https://example.com/help/en/faq/",
    ]
    lost = BeautifulSoup((variant / "404.html").read_text(encoding="utf-8"), "html.parser")
    assert {str(each["href"])[:6] for each in lost.select("[href]")} == {"/help/"}


def test_a_page_has_the_date_of_its_own_review(variant: Path) -> None:
    dates = {address: date for address, (date, _) in sitemap(variant).items()}
    assert {address for address, date in dates.items() if date == "2026-02-03"} == {
        "https://example.com/help/faq/",
        "https://example.com/help/en/faq/",
    }


def test_a_list_is_shown_with_the_numbers_that_were_written(variant: Path) -> None:
    page = BeautifulSoup((variant / "faq/index.html").read_text(encoding="utf-8"), "html.parser")
    assert [each["start"] for each in page.select("article ol")] == ["3"]


@pytest.mark.parametrize(("address", "titles"), [("faq", ["注意", "小提示"]), ("en/faq", ["Take care", "Tip"])])
def test_an_admonition_without_a_title_gets_one_in_the_language_of_the_page(
    variant: Path, address: str, titles: list[str]
) -> None:
    page = BeautifulSoup((variant / address / "index.html").read_text(encoding="utf-8"), "html.parser")
    assert [
        each.text for each in page.select(".admonition-title, details:not(.hc-question, .hc-answer) > summary")
    ] == titles
