"""What the system and libraries say of a failure, as messages: what people meet of it is known in every language."""

from __future__ import annotations

import re

from helpcenter.messages import Message

_OF_THE_SYSTEM = (
    Message("Permission denied"),
    Message("Operation not permitted"),
    Message("No such file or directory"),
    Message("File exists"),
    Message("Is a directory"),
    Message("Not a directory"),
    Message("Directory not empty"),
    Message("File name too long"),
    Message("Too many levels of symbolic links"),
    Message("Too many open files"),
    Message("No space left on device"),
    Message("Disk quota exceeded"),
    Message("Read-only file system"),
    Message("Input/output error"),
    Message("Invalid cross-device link"),
)
_OF_THE_NETWORK = (
    Message("Connection refused"),
    Message("Connection reset by peer"),
    Message("Connection timed out"),
    Message("timed out"),
    Message("Network is unreachable"),
    Message("No route to host"),
    Message("Name or service not known"),
    Message("Temporary failure in name resolution"),
    Message("Remote end closed connection without response"),
)
_OF_YAML = (
    Message("mapping values are not allowed in this context"),
    Message("mapping keys are not allowed in this context"),
    Message("block sequence entries are not allowed in this context"),
    Message("did not find expected ',' or ']'"),
    Message("did not find expected ',' or '}}'"),
    Message("did not find expected '-' indicator"),
    Message("did not find expected key"),
    Message("did not find expected node content"),
    Message("did not find expected <document start>"),
    Message("did not find expected comment or line break"),
    Message("did not find expected whitespace or line break"),
    Message("did not find expected alphabetic or numeric character"),
    Message("could not find expected ':'"),
    Message("found character that cannot start any token"),
    Message("found a tab character that violates indentation"),
    Message("found a tab character where an indentation space is expected"),
    Message("found unexpected end of stream"),
    Message("found unexpected document indicator"),
    Message("found unexpected ':'"),
    Message("found unknown escape character"),
    Message("found undefined alias"),
    Message("found undefined tag handle"),
    Message("second occurrence"),  # of an anchor
    Message("found unhashable key"),
    Message("but found another document"),
    Message("control characters are not allowed"),
    Message("day is out of range for month"),
    Message("month must be in 1..12"),
    Message("hour must be in 0..23"),
    Message("minute must be in 0..59"),
    Message("second must be in 0..59"),
)
_OF_XML = (
    Message("syntax error"),
    Message("no element found"),
    Message("not well-formed (invalid token)"),
    Message("unclosed token"),
    Message("mismatched tag"),
    Message("duplicate attribute"),
    Message("junk after document element"),
    Message("undefined entity"),
    Message("unbound prefix"),
    Message("unclosed CDATA section"),
    Message("unknown encoding"),
    Message("XML or text declaration not at start of entity"),
    Message("reference to invalid character number"),
)
_KNOWN = {str(each): each for each in (*_OF_THE_SYSTEM, *_OF_THE_NETWORK, *_OF_YAML, *_OF_XML)}
_NUMBERED = re.compile(r"\[Errno (?P<number>-?\d+)\] (?P<reason>[^:]+)(?P<where>.*)", re.DOTALL)
_TAG = re.compile(r"could not determine a constructor for the tag '(?P<tag>[^']*)'")


def reason(said: str | None) -> Message:
    """Return what was said as a message; what is not known reads the same in every language."""
    if isinstance(said, Message):
        return said
    if found := _NUMBERED.fullmatch(said or ""):
        why = reason(found["reason"])
        return Message("[Errno {number}] {reason}{where}", number=found["number"], reason=why, where=found["where"])
    if found := _TAG.fullmatch(said or ""):
        return Message("could not determine a constructor for the tag {tag!r}", tag=found["tag"])
    return _KNOWN.get(said or "") or Message.verbatim(said or "")
