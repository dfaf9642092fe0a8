"""What the report says in the same words on a terminal and on a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from helpcenter.messages import Message, listed
from helpcenter.status.outcome import Questions
from helpcenter.upkeep.facts import FACTS
from helpcenter.upkeep.severity import ADDED, CHANGED, MOVED, REMOVED, RENAMED, Change, Severity

Tell = Callable[[Message], str]  # in the language of the report

SEVERITIES: Mapping[Severity, Message] = MappingProxyType(
    {Severity.MEANING: Message("meaning"), Severity.BREAKING: Message("breaking")}
)
STATES: Mapping[str, Message] = MappingProxyType(
    {
        "current": Message("current"),
        "stale": Message("stale"),
        "missing": Message("missing"),
        "unstamped": Message("unstamped"),
        "pending": Message("pending"),
    }
)
HOW: Mapping[str, Message] = MappingProxyType(
    {
        ADDED: Message("added"),
        REMOVED: Message("removed"),
        MOVED: Message("moved"),
        RENAMED: Message("renamed"),
        CHANGED: Message("changed"),
    }
)


def fraction(number: int, all_: int) -> Message:
    """Return a number with what it is a part of; of one hundred, it is never more than it is."""
    percent = 100 * number // all_ if all_ else 100
    return Message("{number} of {all} ({percent} %)", number=number, all=all_, percent=percent)


def part_of(change: Change) -> Message:
    """Return which part of a page changed: "step 3 #enter-code", "section #fees"."""
    if change.step:
        return Message("step {step} #{id}", step=change.step, id=change.id)
    return Message("section #{id}", id=change.id)


def facts_of(change: Change) -> Message:
    """Return the kinds of facts that changed, which are those of `upkeep.facts`."""
    return listed(FACTS[each] if each in FACTS else Message.verbatim(each) for each in change.facts)


def distance(links: int | None) -> Message:
    """Return how far a page is from the home page."""
    return Message("no link leads there") if links is None else Message("{links} links from the home page", links=links)


def unclaimed(questions: Questions) -> Message:
    """Return how many questions of a language there are on no page, at least one."""
    return Message.counted(
        "{language}: {count} question of {asked} on no page",
        "{language}: {count} questions of {asked} on no page",
        count=len(questions.unclaimed),
        language=questions.language,
        asked=questions.asked,
    )


def nothing(questions: Questions) -> Message:
    """Return why there is no question without a page."""
    if questions.asked:
        return Message("each of them is on a page")
    return Message("none was collected in docs/asked.yml")
