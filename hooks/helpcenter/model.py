"""The help center as data: a site of pages, procedures and steps.

Everything here is frozen and does no input or output. Lines and columns count from 1, as editors do.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


def resolve(source: str, target: str) -> str:
    """Return where a relative link in the file `source` leads, named from the folder that `source` is named from."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a source file that kept it from being read as meant."""

    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page; `id` is the one written in its attribute list, or None."""

    level: int
    text: str
    id: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image; `target` is what the writer typed between the parentheses."""

    text: str
    target: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a procedure; `number` is the number typed, which need not be its place."""

    number: int
    text: str
    id: str | None
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Cut:
    """An unindented block between two steps, at which the reader's list ends and a second begins."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Procedure:
    """The numbered steps of one page, in the order they stand, and whatever cuts their list.

    `glued` are those steps that readers do not see as such, because no blank line parts them from an indented block.
    """

    steps: tuple[Step, ...]
    cuts: tuple[Cut, ...]
    glued: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file.

    `path` is relative to the folder of its language and equal in every language (`account/reset-password.md`);
    `source` is relative to the root of the project (`docs/zh/account/reset-password.md`).
    `meta` is the front matter and `meta_lines` the line of each of its keys; `anchors` are the ids a link may point at.
    `problem` says why the front matter could not be read, or, where the page is not `readable`, the file.
    """

    path: str
    language: str
    source: str
    meta: Mapping[str, Any] = field(default_factory=dict)
    meta_lines: Mapping[str, int] = field(default_factory=dict)
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()
    procedure: Procedure | None = None
    problem: Problem | None = None
    readable: bool = True

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the page's procedure; none where the page is no procedure."""
        return self.procedure.steps if self.procedure else ()

    def resolve(self, target: str) -> str:
        """Return where a relative link on this page leads, named from the root of the project."""
        return resolve(self.source, target)


@dataclass(frozen=True, slots=True)
class ChannelText:
    """What one language says of a channel."""

    name: str
    where: str
    good_for: str
    have_ready: str


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to reach support; `value` is its address or number, None until the operator has confirmed one."""

    id: str
    kind: str
    value: str | None
    texts: Mapping[str, ChannelText]


@dataclass(frozen=True, slots=True)
class Register:
    """The register of official channels; `labels` are the words shown around the entries, by language."""

    source: str
    channels: tuple[Channel, ...] = ()
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """Every page in every language, and the register of channels.

    `languages` begins with the default one. `pages` and `files` are named by their path from the root of the project;
    `files` holds everything below the docs folder, pages included.
    """

    docs: str
    languages: tuple[str, ...]
    pages: Mapping[str, Page]
    files: frozenset[str]
    register: Register

    def page(self, language: str, path: str) -> Page | None:
        """Return the page at `path` in `language`, None where it is not translated."""
        return self.pages.get(f"{self.docs}/{language}/{path}")
