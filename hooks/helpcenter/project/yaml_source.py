"""YAML that knows where it stands: values, the position of each key, and problems with line and column."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from unicodedata import category

import yaml

from helpcenter.messages import Message, listed
from helpcenter.model import Problem
from helpcenter.project.reasons import reason
from helpcenter.project.source_text import LEFT_BY_A_MERGE, SourceError

Path = tuple[str | int, ...]

# libyaml recurses in C, where too deep is a crash of the process and no error.
_OPENS_A_LEVEL = re.compile(r"[\[{]|[-?] (?=[-?] )")
_LEVELS = 5_000

_TEXT = "tag:yaml.org,2002:str"
_MERGE = "tag:yaml.org,2002:merge"
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_Loader):  # type: ignore[valid-type, misc]  # the base is chosen at run time
    """Names the place of a value that cannot be made, such as 2026-02-30."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 -- PyYAML's signature
        """Return the value of a node, or raise an error with its place."""
        if node.tag == _TEXT and isinstance(node, yaml.ScalarNode):
            return node.value  # what most nodes are; PyYAML takes ten times as long to say so
        try:
            return super().construct_object(node, deep=deep)
        except (ValueError, TypeError, AttributeError, LookupError) as error:
            message = str(error) if isinstance(error, ValueError) else Message("not a value of its kind")
            raise yaml.constructor.ConstructorError(problem=message, problem_mark=node.start_mark) from error


class _TolerantLoader(_StrictLoader):
    """Reads mkdocs.yml, whose `!ENV` and `!!python/name:` tags are none of our business."""


_TolerantLoader.add_multi_constructor("!", lambda _loader, _suffix, _node: None)
_TolerantLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda _loader, _suffix, _node: None)


@dataclass(frozen=True, slots=True)
class YamlMapping:
    """A mapping read from YAML: its values, and the line of each entry by its path of keys and indexes."""

    values: dict[str, Any]
    lines: dict[Path, int]

    def line(self, *path: str | int) -> int:
        """Return the line of the entry at `path`, or of the nearest entry around it that exists."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines[path]


class _Places:
    """Tells lines as editors count them; libyaml takes U+0085, U+2028 and U+2029 for line ends, too."""

    def __init__(self, text: str, first_line: int, *, tolerant: bool) -> None:
        self.tolerant = tolerant
        self.may_hide = not tolerant and "\\" in text
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.first_line = first_line
        self.seen: set[int] = set()

    def look_at(self, node: yaml.Node) -> None:
        """Raise SourceError where a text holds what nobody sees, typed with a backslash."""
        if self.may_hide and isinstance(node, yaml.ScalarNode) and node.style == '"':
            hidden = next((each for each in node.value if category(each)[0] == "C" and each not in "\t\n"), "")
            if hidden:
                message = Message(
                    "the text holds {character}, which nobody can see, expected only what readers see",
                    character=f"U+{ord(hidden):04X}",
                )
                raise self.error(node.start_mark, message)

    def line(self, mark: yaml.Mark) -> int:
        return self.first_line + bisect.bisect_right(self.starts, mark.index) - 1

    def error(self, mark: yaml.Mark | None, message: Message) -> SourceError:
        if mark is None:
            return SourceError(Problem(self.first_line, 1, message))
        line = self.line(mark)
        return SourceError(Problem(line, mark.index - self.starts[line - self.first_line] + 1, message))


def load_mapping(text: str, *, first_line: int = 1, tolerant: bool = False) -> YamlMapping:
    """Read `text`, whose first line is line `first_line` of its file; `tolerant` of tags that only MkDocs knows.

    Raises SourceError where it is not well-formed, repeats a key or is no mapping; where it is not tolerant, also for
    a list or a group of keys that stands for another one, of which a few lines make more than a computer can hold, and
    for a character that nobody sees, written with a backslash so that nobody finds it. Empty text is an empty mapping.
    """
    if len(_OPENS_A_LEVEL.findall(text)) > _LEVELS:
        raise SourceError(Problem(first_line, 1, Message("nested too deeply")))
    places = _Places(text, first_line, tolerant=tolerant)
    loader = (_TolerantLoader if tolerant else _StrictLoader)(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return YamlMapping({}, {(): first_line})
        if not isinstance(node, yaml.MappingNode):
            raise places.error(node.start_mark, Message("expected `key: value` lines"))
        lines: dict[Path, int] = {(): first_line}
        _collect_lines(node, (), lines, places)
        return YamlMapping(loader.construct_document(node), lines)
    except yaml.MarkedYAMLError as error:
        left = LEFT_BY_A_MERGE.search(text)
        if left:
            line = first_line + text.count("\n", 0, left.start())
            message = Message("begins with {mark!r}, what a merge left behind", mark=left[0])
            raise SourceError(Problem(line, 1, message)) from error
        said = error.problem or error.context
        message = reason(said) if said else Message("not readable as YAML")
        raise places.error(error.problem_mark or error.context_mark, message) from error
    except yaml.reader.ReaderError as error:
        line = text.encode()[: error.position].count(b"\n")  # libyaml counts bytes
        message = Message("{reason}: {character}", reason=reason(error.reason), character=repr(error.character))
        raise SourceError(Problem(first_line + line, 1, message)) from error
    except RecursionError as error:
        raise SourceError(Problem(first_line, 1, Message("nested too deeply"))) from error
    finally:
        loader.dispose()


def _collect_lines(node: yaml.Node, path: Path, lines: dict[Path, int], places: _Places) -> None:
    """Fill `lines`; an alias is not followed, so that one which contains itself ends."""
    for key, value in _entries(node, places):
        places.look_at(value)
        start = value.start_mark if isinstance(key, int) else key.start_mark
        entry = (*path, key if isinstance(key, int) else key.value)
        lines[entry] = places.line(start)
        if value.start_mark.index > node.start_mark.index and id(value) not in places.seen:
            places.seen.add(id(value))
            _collect_lines(value, entry, lines, places)
        elif not places.tolerant and not isinstance(value, yaml.ScalarNode):
            mark = node.start_mark if isinstance(key, int) else start  # an alias has no mark of its own
            message = Message("an alias stands for a list or for other keys, expected these themselves")
            raise places.error(mark, message)


def _entries(node: yaml.Node, places: _Places) -> Iterator[tuple[yaml.Node | int, yaml.Node]]:
    if isinstance(node, yaml.SequenceNode):
        yield from enumerate(node.value)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise places.error(key.start_mark, Message("a key must be a word"))
            if key.tag == _MERGE and not places.tolerant:
                message = Message("the key '<<' takes over other keys, expected these themselves")
                raise places.error(key.start_mark, message)
            if key.value in seen:
                raise places.error(key.start_mark, Message("the key {key!r} stands here twice", key=key.value))
            seen.add(key.value)
            yield key, value


def shown(value: Any) -> Message:
    """Return a value as it is shown to people: a text in quotes, anything else as Python writes it."""
    return Message("{text!r}", text=value) if isinstance(value, str) else Message.verbatim(repr(value))


def no_text(value: Any) -> Message:
    """Say that a value is no text, such as a number."""
    return Message("{value} is no text, expected one in quotation marks", value=shown(value))


def unknown_language(language: Any, languages: tuple[str, ...]) -> Message:
    """Say that a key is none of the site's languages."""
    expected = listed(languages)
    return Message(
        "the site has no language {language}, expected one of {expected}", language=shown(language), expected=expected
    )
