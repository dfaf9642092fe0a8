"""Reads docs/asked.yml, what customers asked in their own words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from helpcenter.messages import Message
from helpcenter.model import Asked, Problem, Question
from helpcenter.project.source_text import SAVED, SourceError, Unsaved, is_there, read_text
from helpcenter.project.yaml_source import YamlMapping, load_mapping, no_text, shown, unknown_language
from helpcenter.words.characters import plain

FILE = "asked.yml"


def read_asked(root: Path, docs: str, languages: tuple[str, ...], unsaved: Unsaved = SAVED) -> Asked:
    """Read the questions below `root`, none where there is no such file.

    What is wrong with them is returned in `problems`, never raised.
    """
    source = f"{docs}/{FILE}"
    if not is_there(root / source, unsaved):
        return Asked(source)
    try:
        yaml = load_mapping(read_text(root / source, unsaved))
    except SourceError as error:
        return Asked(source, problems=(error.problem,))
    problems = tuple(_problems(yaml, languages))
    if problems:
        return Asked(source, problems=problems)
    return Asked(source, {each: tuple(_questions(yaml, each, asked)) for each, asked in yaml.values.items()})


def _questions(yaml: YamlMapping, language: str, asked: list[str]) -> Iterator[Question]:
    for place, question in enumerate(asked):
        yield Question(question.strip(), yaml.line(language, place), plain(question))


def _problems(yaml: YamlMapping, languages: tuple[str, ...]) -> Iterator[Problem]:
    for language, asked in yaml.values.items():
        if language not in languages:
            yield Problem(yaml.line(language), 1, unknown_language(language, languages))
        elif not isinstance(asked, list):
            message = Message("{language} holds no list, expected questions, one a line", language=shown(language))
            yield Problem(yaml.line(language), 1, message)
        else:
            yield from _problems_of_questions(yaml, language, asked)


def _problems_of_questions(yaml: YamlMapping, language: str, asked: list[Any]) -> Iterator[Problem]:
    """Yield what is wrong with the questions of one language, in the order of the file."""
    first: dict[str, int] = {}
    for place, question in enumerate(asked):
        line = yaml.line(language, place)
        if question is None or question == "" or str(question).isspace():
            yield Problem(line, 1, Message("a question is empty, expected what somebody asked"))
        elif not isinstance(question, str):
            yield Problem(line, 1, no_text(question))
        elif (known := first.setdefault(plain(question), line)) != line:
            message = Message(
                "{question!r} stands on line {line} already, expected it once in a language",
                question=question[:60],
                line=known,
            )
            yield Problem(line, 1, message)
