"""The guides for writers: what they tell to type works, in so many lines, and both languages tell the same."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpcenter.command_line.main import parser_in
from helpcenter.messages import ENGLISH
from helpcenter.preview.editors import ADDRESSES, VARIABLE
from sites import GIT, ROOT, append, commit, git, run

GUIDES = {"en": "CONTRIBUTING.md", "zh": "CONTRIBUTING.zh.md"}
BASH = shutil.which("bash") or "bash"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
MARK = re.compile(r"【(?:待写：|TODO: )(?P<what>[^】]*)】")
MOST_FOR_A_CORRECTION, MOST_FOR_A_PROCEDURE = 4, 8  # commands that a new writer is willing to type


def guide(language: str) -> str:
    return (ROOT / GUIDES[language]).read_text(encoding="utf-8")


def blocks(language: str, kind: str) -> list[str]:
    return [code for found, code in FENCE.findall(guide(language)) if found == kind]


def commands(language: str, place: int) -> list[str]:
    return blocks(language, "sh")[place].splitlines()


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A repository that stands for the one on a forge, with this project in it as it is."""
    work, forge = tmp_path / "work", tmp_path / "help-center.git"
    ignored = shutil.ignore_patterns(".venv", ".git", "site", ".*_cache", "__pycache__", ".hypothesis", "tests")
    shutil.copytree(ROOT, work, ignore=ignored)
    git(work, "init", "--quiet", "--initial-branch=main")
    commit(work)
    git(tmp_path, "clone", "--quiet", "--bare", str(work), str(forge))
    return forge


def type_in(folder: Path, line: str) -> None:
    """Type a line of a guide; .venv is the one that runs this test."""
    if not (folder / ".venv").exists() and (folder / "Makefile").exists():
        (folder / ".venv").symlink_to(Path(sys.prefix))
    typed = [BASH, "-euc", line.replace("make check", ".venv/bin/helpcenter check")]
    done = subprocess.run(typed, cwd=folder, env=GIT, capture_output=True, check=False)
    assert done.returncode == ("helpcenter new" in line), (line, done.stdout.decode(), done.stderr.decode())


def clone(line: str, published: Path, folder: Path) -> Path:
    """Type the first line of a guide, with the address of this repository."""
    [address] = re.findall(r"https://\S+", line)
    assert line == f"git clone {address} && cd help-center"
    type_in(folder, line.replace(address, str(published)))
    return folder / "help-center"


def is_right(published: Path, branch: str, folder: Path) -> bool:
    """Tell whether what is at the forge passes the check."""
    git(folder.parent, "clone", "--quiet", "--branch", branch, str(published), folder.name)
    return run(folder, "helpcenter", "check").returncode == 0


@pytest.mark.parametrize("language", GUIDES)
def test_a_first_correction_takes_four_commands(language: str, published: Path, tmp_path: Path) -> None:
    first, serve, *others = commands(language, 0)
    assert len([first, serve, *others]) <= MOST_FOR_A_CORRECTION
    assert serve == "make serve"
    folder = clone(first, published, tmp_path)
    append(folder / "docs/zh/about.md", "\n改好了。\n")
    for line in others:
        type_in(folder, line)
    assert is_right(published, "main", tmp_path / "again")
    assert "改好了。" in (tmp_path / "again/docs/zh/about.md").read_text(encoding="utf-8")


def fill(page: Path) -> None:
    """Write something in place of every mark of a new page, as a writer does."""
    words = {"zh": "这里写给读者看的话", "en": "What readers are told here"}[page.parts[-3]]
    numbers = iter(
        "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥" if page.parts[-3] == "zh" else "ABCDEFGHIJKLMNOPQRSTUV"
    )
    text = MARK.sub(lambda _: f"{words} {next(numbers)}", page.read_text(encoding="utf-8"))
    page.write_text(re.sub(r"^owner: .*", "owner: payments", text, flags=re.MULTILINE), encoding="utf-8")


@pytest.mark.parametrize("language", GUIDES)
def test_a_new_procedure_takes_eight_commands(language: str, published: Path, tmp_path: Path) -> None:
    lines = commands(language, 1)
    assert len(lines) <= MOST_FOR_A_PROCEDURE
    folder = clone(commands(language, 0)[0], published, tmp_path)
    for line in lines:
        if line == "make serve":
            for each in ("zh", "en"):
                fill(folder / "docs" / each / "payments/top-up.md")
        else:
            type_in(folder, line)
    assert is_right(published, "top-up", tmp_path / "again")
    assert (tmp_path / "again/docs/en/payments/top-up.md").is_file()


def test_both_guides_tell_the_same() -> None:
    """What is typed is the same but for the words of a message."""
    for kind in ("sh", "lua", "toml"):
        same = [[re.sub(r'--message "[^"]*"', "", each) for each in blocks(language, kind)] for language in GUIDES]
        assert same[0] == same[1]
    levels = [re.findall(r"^#+", FENCE.sub("", guide(language)), re.MULTILINE) for language in GUIDES]
    assert levels[0] == levels[1]


@pytest.mark.parametrize("language", GUIDES)
def test_the_guides_name_every_command_and_none_that_there_is_not(language: str) -> None:
    [action] = [each for each in parser_in(ENGLISH)._actions if each.dest == "command"]  # noqa: SLF001 -- no public way
    assert isinstance(action.choices, dict)
    rows = [row.split("|")[1] for row in guide(language).splitlines() if row.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`([a-z-]+)`", row)} == {*action.choices}


@pytest.mark.parametrize("line", [line for block in blocks("en", "sh") for line in block.splitlines()])
def test_every_line_that_is_typed_can_be_understood(line: str) -> None:
    command, *arguments = shlex.split(line)
    if command == ".venv/bin/helpcenter":
        assert parser_in(ENGLISH).parse_args(arguments)


@pytest.mark.parametrize("language", GUIDES)
def test_every_link_of_the_guides_leads_somewhere(language: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", FENCE.sub("", guide(language))):
        assert target.startswith("https:") or target == "../support/contact.md" or (ROOT / target).exists(), target


@pytest.mark.parametrize("language", GUIDES)
def test_the_guides_name_every_editor_that_a_preview_can_open(language: str) -> None:
    text = guide(language).partition(VARIABLE)[2]
    assert {*ADDRESSES} - {*re.findall(r"`([a-z]+)`", text)} == {"vscode"}
