"""How grave an edit of a source is for its translations: none is called less than it is, and at most 3 of 60 more."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from helpcenter.model import Part, Stamp
from helpcenter.parser import parse_page
from helpcenter.project.source_text import read_text
from helpcenter.upkeep.parts import parts_of
from helpcenter.upkeep.severity import Severity, changes

EDITS = Path(__file__).parent / "severity"
SETS = {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(EDITS.glob("*.yml"))}
SEVERITIES = {"typo": 0, "meaning": Severity.MEANING, "breaking": Severity.BREAKING}
PAGES = {"third": EDITS.parent / "right"}
MOST_CALLED_MORE = 3


class Case(NamedTuple):
    """An edit of one of the sets, and how grave it is, 0 for a typo."""

    set: str
    page: str
    what: str
    severity: int
    edits: list[dict[str, str]]


def _case(name: str, entry: dict[str, Any]) -> Case:
    return Case(name, entry["page"], entry["what"], SEVERITIES[entry["severity"]], entry["edits"])


CASES = [_case(name, entry) for name, entries in SETS.items() for entry in entries]


def parts(text: str, page: str) -> tuple[Part, ...]:
    language, _, path = page.partition("/")
    return parts_of(parse_page(text, path=path, language=language, source=f"docs/{page}"))


def judged(case: Case) -> int:
    """Return how grave the edit is, 0 for a typo."""
    before = after = read_text(PAGES.get(case.set, EDITS / "pages") / case.page)
    for each in case.edits:
        assert after.count(each["old"]) == 1
        after = after.replace(each["old"], each["new"])
    stamps = {each.id: Stamp(0, each.step, each.text, each.facts, "") for each in parts(before, case.page)}
    return max((each.severity for each in changes(stamps, parts(after, case.page))), default=0)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.page}: {case.what}")
def test_no_edit_is_called_less_than_it_is(case: Case) -> None:
    assert judged(case) >= case.severity


@pytest.mark.parametrize("name", SETS)
def test_few_edits_are_called_more_than_they_are(name: str) -> None:
    more = [case.what for case in CASES if case.set == name and judged(case) > case.severity]
    assert len(more) <= MOST_CALLED_MORE, more


@pytest.mark.parametrize("name", SETS)
def test_a_set_has_as_many_edits_of_each_severity_and_language(name: str) -> None:
    cases = [case for case in CASES if case.set == name]
    for severity in SEVERITIES.values():
        for language in ("zh/", "en/"):
            assert sum(case.severity == severity and case.page.startswith(language) for case in cases) == 10
