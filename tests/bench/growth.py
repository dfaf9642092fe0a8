"""Measures how the time to read a hostile text grows with its size: `python tests/bench/growth.py`.

Prints the seconds at two sizes and the exponent of growth between them; 1 is linear. The last column names what is
worse than 1.3 and takes over 0.2 s.
"""

from __future__ import annotations

import math
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from hostile import HOSTILE
from oracles import examine

SIZES = 25_000, 100_000
WORST = 1.3
NOTICED = 0.2


def seconds(text: str) -> float:
    """Return how long one text takes."""
    start = time.process_time()
    examine(text)
    return time.process_time() - start


def main() -> None:
    """Print the table."""
    chosen = sys.argv[1:] or list(HOSTILE)
    for name in chosen:
        small, large = (seconds(HOSTILE[name](size)) for size in SIZES)
        exponent = math.log(large / small) / math.log(SIZES[1] / SIZES[0])
        verdict = "SLOW" if exponent > WORST and large > NOTICED else ""
        print(f"{name:28} {small:8.3f} {large:8.3f}  {exponent:5.2f}  {verdict}", flush=True)


if __name__ == "__main__":
    main()
