"""What is new since a revision: the site is checked as it was then, and what was found there already is forgiven.

A finding is the same when file, rule, message and the text of its line are, wherever the line stands now; as many are
forgiven as there were. A page that was moved is followed, staged or not.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from helpcenter import check
from helpcenter.diagnostics import CannotCheckError, Diagnostic, Report
from helpcenter.messages import Message
from helpcenter.project.history import HistoryError, follow_moves, unpack_project
from helpcenter.project.source_text import SourceError, read_text

Key = tuple[str, str, str, str]


def forgive(report: Report, root: Path, revision: str) -> tuple[Report, tuple[Diagnostic, ...]]:
    """Return the report of the project in `root` with what is new since `revision`, and the diagnostics left out of it.

    Where there was no project at the revision, all is new. Rules that broke on the old site are failures of the report.
    Raises CannotCheckError where there is no such revision, or the site could not be checked as it was then.
    """
    with tempfile.TemporaryDirectory() as folder:
        old_root = Path(folder)
        try:
            if not unpack_project(root, revision, old_root):
                return report, ()
        except HistoryError as error:
            raise CannotCheckError(Message("--since: {reason}", reason=error.message)) from error
        try:
            old = check(old_root)
        except CannotCheckError as error:
            raise CannotCheckError(_at(revision, error.message)) from error
        old_key, new_key = _keys(old_root, follow_moves(old_root, root)), _keys(root, str)
        known = Counter(map(old_key, old.diagnostics))
    new: list[Diagnostic] = []
    forgiven: list[Diagnostic] = []
    for found in report.diagnostics:
        key = new_key(found)
        (forgiven if known[key] > 0 else new).append(found)
        known[key] -= 1
    failures = (*report.failures, *(_at(revision, each) for each in old.failures))
    return replace(report, diagnostics=tuple(new), failures=failures), tuple(forgiven)


def _at(revision: str, failure: Message) -> Message:
    return Message("at {revision}: {failure}", revision=revision, failure=failure)


def _keys(root: Path, follow: Callable[[str], str]) -> Callable[[Diagnostic], Key]:
    """Return what gives a diagnostic of the project in `root` its identity; `follow` says what a file is called now."""

    @cache
    def lines(path: str) -> list[str]:
        try:
            return read_text(root / path).split("\n")
        except SourceError:
            return []

    def key(found: Diagnostic) -> Key:
        line = "".join(lines(found.path)[found.line - 1 : found.line])
        return follow(found.path), found.code, found.message, line

    return key
