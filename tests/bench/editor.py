"""Measures how soon an editor shows what was found after a key was pressed: `python tests/bench/editor.py [PAGES…]`.

For this site, and for each size (pages in each of two languages): milliseconds until what is wrong with the page in
hand is shown, and until what follows from it in all other files is, at the median and for the slowest key in twenty.
An editor types into one page after another, as fast as the findings come, by the real protocol.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus import path_of, write_corpus

from lsp_client import Editor
from sites import copy_project

KEYS = 60
PAGES = 6  # that are typed into
THIS_SITE = ("account/reset-password.md", "account/account-safety.md", "faq.md", "support/contact.md", "about.md")


def main() -> None:
    """Print the table."""
    sizes = [int(each) for each in sys.argv[1:]] or [500]
    print("                 the page in hand        all files            ready after")
    with tempfile.TemporaryDirectory() as folder:
        measure("this site", copy_project(Path(folder)), THIS_SITE)
    for pages in sizes:
        with tempfile.TemporaryDirectory() as folder:
            paths = [path_of(number * pages // PAGES) for number in range(PAGES)]
            measure(f"2 × {pages}", write_corpus(Path(folder), pages), paths)


def measure(name: str, root: Path, paths: tuple[str, ...] | list[str]) -> None:
    """Print one line of the table."""
    began = time.perf_counter()
    editor = Editor(root, patience=3600)
    editor.settle()
    ready = time.perf_counter() - began
    sources = [f"docs/zh/{path}" for path in paths]
    for source in sources:
        editor.open(source)
    editor.settle()
    here, everywhere = [], []
    for key in range(KEYS):
        source = sources[key % len(sources)]
        text = editor.texts[source]
        # A link that leads nowhere comes and goes: what is shown has to change each time.
        mark = "\n[一个链接](no-such-page.md)\n"
        text = text.removesuffix(mark) if text.endswith(mark) else text + mark
        pressed = time.perf_counter()
        version = editor.type(source, text)
        editor.wait_for_version(source, version)
        here.append(time.perf_counter() - pressed)
        editor.settle()
        everywhere.append(time.perf_counter() - pressed)
    print(f"{name:12}  {_shown(here)}  {_shown(everywhere)}  {ready:6.2f} s", flush=True)
    editor.close()


def _shown(seconds: list[float]) -> str:
    slowest = statistics.quantiles(seconds, n=20)[-1]
    return f"p50 {1000 * statistics.median(seconds):4.0f}  p95 {1000 * slowest:4.0f} ms"


if __name__ == "__main__":
    main()
