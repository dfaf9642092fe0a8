"""What changed in the source of a translation stands beside what git remembers of it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import replace as changed
from pathlib import Path
from typing import Any

import pytest

from helpcenter.dialect.front_matter import read_front_matter
from helpcenter.model import Outline, Page, Part, Register, Site, Stamp, Stamps
from helpcenter.parser import parse_page
from helpcenter.project.digests import short_digest
from helpcenter.project.history import HistoryError, old_versions
from helpcenter.status import old_texts
from helpcenter.status.behind import translations_of
from helpcenter.status.outcome import ChangedPart, Translations
from helpcenter.upkeep.severity import Change, Severity
from helpcenter.upkeep.translations import Translation
from sites import page, write_site
from test_since import commit, git

SOURCE, PAGE = "docs/zh/a.md", "docs/en/a.md"


def body(*steps: str) -> str:
    lines = (f"{number}.  {text}\n    {{: #step-{text[0]} }}\n" for number, text in enumerate(steps, start=1))
    return page("\n## Steps {#steps}\n\n" + "\n".join(lines) + "\n## Fees {#fees}\n\nNone.\n")


def parts_of(read: Page) -> tuple[Part, ...]:
    """Return headings of the second level and steps, told apart by their lines."""
    assert read_front_matter(read.raw)[2] is None
    heads = [(each.line, each.id or "", 0) for each in read.headings if each.level == 2]
    heads += [(each.line, each.id or "", number) for number, each in enumerate(read.steps, start=1)]
    parts = [Part(name, line, step, "", {}) for line, name, step in sorted(heads)]
    texts = (old_texts.text_of(each, parts, read.raw) for each in parts)
    return tuple(each._replace(text=digest(text)) for each, text in zip(parts, texts, strict=True))


def digest(text: str) -> str:
    return short_digest("".join(filter(str.isalnum, text.partition(".")[2] or text)))


@pytest.fixture(autouse=True)
def _parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_texts, "parts_of", parts_of)


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
    write_site(root, {SOURCE: body("n New.", "x Go.")})
    changes = step("added", "step-n", 1), step("removed", "step-a", 0), step("renamed", "step-x", 2)
    found, forgotten = parts(root, stamps, *changes, step("moved", "fees", 0))
    assert [(each.old, each.new, each.own) for each in found] == [
        (None, "1.  n New.\n    {: #step-n }", None),
        ("1.  a Wait.\n    {: #step-a }", None, "1.  a Own wait.\n    {: #step-a }"),
        ("2.  b Go.\n    {: #step-b }", "2.  x Go.\n    {: #step-x }", "2.  b Own go.\n    {: #step-b }"),
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
        Translation(
            "en", each("pending.md", "zh"), changed(each("pending.md"), is_pending=True), is_stamped=False, changes=()
        ),
        Translation("de", each("current.md", "zh"), each("current.md", "de"), is_stamped=True, changes=()),
    ]
    [english, german], forgotten = translations_of(found, SITE, tmp_path)
    assert english == Translations(
        "en", 1, (), ("docs/zh/missing.md",), ("docs/en/unstamped.md",), ("docs/zh/pending.md",)
    )
    assert (english.all, german.all, forgotten) == (4, 1, "")
