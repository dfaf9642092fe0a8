"""Reads the arguments, chooses the language, and runs the command."""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from helpcenter.command_line.authoring import add_authoring
from helpcenter.command_line.checking import add_checking
from helpcenter.command_line.editing import add_editing
from helpcenter.command_line.parser import LANGUAGE, Commands, add_language, speak
from helpcenter.command_line.publishing import add_publishing
from helpcenter.messages import SPOKEN, Message, chosen_language, say

COULD_NOT = 2
INTERRUPTED = 130  # what shells say of a command that Ctrl+C has ended
UNREAD = 141  # and of one whose output nobody reads any more


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 clean, 1 findings, 2 could not do it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that cannot show a character still shows the rest
            stream.reconfigure(errors="backslashreplace")
    if arguments is None:
        gc.disable()  # a process of its own has ended before garbage is worth the search
    typed = sys.argv[1:] if arguments is None else arguments
    language = _language_of(typed)
    speak(language)
    options = parser_in(language, _site_languages() if "new" in typed else SPOKEN).parse_args(typed)
    options.language = language
    try:
        code: int = options.run(options)
        if not sys.stdout.closed:  # as the server of an editor leaves it
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # nobody reads on, as with `| head`; Python would stumble over the rest when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    except Exception:  # noqa: BLE001 -- 1, with which Python would end, says that pages have to be mended
        traceback.print_exc()
        told = Message(
            "helpcenter: could not {command}: this is a mistake in helpcenter itself", command=options.command
        )
        print(say(told, language), file=sys.stderr)
        return COULD_NOT
    return code


def parser_in(language: str, site_languages: Iterable[str] = tuple(SPOKEN)) -> argparse.ArgumentParser:
    """Return the parser of the whole command line, with its help in `language`, for a site in `site_languages`."""
    parser = argparse.ArgumentParser(
        prog="helpcenter",
        description=say(
            Message(
                "Keeps the pages of a help center right, in every language: for those who write them, and publish."
            ),
            language,
        ),
        epilog=say(
            Message(
                "first steps:\n"
                "  helpcenter check                  what is wrong, with file and line, and how to mend it\n"
                "  helpcenter fix                    mend what can be mended by rule\n"
                '  helpcenter new procedure payments/top-up --title-zh 充值 --title-en "Top up"\n'
                "                                    begin a page in both languages\n"
                "  helpcenter COMMAND --help         what a command does, with examples\n"
                "\n"
                "exit codes:\n"
                "  0  done, and nothing to mend\n"
                "  1  done, and something has to be mended\n"
                "  2  could not be done, or not be found out\n"
                "\n"
                "Colour is for terminals alone, and for none where NO_COLOR is set."
            ),
            language,
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_language(parser, language)
    parser.add_argument("--version", action=_Version, nargs=0, help=say(Message("print the version"), language))
    commands = Commands(parser, language)
    add_checking(commands)
    add_authoring(commands, site_languages)
    add_publishing(commands)
    add_editing(commands)
    return parser


class _Version(argparse.Action):
    """Prints the version, which takes longer to find than a check to begin."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from importlib.metadata import version  # noqa: PLC0415

        print(f"helpcenter {version('helpcenter')}")
        parser.exit()


def _site_languages() -> tuple[str, ...]:
    """Return the languages of the site, for each of which a new page has a title."""
    from helpcenter.authoring.options import languages_around  # noqa: PLC0415 -- it reads mkdocs.yml

    return languages_around(Path.cwd()) or tuple(SPOKEN)


def _language_of(arguments: Sequence[str]) -> str:
    """Return the language before all else is understood: what is wrong with the rest is said in it, too."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    parser.add_argument(LANGUAGE)
    try:
        wanted = parser.parse_known_args(arguments)[0].lang
    except argparse.ArgumentError:  # without a value, which is said later
        wanted = None
    return chosen_language(wanted if wanted in SPOKEN else None, os.environ)
