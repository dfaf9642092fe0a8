"""`helpcenter new`: a page in every language, right but for the words that only its writer knows."""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import Path

import markdown
import pytest

from authored_sites import called, contents, found, one_line, text_of, unchanged, write_authored
from helpcenter import check
from helpcenter.authoring import commands
from helpcenter.authoring.new import gaps_in, new_page
from helpcenter.model import PAGE_TYPES
from helpcenter.upkeep.stamping import stamp
from sites import MKDOCS, copy_project, replace, write_site

TITLES = {"zh": "充值", "en": "Top up"}
MARK = re.compile(r"【(?:TODO|待写)[:：] *(.*?)】")
LANGUAGES = "zh", "en"
NAMES = {"zh": "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥", "en": "abcdefghijklmnopqrstuvwxyz"}
OPTIONS = {
    "type": "procedure", "page": "door/top-up", "title_zh": "充值", "title_en": "Top up", "owner": None, "after": None,
    "steps": None,
}  # fmt: skip


def pages_of(root: Path, path: str) -> dict[str, str]:
    return {language: text_of(root, f"docs/{language}/{path}") for language in LANGUAGES}


def fill_in(root: Path, path: str) -> None:
    """Write other words in place of each mark."""
    for language, text in pages_of(root, path).items():
        words = (f"写好了{each}" if language == "zh" else f"written {each}" for each in NAMES[language])
        filled = MARK.sub(lambda _, words=words: next(words), text)  # type: ignore[misc]  # a default of its own
        (root / f"docs/{language}/{path}").write_text(filled, encoding="utf-8")


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_all_that_is_found_of_a_new_page_is_what_belongs_into_its_marks(kind: str, tmp_path: Path) -> None:
    write_authored(tmp_path)
    changes = new_page(tmp_path, kind, "door/top-up", TITLES)
    changes.write(tmp_path)
    marks = {language: Counter(MARK.findall(text)) for language, text in pages_of(tmp_path, "door/top-up.md").items()}
    said = check(tmp_path).diagnostics
    for language in LANGUAGES:
        told = [each for each in said if each.path == f"docs/{language}/door/top-up.md"]
        assert Counter(each.message.values["what"] for each in told) == marks[language]
    assert {each.code for each in said} == {"P419"}
    assert marks["zh"].total() == marks["en"].total() == gaps_in(changes) > 3
    assert len(said) == 2 * gaps_in(changes)


def test_from_nothing_to_a_procedure_that_passes_takes_five_commands(tmp_path: Path) -> None:
    """They are new, (writing,) check, stamp, check; and one to begin with, if the writer looks first."""
    root = copy_project(tmp_path)
    options = {**OPTIONS, "page": "payments/top-up", "owner": "payment-support", "steps": "open-wallet,choose-amount"}
    assert called(commands.new, root, **options) == 1
    assert {each.code for each in check(root).diagnostics} == {"P419"}
    fill_in(root, "payments/top-up.md")
    assert {each.code for each in check(root).diagnostics} <= {"T335"}
    assert stamp(root, [str(root / "docs/en/payments/top-up.md")]).stamped == ("docs/en/payments/top-up.md",)
    assert found(root) == ""
    for text in pages_of(root, "payments/top-up.md").values():
        assert re.findall(r"\{: #(.*?) \}", text) == ["open-wallet", "choose-amount"]
        assert "owner: payment-support\n" in text


@pytest.mark.parametrize("kind", PAGE_TYPES)
def test_a_page_whose_marks_are_filled_in_passes_once_it_is_stamped(kind: str, tmp_path: Path) -> None:
    write_authored(tmp_path)
    new_page(tmp_path, kind, "door/top-up", TITLES).write(tmp_path)
    fill_in(tmp_path, "door/top-up.md")
    stamp(tmp_path, [])
    assert found(tmp_path) == ""


def test_nothing_else_changes_and_lists_only_grow(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    before = contents(root)
    new_page(root, "procedure", "payments/top-up", TITLES).write(root)
    after = contents(root)
    lists = {"docs/published.txt", "docs/translations.json", "mkdocs.yml"}
    pages = {f"docs/{language}/payments/top-up.md" for language in LANGUAGES}
    assert {each for each in after if after[each] != before.get(each)} == lists | pages
    assert before.keys() <= after.keys()
    for each in lists:
        added = [line for line in after[each].splitlines() if line not in before[each].splitlines()]
        assert [line for line in after[each].splitlines() if line not in added] == before[each].splitlines()
        assert all(b"payments/top-up.md" in line for line in added)
        assert added


PLACES = {
    "behind the last page of its folder": ("door/top-up", None, "      - door/keys.md\n      - door/top-up.md\n"),
    "behind another page": ("door/top-up", "door/open", "      - door/open.md\n      - door/top-up.md\n"),
    "where its folder is new": ("wallet/top-up", "more.md", "  - more.md\n  - wallet/top-up.md\n"),
    "at the top": ("top-up", "docs/en/more.md", "  - more.md\n  - top-up.md\n"),
}


@pytest.mark.parametrize("case", PLACES)
def test_the_page_stands_in_the_navigation(case: str, tmp_path: Path) -> None:
    page, after, expected = PLACES[case]
    write_authored(tmp_path)
    before = text_of(tmp_path, "mkdocs.yml")
    new_page(tmp_path, "guide", page, TITLES, after=after).write(tmp_path)
    now = text_of(tmp_path, "mkdocs.yml")
    assert expected in now
    assert now.replace(expected.splitlines(keepends=True)[1], "", 1) == before


def test_where_titles_stand_in_the_navigation_it_has_one_in_every_language(tmp_path: Path) -> None:
    translated = MKDOCS.replace(
        "        - {locale: en, name: English}\n",
        "        - locale: en\n"
        "          nav_translations:\n            钥匙: Keys  # small ones\n            门: Door\n",
    )
    nav = "nav:\n  - 钥匙: door/keys.md  # small ones\n  - door/open.md\n  - more.md\n"
    write_authored(tmp_path, {"mkdocs.yml": translated + nav})
    titles = {"zh": "充值: 一", "en": "Top up"}
    new_page(tmp_path, "guide", "door/top-up", titles, after="door/keys").write(tmp_path)
    now = text_of(tmp_path, "mkdocs.yml")
    assert '  - 钥匙: door/keys.md  # small ones\n  - "充值: 一": door/top-up.md\n  - door/open.md\n' in now
    assert '            钥匙: Keys  # small ones\n            "充值: 一": Top up\n            门: Door\n' in now


def test_two_new_pages_are_not_taken_for_the_same(tmp_path: Path) -> None:
    write_authored(tmp_path)
    for page in ("door/top-up", "door/pay"):
        new_page(tmp_path, "faq", page, TITLES).write(tmp_path)
    assert {each.code for each in check(tmp_path).diagnostics} == {"P419"}


def test_a_site_that_is_not_published_gets_no_lists(tmp_path: Path) -> None:
    write_site(tmp_path, {f"docs/{each}/support/contact.md": "---\ntitle: C\ntype: reference\n---\n# C\n\n[CHANNELS]\n"
                          for each in LANGUAGES})  # fmt: skip
    changes = new_page(tmp_path, "procedure", "top-up", TITLES)
    assert changes.after.keys() == {f"docs/{each}/top-up.md" for each in LANGUAGES}


@pytest.mark.parametrize(
    "title", ["支付：“现在” #1", "a: b", "*星*_号_", "- 列表", "[方括号]", "“引号”", "0", "yes", "# 井"]
)
def test_a_title_reads_as_it_was_given_whatever_it_holds(title: str, tmp_path: Path) -> None:
    write_authored(tmp_path)
    new_page(tmp_path, "guide", "door/top-up", {**TITLES, "zh": title}, owner="yes").write(tmp_path)
    site = check(tmp_path).site
    page = site and site.page("zh", "door/top-up.md")
    assert page
    assert (page.title, page.owner) == (title, "yes")
    [heading] = [each for each in text_of(tmp_path, page.source).splitlines() if each.startswith("# ")]
    assert html.unescape(markdown.markdown(heading)) == f"<h1>{title}</h1>"


def test_a_diff_is_shown_and_nothing_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_authored(tmp_path)
    with unchanged(tmp_path):
        assert called(commands.new, tmp_path, **OPTIONS, diff=True) == 0
    printed = capsys.readouterr().out
    assert "--- /dev/null\n+++ b/docs/zh/door/top-up.md\n@@ -0,0 +1," in printed
    assert "+title: Top up\n" in printed
    assert "--- a/mkdocs.yml\n+++ b/mkdocs.yml\n" in printed


def test_the_files_are_named_and_what_is_to_be_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_authored(tmp_path)
    assert called(commands.new, tmp_path, **OPTIONS) == 1
    printed = capsys.readouterr()
    lists = ["docs/published.txt", "docs/translations.json", "mkdocs.yml"]
    assert sorted(printed.out.splitlines()) == [
        "docs/en/door/top-up.md",
        *lists[:2],
        "docs/zh/door/top-up.md",
        lists[2],
    ]
    assert printed.err == "18 marks to fill in, in each language; `helpcenter check` says what belongs there\n"


def test_an_address_that_was_given_up_is_not_taken_without_a_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_authored(tmp_path)
    replace(tmp_path / "docs/zh/more.md", "related: []\n", "related: []\nredirect_from: [door/top-up.md]\n")
    assert found(tmp_path) == ""
    with unchanged(tmp_path):
        assert called(commands.new, tmp_path, **OPTIONS) == 1
    printed = capsys.readouterr()
    assert re.fullmatch(r"docs/zh/more.md:\d+: .*'door/top-up.md'.* is still a page.* \(L279\); .*\n", printed.out)
    assert printed.err == "helpcenter: no page was made; mend first what is named above\n"


BAD: dict[str, tuple[dict[str, str | None], str]] = {
    "a type that nobody knows": ({"type": "proc"}, "'proc' is no type of page, expected one of home, procedure, "),
    "a path out of the docs": ({"page": "../top-up"}, "'../top-up' is no page of this help center, expected a path"),
    "a path from the root": ({"page": "/top-up"}, "'/top-up' is no page of this help center, expected a path"),
    "a path beside the languages": ({"page": "docs/top-up"}, "'docs/top-up' is no page of this help center"),
    "no path": ({"page": " "}, "' ' is no page of this help center"),
    "a language": ({"page": "en/top-up"}, "'en/top-up' begins with a language, expected the page alone"),
    "a space": ({"page": "door/top up"}, "'door/top up' is no name for a page, expected small letters"),
    "a capital": ({"page": "door/Top-up"}, "'door/Top-up' is no name for a page, expected small letters"),
    "Chinese": ({"page": "door/充值"}, "'door/充值' is no name for a page, expected small letters"),
    "two hyphens": ({"page": "door/top--up"}, "'door/top--up' is no name for a page, expected small letters"),
    "a page that is there": ({"page": "door/open"}, "docs/zh/door/open.md:1:1: the page is there already"),
    "the same, as a shell completes it": ({"page": "docs/en/door/open.md"}, "docs/zh/door/open.md:1:1: the "),
    "no title": ({"title_en": None}, "there is no title in 'en', expected --title-en"),
    "an empty title": ({"title_en": " "}, "the title in 'en' is ' ', expected words on one line"),
    "a title of two lines": ({"title_zh": "一\n二"}, "the title in 'zh' is '一\\n二', expected words on one line"),
    "an empty owner": ({"owner": ""}, "the owner is '', expected words on one line"),
    "an id that is none": ({"steps": "Open"}, "'Open' is no id, expected small letters, digits and hyphens"),
    "an id twice": ({"steps": "a,b,a"}, "'a' is the id of something else on the page"),
    "an id of a section": ({"steps": "a，steps"}, "'steps' is the id of something else on the page"),
    "the id of the title": ({"steps": "top"}, "'top' is the id of something else on the page"),
    "steps of a guide": ({"type": "guide", "steps": "a"}, "only a page of the type 'procedure' has steps"),
    "behind a page that is not listed": ({"after": "door/no"}, "'door/no.md' is not in the navigation of mkdocs.yml"),
    "a folder that is not listed": ({"page": "new/a"}, "the navigation of mkdocs.yml holds no page of the folder"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_used_is_said_in_one_line_and_nothing_changes(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given, expected = BAD[case]
    write_authored(tmp_path)
    with unchanged(tmp_path):
        assert called(commands.new, tmp_path, **{**OPTIONS, **given}) == 2
    assert one_line(capsys).startswith(f"helpcenter: no page was made: {expected}")


def test_a_navigation_that_is_typed_on_one_line_is_left_to_its_writer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_authored(tmp_path, {"mkdocs.yml": MKDOCS + "nav: [door/open.md, door/keys.md, more.md]\n"})
    with unchanged(tmp_path):
        assert called(commands.new, tmp_path, **OPTIONS) == 2
    assert "mkdocs.yml:9:1: the navigation is not written one entry a line" in one_line(capsys)


def test_titles_that_are_translated_on_one_line_are_left_to_their_writer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = MKDOCS.replace("name: English}", "name: English, nav_translations: {钥匙: Keys}}")
    nav = "nav:\n  - 钥匙: door/keys.md\n  - door/open.md\n  - more.md\n"
    write_authored(tmp_path, {"mkdocs.yml": config + nav})
    with unchanged(tmp_path):
        assert called(commands.new, tmp_path, **{**OPTIONS, "after": "door/keys"}) == 2
    assert "mkdocs.yml:7:1: the navigation is not written one entry a line" in one_line(capsys)


def test_without_a_page_on_contact_no_procedure_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = "---\ntitle: A\ntype: guide\n---\n# A\n"
    write_site(tmp_path, {f"docs/{each}/a.md": guide for each in LANGUAGES})
    with unchanged(tmp_path):
        assert called(commands.new, tmp_path, **OPTIONS) == 2
    assert "no page in 'zh' shows the official channels, expected one with a line [CHANNELS]" in one_line(capsys)


def test_a_language_without_templates_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = "---\ntitle: A\ntype: guide\n---\n# A\n"
    config = MKDOCS.replace("{locale: en, name: English}", "{locale: fr, name: français}")
    write_site(tmp_path, {**{f"docs/{each}/a.md": guide for each in ("zh", "fr")}, "mkdocs.yml": config})
    with unchanged(tmp_path):
        assert called(commands.new, tmp_path, **{**OPTIONS, "type": "guide", "title_fr": "A"}) == 2
    assert "there is no template for 'fr', expected authoring/templates/fr/guide.md" in one_line(capsys)
