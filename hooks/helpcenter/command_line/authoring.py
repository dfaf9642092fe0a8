"""The commands that write pages: new, rename, move-step."""

from __future__ import annotations

from helpcenter.command_line.parser import Commands


def add_authoring(commands: Commands) -> None:
    """Add the commands."""
