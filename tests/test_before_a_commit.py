"""What runs before a commit, and what Visual Studio Code is told of this project."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpcenter.command_line.main import parser_in
from helpcenter.messages import ENGLISH
from sites import GIT, ROOT, append, commit, copy_project, git, replace, run

CONFIG: dict[str, Any] = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
TASKS: dict[str, Any] = json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))
SETTINGS: dict[str, Any] = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
BIN = ".venv/bin/"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of this project under git, with all of it ready to be committed."""
    root = copy_project(tmp_path)
    for name in (".pre-commit-config.yaml", ".gitignore", "pyproject.toml"):
        (root / name).write_bytes((ROOT / name).read_bytes())
    replace(root / ".gitignore", "/.venv/", "/.venv")
    (root / ".venv").symlink_to(ROOT / ".venv")
    git(root, "init", "--quiet")
    commit(root)
    return root


def before_a_commit(root: Path) -> tuple[int, str]:
    git(root, "add", "--all")
    home = {"PRE_COMMIT_HOME": str(root / ".git" / "pre-commit"), **GIT}
    done = run(root, "pre_commit", "run", "--all-files", **home)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.skipif(not (ROOT / BIN).is_dir(), reason="runs what .venv holds")
def test_a_commit_is_held_up_until_its_pages_are_right(repository: Path) -> None:
    assert before_a_commit(repository)[0] == 0
    append(repository / "docs/zh/faq.md", "\n[写错](no-such-page.md)\n")
    code, said = before_a_commit(repository)
    assert code == 1
    assert "docs/zh/faq.md" in said
    assert "L201" in said


@pytest.mark.skipif(not (ROOT / BIN).is_dir(), reason="runs what .venv holds")
def test_what_a_rule_can_mend_is_mended_before_a_commit(repository: Path) -> None:
    page = repository / "docs/zh/account/reset-password.md"
    right = page.read_text(encoding="utf-8")
    page.write_text(right.replace("\n3.  **", "\n4.  **"), encoding="utf-8")
    code, said = before_a_commit(repository)
    assert (code, page.read_text(encoding="utf-8")) == (1, right)
    assert "files were modified by this hook" in said
    assert before_a_commit(repository)[0] == 0


@pytest.mark.parametrize(
    ("kind", "file"), [("config", ".pre-commit-config.yaml"), ("manifest", ".pre-commit-hooks.yaml")]
)
def test_the_files_are_what_pre_commit_reads(kind: str, file: str) -> None:
    done = run(ROOT, "pre_commit", f"validate-{kind}", file)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize("entry", [hook["entry"] for hook in [*CONFIG["repos"][0]["hooks"], *HOOKS]])
def test_every_hook_runs_a_command_that_there_is(entry: str) -> None:
    command, *arguments = shlex.split(entry.removeprefix(BIN))
    assert command == "ruff" or parser_in(ENGLISH).parse_args(arguments)


def test_the_server_is_started_by_a_command_that_there_is() -> None:
    assert SETTINGS["glspc.server.command"] == f"{BIN}helpcenter"
    assert parser_in(ENGLISH).parse_args(SETTINGS["glspc.server.commandArguments"]).command == "lsp"


def test_every_task_runs_a_command_that_there_is() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for task in TASKS["tasks"]:
        command, *arguments = shlex.split(task["command"])
        assert (arguments[0] in targets) if command == "make" else parser_in(ENGLISH).parse_args(arguments)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_problem_matchers_read_what_is_printed(language: str, tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    append(root / "docs/zh/faq.md", "\n[写错](no-such-page.md)\n")
    printed = run(root, "helpcenter", "--lang", language, "check").stdout
    matchers = [task["problemMatcher"] for task in TASKS["tasks"] if task["problemMatcher"]]
    assert len(matchers) == 2
    for matcher in matchers:
        pattern = matcher["pattern"]
        [found] = [match for line in printed.splitlines() if (match := re.search(pattern["regexp"], line))]
        assert (found[pattern["file"]], found[pattern["code"]]) == ("docs/zh/faq.md", "L201")
        assert int(found[pattern["line"]]) > 1
