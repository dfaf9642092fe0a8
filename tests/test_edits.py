"""Edits change what they name, and nothing else of the file."""

from __future__ import annotations

import pytest

from helpcenter.diagnostics import Diagnostic, Edit
from helpcenter.edits import apply, choose
from helpcenter.messages import Message

CASES: dict[str, tuple[bytes, list[Edit], bytes]] = {
    "replace": (b"3. b\n", [Edit(1, 1, 2, "2")], b"2. b\n"),
    "insert": (b"ab\n", [Edit(1, 2, 2, "-")], b"a-b\n"),
    "a blank line": (b"a\nb\n", [Edit(2, 1, 1, "\n")], b"a\n\nb\n"),
    "at the end of a line": (b"a\nb", [Edit(2, 2, 2, "!")], b"a\nb!"),
    "columns count characters": ("第三步\n".encode(), [Edit(1, 2, 3, "2")], "第2步\n".encode()),
    "two on one line, in any order": (b"abc", [Edit(1, 1, 2, "A"), Edit(1, 3, 4, "CC")], b"AbCC"),
    "two lines": (b"a\nb\n", [Edit(2, 1, 2, "B"), Edit(1, 1, 2, "A")], b"A\nB\n"),
    "line ends of Windows": (b"a\r\nb\r\n", [Edit(2, 1, 1, "\n")], b"a\r\n\r\nb\r\n"),
    "line ends of old": (b"a\rb", [Edit(2, 1, 2, "c\nd")], b"a\rc\rd"),
    "a byte order mark": (b"\xef\xbb\xbfa\n", [Edit(1, 1, 2, "b")], b"\xef\xbb\xbfb\n"),
    "other separators are no line ends": ("a\u2028b\n".encode(), [Edit(1, 2, 3, "")], b"ab\n"),
    "nothing": (b"a\r\nb\nc", [], b"a\r\nb\nc"),
}


@pytest.mark.parametrize(("before", "edits", "after"), CASES.values(), ids=CASES.keys())
def test_an_edit_changes_what_it_names(before: bytes, edits: list[Edit], after: bytes) -> None:
    assert apply(before, edits) == after


def diagnostic(*edits: Edit, path: str = "a.md") -> Diagnostic:
    return Diagnostic(path, edits[0].line, 1, "S101", "x", Message("m"), Message("h"), edits)


MEETING = {
    "the same characters": (Edit(1, 1, 3, "a"), Edit(1, 2, 4, "b"), True),
    "one within the other": (Edit(1, 1, 9, "a"), Edit(1, 3, 4, "b"), True),
    "the same edit": (Edit(1, 1, 2, "a"), Edit(1, 1, 2, "a"), True),
    "insertions at one place": (Edit(1, 1, 1, "a"), Edit(1, 1, 1, "b"), True),
    "an insertion within": (Edit(1, 1, 3, "a"), Edit(1, 2, 2, "b"), True),
    "neighbours": (Edit(1, 1, 2, "a"), Edit(1, 2, 3, "b"), False),
    "another line": (Edit(1, 1, 2, "a"), Edit(2, 1, 2, "b"), False),
}


@pytest.mark.parametrize(("one", "other", "meet"), MEETING.values(), ids=MEETING.keys())
def test_of_edits_that_meet_the_first_is_chosen(one: Edit, other: Edit, meet: bool) -> None:  # noqa: FBT001 -- a table
    first, second = diagnostic(one), diagnostic(other)
    assert choose([first, second])[0] == ([first] if meet else [first, second])


def test_the_edits_of_one_finding_are_applied_together_or_not_at_all() -> None:
    first = diagnostic(Edit(1, 1, 2, "a"))
    second = diagnostic(Edit(1, 1, 2, "b"), Edit(5, 1, 2, "c"))
    assert choose([first, second]) == ([first], {"a.md": [Edit(1, 1, 2, "a")]})


def test_edits_of_two_files_never_meet() -> None:
    findings = [diagnostic(Edit(1, 1, 2, "a"), path=path) for path in ("a.md", "b.md")]
    assert choose(findings)[0] == findings
