"""The commands that check and mend: each takes the parsed arguments, prints, and returns the exit code."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from helpcenter import checking
from helpcenter.diagnostics import CannotCheckError, Diagnostic, Report, render_text
from helpcenter.messages import Message, say
from helpcenter.project.places import find_root, folder_in_repository, named_from, only_in
from helpcenter.terminal import bar, painter, print_diff, tell

CLEAN, FINDINGS, COULD_NOT_CHECK = 0, 1, 2
TEXT = "text"
FILES = ("DEST", "MANIFEST", "PAGE", "PATH", "PLACE", "SITE")  # arguments that name a file or a folder


def check(options: argparse.Namespace) -> int:
    """Print what is wrong in the chosen paths, and what of it is forgiven."""
    try:
        report, forgiven = _report(find_root(Path.cwd()), options)
    except CannotCheckError as error:
        report, forgiven = Report((), (error.message,), 0, 0), ()
    _print_report(report, options)
    if forgiven:
        told = Message.counted(
            "1 finding stood there at {revision} and is forgiven:\n{findings}",
            "{count} findings stood there at {revision} and are forgiven:\n{findings}",
            count=len(forgiven),
            revision=options.since,
            findings=render_text(forgiven, options.language),
        )
        tell(told, options.language)
    _tell_failures(report.failures, options)
    if report.failures:
        return COULD_NOT_CHECK
    return FINDINGS if report.diagnostics else CLEAN


def _report(root: Path, options: argparse.Namespace) -> tuple[Report, tuple[Diagnostic, ...]]:
    """Return what is wrong in the chosen paths, named as the format asks for, and what of it is forgiven."""
    report = only_in(options.paths, root, checking.check(root, watch=bar))
    forgiven: tuple[Diagnostic, ...] = ()
    if options.since is not None:
        from helpcenter.since import forgive  # noqa: PLC0415 -- git and archives are of no use to a plain check

        report, forgiven = forgive(report, root, options.since)
    if options.format != TEXT:
        report = named_from(folder_in_repository(root), report)
    return report, forgiven


def _print_report(report: Report, options: argparse.Namespace) -> None:
    """Print the report, and aside what it comes to."""
    if text := _rendered(report, options):
        _print_in_format(text, options)
    if report.diagnostics:
        files = {each.path for each in report.diagnostics}
        _tell_sum(len(report.diagnostics), len(files), options)
    elif not report.failures:
        file = sys.stdout if options.format == TEXT else sys.stderr
        tell(_nothing_to_mend(report, options), options.language, file)


def _rendered(report: Report, options: argparse.Namespace) -> str:
    if options.format == TEXT:
        return render_text(report.diagnostics, options.language, painter(sys.stdout, os.environ))
    from helpcenter.reports import RENDERERS  # noqa: PLC0415 -- most checks print text

    return RENDERERS[options.format](report, options.language)


def _tell_sum(found: int, files: int, options: argparse.Namespace) -> None:
    tell(Message("{found} to mend in {files} files", found=found, files=files), options.language)


def _nothing_to_mend(report: Report, options: argparse.Namespace) -> Message:
    told = Message(
        "{pages} pages in {languages} languages: nothing to mend", pages=report.pages, languages=report.languages
    )
    if options.paths:
        told = Message("{told} in {paths}", told=told, paths=", ".join(options.paths))
    return Message("{told} since {revision}", told=told, revision=options.since) if options.since else told


def _print_in_format(text: str, options: argparse.Namespace) -> None:
    """Print a report; a program that reads standard output finds nothing but UTF-8 in the chosen format there."""
    if options.format != TEXT and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    print(text, flush=True)


def _tell_failures(failures: Iterable[Message], options: argparse.Namespace) -> None:
    for failure in failures:
        tell(Message("helpcenter: could not check: {reason}", reason=failure), options.language)


def fix(options: argparse.Namespace) -> int:
    """Mend what can be mended by rule, or print what would change."""
    from helpcenter import fixes  # noqa: PLC0415 -- a check needs none of it

    try:
        root = find_root(Path.cwd())
        fixed = fixes.fix(root, watch=bar)
        if options.diff:
            print_diff(fixed.diff())
        else:
            fixed.write(root)
    except CannotCheckError as error:
        tell(Message("helpcenter: could not mend: {reason}", reason=error.message), options.language)
        return COULD_NOT_CHECK
    _tell_failures(fixed.left.failures, options)
    left, changed = len(fixed.left.diagnostics), len(fixed.after)
    if options.diff:
        told = Message("{files} files would change, {left} to mend by hand", files=changed, left=left)
    else:
        told = Message("{files} files mended, {left} to mend by hand", files=changed, left=left)
    tell(told, options.language)
    if fixed.left.failures:
        return COULD_NOT_CHECK
    return FINDINGS if left or (options.diff and fixed.after) else CLEAN


def stamp(options: argparse.Namespace) -> int:
    """Say that translations follow their sources, and print which could not be said to."""
    from helpcenter.upkeep import stamping  # noqa: PLC0415 -- a check needs none of it

    try:
        done = stamping.stamp(find_root(Path.cwd()), options.paths, is_typo=options.typo, watch=bar)
    except CannotCheckError as error:
        tell(Message("helpcenter: could not stamp: {reason}", reason=error.message), options.language)
        return COULD_NOT_CHECK
    for reason in done.refused:
        tell(reason, options.language, sys.stdout)
    told = Message.counted("{count} translation stamped", "{count} translations stamped", count=len(done.stamped))
    tell(told, options.language)
    return FINDINGS if done.refused else CLEAN


def status(options: argparse.Namespace) -> int:
    """Print the report: which pages have to be looked at, and by whom."""
    from helpcenter.status.as_html import render_html  # noqa: PLC0415 -- a check needs none of it
    from helpcenter.status.as_json import render_json  # noqa: PLC0415
    from helpcenter.status.as_text import render_text as render_status  # noqa: PLC0415
    from helpcenter.status.gathering import gather  # noqa: PLC0415

    try:
        report = gather(find_root(Path.cwd()), watch=bar)
    except CannotCheckError as error:
        for line in say(error.message, options.language).splitlines():
            told = Message("helpcenter: could not report: {reason}", reason=line)
            tell(told, options.language)
        return COULD_NOT_CHECK
    if options.format == "json":
        text = render_json(report)
    else:
        text = (render_html if options.format == "html" else render_status)(report, options.language)
    _print_in_format(text, options)
    return CLEAN


def explain(options: argparse.Namespace) -> int:
    """Print the page of one rule, or the table of all; in Markdown, the pages of all."""
    from helpcenter import rule_pages  # noqa: PLC0415 -- a check needs none of it

    language = options.language
    if options.format != TEXT and not options.rule:
        print(rule_pages.reference(language), end="")
        return CLEAN
    try:
        page = rule_pages.find(options.rule, language) if options.rule else None
    except rule_pages.UnknownRuleError as error:
        tell(Message("helpcenter: {reason}", reason=error.message), language)
        return COULD_NOT_CHECK
    if page is None:
        print(rule_pages.table(language))
    else:
        print(page.text if options.format == TEXT else f"# {page.code} {page.name}\n\n{page.markdown}")
    return CLEAN


def lsp(options: argparse.Namespace) -> int:
    """Help an editor over standard input and output until it ends the connection."""
    from helpcenter.editor import serve  # noqa: PLC0415 -- of use to editors alone

    try:
        code: int = serve(options.language)
    except CannotCheckError as error:
        tell(Message("helpcenter: could not begin: {reason}", reason=error.message), options.language)
        return COULD_NOT_CHECK
    return code


def completion(options: argparse.Namespace) -> int:
    """Print the completion of the command line for a shell."""
    import shtab  # noqa: PLC0415 -- of use here alone

    from helpcenter.command_line.main import parser_in  # noqa: PLC0415 -- which loads this

    parser = parser_in(options.language)
    for action in _actions_of(parser):
        if action.metavar in FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    print(shtab.complete(parser, shell=options.shell))
    return CLEAN


def _actions_of(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield every argument, also those of commands; there is no public way to them."""
    for action in parser._actions:  # noqa: SLF001
        yield action
        for each in action.choices.values() if isinstance(action.choices, dict) else ():
            if isinstance(each, argparse.ArgumentParser):
                yield from _actions_of(each)
