"""Builds the parser of the command line, whose every word is said in one language."""

from __future__ import annotations

import argparse
import gettext
import importlib
import os
from collections.abc import Callable
from typing import Any

from helpcenter.messages import SPOKEN, Message, say
from helpcenter.messages.saying import DOMAIN, LOCALES

LANGUAGE = "--lang"

Run = Callable[[argparse.Namespace], int]


class Commands:
    """Adds commands to a parser; `language` is that of their help."""

    def __init__(self, parser: argparse.ArgumentParser, language: str) -> None:
        """Begin with a parser that has no commands."""
        self.language = language
        self._common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
        add_language(self._common, language)
        title = say(Message("commands"), language)
        self._subparsers = parser.add_subparsers(required=True, metavar="COMMAND", dest="command", title=title)

    def add(self, name: str, runs: str, summary: Message, description: Message, examples: Message | None) -> Command:
        """Add a command that the function `runs`, such as `helpcenter.commands:check`, carries out."""
        parser = self._subparsers.add_parser(
            name,
            help=say(summary, self.language),
            description=say(description, self.language),
            epilog=say(examples, self.language) if examples else None,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            parents=[self._common],
        )
        parser.set_defaults(run=_loading(runs))
        return Command(parser, self.language)


class Command:
    """A command to which arguments are added."""

    def __init__(self, parser: Any, language: str) -> None:
        """Take a parser, or a group of arguments of one."""
        self.parser = parser
        self.language = language

    def argument(self, *names: str, about: Message, **how: Any) -> argparse.Action:
        """Add an argument, as `argparse` has it; `about` says what it is for."""
        action: argparse.Action = self.parser.add_argument(*names, help=say(about, self.language), **how)
        return action

    def either(self) -> Command:
        """Return a group of arguments of which one at most may be given."""
        return Command(self.parser.add_mutually_exclusive_group(), self.language)


def add_language(parser: argparse.ArgumentParser, language: str) -> None:
    """Add the choice of a language, which holds before and behind the name of a command."""
    about = Message("the language of what is said, by default that of your system: {languages}", languages=_spoken())
    parser.add_argument(LANGUAGE, choices=SPOKEN, help=say(about, language), metavar="LANG")


def speak(language: str) -> None:
    """Have `argparse` say its own words in a language, too; it asks gettext, which asks the environment."""
    gettext.bindtextdomain(DOMAIN, str(LOCALES))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language


def _spoken() -> str:
    return ", ".join(f"{code} ({name})" for code, name in SPOKEN.items())


def _loading(runs: str) -> Run:
    """Return what loads a function only when it is called."""
    module, _, name = runs.partition(":")

    def load_and_run(options: argparse.Namespace) -> int:
        code: int = getattr(importlib.import_module(module), name)(options)
        return code

    return load_and_run
