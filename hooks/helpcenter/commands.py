"""The commands: each takes the parsed arguments, prints, and returns the exit code."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from helpcenter import checking, rule_pages
from helpcenter.diagnostics import CannotCheckError, Diagnostic, Report, render_text
from helpcenter.project.places import find_root, folder_in_repository, named_from, only_in
from helpcenter.reports import RENDERERS

CLEAN, FINDINGS, COULD_NOT_CHECK = 0, 1, 2
TEXT = "text"
STATUS_FORMATS = (TEXT, "json", "html")


def check(options: argparse.Namespace) -> int:
    """Print what is wrong in the chosen paths, and what of it is forgiven."""
    try:
        report, forgiven = _report(find_root(Path.cwd()), options)
    except CannotCheckError as error:
        report, forgiven = Report((), (str(error),), 0, 0), ()
    _print_report(report, options)
    if forgiven:
        findings, are = ("1 finding", "is") if len(forgiven) == 1 else (f"{len(forgiven)} findings", "are")
        _print_aside(f"{findings} stood there at {options.since} and {are} forgiven:\n{render_text(forgiven)}")
    for failure in report.failures:
        _print_aside(f"helpcenter: could not check: {failure}")
    if report.failures:
        return COULD_NOT_CHECK
    return FINDINGS if report.diagnostics else CLEAN


def _report(root: Path, options: argparse.Namespace) -> tuple[Report, tuple[Diagnostic, ...]]:
    """Return what is wrong in the chosen paths, named as the format asks for, and what of it is forgiven."""
    report = only_in(options.paths, root, checking.check(root))
    forgiven: tuple[Diagnostic, ...] = ()
    if options.since is not None:
        from helpcenter.since import forgive  # noqa: PLC0415 -- git and archives are of no use to a plain check

        report, forgiven = forgive(report, root, options.since)
    if options.format != TEXT:
        report = named_from(folder_in_repository(root), report)
    return report, forgiven


def _print_report(report: Report, options: argparse.Namespace) -> None:
    """Print the report, and aside what it comes to."""
    if text := RENDERERS[options.format](report):
        _print_in_format(text, options)
    if report.diagnostics:
        files = {each.path for each in report.diagnostics}
        _print_aside(f"{len(report.diagnostics)} to mend in {len(files)} files")
    elif not report.failures:
        within = f" in {', '.join(options.paths)}" if options.paths else ""
        since = f" since {options.since}" if options.since else ""
        summary = f"{report.pages} pages in {report.languages} languages: nothing to mend{within}{since}"
        print(summary, file=sys.stdout if options.format == TEXT else sys.stderr)


def _print_in_format(text: str, options: argparse.Namespace) -> None:
    """Print a report; a program that reads standard output finds nothing but UTF-8 in the chosen format there."""
    if options.format != TEXT and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    print(text, flush=True)


def fix(options: argparse.Namespace) -> int:
    """Mend what can be mended by rule, or print what would change."""
    from helpcenter import fixes  # noqa: PLC0415 -- a check needs none of it

    try:
        root = find_root(Path.cwd())
        fixed = fixes.fix(root)
        if options.diff:
            print("\n".join(fixed.diff()))
        else:
            fixed.write(root)
    except CannotCheckError as error:
        _print_aside(f"helpcenter: could not mend: {error}")
        return COULD_NOT_CHECK
    for failure in fixed.left.failures:
        _print_aside(f"helpcenter: could not check: {failure}")
    left = len(fixed.left.diagnostics)
    _print_aside(f"{len(fixed.after)} files {'would change' if options.diff else 'mended'}, {left} to mend by hand")
    if fixed.left.failures:
        return COULD_NOT_CHECK
    return FINDINGS if left or (options.diff and fixed.after) else CLEAN


def stamp(options: argparse.Namespace) -> int:
    """Say that translations follow their sources, and print which could not be said to."""
    from helpcenter.upkeep import stamping  # noqa: PLC0415 -- a check needs none of it

    try:
        done = stamping.stamp(find_root(Path.cwd()), options.paths, is_typo=options.typo)
    except CannotCheckError as error:
        _print_aside(f"helpcenter: could not stamp: {error}")
        return COULD_NOT_CHECK
    for reason in done.refused:
        print(reason)
    _print_aside(f"{_count(len(done.stamped), 'translation')} stamped")
    return FINDINGS if done.refused else CLEAN


def status(options: argparse.Namespace) -> int:
    """Print the report: which pages have to be looked at, and by whom."""
    from helpcenter.status.as_html import render_html  # noqa: PLC0415 -- a check needs none of it
    from helpcenter.status.as_json import render_json  # noqa: PLC0415
    from helpcenter.status.as_text import render_text as render_status  # noqa: PLC0415
    from helpcenter.status.gathering import gather  # noqa: PLC0415

    renderers = {TEXT: render_status, "json": render_json, "html": render_html}
    try:
        report = gather(find_root(Path.cwd()))
    except CannotCheckError as error:
        for line in str(error).splitlines():
            _print_aside(f"helpcenter: could not report: {line}")
        return COULD_NOT_CHECK
    _print_in_format(renderers[options.format](report), options)
    return CLEAN


def explain(options: argparse.Namespace) -> int:
    """Print the page of one rule, or the table of all."""
    try:
        print(rule_pages.find(options.rule).text if options.rule else rule_pages.table())
    except rule_pages.UnknownRuleError as error:
        _print_aside(f"helpcenter: {error}")
        return COULD_NOT_CHECK
    return CLEAN


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"


def _print_aside(text: str) -> None:
    print(text, file=sys.stderr)
