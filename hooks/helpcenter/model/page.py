"""One page: what other pages need to know of it, and everything on it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from helpcenter.model.blocks import Block
from helpcenter.model.repairs import Problem, Repair
from helpcenter.model.steps import NumberedList, Procedure, Step, StepReference
from helpcenter.model.text import Address, Heading, Id, Link, Text
from helpcenter.model.upkeep import Opening, Part, Redirect

CHANNELS_MARKER = "[CHANNELS]"  # a line of a page in place of which readers see the register
SAFETY_MARKERS: Mapping[str, str] = MappingProxyType(  # the same for the warning, with what an impostor wants there
    {f"[SAFETY-{kind.upper()}]": kind for kind in ("code", "identity", "money", "support")}
)
PAGE_TYPES = ("home", "procedure", "guide", "reference", "faq")
MESSAGE_BUILDER_MARKER = "[MESSAGE-BUILDER]"
CHECK_CHANNEL_MARKER = "[CHECK-CHANNEL]"
MARKERS = (CHANNELS_MARKER, MESSAGE_BUILDER_MARKER, CHECK_CHANNEL_MARKER, *SAFETY_MARKERS)
TITLE_ID = "top"  # the id of the title of every page
RESULT_SECTION = "result"  # the id of the section for those who are done with a procedure


@lru_cache(maxsize=1 << 16)  # every rule about links asks for the same ones
def resolve(source: str, target: str) -> str:
    """Return where a relative link in the file `source` leads, named from the folder that `source` is named from."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def address_of(path: str) -> str:
    """Return the address, below that of its language, at which readers find the page in the file `path`."""
    name = path.removesuffix(".md")
    return "" if name == "index" else f"{name.removesuffix('/index')}/"


class Question(NamedTuple):
    """A question of the front matter; `words` are equal for all ways of writing it."""

    text: str
    line: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What other pages need to know of a page.

    `path` is relative to the folder of its language and equal in every language (`account/reset-password.md`);
    `source` is relative to the root of the project (`docs/zh/account/reset-password.md`).
    `title`, `description` and `questions` are those of the front matter. `anchors` are all the ids that a link may
    point at. `steps` are those of its procedure; none where it is none. `counted` is how far its other numbered lists
    count, or what is named as if it were a step.
    `lost_ids` are ids typed where they are not read, which other rules say. `related_unknown` is true where the
    front matter, or what it says of related pages, cannot be read.
    `readable` is false where the file could not be read as text; what it holds is not known then.
    `original` is the language that the front matter names as its source, `pending` the line where it says that its
    translation waits, 0 where it does not. `reviewed` is the day on which somebody last made sure of it, such as
    2026-11-22, and `owner` who answers for it. `parts` are its sections and steps, `redirects` what it says in
    `redirect_from`, and `opening` is where it can say more.
    """

    path: str
    language: str
    source: str
    title: str = ""
    description: str = ""
    type: str = ""
    questions: tuple[Question, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()
    steps: tuple[Step, ...] = ()
    references: tuple[StepReference, ...] = ()
    counted: int = 0
    shows_channels: bool = False
    readable: bool = True
    lost_ids: frozenset[str] = frozenset()
    related_unknown: bool = False
    original: str = ""
    pending: int = 0
    reviewed: str = ""
    owner: str = ""
    parts: tuple[Part, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    opening: Opening | None = None

    def resolve(self, target: str) -> str:
        """Return where a relative link on this page leads, named from the root of the project."""
        return resolve(self.source, target)

    @property
    def is_pending(self) -> bool:
        """Tell whether the page says that its translation waits."""
        return self.pending > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Outline):
    """One Markdown file, with everything on it.

    `meta` is the front matter and `meta_lines` the line of each of its keys (`("related", 0)` for an entry of a list).
    `ids` are the ids written on the page, `footnotes` the definitions of footnotes, `footnote_references` their marks.
    `addresses` are the numbers, addresses and account names that readers are shown.
    `blocks` is the tree, `all_blocks` the same in the order of the page, `texts` its prose, `lists` the numbered lists
    that are no steps, all of it as it was meant;
    `repairs` says where that is not what was typed. `lines` holds the numbers and texts of the lines without front
    matter, code and comments; `raw` is the file as it was read. `unclosed_fences` and `conflicts` are the lines where
    code and conflicts of a merge begin.
    `problem` says why the front matter could not be read, or, where the page is not `readable`, the file.
    """

    meta: Mapping[str, Any] = field(default_factory=dict)
    meta_lines: Mapping[tuple[str | int, ...], int] = field(default_factory=dict)
    ids: tuple[Id, ...] = ()
    footnotes: tuple[Id, ...] = ()
    footnote_references: tuple[Id, ...] = ()
    procedure: Procedure | None = None
    lists: tuple[NumberedList, ...] = ()
    blocks: Block = field(default_factory=lambda: Block("document", 1))
    all_blocks: tuple[Block, ...] = ()
    texts: tuple[Text, ...] = ()
    addresses: tuple[Address, ...] = ()
    repairs: tuple[Repair, ...] = ()
    lines: tuple[tuple[int, str], ...] = ()
    raw: str = ""
    unclosed_fences: tuple[int, ...] = ()
    conflicts: tuple[int, ...] = ()
    problem: Problem | None = None

    def outline(self) -> Outline:
        """Return what other pages need to know of this one, without its content."""
        return Outline(**{each.name: getattr(self, each.name) for each in fields(Outline)})
