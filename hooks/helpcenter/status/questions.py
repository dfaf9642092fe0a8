"""Questions that customers asked and no page claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from helpcenter.model import Asked, Outline, Question
from helpcenter.status.outcome import OpenQuestion, Questions
from helpcenter.words.characters import plain

_NEAR = 0.8  # of both questions is the same
_LEVEL_OF_QUESTIONS = 3

Claims = Mapping[str, tuple[Outline, str]]


def questions_of(asked: Asked, language: str, pages: Iterable[Outline]) -> Questions:
    """Return what was asked in a language and stands on none of its pages."""
    claims: dict[str, tuple[Outline, str]] = {}
    for page in pages:
        for words, text in _claimed(page):
            claims.setdefault(words, (page, text))
    questions = asked.questions.get(language, ())
    unclaimed = tuple(_open(each, claims) for each in questions if each.words not in claims)
    return Questions(language, len(questions), unclaimed)


def _claimed(page: Outline) -> Iterator[tuple[str, str]]:
    """Yield each question that a page answers, as words and as it is written."""
    yield from ((each.words, each.text) for each in page.questions)
    for heading in page.headings if page.type == "faq" else ():
        if heading.level == _LEVEL_OF_QUESTIONS:
            yield plain(heading.text), heading.text


def _open(question: Question, claims: Claims) -> OpenQuestion:
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(question.words)  # which it remembers, other than the first
    best, found = _NEAR, ""
    for words in claims:
        matcher.set_seq1(words)
        if matcher.real_quick_ratio() >= best and matcher.quick_ratio() >= best and (ratio := matcher.ratio()) >= best:
            best, found = ratio, words
    if not found:
        return OpenQuestion(question.text, question.line)
    page, text = claims[found]
    return OpenQuestion(question.text, question.line, page.source, text)
