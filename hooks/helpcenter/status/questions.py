"""Questions that customers asked and no page claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from helpcenter.model import Asked, Outline, Question
from helpcenter.status.outcome import OpenQuestion, Questions
from helpcenter.words.characters import plain

_NEAR = 0.8  # of both questions is the same
_LEVEL_OF_QUESTIONS = 3

Claims = Mapping[str, tuple[Outline, str]]
Index = Mapping[tuple[str, int], list[str]]


def questions_of(asked: Asked, language: str, pages: Iterable[Outline]) -> Questions:
    """Return what was asked in a language and stands on none of its pages."""
    claims: dict[str, tuple[Outline, str]] = {}
    for page in pages:
        for words, text in _claimed(page):
            claims.setdefault(words, (page, text))
    questions = asked.questions.get(language, ())
    unclaimed = [each for each in questions if each.words not in claims]
    index = _index_of(claims) if unclaimed else {}
    return Questions(language, len(questions), tuple(_open(each, claims, index) for each in unclaimed))


def _claimed(page: Outline) -> Iterator[tuple[str, str]]:
    """Yield each question that a page answers, as words and as it is written."""
    yield from ((each.words, each.text) for each in page.questions)
    for heading in page.headings if page.type == "faq" else ():
        if heading.level == _LEVEL_OF_QUESTIONS:
            yield plain(heading.text), heading.text


def _open(question: Question, claims: Claims, index: Index) -> OpenQuestion:
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(question.words)  # which it remembers, other than the first
    best, found = _NEAR, ""
    for words in _candidates(question.words, index):
        matcher.set_seq1(words)
        if matcher.quick_ratio() >= best and (ratio := matcher.ratio()) >= best:
            best, found = ratio, words
    if not found:
        return OpenQuestion(question.text, question.line)
    page, text = claims[found]
    return OpenQuestion(question.text, question.line, page.source, text)


def _index_of(claims: Iterable[str]) -> Index:
    """Return the claims by the pairs of letters in them."""
    index: dict[tuple[str, int], list[str]] = {}
    for words in claims:
        for pair in _pairs(words):
            index.setdefault(pair, []).append(words)
    return index


def _candidates(words: str, index: Index) -> Iterator[str]:
    """Yield the claims that have so many pairs of letters in common with the words as two that are near have.

    Each letter that is not the same parts two of those that are at most, and as many pairs less are in common.
    """
    shared: Counter[str] = Counter()
    for pair in _pairs(words):
        shared.update(index.get(pair, ()))
    for claim, number in shared.items():
        if number >= (1.5 * _NEAR - 1) * (len(words) + len(claim)) - 1:
            yield claim


def _pairs(words: str) -> Iterator[tuple[str, int]]:
    """Yield each two letters that follow each other, the second time they do as another pair."""
    seen: Counter[str] = Counter()
    for start in range(len(words) - 1):
        pair = words[start : start + 2]
        seen[pair] += 1
        yield pair, seen[pair]
