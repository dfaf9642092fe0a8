"""Runs commands and measures all of their processes together."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

OFTEN = 0.05  # seconds from one look at the memory to the next
SHARE = re.compile(r"^Pss:\s+(\d+) kB$", re.MULTILINE)

Command = Sequence[str]


def measure(commands: Sequence[Command], folder: Path) -> dict[str, float]:
    """Run commands in `folder`, one after another, and return what they used.

    `wall` are the seconds that somebody waited, `cpu` those that processors worked for all processes that their parents
    waited for, also a killed one, as getrusage(2) counts them. `memory` is the most megabytes that they held at once:
    the proportional set sizes (PSS) of all processes of a command, summed up twenty times a second, in which what
    several share counts once. A command that fails ends the benchmark with what it printed.
    """
    memory = 0.0
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    for command in commands:
        memory = max(memory, _run(command, folder))
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"wall": round(wall, 3), "cpu": round(cpu, 3), "memory": round(memory, 1)}


def _run(command: Command, folder: Path) -> float:
    """Run a command in a session of its own, by which its processes are known; return the megabytes it held."""
    output = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, encoding="utf-8", start_new_session=True
    ) as process:
        most, has_ended = [0.0], threading.Event()
        watch = threading.Thread(target=_watch, args=(process.pid, most, has_ended))
        watch.start()
        printed, _ = process.communicate()
        has_ended.set()
        watch.join()
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}\n{printed[:4000]}")
    return most[0]


def _watch(session: int, most: list[float], has_ended: threading.Event) -> None:
    while not has_ended.wait(OFTEN):
        most[0] = max(most[0], sum(_memory_of(process) for process in _processes_of(session)))


def _processes_of(session: int) -> Iterator[int]:
    for number in (int(each.name) for each in Path("/proc").iterdir() if each.name.isdecimal()):
        try:
            if os.getsid(number) == session:
                yield number
        except ProcessLookupError:
            continue


def _memory_of(process: int) -> float:
    try:
        found = SHARE.search(Path(f"/proc/{process}/smaps_rollup").read_text("ascii"))
    except OSError:  # it has ended meanwhile
        return 0.0
    return int(found[1]) / 1024 if found else 0.0
