"""Examines many pages, on as many processors as there are."""

from __future__ import annotations

import marshal
import os
import threading
from collections.abc import Collection, Iterator

from helpcenter.cache import Packed, pack
from helpcenter.diagnostics import CannotCheckError
from helpcenter.examining import examine
from helpcenter.messages import Message
from helpcenter.project.reading import Project

WORTH_A_PROCESS = 150  # pages; fewer are examined sooner than a process has started
_SHARE = 50  # pages that a process takes at a time: the last ones end nearly together

_taken: list[tuple[Project, Collection[str] | None]] = []  # what this process examines, and by which rules


def examine_all(project: Project, paths: list[str], codes: Collection[str] | None) -> Iterator[Packed]:
    """Yield the packed entry of each page, to which the rules in `codes` were applied, or all where that is None.

    Raises CannotCheckError where a process ended before its work was done.
    """
    processes = min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, 8)
    if len(paths) < WORTH_A_PROCESS or processes == 1 or threading.active_count() > 1:
        yield from _examine_some(project, paths, codes)
        return
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor  # noqa: PLC0415 -- slow to load

    shares = [paths[start : start + _SHARE] for start in range(0, len(paths), _SHARE)]
    try:
        with ProcessPoolExecutor(processes, initializer=_take_project, initargs=(project, codes)) as pool:
            for entries in pool.map(_examine_elsewhere, shares):
                yield from marshal.loads(entries)  # noqa: S302 -- from our own process
    except BrokenProcessPool as error:
        message = Message("{folder}:1:1: a process that was checking pages was ended", folder=project.site.docs)
        raise CannotCheckError(message) from error


def _take_project(project: Project, codes: Collection[str] | None) -> None:
    _taken.append((project, codes))


def _examine_elsewhere(paths: list[str]) -> bytes:
    """Return the entries in the form that takes the least time from one process to another."""
    project, codes = _taken[0]
    return marshal.dumps(_examine_some(project, paths, codes))


def _examine_some(project: Project, paths: list[str], codes: Collection[str] | None) -> list[Packed]:
    return [pack(examine(project, path, codes)) for path in paths]
