"""`helpcenter check --since`: what a revision of git had wrong already is forgiven, and nothing else is."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import helpcenter.since
from helpcenter import check
from helpcenter.diagnostics import Report
from helpcenter.messages import Message
from helpcenter.since import forgive
from sites import MKDOCS, commit, git, page, replace, run, write_site

OLD = "docs/zh/a.md:6:8: L201 Link to 'gone.md'"
BODY = "[gone](gone.md)\n" + "".join(f"Line {letter}.\n" for letter in "bcdefghijklmnopqrstu")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A repository with a site of two pages, one of which has a link that leads nowhere."""
    git(tmp_path, "init", "--quiet")
    text = page(type_="guide")
    write_site(tmp_path, {"docs/zh/a.md": text + BODY, "docs/en/a.md": text})
    commit(tmp_path)
    return tmp_path


def found(result: subprocess.CompletedProcess[str]) -> list[str]:
    """Return place and code of what is printed as new."""
    return [" ".join(line.split()[:2]) for line in result.stdout.splitlines() if line.startswith("docs/")]


def test_what_stood_there_is_forgiven_and_listed(site: Path) -> None:
    result = run(site, "helpcenter", "check", "--since", "HEAD")
    assert (result.returncode, result.stdout) == (0, "2 pages in 2 languages: nothing to mend since HEAD\n")
    first, second, *_ = result.stderr.splitlines()
    assert first == "1 finding stood there at HEAD and is forgiven:"
    assert second.startswith(OLD)


def insert_lines(site: Path) -> None:
    replace(site / "docs/zh/a.md", "[gone]", "Line.\n\n[gone]")


def write_it_twice(site: Path) -> None:
    replace(site / "docs/zh/a.md", "[gone](gone.md)\n", "[gone](gone.md)\n\n[gone](gone.md)\n")


def write_it_on_another_line(site: Path) -> None:
    replace(site / "docs/zh/a.md", "[gone]", "→→→ [gone]")


def write_it_on_another_page(site: Path) -> None:
    replace(site / "docs/zh/a.md", "[gone](gone.md)\n", "")
    write_site(site, {"docs/en/a.md": page("[gone](gone.md)", type_="guide")})


def make_another_mistake(site: Path) -> None:
    replace(site / "docs/zh/a.md", "Line e.", "[place](#nowhere)")


def move(site: Path) -> None:
    for language in ("zh", "en"):
        (site / "docs" / language / "a.md").rename(site / "docs" / language / "新 b.md")


def move_and_stage(site: Path) -> None:
    move(site)
    git(site, "add", "--all")


def move_the_docs(site: Path) -> None:
    (site / "docs").rename(site / "docs2")
    replace(site / "mkdocs.yml", "docs_dir: docs", "docs_dir: docs2")


def mend(site: Path) -> None:
    replace(site / "docs/zh/a.md", "[gone](gone.md)\n", "")


CHANGES: dict[str, tuple[Callable[[Path], None], list[str], int]] = {
    "the line moved": (insert_lines, [], 1),
    "there is one more": (write_it_twice, ["docs/zh/a.md:8:8: L201"], 1),
    "the line is another": (write_it_on_another_line, ["docs/zh/a.md:6:12: L201"], 0),
    "the page is another": (write_it_on_another_page, ["docs/en/a.md:6:8: L201"], 0),
    "the mistake is another": (make_another_mistake, ["docs/zh/a.md:10:9: L202"], 1),
    "the page was moved": (move, [], 1),
    "the page was moved and staged": (move_and_stage, [], 1),
    "the folder of the pages was moved": (move_the_docs, [], 1),
    "it was mended": (mend, [], 0),
}


@pytest.mark.parametrize(("change", "new", "forgiven"), CHANGES.values(), ids=CHANGES.keys())
def test_a_finding_is_forgiven_as_often_as_it_was_there(
    change: Callable[[Path], None], new: list[str], forgiven: int, site: Path
) -> None:
    change(site)
    result = run(site, "helpcenter", "check", "--since", "HEAD")
    assert found(result) == new
    assert result.stderr.count(" L201 ") == forgiven
    assert result.returncode == bool(new)


def test_the_same_line_with_another_message_is_new(site: Path) -> None:
    steps = "## Steps {#steps}\n\n1. Open.\n    {: #open }\n5. Look.\n    {: #look }\n"
    write_site(site, {"docs/zh/a.md": page(steps), "docs/en/a.md": page(steps)})
    commit(site)
    replace(site / "docs/zh/a.md", "5.", "2. Sign in.\n    {: #sign-in }\n5.")
    result = run(site, "helpcenter", "check", "--since", "HEAD", "docs/zh")
    assert found(result) == ["docs/zh/a.md:12:1: S101"]
    assert result.stdout.splitlines()[0].endswith("numbered 5, expected 3 (step-out-of-sequence)")


def test_a_project_in_a_folder_of_the_repository_is_compared_with_itself(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    project = write_site(tmp_path / "help" / "站", {"docs/zh/a.md": page(type_="guide") + BODY, "docs/en/a.md": page()})
    commit(tmp_path)
    replace(project / "docs/zh/a.md", "Line e.", "[place](#nowhere)")
    arguments = ("helpcenter", "check", "--since", "HEAD", "--format", "json", "docs/zh")
    result = run(project, *arguments, GIT_DIR=".git", GIT_INDEX_FILE=".git/index")
    assert [(each["path"], each["code"]) for each in json.loads(result.stdout)] == [("help/站/docs/zh/a.md", "L202")]
    assert OLD in result.stderr


def test_only_the_chosen_paths_are_forgiven(site: Path) -> None:
    result = run(site, "helpcenter", "check", "--since", "HEAD", "docs/en")
    assert (result.returncode, result.stderr) == (0, "")


def test_where_there_was_no_project_nothing_is_forgiven(site: Path) -> None:
    git(site, "checkout", "--quiet", "--orphan", "before")
    git(site, "rm", "--quiet", "--cached", "-r", ".")
    git(site, "commit", "--quiet", "--allow-empty", "--message", "nothing yet")
    result = run(site, "helpcenter", "check", "--since", "HEAD")
    assert (result.returncode, found(result)) == (1, ["docs/zh/a.md:6:8: L201"])
    assert "forgiven" not in result.stderr


def test_links_and_long_names_are_read_as_they_were(site: Path) -> None:
    long = "很" * 60
    (site / f"docs/zh/{long}.md").write_text(page("[x](x.md)", type_="guide"), encoding="utf-8")
    (site / "docs/en" / f"{long}.md").symlink_to(f"../zh/{long}.md")
    (site / "docs/zh/out.md").symlink_to("/nowhere/out.md")
    (site / "docs/zh/self.md").symlink_to("self.md")
    commit(site)
    result = run(site, "helpcenter", "check", "--since", "HEAD")
    assert (result.returncode, found(result)) == (0, [])
    assert "7 findings stood there at HEAD and are forgiven:" in result.stderr


@pytest.mark.parametrize("revision", ["nowhere", "", "--since=yesterday", "HEAD:docs"])
def test_a_revision_that_is_none_could_not_be_checked(revision: str, site: Path) -> None:
    result = run(site, "helpcenter", "check", f"--since={revision}")
    assert (result.returncode, result.stdout) == (2, "")
    assert f"--since: git knows no revision {revision!r}" in result.stderr


def test_a_revision_whose_site_could_not_be_checked_vouches_for_nothing(site: Path) -> None:
    write_site(site, {"mkdocs.yml": "plugins: []"})
    commit(site)
    write_site(site, {"mkdocs.yml": MKDOCS})
    result = run(site, "helpcenter", "check", "--since", "HEAD")
    assert (result.returncode, result.stdout) == (2, "")
    assert "could not check: at HEAD: mkdocs.yml:1:1: no languages" in result.stderr


@pytest.mark.parametrize(
    ("path", "line"),
    [(os.environ["PATH"], "--since: this project is in no repository"), ("", "--since: git is not installed")],
)
def test_without_git_or_its_repository_there_is_no_since(path: str, line: str, tmp_path: Path) -> None:
    text = page(type_="guide")
    write_site(tmp_path, {"docs/zh/a.md": text, "docs/en/a.md": text})
    result = run(tmp_path, "helpcenter", "check", "--since", "HEAD", PATH=path)
    assert result.returncode == 2
    assert line in result.stderr
    assert "Traceback" not in result.stderr


def test_the_repository_is_left_as_it_was(site: Path) -> None:
    move(site)
    before = git(site, "status", "--porcelain"), sorted((site / ".git").rglob("*"))
    run(site, "helpcenter", "check", "--since", "HEAD")
    assert (git(site, "status", "--porcelain"), sorted((site / ".git").rglob("*"))) == before


def test_a_rule_that_broke_on_the_old_site_is_a_failure(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = check(site)
    monkeypatch.setattr(helpcenter.since, "check", lambda _root: Report((), (Message.verbatim("S102 broke"),), 2, 2))
    new, forgiven = forgive(report, site, "HEAD")
    assert (new.diagnostics, new.failures, forgiven) == (report.diagnostics, ("at HEAD: S102 broke",), ())
