"""The command line: `helpcenter COMMAND`, the same as `python -m helpcenter COMMAND`.

Each command is a function of `commands`, which takes the parsed arguments and returns the exit code.
"""

from __future__ import annotations

import argparse
import gc
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from helpcenter import commands
from helpcenter.reports import RENDERERS

CHECK_HELP = """\
Check every page in every language, and print what is wrong with file, line and the way to mend it.
The exit code is 0 when nothing is, 1 when something is, and 2 when that could not be found out."""
CHECK_EXAMPLES = """\
examples:
  helpcenter check                        the whole site
  helpcenter check docs/en/faq.md         what is wrong with one page
  helpcenter check --since main           what this branch made worse
  helpcenter check --format sarif > site.sarif"""
FIX_HELP = """\
Mend what a rule can mend for certain: numbers of steps and of what refers to them, markers, spaces, indentation,
links. Words are never touched, and nothing is written unless the result checks better.
The exit code is 0 when nothing is left to mend, 1 when something is, and 2 when that could not be found out."""
FIX_EXAMPLES = """\
examples:
  helpcenter fix --diff                   what would change
  helpcenter fix                          change it"""
STAMP_HELP = """\
Say that a translation is made from what its source says now, so that later changes of the source are known.
A page is not stamped where its source has changed and it reads as before.
The exit code is 0 when all were stamped, 1 when some were not, and 2 when that could not be done."""
STAMP_EXAMPLES = """\
examples:
  helpcenter stamp docs/en/faq.md         this translation follows its source
  helpcenter stamp docs/zh/faq.md         so do all translations of this page
  helpcenter stamp --typo docs/en/faq.md  what changed in the source makes no difference to it
  helpcenter stamp                        every translation"""
STATUS_HELP = """\
Report which pages have to be looked at, and by whom: translations whose source changed since, reviews that are due,
questions of customers that no page claims, and pages that readers hardly come to.
The exit code is 0 whatever the report says, and 2 when it could not be made."""
STATUS_EXAMPLES = """\
examples:
  helpcenter status                       the report, for a terminal
  helpcenter status --format html > status.html
                                          with what changed, side by side"""
PACK_HELP = """\
Make a finished site ready for a host: write each text shortened beside itself (.br, .gz), and last manifest.json, with
the SHA-256 and the size of every file, and the commit that the site was built from.
The exit code is 0 when that is done, and 2 when it could not be."""
PACK_EXAMPLES = """\
examples:
  helpcenter pack                         the folder site, which `make build` has made"""
VERIFY_HELP = """\
Compare a site, in a folder or at its address, with its manifest, and print each file that is missing, extra or changed.
Whoever can change a site can change its manifest, too: to be sure, build the commit that it names, and compare with it.
The exit code is 0 when nothing differs, 1 when something does, and 2 when that could not be found out."""
VERIFY_EXAMPLES = """\
examples:
  helpcenter verify site                  the site that was built
  helpcenter verify https://help.example.com/ --against site/manifest.json
                                          what readers get, compared with it"""
PUBLISH_HELP = """\
Publish to a folder on a host of one's own: build, check, pack and verify a new release beside the published one, and
switch to it in one go. Five releases are kept. Whenever it is broken off, what readers get is whole, old or new.
The exit code is 0 when it is published, 1 when the pages have to be mended first, and 2 when it could not be done."""
PUBLISH_EXAMPLES = """\
examples:
  helpcenter publish /srv/help            build and publish; nginx serves /srv/help/current/site
  helpcenter publish /srv/help --site site
                                          publish what was built and packed already
  helpcenter publish /srv/help --rollback the release before, again"""
NGINX_HELP = """\
Print what belongs into the `server` block of nginx for a finished site: headers, caching, compression and redirects.
`helpcenter publish` writes the same into every release, as nginx.conf."""
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
    if arguments is None:
        gc.disable()  # a process of its own has ended before garbage is worth the search
    options = _parser().parse_args(arguments)
    code: int = options.run(options)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="helpcenter", description="Checks the pages of the help center.")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, summary: str, description: str, epilog: str) -> argparse.ArgumentParser:
        raw = argparse.RawDescriptionHelpFormatter
        return subparsers.add_parser(name, help=summary, description=description, epilog=epilog, formatter_class=raw)

    checking = command("check", "check every page in every language", CHECK_HELP, CHECK_EXAMPLES)
    checking.add_argument("paths", nargs="*", metavar="PATH", help="print only what is wrong in this file or folder")
    checking.add_argument("--since", metavar="REV", help="forgive what was wrong in this revision of git already")
    formats = (
        "text, for people; github, gitlab, beside the lines of a change; json; sarif, for editors and code scanning"
    )
    checking.add_argument("--format", choices=RENDERERS, default=commands.TEXT, help=formats)
    checking.set_defaults(run=commands.check)

    fixing = command("fix", "mend what can be mended by rule", FIX_HELP, FIX_EXAMPLES)
    fixing.add_argument("--diff", action="store_true", help="print what would change, and write nothing")
    fixing.set_defaults(run=commands.fix)

    stamping = command("stamp", "say that a translation follows its source", STAMP_HELP, STAMP_EXAMPLES)
    stamping.add_argument(
        "paths", nargs="*", metavar="PAGE", help="only the translations in, or of, this file or folder"
    )
    stamping.add_argument("--typo", action="store_true", help="also where the source has changed and they have not")
    stamping.set_defaults(run=commands.stamp)

    reporting = command("status", "report which pages have to be looked at", STATUS_HELP, STATUS_EXAMPLES)
    formats = "text, for a terminal; json; html, one page with what changed, side by side"
    reporting.add_argument("--format", choices=commands.STATUS_FORMATS, default=commands.TEXT, help=formats)
    reporting.set_defaults(run=commands.status)

    _add_publishing(command)

    explaining = command(
        "explain", "say what a rule is for", "Say what a rule is for, with examples.", EXPLAIN_EXAMPLES
    )
    explaining.add_argument("rule", nargs="?", metavar="RULE", help="the code or the name of a rule")
    explaining.set_defaults(run=commands.explain)
    return parser


def _add_publishing(command: Callable[[str, str, str, str], argparse.ArgumentParser]) -> None:
    """Add the commands for what comes after a build, which a check loads nothing of."""

    def run(name: str) -> Callable[[argparse.Namespace], int]:
        def load_and_run(options: argparse.Namespace) -> int:
            from helpcenter.publishing import commands as publishing  # noqa: PLC0415

            code: int = getattr(publishing, name)(options)
            return code

        return load_and_run

    packing = command("pack", "make a finished site ready for a host", PACK_HELP, PACK_EXAMPLES)
    packing.add_argument("site", nargs="?", type=Path, metavar="SITE", help="its folder, by default site")
    packing.set_defaults(run=run("pack"))

    verifying = command("verify", "compare a site with its manifest", VERIFY_HELP, VERIFY_EXAMPLES)
    verifying.add_argument("place", metavar="PLACE", help="the folder or the address of the site")
    verifying.add_argument("--against", type=Path, metavar="MANIFEST", help="compare with this file instead")
    verifying.set_defaults(run=run("verify"))

    publishing = command("publish", "publish to a host of one's own", PUBLISH_HELP, PUBLISH_EXAMPLES)
    publishing.add_argument("destination", type=Path, metavar="DEST", help="the folder of the releases")
    way = publishing.add_mutually_exclusive_group()
    way.add_argument("--site", type=Path, metavar="SITE", help="publish this packed site, and build none")
    way.add_argument("--rollback", action="store_true", help="publish the release before the published one again")
    publishing.set_defaults(run=run("publish"))

    serving = command("nginx", "print the configuration for nginx", NGINX_HELP, "")
    serving.add_argument("site", nargs="?", type=Path, metavar="SITE", help="its folder, by default site")
    serving.set_defaults(run=run("nginx"))


if __name__ == "__main__":
    sys.exit(main())
