"""Where the command runs: the project, the repository it lies in, and the paths it was given."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from helpcenter.diagnostics import CannotCheckError, Report
from helpcenter.messages import Message
from helpcenter.project.settings import CONFIG


def find_root(start: Path) -> Path:
    """Return the folder of the project that `start` lies in. Raises CannotCheckError outside of any."""
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return folder
    raise CannotCheckError(Message("{file}:1:1: not found here or in a folder above", file=CONFIG))


def folder_in_repository(root: Path) -> str:
    """Return the path from the top of the git repository to `root`; "." at the top, and where there is no repository.

    In a linked worktree and in a submodule `.git` is a file.
    """
    root = root.resolve()
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    return root.relative_to(top).as_posix()


def named_from(folder: str, report: Report) -> Report:
    """Return the report with each path named from where `folder` is named from, instead of from the project."""
    if folder == ".":
        return report
    return replace(report, diagnostics=tuple(replace(d, path=f"{folder}/{d.path}") for d in report.diagnostics))


def only_in(paths: Sequence[str], root: Path, report: Report) -> Report:
    """Return the report with nothing but what was found in these files and folders; all of it where there are none.

    Raises CannotCheckError for a path that is not there, or not in the project.
    """
    chosen = [_in_project(Path(path), root.resolve()) for path in paths]
    if not chosen:
        return report

    def is_chosen(file: Path) -> bool:
        return any(file.is_relative_to(each) for each in chosen)

    return replace(report, diagnostics=tuple(d for d in report.diagnostics if is_chosen(_real(root / d.path))))


def _in_project(path: Path, root: Path) -> Path:
    if not os.path.lexists(path):
        raise CannotCheckError(Message("{file}: no such file or folder", file=str(path)))
    if not _real(path).is_relative_to(root):
        message = Message("{file}: not in this project, which is {project}", file=str(path), project=str(root))
        raise CannotCheckError(message)
    return _real(path)


def _real(path: Path) -> Path:
    """Return where a path leads, links followed as far as they lead anywhere; `resolve` breaks on one to itself."""
    return Path(os.path.realpath(path))
