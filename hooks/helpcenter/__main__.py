"""The command line: `helpcenter check`, the same as `python -m helpcenter check`."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from helpcenter import check
from helpcenter.diagnostics import CannotCheckError, render_text
from helpcenter.settings import CONFIG

CLEAN, FINDINGS, COULD_NOT_CHECK = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 clean, 1 findings, 2 could not check."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that cannot show a character still shows the rest
            stream.reconfigure(errors="backslashreplace")
    parser = argparse.ArgumentParser(prog="helpcenter", description="Checks the pages of the help center.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("check", help="check every page in every language; exit 0 clean, 1 findings, 2 could not check")
    parser.parse_args(arguments)
    try:
        return _check(_find_root(Path.cwd()))
    except CannotCheckError as error:
        print(f"helpcenter: could not check: {error}", file=sys.stderr)
        return COULD_NOT_CHECK


def _check(root: Path) -> int:
    report = check(root)
    if report.diagnostics:
        print(render_text(report.diagnostics))
        files = {each.path for each in report.diagnostics}
        print(f"{len(report.diagnostics)} to mend in {len(files)} files", file=sys.stderr)
    for failure in report.failures:
        print(f"helpcenter: could not check: {failure}", file=sys.stderr)
    if report.failures:
        return COULD_NOT_CHECK
    if report.diagnostics:
        return FINDINGS
    print(f"{report.pages} pages in {report.languages} languages: nothing to mend")
    return CLEAN


def _find_root(start: Path) -> Path:
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return folder
    raise CannotCheckError(f"{CONFIG}:1:1: not found here or in a folder above")


if __name__ == "__main__":
    sys.exit(main())
