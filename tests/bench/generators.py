"""Measures this project beside stock MkDocs and Zensical: `python tests/bench/generators.py [--sizes 13 500] […]`.

For each size (pages in each of two languages): builds from nothing, with one page edited and with nothing edited; from
a save to its preview; `helpcenter check`; what the first view of a page downloads: some 20 minutes on two processors.
And how fast the search is, which takes ten more and has to be asked for (`--only search`). What was measured takes the
place of what results.json holds for the same size, and RESULTS.md and results.svg are made anew of it; `--render` makes
them without measuring.

Zensical and jieba are installed for it, with pip into folders of their own; where that fails they are left out. Stock
without pruning takes minutes for 2,000 pages, and is built up to 500, or with `--unpruned` for every size.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

import results
from edits import edit
from first_view import first_view
from measuring import Command, measure
from preview_speed import seconds_to_preview
from projects import LANGUAGES, OWN_PAGES, Tool, write_tools

ZENSICAL, JIEBA = "0.0.73", "0.42.1"
PACKAGES = "mkdocs", "mkdocs-material", "mkdocs-static-i18n", "Markdown", "pymdown-extensions"
SIZES = OWN_PAGES, 50, 500, 2000
LARGE = 500  # pages; above that fewer rounds are measured
CHECK = sys.executable, "-m", "helpcenter", "check"
SEARCH = sys.executable, str(Path(__file__).with_name("search_speed.py"))

Tools = dict[str, Tool]


class Installed(NamedTuple):
    """Zensical's command, and the folder where jieba is, which Material cuts Chinese into words with."""

    zensical: Path | None
    jieba: Path | None


def build(tools: Tools, pages: int, rounds: int) -> dict[str, Any]:
    """Build the site with each tool in turn."""
    found: dict[str, dict[str, list[dict[str, float]]]] = {}
    for _ in range(rounds):
        for name, tool in tools.items():
            for state, used in states(tool, tool.builds):
                known = found.setdefault(name, {}).setdefault(state, [])
                known.append({**used, **size_of(tool, pages)})
    return found


def check(tools: Tools, _pages: int, rounds: int) -> dict[str, Any]:
    """Check the pages."""
    found: dict[str, list[dict[str, float]]] = {}
    for _ in range(rounds):
        for state, used in states(tools["ours"], [CHECK]):
            found.setdefault(state, []).append(used)
    return found


def states(tool: Tool, commands: Sequence[Command]) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield what commands use from nothing and, where they keep something, with one page edited and with none."""
    tool.forget()
    yield "cold", measure(commands, tool.folder)
    if tool.caches:
        edit(tool.edited)
        yield "edited", measure(commands, tool.folder)
        yield "same", measure(commands, tool.folder)


def size_of(tool: Tool, pages: int) -> dict[str, int]:
    """Return how large a built site is, in which no page may be missing."""
    files = [file for site in tool.sites for file in site.rglob("*") if file.is_file()]
    built = sum(file.name == "index.html" for file in files)
    if built < len(LANGUAGES) * pages:
        sys.exit(f"{tool.sites[0].name}: only {built} pages")
    return {"files": len(files), "bytes": sum(file.stat().st_size for file in files)}


def preview(tools: Tools, _pages: int, rounds: int) -> dict[str, Any]:
    """Save a page of which a preview is shown."""
    return {name: [round(each, 3) for each in seconds_to_preview(tool, rounds)] for name, tool in tools.items()}


def view(tools: Tools, _pages: int, _rounds: int) -> dict[str, Any]:
    """Look at a page of each built site."""
    for tool in tools.values():
        if not tool.sites[0].is_dir():
            measure(tool.builds, tool.folder)
    return {name: first_view(tool.sites[0]) for name, tool in tools.items()}


PARTS: dict[str, Callable[[Tools, int, int], dict[str, Any]]] = {
    "build": build,
    "check": check,
    "view": view,
    "preview": preview,
}


def measure_size(pages: int, options: argparse.Namespace, installed: Installed, found: results.Results) -> None:
    """Measure what is asked for at one size, and keep each part as soon as it is known."""
    with tempfile.TemporaryDirectory() as folder:
        tools = write_tools(Path(folder), pages, *installed)
        pruned = {name: tool for name, tool in tools.items() if name != "stock"}
        for part in (each for each in PARTS if each in options.only):
            start = time.monotonic()
            chosen = tools if part == "build" and (options.unpruned or pages <= LARGE) else pruned
            new = PARTS[part](chosen, pages, options.rounds or (3 if pages <= LARGE else 2))
            found.setdefault(part, {}).setdefault(str(pages), {}).update(new)
            results.keep(found)
            print(f"{pages} pages: {part} measured in {time.monotonic() - start:.0f} s", flush=True)


def install(folder: Path) -> Installed:
    """Install what is measured beside this project, and is no part of it."""
    venv, jieba = folder / "zensical", folder / "jieba"
    pip = "-m", "pip", "install", "--quiet"
    has_zensical = _runs(sys.executable, "-m", "venv", venv) and _runs(
        venv / "bin/python", *pip, f"zensical=={ZENSICAL}"
    )
    has_jieba = _runs(sys.executable, *pip, "--target", jieba, f"jieba=={JIEBA}")
    return Installed(venv / "bin/zensical" if has_zensical else None, jieba if has_jieba else None)


def _runs(*command: str | Path) -> bool:
    result = subprocess.run(list(map(str, command)), capture_output=True, encoding="utf-8", check=False)
    if result.returncode:
        print(f"cannot be installed, and is left out: {command[-1]}: {result.stderr[-500:]}")
    return result.returncode == 0


def comparable(found: results.Results) -> results.Results:
    """Return results to go on with: none where they are from another machine, or of other versions."""
    now = conditions()
    if all(found.get(key) == now[key] for key in now):
        return found
    print("Nothing was measured on this machine with these versions yet; what is known of others goes.")
    return now


def conditions() -> results.Results:
    """Return what results depend on: the machine and the versions of what runs on it."""
    model = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text("utf-8"), re.MULTILINE)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    name = model[1] if model else platform.machine()
    versions = {each: importlib.metadata.version(each) for each in PACKAGES}
    return {
        "machine": f"{os.cpu_count()} processors ({name}), {memory:.0f} GB of memory, {platform.system()}",
        "versions": {"Python": platform.python_version(), **versions, "Zensical": ZENSICAL, "jieba": JIEBA},
    }


def arguments() -> argparse.Namespace:
    """Return what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="pages in each language")
    parser.add_argument("--only", nargs="+", choices=(*PARTS, "search"), default=tuple(PARTS), help="these parts")
    parser.add_argument("--rounds", type=int, help="builds, checks and saves of each kind")
    parser.add_argument("--unpruned", action="store_true", help="build stock unpruned, too, however large")
    parser.add_argument("--render", action="store_true", help="measure nothing, write what is known")
    return parser.parse_args()


def main() -> None:
    """Measure, and write what is known then."""
    options, found = arguments(), results.read()
    if not options.render:
        found = comparable(found)
        os.environ["NO_MKDOCS_2_WARNING"] = "1"
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or each build would compile the hooks anew
        if set(options.only) & set(PARTS):
            with tempfile.TemporaryDirectory() as folder:
                installed = install(Path(folder))
                for pages in options.sizes:
                    measure_size(pages, options, installed, found)
        if "search" in options.only:
            printed = subprocess.run(SEARCH, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
            found["search"] = printed.splitlines()
            results.keep(found)
    results.write(found, results.FILE.parent)


if __name__ == "__main__":
    main()
