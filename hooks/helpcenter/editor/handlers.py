"""What the server does about each message of the editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from lsprotocol import types

from helpcenter.editor import answering, mending, synchronizing
from helpcenter.editor.server import Server

Handler = Callable[..., Any]

_FEATURES: Mapping[str, tuple[Handler, Any]] = MappingProxyType(
    {
        types.INITIALIZED: (synchronizing.begin, None),
        types.SHUTDOWN: (synchronizing.end, None),
        types.TEXT_DOCUMENT_DID_OPEN: (synchronizing.open_document, None),
        types.TEXT_DOCUMENT_DID_CHANGE: (synchronizing.change_document, None),
        types.TEXT_DOCUMENT_DID_SAVE: (synchronizing.save_document, None),
        types.TEXT_DOCUMENT_DID_CLOSE: (synchronizing.close_document, None),
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: (synchronizing.change_files, None),
        types.TEXT_DOCUMENT_COMPLETION: (answering.complete, types.CompletionOptions(list("(#/[: -"))),
        types.TEXT_DOCUMENT_HOVER: (answering.hover, None),
        types.TEXT_DOCUMENT_DEFINITION: (answering.define, None),
        types.TEXT_DOCUMENT_IMPLEMENTATION: (answering.implement, None),
        types.TEXT_DOCUMENT_PREPARE_RENAME: (answering.prepare_rename, None),
        types.TEXT_DOCUMENT_RENAME: (answering.rename, None),
        types.TEXT_DOCUMENT_CODE_ACTION: (mending.actions, types.CodeActionOptions(list(mending.KINDS))),
    }
)


def create_server(language: str) -> Server:
    """Return a server that speaks to people in a language, ready to be started."""
    server = Server(language)
    for method, (handler, options) in _FEATURES.items():
        server.feature(method, options)(handler)
    server.command(answering.OPEN_TWIN)(answering.open_twin)
    return server
