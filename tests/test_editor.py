"""What an editor shows while somebody writes is what `helpcenter check` says, of the texts as they stand there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from helpcenter import check
from helpcenter.kept import FOLDER
from helpcenter.model import Outline
from helpcenter.rules import APART, PROJECT_RULES
from lsp_client import Editor
from sites import copy_project
from this_site import SOURCE

PROCEDURE = "docs/zh/account/reset-password.md"
TWIN = "docs/en/account/reset-password.md"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this site."""
    return copy_project(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def editor(site: Path) -> Iterator[Editor]:
    """An editor with the copy of this site open."""
    editor = Editor(site)
    yield editor
    assert editor.close() == 0


@pytest.fixture(autouse=True)
def _shut(request: pytest.FixtureRequest) -> Iterator[None]:
    """Leaves nothing open behind a test."""
    yield
    if "editor" in request.fixturenames:
        request.getfixturevalue("editor").shut_all()


def checked(site: Path, folder: Path, texts: dict[str, str]) -> set[tuple[str, int, int, str]]:
    """Return what `helpcenter check` says of a copy of the site with these texts, as an editor shows it."""
    copy = shutil.copytree(site, folder, ignore=shutil.ignore_patterns(FOLDER, "hooks"))
    for source, text in texts.items():
        (copy / source).parent.mkdir(exist_ok=True, parents=True)
        (copy / source).write_text(text, encoding="utf-8")
    report = check(copy)
    assert not report.failures
    found = set()
    for each in report.diagnostics:
        line = (copy / each.path).read_text(encoding="utf-8").split("\n")[each.line - 1]
        column = len(line[: each.column - 1].encode("utf-16-le")) // 2
        found.add((each.path, each.line - 1, column, f"{each.code} {each.message}\n{each.hint}"))
    return found


CHANGES = {
    "pages": [
        (PROCEDURE, "3.  **", "7.  **", "S101"),
        (PROCEDURE, "{: #enter-code }", "{: #type-code }", "T303"),
        (TWIN, "](../support/contact.md)", "](../support/contacts.md)", "L201"),
        ("docs/zh/faq.md", "\n# ", "\n😀 打 400-820-8820，𠮷\n# ", "C502"),
        ("docs/en/faq.md", "](", "]( ", "L201"),
    ],
    "half typed pages": [
        (PROCEDURE, "---\ntitle", "---\ntitle: [\ntitle", "P401"),
        (TWIN, "](../support/contact.md)", "](../support/contact.md", "L224"),
        ("docs/zh/about.md", "{#privacy}", "{#privacy", "X812"),
        ("docs/en/about.md", "\n# ", "\n```\n# ", "X805"),
    ],
    "what stands beside the pages": [
        ("docs/channels.yml", "kind: app", "kind: apps", "C501"),
        ("docs/synonyms.yml", "\nen:\n", "\nfr: []\nen:\n", "P414"),
        ("docs/words.yml", "\n", "\nnonsense: {x: {zh: 1}}\n", "P415"),
        ("docs/asked.yml", "\nen:", "\nfr: []\nen:", "P418"),
        ("docs/published.txt", "about.md#privacy\n", "", "L278"),
        ("docs/translations.json", '"links": "', '"links": "f', "T337"),
        ("mkdocs.yml", "nav:", "nav:\n  - no-such-page.md", "L274"),
        ("overrides/home.html", "<form", "\u200b<form", "X815"),
    ],
}


class _NoPages(Mapping[str, Outline]):
    """Pages that nobody may look at."""

    def __getitem__(self, _source: str) -> Outline:
        raise LookupError("a page is looked at")

    def __iter__(self) -> Iterator[str]:
        raise LookupError("the pages are looked at")

    def __len__(self) -> int:
        raise LookupError("the pages are counted")


@pytest.mark.parametrize("code", sorted(APART))
def test_a_rule_that_is_not_applied_again_for_a_page_looks_at_none(code: str) -> None:
    broken = replace(SOURCE, config="name: 400-820-8820 wаllet\n", pages=_NoPages())
    assert list(PROJECT_RULES[code](broken))


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_what_is_typed_is_checked_as_if_it_were_saved(
    editor: Editor, site: Path, tmp_path: Path, changes: list[tuple[str, str, str, str]]
) -> None:
    versions = {source: editor.replace(source, old, new) for source, old, new, _ in changes}
    editor.settle()
    codes = {each[3].partition(" ")[0] for each in editor.found()}
    assert codes >= {code for *_, code in changes}
    assert editor.found() == checked(site, tmp_path / "site", editor.texts)
    assert {source: editor.version_shown(source) for source in versions} == versions
