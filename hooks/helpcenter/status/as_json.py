"""The report for programs."""

from __future__ import annotations

import json
from typing import Any

from helpcenter.status.outcome import ChangedPart, Questions, Reach, Review, Reviews, Status, Translations


def render_json(status: Status) -> str:
    """Return an object; a key is always there, and a text is null where there is none or it is not known.

    day            of the report, such as 2026-11-26
    pages          how many there are in all languages
    languages      the default one first
    translations   for each language that pages are translated into: language, current (a number), stale, missing,
                   unstamped (lists of pages), pending (those that say that they wait, whatever else they are). Of a
                   stale one: original (its language), source, page, severity (meaning, breaking), parts; of each part
                   how (it changed), id, step (0 for a section), line, severity, facts (kinds of those that changed),
                   old, new (the source's text), own (the translation's), is_forgotten (git has no old text)
    forgotten      why some old texts are not known, or ""
    reviews        due, without_day and to_come (reviewed on a day that has not come), with page, owner, reviewed, due,
                   days_overdue; next (the day on which the next one is due, or "")
    questions      by language: language, asked (a number), unclaimed, with text, line, page and near (the page with
                   nearly the same question, and that, or "")
    reach          by language: language, pages (a number), far (page, links from the home page or null),
                   without_questions
    """
    return json.dumps(
        {
            "day": status.day,
            "pages": status.pages,
            "languages": status.languages,
            "translations": [_translations(each) for each in status.translations],
            "forgotten": status.forgotten,
            "reviews": _reviews(status.reviews),
            "questions": [_questions(each) for each in status.questions],
            "reach": [_reach(each) for each in status.reach],
        },
        ensure_ascii=False,
        indent=2,
    )


def _translations(found: Translations) -> dict[str, Any]:
    stale = [
        {
            "original": each.original,
            "source": each.source,
            "page": each.page,
            "severity": each.severity.name.lower(),
            "parts": [_part(part) for part in each.parts],
        }
        for each in found.stale
    ]
    return found._asdict() | {"stale": stale}


def _part(part: ChangedPart) -> dict[str, Any]:
    return {
        "how": part.change.how,
        "id": part.change.id,
        "step": part.change.step,
        "line": part.change.line,
        "severity": part.change.severity.name.lower(),
        "facts": part.change.facts,
        "old": part.old,
        "new": part.new,
        "own": part.own,
        "is_forgotten": part.is_forgotten,
    }


def _reviews(reviews: Reviews) -> dict[str, Any]:
    def plain(found: tuple[Review, ...]) -> list[dict[str, Any]]:
        return [each._asdict() for each in found]

    return {
        "due": plain(reviews.due),
        "without_day": plain(reviews.without_day),
        "to_come": plain(reviews.to_come),
        "next": reviews.next,
    }


def _questions(found: Questions) -> dict[str, Any]:
    return found._asdict() | {"unclaimed": [each._asdict() for each in found.unclaimed]}


def _reach(found: Reach) -> dict[str, Any]:
    return found._asdict() | {"far": [{"page": page, "links": links} for page, links in found.far]}
