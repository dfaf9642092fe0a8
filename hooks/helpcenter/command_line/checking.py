"""The commands that say what is wrong, and mend it: check, fix, stamp, status, explain."""

from __future__ import annotations

from helpcenter.command_line.parser import Commands
from helpcenter.messages import Message

FORMATS = ("text", "github", "gitlab", "json", "sarif")
STATUS_FORMATS = ("text", "json", "html")
RULE_FORMATS = ("text", "markdown")


def add_checking(commands: Commands) -> None:
    """Add the commands."""
    _add_check(commands)
    _add_fix(commands)
    _add_stamp(commands)
    _add_status(commands)
    _add_explain(commands)


def _add_check(commands: Commands) -> None:
    check = commands.add(
        "check",
        "helpcenter.commands:check",
        Message("say what is wrong, and how to mend it"),
        Message(
            "Check every page in every language, and print what is wrong with file, line and the way to mend it.\n"
            "The exit code is 0 when nothing is, 1 when something is, and 2 when that could not be found out."
        ),
        Message(
            "examples:\n"
            "  helpcenter check                        the whole site\n"
            "  helpcenter check docs/en/faq.md         what is wrong with one page\n"
            "  helpcenter check --since main           what this branch made worse\n"
            "  helpcenter check --format sarif > site.sarif"
        ),
    )
    check.argument("paths", nargs="*", metavar="PATH", about=Message("print only what is wrong in this file or folder"))
    check.argument("--since", metavar="REV", about=Message("forgive what was wrong in this revision of git already"))
    check.argument(
        "--format",
        choices=FORMATS,
        default=FORMATS[0],
        about=Message(
            "text, for people; github, gitlab, beside the lines of a change; json; sarif, for editors and code scanning"
        ),
    )


def _add_fix(commands: Commands) -> None:
    fix = commands.add(
        "fix",
        "helpcenter.commands:fix",
        Message("mend what can be mended by rule"),
        Message(
            "Mend what a rule can mend for certain: numbers of steps and of what refers to them, markers, spaces, "
            "indentation,\nlinks. Words are never touched, and nothing is written unless the result checks better.\n"
            "The exit code is 0 when nothing is left to mend, 1 when something is, and 2 when that could not be found "
            "out."
        ),
        Message(
            "examples:\n"
            "  helpcenter fix --diff                   what would change\n"
            "  helpcenter fix                          change it"
        ),
    )
    fix.argument("--diff", action="store_true", about=Message("print what would change, and write nothing"))


def _add_stamp(commands: Commands) -> None:
    stamp = commands.add(
        "stamp",
        "helpcenter.commands:stamp",
        Message("say that a translation follows its source"),
        Message(
            "Say that a translation is made from what its source says now, so that later changes of the source are "
            "known.\nA page is not stamped where its source has changed and it reads as before.\n"
            "The exit code is 0 when all were stamped, 1 when some were not, and 2 when that could not be done."
        ),
        Message(
            "examples:\n"
            "  helpcenter stamp docs/en/faq.md         this translation follows its source\n"
            "  helpcenter stamp docs/zh/faq.md         so do all translations of this page\n"
            "  helpcenter stamp --typo docs/en/faq.md  what changed in the source makes no difference to it\n"
            "  helpcenter stamp                        every translation"
        ),
    )
    about = Message("only the translations in, or of, this file or folder")
    stamp.argument("paths", nargs="*", metavar="PAGE", about=about)
    stamp.argument("--typo", action="store_true", about=Message("also where the source has changed and they have not"))


def _add_status(commands: Commands) -> None:
    status = commands.add(
        "status",
        "helpcenter.commands:status",
        Message("report which pages have to be looked at"),
        Message(
            "Report which pages have to be looked at, and by whom: translations whose source changed since, reviews "
            "that are due,\nquestions of customers that no page claims, and pages that readers hardly come to.\n"
            "The exit code is 0 whatever the report says, and 2 when it could not be made."
        ),
        Message(
            "examples:\n"
            "  helpcenter status                       the report, for a terminal\n"
            "  helpcenter status --format html > status.html\n"
            "                                          with what changed, side by side"
        ),
    )
    about = Message("text, for a terminal; json; html, one page with what changed, side by side")
    status.argument("--format", choices=STATUS_FORMATS, default=STATUS_FORMATS[0], about=about)


def _add_explain(commands: Commands) -> None:
    explain = commands.add(
        "explain",
        "helpcenter.commands:explain",
        Message("say what a rule is for"),
        Message("Say what a rule is for, with a bad and a good example."),
        Message(
            "examples:\n"
            "  helpcenter explain                      all rules, one a line\n"
            "  helpcenter explain S101                 one rule: why it is there, done badly, done well\n"
            "  helpcenter explain step-out-of-sequence"
        ),
    )
    explain.argument("rule", nargs="?", metavar="RULE", about=Message("the code or the name of a rule"))
    about = Message("text, for a terminal; markdown, the pages of all rules")
    explain.argument("--format", choices=RULE_FORMATS, default=RULE_FORMATS[0], about=about)
