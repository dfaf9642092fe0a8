"""The editor, as far as a session speaks to it."""

from __future__ import annotations

from typing import Protocol

from lsprotocol import types
from pygls.workspace import PositionCodec

from helpcenter.editor.progress import Bar
from helpcenter.messages import Message


class Client(Protocol):
    """Whoever shows what a session finds, in a `language`."""

    language: str

    def publish(self, uri: str, version: int | None, found: list[types.Diagnostic]) -> None:
        """Show what is wrong with a file, in place of what was shown before."""

    def show(self, message: Message) -> None:
        """Show a message to whoever is writing."""

    def report(self, error: Exception) -> None:
        """Log what should not have happened."""

    def codec(self) -> PositionCodec:
        """Return how the editor counts columns."""

    def bar(self) -> Bar:
        """Return a bar that shows how far the pages are read."""
