"""What the search is made of: two files a language, written into the finished site."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from markdown import markdown

from built_sites import THEME
from helpcenter import check, chinese, search
from helpcenter.background import BackgroundCheck
from helpcenter.diagnostics import CannotCheckError
from helpcenter.finished.site import BuiltSite, SiteReader
from helpcenter.model import Outline, Site
from sites import ROOT, copy_project, run, write_site
from this_site import ADDRESSES, HOST, PAGES, PREFIX

LANGUAGES = tuple(PREFIX)
FILES = [f"search/{language}{part}.json" for language in LANGUAGES for part in ("", "-text")]
HAN = re.compile("[㐀-鿿]")
MARKDOWN = ["attr_list", "toc", "sane_lists", "helpcenter.markdown"]
STEPS = """\
## Steps {#steps}

### All of them

1.  **Open it.** Then wait.
    {: #open }

    1. Do this.
    2. Do that.

    Open it again.

2.  Close it.
    {: #close }
"""

Index = tuple[dict[str, Any], dict[str, Any]]


def files_in(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def index_in(folder: Path, language: str) -> Index:
    """Return what the two files of a language hold."""
    first, rest = (json.loads((folder / f"search/{language}{part}.json").read_bytes()) for part in ("", "-text"))
    return first, rest


def outlines_of(language: str) -> list[Outline]:
    return [page for _, page in sorted(PAGES.items()) if page.language == language]


def finished(root: Path, pages: dict[str, str]) -> BuiltSite:
    """Read a site whose pages are given as Markdown under their source, such as "zh/a.md"."""
    write_site(root, {f"docs/{source}": f"---\ntitle: {_title(text)}\n---\n\n{text}" for source, text in pages.items()})
    for language in LANGUAGES:
        write_site(root, {f"docs/{language}/index.md": "# Start\n"})
    for source, text in pages.items():
        folder = root / "site" / source.removeprefix("zh/").removesuffix(".md")
        folder.mkdir(parents=True)
        html = f"<html><article>{markdown(text, extensions=MARKDOWN)}</article></html>"
        (folder / "index.html").write_text(html, encoding="utf-8")
    site = check(root).site
    assert site
    return SiteReader(root / "site", THEME).read(site, root, "")


def _title(text: str) -> str:
    return text.splitlines()[0].removeprefix("# ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_holds_what_the_front_matter_and_the_headings_of_each_page_say(language: str, built: Path) -> None:
    index, rest = index_in(built, language)
    assert (list(index), list(rest)) == (["pages", "synonyms", "simplified"], ["pinyin", "pages"])
    for entry, more, page in zip(index["pages"], rest["pages"], outlines_of(language), strict=True):
        assert (list(entry), list(more)) == (["url", "title", "questions"], ["description", "places", "texts"])
        assert entry["url"] == ADDRESSES[language, page.path]
        assert (entry["title"], more["description"]) == (page.title, page.description)
        assert entry["questions"] == [each.text for each in page.questions]
        named = [*(each.id for each in page.steps), *(each.id for each in page.headings if each.level in (2, 3))]
        assert sorted(name for name, _ in more["places"]) == sorted(filter(None, named))
        assert [place for place, _ in more["texts"]] == sorted({place for place, _ in more["texts"]})
        assert all(-1 <= place < len(more["places"]) for place, _ in more["texts"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_place_is_one_that_a_link_reaches_in_the_order_of_the_page(
    language: str, built: Path, soup: Callable[[str], BeautifulSoup]
) -> None:
    index, rest = index_in(built, language)
    for entry, more in zip(index["pages"], rest["pages"], strict=True):
        page = soup(entry["url"])
        shown = [each["id"] for each in page.select("h2[id], h3[id], .hc-steps > li[id]")]
        names = [name for name, _ in more["places"]]
        assert [name for name in shown if name in names] == names
        for name, words in more["places"]:
            assert page.find(id=name).get_text().strip().startswith(words)  # type: ignore[union-attr]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_readers_see_of_an_article_is_in_the_index_and_none_of_it_twice(
    language: str, built: Path, soup: Callable[[str], BeautifulSoup]
) -> None:
    index, rest = index_in(built, language)
    for entry, more in zip(index["pages"], rest["pages"], strict=True):
        article = soup(entry["url"]).article
        assert article
        copy = BeautifulSoup(str(article), "html.parser")
        for each in copy.select("h1, .headerlink, aside, button, script, style"):
            each.decompose()
        for each in copy.find_all(re.compile("^hc-")):  # what scripts add to
            each.decompose()
        places = dict(enumerate(words for _, words in more["places"]))
        said = "".join(places.get(place, "") + text for place, text in more["texts"])
        said += "".join(words for place, words in places.items() if place not in {each for each, _ in more["texts"]})
        assert sorted(_letters(said)) == sorted(_letters(copy.get_text()))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_the_register_is_found_on_the_page_that_shows_it(built: Path) -> None:
    channels = yaml.safe_load((ROOT / "docs/channels.yml").read_text(encoding="utf-8"))["channels"]
    for language in LANGUAGES:
        index, rest = index_in(built, language)
        contact = [each["url"] for each in index["pages"]].index(f"{PREFIX[language]}support/contact/")
        shown = " ".join(text for _, text in rest["pages"][contact]["texts"])
        said = [each[key][language].replace("**", "") for each in channels for key in ("name", "where")]
        assert [each for each in said if each not in shown] == []


def test_no_language_sees_the_other(built: Path) -> None:
    synonyms = yaml.safe_load((ROOT / "docs/synonyms.yml").read_text(encoding="utf-8"))
    urls = {language: {each["url"] for each in index_in(built, language)[0]["pages"]} for language in LANGUAGES}
    assert urls == {each: {url for (own, _), url in ADDRESSES.items() if own == each} for each in LANGUAGES}
    assert {language: index_in(built, language)[0]["synonyms"] for language in LANGUAGES} == synonyms
    assert not HAN.search((built / "search/en-text.json").read_text(encoding="utf-8"))
    assert all(HAN.search(text) for page in index_in(built, "zh")[1]["pages"] for _, text in page["texts"])


def test_the_same_site_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """Whatever the order of hashes and of files."""
    root = copy_project(tmp_path)
    for folder in (root / "docs/zh", root / "docs/en"):
        shutil.move(folder, tmp_path / "away")
        for file in sorted((each for each in (tmp_path / "away").rglob("*.md")), reverse=True):
            target = folder / file.relative_to(tmp_path / "away")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(file, target)
        shutil.rmtree(tmp_path / "away")
    result = run(root, "mkdocs", "build", "-q", PYTHONHASHSEED="4711", SITE_URL=HOST)
    assert result.returncode == 0, result.stdout + result.stderr
    assert files_in(root / "site") == files_in(built)


def test_the_order_in_which_pages_were_read_makes_no_difference(built: Path, checked: Site) -> None:
    site = SiteReader(built, THEME).read(checked, ROOT, HOST)
    turned = replace(site, pages=dict(reversed(list(site.pages.items()))))
    assert [search.index_of(turned, each) for each in LANGUAGES] == [search.index_of(site, each) for each in LANGUAGES]


def test_pages_that_readers_do_not_get_are_left_out(tmp_path: Path) -> None:
    site = finished(tmp_path, {"en/a.md": "# A\n\nb", "en/drafts/c.md": "# C\n\nd", "en/gone.md": "# E\n\nf"})
    (tmp_path / "site/en/gone/index.html").unlink()
    (tmp_path / "site/en/other/index.html").parent.mkdir()
    (tmp_path / "site/en/other/index.html").write_text("<article>g</article>", encoding="utf-8")
    index, rest = search.index_of(SiteReader(site.folder, THEME).read(site.site, tmp_path, ""), "en")
    assert [each["url"] for each in index["pages"]] == ["en/a/"]
    assert [page["texts"] for page in rest["pages"]] == [[(-1, "b")]]


def test_a_place_has_its_words_once_and_text_without_a_place_stands_in_the_one_before(tmp_path: Path) -> None:
    text = f"# A\n\nFirst.\n\n### Aside\n\nMore.\n\n{STEPS}\nSteps are done.\n\n## End {{#end}}\n\n### Last\n\nWords."
    pages = {"en/a.md": text, "zh/a.md": text}
    for source in pages:
        write_site(tmp_path, {f"docs/{source}": "---\ntitle: A\ntype: procedure\n---\n\n" + text})
    built = finished(tmp_path, {"en/b.md": "# B\n"})
    page = built.folder / "en/a/index.html"
    page.parent.mkdir()
    page.write_text(f"<article>{markdown(text, extensions=MARKDOWN)}</article>", encoding="utf-8")
    _, rest = search.index_of(SiteReader(built.folder, THEME).read(built.site, tmp_path, ""), "en")
    assert rest["pages"][0]["places"] == [
        ("steps", "Steps"),
        ("open", "Open it"),
        ("close", "Close it"),
        ("end", "End"),
    ]
    assert rest["pages"][0]["texts"] == [
        (-1, "First. Aside More."),
        (0, "All of them Steps are done."),
        (1, "Then wait. Do this. Do that. Open it again."),
        (3, "Last Words."),
    ]


def test_chinese_is_known_by_its_readings_and_its_traditional_characters(tmp_path: Path) -> None:
    text = "# 重置密码\n\n账单不在读音里。\n\n## 賬戶 {#account}\n\n女士"
    index, rest = search.index_of(finished(tmp_path, {"zh/a.md": text}), "zh")
    assert list(rest["pinyin"].items()) == [("chong", "重"), ("ma", "码"), ("mi", "密"), ("zhi", "置"), ("zhong", "重")]
    pairs = {f"{one}{other}" for one, other in zip(index["simplified"][::2], index["simplified"][1::2], strict=True)}
    assert {"賬账", "戶户", "單单", "碼码"} <= pairs
    assert not {each for each in pairs if each[1] not in "重置密码账户单不在读音里女士"}


def test_umlauts_are_typed_as_v(tmp_path: Path) -> None:
    _, rest = search.index_of(finished(tmp_path, {"zh/a.md": "# 女"}), "zh")
    assert rest["pinyin"]["nv"] == "女"


def test_the_readings_of_phrases_which_take_the_most_time_are_not_loaded() -> None:
    assert chinese.syllables("密") == {"mi": "密"}
    assert "pypinyin.phrases_dict" not in sys.modules


def test_a_site_without_chinese_needs_none_of_that(tmp_path: Path, built: Path) -> None:
    for index, rest in (index_in(built, "en"), search.index_of(finished(tmp_path, {"zh/a.md": "# A\n\nB"}), "zh")):
        assert (rest["pinyin"], index["simplified"]) == ({}, "")


def test_this_site_is_not_cut(built: Path, checked: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "LARGEST_TEXT", 1 << 60)
    site = SiteReader(built, THEME).read(checked, ROOT, HOST)
    for language in LANGUAGES:
        assert json.loads(json.dumps(search.index_of(site, language)[1])) == index_in(built, language)[1]


def test_what_is_too_much_for_a_phone_is_cut_at_the_end_of_the_longest_sections(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long, words = "一" * 3000, "words " * 600
    pages = {
        "zh/a.md": f"# A\n\n{long}\n\n## B {{#b}}\n\n二二\n\n## C {{#c}}\n\n{long}",
        "zh/b.md": f"# B\n\n{words}",
        "zh/c.md": "# C\n\n短。",
    }
    monkeypatch.setattr(search, "LARGEST_TEXT", 1000)
    _, rest = search.index_of(finished(tmp_path, pages), "zh")
    one, two, three = (page["texts"] for page in rest["pages"])
    assert one == [(-1, "一" * 248), (0, "二二"), (1, "一" * 248)]
    assert two == [(-1, ("words " * 83).strip())]
    assert three == [(-1, "短。")]


def test_what_was_read_to_be_checked_is_not_read_again(site: Path) -> None:
    check = BackgroundCheck(ROOT, "mkdocs.yml")
    before = files_in(site)
    shutil.rmtree(site / "search")
    try:
        check.begin()
        check.report()
        check.check_built(site, HOST, THEME.folders)
        for file in site.rglob("*.html"):
            file.unlink()
        check.write_index(site, THEME.folders)
        assert files_in(site) == before
        check.begin()
        check.report()
        check.write_index(site, THEME.folders)
        assert index_in(site, "en")[0]["pages"] == []
    finally:
        check.end()


def test_without_a_check_of_the_finished_site_it_is_read_for_the_index(site: Path) -> None:
    check = BackgroundCheck(ROOT, "mkdocs.yml")
    before = files_in(site)
    shutil.rmtree(site / "search")
    try:
        check.begin()
        check.report()
        check.write_index(site, THEME.folders)
        assert files_in(site) == before
    finally:
        check.end()


def test_where_the_index_cannot_be_written_nothing_is_published(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    (root / "overrides/search").write_text("in the way", encoding="utf-8")
    (root / "site").mkdir()
    built = run(root, "mkdocs", "build", "-q")
    assert built.returncode == 2
    assert "helpcenter: could not check: the search index cannot be written: File exists" in built.stdout + built.stderr
    assert "Traceback" not in built.stderr
    assert list((root / "site").iterdir()) == []


def test_an_index_of_pages_that_were_not_checked_cannot_be_written(tmp_path: Path) -> None:
    check = BackgroundCheck(tmp_path, "mkdocs.yml")
    try:
        check.begin()
        with pytest.raises(CannotCheckError):
            check.report()
        with pytest.raises(CannotCheckError, match="the pages of the site were not checked"):
            check.write_index(tmp_path, ())
    finally:
        check.end()
