"""`helpcenter lsp`: what editors ask while somebody writes, in the Language Server Protocol.

    an editor
       │  server, handlers     what it tells and asks, by pygls
       ▼
    session                    one help center: when to check what, and which findings the editor has been shown
       │  live                 its texts, saved or not, the examined pages and what the rules find
       ▼
    examining, checking        the same as `helpcenter check`

    findings, fixing    diagnostics and what mends them      completing    what can be typed, by `typing_context`
    hovering, leading   what a place is about, and where it leads

Nothing here writes a file: what changes is sent to the editor, and the cache on disk is only read.
"""

from __future__ import annotations

import gc

from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import Message

__all__ = ["serve"]

_NEEDED = ("pygls", "lsprotocol")


def serve(language: str) -> int:
    """Answer an editor on standard input and output until it ends; return the exit code, 1 where it ended unasked.

    What people read is said in `language`. Raises CannotCheckError where pygls is not installed.
    """
    try:
        from helpcenter.editor.handlers import create_server  # noqa: PLC0415 -- needs what is installed for editors alone
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _NEEDED:
            raise
        raise CannotCheckError(
            Message("the server for editors needs pygls: pip install 'helpcenter[editor]'")
        ) from error
    gc.enable()  # which a command that ends soon does without
    server = create_server(language)
    server.start_io()
    return 0 if server.is_shut_down else 1
