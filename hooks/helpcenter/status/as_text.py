"""The report for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from helpcenter.diagnostics import ESCAPED
from helpcenter.status.outcome import Questions, Reach, Reviews, Status, Translations
from helpcenter.status.phrases import count, distance, fraction, nothing, part_of

_WIDE = "WF"
_GAP = "  "


def render_text(status: Status) -> str:
    """Return the report; what needs nothing is said in one line."""
    languages = f"{status.pages} pages in {len(status.languages)} languages"
    lines = [f"{languages} on {status.day}", ""]
    lines += _section("Translations", _translations(status))
    lines += _section("Reviews", _reviews(status.reviews))
    lines += _section("Questions", (line for each in status.questions for line in _questions(each)))
    lines += _section("Reach", (line for each in status.reach for line in _reach(each)))
    return "\n".join(line.translate(ESCAPED) for line in lines).rstrip("\n")


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    yield title
    yield from (f"{_GAP}{line}".rstrip() for line in lines)
    yield ""


def _translations(status: Status) -> Iterator[str]:
    head = ("language", "current", "stale", "missing", "unstamped", "pending")
    rows = [
        (
            each.language,
            fraction(each.current, each.all),
            *(str(len(group)) for group in (each.stale, each.missing, each.unstamped, each.pending)),
        )
        for each in status.translations
    ]
    yield from _aligned([head, *rows] if rows else [])
    for each in status.translations:
        yield from _stale(each)
        for name in ("missing", "unstamped", "pending"):
            yield from (f"{name}: {file}" for file in getattr(each, name))
    if status.forgotten:
        yield f"Some of the old texts are not known: {status.forgotten}."


def _stale(translations: Translations) -> Iterator[str]:
    for each in sorted(translations.stale, key=lambda each: -each.severity):
        yield f"{each.page} is behind {each.source} ({each.severity.name.lower()})"
        rows = [(part_of(part.change), part.change.how, ", ".join(part.change.facts)) for part in each.parts]
        yield from (f"{_GAP}{row}" for row in _aligned(rows))


def _reviews(reviews: Reviews) -> Iterator[str]:
    head = ("owner", "page", "reviewed", "due", "days over")
    rows = [
        (each.owner or "nobody", each.page, each.reviewed, each.due, str(each.days_overdue)) for each in reviews.due
    ]
    yield from _aligned([head, *rows] if rows else [])
    if not rows:
        yield f"none is due{f'; the next on {reviews.next}' if reviews.next else ''}"
    yield from (f"without a day: {each.page}" for each in reviews.without_day)
    yield from (f"reviewed on a day to come, {each.reviewed}: {each.page}" for each in reviews.to_come)


def _questions(questions: Questions) -> Iterator[str]:
    if not questions.unclaimed:
        yield f"{questions.language}: {nothing(questions)}"
        return
    yield f"{questions.language}: {count(len(questions.unclaimed), 'question')} of {questions.asked} on no page"
    for each in questions.unclaimed:
        yield f"{_GAP}{each.text}"
        if each.page:
            yield f"{_GAP * 2}nearly: {each.near} ({each.page})"


def _reach(reach: Reach) -> Iterator[str]:
    if not reach.far and not reach.without_questions:
        yield f"{reach.language}: every page is near the home page and has questions"
        return
    yield from _aligned([(f"{reach.language}:", page, distance(links)) for page, links in reach.far])
    yield from _aligned([(f"{reach.language}:", page, "has no questions") for page in reach.without_questions])


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the rows in columns; a Han character is as wide as two others."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        yield _GAP.join(cells).rstrip()


def _width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(each) else 1 + (unicodedata.east_asian_width(each) in _WIDE)
        for each in text.translate(ESCAPED)
    )
