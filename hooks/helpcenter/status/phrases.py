"""What the report says in the same words on a terminal and on a page."""

from __future__ import annotations

from helpcenter.status.outcome import Questions
from helpcenter.upkeep.severity import Change


def count(number: int, what: str) -> str:
    """Return how many there are: "1 question", "2 questions"."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def fraction(number: int, all_: int) -> str:
    """Return a number with what it is a part of; of one hundred, it is never more than it is."""
    return f"{number} of {all_} ({100 * number // all_ if all_ else 100} %)"


def part_of(change: Change) -> str:
    """Return which part of a page changed: "step 3 #enter-code", "section #fees"."""
    return f"step {change.step} #{change.id}" if change.step else f"section #{change.id}"


def distance(links: int | None) -> str:
    """Return how far a page is from the home page."""
    return "no link leads there" if links is None else f"{links} links from the home page"


def nothing(questions: Questions) -> str:
    """Return why there is no question without a page."""
    return "each of them is on a page" if questions.asked else "none was collected in docs/asked.yml"
