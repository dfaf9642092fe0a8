"""Measures what the checks and the search index add to a `mkdocs build`: `python tests/bench/build.py [PAGES…]`.

For this site, and for it with so many more pages in each of two languages, all of them in the navigation: the seconds
that somebody waits for a build, and those that the processors work for it, each with both, without them, and how
much more that is, first without what an earlier check knew of pages that did not change, then with it. Builds with and
without the checks take turns; the best of some rounds counts.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from projects import write_project

from helpcenter.kept import FOLDER
from sites import replace

SIZES = 0, 500
FEWEST_ROUNDS, SECONDS = 3, 60  # for one size
COMMAND = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
HOOK = "hooks/mkdocs_hooks.py"

# Runs before the adapter takes the check, and gives it one that starts no process and finds nothing.
UNCHECKED = """
from helpcenter import background
from helpcenter.diagnostics import Report

class NoCheck(background.BackgroundCheck):
    def begin(self, made_of): pass
    def read_ahead(self, folder, themes, language): pass
    keeps_pages = False
    def tell(self, *told): pass
    def begin_beside(self, language, brand, folder, address): pass
    def keep(self, folder): pass
    def check_built(self, folder, address, themes): return Report((), (), 0, 0)
    def write_index(self, folder, themes): pass
    def write_redirects(self, folder, address): pass
    def notices(self): return {}
    def finish(self, folder, address, sends_to): pass
    def write_offline(self, folder, is_on): pass

background.BackgroundCheck = NoCheck
"""


def write_unchecked(folder: Path) -> None:
    """Write a configuration with which a project is built without the checks."""
    (folder / "hooks/unchecked.py").write_text(UNCHECKED, encoding="utf-8")
    shutil.copy(folder / "mkdocs.yml", folder / "unchecked.yml")
    replace(folder / "unchecked.yml", f"  - {HOOK}", f"  - hooks/unchecked.py\n  - {HOOK}")


def build(folder: Path, config: str) -> tuple[float, float]:
    """Build the site; return the seconds that this took, and those of the processors. A failure ends it all."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [*COMMAND, "--config-file", config]
    result = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    waited, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode:
        sys.exit(result.stdout[:2000] + result.stderr[:2000])
    return waited, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(name: str, folder: Path) -> None:
    """Print two lines of the table."""
    cold: list[tuple[float, float]] = []
    warm: list[tuple[float, float]] = []
    without: list[tuple[float, float]] = []
    end = time.monotonic() + SECONDS
    while len(cold) < FEWEST_ROUNDS or time.monotonic() < end:
        shutil.rmtree(folder / FOLDER, ignore_errors=True)
        cold.append(build(folder, "mkdocs.yml"))
        without.append(build(folder, "unchecked.yml"))
        warm.append(build(folder, "mkdocs.yml"))
        without.append(build(folder, "unchecked.yml"))
    for state, checked in (("cold", cold), ("warm", warm)):
        columns = []
        for kind in range(2):
            best, best_without = (min(each[kind] for each in builds) for builds in (checked, without))
            columns.append(f"{best:6.2f} s {best_without:6.2f} s {best / best_without - 1:+6.1%}")
        print(f"{name:20}   {state}", *columns, sep="   ", flush=True)


def main() -> None:
    """Print the table."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    print("                              waited for: with checks, without    worked by processors: with, without")
    for pages in [int(each) for each in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            write_project(Path(folder), pages)
            write_unchecked(Path(folder))
            measure(f"and {2 * pages} more pages" if pages else "this site", Path(folder))


if __name__ == "__main__":
    main()
