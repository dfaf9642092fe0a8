"""The check runs beside MkDocs in a process of its own, which dies with it, and without which nothing is published."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from helpcenter.background import BackgroundCheck
from sites import copy_project, replace, run

PATIENCE = 30  # seconds until a process must have ended
MKDOCS = [sys.executable, "-m", "mkdocs"], [str(Path(sys.executable).parent / "mkdocs")]
# What a shell starts in the background ignores an interrupt, and so does all that is started from there.
HEARING_INTERRUPTS = (
    sys.executable,
    "-c",
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])",
)
PAGES = "    examined = ["
BUILT = "    built = reader.read("


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of this project with a site that was built before."""
    root = copy_project(tmp_path)
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("built before", encoding="utf-8")
    return root


def change_engine(root: Path, before: str, statement: str) -> dict[str, str]:
    """Put a statement into the copy of the engine, and return the environment in which it is the one that runs."""
    replace(root / "hooks/helpcenter/checking.py", before, f"    {statement}\n{before}")
    return {"PYTHONPATH": str(root / "hooks")}


@pytest.mark.parametrize("before", [PAGES, BUILT])
def test_where_the_process_that_checks_dies_nothing_is_published(before: str, project: Path) -> None:
    environment = change_engine(project, before, "import os; os.kill(os.getpid(), 9)")
    built = run(project, "mkdocs", "build", "-q", **environment)
    assert built.returncode == 2
    assert "helpcenter: could not check: the process that was checking the pages has ended" in built.stdout
    assert "Traceback" not in built.stderr
    assert [file.name for file in (project / "site").iterdir()] == ["index.html"]


@pytest.mark.parametrize("before", [PAGES, BUILT])
def test_where_the_check_itself_breaks_nothing_is_published(before: str, project: Path) -> None:
    built = run(project, "mkdocs", "build", "-q", **change_engine(project, before, "raise RuntimeError"))
    assert built.returncode == 2
    assert "RuntimeError" in built.stderr
    assert "Fatal" not in built.stderr
    assert [file.name for file in (project / "site").iterdir()] == ["index.html"]


def test_a_process_that_died_before_it_was_asked_can_be_ended(project: Path) -> None:
    check = BackgroundCheck(project, "mkdocs.yml")
    check.begin()
    process = check._process  # noqa: SLF001 -- nobody else can let it die
    assert process
    process.kill()
    process.wait()
    check.read_ahead(project / "site", (), "zh")
    check.end()


def test_where_mkdocs_breaks_on_a_page_the_findings_are_said_all_the_same(project: Path) -> None:
    replace(project / "docs/zh/faq.md", "type: faq", "type: faq\ntemplate: gone.html")
    replace(project / "docs/en/faq.md", "](", "](no-such-")
    built = run(project, "mkdocs", "build", "-q")
    assert built.returncode == 1
    assert "L201 Link to 'no-such-" in built.stderr
    assert "Traceback" not in built.stderr


@pytest.mark.parametrize("mkdocs", MKDOCS, ids=["python -m mkdocs", "mkdocs"])
@pytest.mark.parametrize("command", ["build", "serve"])
@pytest.mark.parametrize("sent", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_the_process_that_checks_ends_with_mkdocs(sent: str, command: str, mkdocs: list[str], project: Path) -> None:
    """The process writes where MkDocs writes its errors: there is an end to them when both have ended."""
    change = 'import sys, time; print("checking", file=sys.stderr, flush=True); time.sleep(3600)'
    environment = {**os.environ, **change_engine(project, PAGES, change)}
    arguments = [*mkdocs, command, "-q", *(["--dev-addr", "127.0.0.1:0"] if command == "serve" else [])]
    with subprocess.Popen(
        [*HEARING_INTERRUPTS, *arguments],
        cwd=project,
        env=environment,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        assert process.stderr
        try:
            assert any(line == "checking\n" for line in process.stderr)
            os.killpg(process.pid, signal.Signals[sent])
            _, errors = process.communicate(timeout=PATIENCE)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    assert process.returncode != 0
    assert "Traceback" not in errors


def test_a_check_that_was_ended_can_begin_anew(project: Path) -> None:
    """As that of a preview does, whose process may have died."""
    check = BackgroundCheck(project, "mkdocs.yml")
    for _ in range(2):
        check.begin()
        assert check.report().diagnostics == ()
        check.end()


def test_rendering_loads_none_of_what_checks(project: Path) -> None:
    hook = "import sys\n\ndef on_shutdown():\n    print(*sys.modules)\n"
    (project / "hooks/loaded.py").write_text(hook, encoding="utf-8")
    replace(project / "mkdocs.yml", "  - hooks/mkdocs_hooks.py", "  - hooks/mkdocs_hooks.py\n  - hooks/loaded.py")
    built = run(project, "mkdocs", "build", "-q")
    assert built.returncode == 0
    loaded = {name for name in built.stdout.split() if name.startswith("helpcenter.")}
    parts = {"background", "diagnostics", "kept", "markdown", "messages", "model", "project", "shared_parts"}
    assert {name.split(".")[1] for name in loaded} == parts
