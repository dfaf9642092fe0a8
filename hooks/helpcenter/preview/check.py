"""The check of a preview: besides that of all pages, that of the pages which have just been saved."""

from __future__ import annotations

from collections.abc import Callable, Collection
from threading import Thread
from typing import Any

from helpcenter.background import BackgroundCheck
from helpcenter.diagnostics import CannotCheckError, Report
from helpcenter.model import NO_NOTICE

FOLLOWER = "helpcenter: what follows from a change"  # the name of the thread

Told = Callable[[Report | CannotCheckError], None]


class PreviewCheck(BackgroundCheck):
    """Checks what was saved at once, and what hangs on it behind that; a newer text stops the check of an older one."""

    _worker = "helpcenter.preview.worker"
    _follower: Thread | None = None
    _is_ended = False

    def report(self) -> Report:
        """Return what is wrong with all pages, as a BackgroundCheck does, and begin to read what `examine` needs."""
        report = super().report()
        self._ask("ready")
        return report

    def examine(self, sources: Collection[str]) -> tuple[bool, set[str]]:
        """Check what has changed in the pages `sources`, named from the root of the project, and make it the `latest`.

        Returns whether no more can follow from it, and the pages, named from the docs folder, whose readers are warned
        of something else now. Raises CannotCheckError where nothing could be said, also where the process has ended.
        """
        before = self.notices()
        self._ask("live", tuple(sources))
        self.latest, is_settled, found = self._answer()
        paths = {each.split("/", 2)[2] for each in sources}
        others = {each: notice for each, notice in before.items() if each.partition("/")[2] not in paths}
        self._notices = now = others | found
        is_other = {each for each in before | now if before.get(each, NO_NOTICE) != now.get(each, NO_NOTICE)}
        return is_settled, is_other

    def follow(self, rendered: Collection[str], tell: Told) -> None:
        """Find out what follows from the last change, and bring the search up to date with what was `rendered`.

        `tell` is given the report, where there is more to say, and what could not be done. It is called from a thread.
        """
        self._ask("follow", tuple(rendered))
        self._follower = Thread(target=self._follow, args=(tell,), name=FOLLOWER, daemon=True)
        self._follower.start()

    @property
    def is_done(self) -> bool:
        """Tell whether `report` would return or raise at once."""
        self._stop_following()
        return super().is_done

    def end(self) -> None:
        """End the process, whether or not it has work to do."""
        self._is_ended = True
        if self._process:
            self._process.kill()
            self._stop_following()
        super().end()

    def _follow(self, tell: Told) -> None:
        answer: Any = None
        while answer is not True:
            try:
                answer = super()._answer()
            except CannotCheckError as error:
                if not self._is_ended:
                    tell(error)
                return
            if isinstance(answer, Report):
                tell(answer)

    def _answer(self) -> Any:
        self._stop_following()
        return super()._answer()

    def _stop_following(self) -> None:
        """Leave the answers to what was asked before to whom they are for; a newer request makes them come soon."""
        if self._follower:
            self._follower.join()
            self._follower = None
