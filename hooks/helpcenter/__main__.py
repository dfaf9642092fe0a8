"""The command line: `helpcenter COMMAND`, the same as `python -m helpcenter COMMAND`.

Each command is a function that takes the parsed arguments and returns the exit code.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from helpcenter import check, explain
from helpcenter.diagnostics import CannotCheckError, Diagnostic, Report, render_text
from helpcenter.places import find_root, folder_in_repository, named_from, only_in
from helpcenter.reports import RENDERERS

CLEAN, FINDINGS, COULD_NOT_CHECK = 0, 1, 2
TEXT = "text"

CHECK_HELP = """\
Check every page in every language, and print what is wrong with file, line and the way to mend it.
The exit code is 0 when nothing is, 1 when something is, and 2 when that could not be found out."""
CHECK_EXAMPLES = """\
examples:
  helpcenter check                        the whole site
  helpcenter check docs/en/faq.md         what is wrong with one page
  helpcenter check --since main           what this branch made worse
  helpcenter check --format sarif > site.sarif"""
EXPLAIN_EXAMPLES = """\
examples:
  helpcenter explain                      all rules, one a line
  helpcenter explain S101                 one rule: why it is there, done badly, done well
  helpcenter explain step-out-of-sequence"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 clean, 1 findings, 2 could not do it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that cannot show a character still shows the rest
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    code: int = options.run(options)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="helpcenter", description="Checks the pages of the help center.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, summary: str, description: str, epilog: str) -> argparse.ArgumentParser:
        raw = argparse.RawDescriptionHelpFormatter
        return commands.add_parser(name, help=summary, description=description, epilog=epilog, formatter_class=raw)

    checking = command("check", "check every page in every language", CHECK_HELP, CHECK_EXAMPLES)
    checking.add_argument("paths", nargs="*", metavar="PATH", help="print only what is wrong in this file or folder")
    checking.add_argument("--since", metavar="REV", help="forgive what was wrong in this revision of git already")
    formats = "text, for people; github, beside the lines of a pull request; json; sarif, for editors and code scanning"
    checking.add_argument("--format", choices=RENDERERS, default=TEXT, help=formats)
    checking.set_defaults(run=_check)

    explaining = command(
        "explain", "say what a rule is for", "Say what a rule is for, with examples.", EXPLAIN_EXAMPLES
    )
    explaining.add_argument("rule", nargs="?", metavar="RULE", help="the code or the name of a rule")
    explaining.set_defaults(run=_explain)
    return parser


def _check(options: argparse.Namespace) -> int:
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
    report = only_in(options.paths, root, check(root))
    forgiven: tuple[Diagnostic, ...] = ()
    if options.since is not None:
        from helpcenter.since import forgive  # noqa: PLC0415 -- git and archives are of no use to a plain check

        report, forgiven = forgive(report, root, options.since)
    if options.format != TEXT:
        report = named_from(folder_in_repository(root), report)
    return report, forgiven


def _print_report(report: Report, options: argparse.Namespace) -> None:
    """Print the report; a program that reads standard output finds nothing but UTF-8 in the chosen format there."""
    if options.format != TEXT and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    if text := RENDERERS[options.format](report):
        print(text, flush=True)
    if report.diagnostics:
        files = {each.path for each in report.diagnostics}
        _print_aside(f"{len(report.diagnostics)} to mend in {len(files)} files")
    elif not report.failures:
        within = f" in {', '.join(options.paths)}" if options.paths else ""
        since = f" since {options.since}" if options.since else ""
        summary = f"{report.pages} pages in {report.languages} languages: nothing to mend{within}{since}"
        print(summary, file=sys.stdout if options.format == TEXT else sys.stderr)


def _explain(options: argparse.Namespace) -> int:
    try:
        print(explain.find(options.rule).text if options.rule else explain.table())
    except explain.UnknownRuleError as error:
        _print_aside(f"helpcenter: {error}")
        return COULD_NOT_CHECK
    return CLEAN


def _print_aside(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
