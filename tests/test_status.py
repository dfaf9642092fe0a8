"""`helpcenter status`: which reviews are due, what nobody answers, what is far away, and how the report reads."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from unicodedata import east_asian_width

import pytest
from bs4 import BeautifulSoup
from tinyhtml5.parser import HTMLParser

from helpcenter.checking import read_site
from helpcenter.command_line.checking import STATUS_FORMATS
from helpcenter.command_line.main import main
from helpcenter.messages import Message
from helpcenter.model import Asked, Heading, Outline, Question, Site
from helpcenter.project.reading import read_project
from helpcenter.status import gathering
from helpcenter.status.as_html import render_html
from helpcenter.status.as_json import render_json
from helpcenter.status.as_text import render_text
from helpcenter.status.differences import differences
from helpcenter.status.outcome import (
    ChangedPart,
    OpenQuestion,
    Questions,
    Reach,
    Review,
    Reviews,
    StaleTranslation,
    Status,
    Translations,
)
from helpcenter.status.questions import questions_of
from helpcenter.status.reach import reach_of
from helpcenter.status.reviews import reviews_of
from helpcenter.upkeep.severity import Change, Severity
from helpcenter.upkeep.translations import Translation
from helpcenter.words.characters import plain
from sites import MKDOCS, page, write_site

TODAY = dt.date(2026, 12, 31)
HOSTILE = "<b>&\x1b[31m</td>"


def outline(path: str = "a.md", language: str = "en", **values: object) -> Outline:
    return Outline(path=path, language=language, source=f"docs/{language}/{path}", **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("type_", "reviewed", "due"),
    [
        ("procedure", "2026-12-31", None),
        ("procedure", "2026-12-02", None),
        ("procedure", "2026-12-01", ("2026-12-31", 0)),
        ("procedure", "2026-11-22", ("2026-12-22", 9)),
        ("procedure", "2000-01-01", ("2000-01-31", 9831)),
        ("guide", "2026-02-28", None),
        ("guide", "2024-02-29", ("2025-02-28", 671)),
        ("reference", "2000-01-01", None),
        ("", "2000-01-01", None),
    ],
)
def test_a_review_is_due_after_the_days_of_the_pages_type(
    type_: str, reviewed: str, due: tuple[str, int] | None
) -> None:
    found = reviews_of([outline(type=type_, reviewed=reviewed, owner="desk")], {"procedure": 30, "guide": 365}, TODAY)
    assert found.due == ((Review("docs/en/a.md", "desk", reviewed, *due),) if due else ())
    assert (found.without_day, found.to_come) == ((), ())


def test_reviews_are_those_of_one_owner_together_and_the_oldest_first() -> None:
    pages = [
        outline(f"{name}.md", type="guide", reviewed=f"2026-01-0{day}", owner=owner)
        for name, owner, day in (("a", "two", 3), ("b", "one", 2), ("c", "two", 1), ("d", "", 4), ("e", "one", 9))
    ]
    found = reviews_of(pages, {"guide": 358}, TODAY)
    assert [(each.owner, each.page[8]) for each in found.due] == [("", "d"), ("one", "b"), ("two", "c"), ("two", "a")]
    assert found.next == "2027-01-02"


def test_a_page_without_a_day_and_one_with_a_day_to_come_are_named_and_never_due() -> None:
    pages = [outline("none.md", type="guide"), outline("later.md", type="guide", reviewed="9999-12-31")]
    found = reviews_of(pages, {"guide": 1}, TODAY)
    assert (found.due, found.next) == ((), "")
    assert [each.page for each in found.without_day] == ["docs/en/none.md"]
    assert [(each.page, each.reviewed) for each in found.to_come] == [("docs/en/later.md", "9999-12-31")]


def asked(*texts: str) -> Asked:
    questions = tuple(Question(text, line, plain(text)) for line, text in enumerate(texts, start=2))
    return Asked("docs/asked.yml", {"en": questions})


def faq(*headings: tuple[int, str]) -> Outline:
    found = tuple(Heading(level, text, None, 9) for level, text in headings)
    return outline("faq.md", type="faq", headings=found)


CLAIMED = outline(questions=(Question("How do I reset my password?", 5, plain("How do I reset my password?")),))
ANSWERED = faq((2, "Is there a fee?"), (3, "Is there a hotline?"), (4, "Is there a way out?"))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How do I reset my password?", None),
        ("how do i RESET my password", None),
        ("Is there a hotline？", None),
        ("how do I reset my passwords", ("docs/en/a.md", "How do I reset my password?")),
        ("is there any hotline", ("docs/en/faq.md", "Is there a hotline?")),
        ("Is there a fee?", ("", "")),
        ("Is there a way out?", ("", "")),
        ("where is my money", ("", "")),
        ("？", ("", "")),
    ],
)
def test_a_question_is_claimed_where_it_stands_on_a_page_however_it_is_written(
    question: str, expected: tuple[str, str] | None
) -> None:
    found = questions_of(asked(question), "en", [CLAIMED, ANSWERED])
    assert found == Questions("en", 1, (OpenQuestion(question, 2, *expected),) if expected else ())


def test_a_heading_is_a_question_on_a_page_of_questions_only() -> None:
    guide = outline(type="guide", headings=ANSWERED.headings)
    assert len(questions_of(asked("Is there a hotline?"), "en", [guide]).unclaimed) == 1


def test_of_another_language_nothing_is_asked() -> None:
    assert questions_of(asked("Is there a hotline?"), "zh", [CLAIMED]) == Questions("zh", 0, ())


def site_of(folder: Path, pages: dict[str, str]) -> Site:
    files: dict[str, str | bytes] = {
        f"docs/{language}/{path}": text for path, text in pages.items() for language in ("zh", "en")
    }
    return read_site(read_project(write_site(folder, files)))[0]


def links(*targets: str, related: Iterable[str] = ()) -> str:
    text = page("\n".join(f"- [x]({target})" for target in targets), type_="guide")
    return text.replace("type:", f"related: [{', '.join(related)}]\ntype:") if related else text


CHAIN = {
    "index.md": links("a.md"),
    "a.md": links("b/b.md"),
    "b/b.md": links("../c.md"),
    "c.md": links("d.md"),
    "d.md": "",
}


@pytest.mark.parametrize(
    ("pages", "far"),
    [
        ({"index.md": links()}, {}),
        ({"index.md": links("a.md#x"), "a.md": links()}, {}),
        (CHAIN | {"d.md": links()}, {"d.md": 4}),
        (CHAIN | {"d.md": links(), "a.md": links("b/b.md", "d.md")}, {}),
        (CHAIN | {"d.md": links("index.md"), "a.md": links("b/b.md", related=["d.md"])}, {}),
        ({"index.md": links("index.md"), "a.md": links("index.md", "a.md")}, {"a.md": None}),
        ({"index.md": page("[x][l]\n\n[l]: a.md\n", type_="guide"), "a.md": links()}, {}),
        ({"index.md": page('<a href="a/">x</a>\n', type_="guide"), "a.md": links()}, {}),
        ({"index.md": page('<img src="a/" alt="x">\n', type_="guide"), "a.md": links()}, {"a.md": None}),
        ({"index.md": page("![x](a.md)\n\n[l]: a.md\n", type_="guide"), "a.md": links()}, {"a.md": None}),
        ({"index.md": page("`[x](a.md)`\n<!-- [x](a.md) -->\n", type_="guide"), "a.md": links()}, {"a.md": None}),
        ({"index.md": links("https://example.com/a.md", "../en/a.md"), "a.md": links()}, {"a.md": None}),
        ({"a.md": links("b.md"), "b.md": links()}, {"a.md": None, "b.md": None}),
    ],
)
def test_a_page_is_as_far_as_the_fewest_links_from_the_home_page(
    pages: dict[str, str], far: dict[str, int | None], tmp_path: Path
) -> None:
    site = site_of(tmp_path, pages)
    own = [each for each in site.pages.values() if each.language == "zh"]
    found = reach_of(site, "zh", own)
    assert found.pages == len(pages)
    assert {file.removeprefix("docs/zh/"): number for file, number in found.far} == far


def test_every_page_but_the_home_page_has_questions(tmp_path: Path) -> None:
    asks = links().replace("type:", "questions: [How?]\ntype:")
    site = site_of(tmp_path, {"index.md": links(), "a.md": asks, "b.md": links()})
    assert reach_of(site, "en", [p for p in site.pages.values() if p.language == "en"]).without_questions == (
        "docs/en/b.md",
    )


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("same", "same", [], []),
        ("输入验证码。", "输入短信验证码。", [], ["短信"]),
        ("Wait 24 hours.", "Wait 48 hours.", ["24"], ["48"]),
        ("a b", "a\nb", [" "], ["\n"]),
        ("", "new", [], ["new"]),
        ("x" * 9 + " y" * 2000, "x", ["x" * 9 + " y" * 2000], ["x"]),
    ],
)
def test_texts_differ_by_words_and_by_han_characters(old: str, new: str, gone: list[str], come: list[str]) -> None:
    was, now = differences(old, new)
    assert ("".join(text for text, _ in was), "".join(text for text, _ in now)) == (old, new)
    assert [text for text, differs in was if differs] == gone
    assert [text for text, differs in now if differs] == come


CHANGED = Change(Severity.BREAKING, "changed", "enter-code", 22, 3, ("numbers", "links"))
STALE = StaleTranslation(
    "zh",
    "docs/zh/付款.md",
    "docs/en/付款.md",
    Severity.BREAKING,
    (
        ChangedPart(CHANGED, "3.  等 24 小时。\n\n    再试。", "3.  等 48 小时。\n\n    再试。", "3.  Wait 24 hours."),
        ChangedPart(Change(Severity.MEANING, "added", "fees", 30, 0), None, "## 费用 {#fees}\n", None),
        ChangedPart(Change(Severity.MEANING, "removed", "old", 0, 0), None, None, HOSTILE, is_forgotten=True),
    ),
)
FULL = Status(
    day="2026-12-31",
    pages=4,
    languages=("zh", "en"),
    translations=(Translations("en", 1, (STALE,), ("docs/zh/b.md",), (f"docs/en/{HOSTILE}.md",), ()),),
    reviews=Reviews(
        (Review("docs/zh/付款.md", "desk", "2026-01-01", "2026-06-30", 184),),
        (Review(HOSTILE, "", "", "", 0),),
        (Review("docs/en/b.md", "", "2999-01-01", "", 0),),
        "2027-01-01",
    ),
    questions=(
        Questions("zh", 2, (OpenQuestion("钱去哪了", 3, "docs/zh/b.md", "钱到哪了"), OpenQuestion(HOSTILE, 4))),
    ),
    reach=(Reach("zh", 2, (("docs/zh/b.md", None), ("docs/zh/付款.md", 5)), ("docs/zh/b.md",)),),
    forgotten=Message("git is not installed"),
)
NOTHING = Status(
    "2026-12-31", 2, ("zh", "en"), (Translations("en", 1, (), (), (), ()),), Reviews((), (), (), ""), (), ()
)
ALL = pytest.mark.parametrize("status", [FULL, NOTHING], ids=["much to do", "nothing to do"])


def test_the_report_for_a_terminal_is_short_and_in_columns() -> None:
    assert render_text(FULL).splitlines() == [
        "4 pages in 2 languages on 2026-12-31",
        "",
        "Translations",
        "  language  current        stale  missing  unstamped  pending",
        "  en        1 of 4 (25 %)  1      1        1          0",
        "  docs/en/付款.md is behind docs/zh/付款.md (breaking)",
        "    step 3 #enter-code  changed  numbers, links",
        "    section #fees       added",
        "    section #old        removed",
        "  missing: docs/zh/b.md",
        "  unstamped: docs/en/<b>&\\x1b[31m</td>.md",
        "  Some of the old texts are not known: git is not installed.",
        "",
        "Reviews",
        "  owner  page             reviewed    due         days over",
        "  desk   docs/zh/付款.md  2026-01-01  2026-06-30  184",
        "  without a day: <b>&\\x1b[31m</td>",
        "  reviewed on a day to come, 2999-01-01: docs/en/b.md",
        "",
        "Questions",
        "  zh: 2 questions of 2 on no page",
        "    钱去哪了",
        "      nearly: 钱到哪了 (docs/zh/b.md)",
        "    <b>&\\x1b[31m</td>",
        "",
        "Reach",
        "  zh:  docs/zh/b.md     no link leads there",
        "  zh:  docs/zh/付款.md  5 links from the home page",
        "  zh:  docs/zh/b.md  has no questions",
    ]


NO_WORDS = re.compile(r"docs/\S+|#[\w-]+|\b(?:zh|en|desk|git)\b|" + re.escape("<b>&\\x1b[31m</td>"))


def seen(status: Status) -> Iterator[str]:
    """Yield what readers of Chinese see of the report, without the names and texts that are not the report's own."""
    page = BeautifulSoup(render_html(status, "zh"), "html.parser")
    assert [each["lang"] for each in page.select("html")] == ["zh-CN"]
    for each in page.select("style, .side[lang]:not(:has(em))"):
        each.decompose()
    for text in (
        render_text(status, "zh"),
        page.get_text("\n"),
        *(str(each["data-side"]) for each in page.select("td[data-side]")),
    ):
        yield NO_WORDS.sub("", text)


@ALL
def test_the_report_in_chinese_has_no_english_words(status: Status) -> None:
    for text in seen(status):
        assert re.findall("[A-Za-z]+", text) == []
        assert re.search("[㐀-鿿]", text)


def test_the_columns_of_the_report_in_chinese_stand_below_each_other() -> None:
    head, row = render_text(FULL, "zh").splitlines()[3:5]
    columns = [[_width(line[: each.start()]) for each in re.finditer(r"(?<=  )\S", line)] for line in (head, row)]
    assert columns[0] == columns[1]
    assert len(columns[0]) == 6


def _width(text: str) -> int:
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)


def test_the_report_for_programs_has_every_key() -> None:
    said, nothing = json.loads(render_json(FULL)), json.loads(render_json(NOTHING))
    assert said.keys() == nothing.keys()
    assert said["translations"][0]["stale"][0]["parts"][0] == {
        "how": "changed",
        "id": "enter-code",
        "step": 3,
        "line": 22,
        "severity": "breaking",
        "facts": ["numbers", "links"],
        "old": "3.  等 24 小时。\n\n    再试。",
        "new": "3.  等 48 小时。\n\n    再试。",
        "own": "3.  Wait 24 hours.",
        "is_forgotten": False,
    }
    assert said["reviews"]["due"][0]["days_overdue"] == 184
    assert said["reach"][0]["far"] == [
        {"page": "docs/zh/b.md", "links": None},
        {"page": "docs/zh/付款.md", "links": 5},
    ]
    documented = set(re.findall(r"\w+", render_json.__doc__ or ""))
    assert set(_keys(said)) - documented == set()


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _keys(each)


@ALL
def test_the_report_as_a_page_is_valid_and_asks_for_nothing(status: Status) -> None:
    text = render_html(status)
    parser = HTMLParser(namespace_html_elements=False)
    parser.parse(text)
    assert parser.errors == []
    assert not re.search(r"https?:|//|url\(|@import|<script|<img|src=", text)
    soup = BeautifulSoup(text, "html.parser")
    assert [each["lang"] for each in soup.select("html")] == ["en"]
    assert [each["href"] for each in soup.select("[href]")] == ["data:,"]
    assert all(each["scope"] in ("col", "row") for each in soup.select("th"))
    assert len(soup.select("th")) == len(soup.select("th[scope]")) > 2
    assert len(soup.select("table")) == len(soup.select("table > caption"))


def test_what_changed_stands_side_by_side() -> None:
    soup = BeautifulSoup(render_html(FULL), "html.parser")
    first, second, third = soup.select(".sides")
    assert [each.text for each in first.select("del")] == ["24"]
    assert [each.text for each in first.select("ins")] == ["48"]
    assert [each["lang"] for each in first.select("td")] == ["zh", "zh", "en"]
    assert [each.text for each in second.select("td")] == ["nothing", "## 费用 {#fees}", "nothing"]
    assert [each.text for each in third.select("td")] == ["not known", "nothing", "<b>&\\x1b[31m</td>"]


@ALL
def test_without_its_styles_and_in_a_summary_everything_is_still_said(status: Status) -> None:
    text = render_html(status)
    main = text[text.index("<main>") : text.index("</main>")]
    assert "\n\n" not in main
    bars = BeautifulSoup(main, "html.parser").select(".bar")
    assert bars
    for bar in bars:
        share = re.search(r"\((\d+) %\)", bar.parent.text if bar.parent else "")
        assert share
        assert bar.select("i")[0]["style"] == f"inline-size:{share[1]}%"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A right site of two pages, in which the command runs; its translations are current."""
    text = page(type_="guide").replace("type:", "reviewed: 2026-11-22\nowner: desk\ntype:")
    write_site(tmp_path, {f"docs/{language}/index.md": text for language in ("zh", "en")})
    monkeypatch.chdir(tmp_path)

    def translations(site: Site) -> Iterator[Translation]:
        yield Translation(
            "en", site.pages["docs/zh/index.md"], site.page("en", "index.md"), is_stamped=True, changes=()
        )

    monkeypatch.setattr(gathering, "translations", translations)
    monkeypatch.setattr(gathering, "today", lambda: TODAY)
    return tmp_path


@pytest.mark.parametrize("form", STATUS_FORMATS)
def test_the_command_prints_the_report_and_is_content_whatever_it_says(
    form: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_site(root, {"mkdocs.yml": f"extra: {{review_after_days: {{guide: 1}}}}\n{MKDOCS}"})
    assert main(["status", "--format", form]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "docs/zh/index.md" in said.out
    assert "2026-11-23" in said.out


def test_a_clock_before_the_day_of_a_page_is_said(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert root
    monkeypatch.setattr(gathering, "today", lambda: dt.date(2020, 1, 1))
    assert main(["status"]) == 0
    assert "reviewed on a day to come, 2026-11-22: docs/en/index.md" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"mkdocs.yml": "plugins: ["}, "mkdocs.yml:1:11: "),
        ({"mkdocs.yml": f"extra: {{review_after_days: {{guide: soon}}}}\n{MKDOCS}"}, "mkdocs.yml:1:1: review_after"),
        ({"docs/asked.yml": "en: yes"}, "docs/asked.yml:1:1: 'en' holds no list"),
        ({"docs/translations.json": "x"}, "docs/translations.json:1:1: line 'x' is none"),
        ({"docs/en/index.md": b"\xff"}, "docs/en/index.md:1:1: Page cannot be read as meant: the byte 0xff"),
        ({"docs/en/index.md": "---\ntitle: [\n---\n# A\n"}, "docs/en/index.md:2:8: Page cannot be read as meant: "),
        ({"docs/en/index.md": f"{page()}<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n"}, "docs/en/index.md:6:1: "),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_is_reported(
    files: dict[str, str | bytes], said: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_site(root, files)
    assert main(["status"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"helpcenter: could not report: {said}")


def test_outside_of_a_project_there_is_no_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["status"]) == 2
    assert (
        capsys.readouterr().err == "helpcenter: could not report: mkdocs.yml:1:1: not found here or in a folder above\n"
    )
