"""Reads the front matter of a page, and says in a writer's words where it cannot be read.

YAML's own messages name tokens and contexts. What a writer has to know is which line it is and what to type there, so
the first line that makes the front matter unreadable is found and looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from helpcenter.dialect.masking import conflicts_in, split_front_matter
from helpcenter.model import Problem
from helpcenter.project.source_text import SourceError
from helpcenter.project.yaml_source import YamlMapping, load_mapping

MARK = "---"

_LONGEST_LOOKED_AT = 100
_SPACES = " \t\u3000\u00a0"
_DASHES = re.compile(r"[-–—－―─−‐]{2,}|- - -|\.{2,}|\+{3}")
_BEGINS_LIKE_ONE = re.compile(r"(?:title|type|description) *[:：]")
_VALUE = re.compile(r"(?P<before> *(?:- +)?(?:[\w-]+ *: +|(?<=- )))(?P<value>\S(?:[^#]|(?<! )#)*)")
_ENTRY = re.compile(r"( *)- +(?![\"'\[{|>&*!-]|[\w-]+:(?: |$))")
_KEY = re.compile(r"[\w-]+ *[:：]")
_NO_SUCH_DAY = re.compile(r"out of range|must be in")
_PLAIN_ENOUGH = re.compile(r"characters are not allowed|nested too deeply|Exceeds")
_NOT_AT_BEGINNING = "@`%&*!|>,]}?"
_OFTEN_WRONG = (
    (
        re.compile(r" *(?P<wrong>\t)"),
        "line is indented with a tab, expected spaces",
        "put two spaces in place of the tab",
        "  ",
    ),
    (
        re.compile(r"(?P<key>[\w-]+)\s*(?P<wrong>：\s*)"),
        "`{key}` is followed by the full-width '：', expected ': '",
        "type the colon of English",
        ": ",
    ),
    (
        re.compile(r"(?P<key>[\w-]+)(?P<wrong>:)(?=\S)"),
        "`{key}:` is followed by no space, expected one behind the colon",
        "put a space behind the colon",
        ": ",
    ),
    (
        re.compile(r" *(?P<wrong>-)(?=[^\s-])"),
        "hyphen of a list entry is followed by no space, expected one",
        "put a space behind the hyphen",
        "- ",
    ),
)


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
        hint = 'write at least a "title: …" and a "type: …" into it'
        return empty, body, Problem(1, 1, "front matter is empty", hint)
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
            message = f"line is indented by {len(deeper[1])}, expected {len(entry[1])} like the entry above"
            return Problem(number, 1, message, "indent all entries of a list alike", deeper[1], entry[1])
    return None


def _not_found(text: str) -> Problem:
    """Say why a page has no front matter: it does not begin, does not begin at once, or does not end."""
    lines = text.split("\n", _LONGEST_LOOKED_AT)[:_LONGEST_LOOKED_AT]
    number, first = next(((number, line) for number, line in enumerate(lines, 1) if line.strip(_SPACES)), (1, ""))
    if first.rstrip(" \t") == MARK:
        if number == 1:
            return _not_closed(lines[1:])
        message = f"front matter begins on line {number}, expected it on the first line"
        return Problem(1, 1, message, f'delete what stands above the first "{MARK}"')
    if _DASHES.fullmatch(first.strip(_SPACES)):
        return _wrong_mark(number, first, "begins")
    if first.startswith(MARK):
        return Problem(number, 1, f"front matter begins with {first!r}, expected {MARK!r} alone on its line")
    if _BEGINS_LIKE_ONE.match(first):
        return Problem(number, 1, f"front matter has no {MARK!r} above it", f'write a line "{MARK}" above this one')
    return Problem(1, 1, "front matter is missing", f'begin the page with "{MARK}", a title, a type, "{MARK}"')


def _not_closed(lines: list[str]) -> Problem:
    for number, line in enumerate(lines, start=2):
        if not line.strip(_SPACES):
            break
        if _DASHES.fullmatch(line.strip(_SPACES)):
            return _wrong_mark(number, line, "ends")
    return Problem(1, 1, f"front matter is not closed, expected {MARK!r}", f'write a line "{MARK}" below its last line')


def _wrong_mark(number: int, line: str, what: str) -> Problem:
    message = f"front matter {what} with {line!r}, expected {MARK!r}"
    return Problem(number, 1, message, f'write "{MARK}", three hyphens and nothing else', wrong=line, right=MARK)


def _explained(lines: list[str], error: SourceError) -> Problem:
    problem = error.problem
    for number, line in enumerate(lines, start=2):
        if _DASHES.fullmatch(line.strip(_SPACES)):
            return _wrong_mark(number, line, "ends")
    if _NO_SUCH_DAY.search(problem.message):
        value = lines[min(problem.line - 2, len(lines) - 1)][problem.column - 1 :].partition(" #")[0].strip()
        return Problem(problem.line, problem.column, f"{value!r} is no day of the calendar", "write a day that exists")
    first = next((line for line in lines if _holds_something(line)), "")
    if error.__cause__ is None and "：" not in first.partition(":")[0]:
        return problem
    if _PLAIN_ENOUGH.search(problem.message) or len(lines) > _LONGEST_LOOKED_AT:
        return problem
    index = _first_unreadable(lines, problem.line - 2)
    if not _KEY.match(lines[index]) and any(not line.strip() for line in lines[:index]):
        return _not_closed([])
    return next(_explanations(lines[index], index + 2), problem)


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


def _explanations(line: str, number: int) -> Iterator[Problem]:
    """Yield what writers often do wrong on a line and did on this one, which cannot be read."""
    for pattern, message, hint, right in _OFTEN_WRONG:
        if found := pattern.match(line):
            wrong = found["wrong"]
            yield Problem(number, found.start("wrong") + 1, message.format(**found.groupdict()), hint, wrong, right)
    if value := _VALUE.match(line):
        yield from _explained_value(value["value"].rstrip(), number, value.start("value") + 1)
    spaces = len(line) - len(line.lstrip(" "))
    if spaces:
        message = f"line is indented by {spaces}, expected it to begin like the line above"
        yield Problem(number, 1, message, "remove the spaces at its beginning")
    elif ":" not in line and not line.startswith("-"):
        yield Problem(number, 1, f"line {line[:40]!r} has no colon, expected `key: value`", 'write "key: value"')


def _explained_value(value: str, number: int, column: int) -> Iterator[Problem]:
    mark = value[0]
    if mark in "\"'":
        closing = value.find(mark, 1)
        message = f"words stand behind the closing quotation mark {mark}, expected it at the end"
        hint = "use “ ” inside the value, or the other kind of mark around it"
        if closing < 0:
            message, hint = f"quotation mark {mark} is not closed, expected it at the end", "close the quotation mark"
        yield Problem(number, column + max(closing, 0), message, hint)
    elif mark in "[{":
        message = f"list that begins with {mark!r} is not closed or holds what it cannot, expected [one, two]"
        yield Problem(number, column, message, "put quotation marks around entries that hold marks themselves")
    elif mark in _NOT_AT_BEGINNING or ": " in value + " ":
        message = f"value {value[:40]!r} holds a colon and a space, expected it in quotation marks"
        if mark in _NOT_AT_BEGINNING:
            message = f"value begins with {mark!r}, which means something else here, expected it in quotation marks"
        mend = (value, f'"{value}"') if '"' not in value and "\\" not in value else ("", "")
        yield Problem(number, column, message, f'write "{value}" with the quotation marks', *mend)
