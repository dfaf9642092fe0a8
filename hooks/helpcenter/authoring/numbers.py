"""What calls steps by number, while one of them moves: the number it has to have then."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from helpcenter.diagnostics import Edit
from helpcenter.languages import renumber
from helpcenter.messages import Message
from helpcenter.model import Outline, Page, StepReference
from helpcenter.rules.meaning import Pages
from helpcenter.rules.numbering import Numbering, target_of
from helpcenter.rules.step_links import link_of

_OF_STEP = re.compile(r"\b(?:of|in)\b", re.IGNORECASE)  # "sub-step 2 of step 3"; elsewhere the step comes first


class Moved(NamedTuple):
    """A page in which a step moves: its steps as they are, and by their places, the `order` and numbers they get."""

    page: Page
    numbering: Numbering
    order: tuple[int, ...]  # the places of the steps among which one moves
    numbers: Mapping[int, int]

    def changes(self, place: int) -> bool:
        """Tell whether the step at a place gets another number."""
        return self.numbers[place] != self.numbering.live[place]


class _Meaning(NamedTuple):
    """The places of the steps that a reference means; `certain` where it is one, and a number alone has to change."""

    places: tuple[int, ...]
    certain: bool


def renumbered(page: Outline, moved: Moved, pages: Pages) -> Iterator[Edit | Message]:
    """Yield for each reference on a page to a step whose number changes the edit that mends it, or why there is none.

    A reference means the step that its number is of before the move.
    """
    for reference in page.references:
        is_at_home = page.source == moved.page.source
        if reference.away and is_at_home and _has_another_neighbour(reference, moved):
            yield _leads_elsewhere(page, reference)
        meaning = _meaning(page, reference, moved, pages) if reference.numbers else None
        if meaning is None or not any(map(moved.changes, meaning.places)):
            continue
        numbers = sorted(moved.numbers[place] for place in meaning.places)
        if not meaning.certain and numbers == sorted(reference.numbers) and not _is_about_one(reference):
            continue  # the same steps, in another order
        edit = _edit(reference, numbers[0]) if meaning.certain else None
        yield edit or _uncertain(page, reference)


def _meaning(page: Outline, reference: StepReference, moved: Moved, pages: Pages) -> _Meaning | None:
    """Return which steps of the page with the moved step are meant; None where it is another page."""
    numbering = moved.numbering
    named = tuple(place for number in reference.numbers if (place := numbering.meant(number)) is not None)
    link = link_of(reference)
    if link is None or "image" in link.kind:
        meant = pages.meant(page, reference)
        source, certain = (meant.page.source, meant.certain) if meant else (page.source, False)
        return _Meaning(named, certain and _is_about_one(reference)) if source == moved.page.source else None
    target = target_of(page, link)
    if target is None or target.source != moved.page.source:
        return None
    place = numbering.place(target.anchor)
    if place is None:
        return _Meaning(named, _is_about_one(reference))
    if reference.numbers == (numbering.live[place],):
        return _Meaning((place,), certain=True)
    return _Meaning((*named, place), certain=False)  # "after step 3" leads to step 4


def _is_about_one(reference: StepReference) -> bool:
    return len(reference.numbers) == 1


def _edit(reference: StepReference, number: int) -> Edit | None:
    """Return the edit that gives a reference to one step another number; None where it cannot be edited."""
    text = reference.text
    of = _OF_STEP.search(text) if reference.substep is not None else None
    head, tail = (text[: of.end()], text[of.end() :]) if of else ("", text)
    new = renumber(tail, number) if renumber(tail, reference.numbers[0]) == tail else None
    is_whole = reference.end - reference.column == len(text)
    return Edit(reference.line, reference.column, reference.end, head + new) if new and is_whole else None


def _has_another_neighbour(reference: StepReference, moved: Moved) -> bool:
    """Tell whether "the next step", or the one before, is another one after the move."""
    order, place = moved.order, reference.step
    if place is None or place not in order:
        return False
    before, after = (_neighbour(each, place, reference.away) for each in (sorted(order), order))
    return before != after


def _neighbour(order: list[int] | tuple[int, ...], place: int, away: int) -> int | None:
    index = order.index(place) + away
    return order[index] if 0 <= index < len(order) else None


def _uncertain(page: Outline, reference: StepReference) -> Message:
    return Message(
        "{path}:{line}:{column}: {text!r} would have to change, and it is not certain to what; "
        "reword it so that it names no number, then move the step",
        path=page.source,
        line=reference.line,
        column=reference.column,
        text=reference.text,
    )


def _leads_elsewhere(page: Outline, reference: StepReference) -> Message:
    return Message(
        "{path}:{line}:{column}: {text!r} would mean another step; link to the step that is meant, then move the step",
        path=page.source,
        line=reference.line,
        column=reference.column,
        text=reference.text,
    )
