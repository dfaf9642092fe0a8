"""Measures how the time to read a hostile text grows with its size: `python tests/bench/growth.py`.

Each text is read as a page and its translation, and beside a translation half and twice as long. Prints the seconds at
two sizes and the exponent of growth between them; 1 is linear. The last column names what is worse than 1.3 and takes
over 0.2 s.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from hostile import HOSTILE
from oracles import examine

SIZES = 25_000, 100_000
WORST = 1.3
NOTICED = 0.2
BESIDE = {"equal": (1.0, 1.0), "shorter": (0.5, 1.0), "longer": (1.0, 0.5)}


def seconds(make: Callable[[int], str], size: int, original: float, translation: float) -> float:
    """Return how long one page takes, of which each language is so much of a size."""
    texts = make(int(size * original)), make(int(size * translation))
    start = time.process_time()
    examine(*texts)
    return time.process_time() - start


def main() -> None:
    """Print the table."""
    for name in sys.argv[1:] or HOSTILE:
        for beside, parts in BESIDE.items():
            small, large = (seconds(HOSTILE[name], size, *parts) for size in SIZES)
            exponent = math.log(large / small) / math.log(SIZES[1] / SIZES[0])
            verdict = "SLOW" if exponent > WORST and large > NOTICED else ""
            print(f"{name:28} {beside:8} {small:8.3f} {large:8.3f}  {exponent:5.2f}  {verdict}", flush=True)


if __name__ == "__main__":
    main()
