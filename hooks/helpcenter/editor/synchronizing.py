"""What is open in the editor, and what changes on disk."""

from __future__ import annotations

from lsprotocol import types

from helpcenter.editor.server import Server
from helpcenter.editor.session import Document, Session
from helpcenter.editor.watching import ask_to_watch

_MARKDOWN = ".md"


def begin(ls: Server, _params: types.InitializedParams) -> None:
    """Check the help centers in the folders that are open."""
    ask_to_watch(ls)
    root = ls.workspace.root_uri
    for uri in dict.fromkeys([*(each.uri for each in ls.workspace.folders.values()), *([root] if root else ())]):
        ls.begin_in(uri)


def end(ls: Server, _params: None) -> None:
    """Take note that the editor wants the server to end."""
    ls.is_shut_down = True


def open_document(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    """Take the text of a file that was opened."""
    if not _take(ls, params.text_document.uri) and params.text_document.uri.endswith(_MARKDOWN):
        ls.be_lost()


def change_document(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    """Take the new text of a file."""
    _take(ls, params.text_document.uri)


def save_document(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    """Look at what is on disk, for whoever saves may have changed more than one file."""
    around = ls.around(params.text_document.uri)
    if around:
        around.session.catch_up()


def close_document(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    """Go by what is saved of a file from now on."""
    around = ls.around(params.text_document.uri)
    if around:
        around.session.put(around.source, None, None)


def change_files(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    """Take note of what other programs have changed."""
    changed: dict[Session, list[str]] = {}
    for each in params.changes:
        around = ls.known(each.uri)
        if around:
            changed.setdefault(around.session, []).append(around.source)
    for session, sources in changed.items():
        session.change(sources)


def _take(ls: Server, uri: str) -> bool:
    around = ls.around(uri)
    if around is None:
        return False
    document = ls.workspace.get_text_document(uri)
    data = document.source.encode(errors="surrogatepass")
    around.session.put(around.source, Document(uri, document.version), data)
    return True
