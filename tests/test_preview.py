"""The banner of a previewed page: what is wrong with it, where, and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from helpcenter.diagnostics import Diagnostic, Report
from helpcenter.messages import Message
from helpcenter.preview import with_banner
from helpcenter.preview.editors import VARIABLE, address_in_editor

HTML = "<!doctype html><html><body><main>text</main></body></html>\n"
ROOT = Path("/home/me/help center")
SOURCE = "docs/zh/重置.md"


def found(path: str, line: int = 9, message: str = "Step is <numbered> wrong") -> Diagnostic:
    return Diagnostic(path, line, 3, "S101", "step-out-of-sequence", Message.verbatim(message), Message("write it"))


def banner(report: Report, source: str = SOURCE, language: str = "en") -> Tag:
    aside = BeautifulSoup(with_banner(HTML, source, report, ROOT, language), "html.parser").find(id="hc-preview")
    assert isinstance(aside, Tag)
    return aside


def test_a_page_without_a_fault_is_left_as_it_is() -> None:
    assert with_banner(HTML, SOURCE, Report((), (), 1, 1), ROOT, "en") == HTML


def test_the_banner_says_line_reason_and_mend_and_opens_the_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    aside = banner(Report((found(SOURCE), found("mkdocs.yml", 2)), (), 2, 2))
    item = aside.find("li")
    assert isinstance(item, Tag)
    assert item.get_text(" ", strip=True).startswith(
        "Step is <numbered> wrong S101 step-out-of-sequence help: write it"
    )
    assert [link["href"] for link in aside.find_all("a")] == [
        "vscode://file/home/me/help%20center/docs/zh/%E9%87%8D%E7%BD%AE.md:9:3",
        "vscode://file/home/me/help%20center/mkdocs.yml:2:3",
    ]
    assert "elsewhere: mkdocs.yml (1)" in aside.get_text(" ", strip=True)


STATES = {
    "on this page": (Report((found(SOURCE), found(SOURCE)), (), 1, 1), "2 to mend on this page", True),
    "elsewhere": (Report((found("a.md"),), (), 1, 1), "Nothing to mend on this page, 1 elsewhere", False),
    "not checked": (Report((), (Message("docs: gone"),), 1, 1), "This could not be checked", True),
}


@pytest.mark.parametrize(("report", "sum_", "is_open"), STATES.values(), ids=STATES.keys())
def test_the_banner_is_open_where_this_page_has_to_be_mended(report: Report, sum_: str, is_open: bool) -> None:  # noqa: FBT001
    aside = banner(report)
    assert aside.find("summary", string=sum_)
    assert aside.find("details", open=True) is not None or not is_open
    assert all(each in aside.get_text() for each in report.failures)


def test_the_banner_speaks_the_language_of_the_writer() -> None:
    aside = banner(Report((found(SOURCE),), (), 1, 1), language="zh")
    assert aside["lang"] == "zh-Hans"
    assert "改法：" in aside.get_text()


EDITORS = {
    "": "vscode://file/a/b%20c.md:4:2",
    "cursor": "cursor://file/a/b%20c.md:4:2",
    "idea": "idea://open?file=/a/b%20c.md&line=4&column=2",
    "nvim://open?file={path}&line={line}": "nvim://open?file=/a/b%20c.md&line=4",
    "no such editor": "vscode://file/a/b%20c.md:4:2",
}


@pytest.mark.parametrize(("chosen", "address"), EDITORS.items())
def test_the_editor_is_the_one_that_the_writer_has_chosen(chosen: str, address: str) -> None:
    assert address_in_editor(Path("/a/b c.md"), 4, 2, {VARIABLE: chosen}) == address
