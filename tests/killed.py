"""Kills publications at chosen moments: `python killed.py BASE WORK SITE POINTS`, and prints what readers got then.

BASE is a folder of releases, WORK where copies of it are published to, SITE what is published, POINTS how many moments
are tried. A moment is before one of the operations that change files, which Python tells its audit hooks.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from helpcenter.publishing.publication import publish
from helpcenter.publishing.verification import verify_folder
from packed_sites import text_of

CHANGES = (
    "os.rename",
    "os.symlink",
    "os.mkdir",
    "os.remove",
    "os.rmdir",
    "os.link",
    "shutil.rmtree",
    "shutil.copyfile",
)
SEED = 1754936


def watch(act: Callable[[], None]) -> None:
    """Call something before each operation that changes a file, from now on."""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        is_written = event == "open" and isinstance(arguments[1], str) and arguments[1][:1] in "wax"
        if event in CHANGES or is_written:
            act()

    sys.addaudithook(hook)


def in_child(act: Callable[[], object]) -> int:
    """Do something in a process of its own, and return the signal that ended it, 0 where none did."""
    child = os.fork()
    if child == 0:
        act()
        os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def count(work: Path, site: Path) -> int:
    """Return how many operations a publication takes."""
    counted = work.with_name("count")
    operations = 0

    def add() -> None:
        nonlocal operations
        operations += 1

    def publish_and_tell() -> None:
        watch(add)
        publish(work, None, site)
        told = operations
        counted.write_text(str(told), encoding="utf-8")

    in_child(publish_and_tell)
    return int(counted.read_text(encoding="utf-8"))


def kill_at(moment: int, work: Path, site: Path) -> int:
    """Publish, and be killed before the operation of that number."""
    left = moment

    def die() -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def publish_until_killed() -> None:
        watch(die)
        publish(work, None, site)

    return in_child(publish_until_killed)


def main() -> None:
    """Try all the moments, and print for each the signal, what readers got, how whole it was, and what came next."""
    base, folder, site, points = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    shutil.copytree(base, folder / "first", symlinks=True)
    operations = count(folder / "first", site)
    told = []
    for moment in sorted(random.Random(SEED).sample(range(operations), points)):  # noqa: S311 -- the same every time
        work = shutil.copytree(base, folder / str(moment), symlinks=True)
        killed = kill_at(moment, work, site)
        published = work / "current/site"
        got, differences = text_of(published), [str(each) for each in verify_folder(published)]
        publish(work, None, site)
        names = [each.name for each in (work / "releases").iterdir()]
        told.append((killed, got, differences, text_of(published), len(names), [*work.rglob(".unfinished*")]))
        shutil.rmtree(work)
    sys.stdout.write(json.dumps([operations, told]))


if __name__ == "__main__":
    main()
