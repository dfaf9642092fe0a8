"""An address that was once published never dies: it is on the list, and where it is given up, something leads on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from helpcenter import check
from helpcenter.diagnostics import Diagnostic, Finding
from helpcenter.fixes import fix
from helpcenter.model import Part, Site, Stamp, Stamps
from helpcenter.rules.published import published_address_gone
from sites import copy_project, run, write_site

LIST = "docs/published.txt"
OF_ADDRESSES = "L277", "L278", "L279", "L280"


def guide(*ids: str, front: str = "") -> str:
    sections = "".join(f"\n## {each} {{#{each}}}\n\nWords.\n" for each in ids)
    return f"---\ntitle: Case\ntype: guide\n{front}---\n\n# Case\n{sections}"


def site_of(root: Path, pages: Mapping[str, str], published: str | None) -> Path:
    files = {f"docs/{language}/{path}": text for language in ("zh", "en") for path, text in pages.items()}
    return write_site(root, files | ({} if published is None else {LIST: published}))


def found(root: Path, *codes: str) -> list[Diagnostic]:
    report = check(root)
    assert report.failures == ()
    return [each for each in report.diagnostics if each.code in (codes or OF_ADDRESSES)]


def places(root: Path, *codes: str) -> list[tuple[str, int]]:
    return [(each.path, each.line) for each in found(root, *codes)]


ALIVE = {
    "a page and its sections": (guide("a"), "case.md\ncase.md#a\n"),
    "a section that has another id now": (
        guide("b", front='redirect_from: ["#a": b]\n'),
        "case.md\ncase.md#a\ncase.md#b\n",
    ),
    "a section of which nothing is left": (guide(front='redirect_from: ["#a"]\n'), "case.md\ncase.md#a\n"),
    "a page that has another name now": (
        guide("a", front="redirect_from: [old.md]\n"),
        "case.md\ncase.md#a\nold.md\nold.md#a\n",
    ),
    "a section of it that has another id": (
        guide("b", front="redirect_from: [old.md, old.md#a: b]\n"),
        "case.md\ncase.md#b\nold.md\nold.md#a\n",
    ),
    "the same, said of the page": (
        guide("b", front='redirect_from: [old.md, "#a": b]\n'),
        "case.md\ncase.md#b\nold.md\nold.md#a\n",
    ),
    "nothing, where nothing was published": (guide("a"), None),
}


@pytest.mark.parametrize("case", ALIVE)
def test_what_leads_on_is_alive(case: str, tmp_path: Path) -> None:
    page, published = ALIVE[case]
    assert found(site_of(tmp_path, {"case.md": page}, published)) == []


def test_one_language_speaks_for_all(tmp_path: Path) -> None:
    site_of(tmp_path, {"case.md": guide("b")}, "case.md\ncase.md#a\ncase.md#b\n")
    (tmp_path / "docs/en/case.md").write_text(guide("b", front='redirect_from: ["#a": b]\n'), encoding="utf-8")
    assert found(tmp_path) == []


def test_of_a_page_that_cannot_be_read_nothing_else_is_said(tmp_path: Path) -> None:
    """It may say where all those addresses lead."""
    site_of(tmp_path, {"case.md": guide("b")}, "case.md\ncase.md#a\ncase.md#b\nold.md\n")
    (tmp_path / "docs/zh/case.md").write_text(guide("b", front="questions: : no\n"), encoding="utf-8")
    assert {each.code for each in found(tmp_path, "P401", *OF_ADDRESSES)} == {"P401"}


FRONT = {
    "none": ("", 'redirect_from:\n  - "#a": b\n'),
    "empty": ("redirect_from:\n", 'redirect_from:\n  - "#a": b\n'),
    "a list in brackets": ("redirect_from: [old.md]\n", 'redirect_from: ["#a": b, old.md]\n'),
    "no entry in brackets": ("redirect_from: []\n", 'redirect_from: ["#a": b]\n'),
    "a list of lines": ("redirect_from:\n- old.md\n", 'redirect_from:\n- "#a": b\n- old.md\n'),
    "a list of indented lines": (
        "redirect_from:\n    - old.md\ntags: []\n",
        'redirect_from:\n    - "#a": b\n    - old.md\ntags: []\n',
    ),
}


@pytest.mark.parametrize("case", FRONT)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_fix_proposes_what_the_front_matter_says_whatever_it_says_already(case: str, end: str, tmp_path: Path) -> None:
    before, after = FRONT[case]
    page = guide("b", front=before).replace("\n", end)
    site_of(tmp_path, {"case.md": page}, "# Kept.\ncase.md\ncase.md#a\n".replace("\n", end))
    fix(tmp_path).write(tmp_path)
    zh, en = ((tmp_path / f"docs/{each}/case.md").read_bytes().decode() for each in ("zh", "en"))
    assert zh == guide("b", front=after).replace("\n", end)
    assert en == page
    published = "# Kept.\ncase.md\ncase.md#a\ncase.md#b\n".replace("\n", end)
    assert (tmp_path / LIST).read_bytes().decode() == published
    assert found(tmp_path) == []


GUESSES = {
    "the only new id in place of the only one that is gone": (["kept"], ["gone"], ["new"], {"gone": "new"}),
    "the one spelt alike": (["kept"], ["enter-code", "call"], ["enter-codes", "stop"], {"enter-code": "enter-codes"}),
    "nothing where none is new": (["kept"], ["gone"], [], {"gone": ""}),
    "nothing where it cannot be told": ([], ["gone"], ["wait", "stop"], {"gone": ""}),
    "an id that is no word to YAML": ([], ["off"], ["on"], {"off": '"on"'}),
}


@pytest.mark.parametrize("case", GUESSES)
def test_fix_proposes_what_probably_replaces_a_part(case: str, tmp_path: Path) -> None:
    kept, gone, new, expected = GUESSES[case]
    published = "".join(f"{each}\n" for each in sorted(["case.md", *(f"case.md#{each}" for each in (*kept, *gone))]))
    site_of(tmp_path, {"case.md": guide(*kept, *new)}, published)
    [finding] = found(tmp_path, "L277")
    assert (finding.path, finding.line) == ("docs/zh/case.md", 1)
    for old, to in expected.items():
        assert f'"#{old}"' + (f": {to}\n" if to else "\n") in finding.edits[0].text
    fix(tmp_path).write(tmp_path)
    assert found(tmp_path) == []


def _stamped(site: Site, words: Mapping[str, str], text: str) -> list[Finding]:
    """Return what is said where the parts of the page have these words, and the part `gone` was of this text."""
    parts = tuple(Part(name, 1, 0, each, {}) for name, each in words.items())
    zh = replace(site.pages["docs/zh/case.md"], parts=parts)
    stamps = Stamps("", {"docs/en/case.md": {"gone": Stamp(1, 0, text, {}, "")}}, exists=True)
    stamped = replace(site, pages={**site.pages, zh.source: zh}, stamps=stamps)
    return [finding for _, finding in published_address_gone(stamped)]


def test_what_was_translated_tells_for_certain_what_a_part_is_now(tmp_path: Path) -> None:
    """Also where another id is spelt more alike."""
    site = check(site_of(tmp_path, {"case.md": guide("gone-1", "other")}, "case.md\ncase.md#gone\n")).site
    assert site
    [certain] = _stamped(site, {"gone-1": "aaaa", "other": "bbbb"}, "bbbb")
    assert '"#gone": other\n' in certain.edits[0].text
    [guessed] = _stamped(site, {"gone-1": "aaaa", "other": "bbbb"}, "cccc")
    assert '"#gone": gone-1\n' in guessed.edits[0].text


OLD = "case.md\nold/page.md\nold/page.md#a\nold/page.md#b\nold/page.md#c\n"
MOVED = {
    "all of it": (["a", "b", "c"], "redirect_from:\n  - old/page.md\n"),
    "half of it, and one id that is new": (["a", "b", "d"], "redirect_from:\n  - old/page.md\n  - old/page.md#c: d\n"),
    "too little of it": (["a", "x", "y"], None),
}


@pytest.mark.parametrize("case", MOVED)
def test_a_page_that_is_gone_is_one_finding_on_the_page_that_replaces_it(case: str, tmp_path: Path) -> None:
    ids, front = MOVED[case]
    site_of(tmp_path, {"case.md": guide(), "new.md": guide(*ids)}, OLD)
    assert places(tmp_path, "L277") == [("docs/zh/new.md", 1) if front else (LIST, 2)]
    fixed = fix(tmp_path)
    fixed.write(tmp_path)
    assert (tmp_path / "docs/zh/new.md").read_text("utf-8") == guide(*ids, front=front or "")
    assert places(tmp_path, "L277") == ([] if front else [(LIST, 6)])


def test_of_several_new_pages_the_one_with_the_old_name_of_the_file_replaces_it(tmp_path: Path) -> None:
    pages = {"case.md": guide(), "new/page.md": guide("a", "b"), "new/other.md": guide("a", "b", "d")}
    site_of(tmp_path, pages, OLD)
    assert places(tmp_path, "L277") == [("docs/zh/new/page.md", 1)]
    fix(tmp_path).write(tmp_path)
    assert "- ../old/page.md\n" in (tmp_path / "docs/zh/new/page.md").read_text("utf-8")


def test_a_section_that_is_on_another_page_now_is_said_there(tmp_path: Path) -> None:
    pages = {"case.md": guide("kept"), "other.md": guide("fees", "more")}
    site_of(tmp_path, pages, "case.md\ncase.md#fees\ncase.md#kept\nother.md\n")
    fix(tmp_path).write(tmp_path)
    front = "redirect_from:\n  - case.md#fees: fees\n"
    assert (tmp_path / "docs/zh/other.md").read_text("utf-8") == guide("fees", "more", front=front)
    assert not found(tmp_path, "L277", "L279")


def test_what_is_new_is_one_finding_that_fix_mends_at_once(tmp_path: Path) -> None:
    pages = {f"part-{number % 3}/page-{number:02}.md": guide("a", "b") for number in range(30)}
    site_of(tmp_path, pages, "# Kept.\npart-1/page-04.md\npart-1/page-04.md#a\n")
    [finding] = found(tmp_path, "L278")
    assert finding.message == (
        "List lacks 88 addresses of part-0/page-00.md, part-0/page-03.md, part-0/page-06.md and 27 more, first "
        "'part-0/page-00.md', expected every address that readers can be given"
    )
    fix(tmp_path).write(tmp_path)
    first, *lines = (tmp_path / LIST).read_text("utf-8").splitlines()
    assert first == "# Kept."
    assert lines == sorted(f"{path}{part}" for path in pages for part in ("", "#a", "#b"))
    assert found(tmp_path, "L278") == []


LISTS: dict[str, tuple[str | bytes, list[int]]] = {
    "a conflict": ("<<<<<<< ours\ncase.md\n=======\n>>>>>>> theirs\n", [1, 3, 4]),
    "no address": ("case.md\nhttps://example.com/case/\n", [2]),
    "not UTF-8": (b"case.md\n\xff\n", [2]),
    "out of order": ("case.md#b\ncase.md\ncase.md#a\n", [2]),
    "twice": ("case.md\ncase.md\ncase.md#a\ncase.md#b\n", [2]),
}


@pytest.mark.parametrize("case", LISTS)
def test_a_list_that_cannot_be_read_is_a_finding_on_its_line(case: str, tmp_path: Path) -> None:
    text, lines = LISTS[case]
    site_of(tmp_path, {"case.md": guide("a", "b")}, "")
    (tmp_path / LIST).write_bytes(text if isinstance(text, bytes) else text.encode())
    assert places(tmp_path, "L280") == [(LIST, line) for line in lines]


def test_fix_puts_in_order_what_a_merge_that_keeps_both_sides_leaves(tmp_path: Path) -> None:
    merged = "# Kept.\ncase.md\ncase.md#c\ncase.md#a\ncase.md\ncase.md#b\ncase.md#c\n"
    site_of(tmp_path, {"case.md": guide("a", "b", "c")}, merged)
    fix(tmp_path).write(tmp_path)
    assert (tmp_path / LIST).read_text("utf-8").rstrip() == "# Kept.\ncase.md\ncase.md#a\ncase.md#b\ncase.md#c"
    assert found(tmp_path) == []


def test_a_list_that_was_deleted_is_missed(tmp_path: Path) -> None:
    site_of(tmp_path, {"case.md": guide("a")}, None)
    (tmp_path / "docs/translations.json").write_text("{\n}\n", encoding="utf-8")
    assert places(tmp_path, "L280") == [(LIST, 1)]


def test_a_renamed_step_of_this_site_takes_one_fix_and_its_translation_one_stamp(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    pages = [root / f"docs/{language}/account/reset-password.md" for language in ("zh", "en")]
    for page in pages:
        page.write_text(page.read_text("utf-8").replace("#enter-code", "#type-code"), encoding="utf-8")
    assert {each.path for each in found(root)} == {"docs/zh/account/reset-password.md", LIST}
    assert run(root, "helpcenter", "fix").stderr.startswith("2 files mended")
    assert found(root) == []
    assert '  - "#enter-code": type-code\n' in pages[0].read_text("utf-8")
    assert "account/reset-password.md#type-code\n" in (root / LIST).read_text("utf-8")
    assert run(root, "helpcenter", "stamp").returncode == 0
    assert run(root, "helpcenter", "check").returncode == 0
