"""The folder on a host of one's own that a site is published to.

    releases/0007-1754936a0b1c/   a release: site/, its nginx.conf, and the assets of earlier ones in earlier/
    current -> releases/0007-…    what is published
    .lock                         held by whoever is publishing

A release is made under another name, and renamed and linked once it is whole: whenever this is broken off, `current`
leads to a whole release. Releases are numbered, so that nothing depends on a clock.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import Message

KEPT = 5  # releases, with the one that is published
SITE = "site"
_RELEASES = "releases"
_CURRENT = "current"
_NEXT = ".current.next"
_LOCK = ".lock"
_UNFINISHED = ".unfinished-"
_NAME = re.compile(r"(?P<number>\d{4,})-(?:[0-9a-f]{12}|uncommitted)")
_OWN = {_RELEASES, _CURRENT, _NEXT, _LOCK}


class Releases:
    """The releases in a folder, which is made where there is none. Raises CannotCheckError where it is not theirs."""

    def __init__(self, folder: Path) -> None:
        """Look at the folder, and change nothing of what is there."""
        self.folder = folder
        self._releases = folder / _RELEASES
        _expect_folder(folder)
        _expect_folder(self._releases)
        there = {each.name for each in folder.iterdir()} if folder.exists() else set()
        if foreign := sorted(there - _OWN) if _RELEASES not in there else []:
            message = Message(
                "{folder}: holds {found!r}, expected an empty folder or one of releases",
                folder=str(folder),
                found=foreign[0],
            )
            raise CannotCheckError(message)
        self.current = self._read_current()

    def _read_current(self) -> str | None:
        link = self.folder / _CURRENT
        if not link.is_symlink():
            if link.exists():
                message = Message("{file}: is no symbolic link, expected one to a release", file=str(link))
                raise CannotCheckError(message)
            return None
        place, _, name = str(link.readlink()).rpartition("/")
        if place != _RELEASES or not _NAME.fullmatch(name):
            found = str(link.readlink())
            message = Message(
                "{file}: leads to {found!r}, expected a release in releases/", file=str(link), found=found
            )
            raise CannotCheckError(message)
        return name

    @contextmanager
    def locked(self) -> Iterator[int]:
        """Keep others from publishing meanwhile, and give the lock, an open file; whoever is handed it keeps it, too.

        Raises CannotCheckError where somebody is publishing.
        """
        self._releases.mkdir(parents=True, exist_ok=True)
        with (self.folder / _LOCK).open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                message = Message("{folder}: another publication is under way", folder=str(self.folder))
                raise CannotCheckError(message) from error
            self.current = self._read_current()  # it may have ended just now
            yield lock.fileno()

    @property
    def names(self) -> list[str]:
        """The names of the releases that are there, the oldest first."""
        there = self._releases.iterdir() if self._releases.exists() else ()
        found = (each.name for each in there if not each.is_symlink() and each.is_dir())
        return sorted(filter(_NAME.fullmatch, found), key=_number)

    @property
    def older(self) -> list[str]:
        """The names of those that are older than the published one."""
        return [each for each in self.names if self.current and _number(each) < _number(self.current)]

    def site(self, name: str) -> Path:
        """Return the folder of the site of a release."""
        return self._releases / name / SITE

    def begin(self) -> Path:
        """Return a new folder for a release to be made in, once what was broken off or rolled back is gone."""
        for each in self._releases.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(each)
        (self.folder / _NEXT).unlink(missing_ok=True)
        if self.current:  # where the link is lost, nobody knows what is newer
            self._remove({*self.names} - {*self.older, self.current})
        unfinished = self._releases / f"{_UNFINISHED}{os.getpid()}"
        unfinished.mkdir()
        return unfinished

    def finish(self, unfinished: Path, commit: str | None) -> str:
        """Give a whole release, made from `commit`, its name, and return that."""
        number = max(map(_number, self.names), default=0) + 1
        name = f"{number:04}-{commit[:12] if commit else 'uncommitted'}"
        os.sync()  # what the link will lead to is on the disk before the link
        unfinished.rename(self._releases / name)
        return name

    def switch(self, name: str) -> None:
        """Publish a release in place of the one that is."""
        link = self.folder / _NEXT
        link.unlink(missing_ok=True)
        link.symlink_to(f"{_RELEASES}/{name}")
        link.replace(self.folder / _CURRENT)
        os.sync()
        self.current = name

    def prune(self) -> None:
        """Remove the oldest releases beyond those that are kept."""
        self._remove(self.older[: 1 - KEPT])

    def _remove(self, names: Iterable[str]) -> None:
        for name in names:
            gone = self._releases / f"{_UNFINISHED}{name}"  # of which a kill leaves no half
            (self._releases / name).rename(gone)
            shutil.rmtree(gone)


def _expect_folder(path: Path) -> None:
    if path.is_symlink() or (path.exists() and not path.is_dir()):
        what = Message("a symbolic link") if path.is_symlink() else Message("a file")
        raise CannotCheckError(Message("{file}: is {what}, expected a folder", file=str(path), what=what))


def _number(name: str) -> int:
    found = _NAME.fullmatch(name)
    return int(found["number"]) if found else 0
