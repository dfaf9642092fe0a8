"""Says what writers often do wrong on a line of the front matter that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from helpcenter.messages import Message
from helpcenter.model import Problem

_VALUE = re.compile(r"(?P<before> *(?:- +)?(?:[\w-]+ *: +|(?<=- )))(?P<value>\S(?:[^#]|(?<! )#)*)")
_NOT_AT_BEGINNING = "@`%&*!|>,]}?"
_OFTEN_WRONG: tuple[tuple[re.Pattern[str], Callable[[str], Message], Message, str], ...] = (
    (
        re.compile(r" *(?P<wrong>\t)"),
        lambda _key: Message("line is indented with a tab, expected spaces"),
        Message("put two spaces in place of the tab"),
        "  ",
    ),
    (
        re.compile(r"(?P<key>[\w-]+)\s*(?P<wrong>：\s*)"),
        lambda key: Message("`{key}` is followed by the full-width '：', expected ': '", key=key),
        Message("type the colon of English"),
        ": ",
    ),
    (
        re.compile(r"(?P<key>[\w-]+)(?P<wrong>:)(?=\S)"),
        lambda key: Message("`{key}:` is followed by no space, expected one behind the colon", key=key),
        Message("put a space behind the colon"),
        ": ",
    ),
    (
        re.compile(r" *(?P<wrong>-)(?=[^\s-])"),
        lambda _key: Message("hyphen of a list entry is followed by no space, expected one"),
        Message("put a space behind the hyphen"),
        "- ",
    ),
)


def faults_of(line: str, number: int) -> Iterator[Problem]:
    """Yield what writers often do wrong on a line and did on this one, which cannot be read."""
    for pattern, said_of, hint, right in _OFTEN_WRONG:
        if found := pattern.match(line):
            message = said_of(found.groupdict().get("key", ""))
            yield Problem(number, found.start("wrong") + 1, message, hint, found["wrong"], right)
    if value := _VALUE.match(line):
        yield from _of_value(value["value"].rstrip(), number, value.start("value") + 1)
    spaces = len(line) - len(line.lstrip(" "))
    if spaces:
        message = Message("line is indented by {found}, expected it to begin like the line above", found=spaces)
        yield Problem(number, 1, message, Message("remove the spaces at its beginning"))
    elif ":" not in line and not line.startswith("-"):
        message = Message("line {line!r} has no colon, expected `key: value`", line=line[:40])
        yield Problem(number, 1, message, Message('write "key: value"'))


def _of_value(value: str, number: int, column: int) -> Iterator[Problem]:
    mark = value[0]
    if mark in "\"'":
        yield _of_quotation_marks(value, number, column)
    elif mark in "[{":
        message = Message(
            "list that begins with {mark!r} is not closed or holds what it cannot, expected [one, two]", mark=mark
        )
        hint = Message("put quotation marks around entries that hold marks themselves")
        yield Problem(number, column, message, hint)
    elif mark in _NOT_AT_BEGINNING or ": " in value + " ":
        message = Message("value {value!r} holds a colon and a space, expected it in quotation marks", value=value[:40])
        if mark in _NOT_AT_BEGINNING:
            message = Message(
                "value begins with {mark!r}, which means something else here, expected it in quotation marks", mark=mark
            )
        hint = Message('write "{value}" with the quotation marks', value=value)
        mend = (value, f'"{value}"') if '"' not in value and "\\" not in value else ("", "")
        yield Problem(number, column, message, hint, *mend)


def _of_quotation_marks(value: str, number: int, column: int) -> Problem:
    mark = value[0]
    closing = value.find(mark, 1)
    if closing < 0:
        message = Message("quotation mark {mark} is not closed, expected it at the end", mark=mark)
        return Problem(number, column, message, Message("close the quotation mark"))
    message = Message("words stand behind the closing quotation mark {mark}, expected it at the end", mark=mark)
    hint = Message("use “ ” inside the value, or the other kind of mark around it")
    return Problem(number, column + closing, message, hint)
