"""What is wrong with a link is mended by rule where that is certain, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter import check
from helpcenter.diagnostics import Diagnostic
from helpcenter.edits import apply
from sites import MKDOCS, page, write_site

pytestmark = pytest.mark.usefixtures("what_is_said")
FAMILY = "L"

HERE = "docs/en/account/case.md"
OTHERS = {
    "account/unlock.md": page("## Result {#result}", type_="guide").replace("Page", "Unlock an account"),
    "support/contact.md": page("", type_="guide").replace("Page", "Contact support"),
    "support/index.md": page("", type_="guide").replace("Page", "Support"),
    "account/v1.2/notes.md": page("", type_="guide").replace("Page", "Notes"),
    "images/home.svg": "<svg/>",
}


def findings(body: str, folder: Path) -> list[Diagnostic]:
    text = body if body.startswith("---") else page(body, type_="guide")
    files = {f"docs/{language}/{name}": other for language in ("zh", "en") for name, other in OTHERS.items()}
    pages = {HERE: text, HERE.replace("/en/", "/zh/"): page("## More {#more}", type_="guide")}
    found = check(write_site(folder, files | pages)).diagnostics
    return [each for each in found if each.path == HERE and each.code[0] != "T"]  # the two pages are not the same


MENDED = {
    "[a](Unlock.md)": "[a](unlock.md)",
    "[a](../Support/Contact.md#x?y)": "[a](../support/contact.md#x?y)",
    "![a](../images/HOME.SVG)": "![a](../images/home.svg)",
    "[a](../../zh/account/unlock.md#result)": "[a](unlock.md#result)",
    "[a](/zh/support/contact/)": "[a](../support/contact.md)",
    "[a](/account/unlock.md)": "[a](unlock.md)",
    "[a](/en/support/)": "[a](../support/index.md)",
    "[a](/docs/en/account/unlock.md)": "[a](unlock.md)",
    "[a](unlock.html#result)": "[a](unlock.md#result)",
    "[a](../support/contact/index.html)": "[a](../support/contact.md)",
    "[a](../support)": "[a](../support/index.md)",
    "[a](unlock/)": "[a](unlock.md)",
    "[a](v1.2/notes)": "[a](v1.2/notes.md)",
    "[a](..\\support\\contact.md)": "[a](../support/contact.md)",
    "[a](un lock.md)": "[a](unlock.md)",
    "[a](＃more) {#more}\n{: #more }": "[a](#more) {#more}\n{: #more }",
    "[a](unlock．md＃result)": "[a](unlock.md#result)",
    '[a](Unlock.md "Unlock.md")': '[a](unlock.md "Unlock.md")',
    "[Unlock.md it](Unlock.md)": "[Unlock.md it](unlock.md)",
    "[a](unlock.md) [b](Unlock.md) [c](unlock.md)": "[a](unlock.md) [b](unlock.md) [c](unlock.md)",
    "[a][b]\n\n[b]: Unlock.md": "[a][b]\n\n[b]: unlock.md",
    "[a][b]\n\n[b]: <Unlock.md> 'title'": "[a][b]\n\n[b]: <unlock.md> 'title'",
    '<a href="unlock.md">a</a>': '<a href="../unlock/">a</a>',
    '<a href="unlock.html#result">a</a>': '<a href="../unlock/#result">a</a>',
    '<a href="../support/contact.md">a</a>': '<a href="../../support/contact/">a</a>',
    '<a href="../support/">a</a>': '<a href="../../support/">a</a>',
    '<a href="case.md">a</a>': '<a href="./">a</a>',
    "<img src=../images/home.svg alt=a>": "<img src=../../images/home.svg alt=a>",
    "[a]（unlock.md＃result）": "[a](unlock.md#result)",
    "【a】（unlock.md）": "[a](unlock.md)",
    "！[a](../images/home.svg)": "![a](../images/home.svg)",
    "(a)[unlock.md]": "[a](unlock.md)",
    "[a] (unlock.md)": "[a](unlock.md)",
    "[a]： (unlock.md)": "[a](unlock.md)",
    "[a](a@example.com)": "[a](mailto:a@example.com)",
    "[a](mailto:a＠example.com)": "[a](mailto:a@example.com)",
    "[a](mailto;a@example.com)": "[a](mailto:a@example.com)",
    "[a](tel:110 110)": "[a](tel:110110)",
    "[a](tel:１１０——１１０)": "[a](tel:110-110)",
    "[a](https:/example.com/A)": "[a](https://example.com/A)",
    "[a](HTTP：//example.com)": "[a](http://example.com)",
}


@pytest.mark.parametrize(("typed", "mended"), MENDED.items(), ids=MENDED.keys())
def test_a_target_is_mended_as_it_was_meant(typed: str, mended: str, tmp_path: Path) -> None:
    text = page(typed, type_="guide")
    edits = [edit for each in findings(typed, tmp_path) for edit in each.edits]
    assert apply(text.encode(), edits).decode() == page(mended, type_="guide")


def test_an_entry_of_related_is_mended_and_its_neighbour_is_not(tmp_path: Path) -> None:
    text = "---\ntitle: A\ntype: guide\nrelated: [xUnlock.md, Unlock.md]\n---\n# A\n"
    edits = [edit for each in findings(text, tmp_path) for edit in each.edits]
    assert "[xUnlock.md, unlock.md]" in apply(text.encode(), edits).decode()


NOT_MENDED = [
    "[a](no-such.html)",
    "[a](/no-such.md)",
    "[a](unlock.md# res ult)",
    "[a](../../zh/account/no-such.md)",
    "[a]\n(unlock.md)",
    "[a](un\nlock.md)",
    "[unlock.md](Words)",
    "[a](unlock.md",
    "[a](www.example.com)",
    "[a](http://example.com)",
    "[a](https://exam ple.com)",
    "[a](mailto:example.com)",
    "[a](tel:help)",
    "[a]()",
    "[a](\tUnlock.md) [b](&#85;nlock.md)",
]


@pytest.mark.parametrize("typed", NOT_MENDED)
def test_what_only_the_writer_can_know_is_left_to_the_writer(typed: str, tmp_path: Path) -> None:
    found = findings(typed, tmp_path)
    assert found
    assert [edit.text for each in found for edit in each.edits] in ([], ["unlock.md"])


HINTS = {
    "[a](unlok.md)": "did you mean 'unlock.md'?",
    "[a](contact.md)": "did you mean '../support/contact.md'?",
    "[a](notes.md)": "did you mean 'v1.2/notes.md'?",
    "[a](../images/hom.svg)": "did you mean '../images/home.svg'?",
    "[a](completely-else.md)": "name a file of this language, relative to this page, with its .md",
    "[a](unlock.md#resalt)": "did you mean 'result'?",
    "[a](unlock.md#zzz)": "give the heading or the step that id, or name one that it has",
    "[a](htps://example.com)": "did you mean 'https:'?",
    "[a](gopher://example.com)": "begin it with https:, or name a file of this language",
    "[a](www.example.com/b)": "change it to 'https://www.example.com/b'",
    "[a](//example.com/b)": "change it to 'https://example.com/b'",
    "[a][lable]\n\n[label]: unlock.md\n[other]: unlock.md\n\n[b][other]": "did you mean 'label'?",
    "a[^notte]\n\n[^note]: b": "did you mean [^note]?",
    "a[^Note]\n\n[^note]: b": "did you mean [^note]?",
    "a[^1]\n\n[^2]: b": "write the text of the footnote, or delete the mark",
}


@pytest.mark.parametrize(("typed", "hint"), HINTS.items(), ids=HINTS.keys())
def test_a_near_miss_is_one_finding_and_says_what_was_meant(typed: str, hint: str, tmp_path: Path) -> None:
    assert [each.hint for each in findings(typed, tmp_path)] == [hint]


MESSAGES = {
    "[a](unlock)": "Link to 'unlock' names no file, expected 'unlock.md'",
    "[a](gone/)": "Link to 'gone/' names no file, expected one with its .md",
    "[a](../../mkdocs.yml)": "Link to '../../mkdocs.yml', but there is no such file in this language",
    "[a](../../channels.yml)": (
        "Link to '../../channels.yml', which mkdocs.yml keeps from readers, expected a published page"
    ),
    "![](../images/home.svg)": "Picture '../images/home.svg' has no text, expected words that say what it shows",
    "[a] (unlock.md)": "Link has a space between its text and its target, expected none",
    "[a].(unlock.md)": "Link has '.' between its text and its target, expected none",
    "a](unlock.md)": "Link has no '[', expected [text](target)",
    "[!The start](../images/home.svg)": (
        "Picture has its mark within the brackets, '[!The start]', expected '![The start](../images/home.svg)'"
    ),
    "![图片](../images/home.svg)": (
        "Picture '../images/home.svg' is described by '图片', expected words that say what it shows"
    ),
    "See localhost:8000/support.": (
        "'localhost:8000/support.' works on the writer's own computer alone, expected a public address"
    ),
    f"[a]({'a' * 100}.md)": f"Link to '{'a' * 79}…', but there is no such file in this language",
}


@pytest.mark.parametrize(("typed", "message"), MESSAGES.items(), ids=[each[:20] for each in MESSAGES])
def test_a_message_names_what_was_found_and_what_was_expected(typed: str, message: str, tmp_path: Path) -> None:
    assert [each.message for each in findings(typed, tmp_path)] == [message]


BY_WHOLE_ADDRESS = {
    "[a](https://help.example.com/en/account/unlock/#result)": ["'unlock.md#result'"],
    "[a](https://help.example.com/support/contact/)": ["'../support/contact.md'"],
    '<a href="https://help.example.com/gone/">a</a>': ["a path"],
    "[a][b]\n\n[b]: https://help.example.com/en/support/contact/": ["'../support/contact.md'"],
    "[zh](https://help.example.com/zh/), [a](https://help.example.com/), <https://help.example.com/en/support/>": [],
    "`[a](https://help.example.com/en/gone/)` [a](https://help.example.org/en/gone/)": [],
}


@pytest.mark.parametrize(("typed", "expected"), BY_WHOLE_ADDRESS.items(), ids=BY_WHOLE_ADDRESS.keys())
def test_a_page_of_this_site_is_not_linked_to_by_its_whole_address(
    typed: str, expected: list[str], tmp_path: Path
) -> None:
    (tmp_path / "mkdocs.yml").write_text(f'site_url: !ENV [SITE_URL, "https://help.example.com/"]\n{MKDOCS}', "utf-8")
    start = "begins with the address of this site, expected "
    assert [each.message.partition(start)[2] for each in findings(typed, tmp_path) if each.code == "L206"] == expected


def test_columns_count_the_characters_of_the_line(tmp_path: Path) -> None:
    typed = "第一：[甲](no.md)、![](../images/home.svg)、[乙](#no)、<a href='no/'>丙</a>"
    assert [(each.code, each.column) for each in findings(typed, tmp_path)] == [
        ("L201", 8),
        ("L234", 15),
        ("L202", 43),
        ("L215", 51),
    ]


def test_many_dead_links_are_all_found_and_the_first_are_answered(tmp_path: Path) -> None:
    found = findings("".join(f"[a](unlok{number}.md)\n" for number in range(30)), tmp_path)
    assert len(found) == 30
    assert [each.hint.startswith("did you mean") for each in found] == [True] * 20 + [False] * 10


def test_of_many_footnotes_without_text_the_first_are_answered(tmp_path: Path) -> None:
    marks = "".join(f"a[^notte{number}]\n\n" for number in range(30))
    found = findings(f"{marks}a[^notte]\n\n[^notte]: b", tmp_path)
    assert [each.hint.startswith("did you mean") for each in found] == [True] * 20 + [False] * 10


def test_an_address_that_is_not_encrypted_is_reported_once_in_a_link_and_in_the_text(tmp_path: Path) -> None:
    body = """\
Open http://xiaohu.net/ in the browser.

[The website](http://xiaohu.net/), <http://pay.xiaohu.net/>

<a href="http://xiaohu.net/">The website</a>

Open https://xiaohu.net/, or `http://xiaohu.net/`, or as an example http://example.com/.
"""
    assert [each.line for each in findings(body, tmp_path) if each.code == "L263"] == [6, 8, 8, 10]
