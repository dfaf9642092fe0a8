"""Reads docs/words.yml, what the site itself says around the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from helpcenter.messages import Message, listed
from helpcenter.model import Problem, Words
from helpcenter.project.source_text import SAVED, SourceError, Unsaved, is_there, read_text
from helpcenter.project.yaml_source import YamlMapping, load_mapping, shown, unknown_language

FILE = "words.yml"
_PLACE = re.compile(r"\{[^{}]*\}")
_PLAIN = re.compile(r"(?:[^<>{}]|\{[a-z_]+\})*")  # what a template puts a value into can be asked for more than that


def read_words(root: Path, docs: str, languages: tuple[str, ...], unsaved: Unsaved = SAVED) -> Words:
    """Read the words below `root`, none where there is no such file.

    What is wrong with them is returned in `problems`, never raised; a text that a language lacks is another one's.
    """
    source = f"{docs}/{FILE}"
    if not is_there(root / source, unsaved):
        return Words(source)
    try:
        yaml = load_mapping(read_text(root / source, unsaved))
    except SourceError as error:
        return Words(source, problems=(error.problem,))
    return Words(
        source,
        {language: _texts(yaml.values, language, languages) for language in languages},
        tuple(_problems(yaml, yaml.values, (), languages)),
    )


def _is_entry(value: Any, languages: tuple[str, ...]) -> bool:
    """Tell whether a value is one text in every language; any other mapping is a group of entries."""
    return isinstance(value, dict) and any(key in languages for key in value)


def _texts(values: Any, language: str, languages: tuple[str, ...]) -> Any:
    if _is_entry(values, languages):
        said = {each: values[each] for each in languages if isinstance(values.get(each), str)}
        return said.get(language) or next(iter(said.values()), "")
    entries = values.items() if isinstance(values, dict) else ()
    return {key: _texts(value, language, languages) for key, value in entries}


def _problems(
    yaml: YamlMapping, values: dict[str, Any], path: tuple[str, ...], languages: tuple[str, ...]
) -> Iterator[Problem]:
    for key, value in values.items():
        here = (*path, key)
        name = ".".join(map(str, here))
        if _is_entry(value, languages):
            for place, why in _faults(here, value, languages):
                yield Problem(yaml.line(*place), 1, Message("{name}: {fault}", name=name, fault=why))
        elif isinstance(value, dict):
            yield from _problems(yaml, value, here, languages)
        else:
            message = Message(
                "{name}: {value} is no text in any language, expected one in each", name=name, value=shown(value)
            )
            yield Problem(yaml.line(*here), 1, message)


def _faults(
    path: tuple[str, ...], entry: dict[str, Any], languages: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Message]]:
    """Yield the place and the description of what is wrong with one text."""
    for language in entry:
        if language not in languages:
            yield (*path, language), unknown_language(language, languages)
    for language in languages:
        text = entry.get(language)
        if not isinstance(text, str) or not text.strip():
            yield (*path, language), Message("no {language!r} text, expected one", language=language)
        elif not _PLAIN.fullmatch(text):
            why = Message(
                "the {language!r} text has '<', '>', or braces around more than a name, expected plain words",
                language=language,
            )
            yield (*path, language), why
    said = [(each, _places(entry[each])) for each in languages if isinstance(entry.get(each), str) and entry[each]]
    for language, places in said[1:]:
        if places != said[0][1]:
            yield (*path, language), _other_places(language, sorted(said[0][1]))


def _other_places(language: str, expected: list[str]) -> Message:
    if not expected:
        return Message("the {language!r} text has other places in braces, expected none", language=language)
    places = listed(expected)
    return Message(
        "the {language!r} text has other places in braces, expected {places}", language=language, places=places
    )


def _places(text: str) -> Counter[str]:
    return Counter(_PLACE.findall(text))
