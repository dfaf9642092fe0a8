"""Set-up: the lock file, the browser, and what happens where there is none."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator

import pytest

import chromium
from sites import ROOT

LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")
PIN = re.compile(
    r"^(?P<name>[\w.-]+)==\S+(?: ; [^\\\n]+)? \\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+", re.MULTILINE
)


def test_the_lock_file_holds_versions_and_hashes_only() -> None:
    rest = PIN.sub("", LOCK)
    assert [line for line in rest.splitlines() if line and not line.startswith("#")] == []
    assert not re.search(r"://|\.(?:org|com|net|io)\b", LOCK)


def test_every_dependency_is_in_the_lock_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [
        project["project"]["dependencies"],
        project["build-system"]["requires"],
        *project["dependency-groups"].values(),
    ]
    wanted = {re.split(r"[^\w.-]", each)[0].lower() for group in groups for each in group}
    assert wanted <= {match["name"].lower() for match in PIN.finditer(LOCK)}


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (([], [], []), None),
        ((["here"], ["playwright"], ["debian"]), "here"),
        (([], ["playwright"], ["debian"]), "playwright"),
        (([], [], ["debian"]), "debian"),
        ((["broken"], ["broken"], ["debian"]), "debian"),
    ],
)
def test_a_browser_is_taken_from_the_nearest_source_where_one_starts(
    sources: tuple[list[str], ...], expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def source(found: list[str]) -> Iterator[str]:
        asked.append(found)
        yield from found

    for name, found in zip(("_present", "_downloaded_by_playwright", "_packaged_by_debian"), sources, strict=True):
        monkeypatch.setattr(chromium, name, lambda found=found: source(found))
    monkeypatch.setattr(chromium, "_starts", lambda path: path != "broken")
    assert chromium.find_chromium() == expected
    assert len(asked) == (3 if expected is None else 1 + [expected in each for each in sources].index(True))


WITHOUT_BROWSER = """
import sys, chromium, pytest
chromium.find_chromium = lambda: None
sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", "tests/test_browser.py", "-k", "404"]))
"""


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_without_a_browser_the_tests_say_so_and_fail_under_ci(ci: str, code: int) -> None:
    environment = {**os.environ, "CI": ci, "PYTHONPATH": str(ROOT / "tests")}
    result = subprocess.run(
        [sys.executable, "-c", WITHOUT_BROWSER],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == code
    assert "! THE BROWSER TESTS DID NOT RUN !" in result.stdout


def test_the_command_that_makes_the_lock_file_names_every_group() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.findall(r"--group (\w+)", makefile) == list(project["dependency-groups"])
