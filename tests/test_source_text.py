"""Source files are read as text, whatever wrote them, or refused with the place of the first byte that is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter.project.source_text import SourceError, read_text


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
