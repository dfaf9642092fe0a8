"""The ids on a page, which are what links lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import TITLE_ID, Id, Page, Site, Text
from helpcenter.rules.step_texts import repeated_steps
from helpcenter.targets.repairs import lines_of, show

_UNUSABLE = re.compile(r"[\s%#\"'<>\\`！-～‐-―−]")
_QUOTED = re.compile(r"[\w:-]+=(?:\"[^\"]*\"|'[^']*')")
_LIST = re.compile(r"\{:?(?P<inside>[^{}\n]*)\}")
_BEHIND_ID = re.compile(
    r"[#＃][^\s#＃]+\s+(?P<word>[#＃][^\s#]+|(?!hidden\b|open\b|reversed\b|markdown\b|data-)[^\s.#=]+)(?:\s|$)"
)
_IN_OTHER_BRACKETS = re.compile(r"[(（\[【][#＃][a-z][a-z0-9-]*[)）\]】]\s*$")
_WITHOUT_MARK = re.compile(r"\{:?[ ]*[a-z][a-z0-9]*(?:-[a-z0-9]+)*[ ]*\}\s*$")
_NO_IDS = ("{open}", "{hidden}", "{markdown}", "{reversed}")
_EMPTY = re.compile(r"(?:^|\s)\{:?\s*[#＃](?:\s+[^{}\s]+)?\s*\}\s*$")


def duplicate_id(page: Page, site: Site) -> Iterator[Finding]:
    """An id stands once on a page.

    Of two only the first can be reached. Links to the other one, and references to that step, lead to the wrong place.

    Bad:
        ## Where to look {#where}

        ## Whom to ask {#where}

    Good:
        ## Where to look {#where}

        ## Whom to ask {#whom}
    """
    given = _given(page, site)
    steps = {step.line: step for step in page.steps}
    copied = {
        original.id for line, original in repeated_steps(page).items() if steps[line].id == original.id
    }  # a step that stands there twice is one mistake
    first: dict[str, Id] = {}
    for each in page.ids:
        other = first.setdefault(each.name, each)
        if each.name in copied or (other is not each and _in_one_tag(page, other, each)):
            continue
        if each.name in given and other is each:
            yield _twice(each, given[each.name])
        elif other is not each:
            wrong = _wrong_one(other, each, page, site)
            yield _twice(wrong, Message("on line {line}", line=(each if wrong is other else other).line))


def _twice(each: Id, where: Message) -> Finding:
    return Finding(
        each.line,
        each.column,
        Message("Id {id} stands here and {where}, expected one place for an id", id=show(each.name), where=where),
        Message("give one of the two another id, the same in every language, and look after the links to it"),
    )


def _wrong_one(one: Id, other: Id, page: Page, site: Site) -> Id:
    """Return which of two equal ids another language has elsewhere, the second one where none tells."""
    for language in site.languages:
        twin = site.page(language, page.path) if language != page.language else None
        if isinstance(twin, Page):
            places = {_place(each.line, twin) for each in twin.ids if each.name == other.name}
            if _place(other.line, page) in places and _place(one.line, page) not in places:
                return one
    return other


def _place(line: int, page: Page) -> tuple[bool, int]:
    """Return what a line belongs to: a heading or a step, and which one it is on the page."""
    is_heading = any(heading.line == line for heading in page.headings)
    return is_heading, sum(each.line <= line for each in (page.headings if is_heading else page.steps))


def unusable_id(page: Page, _site: Site) -> Iterator[Finding]:
    """An id is one word of letters, digits and hyphens, behind a half-width `#`: `{#verify-identity}`.

    A space ends it, and what is full-width or has a meaning in addresses is not found again by the link.

    Bad:
        ## Where to look {#where to-look}

    Good:
        ## Where to look {#where-to-look}
    """
    mended = {repair.line for repair in page.repairs if repair.kind == "id"}
    for each in page.ids:
        if each.line in mended:
            continue
        shown = _shown(page, each)
        if shown.strip() == f"#{each.name}" and each.name.isascii() and each.name.replace("-", "").isalnum():
            continue  # the way in which nearly all are typed
        if _UNUSABLE.search(each.name) or "＃" in shown or _BEHIND_ID.search(_QUOTED.sub("", shown)):
            yield _unusable(each.line, each.column, shown.strip() or each.name)
    for text in page.texts:
        match = _in_wrong_form(text) if text.kind == "heading" else None
        if match:
            yield _unusable(*text.place(match.start()), match[0].strip())
        if "{" in text.source and text.kind != "meta":
            offset = 0
            for line in text.source.split("\n"):
                match = _EMPTY.search(line)
                if match and (text.kind == "heading" or not line[: match.start()].strip()):
                    yield _unusable(*text.place(offset + match.start()), match[0].strip())
                offset += len(line) + 1


def _in_wrong_form(text: Text) -> re.Match[str] | None:
    """Return what ends a heading and was meant as its id: one in other brackets, or without its mark."""
    match = _WITHOUT_MARK.search(text.source) if "{" in text.source else None
    return match if match and match[0].strip() not in _NO_IDS else _IN_OTHER_BRACKETS.search(text.words)


def _unusable(line: int, column: int, shown: str) -> Finding:
    return Finding(
        line,
        column,
        Message(
            "Id in {found} cannot be linked to, expected one word such as '{{#verify-identity}}'", found=show(shown)
        ),
        Message("write it with letters, digits and hyphens alone, behind a half-width #"),
    )


def _given(page: Page, site: Site) -> dict[str, Message]:
    """Return the ids that nobody typed: those of the title, of channels, and of headings that are given one."""
    given: dict[str, Message] = {}
    for heading in page.headings:
        if heading.id is None:
            given[heading.anchor or TITLE_ID] = Message("on the heading of line {line}", line=heading.line)
    typed_in_lists = {each.name for each in page.ids if _shown(page, each)}
    given = {name: where for name, where in given.items() if name == TITLE_ID or name not in typed_in_lists}
    if page.shows_channels:
        in_register = Message("in {register}", register=site.register.source)
        given |= {channel.id: in_register for channel in site.register.channels}
    return given


def _shown(page: Page, each: Id) -> str:
    """Return what stands in the braces around an id; nothing where it stands in a tag."""
    line = lines_of(page.raw)[each.line - 1]
    match = _LIST.match(line, each.column - 1) or _LIST.match(line, line.find("{", each.column - 1))
    return match["inside"] if match and "<" not in line[each.column - 1 : match.start()] else ""


def _in_one_tag(page: Page, one: Id, other: Id) -> bool:
    if one.line != other.line:
        return False
    between = lines_of(page.raw)[one.line - 1][one.column - 1 : other.column - 1]
    return ">" not in between and not between.startswith("{")
