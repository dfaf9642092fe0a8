"""More than thirty right pages, written in styles that the rules did not have in mind, give no finding."""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from helpcenter import check
from helpcenter.diagnostics import Diagnostic
from sites import write_site

RIGHT = Path(__file__).parent / "right"
PAGES = sorted(file.relative_to(RIGHT).as_posix() for file in RIGHT.rglob("*.md"))


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Diagnostic]]:
    root = tmp_path_factory.mktemp("right")
    shutil.copytree(RIGHT, root / "docs")
    found = defaultdict(list)
    for each in check(write_site(root, {})).diagnostics:
        found[each.path.removeprefix("docs/")].append(each)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_a_right_page_gives_no_finding(page: str, findings: dict[str, list[Diagnostic]]) -> None:
    assert findings[page] == []


def test_there_are_thirty_four_in_each_language() -> None:
    assert [sum(page.startswith(language) for page in PAGES) for language in ("zh/", "en/")] == [34, 34]
