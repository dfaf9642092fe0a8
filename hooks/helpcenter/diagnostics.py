"""What the checker says: a finding of a rule, the diagnostic made of it, and how it reads on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpcenter.messages import ENGLISH, Message, say
from helpcenter.model import Edit, Site

if TYPE_CHECKING:
    from helpcenter.finished.site import BuiltSite

__all__ = ["CannotCheckError", "Diagnostic", "Edit", "Finding", "Paint", "Report", "render_text", "unpainted"]


Paint = Callable[[str, str], str]

# The name of a file may hold what a terminal obeys.
ESCAPED = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0))}


def unpainted(_: str, text: str) -> str:
    """Return the text as it is: what stands for the colours where there are none."""
    return text


class CannotCheckError(Exception):
    """Nothing could be said about the site: it is neither right nor wrong. The message names file and reason."""

    def __init__(self, message: Message) -> None:
        """Take what is to be said."""
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule reports of a source file: where, what was found before what was expected, and how to mend it.

    `edits` mend it by rule; there are none where only the writer can know what is right.
    """

    line: int
    column: int
    message: Message
    hint: Message
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """A finding with its file (from the root of the project) and the rule that made it."""

    path: str
    line: int
    column: int
    code: str
    name: str
    message: Message
    hint: Message
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What a check of the whole site found, in order of file and line.

    `failures` names each rule that broke, with the page it broke on: what it would have found is not known. `site` is
    what was checked, with the outline of each page, or `built`, where that was the finished site.
    """

    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[Message, ...]
    pages: int
    languages: int
    site: Site | None = None
    built: BuiltSite | None = None


def render_text(diagnostics: Iterable[Diagnostic], language: str = ENGLISH, paint: Paint = unpainted) -> str:
    """Return one line a diagnostic (`path:line:column: CODE message (name)`), each followed by its help.

    `paint` is given the kind of a text (place, code, help) and the text, and returns what is printed.
    """
    lines = (line for each in diagnostics for line in _lines_of(each, language, paint))
    return "\n".join(lines)


def _lines_of(found: Diagnostic, language: str, paint: Paint) -> Iterator[str]:
    place, message, name, hint = (
        text.translate(ESCAPED)
        for text in (
            f"{found.path}:{found.line}:{found.column}:",
            say(found.message, language),
            found.name,
            say(Message("help: {hint}", hint=found.hint), language),
        )
    )
    yield f"{paint('place', place)} {paint('code', found.code)} {message} ({name})"
    yield f"  {paint('help', hint)}"
