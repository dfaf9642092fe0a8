"""The report as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from helpcenter.messages import NOTHING, Message
from helpcenter.upkeep.severity import Change, Severity


class ChangedPart(NamedTuple):
    """A part of a source that changed since its translation was made.

    `old` is what was translated, `new` what stands there now and `own` the translation, as Markdown; a text is None
    where there is none, `old` also where git does not remember it, which `is_forgotten` says.
    """

    change: Change
    old: str | None
    new: str | None
    own: str | None
    is_forgotten: bool = False


class StaleTranslation(NamedTuple):
    """A translation whose source, in the language `original`, changed since."""

    original: str
    source: str
    page: str
    severity: Severity
    parts: tuple[ChangedPart, ...]


class Translations(NamedTuple):
    """The translations into one language: how many are `current`, and which are not.

    `missing` are the sources of pages that do not exist yet, `unstamped` translations of which nobody has said what
    they were made from. `pending` are those translations, whatever else they are, which say that they wait.
    """

    language: str
    current: int
    stale: tuple[StaleTranslation, ...]
    missing: tuple[str, ...]
    unstamped: tuple[str, ...]
    pending: tuple[str, ...]

    @property
    def all(self) -> int:
        """How many pages there are to be translated."""
        return self.current + len(self.stale) + len(self.missing) + len(self.unstamped)


class Review(NamedTuple):
    """A page with its owner, the day on which it was last reviewed, and the day on which it is due again."""

    page: str
    owner: str
    reviewed: str
    due: str
    days_overdue: int


@dataclass(frozen=True, slots=True)
class Reviews:
    """Reviews that are due, those of one owner together; pages without a day, and pages with a day to come.

    `next` is the day on which the next one is due, empty where there is none.
    """

    due: tuple[Review, ...]
    without_day: tuple[Review, ...]
    to_come: tuple[Review, ...]
    next: str


class OpenQuestion(NamedTuple):
    """A question that customers asked and no page claims; `page` is one that claims nearly the same, `near`."""

    text: str
    line: int
    page: str = ""
    near: str = ""


class Questions(NamedTuple):
    """How many questions customers asked in a language, and which of them no page claims."""

    language: str
    asked: int
    unclaimed: tuple[OpenQuestion, ...]


class Reach(NamedTuple):
    """How many pages a language has, and which of them readers hardly come to.

    `far` are those too many links away from the home page, with how many; None where no link leads there at all.
    `without_questions` are those that search finds by their title and text alone.
    """

    language: str
    pages: int
    far: tuple[tuple[str, int | None], ...]
    without_questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """The report of one `day`; `forgotten` says why git does not remember some of the old texts."""

    day: str
    pages: int
    languages: tuple[str, ...]
    translations: tuple[Translations, ...]
    reviews: Reviews
    questions: tuple[Questions, ...]
    reach: tuple[Reach, ...]
    forgotten: Message = NOTHING
