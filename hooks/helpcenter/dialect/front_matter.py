"""Reads the front matter of a page, and says in a writer's words where it cannot be read.

YAML's own messages name tokens and contexts. What a writer has to know is which line it is and what to type there, so
the first line that makes the front matter unreadable is found and looked at.
"""

from __future__ import annotations

import re
from itertools import pairwise

from helpcenter.dialect.faulty_lines import faults_of
from helpcenter.dialect.masking import conflicts_in, split_front_matter
from helpcenter.messages import Message
from helpcenter.model import Problem
from helpcenter.project.source_text import SourceError
from helpcenter.project.yaml_source import YamlMapping, load_mapping

MARK = "---"

_LONGEST_LOOKED_AT = 100
_SPACES = " \t\u3000\u00a0"
_DASHES = re.compile(r"[-–—－―─−‐]{2,}|- - -|\.{2,}|\+{3}")
_BEGINS_LIKE_ONE = re.compile(r"(?:title|type|description) *[:：]")
_ENTRY = re.compile(r"( *)- +(?![\"'\[{|>&*!-]|[\w-]+:(?: |$))")
_KEY = re.compile(r"[\w-]+ *[:：]")
_NO_SUCH_DAY = re.compile(r"out of range|must be in")
_PLAIN_ENOUGH = re.compile(r"characters are not allowed|nested too deeply|Exceeds")


def read_front_matter(text: str) -> tuple[YamlMapping, str, Problem | None]:
    """Return what the front matter says, the page with the front matter blanked, and why it says nothing."""
    yaml, body = split_front_matter(text)
    empty = YamlMapping({}, {(): 1})
    if yaml is None:
        return empty, body, _not_found(text)
    lines = yaml.split("\n")
    other_sides, _ = conflicts_in(yaml)
    lines = ["" if index in other_sides else line for index, line in enumerate(lines)]
    try:
        meta = load_mapping("\n".join(lines), first_line=2)
    except SourceError as error:
        return empty, body, _explained(lines, error)
    if not meta.values:
        hint = Message('write at least a "title: …" and a "type: …" into it')
        return empty, body, Problem(1, 1, Message("front matter is empty"), hint)
    return meta, body, _swallowed_entry(lines)


def _swallowed_entry(lines: list[str]) -> Problem | None:
    """Find an entry that is indented more than the one above it, which YAML takes for more words of that one."""
    key = ""
    for number, (above, line) in enumerate(pairwise(lines), start=3):
        key = above if above[:1] not in " -" else key
        if len(above) - len(above.lstrip(" ")) >= len(line) - len(line.lstrip(" ")):
            continue
        entry, deeper = _ENTRY.match(above), _ENTRY.match(line)
        if entry and deeper and key.rstrip().endswith(":"):
            message = Message(
                "line is indented by {found}, expected {expected} like the entry above",
                found=len(deeper[1]),
                expected=len(entry[1]),
            )
            return Problem(number, 1, message, Message("indent all entries of a list alike"), deeper[1], entry[1])
    return None


def _not_found(text: str) -> Problem:
    """Say why a page has no front matter: it does not begin, does not begin at once, or does not end."""
    lines = text.split("\n", _LONGEST_LOOKED_AT)[:_LONGEST_LOOKED_AT]
    number, first = next(((number, line) for number, line in enumerate(lines, 1) if line.strip(_SPACES)), (1, ""))
    if first.rstrip(" \t") == MARK:
        if number == 1:
            return _not_closed(lines[1:])
        message = Message("front matter begins on line {line}, expected it on the first line", line=number)
        return Problem(1, 1, message, Message('delete what stands above the first "---"'))
    if _DASHES.fullmatch(first.strip(_SPACES)):
        message = Message("front matter begins with {found!r}, expected '---'", found=first)
        return _wrong_mark(number, first, message)
    if first.startswith(MARK):
        message = Message("front matter begins with {found!r}, expected '---' alone on its line", found=first)
        return Problem(number, 1, message)
    if _BEGINS_LIKE_ONE.match(first):
        hint = Message('write a line "---" above this one')
        return Problem(number, 1, Message("front matter has no '---' above it"), hint)
    hint = Message('begin the page with "---", a title, a type, "---"')
    return Problem(1, 1, Message("front matter is missing"), hint)


def _not_closed(lines: list[str]) -> Problem:
    for number, line in enumerate(lines, start=2):
        if not line.strip(_SPACES):
            break
        if _DASHES.fullmatch(line.strip(_SPACES)):
            return _wrong_end(number, line)
    hint = Message('write a line "---" below its last line')
    return Problem(1, 1, Message("front matter is not closed, expected '---'"), hint)


def _wrong_end(number: int, line: str) -> Problem:
    return _wrong_mark(number, line, Message("front matter ends with {found!r}, expected '---'", found=line))


def _wrong_mark(number: int, line: str, message: Message) -> Problem:
    hint = Message('write "---", three hyphens and nothing else')
    return Problem(number, 1, message, hint, wrong=line, right=MARK)


def _explained(lines: list[str], error: SourceError) -> Problem:
    problem = error.problem
    for number, line in enumerate(lines, start=2):
        if _DASHES.fullmatch(line.strip(_SPACES)):
            return _wrong_end(number, line)
    if _NO_SUCH_DAY.search(problem.message):
        value = lines[min(problem.line - 2, len(lines) - 1)][problem.column - 1 :].partition(" #")[0].strip()
        message = Message("{value!r} is no day of the calendar", value=value)
        return Problem(problem.line, problem.column, message, Message("write a day that exists"))
    first = next((line for line in lines if _holds_something(line)), "")
    if error.__cause__ is None and "：" not in first.partition(":")[0]:
        return problem
    if _PLAIN_ENOUGH.search(problem.message) or len(lines) > _LONGEST_LOOKED_AT:
        return problem
    index = _first_unreadable(lines, problem.line - 2)
    if not _KEY.match(lines[index]) and any(not line.strip() for line in lines[:index]):
        return _not_closed([])
    return next(faults_of(lines[index], index + 2), problem)


def _holds_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _first_unreadable(lines: list[str], named: int) -> int:
    """Return the index of the first line with which nothing can be read; YAML may have `named` a later one."""
    if named < len(lines) and _holds_something(lines[named]) and _is_readable(lines[:named]):
        return named
    end = next((end for end in range(len(lines) - 1, -1, -1) if _is_readable(lines[:end])), 0)
    return next((index for index in range(end, len(lines)) if _holds_something(lines[index])), min(end, len(lines) - 1))


def _is_readable(lines: list[str]) -> bool:
    try:
        load_mapping("\n".join(lines))
    except SourceError:
        return False
    return True
