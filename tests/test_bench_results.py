"""What is published of the benchmarks is what was measured."""

from __future__ import annotations

import sys
from pathlib import Path

from sites import ROOT

BENCH = ROOT / "tests/bench"
sys.path.append(str(BENCH))

import results  # noqa: E402 -- the benchmarks are no package


def test_tables_and_plot_say_what_was_measured(tmp_path: Path) -> None:
    results.write(results.read(), tmp_path)
    for name in (results.PAGE, results.PLOT):
        assert (tmp_path / name).read_bytes() == (BENCH / name).read_bytes()
