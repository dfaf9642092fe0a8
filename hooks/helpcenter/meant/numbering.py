"""Decides which lines are meant as steps, among all those that begin with something like a number or a bullet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from helpcenter.meant.markers import Marker


@dataclass(slots=True)
class Mark:
    """A line with a marker. `begins` tells that nothing stands right above it, `has_id` that an id stands below it.

    `is_item` is true where readers see an item already. `is_bold` and `leads_on` tell how a bullet reads: with bold
    words first, as a step does, or with an arrow, as a branch does.
    """

    line: int
    marker: Marker
    begins: bool
    has_id: bool
    is_item: bool
    is_bold: bool = False
    leads_on: bool = False
    number: int = 0

    def count_on(self, number: int) -> None:
        """Give the number of its place to a line that is a step for its id alone; another number in it is a word."""
        if not self.marker.strong and self.marker.number != number:
            self.marker = Marker("odd", 0, 0, heading=self.marker.heading)
        self.number = number


def meant_steps(marks: Sequence[Mark]) -> list[Mark]:
    """Return those that are meant as steps, each with its number."""
    replaces_list = _replaces_list(marks)
    house = {mark.marker.number for mark in marks if mark.marker.kind == "house"}

    def is_meant(mark: Mark, _anchors: list[Mark], upcoming: int, *, fits: bool) -> bool:
        is_in_place = replaces_list and _may_replace(mark)
        return is_in_place or mark.has_id or _is_meant(mark, house, upcoming, fits=fits)

    anchors = _find_anchors(marks, is_meant, replaces_list=replaces_list)
    return list(_with_bullets(marks, anchors))


def meant_sub_steps(marks: Sequence[Mark]) -> list[Mark]:
    """Return those that are meant as sub-steps of one list, each with its number."""
    numbers = {mark.marker.number for mark in marks}

    def is_meant(mark: Mark, anchors: list[Mark], upcoming: int, *, fits: bool) -> bool:
        return mark.marker.kind == "odd" or (fits and _is_meant_within(mark, anchors, numbers, upcoming))

    return list(_with_bullets_in_gaps(marks, _find_anchors(marks, is_meant, replaces_list=False)))


def _find_anchors(marks: Sequence[Mark], is_meant: Callable[..., bool], *, replaces_list: bool) -> list[Mark]:
    """Return the marks that are no bullets and that are typed right, or meant as one of the list."""
    anchors: list[Mark] = []
    for mark, upcoming in zip(marks, _upcoming(marks, replaces_list=replaces_list), strict=True):
        previous = anchors[-1].number if anchors else 0
        mark.number = mark.marker.number
        if mark.marker.kind == "odd":
            mark.count_on(previous + 1)
        if mark.marker.kind == "house":
            accepted = not replaces_list and (mark.is_item or mark.begins)
        else:
            fits = mark.number == previous + 1 and upcoming != mark.number
            accepted = mark.marker.kind != "bullet" and is_meant(mark, anchors, upcoming, fits=fits)
        if accepted:
            anchors.append(mark)
    return anchors


def _replaces_list(marks: Sequence[Mark]) -> bool:
    """Tell whether "第 1 步", "第 2 步" … stand in place of the list; numbered lists below them are then sub-steps."""
    numbers = {mark.marker.number for mark in marks if _may_replace(mark) and mark.begins}
    return {1, 2} <= numbers and not any(mark.marker.kind == "house" and mark.has_id for mark in marks)


def _may_replace(mark: Mark) -> bool:
    return mark.marker.kind == "worded" or (mark.marker.heading and mark.marker.strong)


def _upcoming(marks: Sequence[Mark], *, replaces_list: bool) -> list[int]:
    """Return for each mark the number of the next step that is typed right, 0 where none is or it begins anew."""
    following = 0
    numbers: list[int] = []
    for mark in reversed(marks):
        numbers.append(following)
        if mark.marker.kind == "house" and (mark.is_item or mark.begins) and not replaces_list:
            following = mark.marker.number
    return numbers[::-1]


def _is_meant(mark: Mark, house: set[int], upcoming: int, *, fits: bool) -> bool:
    closes_gap, is_last = fits and upcoming == mark.number + 1, upcoming == 0
    if not mark.begins:
        return fits
    if mark.marker.kind == "typed" and mark.marker.heading:
        return closes_gap or (fits and is_last) or not house
    if not mark.marker.strong:
        return closes_gap or (fits and (mark.marker.heading or mark.marker.kind != "worded"))
    return fits or mark.number not in house


def _is_meant_within(mark: Mark, anchors: list[Mark], numbers: set[int], upcoming: int) -> bool:
    """Tell whether a number among sub-steps is meant as one of them, whose words may begin with a number, too."""
    if mark.marker.strong:
        return not numbers.isdisjoint((mark.number - 1, mark.number + 1))
    is_right_below = bool(anchors) and anchors[-1].line == mark.line - 1
    return mark.number - 1 in numbers and (upcoming == mark.number + 1 or (is_right_below and not upcoming))


def _with_bullets_in_gaps(marks: Sequence[Mark], anchors: list[Mark]) -> Iterator[Mark]:
    """Yield the anchors with those bullets between two of them of which there are as many as numbers are missing."""
    group: list[Mark] = []
    previous: Mark | None = None
    for mark in marks:
        if mark.marker.kind == "bullet":
            group.append(mark)
        elif mark in anchors:
            missing = mark.number - previous.number - 1 if previous else 0
            if previous and len(group) == missing:
                yield from _numbered(group, previous.number)
            yield mark
            previous, group = mark, []


def _with_bullets(marks: Sequence[Mark], anchors: list[Mark]) -> Iterator[Mark]:
    """Yield the anchors with those bullets between them that are meant as steps."""
    found = {id(mark) for mark in anchors}
    like_steps = all(mark.is_bold and not mark.has_id for mark in anchors)
    group: list[Mark] = []
    previous = 0
    for mark in marks:
        if mark.marker.kind == "bullet":
            group.append(mark)
        elif id(mark) in found:
            yield from _numbered(_meant_bullets(group, mark.number - previous - 1), previous)
            yield mark
            previous, group = mark.number, []
    if not anchors:
        yield from _numbered(group, 0)
    elif like_steps and all(mark.is_bold and not mark.leads_on for mark in group):
        yield from _numbered(group, previous)
    else:
        yield from _numbered(_meant_bullets(group, 0), previous)


def _meant_bullets(group: list[Mark], missing: int) -> list[Mark]:
    """Return the bullets that are steps: those with an id, or all of them where just as many numbers are missing."""
    with_id = [mark for mark in group if mark.has_id]
    return with_id or (group if len(group) == missing else [])


def _numbered(group: Iterable[Mark], previous: int) -> Iterator[Mark]:
    for number, mark in enumerate(group, start=previous + 1):
        mark.number = number
        yield mark
