"""Reads what the operator may switch on under `extra` in mkdocs.yml: an announcement, and where answers are sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from helpcenter.model import Extras, Problem
from helpcenter.project.yaml_source import YamlMapping

_PAGE = "page"
_ENDPOINT = re.compile(r"https://[^\s/@?#\"'<>]+(?:/[^\s#\"'<>]*)?")


def read_extras(yaml: YamlMapping, languages: tuple[str, ...]) -> Extras:
    """Read what mkdocs.yml, as `yaml`, switches on; what is wrong with it is returned in `problems`, never raised."""
    extra = yaml.values.get("extra")
    values: dict[str, Any] = extra if isinstance(extra, dict) else {}
    announcement = values.get("announcement")
    page = announcement.get(_PAGE) if isinstance(announcement, dict) else None
    problems = (*_of_announcement(yaml, announcement, languages), *_of_feedback(yaml, values.get("feedback")))
    line = yaml.line("extra", "announcement", _PAGE)
    return Extras((page, line) if isinstance(page, str) and page else None, problems)


def _of_announcement(yaml: YamlMapping, said: Any, languages: tuple[str, ...]) -> Iterator[Problem]:
    here = "extra", "announcement"
    if said is None:
        return
    if not isinstance(said, dict):
        yield Problem(yaml.line(*here), 1, f"the announcement is {said!r}, expected a text in every language")
        return
    for key in said:
        if key not in (*languages, _PAGE):
            expected = ", ".join((*languages, _PAGE))
            yield Problem(yaml.line(*here, key), 1, f"the announcement has {key!r}, expected one of {expected}")
    if not isinstance(said.get(_PAGE), str | None):
        yield Problem(yaml.line(*here, _PAGE), 1, "the page of the announcement is no path, expected one in `docs`")
    for language in languages if any(said.values()) else ():
        if not isinstance(said.get(language), str) or not said[language].strip():
            yield Problem(yaml.line(*here, language), 1, f"the announcement has no {language!r} text, expected one")


def _of_feedback(yaml: YamlMapping, feedback: Any) -> Iterator[Problem]:
    endpoint = feedback.get("endpoint") if isinstance(feedback, dict) else feedback
    if endpoint is not None and not (
        isinstance(feedback, dict) and isinstance(endpoint, str) and _ENDPOINT.fullmatch(endpoint)
    ):
        line = yaml.line("extra", "feedback", "endpoint")
        yield Problem(line, 1, f"the endpoint of feedback is {endpoint!r}, expected an address with https:")
