"""Fuzzes the parser, the front matter and the page rules: `python tests/bench/fuzz.py [hypothesis|atheris] [SECONDS]`.

Fails on an exception, on a rule that broke, on a place that is not in the text, and on a text that takes over a second.
What failed is printed; it belongs into tests/test_robustness.py. atheris is not among the requirements: it is installed
for the purpose (`pip install atheris`).
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from hypothesis import HealthCheck, given, settings

from dialect import PIECES, YAML, texts
from test_robustness import look_at

LONGEST = 1.0


def attempt(text: str) -> None:
    """Read one text, and raise where it takes too long."""
    start = time.perf_counter()
    look_at(text)
    seconds = time.perf_counter() - start
    if seconds > LONGEST:
        raise TimeoutError(f"{seconds:.1f} s for {text!r}")


def run_hypothesis(seconds: float) -> int:
    """Try texts made at random, a thousand at a time, for so many seconds; return how many."""
    tried = 0
    end = time.monotonic() + seconds

    @settings(deadline=None, max_examples=1000, database=None, suppress_health_check=list(HealthCheck))
    @given(texts)
    def try_one(text: str) -> None:
        nonlocal tried
        tried += 1
        attempt(text)

    while time.monotonic() < end:
        try_one()
    return tried


def run_atheris(seconds: int) -> None:
    """Let libFuzzer look for texts that reach new code, for so many seconds."""
    import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415 -- installed for the purpose

    pieces = [*PIECES, *YAML]

    def try_one(data: bytes) -> None:
        provider = atheris.FuzzedDataProvider(data)
        head = "---\ntype: procedure\n---\n## s {#steps}\n\n" if provider.ConsumeBool() else ""
        parts = [
            provider.PickValueInList(pieces) if provider.ConsumeBool() else provider.ConsumeUnicodeNoSurrogates(4)
            for _ in range(provider.ConsumeIntInRange(0, 200))
        ]
        attempt(head + "".join(parts))

    for name in [name for name in sys.modules if name.startswith("helpcenter")]:
        for function in vars(sys.modules[name]).values():
            if getattr(function, "__module__", None) == name and hasattr(function, "__code__"):
                atheris.instrument_func(function)
    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-timeout=120", "-max_len=4096"], try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    length = int(sys.argv[2]) if len(sys.argv) > 2 else 600
    if sys.argv[1:2] == ["atheris"]:
        run_atheris(length)
    else:
        print(run_hypothesis(length), "texts")
