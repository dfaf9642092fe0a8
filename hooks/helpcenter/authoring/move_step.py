"""`helpcenter move-step`: a step in another place, in every language, with everything that calls steps by number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from helpcenter.authoring.keeping import keep_up
from helpcenter.authoring.lines import Lines
from helpcenter.authoring.names import pages_at
from helpcenter.authoring.numbers import Moved, renumbered
from helpcenter.authoring.trial import RefusedError, Trial, reason_of, trial
from helpcenter.diagnostics import CannotCheckError, Edit
from helpcenter.messages import Message
from helpcenter.model import Page, Step
from helpcenter.project.changes import Changes
from helpcenter.rules.meaning import Pages
from helpcenter.rules.numbering import Numbering
from helpcenter.words.spellings import nearest

_INDENT = 4
_DIGITS = re.compile(r"\d+")
_FIRST = re.compile(r"[SR]|T30[2345]")  # rules about steps, of which none may find anything on the page


def move_step(root: Path, page: str, id_: str, to: int) -> Changes:
    """Return the changes that make the step with an id the step number `to`; nothing is written.

    Raises CannotCheckError for what cannot be used, and RefusedError where something else is to be mended first.
    """
    with trial(root) as trying:
        outlines = pages_at(page, trying.site)
        path = next(iter(outlines.values())).path
        contents = [each for each in trying.pages(path) if each.language in outlines]
        moves = {each.source: _moved(each, id_, to) for each in contents}
        _refuse_what_is_wrong(trying, moves)
        reasons: list[Message] = []
        pages = Pages(trying.site)
        for other in trying.site.pages.values():
            for moved in moves.values():
                found = list(renumbered(other, moved, pages))
                reasons += [each for each in found if isinstance(each, Message)]
                trying.edit(other.source, [each for each in found if isinstance(each, Edit)])
        if reasons:
            raise RefusedError(dict.fromkeys(reasons))
        for moved in moves.values():
            _put_in_place(trying, moved)
        keep_up(trying)
        return trying.finish()


def _moved(page: Page, id_: str, to: int) -> Moved:
    """Return the order that the steps of a page get. Raises CannotCheckError where there is no such step or place."""
    numbering = Numbering(page)
    place = numbering.ids.get(id_)
    if place is None:
        near = nearest(id_, numbering.ids)
        raise CannotCheckError(
            Message(
                "{path}:1:1: no step has the id {id!r}; did you mean {near!r}?", path=page.source, id=id_, near=near
            )
            if near
            else Message("{path}:1:1: no step has the id {id!r}", path=page.source, id=id_)
        )
    among = [each for each, step in enumerate(page.steps) if step.sequence == page.steps[place].sequence]
    if not 1 <= to <= len(among):
        raise CannotCheckError(
            Message(
                "{path}:{line}:1: there is no place {to} for the step, expected a number from 1 to {count}",
                path=page.source,
                line=page.steps[place].line,
                to=to,
                count=len(among),
            )
        )
    if among.index(place) == to - 1:
        raise CannotCheckError(
            Message(
                "{path}:{line}:1: the step is number {to} already", path=page.source, line=page.steps[place].line, to=to
            )
        )
    order = [each for each in among if each != place]
    order.insert(to - 1, place)
    numbers = dict(enumerate(numbering.live)) | {each: number for number, each in enumerate(order, start=1)}
    return Moved(page, numbering, tuple(order), numbers)


def _refuse_what_is_wrong(trying: Trial, moves: Mapping[str, Moved]) -> None:
    """Raise RefusedError where the numbers on the page cannot be trusted, or its languages have other steps."""
    wrong = [each for each in trying.report.diagnostics if each.path in moves and _FIRST.match(each.code)]
    if wrong:
        raise RefusedError(reason_of(each, each.path, each.line) for each in wrong)
    first, *others = moves.values()
    ids = [step.id for step in first.page.steps]
    for each in others:
        if [step.id for step in each.page.steps] != ids:
            reason = Message(
                "{path}:1:1: the steps are not those of {other}; bring the translation up to date, then move the step",
                path=each.page.source,
                other=first.page.source,
            )
            raise RefusedError([reason])


def _put_in_place(trying: Trial, moved: Moved) -> None:
    """Give the steps of a page their numbers, and put each with all that belongs to it in its new place."""
    source, steps = moved.page.source, moved.page.steps
    raw = moved.page.raw.split("\n")
    trying.edit(source, (_numbered(raw, steps[each], moved.numbers[each]) for each in moved.order))
    lines = Lines.of(trying.content(source) or b"")
    texts = lines.texts
    ends_bare = texts[-1] == texts[-1].rstrip("\r\n")
    texts[-1] = texts[-1].rstrip("\r\n") + lines.end
    places = sorted(moved.order)
    starts = [steps[each].line - 1 for each in places]
    stops = [*starts[1:], _end_of(steps[places[-1]], moved.page, texts)]
    blocks = [_parted(texts[start:stop]) for start, stop in zip(starts, stops, strict=True)]
    words = {place: block for place, (block, _) in zip(places, blocks, strict=True)}
    gaps = (gap for _, gap in blocks)
    texts[starts[0] : stops[-1]] = [
        line for place, gap in zip(moved.order, gaps, strict=True) for line in (*words[place], *gap)
    ]
    if ends_bare:
        texts[-1] = texts[-1].rstrip("\r\n")
    trying.put(source, bytes(lines))


def _numbered(raw: list[str], step: Step, number: int) -> Edit:
    typed = _DIGITS.match(raw[step.line - 1], step.column - 1)
    return Edit(step.line, step.column, typed.end() + 1 if typed else step.column, str(number))


def _end_of(step: Step, page: Page, texts: list[str]) -> int:
    """Return the line behind the last step: what it holds, and what is indented below it, code and comments too."""
    item = next(each for each in page.all_blocks if each.kind == "item" and each.line == step.line)
    end = max(line for each in item.walk() for line in (each.line, *(number for number, _, _ in each.lines)))
    for number, text in enumerate(texts[end:], start=end + 1):
        if text.strip():
            if _indent_of(text) < step.column - 1 + _INDENT:
                break
            end = number
    return end


def _indent_of(text: str) -> int:
    shown = text.expandtabs(_INDENT)
    return len(shown) - len(shown.lstrip())


def _parted(block: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines of a step, and the blank ones below it, which stay where they are."""
    length = len(block)
    while not block[length - 1].strip():
        length -= 1
    return block[:length], block[length:]
