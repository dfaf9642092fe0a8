"""Source files are read as text, whatever wrote them, or refused with the place of the first byte that is none."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from helpcenter.messages import Message
from helpcenter.project.attached.drawings import acting_part
from helpcenter.project.reasons import reason
from helpcenter.project.source_text import SourceError, read_text
from helpcenter.project.yaml_source import load_mapping

ANYTHING = Message.verbatim("").template


@pytest.mark.parametrize("data", [b"a\nb\n", b"a\r\nb\r\n", b"a\rb\r", b"\xef\xbb\xbfa\nb\n"])
def test_line_ends_and_byte_order_marks_change_nothing(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(data)
    assert read_text(tmp_path / "a.md") == "a\nb\n"


@pytest.mark.parametrize(
    ("data", "line", "column", "byte"),
    [
        (b"\xff", 1, 1, "0xff"),
        ("a\n中文".encode() + b"\xc0", 2, 3, "0xc0"),
        (b"\xef\xbb\xbfa\nab\xff c", 2, 3, "0xff"),
    ],
)
def test_a_byte_that_is_no_text_is_named_with_its_place(
    data: bytes, line: int, column: int, byte: str, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read_text(tmp_path / "a.md")
    problem = caught.value.problem
    assert (problem.line, problem.column, problem.message) == (line, column, f"the byte {byte} is not UTF-8")


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c",
        "a: b\n c: d",
        "a: [b",
        "a: {b",
        "a:\n- b\n  - c\nd",
        "a: b\n- c",
        "a: - b",
        "a\nb: c",
        "a: @b",
        "a: `b`",
        "a:\n\tb: c",
        'a: "b',
        'a: "b\n---\n',
        'a: "\\q"',
        "a: *b",
        "a: &",
        "a: !b!c d",
        "a: !b c",
        "a: &b c\nd: &b e",
        "? [a]\n: b",
        "? {a: b}\n: c",
        "a: b\n---\nc: d",
        "a: \x07",
        "a: 2026-02-30",
        "a: 2026-13-01",
        "a: 2026-01-01 25:00:00",
        "a: =",
    ],
)
def test_what_yaml_says_of_what_writers_type_is_known_in_other_languages(text: str) -> None:
    with pytest.raises(SourceError) as caught:
        load_mapping(text)
    said = caught.value.problem.message
    assert all(each.template != ANYTHING for each in (said, said.values.get("reason")) if isinstance(each, Message)), (
        said
    )


@pytest.mark.parametrize("data", [b"", b"<svg>", b"<svg></g>", b"<svg/>x", b"<svg a='1' a='2'/>", b"<svg>&x;</svg>"])
def test_what_is_said_of_a_broken_drawing_is_known_in_other_languages(data: bytes) -> None:
    problem = acting_part(data)
    assert problem
    why = problem.message.values["reason"]
    assert isinstance(why, Message)
    assert why.template != ANYTHING, why


@pytest.mark.parametrize(
    ("said", "template"),
    [
        (os.strerror(errno.EACCES), "Permission denied"),
        (os.strerror(errno.ENOSPC), "No space left on device"),
        (str(ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused")), "[Errno {number}] {reason}{where}"),
        (str(FileNotFoundError(errno.ENOENT, "No such file or directory", "a: b")), "[Errno {number}] {reason}{where}"),
        ("something new", ANYTHING),
        (Message("the file is empty"), "the file is empty"),
        ("", ANYTHING),
        (None, ANYTHING),
    ],
)
def test_what_the_system_says_reads_the_same_in_english(said: str | None, template: str) -> None:
    found = reason(said)
    assert (found, found.template) == (said or "", template)
    if "reason" in found.values:
        assert getattr(found.values["reason"], "template", ANYTHING) != ANYTHING
