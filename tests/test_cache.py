"""What is kept from one check to the next changes how long it takes, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from helpcenter import cache, check, checking, examining, workers
from helpcenter.diagnostics import Diagnostic
from helpcenter.kept import FOLDER
from helpcenter.model import Page, Site
from helpcenter.project.reading import Project, read_project
from helpcenter.rules import PAGE_RULES
from sites import CHANNELS, MKDOCS, page, replace, write_site
from this_site import PROJECT

PATHS = ["a.md", "b.md", "support/contact.md"]
BODY = "## Steps {#steps}\n\n1. [a](#b)\n3. c\n\nSee [gone](gone.md).\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {f"docs/{language}/{name}.md": page(BODY) for language in ("zh", "en") for name in ("a", "b")}
    return write_site(tmp_path, files)


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that were examined, in order."""
    paths: list[str] = []

    def noted(project: Project, stale: list[str], codes: Collection[str] | None) -> Iterator[cache.Packed]:
        paths.extend(stale)
        return workers.examine_all(project, stale, codes)

    monkeypatch.setattr(checking, "examine_all", noted)
    return paths


def test_a_second_check_finds_the_same_without_reading_again(root: Path, examined: list[str]) -> None:
    first = check(root)
    assert first.diagnostics
    assert check(root) == first
    assert examined == PATHS


def test_what_some_of_the_rules_have_found_is_not_taken_for_all(root: Path, examined: list[str]) -> None:
    site, found = checking.read_site(read_project(root), ["S101"])
    assert {each.code for each in found.diagnostics} == {"S101"}
    assert {each.code for each in check(root).diagnostics} > {"S101"}
    assert examined == [*PATHS, *PATHS]
    assert checking.read_site(read_project(root), ["S101"])[0] == site
    assert examined == [*PATHS, *PATHS]


def test_a_page_that_changed_in_one_language_is_examined_again(root: Path, examined: list[str]) -> None:
    check(root)
    replace(root / "docs/en/b.md", "3. c", "2. c")
    found = {(each.path, each.code) for each in check(root).diagnostics}
    assert examined == [*PATHS, "b.md"]
    assert ("docs/zh/b.md", "S101") in found
    assert ("docs/en/b.md", "S101") not in found


@pytest.mark.parametrize(
    "changed",
    [
        {"docs/channels.yml": CHANNELS.replace("in-app", "in-the-app")},
        {"mkdocs.yml": MKDOCS + "nav: [a.md, b.md]\n"},
        {"docs/zh/picture.png": b""},
    ],
    ids=["register", "configuration", "another file"],
)
def test_what_all_pages_hang_on_makes_all_of_them_new(
    changed: dict[str, str | bytes], root: Path, examined: list[str]
) -> None:
    check(root)
    write_site(root, changed)
    check(root)
    assert examined == PATHS * 2


def test_a_page_that_is_gone_is_forgotten(root: Path) -> None:
    check(root)
    for language in ("zh", "en"):
        (root / f"docs/{language}/b.md").unlink()
    assert {each.path for each in check(root).diagnostics} == {"docs/zh/a.md", "docs/en/a.md"}


@pytest.mark.parametrize("damage", [b"", b"\0\xff", b"\xe9\x00\x00", b"N"])
def test_a_damaged_cache_is_as_good_as_none(damage: bytes, root: Path) -> None:
    first = check(root)
    (root / FOLDER / "pages").write_bytes(damage)
    assert check(root) == first


def test_a_cache_of_which_one_byte_has_changed_is_as_good_as_none(root: Path) -> None:
    first = check(root)
    file = root / FOLDER / "pages"
    whole = file.read_bytes()
    for place in range(0, len(whole), 97):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert check(root) == first


def test_a_folder_that_cannot_be_written_only_costs_time(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_path: Path, *_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "mkdir", refused)
    assert check(root).diagnostics


def test_the_cache_keeps_itself_out_of_the_repository(root: Path) -> None:
    check(root)
    assert (root / FOLDER / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_nothing_is_lost_between_packing_and_unpacking() -> None:
    for path in {path for path, _ in PROJECT.sources}:
        whole = examining.examine(PROJECT, path)
        assert cache.unpack(cache.pack(whole)) == whole


def test_many_processes_find_what_one_finds(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def diagnostics() -> list[Diagnostic]:
        project = read_project(root)
        entries = workers.examine_all(project, ["a.md", "b.md"], None)
        return [each for entry in entries for each in cache.unpack(entry).diagnostics]

    one = diagnostics()
    monkeypatch.setattr(workers, "WORTH_A_PROCESS", 1)
    assert sorted(diagnostics()) == sorted(one)


def test_a_rule_that_breaks_is_named_and_asked_again_the_next_time(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_rule(page: Page, _site: Site) -> Iterator[Diagnostic]:
        if page.path == "a.md":
            raise ZeroDivisionError
        yield from ()

    sound = check(root)
    (root / FOLDER / "pages").unlink()
    monkeypatch.setattr(examining, "PAGE_RULES", {**PAGE_RULES, "S999": broken_rule})
    for _ in range(2):
        report = check(root)
        assert report.diagnostics == sound.diagnostics
        assert [each.split(": the rule ")[1] for each in report.failures] == [
            "S999 broken-rule broke: ZeroDivisionError()"
        ] * 2
        assert {each.split(":")[0] for each in report.failures} == {"docs/zh/a.md", "docs/en/a.md"}
