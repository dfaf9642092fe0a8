"""`helpcenter explain`: the page of every rule, found by its code or its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter.rule_pages import explanations
from helpcenter.rules import all_rules, name_of
from sites import run

S101 = """\
S101 step-out-of-sequence

The steps of a procedure are numbered 1, 2, 3 … without a gap or a repeat.

"""


@pytest.mark.parametrize("code", all_rules())
def test_every_rule_says_what_is_right_why_and_shows_both(code: str) -> None:
    rule = explanations()[code]
    assert rule.name == name_of(all_rules()[code])
    assert rule.sentence.endswith(".")
    assert "\n" not in rule.sentence
    assert rule.why
    assert [each.partition(":\n    ")[0] for each in rule.examples] == ["Bad", "Good"]


@pytest.mark.parametrize("wanted", ["S101", "s101", "step-out-of-sequence", "Step-Out-Of-Sequence"])
def test_a_rule_is_found_by_its_code_or_its_name(wanted: str, tmp_path: Path) -> None:
    result = run(tmp_path, "helpcenter", "explain", wanted)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith(S101)
    bad, _, good = result.stdout.partition("\n\nBad:\n")[2].partition("\n\nGood:\n")
    assert (bad.startswith("    1.  **Open"), good.startswith("    1.  **Open")) == (True, True)


def test_without_a_rule_all_of_them_are_listed_in_columns(tmp_path: Path) -> None:
    lines = run(tmp_path, "helpcenter", "explain").stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [[code, name_of(rule)] for code, rule in all_rules().items()]
    assert len({line.index(rule.sentence) for line, rule in zip(lines, explanations().values(), strict=True)}) == 1


@pytest.mark.parametrize(
    ("wanted", "answer"),
    [
        ("S1O1", "no rule 'S1O1', did you mean S101 (step-out-of-sequence)?"),
        ("steps-out-of-sequence", "no rule 'steps-out-of-sequence', did you mean S101 (step-out-of-sequence)?"),
        ("orthography", "no rule 'orthography'; `helpcenter explain` lists them all"),
    ],
)
def test_a_rule_that_is_not_there_is_answered_with_what_was_meant(wanted: str, answer: str, tmp_path: Path) -> None:
    result = run(tmp_path, "helpcenter", "explain", wanted)
    assert (result.returncode, result.stdout, result.stderr) == (2, "", f"helpcenter: {answer}\n")


def test_the_markdown_of_a_page_holds_its_examples_as_code() -> None:
    assert "\n\n**Bad:**\n\n    1.  **Open the app.**\n" in explanations()["S101"].markdown
