"""The bar by which an editor shows how far a long work has come."""

from __future__ import annotations

import uuid
from time import perf_counter

from lsprotocol import types
from pygls.progress import Progress

WORTH_A_BAR = 100  # pages; fewer are read sooner than anybody has seen it
_INTERVAL = 0.2  # seconds from one report to the next


class Bar:
    """A bar that is there while `show` is called, until `end` is; none where the editor can show none."""

    def __init__(self, progress: Progress | None, title: str) -> None:
        """Take what pygls shows bars by, None where the editor shows none, and what is written beside it."""
        self._progress = progress
        self._title = title
        self._token = ""
        self._is_on = False
        self._reported = 0.0

    def show(self, done: int, left: int) -> None:
        """Say how much is done, and how much is left."""
        if self._progress is None:
            return
        if not self._token and left >= WORTH_A_BAR:
            self._token = str(uuid.uuid4())
            self._progress.create(self._token, callback=self._begin)
        elif self._is_on and perf_counter() - self._reported > _INTERVAL:
            self._reported = perf_counter()
            share = 100 * done // (done + left)
            said = types.WorkDoneProgressReport(message=f"{done} / {done + left}", percentage=share)
            self._progress.report(self._token, said)

    def end(self) -> None:
        """Take the bar away."""
        if self._progress and self._is_on:
            self._progress.end(self._token, types.WorkDoneProgressEnd())
        self._token, self._is_on = "", False

    def _begin(self, _answer: object) -> None:
        if self._progress and self._token:
            self._progress.begin(self._token, types.WorkDoneProgressBegin(title=self._title, percentage=0))
            self._is_on = True
