"""The same commit gives the same bytes: elsewhere, on another day, in another time zone, language and order of sets."""

from __future__ import annotations

from pathlib import Path

import pytest

from moved_clock import MovedClock
from sites import GIT, commit, copy_project, git, run
from this_site import HOST

ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "4242"}
HERE = {"TZ": "America/Los_Angeles", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}


def packed(root: Path, **environment: str) -> dict[str, bytes]:
    """Build and pack a copy of this site whose every file is in a commit, and return what is in it."""
    (root / ".gitignore").write_text("/site*\n.helpcenter_cache/\n__pycache__/\n", encoding="utf-8")
    git(root, "init", "--quiet")
    git(root, "config", "core.autocrlf", "false")
    commit(root)
    for command in (("mkdocs", "build", "--quiet"), ("helpcenter", "pack")):
        result = run(root, *command, SITE_URL=HOST, **environment)
        assert result.returncode == 0, result.stdout + result.stderr
    site = root / "site"
    return {each.relative_to(site).as_posix(): each.read_bytes() for each in site.rglob("*") if each.is_file()}


def test_what_is_packed_is_the_same_wherever_and_whenever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for whose in ("AUTHOR", "COMMITTER"):
        monkeypatch.setitem(GIT, f"GIT_{whose}_DATE", "2026-11-22T00:00:00Z")  # so that both are one commit
    clock = MovedClock(tmp_path / "clock", days=400)
    here = packed(copy_project(tmp_path / "here"), **HERE)
    elsewhere = packed(copy_project(tmp_path / "else where/这里"), **{**ELSEWHERE, **clock.environment})
    assert {command.rpartition(" -m ")[2].split()[0] for _, command in clock.started} >= {"mkdocs", "helpcenter"}
    assert b'"commit": "' in here["manifest.json"]
    assert sorted(here) == sorted(elsewhere)
    assert [name for name, content in here.items() if content != elsewhere[name]] == []
