"""Measures what the checks add to a `mkdocs build`: `python tests/bench/build.py [PAGES…]`.

For this site, and for it with so many more pages in each of two languages, all of them in the navigation: seconds of
the processor for the whole build, those spent in the checks before and after it, and their share, first without what
an earlier check knew of pages that did not change, then with it. The best of some rounds counts.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from itertools import groupby
from pathlib import Path
from posixpath import dirname

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus import page, path_of

from helpcenter.cache import FOLDER
from sites import copy_project, replace, write_site

SIZES = 0, 500
ROUNDS = 2
LANGUAGES = "zh", "en"
COMMAND = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
HOOK = "hooks/mkdocs_hooks.py"
CHECKS = {"helpcenter.checking": ("check_project", "check_built"), "helpcenter.project.reading": ("read_project",)}

# Runs before the adapter takes these functions, and adds up the processor's seconds of each call, workers included.
CLOCK = f"""
import functools, importlib, os, pathlib

spent = 0.0

def timed(function):
    @functools.wraps(function)
    def call(*arguments):
        global spent
        start = sum(os.times()[:4])
        try:
            return function(*arguments)
        finally:
            spent += sum(os.times()[:4]) - start
            pathlib.Path("spent").write_text(str(spent))
    return call

for module, names in {CHECKS!r}.items():
    for name in names:
        holder = importlib.import_module(module)
        setattr(holder, name, timed(getattr(holder, name)))
"""


def write_project(folder: Path, pages: int) -> None:
    """Write this site with `pages` more in each language, and with a clock around its checks."""
    copy_project(folder)
    (folder / "hooks/clock.py").write_text(CLOCK, encoding="utf-8")
    replace(folder / "mkdocs.yml", f"  - {HOOK}", f"  - hooks/clock.py\n  - {HOOK}")
    paths = [path_of(number) for number in range(pages)]
    parts = {part: "".join(f"      - {path}\n" for path in inside) for part, inside in groupby(paths, key=dirname)}
    navigation = "".join(f"  - {part}:\n{inside}" for part, inside in parts.items())
    replace(folder / "mkdocs.yml", "nav:\n", f"nav:\n{navigation}")
    for language in LANGUAGES:
        write_site(folder, {f"docs/{language}/{path}": page(n, pages, language) for n, path in enumerate(paths)})


def build(folder: Path) -> tuple[float, float]:
    """Build the site and return the processor's seconds of the build and of its checks; a failure ends it all."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run(COMMAND, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode:
        sys.exit(result.stdout[:2000] + result.stderr[:2000])
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, float((folder / "spent").read_text(encoding="utf-8"))


def measure(name: str, folder: Path) -> None:
    """Print a line of the table."""
    cold, warm = [], []
    for _ in range(ROUNDS):
        shutil.rmtree(folder / FOLDER, ignore_errors=True)
        cold.append(build(folder))
        warm.append(build(folder))
    best = map(min, (cold, warm))
    columns = [f"{seconds:6.2f} s {checks:6.2f} s {checks / seconds:6.1%}" for seconds, checks in best]
    print(f"{name:20}", *columns, sep="   ", flush=True)


def main() -> None:
    """Print the table."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    print("                       build and checks without a cache, and with one")
    for pages in [int(each) for each in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            write_project(Path(folder), pages)
            measure(f"and {2 * pages} more pages" if pages else "this site", Path(folder))


if __name__ == "__main__":
    main()
