"""The commands that write pages: new, rename, move-step."""

from __future__ import annotations

from collections.abc import Iterable

from helpcenter.command_line.parser import Command, Commands
from helpcenter.messages import Message
from helpcenter.model import PAGE_TYPES


def add_authoring(commands: Commands, languages: Iterable[str]) -> None:
    """Add the commands; `languages` are those of the site, in each of which a new page has a title."""
    _add_new(commands, languages)
    _add_rename(commands)
    _add_move_step(commands)


def _add_new(commands: Commands, languages: Iterable[str]) -> None:
    new = commands.add(
        "new",
        "helpcenter.authoring.commands:new",
        Message("begin a page in every language"),
        Message(
            "Begin a page in every language, with its sections, ids, place in the menu and stamps. What you have to "
            "write is marked,\nand `helpcenter check` says of each mark what belongs there.\n"
            "The exit code is 1, as there is something to write, and 2 when no page could be made."
        ),
        Message(
            "examples:\n"
            '  helpcenter new procedure payments/top-up --title-zh 充值 --title-en "Top up"\n'
            "  helpcenter new guide support/fees --title-zh 费用 --title-en Fees --after support/contact.md"
        ),
    )
    new.argument("type", choices=PAGE_TYPES, about=Message("what kind of page: a procedure has numbered steps"))
    new.argument("page", metavar="PATH", about=Message("where it lies in each language, such as payments/top-up"))
    for language in languages:
        about = Message("its title in the language {language}", language=language)
        new.argument(f"--title-{language}", metavar="TITLE", about=about)
    new.argument("--owner", metavar="NAME", about=Message("who answers for the page; never published"))
    about = Message("the page behind which it stands in the menu, by default the last one of its folder")
    new.argument("--after", metavar="PATH", about=about)
    about = Message("the ids of its steps, with commas between them, such as open-wallet,enter-amount")
    new.argument("--steps", metavar="IDS", about=about)
    _add_diff(new)


def _add_rename(commands: Commands) -> None:
    rename = commands.add(
        "rename",
        "helpcenter.authoring.commands:rename",
        Message("give a page another path, or a step or heading another id"),
        Message(
            "Give a page another path, or a step or heading another id, in every language at once, or nothing: with "
            "all links to it,\nand a redirect, so that its published address still leads there.\n"
            "The exit code is 0 when that is done, 1 when something has to be mended first, and 2 when it could not be "
            "done."
        ),
        Message(
            "examples:\n"
            "  helpcenter rename payments/top-up wallet/top-up\n"
            "  helpcenter rename account/reset-password.md#enter-code type-code"
        ),
    )
    rename.argument("old", metavar="OLD", about=Message("the page, or the page, # and the id"))
    rename.argument("new", metavar="NEW", about=Message("the new path, or the new id"))
    _add_diff(rename)


def _add_move_step(commands: Commands) -> None:
    move = commands.add(
        "move-step",
        "helpcenter.authoring.commands:move_step",
        Message("put a step in another place"),
        Message(
            "Put a step in another place, with all that belongs to it, in every language at once, or nothing. The "
            "steps are numbered\nanew, and whatever names a step by its number names the same step still.\n"
            "The exit code is 0 when that is done, 1 when something has to be mended first, and 2 when it could not be "
            "done."
        ),
        Message("examples:\n  helpcenter move-step account/reset-password.md#enter-code --to 2"),
    )
    move.argument("step", metavar="PAGE#ID", about=Message("the page, # and the id of the step"))
    move.argument("--to", type=int, required=True, metavar="N", about=Message("the number that it has then"))
    _add_diff(move)


def _add_diff(command: Command) -> None:
    command.argument("--diff", action="store_true", about=Message("print what would change, and write nothing"))
