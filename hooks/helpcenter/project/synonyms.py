"""Reads docs/synonyms.yml, the words that customers use for the same thing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from helpcenter.messages import Message
from helpcenter.model import Problem, Synonyms
from helpcenter.project.source_text import SAVED, SourceError, Unsaved, is_there, read_text
from helpcenter.project.yaml_source import YamlMapping, load_mapping, no_text, shown, unknown_language

FILE = "synonyms.yml"
_FEWEST = 2


def read_synonyms(root: Path, docs: str, languages: tuple[str, ...], unsaved: Unsaved = SAVED) -> Synonyms:
    """Read the synonyms below `root`, none where there is no such file.

    What is wrong with them is returned in `problems`, never raised.
    """
    source = f"{docs}/{FILE}"
    if not is_there(root / source, unsaved):
        return Synonyms(source)
    try:
        yaml = load_mapping(read_text(root / source, unsaved))
    except SourceError as error:
        return Synonyms(source, problems=(error.problem,))
    problems = tuple(_problems(yaml, languages))
    if problems:
        return Synonyms(source, problems=problems)
    return Synonyms(source, {language: tuple(map(tuple, groups)) for language, groups in yaml.values.items()})


def _problems(yaml: YamlMapping, languages: tuple[str, ...]) -> Iterator[Problem]:
    for language, groups in yaml.values.items():
        if language not in languages:
            yield Problem(yaml.line(language), 1, unknown_language(language, languages))
        elif not isinstance(groups, list):
            message = Message("{language} holds no list, expected groups of words", language=shown(language))
            yield Problem(yaml.line(language), 1, message)
        else:
            yield from _problems_of_groups(yaml, language, groups)


def _problems_of_groups(yaml: YamlMapping, language: str, groups: list[Any]) -> Iterator[Problem]:
    """Yield what is wrong with the groups of one language, in the order of the file."""
    first: dict[str, int] = {}
    for index, group in enumerate(groups):
        if not isinstance(group, list):
            line = yaml.line(language, index)
            yield Problem(line, 1, Message("the group is no list, expected one such as [lock, freeze]"))
            continue
        if len(group) < _FEWEST:
            line = yaml.line(language, index)
            few = Message("the group has {count} of the words for one thing, expected two or more", count=len(group))
            yield Problem(line, 1, few)
        for place, word in enumerate(group):
            line = yaml.line(language, index, place)
            if not isinstance(word, str):
                yield Problem(line, 1, no_text(word))
            elif not word.strip():
                yield Problem(line, 1, Message("a text is empty, expected a word or a phrase"))
            elif _plain(word) in first:
                twice = Message(
                    "{word!r} stands in line {line} already, expected it once in a language",
                    word=word,
                    line=first[_plain(word)],
                )
                yield Problem(line, 1, twice)
            else:
                first[_plain(word)] = line


def _plain(word: str) -> str:
    """Return what is equal for all ways of writing a word or a phrase."""
    return " ".join(unicodedata.normalize("NFKC", word).lower().split())
