"""A translation says what it was made from, and it is found out where its source has gone on without it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from helpcenter import check
from helpcenter.upkeep.stamping import Stamping, stamp
from sites import commit, git, replace, run, write_site

ZH, EN = "docs/zh/wait.md", "docs/en/wait.md"
STAMPS = "docs/translations.json"

PAGES = {
    ZH: """\
---
title: 等一等
type: procedure
---

# 等一等

## 步骤 {#steps}

1.  **打开应用。** 等 5 分钟。
    {: #open-app }

2.  **登录。** 填用户名。
    {: #sign-in }

    - 登录了 → [完成后](#result)
    - 登录不了 → [联系客服](support/contact.md)

## 完成后 {#result}

关掉应用。
""",
    EN: """\
---
title: Wait
type: procedure
---

# Wait

## Steps {#steps}

1.  **Open the app.** Wait for five minutes.
    {: #open-app }

2.  **Sign in.** Enter your user name.
    {: #sign-in }

    - You are in → [When it is done](#result)
    - You are not → [contact support](support/contact.md)

## When it is done {#result}

Close the app.
""",
}
GUIDES = {file: text.replace("type: procedure", "type: guide") for file, text in PAGES.items()}
ADDED = (
    "    - 登录不了 → [联系客服](support/contact.md)\n",
    "    - 登录不了 → [第 3 步](#ask)\n\n3.  **问。**\n    {: #ask }\n",
)
SWAPPED = [
    ("1.  **打开应用。** 等 5 分钟。\n    {: #open-app }", "1.  **登录。** 填用户名。\n    {: #sign-in }"),
    ("2.  **登录。** 填用户名。\n    {: #sign-in }", "2.  **打开应用。** 等 5 分钟。\n    {: #open-app }"),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site that has been published, with all its translations stamped."""
    write_site(tmp_path, {**PAGES, "docs/published.txt": ""})
    assert not stamp(tmp_path, []).refused
    return tmp_path


def found(root: Path) -> list[tuple[str, int, str]]:
    """Return what is found that stamps have to do with."""
    report = check(root)
    assert report.failures == ()
    codes = ("T302", "T303", "T304", "T322", "T335", "T336", "T337", "T339")
    return [(each.path, each.line, each.code) for each in report.diagnostics if each.code in codes]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([("等 5 分钟", "等 6 分钟")], [(10, "T322"), (10, "T335")]),
        ([("等 5 分钟", "不要等 5 分钟")], [(10, "T335")]),
        ([("[完成后](#result)", "[完成后](#steps)")], [(13, "T335")]),
        ([ADDED], [(1, "T335"), (13, "T335"), (19, "T302")]),
        ([("#sign-in }", "#log-in }")], [(1, "T335"), (14, "T303")]),
        (SWAPPED, [(10, "T304"), (10, "T335")]),
        ([("填用户名", "填好用户名，再点登录")], []),
        ([("等 5 分钟。", "等五分钟！")], []),
        ([("关掉应用", "可以关掉应用了")], []),
    ],
)
def test_a_fact_or_step_that_changed_in_the_source_is_found(
    root: Path, edits: list[tuple[str, str]], expected: list[tuple[int, str]]
) -> None:
    text = (root / ZH).read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    (root / ZH).write_text(text, encoding="utf-8")
    assert {(line, code) for path, line, code in found(root) if path == EN} >= set(expected)
    assert {code for _, _, code in found(root)} == {code for _, code in expected}


def test_a_translation_that_waits_is_laid_beside_no_source(root: Path) -> None:
    replace(root / ZH, *ADDED)
    replace(root / EN, "type: procedure\n", "type: procedure\ntranslation: pending\n")
    assert found(root) == []


def test_a_translation_that_waits_for_nothing_is_found(root: Path) -> None:
    replace(root / EN, "type: procedure\n", "type: procedure\ntranslation: pending\n")
    assert found(root) == [(EN, 4, "T339")]


def test_of_a_guide_no_stamp_is_asked(tmp_path: Path) -> None:
    write_site(tmp_path, {**GUIDES, "docs/published.txt": "", STAMPS: "{\n}\n"})
    assert found(tmp_path) == []


def test_of_a_procedure_a_stamp_is_asked_from_the_first_publication_on(tmp_path: Path) -> None:
    write_site(tmp_path, {**PAGES, STAMPS: "{\n}\n"})
    assert found(tmp_path) == []
    write_site(tmp_path, {"docs/published.txt": ""})
    assert found(tmp_path) == [(EN, 1, "T336")]


def test_a_page_may_be_translated_from_another_language(tmp_path: Path) -> None:
    pages = {file: text.replace("type: procedure\n", "type: procedure\nsource: en\n") for file, text in PAGES.items()}
    write_site(tmp_path, {**pages, "docs/published.txt": ""})
    assert stamp(tmp_path, [str(tmp_path / ZH)]).stamped == (ZH,)
    replace(tmp_path / ZH, "等 5 分钟", "等 6 分钟")
    assert (ZH, 11, "T335") not in found(tmp_path)
    replace(tmp_path / EN, "five minutes", "six minutes")
    assert found(tmp_path) == [(ZH, 11, "T335")]


def test_what_follows_its_source_can_be_stamped_anew(root: Path) -> None:
    replace(root / ZH, "等 5 分钟", "等 6 分钟")
    replace(root / EN, "five minutes", "six minutes")
    assert found(root) == [(EN, 10, "T335")]
    assert stamp(root, [str(root / EN)]) == Stamping((EN,), ())
    assert found(root) == []


def test_what_reads_as_before_is_not_stamped_unless_that_makes_no_difference(root: Path) -> None:
    before = (root / STAMPS).read_text(encoding="utf-8")
    replace(root / ZH, "填用户名", "填好用户名")
    [refused] = stamp(root, [str(root / ZH)]).refused
    assert refused.startswith(f"{EN}:13:1: step 2 reads as before, expected it to follow {ZH}:13, which has changed")
    assert (root / STAMPS).read_text(encoding="utf-8") == before
    assert stamp(root, [str(root / ZH)], is_typo=True) == Stamping((EN,), ())
    assert (root / STAMPS).read_text(encoding="utf-8") != before


def test_a_translation_without_a_step_of_its_source_is_not_stamped(root: Path) -> None:
    replace(root / ZH, *ADDED)
    refused = stamp(root, [])
    assert refused.stamped == ("docs/en/support/contact.md",)
    assert f"{EN}:1:1: nothing has the id 'ask', expected it as in {ZH}:19" in refused.refused


def test_the_file_is_json_of_one_part_a_line_that_merges(root: Path) -> None:
    lines = (root / STAMPS).read_text(encoding="utf-8").splitlines()
    names = [name for name in json.loads("\n".join(lines)) if name]
    assert [name for name in names if "wait" in name] == [
        f"en/wait.md#{part}" for part in ("open-app", "result", "sign-in", "steps", "top")
    ]
    assert names == sorted(names)
    assert len(lines) == len(names) + 3
    assert all(line.startswith(",") for line in lines[2:-1])


def test_stamping_again_changes_nothing(root: Path) -> None:
    before = (root / STAMPS).read_bytes()
    stamp(root, [])
    assert (root / STAMPS).read_bytes() == before


def _line(number: int, old: str, new: str) -> Callable[[list[str]], None]:
    def change(lines: list[str]) -> None:
        assert old in lines[number - 1]
        lines[number - 1] = lines[number - 1].replace(old, new)

    return change


CONFLICT = "<<<<<<< HEAD"
FAULTS: dict[str, tuple[Callable[[list[str]], None], int]] = {
    "a conflict": (lambda lines: lines.insert(3, CONFLICT), 4),
    "a digest edited by hand": (_line(4, '"step": 1', '"step": 2'), 4),
    "a line that stands there twice": (lambda lines: lines.insert(5, lines[3]), 6),
    "a line that is no stamp": (lambda lines: lines.insert(2, ",[]"), 3),
    "a line without a sum": (_line(4, '"sum"', '"some"'), 4),
    "a stamp of a page that is gone": (lambda lines: lines.insert(2, GONE), 3),
    "a stamp of a source": (lambda lines: lines.insert(2, OF_SOURCE), 3),
}
SAID = {"a stamp of a page that is gone": "is gone", "a stamp of a source": "is no translation"}
GONE = ',"en/gone.md#top": {"text": "00000000", "own": "00000000", "sum": "cbc5cd09"}'
OF_SOURCE = ',"zh/wait.md#top": {"text": "00000000", "own": "00000000", "sum": "3e1dfcb3"}'


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_nobody_wrote_so_is_found_with_its_line_and_written_anew(root: Path, fault: str) -> None:
    before = (root / STAMPS).read_text(encoding="utf-8")
    lines = before.splitlines()
    change, line = FAULTS[fault]
    change(lines)
    (root / STAMPS).write_text("\n".join(lines) + "\n", encoding="utf-8")
    said = [each.message for each in check(root).diagnostics if (each.line, each.code) == (line, "T337")]
    assert said
    assert SAID.get(fault, "Stamps cannot be read as meant") in said[0]
    stamp(root, [])
    assert (root / STAMPS).read_text(encoding="utf-8") == before


def test_stamps_that_are_gone_are_found_where_pages_are_published(root: Path) -> None:
    (root / STAMPS).unlink()
    assert found(root) == [(STAMPS, 1, "T337")]


def test_the_stamps_of_a_translation_whose_source_is_gone_are_named(root: Path) -> None:
    number = (root / STAMPS).read_text(encoding="utf-8").splitlines().index(_stamp_of(root, "open-app")) + 1
    (root / ZH).unlink()
    [gone] = [each for each in check(root).diagnostics if each.code == "T337"]
    assert (gone.path, gone.line) == (STAMPS, number)
    assert gone.message == f"Page {EN} is no translation, expected no stamps of it"


def test_the_stamp_of_a_step_that_is_gone_is_named(root: Path) -> None:
    for file in (ZH, EN):
        text = (root / file).read_text(encoding="utf-8")
        step = text[text.index("1.  ") : text.index("2.  ")]
        (root / file).write_text(text.replace(step, "").replace("2.  ", "1.  "), encoding="utf-8")
    [gone] = [each for each in check(root).diagnostics if each.code == "T335"]
    assert (gone.path, gone.line) == (EN, 1)
    assert "Step 'open-app' is gone from docs/zh/wait.md" in gone.message
    number = (root / STAMPS).read_text(encoding="utf-8").splitlines().index(_stamp_of(root, "open-app")) + 1
    assert f"({STAMPS}:{number})" in gone.message


def _stamp_of(root: Path, part: str) -> str:
    lines = (root / STAMPS).read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith(f',"en/wait.md#{part}"'))


def test_the_command_says_what_it_did(root: Path) -> None:
    replace(root / ZH, "填用户名", "填好用户名")
    refused = run(root, "helpcenter", "stamp", EN)
    assert (refused.returncode, refused.stderr) == (1, "0 translations stamped\n")
    assert "step 2 reads as before" in refused.stdout
    assert (done := run(root, "helpcenter", "stamp", "--typo", "docs/zh")).returncode == 0
    assert (done.stdout, done.stderr) == ("", "2 translations stamped\n")
    assert (wrong := run(root, "helpcenter", "stamp", "mkdocs.yml")).returncode == 2
    assert wrong.stderr.startswith("helpcenter: could not stamp: mkdocs.yml: no page of this project")


def test_a_clone_without_history_is_judged_the_same(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    git(root, "init", "--quiet")
    commit(root)
    replace(root / ZH, "等 5 分钟", "等 6 分钟")
    commit(root)
    clone = tmp_path_factory.mktemp("clone") / "site"
    git(root, "clone", "--quiet", "--depth", "1", root.as_uri(), str(clone))
    assert found(clone) == found(root) != []
