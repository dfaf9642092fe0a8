"""The commands for editors and shells: lsp, completion."""

from __future__ import annotations

from helpcenter.command_line.parser import Commands
from helpcenter.messages import Message

SHELLS = ("bash", "zsh", "tcsh")  # those that shtab writes for


def add_editing(commands: Commands) -> None:
    """Add the commands."""
    lsp = commands.add(
        "lsp",
        "helpcenter.commands:lsp",
        Message("help while pages are typed: the language server for editors"),
        Message(
            "Speak the Language Server Protocol on standard input and output. Editors start this command themselves:\n"
            "see CONTRIBUTING.md. It marks what is wrong while it is typed, and mends, completes, shows and renames."
        ),
        None,
    )
    about = Message("as without it: for editors that say how they speak to the server")
    lsp.argument("--stdio", action="store_true", about=about)
    completion = commands.add(
        "completion",
        "helpcenter.commands:completion",
        Message("print the completion of these commands for a shell"),
        Message("Print a script for a shell, with which the Tab key completes commands, options and their values."),
        Message(
            "examples:\n"
            "  helpcenter completion bash > ~/.local/share/bash-completion/completions/helpcenter\n"
            "  helpcenter completion zsh > /usr/local/share/zsh/site-functions/_helpcenter"
        ),
    )
    completion.argument("shell", choices=SHELLS, about=Message("the shell"))
