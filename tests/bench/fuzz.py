"""Fuzzes what reads files: `python tests/bench/fuzz.py hypothesis|atheris TARGET [SECONDS]`.

Targets: pages (the parser and every rule, in two languages), front-matter, settings (mkdocs.yml and the register) and
fix. Fails on an exception, on a rule that broke, on a finding that stands in the wrong place, and on a text that takes
over a second. What failed is printed; it belongs into tests/test_robustness.py. atheris is not among the requirements:
it is installed for the purpose (`pip install atheris`).
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

if "atheris" in sys.argv:
    import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]

    with atheris.instrument_imports(include=["helpcenter"]):
        import oracles
else:
    import oracles
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dialect

LONGEST = 1.0
A_BATCH = 1_000
SEEDS = 100  # of atheris; an input that is too short for an example is lost
LONGEST_INPUT = 4_096


def attempt(oracle: Callable[..., None], files: tuple[Any, ...]) -> None:
    """Try one example, and raise where reading its files takes too long."""
    if oracle is oracles.look_at:
        start = time.process_time()
        oracles.examine(*map(oracles.as_read, files))
        seconds = time.process_time() - start
        if seconds > LONGEST:
            raise TimeoutError(f"{seconds:.1f} s for {files!r}")
    oracle(*files)


def in_a_folder(oracle: Callable[..., None]) -> Callable[..., None]:
    """Give the oracle a new folder for its files."""

    def run(*files: str) -> None:
        with tempfile.TemporaryDirectory() as folder:
            oracle(Path(folder), *files)

    return run


TARGETS: dict[str, tuple[Callable[..., None], st.SearchStrategy[tuple[str, ...]]]] = {
    "pages": (oracles.look_at, dialect.pages),
    "front-matter": (oracles.look_at, dialect.front_matters.map(lambda text: (text,))),
    "settings": (in_a_folder(oracles.is_read), dialect.settings_and_registers),
    "fix": (in_a_folder(oracles.mends), dialect.pages),
}


def main(engine: str, target: str, seconds: int) -> None:
    """Try texts made at random, or with atheris such as reach new code, for so many seconds."""
    oracle, strategy = TARGETS[target]
    tried = 0

    @settings(deadline=None, max_examples=A_BATCH, database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def try_one(files: tuple[str, ...]) -> None:
        nonlocal tried
        tried += 1
        if engine == "atheris" and tried % A_BATCH == 0:
            print(tried, "examples", flush=True)  # libFuzzer ends the process, not this function
        attempt(oracle, files)

    if engine == "atheris":
        with tempfile.TemporaryDirectory() as seeds:
            for seed in range(SEEDS):
                (Path(seeds) / str(seed)).write_bytes(hashlib.shake_128(b"%d" % seed).digest(LONGEST_INPUT))
            options = f"-max_total_time={seconds} -timeout=120 -len_control=0 -max_len={LONGEST_INPUT}"
            atheris.Setup([sys.argv[0], *options.split(), seeds], try_one.hypothesis.fuzz_one_input)  # type: ignore[attr-defined]
            atheris.Fuzz()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try_one()
    print(tried, "examples")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 600)
