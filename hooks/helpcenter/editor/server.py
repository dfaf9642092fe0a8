"""The server: which help center a file belongs to, and what is said to the editor."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import PositionCodec

from helpcenter.diagnostics import CannotCheckError
from helpcenter.editor.findings import NAME
from helpcenter.editor.positions import Place, place_of
from helpcenter.editor.progress import Bar
from helpcenter.editor.session import Session
from helpcenter.messages import Message, say
from helpcenter.project.places import find_root

_VERSION = "1"


class Refusal(JsonRpcException):
    """What the editor asked for cannot be done, and whoever asked is told why."""

    CODE = -32803  # RequestFailed: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#errorCodes


class Around(NamedTuple):
    """A file of a help center, and the session that knows it."""

    session: Session
    source: str


class Server(LanguageServer):
    """Speaks with one editor, in one language, about as many help centers as it has open."""

    def __init__(self, language: str) -> None:
        """Take the language in which people are spoken to."""
        super().__init__(NAME, _VERSION, types.TextDocumentSyncKind.Full)
        logging.getLogger("pygls").setLevel(logging.CRITICAL)  # the editor is told what goes wrong
        self.language = language
        self.is_shut_down = False
        self._sessions: dict[Path, Session] = {}
        self._is_lost = False

    def around(self, uri: str) -> Around | None:
        """Return the help center that a file belongs to; None where it is in none."""
        path = to_fs_path(uri)
        root = self._root(Path(path).parent) if path else None
        return Around(self._session(root), Path(path).relative_to(root).as_posix()) if path and root else None

    def known(self, uri: str) -> Around | None:
        """Return the help center that a file belongs to, if somebody has opened it."""
        path = to_fs_path(uri)
        root = self._root(Path(path).parent) if path else None
        return self.around(uri) if root in self._sessions else None

    def begin_in(self, uri: str) -> None:
        """Check the help center that a folder belongs to, if it does."""
        path = to_fs_path(uri)
        root = self._root(Path(path)) if path else None
        if root:
            self._session(root).check()

    def be_lost(self) -> None:
        """Say once that what is open belongs to no help center."""
        if not self._is_lost:
            self._is_lost = True
            self.show(Message("This file is in no help center: there is no mkdocs.yml in its folder or in one above"))

    def place(self, around: Around, position: types.Position) -> Place:
        """Return the place in a file that the editor names."""
        return place_of(around.session.live.text(around.source).split("\n"), position, self.codec())

    def codec(self) -> PositionCodec:
        """Return how the editor counts columns."""
        return self.workspace.position_codec

    def publish(self, uri: str, version: int | None, found: list[types.Diagnostic]) -> None:
        """Show what is wrong with a file, in place of what was shown before."""
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def show(self, message: Message) -> None:
        """Show a message to whoever is writing."""
        self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, say(message, self.language)))

    def report(self, error: Exception) -> None:
        """Log what should not have happened."""
        text = "".join(traceback.format_exception(error))
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, text))

    def report_server_error(self, error: Exception, source: object) -> None:  # noqa: ARG002 -- of pygls
        """Log what went wrong with a message of the editor; pygls calls it. What was refused was answered already."""
        if not isinstance(error, Refusal):
            self.report(error)

    def bar(self) -> Bar:
        """Return a bar that shows how far the pages are read."""
        window = self.client_capabilities.window
        progress = self.work_done_progress if window and window.work_done_progress else None
        return Bar(progress, say(Message("Reading the pages of the help center"), self.language))

    def _session(self, root: Path) -> Session:
        if root not in self._sessions:
            self._sessions[root] = Session(root, self)
        return self._sessions[root]

    def _root(self, folder: Path) -> Path | None:
        try:
            return find_root(folder)
        except CannotCheckError:
            return None
