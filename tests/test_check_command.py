"""`helpcenter check`: exit codes, and one clear line for whatever it is given."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import helpcenter.command_line.main as command
from helpcenter import check, checking, examining
from helpcenter.diagnostics import Diagnostic, Report
from helpcenter.messages import Message
from helpcenter.model import Page
from helpcenter.parser import parse_page
from sites import CHANNELS, MKDOCS, page, replace, run, write_site

RIGHT = page("Nothing.", type_="guide")
TWO_PAGES: dict[str, str | bytes] = {"docs/zh/a.md": RIGHT, "docs/en/a.md": RIGHT}

BAD_INPUT: dict[str, tuple[dict[str, str | bytes], int, str]] = {
    "not UTF-8": ({"docs/zh/a.md": RIGHT.encode() + b"\nabc \xff"}, 1, "docs/zh/a.md:7:5: P401 "),
    "binary": ({"docs/en/a.md": b"\x89PNG\r\n\x1a\n\x00"}, 1, "docs/en/a.md:1:1: P401 "),
    "empty page": ({"docs/en/a.md": ""}, 1, "docs/en/a.md:1:1: P401 "),
    "bad front matter": ({"docs/zh/a.md": '---\ntitle: "A\n---\n'}, 1, "docs/zh/a.md:2:8: P401 "),
    "separators that are no line ends": (
        {"docs/zh/a.md": "---\ntitle: 'a\u2028b\u0085c'\n\ntype: what\n---\n"},
        1,
        "docs/zh/a.md:4:1: P402 `type`",
    ),
    "register is no YAML": ({"docs/channels.yml": "labels: [\n"}, 1, "docs/channels.yml:2:1: C501 "),
    "register with two versions": (
        {"docs/channels.yml": "labels:\n<<<<<<< HEAD\n  zh: {}\n=======\n  en: {}\n>>>>>>> other\n"},
        1,
        "docs/channels.yml:2:1: C501 ",
    ),
    "register is not UTF-8": ({"docs/channels.yml": b"a: \xff"}, 1, "docs/channels.yml:1:4: C501 "),
    "register without labels": (
        {"docs/channels.yml": "channels: [{id: a, kind: app}]"},
        1,
        "docs/channels.yml:1:1: C501 ",
    ),
    "register without channels": (
        {"docs/channels.yml": CHANNELS.partition("channels:")[0]},
        1,
        "docs/channels.yml:1:1: C501 ",
    ),
    "register with an unknown kind": (
        {"docs/channels.yml": CHANNELS.replace("kind: app", "kind: ap")},
        1,
        "docs/channels.yml:6:1: C501 ",
    ),
    "register with a number confirmed by hearsay": (
        {"docs/channels.yml": CHANNELS.replace("kind: app", "kind: phone\n    value: '1'\n    confirmed: yes")},
        1,
        "docs/channels.yml:8:1: C501 ",
    ),
    "register with a number that YAML reads as one": (
        {"docs/channels.yml": CHANNELS.replace("kind: app", "kind: phone\n    value: 4008208820")},
        1,
        "docs/channels.yml:7:1: C501 ",
    ),
    "register with a day and nothing that was confirmed": (
        {"docs/channels.yml": CHANNELS.replace("kind: app", "kind: phone\n    confirmed: 2026-11-22")},
        1,
        "docs/channels.yml:7:1: C501 ",
    ),
    "register in one language": (
        {"docs/channels.yml": CHANNELS.replace(", en: In the app", "")},
        1,
        "docs/channels.yml:7:1: C501 ",
    ),
    "register with one id twice": (
        {"docs/channels.yml": CHANNELS + CHANNELS.partition("channels:\n")[2]},
        1,
        "docs/channels.yml:9:1: C501 ",
    ),
    "register with an id of two words": (
        {"docs/channels.yml": CHANNELS.replace("id: in-app", "id: in app")},
        1,
        "docs/channels.yml:5:1: C501 ",
    ),
    "register that contains itself": ({"docs/channels.yml": "channels: &a\n  - *a\n"}, 1, "docs/channels.yml:"),
    "alias bomb": (
        {
            "docs/zh/a.md": "---\na0: &a0 [x]\n"
            + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9))
            + "questions: *a8\n---\n"
        },
        1,
        "docs/zh/a.md:3:5: P401 Page cannot be read as meant: an alias stands for a list",
    ),
    "official site is no text": (
        {"mkdocs.yml": MKDOCS + "extra: {brand: {official_site: 5}}\n"},
        2,
        "mkdocs.yml:9:1: official",
    ),
    "docs folder is no text": (
        {"mkdocs.yml": MKDOCS.replace("docs_dir: docs", "docs_dir: 5")},
        2,
        "mkdocs.yml:1:1: docs_dir",
    ),
    "docs folder is outside": (
        {"mkdocs.yml": MKDOCS.replace("docs_dir: docs", "docs_dir: ..")},
        2,
        "mkdocs.yml:1:1: docs_dir",
    ),
    "mkdocs.yml is no YAML": ({"mkdocs.yml": "a: b: c"}, 2, "mkdocs.yml:1:5: mapping values"),
    "mkdocs.yml is not UTF-8": ({"mkdocs.yml": b"\xff"}, 2, "mkdocs.yml:1:1: the byte 0xff"),
    "no languages": ({"mkdocs.yml": "plugins: [search]"}, 2, "mkdocs.yml:1:1: no languages"),
    "languages without a locale": (
        {"mkdocs.yml": "plugins: [{i18n: {languages: [zh, en]}}]"},
        2,
        "mkdocs.yml:1:1: no languages",
    ),
    "plugins are no list": ({"mkdocs.yml": "plugins: 7\nextra: []"}, 2, "mkdocs.yml:1:1: no languages"),
    "no docs folder": (
        {"mkdocs.yml": MKDOCS.replace("docs_dir: docs", "docs_dir: texts")},
        2,
        "texts:1:1: no such folder",
    ),
}


@pytest.mark.parametrize(("files", "code", "line"), BAD_INPUT.values(), ids=BAD_INPUT.keys())
def test_bad_input_gets_one_clear_line(files: dict[str, str | bytes], code: int, line: str, tmp_path: Path) -> None:
    result = run(write_site(tmp_path, {**TWO_PAGES, **files}), "helpcenter", "check")
    printed = (result.stdout + result.stderr).splitlines()
    assert [each for each in printed if line in each], printed
    assert result.returncode == code
    assert "Traceback" not in result.stderr


def test_a_missing_register_is_a_finding(tmp_path: Path) -> None:
    (write_site(tmp_path, TWO_PAGES) / "docs" / "channels.yml").unlink()
    result = run(tmp_path, "helpcenter", "check")
    assert result.stdout.startswith("docs/channels.yml:1:1: C501 ")
    assert result.returncode == 1


def test_a_file_without_permission_is_a_finding_and_the_rest_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(
        tmp_path,
        {
            **TWO_PAGES,
            "docs/zh/b.md": page("[gone](gone.md)\n[place](a.md#place)", type_="guide"),
            "docs/en/b.md": page("[place](a.md#place)", type_="guide"),
        },
    )
    read_bytes = Path.read_bytes

    def denied(path: Path) -> bytes:
        if path.name == "a.md":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", denied)
    assert [(each.path, each.code) for each in check(tmp_path).diagnostics] == [
        ("docs/en/a.md", "P401"),
        ("docs/zh/a.md", "P401"),
        ("docs/zh/b.md", "L201"),
    ]


def pipe(path: Path) -> None:
    os.mkfifo(path)


def link_to_nowhere(path: Path) -> None:
    path.symlink_to("nowhere.md")


def link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 40)


@pytest.mark.parametrize("make", [pipe, link_to_nowhere, link_to_itself, sparse])
def test_what_cannot_be_read_as_a_page_is_one_finding_and_the_rest_is_checked(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    def related(file: str, body: str) -> str:
        return page(body, type_="guide").replace("type:", f"related: [{file}]\ntype:")

    zh, en = "[怎样开始](a.md#place)，[怎样结束](gone.md)", "[how it begins](a.md#place) and [how it ends](gone.md)"
    pages = {"docs/zh/b.md": related("a.md", zh), "docs/en/b.md": related("a.md", en)}
    write_site(tmp_path, {**pages, "docs/en/a.md": related("b.md", "Nothing.")})
    make(tmp_path / "docs/zh/a.md")
    assert [(each.path, each.line, each.code) for each in check(tmp_path).diagnostics if each.code != "L202"] == [
        ("docs/en/b.md", 7, "L201"),
        ("docs/zh/a.md", 1, "P401"),
        ("docs/zh/b.md", 7, "L201"),
    ]


@pytest.mark.parametrize("make", [pipe, link_to_nowhere, link_to_itself])
def test_what_cannot_be_read_beside_the_pages_is_not_waited_for(make: Callable[[Path], None], tmp_path: Path) -> None:
    write_site(
        tmp_path, {**TWO_PAGES, "mkdocs.yml": MKDOCS + "theme: {custom_dir: theme}\n", "theme/main.html": "<p>a</p>"}
    )
    make(tmp_path / "theme/odd.html")
    make(tmp_path / "docs/zh/odd.png")
    assert [(each.path, each.code) for each in check(tmp_path).diagnostics] == [("docs/zh/odd.png", "P425")]
    (tmp_path / "docs/channels.yml").unlink()
    make(tmp_path / "docs/channels.yml")
    assert {each.code for each in check(tmp_path).diagnostics} == {"C501", "P425"}


@pytest.mark.parametrize("closed", ["docs/zh/more", "theme"])
def test_a_folder_that_cannot_be_listed_could_not_be_checked_and_the_rest_is(
    closed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"docs/zh/more/b.md": RIGHT, "docs/en/more/b.md": RIGHT, "theme/main.html": "<p>a</p>"}
    settings = {"mkdocs.yml": MKDOCS + "theme: {custom_dir: theme}\n"}
    write_site(tmp_path, {**TWO_PAGES, **files, **settings, "docs/zh/a.md": page("[gone](gone.md)", type_="guide")})
    scandir = os.scandir

    def denied(path: str) -> Any:
        if str(path).endswith(closed):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", denied)
    report = check(tmp_path)
    assert report.failures == (f"{closed}:1:1: the folder cannot be read: Permission denied",)
    assert ("docs/zh/a.md", "L201") in {(each.path, each.code) for each in report.diagnostics}


def test_a_page_on_which_the_parser_breaks_is_named_and_the_rest_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(tmp_path, {**TWO_PAGES, "docs/zh/a.md": page("[gone](gone.md)", type_="guide")})

    def breaks(text: str, **names: Any) -> Page:
        if names["language"] == "en":
            raise RecursionError
        return parse_page(text, **names)

    monkeypatch.setattr(examining, "parse_page", breaks)
    report = check(tmp_path)
    assert report.failures == ("docs/en/a.md:1:1: the page could not be parsed: RecursionError()",)
    assert [(each.path, each.code) for each in report.diagnostics] == [("docs/zh/a.md", "L201")]


def test_a_name_that_a_terminal_would_obey_is_printed_on_one_line(tmp_path: Path) -> None:
    write_site(tmp_path, {**TWO_PAGES, "docs/zh/a\n\x1b[2Jb.md": RIGHT})
    printed = run(tmp_path, "helpcenter", "check").stdout.splitlines()
    assert printed[0].startswith("docs/zh/a\\x0a\\x1b[2Jb.md:1:1: ")
    assert all(line.startswith(("docs/", "  help: ")) for line in printed)


@pytest.mark.parametrize("format_", ["json", "github", "sarif"])
def test_a_name_that_is_not_utf_8_is_reported_in_every_format(format_: str, tmp_path: Path) -> None:
    write_site(tmp_path, {**TWO_PAGES, os.fsdecode(b"docs/zh/\xff.md"): RIGHT})
    result = run(tmp_path, "helpcenter", "check", "--format", format_)
    assert (result.returncode, "Traceback" in result.stderr) == (1, False)
    assert "not-translated" in result.stdout


@pytest.mark.parametrize("target", ["nowhere.md", "a.md"])
def test_a_link_that_leads_nowhere_may_be_asked_about(target: str, tmp_path: Path) -> None:
    asked = write_site(tmp_path, TWO_PAGES) / "docs/zh/a.md"
    asked.unlink()
    asked.symlink_to(target)
    result = run(tmp_path, "helpcenter", "check", "docs/zh/a.md")
    assert (result.returncode, result.stderr) == (1, "1 to mend in 1 files\n")


@pytest.mark.parametrize("empty", ["docs/zh", "docs"])
def test_an_empty_folder_could_not_be_checked(empty: str, tmp_path: Path) -> None:
    write_site(tmp_path, TWO_PAGES)
    for file in (tmp_path / empty).rglob("*.md"):
        file.unlink()
    result = run(tmp_path, "helpcenter", "check")
    assert result.returncode == 2
    assert "docs/zh:1:1: no pages" in result.stderr


def test_outside_of_a_help_center_nothing_could_be_checked(tmp_path: Path) -> None:
    result = run(tmp_path, "helpcenter", "check")
    assert (result.returncode, result.stdout) == (2, "")
    assert "mkdocs.yml:1:1: not found" in result.stderr


def test_a_right_site_is_clean_from_any_folder_of_it(tmp_path: Path) -> None:
    result = run(write_site(tmp_path, TWO_PAGES) / "docs" / "zh", "helpcenter", "check")
    assert (result.returncode, result.stdout) == (0, "2 pages in 2 languages: nothing to mend\n")


def test_findings_are_printed_by_file_and_line_with_their_help(tmp_path: Path) -> None:
    write_site(tmp_path, TWO_PAGES)
    replace(tmp_path / "docs/zh/a.md", "Nothing", "[x](x.md)")
    result = run(tmp_path, "helpcenter", "check")
    assert result.stdout.splitlines() == [
        "docs/zh/a.md:6:5: L201 Link to 'x.md', but there is no such file in this language (link-to-missing-file)",
        "  help: name a file of this language, relative to this page, with its .md",
    ]
    assert result.returncode == 1


def test_the_checker_runs_where_there_is_no_mkdocs(tmp_path: Path) -> None:
    write_site(tmp_path, {**TWO_PAGES, "mkdocs/__init__.py": "raise ImportError", "markdown.py": "raise ImportError"})
    result = run(tmp_path, "helpcenter", "check")
    assert result.returncode == 0, result.stderr


def test_files_of_editors_and_systems_are_no_pages(tmp_path: Path) -> None:
    write_site(tmp_path, {**TWO_PAGES, "docs/zh/.a.md.swp": b"\xff", "docs/zh/.drafts/b.md": "# no page"})
    assert check(tmp_path).diagnostics == ()


def test_a_terminal_that_cannot_show_chinese_still_shows_the_rest(tmp_path: Path) -> None:
    write_site(tmp_path, {**TWO_PAGES, "docs/zh/a.md": page("[去](页.md)", type_="guide")})
    result = run(tmp_path, "helpcenter", "check", PYTHONIOENCODING="ascii")
    assert result.returncode == 1
    assert result.stdout.startswith("docs/zh/a.md:6:5: L201 Link to '\\u9875.md'")


@pytest.mark.parametrize("docs", ["docs/", "./docs", "site/../docs"])
def test_a_folder_may_be_written_in_any_way(docs: str, tmp_path: Path) -> None:
    write_site(tmp_path, {**TWO_PAGES, "mkdocs.yml": MKDOCS.replace("docs_dir: docs", f"docs_dir: {docs}")})
    assert check(tmp_path).diagnostics == ()


def test_plugins_may_be_a_mapping(tmp_path: Path) -> None:
    plugins = "plugins: {i18n: {languages: [{locale: en}, {locale: zh, default: true}]}}\n"
    assert check(write_site(tmp_path, {**TWO_PAGES, "mkdocs.yml": plugins})).diagnostics == ()


LINK = page("[gone](gone.md)", type_="guide")


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A site with a wrong link on each of its four pages."""
    names = ("docs/zh/a.md", "docs/en/a.md", "docs/zh/账户/b.md", "docs/en/账户/b.md")
    return write_site(tmp_path / "site", dict.fromkeys(names, LINK))


@pytest.mark.parametrize(
    ("folder", "paths", "printed"),
    [
        (".", ["docs/zh"], ["docs/zh/a.md", "docs/zh/账户/b.md"]),
        (".", ["docs/zh/a.md", "docs/en/账户/"], ["docs/en/账户/b.md", "docs/zh/a.md"]),
        ("docs/zh", ["."], ["docs/zh/a.md", "docs/zh/账户/b.md"]),
        ("docs/zh/账户", ["../../en/a.md"], ["docs/en/a.md"]),
        ("docs/zh", ["{site}/docs/en/a.md"], ["docs/en/a.md"]),
        (".", ["docs/channels.yml"], []),
        (".", [".", "docs/zh"], ["docs/en/a.md", "docs/en/账户/b.md", "docs/zh/a.md", "docs/zh/账户/b.md"]),
    ],
)
def test_only_what_is_wrong_in_the_chosen_paths_is_printed(
    folder: str, paths: list[str], printed: list[str], wrong: Path
) -> None:
    result = run(wrong / folder, "helpcenter", "check", *(path.format(site=wrong) for path in paths))
    assert [line.partition(":")[0] for line in result.stdout.splitlines() if " L201 " in line] == printed
    assert result.returncode == bool(printed)
    if printed:
        assert result.stderr == f"{len(printed)} to mend in {len(printed)} files\n"
    else:
        assert result.stdout == f"4 pages in 2 languages: nothing to mend in {paths[0]}\n"


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("docs/fr", "docs/fr: no such file or folder"),
        ("..", "..: not in this project, which is {site}"),
        ("/", "/: not in this project, which is {site}"),
    ],
)
def test_a_path_that_is_not_in_the_project_could_not_be_checked(path: str, line: str, wrong: Path) -> None:
    result = run(wrong, "helpcenter", "check", "docs/zh", path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"helpcenter: could not check: {line.format(site=wrong)}\n"


def test_a_page_that_is_a_link_is_chosen_by_its_own_name(wrong: Path) -> None:
    (wrong / "docs/zh/c.md").symlink_to("a.md")
    assert "docs/zh/c.md:6:8: L201 " in run(wrong, "helpcenter", "check", "docs/zh/c.md").stdout


def test_a_project_below_a_link_is_checked_by_the_names_it_is_given(wrong: Path) -> None:
    link = wrong.with_name("link")
    link.symlink_to(wrong)
    result = run(wrong, "helpcenter", "check", str(link / "docs" / "zh" / "a.md"))
    assert result.stderr == "1 to mend in 1 files\n"


@pytest.mark.parametrize(
    "found", [(), (Diagnostic("docs/zh/a.md", 1, 1, "S101", "name", Message("message"), Message("hint")),)]
)
def test_a_rule_that_broke_could_not_check_and_the_rest_is_printed(
    found: tuple[Diagnostic, ...], wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(wrong)
    broken = Report(found, (Message("S102 on docs/zh/a.md: ValueError"),), 4, 2)
    monkeypatch.setattr(checking, "check", lambda _root, **_: broken)
    assert command.main(["check"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ("docs/zh/a.md:1:1: S101 message (name)\n  help: hint\n" if found else "")
    assert printed.err.endswith("helpcenter: could not check: S102 on docs/zh/a.md: ValueError\n")


@pytest.mark.parametrize("arguments", [[], ["check", "--format", "xml"], ["mend"]])
def test_a_command_that_is_none_is_not_taken_for_a_clean_site(arguments: list[str], wrong: Path) -> None:
    assert run(wrong, "helpcenter", *arguments).returncode == 2


def test_a_plain_check_loads_nothing_of_git_and_archives(wrong: Path) -> None:
    result = run(wrong, "helpcenter", "check", PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in result.stderr.splitlines()}
    assert "helpcenter.checking" in loaded
    assert not loaded & {"subprocess", "tarfile", "tempfile", "tqdm", "helpcenter.since", "helpcenter.reports"}
