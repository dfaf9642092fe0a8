"""Measures `helpcenter check` as a whole process: `python tests/bench/check.py [PAGES…]`.

For each size (pages in each of two languages): seconds and peak memory without a cache, with one, and with ten files
changed; then the exponent by which the first grows from one size to the next. The best of three runs counts.
"""

from __future__ import annotations

import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus import path_of, write_corpus

from helpcenter.kept import FOLDER
from sites import ROOT

ROUNDS = 3
CHANGED = 10
COMMAND = [sys.executable, "-m", "helpcenter", "check"]


def run(folder: Path) -> float:
    """Check the help center in `folder` and return the seconds that took; findings end the benchmark."""
    start = time.perf_counter()
    result = subprocess.run(COMMAND, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    seconds = time.perf_counter() - start
    if result.returncode:
        sys.exit(result.stdout[:2000] + result.stderr[:2000])
    return seconds


def change(folder: Path, pages: int, round_: int) -> None:
    """Change ten files."""
    for number in range(min(CHANGED, pages)):
        file = folder / "docs/zh" / path_of(number * pages // CHANGED)
        file.write_text(file.read_text(encoding="utf-8") + f"\n<!-- {round_} -->\n", encoding="utf-8")


def measure(folder: Path, pages: int) -> float:
    """Print one line of the table and return the seconds without a cache."""
    cold, warm, changed = [], [], []
    for round_ in range(ROUNDS):
        shutil.rmtree(folder / FOLDER, ignore_errors=True)
        cold.append(run(folder))
        warm.append(run(folder))
        change(folder, pages, round_)
        changed.append(run(folder))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{2 * pages:6} pages  {min(cold):6.2f} s  {min(warm):6.2f} s  {min(changed):6.2f} s  {memory:5.0f} MB",
        flush=True,
    )
    return min(cold)


def main() -> None:
    """Print the table."""
    os.environ.pop("PYTHONPATH", None)
    sizes = [int(each) for each in sys.argv[1:]] or [13, 500, 1000, 2000]
    print("this site     without a cache, with one, ten files changed, largest process")
    shutil.rmtree(ROOT / FOLDER, ignore_errors=True)
    print(f"              {run(ROOT):6.2f} s  {run(ROOT):6.2f} s")
    results = []
    for pages in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write_corpus(Path(folder), pages)
            results.append((pages, measure(Path(folder), pages)))
    for (small, before), (large, after) in pairwise(results):
        exponent = math.log(after / before) / math.log(large / small)
        print(f"{2 * small} → {2 * large} pages: growth exponent {exponent:.2f}")


if __name__ == "__main__":
    main()
