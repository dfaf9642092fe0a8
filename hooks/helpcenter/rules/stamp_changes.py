"""What is said of a part of a source that its translation has not followed."""

from __future__ import annotations

from helpcenter.messages import Message
from helpcenter.upkeep.facts import FACTS
from helpcenter.upkeep.severity import ADDED, MOVED, RENAMED, Change


def said_of_removed(change: Change, source: str, stamp: str) -> Message:
    """Return what is said of a part that is gone from `source`; `stamp` is where its stamp still stands."""
    return Message(
        "{part} is gone from {source} since this page was stamped, "
        "expected it gone here, too, and a new stamp ({stamp})",
        part=_part(change),
        source=source,
        stamp=stamp,
    )


def said_of_changed(change: Change, place: str) -> Message:
    """Return what is said of a part that the source has otherwise now, at a `place` there."""
    part = _part(change)
    if change.how == ADDED:
        return Message(
            "{part} has been added in {place} since this page was stamped, expected it here, too, and a new stamp",
            part=part,
            place=place,
        )
    if change.how == MOVED:
        return Message(
            "{part} has been moved to {place} since this page was stamped, "
            "expected the same order here, and a new stamp",
            part=part,
            place=place,
        )
    if change.how == RENAMED:
        return Message(
            "{part} has this id in {place} since this page was stamped, expected it here, too, and a new stamp",
            part=part,
            place=place,
        )
    return Message(
        "{part} has other {facts} in {place} since this page was stamped, expected them here, too, and a new stamp",
        part=part,
        facts=_named(change.facts),
        place=place,
    )


def _part(change: Change) -> Message:
    return Message("Step {id!r}", id=change.id) if change.step else Message("Section {id!r}", id=change.id)


def _named(facts: tuple[str, ...]) -> str:
    """Return the names of kinds of facts, one after the other."""
    first, *others = (FACTS.get(each, each) for each in facts)
    for other in others:
        first = Message("{facts} and {more}", facts=first, more=other)
    return first
