"""Every rule finds what its case folder and its own examples say, there and nowhere else.

In a case folder a line that must be found carries `expect CODE` in a comment, or `expect CODE@LINE` for a line that
cannot carry one. Expectations and findings are matched both ways. The folder is the docs folder, or a whole project
where it holds a mkdocs.yml.

What is said of a case, and of a bad example, to the letter, stands in __snapshots__; after a change that is meant,
`pytest tests/test_rules.py --snapshot-update` writes it anew, and the difference is read before it is committed.
"""

from __future__ import annotations

import datetime as dt
import inspect
import re
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from helpcenter import check
from helpcenter.diagnostics import Diagnostic, Report
from helpcenter.rules import PROJECT_RULES, all_rules, front_matter_values, name_of
from helpcenter.rules.built_rules import BUILT_RULES
from sites import CHANNELS, MKDOCS, VALUES, page, said, write_site

CASES = Path(__file__).parent / "cases"
EXPECTATION = re.compile(r"expect (?P<code>[A-Z]\d{3})(?:@(?P<line>\d+))?")
EXAMPLE = re.compile(r"^(?P<kind>Bad|Good):\n(?P<text>(?:    .*\n|\n)+)", re.MULTILINE)
REGISTER_RULES = {"C501", "C508", "X815"}  # their examples are entries of the register
BY_FOLDER = {"T301", "P423", "P425", "P426"}  # their examples are folders, which a docstring can only describe
TRANSLATION = "T"
# A case about something else need neither lead to contact nor have its languages in step.
NOT_OF_EVERY_CASE = (TRANSLATION, "F704", "F705")
CONTACT = "[Contact support](support/contact.md)"

FILE = re.compile(r"^([\w-]+\.(?:md|yml|txt|json|svg)):\n", re.MULTILINE)
LANGUAGE = re.compile(r"^(zh|en): ?(.*)$")

# Those of the finished HTML are tried in test_built_lines.py.
NAMES = {code: f"{code}-{name_of(rule)}" for code, rule in all_rules().items() if code not in BUILT_RULES}


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said of a day to come names today."""
    monkeypatch.setattr(front_matter_values, "today", lambda: dt.date(2026, 12, 31))


def of_rule(report: Report, code: str) -> list[Diagnostic]:
    return [each for each in report.diagnostics if each.code == code]


def expectations(folder: Path) -> set[tuple[str, int, str]]:
    return {
        (path.relative_to(folder).as_posix(), int(match["line"] or number), match["code"])
        for path in folder.rglob("*")
        if path.suffix in (".md", ".yml", ".html", ".js")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        for match in EXPECTATION.finditer(line)
    }


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_a_case_is_found_where_it_is_marked_and_nowhere_else(
    case: Path, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    shutil.copytree(case, tmp_path if (case / "mkdocs.yml").exists() else tmp_path / "docs", dirs_exist_ok=True)
    write_site(tmp_path, {})
    expected = expectations(tmp_path)
    report = check(tmp_path)
    assert report.failures == ()
    found = {(each.path, each.line, each.code) for each in report.diagnostics}
    own = case.name[:1] if case.name.startswith(TRANSLATION) else case.name.partition("-")[0]
    unrelated = {each for each in found if each[2].startswith(NOT_OF_EVERY_CASE) and not each[2].startswith(own)}
    assert found - unrelated == expected
    code = case.name.partition("-")[0]
    assert {each for _, _, each in expected} == {code}
    assert said(of_rule(report, code)) == snapshot


def test_every_rule_for_pages_has_a_case_of_its_name() -> None:
    assert {case.name for case in CASES.iterdir()} >= {NAMES[code] for code in NAMES.keys() - PROJECT_RULES.keys()}
    assert {case.name for case in CASES.iterdir()} <= set(NAMES.values())


def examples(code: str, kind: str) -> list[str]:
    doc = inspect.cleandoc(all_rules()[code].__doc__ or "") + "\n"
    return [textwrap.dedent(match["text"]).strip() for match in EXAMPLE.finditer(doc) if match["kind"] == kind]


def report_on(code: str, example: str, folder: Path) -> Report:
    named = dict(_files_of(example))
    files = {f"docs/{each}/case.md": _page_of("" if named else example, each) for each in ("zh", "en")} | named
    files.setdefault("docs/channels.yml", CHANNELS + VALUES)
    if code in REGISTER_RULES:
        files = {
            "docs/channels.yml": CHANNELS.partition("channels:")[0] + example,
            "docs/zh/case.md": page(_with_steps("")),
            "docs/en/case.md": page(_with_steps("")),
        }
    pictures = {f"docs/{language}/images/home.svg": "<svg/>" for language in ("zh", "en")}
    return check(write_site(folder, files | pictures))


def _files_of(example: str) -> Iterator[tuple[str, str]]:
    """Yield the files of an example that names them, each on a line ("case.md:") above what it holds."""
    _, *parts = FILE.split(example)
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        content = textwrap.dedent(text).strip()
        if name == "mkdocs.yml":
            is_plugin = content.startswith("plugins:")
            yield name, MKDOCS.replace("plugins:", content) if is_plugin else f"{MKDOCS}{content}\n"
        elif not name.endswith(".md"):
            yield f"docs/{name}", content
        else:
            yield from ((f"docs/{language}/{name}", _page_of(content, language)) for language in ("zh", "en"))


def _page_of(example: str, language: str) -> str:
    """Return the page of an example; where all its lines begin with "zh: " or "en: ", each is for that language."""
    lines = [LANGUAGE.match(line) for line in example.splitlines() if line.strip()]
    if all(lines):
        example = "\n".join(match[2] for match in lines if match and match[1] == language)
    return example if example.startswith("---") else page(f"{CONTACT}\n\n{_with_steps(example)}")


def _with_steps(example: str) -> str:
    """Return the example as the body of a procedure, with whatever a procedure needs and it leaves out."""
    if "{#steps}" in example:
        return example
    heading = "## Steps {#steps}\n\n"
    begin = "1.  Open the app.\n    {: #begin }"
    return heading + (example if example.startswith("1.") else f"{begin}\n\n## More {{#more}}\n\n{example}")


@pytest.mark.parametrize("code", sorted(NAMES.keys() - BY_FOLDER), ids=NAMES.get)
def test_the_bad_example_of_a_rule_is_found_and_the_good_one_is_right(
    code: str, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    [bad], [good] = examples(code, "Bad"), examples(code, "Good")
    on_bad, on_good = report_on(code, bad, tmp_path / "bad"), report_on(code, good, tmp_path / "good")
    assert {each.code for each in on_bad.diagnostics} - {each.code for each in on_good.diagnostics} == {code}
    assert said(of_rule(on_bad, code)) == snapshot


def test_a_finding_says_what_was_found_then_what_was_expected(tmp_path: Path) -> None:
    body = "## 1 {#steps}\n\n1. a\n    {: #a }\n3. b\n    {: #b }\n\n[1](support/contact.md)\n"
    write_site(tmp_path, {"docs/zh/a.md": page(body), "docs/en/a.md": page(body.replace("3.", "2."))})
    [found] = check(tmp_path).diagnostics
    assert (found.path, found.line, found.column, found.code, found.name) == (
        "docs/zh/a.md",
        10,
        1,
        "S101",
        "step-out-of-sequence",
    )
    assert found.message == "Step is numbered 3, expected 2"


@pytest.mark.parametrize(
    ("link", "suggested"),
    [
        ("account/reset-pasword.md", "account/reset-password.md"),
        ("reset-password.md", "account/reset-password.md"),
        ("account/reset-password.md#verify-identy", "verify-identity"),
    ],
)
def test_a_near_miss_is_answered_with_what_was_meant(link: str, suggested: str, tmp_path: Path) -> None:
    files = {
        f"docs/{language}/{name}": text
        for language in ("zh", "en")
        for name, text in {
            "a.md": page(f"[b]({link})", type_="guide"),
            "account/reset-password.md": page("## V {#verify-identity}", type_="guide"),
        }.items()
    }
    assert {each.hint for each in check(write_site(tmp_path, files)).diagnostics} == {f"did you mean {suggested!r}?"}
