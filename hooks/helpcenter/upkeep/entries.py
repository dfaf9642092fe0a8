"""What is typed in the front matter of a page for an address that leads there."""

from __future__ import annotations

import json
import posixpath
import re

_PLAIN_FILE = re.compile(r"[\w./-]+\.md(?:#[\w-]+)?")
_PLAIN_ID = re.compile(r"[a-z][\w-]*")
_NO_TEXT_TO_YAML = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))


def entry_of(path: str, name: str, page: str, to: str) -> str:
    """Return, in YAML, what `page` says of the part `name` of `path`, or of all of it: that it is its part `to` now."""
    file = "" if path == page else posixpath.relpath("/" + path, posixpath.dirname("/" + page))
    old = f"{file}#{name}" if name else file
    is_plain = _PLAIN_FILE.fullmatch(old)
    return (old if is_plain else _quoted(old)) + (f": {_id(to)}" if to else "")


def _id(name: str) -> str:
    return name if _PLAIN_ID.fullmatch(name) and name not in _NO_TEXT_TO_YAML else _quoted(name)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
