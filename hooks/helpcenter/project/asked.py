"""Reads docs/asked.yml, what customers asked in their own words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from helpcenter.model import Asked, Problem, Question
from helpcenter.project.source_text import SAVED, SourceError, Unsaved, is_there, read_text
from helpcenter.project.yaml_source import YamlMapping, load_mapping
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
            expected = ", ".join(languages)
            yield Problem(yaml.line(language), 1, f"the site has no language {language!r}, expected one of {expected}")
        elif not isinstance(asked, list):
            yield Problem(yaml.line(language), 1, f"{language!r} holds no list, expected questions, one a line")
        else:
            yield from _problems_of_questions(yaml, language, asked)


def _problems_of_questions(yaml: YamlMapping, language: str, asked: list[Any]) -> Iterator[Problem]:
    """Yield what is wrong with the questions of one language, in the order of the file."""
    first: dict[str, int] = {}
    for place, question in enumerate(asked):
        line = yaml.line(language, place)
        if question is None or question == "" or str(question).isspace():
            yield Problem(line, 1, "a question is empty, expected what somebody asked")
        elif not isinstance(question, str):
            yield Problem(line, 1, f"{question!r} is no text, expected one in quotation marks")
        elif (known := first.setdefault(plain(question), line)) != line:
            yield Problem(line, 1, f"{question[:60]!r} stands on line {known} already, expected it once in a language")
