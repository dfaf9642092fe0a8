"""A build that knows pages from the one before it makes the same site, whatever has changed in between."""

from __future__ import annotations

import filecmp
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from helpcenter.kept import FOLDER, HTML
from sites import append, copy_project, run


class Edit(NamedTuple):
    """An edit, and how many of the site's pages it leaves as they are."""

    file: str
    old: str
    new: str
    untouched: int


PAGES = 26
EDITS = {
    "a word": Edit("docs/en/account/unlock-account.md", "This page shows how", "Here you read how", PAGES - 2),
    "the title of a page": Edit("docs/en/payments/refunds.md", "Refunds", "Money back", 13),
    "the day of a review": Edit("docs/en/faq.md", "reviewed: 2026-11-22", "reviewed: 2026-11-21", PAGES - 1),
    "a page of which others name places": Edit("docs/en/account/account-safety.md", "\n\n#", "\n\n\n#", PAGES - 8),
    "a template": Edit("overrides/partials/related.html", "hc-related", "hc-related hc-more", 0),
    "what the site says": Edit("docs/words.yml", "en: Related pages", "en: More pages", 0),
    "the register": Edit("docs/channels.yml", "en: Support in the app", "en: Support inside the app", 0),
    "the settings": Edit("mkdocs.yml", "site_name: *site_name_zh", "site_name: 帮助", 0),
    "an announcement": Edit(
        "mkdocs.yml", "    # zh: 部分付款暂时失败，请稍后再试。\n    # en", "    zh: 付款慢\n    en", 0
    ),
    "the look": Edit("overrides/assets/stylesheets/faq.css", "{", "{ color: inherit;", 0),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("project"))
    shutil.rmtree(project / FOLDER, ignore_errors=True)
    build(project)
    return project


@pytest.fixture(params=EDITS)
def edited(project: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Path, Edit]]:
    edit = EDITS[request.param]
    file = project / edit.file
    before = file.read_text(encoding="utf-8")
    assert edit.old in before
    file.write_text(before.replace(edit.old, edit.new), encoding="utf-8")
    yield project, edit
    file.write_text(before, encoding="utf-8")


def build(project: Path, *options: str) -> str:
    done = run(project, "mkdocs", "build", "--quiet", *options, NO_MKDOCS_2_WARNING="1")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stderr


def differing(one: Path, other: Path) -> list[str]:
    """Return the files that two sites do not have alike."""
    files = [{each.relative_to(site).as_posix() for each in site.rglob("*") if each.is_file()} for site in (one, other)]
    _, different, odd = filecmp.cmpfiles(one, other, files[0] | files[1], shallow=False)
    return [*different, *odd]


def kept_pages(project: Path) -> set[str]:
    return {each.name for each in (project / FOLDER / HTML).iterdir()}


def test_an_edited_site_is_built_as_if_nothing_had_been_known(edited: tuple[Path, Edit]) -> None:
    project, edit = edited
    before = kept_pages(project)
    build(project)
    rendered = kept_pages(project) - before
    assert PAGES - len(rendered) == edit.untouched
    shutil.move(project / FOLDER, project / "aside")
    build(project, "--site-dir", "anew")
    shutil.rmtree(project / FOLDER)
    shutil.move(project / "aside", project / FOLDER)
    assert differing(project / "site", project / "anew") == []


@pytest.mark.parametrize("damage", [b"", b"<html></html>"], ids=["cut off", "foreign"])
def test_damaged_pages_are_rendered_anew(project: Path, damage: bytes) -> None:
    build(project, "--site-dir", "anew")
    for file in (project / FOLDER / HTML).iterdir():
        file.write_bytes(damage)
    assert build(project) == ""
    assert differing(project / "site", project / "anew") == []


def test_a_folder_that_cannot_be_written_is_told_once(project: Path) -> None:
    build(project, "--site-dir", "anew")
    shutil.move(project / FOLDER, project / "aside")
    (project / FOLDER).write_bytes(b"")
    told = build(project)
    (project / FOLDER).unlink()
    shutil.move(project / "aside", project / FOLDER)
    assert told.count("\n") == 1
    assert told.startswith("helpcenter: what was made cannot be kept, so the next build takes longer: ")
    assert differing(project / "site", project / "anew") == []


def test_what_was_rendered_while_somebody_wrote_is_not_kept(project: Path) -> None:
    """A page might otherwise be kept under the key of a text that it was not made of."""
    file, before = project / "docs/en/faq.md", (project / "docs/en/faq.md").read_text(encoding="utf-8")
    meddling = f"from pathlib import Path\n\ndef on_env(env, config, files):\n    Path({str(file)!r}).write_text(NEW)\n"
    new = before.replace("\n## ", "\nWritten meanwhile.\n\n## ", 1)
    (project / "hooks/meddling.py").write_text(f"NEW = {new!r}\n{meddling}", encoding="utf-8")
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    hooks = "  - hooks/mkdocs_hooks.py\n"
    (project / "meddled.yml").write_text(config.replace(hooks, f"{hooks}  - hooks/meddling.py\n"), encoding="utf-8")
    shutil.rmtree(project / FOLDER)
    build(project, "--config-file", "meddled.yml")
    assert not (project / FOLDER / HTML).exists()
    for left in (project / "hooks/meddling.py", project / "meddled.yml"):
        left.unlink()
    file.write_text(before, encoding="utf-8")
    build(project)


def test_builds_at_the_same_time_take_turns(project: Path) -> None:
    build(project, "--site-dir", "anew")
    shutil.rmtree(project / FOLDER)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    builds = [subprocess.Popen(command, cwd=project) for _ in range(3)]
    assert [each.wait() for each in builds] == [0, 0, 0]
    assert differing(project / "site", project / "anew") == []


def test_pages_with_a_mistake_are_not_built_from_what_is_known(project: Path) -> None:
    file = project / "docs/en/faq.md"
    before = file.read_text(encoding="utf-8")
    append(file, "\n[gone](gone.md)\n")
    done = run(project, "mkdocs", "build", "--quiet")
    file.write_text(before, encoding="utf-8")
    assert done.returncode == 1
    assert "gone.md" in done.stderr
