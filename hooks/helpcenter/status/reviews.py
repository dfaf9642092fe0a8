"""Pages that somebody has to make sure of again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from helpcenter.model import Outline
from helpcenter.status.outcome import Review, Reviews


def reviews_of(pages: Iterable[Outline], intervals: Mapping[str, int], today: dt.date) -> Reviews:
    """Return which pages are due, by the days after which one of their type is looked at again.

    A type without a number of days is never due.
    """
    reviews = [_review_of(page, intervals.get(page.type), today) for page in pages]
    dated = [each for each in reviews if each.reviewed and each.reviewed <= str(today)]
    due = [each for each in dated if each.due and each.days_overdue >= 0]
    return Reviews(
        due=tuple(sorted(due, key=lambda each: (each.owner, -each.days_overdue, each.page))),
        without_day=tuple(each for each in reviews if not each.reviewed),
        to_come=tuple(each for each in reviews if each.reviewed > str(today)),
        next=min((each.due for each in dated if each.due and each.days_overdue < 0), default=""),
    )


def _review_of(page: Outline, days: int | None, today: dt.date) -> Review:
    if days is None or not page.reviewed or page.reviewed > str(today):
        return Review(page.source, page.owner, page.reviewed, "", 0)
    due = dt.date.fromisoformat(page.reviewed) + dt.timedelta(days=days)
    return Review(page.source, page.owner, page.reviewed, str(due), (today - due).days)
