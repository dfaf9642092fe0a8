"""A copy of the help center, in which changes are made and checked before anything is written."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from helpcenter.checking import check, read_site
from helpcenter.diagnostics import CannotCheckError, Diagnostic, Edit, Report
from helpcenter.edits import apply
from helpcenter.examining import read_pages
from helpcenter.fixes import copy_site
from helpcenter.messages import Message
from helpcenter.model import Page, Site
from helpcenter.project.changes import Changes
from helpcenter.project.reading import Project, read_project
from helpcenter.project.source_text import SAVED, Unsaved


class RefusedError(Exception):
    """Something is for the writer to do first; `reasons` say what, with file and line."""

    def __init__(self, reasons: Iterable[Message]) -> None:
        """Take what is to be said, a line each."""
        self.reasons = tuple(reasons)
        super().__init__("\n".join(self.reasons))


def reason_of(found: Diagnostic, path: str, line: int) -> Message:
    """Return a finding on one line, with the place that it has in the files as they are."""
    return Message(
        "{path}:{line}: {message} ({code}); {hint}",
        path=path,
        line=line,
        message=found.message,
        code=found.code,
        hint=found.hint,
    )


class Trial:
    """The copy: `site` is the help center as it was found, with outlines, and `moved` says where a new file was."""

    def __init__(self, root: Path, copy: Path, unsaved: Unsaved) -> None:
        """Copy the help center in `root`, with what an editor holds of it, and check it. Raises CannotCheckError."""
        self.root, self.copy = root, copy
        copy_site(root, copy)
        for file, data in unsaved.items():
            if file.is_relative_to(root):
                (copy / file.relative_to(root)).parent.mkdir(parents=True, exist_ok=True)
                (copy / file.relative_to(root)).write_bytes(data)
        self.project: Project = read_project(copy)
        self.report: Report = self._check()
        self.site: Site = self.report.site or self.project.site
        self.moved: dict[str, str] = {}
        self._before: dict[str, bytes | None] = {}

    def content(self, path: str) -> bytes | None:
        """Return what a file holds now, None where there is none."""
        file = self.copy / path
        return file.read_bytes() if file.is_file() else None

    def put(self, path: str, new: bytes | None) -> None:
        """Give a file another content, or none."""
        self._before.setdefault(path, self.content(path))
        file = self.copy / path
        if new is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(new)

    def edit(self, path: str, edits: Iterable[Edit]) -> None:
        """Apply edits to a file; what is said twice is done once."""
        distinct = set(edits)
        if distinct:
            self.put(path, apply(self.content(path) or b"", distinct))

    def move(self, old: str, new: str) -> None:
        """Give a file another path."""
        self.put(new, self.content(old))
        self.put(old, None)
        self.moved[new] = old

    def pages(self, path: str) -> list[Page]:
        """Return a page as it was found, with its content, in every language it has."""
        return read_pages(self.project, path)

    def read(self) -> Site:
        """Return the help center as it is now, with outlines, and nothing checked."""
        site, found = read_site(read_project(self.copy), ())
        if found.failures:
            raise CannotCheckError(found.failures[0])
        return site

    def finish(self, is_expected: Callable[[Diagnostic], bool] = lambda _: False) -> Changes:
        """Return the changes. Raises RefusedError where the check finds what it did not before, and is not expected."""
        new = [each for each in _new(self.report, self._check(), self.moved) if not is_expected(each)]
        if new:
            raise RefusedError(reason_of(each, *self._place(each)) for each in new)
        after = {path: self.content(path) for path in sorted(self._before)}
        changed = {path: new for path, new in after.items() if new != self._before[path]}
        return Changes({path: self._before[path] for path in changed}, changed, dict(self.moved))

    def _check(self) -> Report:
        report = check(self.copy)
        if report.failures:
            raise CannotCheckError(report.failures[0])
        return report

    def _place(self, found: Diagnostic) -> tuple[str, int]:
        """Return where in the files as they are what was found stands, or would stand."""
        path = self.moved.get(found.path, found.path)
        old, new = ([*map(_without_numbers, data.split("\n"))] for data in self._versions(path, found.path))
        if found.line > len(new):
            return path, found.line
        line = new[found.line - 1]
        before = [number for number, each in enumerate(old, start=1) if each == line]
        nth = new[: found.line - 1].count(line)
        return path, before[min(nth, len(before) - 1)] if before else found.line

    def _versions(self, old: str, new: str) -> tuple[str, str]:
        """Return the text that a file had, and the one it has now, under its new name."""
        now = self.content(new)
        return _text(self._before.get(old, now)), _text(now)


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def _without_numbers(line: str) -> str:
    """Return what is equal in a line when a step has another number."""
    return re.sub(r"\d+", "", line)


@contextmanager
def trial(root: Path, unsaved: Unsaved = SAVED) -> Iterator[Trial]:
    """Give a copy of the help center in `root` to change. Raises CannotCheckError."""
    with tempfile.TemporaryDirectory(prefix="helpcenter-") as folder:
        yield Trial(root, Path(folder), unsaved)


def _new(before: Report, after: Report, moved: dict[str, str]) -> Iterator[Diagnostic]:
    """Yield what is found now and was not, though its words may name another page or number now."""
    left = Counter((each.path, each.code, str(each.message)) for each in before.diagnostics)
    others = []
    for each in after.diagnostics:
        same = moved.get(each.path, each.path), each.code, str(each.message)
        if left[same]:
            left[same] -= 1
        else:
            others.append(each)
    restated = Counter[tuple[str, str]]()
    for (path, code, _), count in left.items():
        restated[path, code] += count
    for each in others:
        kind = moved.get(each.path, each.path), each.code
        if restated[kind]:
            restated[kind] -= 1
        else:
            yield each
