"""Hostile pages, and hostile texts beside them, are refused with file and line."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from attacks_on_this_site import INERT, PAGES, read, text_of
from helpcenter import check
from helpcenter.diagnostics import Diagnostic
from sites import CHANNELS, page, write_site

FIRST_LINE = 6  # of the body of a page
REFUSED = [each for each in PAGES if each[1] != INERT]


class Beside(NamedTuple):
    """The rule that refuses it, the file, its line, and the text in it."""

    code: str
    file: str
    line: int
    text: str


BESIDE = {name: Beside(*typed) for name, typed in read("beside.yml").items()}


def pages() -> dict[str, str | bytes]:
    return {
        f"docs/{language}/attack-{number}.md": text_of(text).replace("attack.md", f"attack-{number}.md")
        for number, (_, _, text) in enumerate(PAGES)
        for language in ("zh", "en")
    }


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Diagnostic]]:
    """What is found on the pages with all attacks, by their names."""
    report = check(write_site(tmp_path_factory.mktemp("attacks"), pages()))
    assert report.failures == ()
    by_path: dict[str, list[Diagnostic]] = {}
    for each in report.diagnostics:
        by_path.setdefault(each.path, []).append(each)
    return {name: by_path.get(f"docs/en/attack-{number}.md", []) for number, (name, _, _) in enumerate(PAGES)}


@pytest.mark.parametrize(("name", "expected", "text"), REFUSED, ids=[each[0] for each in REFUSED])
def test_an_attack_on_a_page_is_refused_where_it_stands(
    name: str, expected: str, text: str, found: dict[str, list[Diagnostic]]
) -> None:
    code, _, line = expected.partition("@")
    first = 2 if text.startswith("---") else FIRST_LINE
    assert (int(line or first), code) in {(each.line, each.code) for each in found[name]}


@pytest.mark.parametrize("name", [name for name, expected, _ in PAGES if expected == INERT])
def test_what_does_nothing_is_not_spoken_of(name: str, found: dict[str, list[Diagnostic]]) -> None:
    assert [each for each in found[name] if not each.code.startswith("T")] == []


@pytest.mark.parametrize("attack", BESIDE.values(), ids=BESIDE.keys())
def test_an_attack_beside_the_pages_is_refused_where_it_stands(attack: Beside, tmp_path: Path) -> None:
    typed = attack.text.replace("@  -", f"{CHANNELS}  -").replace("DEEP", "[" * 9000)
    files = {f"docs/{language}/a.md": page(type_="guide") for language in ("zh", "en")}
    report = check(write_site(tmp_path, {**files, f"docs/{attack.file}": typed}))
    assert report.failures == ()
    found = {(each.path, each.line, each.code) for each in report.diagnostics}
    assert (f"docs/{attack.file}", attack.line, attack.code) in found


def test_there_are_enough_of_them() -> None:
    """Of a table that is read wrongly few are left, and all of those pass."""
    assert len(PAGES) + len(BESIDE) > 200
