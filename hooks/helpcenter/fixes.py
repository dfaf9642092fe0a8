"""Mends what can be mended by rule, in a copy of the site; what is there is replaced only by what checks better."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from helpcenter.checking import check
from helpcenter.diagnostics import CannotCheckError, Edit, Report
from helpcenter.edits import apply, choose, mendable
from helpcenter.messages import Message
from helpcenter.project.changes import Changes
from helpcenter.project.reading import read_project
from helpcenter.project.reasons import reason
from helpcenter.project.settings import CONFIG, read_settings
from helpcenter.watching import Watch, unwatched

MOST_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Fix:
    """The files that would change, by their path from the root of the project, and what is left to mend by hand."""

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    left: Report

    def diff(self) -> Iterator[str]:
        """Yield the lines of a unified diff."""
        yield from Changes(self.before, self.after).diff()

    def write(self, root: Path) -> None:
        """Put the mended files in place, all or none. Raises CannotCheckError where one has changed meanwhile."""
        Changes(self.before, self.after).write(root)


def fix(root: Path, watch: Watch = unwatched) -> Fix:
    """Return how the help center in `root` can be mended; nothing is written. Raises CannotCheckError."""
    with tempfile.TemporaryDirectory(prefix="helpcenter-") as folder:
        copy = Path(folder)
        copy_site(root, copy)
        report = check(copy, watch=watch)
        sources = {each.path for each in report.diagnostics if each.edits}
        before = {path: (copy / path).read_bytes() for path in sources}
        for _ in range(MOST_ROUNDS):
            better = _round(copy, report)
            if better is None:
                break
            report = better
            for path in {each.path for each in report.diagnostics if each.edits} - before.keys():
                before[path] = (root / path).read_bytes()
        changed = {path: new for path in sorted(before) if (new := (copy / path).read_bytes()) != before[path]}
        return Fix({path: before[path] for path in changed}, changed, report)


def _round(root: Path, report: Report) -> Report | None:
    """Apply all edits that go together, or one that does good alone; return None where nothing checks better."""
    chosen, edits = choose(mendable(report.diagnostics))
    better = _try(root, report, edits)
    if better or len(chosen) < 2:  # noqa: PLR2004 -- one alone has been tried
        return better
    for diagnostic in chosen:
        better = _try(root, report, {diagnostic.path: list(diagnostic.edits)})
        if better:
            return better
    return None


def _try(root: Path, report: Report, edits: Mapping[str, list[Edit]]) -> Report | None:
    """Apply the edits and check; take them back and return None unless less is wrong than `report` says."""
    before = {path: (root / path).read_bytes() for path in edits}
    for path, data in before.items():
        (root / path).write_bytes(apply(data, edits[path]))
    after = check(root)
    if edits and _is_better(after, report, edits):
        return after
    for path, data in before.items():
        (root / path).write_bytes(data)
    return None


def _is_better(after: Report, before: Report, paths: Iterable[str]) -> bool:
    """Tell whether less is wrong on the whole, and in no mended file more."""
    old, new = (Counter(each.path for each in report.diagnostics) for report in (before, after))
    fewer = new.total() < old.total() and len(after.failures) <= len(before.failures)
    return fewer and all(new[path] <= old[path] for path in paths)


def _copy_file(source: str, target: str) -> None:
    """Copy what a file holds, without its mode, for it is written to; what cannot be read cannot be read there."""
    try:
        shutil.copyfile(source, target)
    except OSError:
        Path(target).symlink_to(Path(target).name)


def copy_site(root: Path, copy: Path) -> None:
    """Copy what a check reads."""
    settings = read_settings(root, CONFIG)
    read_project(root)
    shutil.copy(root / CONFIG, copy / CONFIG)
    try:
        for folder in filter(None, (settings.docs, settings.theme)):
            if (root / folder).is_dir():
                shutil.copytree(
                    root / folder,
                    copy / folder,
                    copy_function=_copy_file,
                    dirs_exist_ok=True,
                )
    except shutil.Error as error:
        file, _, why = error.args[0][0]
        name = Path(file).relative_to(root).as_posix()
        message = Message(
            "{file}:1:1: the file cannot be copied to try the mending: {reason}", file=name, reason=reason(why)
        )
        raise CannotCheckError(message) from error
