"""Readers of a translation are told what may differ from its original, and led there."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import Any

import markdown
import pytest
from bs4 import BeautifulSoup, Tag

from helpcenter.model import Notice, Place
from sites import append, copy_project, replace, run
from this_site import SOURCE

WORDS = SOURCE.words.texts
TITLES = [words["outdated"]["title"] for words in WORDS.values()]
EN = {"language": "en", "path": "account/unlock.md", "words": WORDS["en"], "all_words": WORDS}
PLACES = (Place("open-app", 1, "Open *the* app"), Place("result", 0, "When it is done"))


def rendered(text: str, notice: Notice, **told: Any) -> str:
    extensions = ["admonition", "attr_list", "fenced_code", "helpcenter.markdown"]
    options = {"helpcenter.markdown": {**EN, "notice": notice, **told}}
    return markdown.markdown(text, extensions=extensions, extension_configs=options)


def notice_on(text: str, notice: Notice, **told: Any) -> Tag | None:
    """Return the notice that is rendered directly below the title of a page, None where there is none."""
    html = rendered(text, notice, **told)
    found = BeautifulSoup(html, "html.parser").select_one("h1 + .warning")
    assert (found is None) == (WORDS["en"]["outdated"]["title"] not in html)
    return found


def test_it_names_the_steps_and_sections_and_leads_there_and_to_the_original() -> None:
    found = notice_on("# Unlock\n\nText.", Notice("zh", is_stamped=True, places=PLACES, has_others=True))
    assert found
    assert [each.get_text() for each in found.select("li")] == [
        "Step 1: Open *the* app",
        "When it is done",
        "Steps that were added or taken out",
    ]
    assert not any("\n" in each.get_text() for each in found.select("p"))  # it would be a space in Chinese
    links = {each["href"]: each.get_text() for each in found.select("a")}
    assert list(links) == ["#open-app", "#result", "../../../account/unlock/"]
    assert found.select("a")[-1]["hreflang"] == "zh"
    assert "The Chinese version has changed" in found.get_text()


def test_it_says_so_where_nobody_has_compared_them() -> None:
    found = notice_on("Unlock\n======\n\nText.", Notice("zh", is_stamped=False))
    assert found
    assert found.select("li") == []
    assert "has not been compared with the Chinese version" in found.get_text()


@pytest.mark.parametrize(
    ("language", "original", "path", "way"),
    [
        ("en", "zh", "index.md", "../"),
        ("zh", "en", "index.md", "en/"),
        ("zh", "en", "account/unlock.md", "../../en/account/unlock/"),
        ("en", "zh", "account/index.md", "../../account/"),
    ],
)
def test_it_leads_to_the_same_page_in_the_other_language(language: str, original: str, path: str, way: str) -> None:
    told = {"language": language, "path": path, "words": WORDS["en"]}
    found = notice_on("# Unlock", Notice(original, is_stamped=False), **told)
    assert found
    assert found.select("a")[-1]["href"] == way


def test_a_page_that_is_in_step_has_none() -> None:
    assert notice_on("# Unlock", Notice("", is_stamped=True)) is None


def test_no_title_is_seen_in_code() -> None:
    html = rendered("```\n# a comment\n```\n", Notice("zh", is_stamped=False))
    assert html.index("admonition") < html.index("# a comment")


def built(root: Path) -> Path:
    result = run(root, "mkdocs", "build", "--quiet")
    assert result.returncode == 0, result.stdout + result.stderr
    return root / "site"


def warning_in(page: Path) -> Tag | None:
    html = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    titles = [each for each in html.select(".warning > .admonition-title") if each.text in TITLES]
    assert len(titles) < 2
    return titles[0].parent if titles else None


def test_a_site_warns_on_the_pages_that_their_sources_have_left_behind_and_on_no_other(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    for name in ("account-safety", "reset-password"):
        append(root / f"docs/zh/account/{name}.md", "\n不要急着付款。\n")
    replace(root / "docs/en/account/reset-password.md", "type: procedure", "type: procedure\ntranslation: pending")
    site = built(root)
    warned = {page.relative_to(site).as_posix() for page in site.rglob("index.html") if warning_in(page)}
    assert warned == {"en/account/account-safety/index.html", "en/account/reset-password/index.html"}
    for name in warned:
        warning = warning_in(site / name)
        assert warning
        assert (site / posixpath.normpath(f"{name}/../{warning.select('a')[-1]['href']}") / "index.html").is_file()
        [place] = warning.select("li a")
        assert BeautifulSoup((site / name).read_text(encoding="utf-8"), "html.parser").select(str(place["href"]))
        twin = (site / name.replace("/index.html", ".md")).read_text(encoding="utf-8")
        assert twin.count(f"> **{WORDS['en']['outdated']['title']}**") == 1


def test_readers_are_warned_of_a_guide_that_nobody_has_compared(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    stamps = root / "docs/translations.json"
    lines = stamps.read_text(encoding="utf-8").splitlines(keepends=True)
    stamps.write_text("".join(line for line in lines if '"en/about.md#' not in line), encoding="utf-8")
    warning = warning_in(built(root) / "en/about/index.html")
    assert warning
    assert "has not been compared with the Chinese version" in warning.text


def test_a_page_of_the_default_language_may_be_left_behind_too(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    for language in ("zh", "en"):
        replace(root / f"docs/{language}/about.md", "title: ", "source: en\ntitle: ")
    assert run(root, "helpcenter", "stamp", "docs/zh/about.md").returncode == 0
    append(root / "docs/en/about.md", "\nNever hurry.\n")
    site = built(root)
    found = warning_in(site / "about/index.html")
    assert found
    assert "英文版改过了" in found.text
    assert warning_in(site / "en/about/index.html") is None
