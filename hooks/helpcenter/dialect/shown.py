"""Which characters of a page's file its readers are shown, and edits of them, in the columns of the file."""

from __future__ import annotations

import functools
import re

from helpcenter.diagnostics import Edit
from helpcenter.dialect.masking import mask_spans, split_front_matter
from helpcenter.model import Page

_YAML_COMMENT = re.compile(r"(?:^|(?<=\s))#")


@functools.lru_cache(maxsize=2)
def _lines(raw: str) -> list[str]:
    return raw.split("\n")


def raw_line(page: Page, number: int) -> str:
    """Return a line of the file as it was typed; an empty one where there is none."""
    lines = _lines(page.raw)
    return lines[number - 1] if 0 < number <= len(lines) else ""


def exchange(page: Page, line: int, column: int, wrong: str, right: str) -> tuple[Edit, ...]:
    """Return the edit that puts `right` in place of `wrong`; none where something else stands in the file there."""
    if not raw_line(page, line).startswith(wrong, column - 1):
        return ()
    return (Edit(line, column, column + len(wrong), right),)


def cuts_steps(page: Page, line: int) -> bool:
    """Tell whether a line belongs to a block that cuts the list of steps, which has a finding of its own."""
    cuts = (repair for repair in page.repairs if repair.kind == "cut")
    return any(repair.line == line or any(edit.line == line for edit in repair.edits) for repair in cuts)


def shown_lines(page: Page) -> dict[int, str]:
    """Return the lines of the file by number, with everything blanked that is code or a comment."""
    lines = dict(page.lines)
    yaml, _ = split_front_matter(page.raw)
    for number, line in enumerate(yaml.split("\n") if yaml else (), start=2):
        comment = _YAML_COMMENT.search(line, max(line.rfind('"'), line.rfind("'")) + 1)
        lines[number] = line[: comment.start()] if comment else line
    for block in page.all_blocks:
        if block.kind == "code":
            for number, _, _ in block.lines:
                lines.pop(number, None)
    with_code: dict[int, list[tuple[int, str]]] = {}
    for text in page.texts:
        if "`" in text.source and text.kind != "meta":
            for (_, number, column), source in zip(text.lines, text.source.split("\n"), strict=True):
                with_code.setdefault(number, []).append((column - 1, source))
    for number, parts in with_code.items():
        lines[number] = _without_code(lines.get(number, ""), parts)
    return lines


def _without_code(line: str, parts: list[tuple[int, str]]) -> str:
    """Put the `parts`, in which code is blanked, in their places; where a tab moves those, take the line for a text."""
    if "\t" in line:
        return mask_spans(line)
    pieces: list[str] = []
    end = 0
    for start, part in sorted(parts):
        pieces += [line[end:start], part]
        end = start + len(part)
    return "".join([*pieces, line[end:]])
