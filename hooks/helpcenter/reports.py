"""A report for machines: JSON, what GitHub and GitLab show beside lines, and SARIF. The text is in diagnostics.py.

Every renderer takes a report, its paths named from the repository, and the language in which it is said, and returns
the whole of what goes to stdout.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from helpcenter.diagnostics import Diagnostic, Report, render_text
from helpcenter.messages import ENGLISH, Message, say
from helpcenter.rule_pages import Explanation, explanations

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

# What GitHub's runner takes out again; a property ends at a comma, and the properties at a colon.
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render_json(report: Report, language: str = ENGLISH) -> str:
    """Return an array with an object a diagnostic."""
    keys = ("path", "line", "column", "code", "name")
    return _json(
        [
            {
                **{key: getattr(each, key) for key in keys},
                "message": say(each.message, language),
                "help": say(each.hint, language),
            }
            for each in report.diagnostics
        ]
    )


def render_github(report: Report, language: str = ENGLISH) -> str:
    """Return a workflow command a diagnostic, which GitHub shows beside the line in question."""
    return "\n".join(_annotation(each, language) for each in report.diagnostics)


def render_gitlab(report: Report, language: str = ENGLISH) -> str:
    """Return GitLab's Code Quality report, which a merge request shows beside the lines in question."""
    seen: Counter[tuple[str, str, str]] = Counter()
    issues = []
    for each in report.diagnostics:
        key = (each.path, each.code, each.message)  # GitLab tells by it what is new: a line that moves is not
        seen[key] += 1
        issues.append(
            {
                "description": _with_help(each, language),
                "check_name": f"{each.code} {each.name}",
                "fingerprint": hashlib.sha256(repr((*key, seen[key])).encode(errors="surrogateescape")).hexdigest(),
                "severity": "major",
                "location": {"path": each.path, "lines": {"begin": each.line}},
            }
        )
    return _json(issues)


def render_sarif(report: Report, language: str = ENGLISH) -> str:
    """Return a SARIF 2.1.0 log of one run, which holds every rule, found or not, and the edits that mend a finding."""
    from importlib.metadata import version  # noqa: PLC0415 -- it takes longer to load than the rest of this file

    rules = explanations(language)
    index = {code: place for place, code in enumerate(rules)}
    driver = {
        "name": "helpcenter",
        "version": version("helpcenter"),
        "rules": [_rule(each) for each in rules.values()],
    }
    invocation = {
        "executionSuccessful": not report.failures,
        "toolExecutionNotifications": [
            {"level": "error", "message": _message(say(each, language))} for each in report.failures
        ],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, index[each.code], language) for each in report.diagnostics],
    }
    return _json({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


RENDERERS: Mapping[str, Callable[[Report, str], str]] = MappingProxyType(
    {
        "text": lambda report, language: render_text(report.diagnostics, language),
        "github": render_github,
        "gitlab": render_gitlab,
        "json": render_json,
        "sarif": render_sarif,
    }
)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _annotation(found: Diagnostic, language: str) -> str:
    where = {"file": found.path, "line": found.line, "col": found.column, "title": f"{found.code} {found.name}"}
    properties = ",".join(f"{key}={str(value).translate(_IN_PROPERTY)}" for key, value in where.items())
    return f"::error {properties}::{_with_help(found, language).translate(_IN_DATA)}"


def _with_help(found: Diagnostic, language: str) -> str:
    return f"{say(found.message, language)}\n{say(Message('help: {hint}', hint=found.hint), language)}"


def _message(text: str, markdown: str = "") -> dict[str, str]:
    """Return a message as SARIF wants it: a single brace would begin a placeholder."""
    formats = {"text": text, "markdown": markdown}
    return {name: value.replace("{", "{{").replace("}", "}}") for name, value in formats.items() if value}


def _rule(rule: Explanation) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": _message(rule.sentence),
        "fullDescription": _message(f"{rule.sentence}\n\n{rule.why}"),
        "help": _message(rule.text, rule.markdown),
    }


def _result(found: Diagnostic, rule_index: int, language: str) -> dict[str, Any]:
    file = {"uri": quote(found.path, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}
    region = {"startLine": found.line, "startColumn": found.column}
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": rule_index,
        "level": "error",
        "message": _message(_with_help(found, language)),
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
    }
    replacements = [
        {
            "deletedRegion": {"startLine": edit.line, "startColumn": edit.column, "endColumn": edit.end_column},
            "insertedContent": {"text": edit.text},
        }
        for edit in found.edits
    ]
    if replacements:
        change = {"artifactLocation": file, "replacements": replacements}
        result["fixes"] = [{"description": _message(say(found.hint, language)), "artifactChanges": [change]}]
    return result
