"""Reads what the operator may set under `extra` in mkdocs.yml.

An announcement, where answers are sent, whether pages are kept offline, and after how many days a page is looked at
again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from helpcenter.messages import Message, listed
from helpcenter.model import PAGE_TYPES, Extras, Problem
from helpcenter.project.yaml_source import YamlMapping, shown

_PAGE = "page"
_REVIEW = "review_after_days"
_MOST_DAYS = 3660
_SAID = Message("write a text for every language, and at most the path of one page")
_SENT = Message("write an address that begins with https:")
_DAYS = Message("write a whole number of days behind each type, such as `procedure: 180`")
_ON = Message("write true or false; without it pages are kept")
_ENDPOINT = re.compile(r"https://[^\s/@?#\"'<>]+(?:/[^\s#\"'<>]*)?")


def read_extras(yaml: YamlMapping, languages: tuple[str, ...]) -> Extras:
    """Read what mkdocs.yml, as `yaml`, switches on; what is wrong with it is returned in `problems`, never raised."""
    extra = yaml.values.get("extra")
    values: dict[str, Any] = extra if isinstance(extra, dict) else {}
    announcement = values.get("announcement")
    page = announcement.get(_PAGE) if isinstance(announcement, dict) else None
    days = values.get(_REVIEW)
    problems = (
        *_of_announcement(yaml, announcement, languages),
        *_of_feedback(yaml, values.get("feedback")),
        *_of_offline(yaml, values.get("offline")),
        *_of_review(yaml, days),
    )
    line = yaml.line("extra", "announcement", _PAGE)
    usable = {key: value for key, value in days.items() if _is_interval(key, value)} if isinstance(days, dict) else {}
    return Extras((page, line) if isinstance(page, str) and page else None, usable, problems)


def _of_announcement(yaml: YamlMapping, said: Any, languages: tuple[str, ...]) -> Iterator[Problem]:
    here = "extra", "announcement"
    if said is None:
        return
    if not isinstance(said, dict):
        message = Message("the announcement is {found}, expected a text in every language", found=shown(said))
        yield Problem(yaml.line(*here), 1, message, _SAID)
        return
    for key in said:
        if key not in (*languages, _PAGE):
            expected = listed((*languages, _PAGE))
            message = Message(
                "the announcement has {key}, expected one of {expected}", key=shown(key), expected=expected
            )
            yield Problem(yaml.line(*here, key), 1, message, _SAID)
    if not isinstance(said.get(_PAGE), str | None):
        message = Message("the page of the announcement is no path, expected one in `docs`")
        yield Problem(yaml.line(*here, _PAGE), 1, message, _SAID)
    for language in languages if any(said.values()) else ():
        if not isinstance(said.get(language), str) or not said[language].strip():
            message = Message("the announcement has no {language!r} text, expected one", language=language)
            yield Problem(yaml.line(*here, language), 1, message, _SAID)


def _of_feedback(yaml: YamlMapping, feedback: Any) -> Iterator[Problem]:
    endpoint = feedback.get("endpoint") if isinstance(feedback, dict) else feedback
    if endpoint is not None and not (
        isinstance(feedback, dict) and isinstance(endpoint, str) and _ENDPOINT.fullmatch(endpoint)
    ):
        line = yaml.line("extra", "feedback", "endpoint")
        message = Message("the endpoint of feedback is {found}, expected an address with https:", found=shown(endpoint))
        yield Problem(line, 1, message, _SENT)


def _of_offline(yaml: YamlMapping, is_on: Any) -> Iterator[Problem]:
    if not isinstance(is_on, bool | None):
        message = Message("offline is {found}, expected true or false", found=shown(is_on))
        yield Problem(yaml.line("extra", "offline"), 1, message, _ON)


def _of_review(yaml: YamlMapping, days: Any) -> Iterator[Problem]:
    if days is None:
        return
    if not isinstance(days, dict):
        message = Message("review_after_days is {found}, expected days by the type of a page", found=shown(days))
        yield Problem(yaml.line("extra", _REVIEW), 1, message, _DAYS)
        return
    for key, value in days.items():
        line = yaml.line("extra", _REVIEW, key)
        if key not in PAGE_TYPES:
            expected = listed(PAGE_TYPES)
            message = Message(
                "review_after_days has {key}, expected one of {expected}", key=shown(key), expected=expected
            )
            yield Problem(line, 1, message, _DAYS)
        elif not _is_interval(key, value):
            message = Message(
                "review_after_days of {key} is {found}, expected a number of days from 1 to {most}",
                key=shown(key),
                found=shown(value),
                most=_MOST_DAYS,
            )
            yield Problem(line, 1, message, _DAYS)


def _is_interval(key: Any, value: Any) -> bool:
    return key in PAGE_TYPES and type(value) is int and 1 <= value <= _MOST_DAYS
