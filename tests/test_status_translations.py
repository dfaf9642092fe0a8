"""What changed in the source of a translation stands beside what git remembers of it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import replace as changed
from pathlib import Path
from typing import Any

import pytest

from helpcenter.model import Outline, Register, Site, Stamp, Stamps
from helpcenter.parser import parse_page
from helpcenter.project.history import HistoryError, old_versions
from helpcenter.status.behind import translations_of
from helpcenter.status.outcome import ChangedPart, Translations
from helpcenter.upkeep.parts import parts_of
from helpcenter.upkeep.severity import Change, Severity
from helpcenter.upkeep.translations import Translation
from sites import commit, git, page, replace, run, write_site

SOURCE, PAGE = "docs/zh/a.md", "docs/en/a.md"


def body(*steps: str) -> str:
    lines = (f"{number}.  {text}\n    {{: #step-{text[0]} }}\n" for number, text in enumerate(steps, start=1))
    return page("\n## Steps {#steps}\n\n" + "\n".join(lines) + "\n## Fees {#fees}\n\nNone.\n")


def outline(root: Path, source: str) -> Outline:
    _, language, path = source.split("/", 2)
    read = parse_page((root / source).read_text(encoding="utf-8"), path=path, language=language, source=source)
    return changed(read.outline(), parts=parts_of(read))


def stamps_of(page_: Outline) -> Mapping[str, Stamp]:
    return {each.id: Stamp(1, each.step, each.text, each.facts, "") for each in page_.parts}


def report(root: Path, stamps: Mapping[str, Stamp], changes: Iterable[Change]) -> tuple[tuple[Translations, ...], str]:
    """Return what is said of one translation."""
    source, own = outline(root, SOURCE), outline(root, PAGE)
    site = Site(
        docs="docs",
        languages=("zh", "en"),
        pages={SOURCE: source, PAGE: own},
        files=frozenset(),
        register=Register(""),
        stamps=Stamps("docs/translations.json", {PAGE: stamps}, exists=True),
    )
    translation = Translation("en", source, own, is_stamped=True, changes=tuple(changes))
    return translations_of([translation], site, root)


def parts(root: Path, stamps: Mapping[str, Stamp], *changes: Change) -> tuple[tuple[ChangedPart, ...], str]:
    [found], forgotten = report(root, stamps, changes)
    return found.stale[0].parts, forgotten


def step(how: str, name: str, number: int) -> Change:
    return Change(Severity.MEANING, how, name, 1, number)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with a page that was translated, and then changed twice."""
    git(tmp_path, "init", "--quiet")
    write_site(tmp_path, {SOURCE: body("a Wait.", "b Go."), PAGE: body("a Own wait.", "b Own go.")})
    commit(tmp_path)
    return tmp_path


def test_a_part_that_changed_is_shown_as_it_was_translated_as_it_is_and_as_the_translation_says(root: Path) -> None:
    stamps = stamps_of(outline(root, SOURCE))
    for text in ("a Hold.", "a Hold on."):
        write_site(root, {SOURCE: body(text, "b Go.")})
        commit(root)
    [part], forgotten = parts(root, stamps, change := step("changed", "step-a", 1))
    assert part == ChangedPart(
        change,
        "1.  a Wait.\n    {: #step-a }",
        "1.  a Hold on.\n    {: #step-a }",
        "1.  a Own wait.\n    {: #step-a }",
    )
    assert forgotten == ""


def test_a_part_that_was_not_committed_since_is_found_too(root: Path) -> None:
    stamps = stamps_of(outline(root, SOURCE))
    write_site(root, {SOURCE: body("a Hold.", "b Go.")})
    [part], _ = parts(root, stamps, step("changed", "step-a", 1))
    assert part.old == "1.  a Wait.\n    {: #step-a }"


def test_the_newest_of_the_versions_that_are_the_same_is_shown(root: Path) -> None:
    write_site(root, {SOURCE: body("a “Wait”.", "b Go.")})
    commit(root)
    stamps = stamps_of(outline(root, SOURCE))
    write_site(root, {SOURCE: body("a Hold.", "b Go.")})
    commit(root)
    [part], _ = parts(root, stamps, step("changed", "step-a", 1))
    assert part.old == "1.  a “Wait”.\n    {: #step-a }"


def test_a_version_with_the_same_words_is_shown_where_none_has_the_same_facts(root: Path) -> None:
    stamps = {name: each._replace(facts={"links": "x"}) for name, each in stamps_of(outline(root, SOURCE)).items()}
    write_site(root, {SOURCE: body("a Hold.", "b Go.")})
    [part], forgotten = parts(root, stamps, step("changed", "step-a", 1))
    assert (part.old, forgotten) == ("1.  a Wait.\n    {: #step-a }", "")


def test_a_page_that_was_moved_is_followed(root: Path) -> None:
    (root / "docs/zh/old").mkdir()
    (root / SOURCE).rename(root / "docs/zh/old/b.md")
    git(root, "add", "--all")
    commit(root)
    stamps = stamps_of(outline(root, "docs/zh/old/b.md"))
    (root / "docs/zh/old/b.md").rename(root / SOURCE)
    commit(root)
    write_site(root, {SOURCE: body("a Hold.", "b Go.")})
    commit(root)
    with old_versions(root, "docs") as versions:
        assert len(list(versions(SOURCE))) == 2
        assert list(versions("docs/zh/old/b.md")) == []
    [part], _ = parts(root, stamps, step("changed", "step-a", 1))
    assert part.old == "1.  a Wait.\n    {: #step-a }"


def test_what_was_added_removed_moved_or_renamed_is_shown_with_what_there_is(root: Path) -> None:
    stamps = stamps_of(outline(root, SOURCE))
    write_site(root, {SOURCE: body("n New.", "b Go.").replace("#step-b", "#step-x")})
    changes = step("added", "step-n", 1), step("removed", "step-a", 0), step("renamed", "step-x", 2)
    found, forgotten = parts(root, stamps, *changes, step("moved", "fees", 0))
    assert [(each.old, each.new, each.own) for each in found] == [
        (None, "1.  n New.\n    {: #step-n }", None),
        ("1.  a Wait.\n    {: #step-a }", None, "1.  a Own wait.\n    {: #step-a }"),
        ("2.  b Go.\n    {: #step-b }", "2.  b Go.\n    {: #step-x }", "2.  b Own go.\n    {: #step-b }"),
        ("## Fees {#fees}\n\nNone.",) * 3,
    ]
    assert {each.is_forgotten for each in found} == {False}
    assert forgotten == ""


def test_what_no_commit_holds_is_said(root: Path) -> None:
    stamps = {**stamps_of(outline(root, SOURCE)), "step-a": Stamp(1, 1, "0" * 8, {}, "")}
    [part], forgotten = parts(root, stamps, step("changed", "step-a", 1))
    assert (part.old, part.is_forgotten, forgotten) == (None, True, "no commit holds them")
    assert part.new


def test_in_a_shallow_clone_the_verdicts_are_the_same_and_it_is_said(root: Path, tmp_path: Path) -> None:
    stamps = stamps_of(outline(root, SOURCE))
    write_site(root, {SOURCE: body("a Hold.", "b Go.")})
    commit(root)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "1", root.as_uri(), str(clone))
    [whole], _ = parts(root, stamps, step("changed", "step-a", 1))
    [part], forgotten = parts(clone, stamps, step("changed", "step-a", 1))
    assert part == whole._replace(old=None, is_forgotten=True)
    assert forgotten == "this clone is shallow; `git fetch --unshallow` brings the rest"


@pytest.mark.parametrize(
    ("path", "said"),
    [(os.environ["PATH"], "this project is in no repository that git can read"), ("", "git is not installed")],
)
def test_without_git_or_its_repository_old_texts_are_not_known(
    path: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(tmp_path, {SOURCE: body("a Wait."), PAGE: body("a Own.")})
    monkeypatch.setenv("PATH", path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    [part], forgotten = parts(tmp_path, stamps_of(outline(tmp_path, SOURCE)), step("changed", "step-a", 1))
    assert (part.old, part.is_forgotten, forgotten) == (None, True, said)
    assert (part.new, part.own) == ("1.  a Wait.\n    {: #step-a }", "1.  a Own.\n    {: #step-a }")
    with pytest.raises(HistoryError), old_versions(tmp_path, "docs"):
        pass


def test_where_nothing_was_committed_yet_git_remembers_nothing(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    with old_versions(tmp_path, "docs") as versions:
        assert list(versions(SOURCE)) == []


def test_a_project_in_a_folder_of_the_repository_has_a_history_of_its_own(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    root = write_site(tmp_path / "help" / "站", {SOURCE: "in", "docs/zh/新 b.md": "b"})
    write_site(tmp_path, {SOURCE: "out"})
    commit(tmp_path)
    with old_versions(root, "docs") as versions:
        assert [list(versions(each)) for each in (SOURCE, "docs/zh/新 b.md")] == [[b"in"], [b"b"]]


def test_an_old_version_that_is_no_text_is_passed_over(root: Path) -> None:
    stamps = stamps_of(outline(root, SOURCE))
    for content in (b"\xff", body("a Hold.", "b Go.")):
        write_site(root, {SOURCE: content})
        commit(root)
    [part], _ = parts(root, stamps, step("changed", "step-a", 1))
    assert part.old == "1.  a Wait.\n    {: #step-a }"


def test_git_is_started_as_often_however_much_it_remembers(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        write_site(root, {SOURCE: body(f"a Hold {number}.", "b Go.")})
        commit(root)
    started: list[list[str]] = []

    class Counted(subprocess.Popen[bytes]):
        def __init__(self, command: list[str], **options: Any) -> None:
            started.append(command[1:2])
            super().__init__(command, **options)

    monkeypatch.setattr("subprocess.Popen", Counted)
    with old_versions(root, "docs") as versions:
        assert len(list(versions(SOURCE))) == 6
    assert started == [["rev-parse"], ["log"], ["cat-file"]]


SITE = Site("docs", ("zh", "en", "de"), {}, frozenset(), Register(""))


def test_translations_are_told_apart_by_what_is_known_of_them(tmp_path: Path) -> None:
    def each(name: str, language: str = "en") -> Outline:
        return Outline(path=name, language=language, source=f"docs/{language}/{name}")

    found = [
        Translation("en", each("current.md", "zh"), each("current.md"), is_stamped=True, changes=()),
        Translation("en", each("missing.md", "zh"), None, is_stamped=False, changes=()),
        Translation("en", each("unstamped.md", "zh"), each("unstamped.md"), is_stamped=False, changes=()),
        Translation("en", each("waits.md", "zh"), changed(each("waits.md"), pending=1), is_stamped=False, changes=()),
        Translation("de", each("current.md", "zh"), each("current.md", "de"), is_stamped=True, changes=()),
    ]
    [english, german], forgotten = translations_of(found, SITE, tmp_path)
    assert english == Translations(
        "en", 1, (), ("docs/zh/missing.md",), ("docs/en/unstamped.md", "docs/en/waits.md"), ("docs/en/waits.md",)
    )
    assert (english.all, german.all, forgotten) == (4, 1, "")


def test_what_was_stamped_committed_and_changed_is_reported_with_its_texts(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    texts = {"zh": "等 24 小时。", "en": "Wait 24 hours."}
    for language, text in texts.items():
        body_ = page(f"\n## Fees {{#fees}}\n\n{text}\n\n## More {{#more}}\n\nA.\n", type_="guide")
        write_site(tmp_path, {f"docs/{language}/a.md": body_})
    assert run(tmp_path, "helpcenter", "stamp").returncode == 0
    commit(tmp_path)
    replace(tmp_path / SOURCE, "24", "48")
    replace(tmp_path / SOURCE, "title: Page", "title: Our page")
    result = run(tmp_path, "helpcenter", "status", "--format", "json")
    assert (result.returncode, result.stderr) == (0, "")
    [english] = json.loads(result.stdout)["translations"]
    [stale] = english["stale"]
    assert (english["current"], stale["page"], stale["severity"]) == (0, PAGE, "breaking")
    title, fees = stale["parts"]
    assert (title["id"], title["how"], title["severity"]) == ("top", "changed", "meaning")
    assert (title["old"], title["new"]) == tuple(
        f"title: {each}\ndescription: \n\n# Page" for each in ("Page", "Our page")
    )
    assert (fees["id"], fees["severity"], fees["own"]) == ("fees", "breaking", "## Fees {#fees}\n\nWait 24 hours.")
    assert (fees["old"], fees["new"]) == tuple(f"## Fees {{#fees}}\n\n等 {each} 小时。" for each in (24, 48))
