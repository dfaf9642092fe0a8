"""The help center as data: a site of pages, procedures and steps.

Everything here is frozen and does no input or output. Lines and columns count from 1, as editors do. What a site has by
the ten thousand is a named tuple, which is made and stored several times as fast as a frozen dataclass.
"""

from __future__ import annotations

import bisect
import posixpath
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:  # who only renders pages never loads it
    from helpcenter.dialect.blocks import Block

Found = TypeVar("Found")

CHANNELS_MARKER = "[CHANNELS]"  # a line of a page in place of which readers see the register
TITLE_ID = "top"  # the id of the title of every page


@lru_cache(maxsize=1 << 16)  # every rule about links asks for the same ones
def resolve(source: str, target: str) -> str:
    """Return where a relative link in the file `source` leads, named from the folder that `source` is named from."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a source file that kept it from being read as meant.

    `hint` says how to mend it; `right` is what belongs there in place of `wrong`, where that is certain.
    """

    line: int
    column: int
    message: str
    hint: str = ""
    wrong: str = ""
    right: str = ""


class Question(NamedTuple):
    """A question of the front matter; `words` are equal for all ways of writing it."""

    text: str
    line: int
    words: str


class Heading(NamedTuple):
    """A heading of a page; `id` is the one written in its attribute list, or None; `anchor` the one it is given."""

    level: int
    text: str
    id: str | None
    line: int
    column: int = 1
    anchor: str = ""


class Link(NamedTuple):
    """A link or an image; `target` is what the writer typed, or what the label's definition says.

    `kind` is link, image, reference (`[text][label]`), image-reference, autolink, html (`name` is its tag and
    attribute, such as `a href`; `label` what it tells screen readers in place of a text), definition (`text` is its
    label) or related. `start` and `end` are the offsets of its text in the Text it stands in. `defined` is false for a
    label without a definition. `step` is the index of the step around it, `block` the
    line on which its Text begins.
    """

    kind: str
    text: str
    target: str
    line: int
    column: int
    target_line: int = 0
    target_column: int = 0
    start: int = 0
    end: int = 0
    label: str = ""
    name: str = ""
    defined: bool = True
    step: int | None = None
    block: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """A run of prose, such as a paragraph, the text of an item, a heading or a cell.

    `kind` is paragraph, item, heading, cell, title (of a note or a tab), html, meta (of the front matter; `name` is the
    key). `source` has code and comments blanked; in `words`, of the same length, targets, tags and attribute lists are
    blanked as well, which leaves what a reader reads. `lines` holds for each line its offset, its number and the column
    of its first character. `step` is the index of the step it stands in.
    """

    kind: str
    source: str
    words: str
    lines: tuple[tuple[int, int, int], ...]
    links: tuple[Link, ...] = ()
    name: str = ""
    step: int | None = None

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of the character at `offset`."""
        return place_of(self.lines, offset)


def place_of(lines: tuple[tuple[int, int, int], ...], offset: int) -> tuple[int, int]:
    """Return line and column of the character at `offset` in a text whose lines are (offset, number, column)."""
    start, number, column = lines[max(0, bisect.bisect_right(lines, (offset, 1 << 60, 0)) - 1)]
    return number, column + offset - start


@dataclass(frozen=True, slots=True)
class Address:
    """A phone number, mail address, host or account name, whichever `kind` says (phone, email, host, account).

    `text` is what was written, from offset `start` of its text; `value` is equal for all ways of writing it.
    """

    kind: str
    text: str
    value: str
    start: int
    line: int = 1
    column: int = 1

    def at(self, line: int, column: int) -> Address:
        """Return the address with the place where it stands."""
        return replace(self, line=line, column=column)


@dataclass(frozen=True, slots=True)
class Id:
    """An id that a reader's browser finds, with the place where it is written."""

    name: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a numbered list; `number` is the number typed, `text` its first words."""

    number: int
    line: int
    column: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A numbered list that is not the list of steps; `step` is the index of the step it stands in, None outside.

    `holder` is the line of the block it stands in: the step itself, an item, a note or a tab.
    """

    items: tuple[Item, ...]
    step: int | None
    holder: int = 0


class OpenEnd(NamedTuple):
    """A bullet that should lead on from a step, as those beside it do, and names no place."""

    text: str
    line: int
    column: int


class Step(NamedTuple):
    """One step of a procedure; `number` is the number typed, which need not be its place.

    `sequence` tells steps apart that are counted apart, such as those in two tabs. `title` is its first sentence or
    bold words, `text` its first paragraph. `branches` are the links of its bullets, one for each way on; `open_ends`
    those bullets beside them that have no link. `goes_on` tells whether its words say to go on to the next step,
    `substeps` how far its sub-steps count.
    """

    number: int
    text: str
    id: str | None
    line: int
    column: int
    title: str = ""
    sequence: int = 0
    goes_on: bool = False
    substeps: int = 0
    open_ends: tuple[OpenEnd, ...] = ()
    branches: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `text` in place of what stands on one line from `column` up to, but not including, `end_column`.

    An edit of a whole file's line ends or lines takes one edit a line; `text` may hold line breaks of its own.
    """

    line: int
    column: int
    end_column: int
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """Something that was typed otherwise than it was meant; the page is read as if it had been typed right.

    Kinds: marker (a step or sub-step whose number is typed in another way), paragraph (a paragraph or a heading in
    place of a step), glued (a step without a blank line before it), swallowed (any other list without one), cut (a
    block at the margin between two steps), escaped (what belongs to a step, indented by fewer than four spaces), sunk
    (a step indented like a sub-step), id (an id that does not reach its step). `text` is what was typed, `end` the last
    line of a block that cuts; `edits` type it right, and are none where only the writer can.
    """

    kind: str
    line: int
    column: int
    text: str = ""
    edits: tuple[Edit, ...] = ()
    end: int = 0


@dataclass(frozen=True, slots=True)
class Procedure:
    """The section that holds the steps of a page, by its first and its last line."""

    first: int = 1
    last: int = 1


class StepReference(NamedTuple):
    """Words that name steps by number: "第 3 步", "steps 3 to 8", "第 2 步的第 3 小步" (`substep` is 3).

    There are no `numbers` where a sub-step of the same step is named. `link` is the link whose text they are or stand
    in; `beside` a link that stands beside them and may name the page they mean, with the words `between`. `before` and
    `after` are what their sentence says around them. `end` is the column behind them, 0 where they cannot be edited;
    `within` the kind of the text and `step` the index of the step they stand in. `away` is 1 where they send on to the
    next step, -1 where back to the one before; there are no `numbers` then.
    """

    text: str
    numbers: tuple[int, ...]
    substep: int | None
    line: int
    column: int
    end: int
    within: str = "paragraph"
    link: Link | None = None
    beside: Link | None = None
    between: str = ""
    before: str = ""
    after: str = ""
    step: int | None = None
    away: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What other pages need to know of a page.

    `path` is relative to the folder of its language and equal in every language (`account/reset-password.md`);
    `source` is relative to the root of the project (`docs/zh/account/reset-password.md`).
    `questions` are those of the front matter. `anchors` are all the ids that a link may point at.
    `steps` are those of its procedure; none where it is none. `counted` is how far its other numbered lists count, or
    what is named as if it were a step.
    `lost_ids` are ids typed where they are not read, which other rules say. `related_unknown` is true where the
    front matter, or what it says of related pages, cannot be read.
    `readable` is false where the file could not be read as text; what it holds is not known then.
    """

    path: str
    language: str
    source: str
    title: str = ""
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

    def resolve(self, target: str) -> str:
        """Return where a relative link on this page leads, named from the root of the project."""
        return resolve(self.source, target)


def _no_blocks() -> Block:
    from helpcenter.dialect.blocks import Block  # noqa: PLC0415 -- see above

    return Block("document", 1)


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
    blocks: Block = field(default_factory=_no_blocks)
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


@dataclass(frozen=True, slots=True)
class ChannelText:
    """What one language says of a channel."""

    name: str
    where: str
    good_for: str
    have_ready: str


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to reach support; `value` is its address or number, None until the operator has confirmed one.

    `unconfirmed` is a value that stands in the register without the day of its confirmation; readers never see it.
    """

    id: str
    kind: str
    value: str | None
    texts: Mapping[str, ChannelText]
    unconfirmed: str | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """The register of official channels; `labels` are the words shown around the entries, by language.

    `text` is the whole file as it was read.
    """

    source: str
    channels: tuple[Channel, ...] = ()
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """Every page in every language, and what stands beside the pages.

    `languages` begins with the default one. `pages` and `files` are named by their path from the root of the project;
    `files` holds everything below the docs folder, pages included. `config` is the text of mkdocs.yml, `templates` are
    the texts of the theme's templates by their path. `navigation` holds the paths listed under `nav` in mkdocs.yml with
    their lines, None where it lists none; `redirects` the same for what its redirects lead to. `unpublished` are the
    files that it keeps from readers. `found` holds what `once` has found.
    """

    docs: str
    languages: tuple[str, ...]
    pages: Mapping[str, Outline]
    files: frozenset[str]
    register: Register
    config_source: str = "mkdocs.yml"
    config: str = ""
    templates: Mapping[str, str] = field(default_factory=dict)
    navigation: tuple[tuple[str, int], ...] | None = None
    redirects: tuple[tuple[str, int], ...] = ()
    unpublished: frozenset[str] = frozenset()
    brand_names: Mapping[str, str] = field(default_factory=dict)
    found: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, name: Hashable, find: Callable[[], Found]) -> Found:
        """Return what `find` returns, which several rules ask for and is found once; `name` is nothing else's."""
        if name not in self.found:
            self.found[name] = find()
        found: Found = self.found[name]
        return found

    def page(self, language: str, path: str) -> Outline | None:
        """Return the page at `path` in `language`, None where it is not translated."""
        return self.pages.get(f"{self.docs}/{language}/{path}")

    def lacks_id(self, page: Outline, name: str) -> bool:
        """Tell whether `name` is in another language the id of a step that has none on this page, or one used twice."""
        used = [*(each.id for each in page.steps), *(each.id for each in page.headings)]
        for language in self.languages:
            twin = self.page(language, page.path)
            if twin and language != page.language and len(twin.steps) == len(page.steps):
                return any(
                    other.id == name != own.id and (own.id is None or used.count(own.id) > 1)
                    for own, other in zip(page.steps, twin.steps, strict=True)
                )
        return False

    def original(self, page: Outline) -> Page | None:
        """Return the same page in the default language, with its content; None for that page itself and without one."""
        original = self.page(self.languages[0], page.path)
        return original if isinstance(original, Page) and original.language != page.language else None
