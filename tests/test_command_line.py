"""What every command has in common: help, languages, colour, completion, exit codes."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
import termios
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pytest

from helpcenter import commands, terminal
from helpcenter.command_line.main import main, parser_in
from helpcenter.publishing import commands as publishing
from sites import MKDOCS, page, run, write_site

WRONG = page("## Steps {#steps}\n\n1.  **Open.**\n    {: #open }\n\n3.  **Send.**\n    {: #send }\n")
WRONG_SITE: dict[str, str | bytes] = {"mkdocs.yml": MKDOCS, "docs/zh/a.md": WRONG, "docs/en/a.md": WRONG}
ENGLISH_WORDS = re.compile(r"(?<![\w`./-])(?:the|of|this|what|which|and|usage|options|error)(?![\w-])")


def names() -> list[str]:
    [action] = [each for each in parser_in("en")._actions if each.dest == "command"]  # noqa: SLF001 -- no public way
    assert isinstance(action.choices, dict)
    return [*action.choices]


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    return write_site(tmp_path, WRONG_SITE)


@pytest.mark.parametrize("name", ["", *names()])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_command_says_what_it_does_in_both_languages(
    name: str, language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    with pytest.raises(SystemExit) as ended:
        main(["--lang", language, *filter(None, [name]), "--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert bool(ENGLISH_WORDS.search(said)) == (language == "en")
    assert ("用法：" in said) == (language == "zh")


@pytest.mark.parametrize("arguments", [["--lang", "zh", "check"], ["check", "--lang", "zh"], ["check", "--lang=zh"]])
def test_the_language_is_chosen_before_or_behind_the_command(arguments: list[str], wrong: Path) -> None:
    assert "改法：" in run(wrong, "helpcenter", *arguments).stdout


def test_the_language_is_that_of_the_system_where_none_is_chosen(wrong: Path) -> None:
    result = run(wrong, "helpcenter", "check", LANGUAGE="", LC_ALL="", LANG="zh_CN.UTF-8")
    assert "改法：" in result.stdout
    assert "要改" in result.stderr


def test_the_version_is_that_of_the_package(tmp_path: Path) -> None:
    assert run(tmp_path, "helpcenter", "--version").stdout == f"helpcenter {version('helpcenter')}\n"


EXIT_CODES = {
    "nothing is wrong": (["explain", "S101"], 0),
    "something is": (["check"], 1),
    "a path that is not there": (["check", "docs/none.md"], 2),
    "a command that is none": (["chekc"], 2),
    "an option that is none": (["check", "--quickly"], 2),
    "a language that is none": (["--lang", "fr", "check"], 2),
    "a language that is not said": (["check", "--lang"], 2),
    "no command": ([], 2),
}


@pytest.mark.parametrize(("arguments", "code"), EXIT_CODES.values(), ids=EXIT_CODES.keys())
def test_the_exit_code_tells_what_came_of_it(arguments: list[str], code: int, wrong: Path) -> None:
    result = run(wrong, "helpcenter", *arguments)
    assert result.returncode == code
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(("error", "code"), [(RuntimeError("of the program"), 2), (KeyboardInterrupt(), 130)])
def test_a_mistake_of_the_program_is_not_taken_for_one_of_the_pages(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> int:
        raise error

    monkeypatch.setattr(commands, "check", fail)
    assert main(["check"]) == code
    assert ("this is a mistake in helpcenter itself" in capsys.readouterr().err) == (code == 2)


def test_nothing_is_said_where_nobody_reads_on(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "helpcenter", "explain"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def on_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """Return what Python, started with these arguments, prints on a terminal."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    variables = {**os.environ, "TERM": "xterm", **environment}
    command = [sys.executable, *arguments]
    with subprocess.Popen(command, cwd=folder, env=variables, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        printed = b""
        while True:
            try:
                printed += os.read(ours, 65536)
            except OSError:  # Linux says so when the other end is closed
                break
        process.wait()
    os.close(ours)
    return printed.decode()


COLOURS = {
    "on a terminal": ({}, True),
    "where nobody wants it": ({"NO_COLOR": "1"}, False),
    "where it is not said": ({"NO_COLOR": ""}, True),
    "on a dumb one": ({"TERM": "dumb"}, False),
}


@pytest.mark.parametrize(("environment", "is_coloured"), COLOURS.values(), ids=COLOURS.keys())
def test_colour_is_for_terminals(environment: dict[str, str], is_coloured: bool, wrong: Path) -> None:  # noqa: FBT001
    printed = on_terminal(wrong, "-m", "helpcenter", "check", **environment)
    assert ("\x1b[1mdocs/en/a.md:" in printed) == is_coloured
    assert ("\x1b[" in printed) == is_coloured
    assert "S101" in printed


def test_what_is_no_terminal_gets_no_colour_and_no_bar(wrong: Path) -> None:
    result = run(wrong, "helpcenter", "check")
    assert "\x1b" not in result.stdout + result.stderr


def test_a_change_is_coloured_line_by_line(wrong: Path) -> None:
    printed = on_terminal(wrong, "-m", "helpcenter", "fix", "--diff")
    assert "\x1b[31m-3.  **Send.**\x1b[0m" in printed
    assert "\x1b[32m+2.  **Send.**\x1b[0m" in printed


@pytest.mark.parametrize(("patience", "is_shown"), [(0, True), (60, False)])
def test_a_bar_is_shown_once_a_run_takes_long(patience: int, is_shown: bool, tmp_path: Path) -> None:  # noqa: FBT001
    script = (
        "from helpcenter import terminal\n"
        f"terminal.PATIENCE = {patience}\n"
        "print(sum(terminal.bar(range(1000), 1000)))\n"
    )
    printed = on_terminal(tmp_path, "-c", script)
    assert "499500" in printed
    assert ("/1000" in printed) == is_shown


RUNS = {"check": commands, "fix": commands, "stamp": commands, "status": commands, "pack": publishing}


@pytest.mark.parametrize(("command", "module"), RUNS.items())
def test_whatever_may_take_long_can_be_watched(
    command: str, module: ModuleType, wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    totals: list[int] = []

    def bar(items: Iterable[object], total: int) -> Iterable[object]:
        totals.append(total)
        return items

    write_site(wrong, {"site/index.html": "<!doctype html><title>x</title>"})
    monkeypatch.chdir(wrong)
    monkeypatch.setattr(module, "bar", bar)
    main([command])
    assert totals[0] > 0


def test_a_run_is_watched_only_after_two_seconds() -> None:
    assert terminal.PATIENCE == 2


def completed(line: str, folder: Path) -> set[str]:
    """Return what bash offers behind a line that was begun."""
    words = line.split(" ")
    script = (
        f"source <({sys.executable} -m helpcenter completion bash)\n"
        f"COMP_WORDS=({line})\nCOMP_CWORD={len(words) - 1}\nCOMP_LINE='{line}'\nCOMP_POINT={len(line)}\n"
    )
    script += '_shtab_helpcenter helpcenter "${COMP_WORDS[COMP_CWORD]}" ""\nprintf "%s\\n" "${COMPREPLY[@]}"'
    bash = shutil.which("bash") or pytest.skip("there is no bash")
    done = subprocess.run([bash, "-c", script], cwd=folder, capture_output=True, encoding="utf-8", check=True)
    return {each.strip() for each in done.stdout.splitlines()} - {""}


COMPLETIONS = {
    "commands": ("helpcenter st", {"stamp", "status"}),
    "options": ("helpcenter fix --d", {"--diff"}),
    "values": ("helpcenter check --format s", {"sarif"}),
    "files": ("helpcenter check docs/e", {"docs/en"}),
}


@pytest.mark.parametrize(("line", "offered"), COMPLETIONS.values(), ids=COMPLETIONS.keys())
def test_a_shell_completes(line: str, offered: set[str], wrong: Path) -> None:
    assert {each.rstrip("/") for each in completed(line, wrong)} == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_there_is_completion_for_every_shell_that_is_named(shell: str, tmp_path: Path) -> None:
    assert "explain" in run(tmp_path, "helpcenter", "completion", shell).stdout


def test_nothing_is_loaded_for_a_command_before_it_is_run() -> None:
    script = (
        "import sys\nfrom helpcenter.command_line.main import parser_in\nparser_in('en')\n"
        "print(*(name for name in sys.modules if name.startswith('helpcenter.')))"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True).stdout
    assert {name.split(".")[1] for name in loaded.split()} == {"command_line", "diagnostics", "messages", "model"}
