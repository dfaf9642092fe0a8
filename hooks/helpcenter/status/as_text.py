"""The report for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from helpcenter.diagnostics import ESCAPED
from helpcenter.messages import ENGLISH, Message, say
from helpcenter.status.outcome import Questions, Reach, Reviews, Status, Translations
from helpcenter.status.phrases import (
    HOW,
    SEVERITIES,
    STATES,
    Tell,
    distance,
    facts_of,
    fraction,
    nothing,
    part_of,
    unclaimed,
)

_WIDE = "WF"
_GAP = "  "
_NAMED: Mapping[str, Callable[[str], Message]] = {
    "missing": lambda file: Message("missing: {file}", file=file),
    "unstamped": lambda file: Message("unstamped: {file}", file=file),
    "pending": lambda file: Message("pending: {file}", file=file),
}


def render_text(status: Status, language: str = ENGLISH) -> str:
    """Return the report in a language; what needs nothing is said in one line."""
    tell: Tell = partial(say, language=language)
    head = Message(
        "{pages} pages in {languages} languages on {day}",
        pages=status.pages,
        languages=len(status.languages),
        day=status.day,
    )
    lines = [tell(head), ""]
    lines += _section(tell(Message("Translations")), _translations(status, tell))
    lines += _section(tell(Message("Reviews")), _reviews(status.reviews, tell))
    lines += _section(
        tell(Message("Questions")), (line for each in status.questions for line in _questions(each, tell))
    )
    lines += _section(tell(Message("Reach")), (line for each in status.reach for line in _reach(each, tell)))
    return "\n".join(line.translate(ESCAPED) for line in lines).rstrip("\n")


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    yield title
    yield from (f"{_GAP}{line}".rstrip() for line in lines)
    yield ""


def _translations(status: Status, tell: Tell) -> Iterator[str]:
    head = tuple(map(tell, (Message("language"), *STATES.values())))
    rows = [
        (
            each.language,
            tell(fraction(each.current, each.all)),
            *(str(len(group)) for group in (each.stale, each.missing, each.unstamped, each.pending)),
        )
        for each in status.translations
    ]
    yield from _aligned([head, *rows] if rows else [])
    for each in status.translations:
        yield from _stale(each, tell)
        for name, message_of in _NAMED.items():
            yield from (tell(message_of(file)) for file in getattr(each, name))
    if status.forgotten:
        yield tell(Message("Some of the old texts are not known: {reason}.", reason=status.forgotten))


def _stale(translations: Translations, tell: Tell) -> Iterator[str]:
    for each in sorted(translations.stale, key=lambda each: -each.severity):
        severity = SEVERITIES[each.severity]
        message = Message(
            "{page} is behind {source} ({severity})", page=each.page, source=each.source, severity=severity
        )
        yield tell(message)
        parts = (part.change for part in each.parts)
        rows = [tuple(map(tell, (part_of(part), HOW[part.how], facts_of(part)))) for part in parts]
        yield from (f"{_GAP}{row}" for row in _aligned(rows))


def _reviews(reviews: Reviews, tell: Tell) -> Iterator[str]:
    columns = Message("owner"), Message("page"), Message("reviewed"), Message("due"), Message("days over")
    nobody = tell(Message("nobody"))
    rows = [(each.owner or nobody, each.page, each.reviewed, each.due, str(each.days_overdue)) for each in reviews.due]
    yield from _aligned([tuple(map(tell, columns)), *rows] if rows else [])
    if not rows:
        next_ = Message("none is due; the next on {day}", day=reviews.next)
        yield tell(next_ if reviews.next else Message("none is due"))
    yield from (tell(Message("without a day: {page}", page=each.page)) for each in reviews.without_day)
    for each in reviews.to_come:
        yield tell(Message("reviewed on a day to come, {day}: {page}", day=each.reviewed, page=each.page))


def _questions(questions: Questions, tell: Tell) -> Iterator[str]:
    if not questions.unclaimed:
        statement = nothing(questions)
        yield tell(Message("{language}: {statement}", language=questions.language, statement=statement))
        return
    yield tell(unclaimed(questions))
    for each in questions.unclaimed:
        yield f"{_GAP}{each.text}"
        if each.page:
            yield _GAP * 2 + tell(Message("nearly: {near} ({page})", near=each.near, page=each.page))


def _reach(reach: Reach, tell: Tell) -> Iterator[str]:
    if not reach.far and not reach.without_questions:
        message = Message("{language}: every page is near the home page and has questions", language=reach.language)
        yield tell(message)
        return
    language = tell(Message("{language}:", language=reach.language))
    yield from _aligned([(language, page, tell(distance(links))) for page, links in reach.far])
    without = tell(Message("has no questions"))
    yield from _aligned([(language, page, without) for page in reach.without_questions])


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
