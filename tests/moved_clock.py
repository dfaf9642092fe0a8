"""A clock that is wrong, for every Python that is started with it."""

from __future__ import annotations

import os
from pathlib import Path

# Python loads it before anything else, so that whoever takes a clock takes this one.
_CUSTOMIZED = """\
import datetime
import pathlib
import sys
import time

SECONDS = {days} * 86400
NOW = time.time
NOW_NS = time.time_ns


def moved(function):
    return lambda seconds=None: function(time.time() if seconds is None else seconds)


time.time = lambda: NOW() + SECONDS
time.time_ns = lambda: NOW_NS() + SECONDS * 10**9
time.gmtime, time.localtime, time.ctime = map(moved, (time.gmtime, time.localtime, time.ctime))
strftime = time.strftime
time.strftime = lambda form, when=None: strftime(form, time.localtime() if when is None else when)


class MovedDate(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())


class MovedDateTime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)


datetime.date, datetime.datetime = MovedDate, MovedDateTime
with pathlib.Path(__file__).with_name("started").open("a") as started:
    print(datetime.date.today(), *sys.orig_argv, file=started)
"""


class MovedClock:
    """A clock that is wrong by so many `days`, and everything that was started with it."""

    def __init__(self, folder: Path, days: int) -> None:
        """Write into `folder` what moves the clock."""
        self._folder = folder
        folder.mkdir()
        (folder / "sitecustomize.py").write_text(_CUSTOMIZED.replace("{days}", str(days)), encoding="utf-8")

    @property
    def environment(self) -> dict[str, str]:
        """What a process has to find in its environment."""
        folders = (str(self._folder), *filter(None, [os.environ.get("PYTHONPATH")]))
        return {"PYTHONPATH": os.pathsep.join(folders)}

    @property
    def started(self) -> list[tuple[str, str]]:
        """The day on which each process took itself to be, and its command."""
        lines = (self._folder / "started").read_text(encoding="utf-8").splitlines()
        return [(day, command) for day, _, command in (line.partition(" ") for line in lines)]
