"""An editor that speaks with the server as a real one does, over standard input and output."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.uris import to_fs_path

SECONDS = 60.0  # after which what never comes is given up
BROKEN = "import sys\nfrom helpcenter.editor import serve\n{broken}\nsys.exit(serve({language!r}))"
CAN_ALL = types.ClientCapabilities(
    workspace=types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
    ),
    window=types.WindowClientCapabilities(
        work_done_progress=True, show_document=types.ShowDocumentClientCapabilities(support=True)
    ),
    text_document=types.TextDocumentClientCapabilities(rename=types.RenameClientCapabilities(prepare_support=True)),
)

Answer = TypeVar("Answer")


def command(language: str = "en", before: str = "") -> list[str]:
    """Return how the server is started; `before` is Python that is run first, to break something."""
    if before:
        return [sys.executable, "-c", BROKEN.format(broken=before, language=language)]
    return [sys.executable, "-m", "helpcenter", "lsp", "--lang", language]


class _Client(LanguageClient):
    """Remembers with which code the server ended."""

    exit_code = -1

    async def end(self) -> None:
        """Tell the server to end, and wait until it has."""
        await self.shutdown_async(None)
        self.exit(None)
        await self.stop()  # type: ignore[no-untyped-call]

    async def server_exit(self, server: asyncio.subprocess.Process) -> None:
        """Take the code."""
        self.exit_code = server.returncode if server.returncode is not None else -1


class Editor:
    """An editor with the folder `root` open."""

    def __init__(
        self,
        root: Path,
        capabilities: types.ClientCapabilities = CAN_ALL,
        *,
        language: str = "en",
        before: str = "",
        patience: float = SECONDS,
    ) -> None:
        """Start a server, and tell it about the folder."""
        self.root = root
        self.patience = patience
        self.published: dict[str, types.PublishDiagnosticsParams] = {}
        self.received: list[Any] = []
        self.texts: dict[str, str] = {}
        self._versions: dict[str, int] = {}
        # A thread of its own: where the browser of other tests is open, that of the tests has an event loop already.
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._runner = asyncio.Runner()
        self.client = _Client("editor", "1")
        self._listen()
        self.wait_for(self.client.start_io(*command(language, before)))
        folder = types.WorkspaceFolder(root.as_uri(), root.name)
        params = types.InitializeParams(capabilities, root_uri=folder.uri, workspace_folders=[folder])
        self.capabilities = self.wait_for(self.client.initialize_async(params)).capabilities
        self.do(self.client.initialized, types.InitializedParams())

    def close(self) -> int:
        """End the session; return the exit code of the server."""
        self.wait_for(self.client.end())
        self.do(self._runner.close)
        self._thread.shutdown()
        return self.client.exit_code

    def do(self, function: Callable[..., Answer], *arguments: Any) -> Answer:
        """Return what a function returns that speaks to the server."""
        answer: Answer = self._thread.submit(function, *arguments).result()
        return answer

    def wait_for(self, awaitable: Awaitable[Answer]) -> Answer:
        """Return what comes of something that takes time."""

        async def wait() -> Answer:
            return await asyncio.wait_for(awaitable, self.patience)

        answer: Answer = self.do(self._runner.run, wait())
        return answer

    def wait_until(self, is_so: Callable[[], object]) -> None:
        """Wait until something is so."""

        async def wait() -> None:
            until = time.monotonic() + self.patience
            while not is_so():
                assert time.monotonic() < until, "it never came"
                await asyncio.sleep(0.002)

        self.do(self._runner.run, wait())

    def wait_for_version(self, source: str, version: int) -> None:
        """Wait until it is shown what is wrong with a text."""
        self.wait_until(lambda: self.version_shown(source) == version)

    def settle(self) -> None:
        """Wait until the server has nothing left to check: it renames only then, if nothing, as here."""
        config = types.TextDocumentIdentifier(self.uri("mkdocs.yml"))
        self.wait_for(self.client.text_document_rename_async(types.RenameParams(config, types.Position(0, 0), "x")))

    def open(self, source: str, text: str | None = None) -> None:
        """Open a file, with the text that is saved or another one."""
        file = self.root / source
        self.texts[source] = file.read_text(encoding="utf-8") if text is None else text
        self._versions[source] = 1
        item = types.TextDocumentItem(self.uri(source), "markdown", 1, self.texts[source])
        self.do(self.client.text_document_did_open, types.DidOpenTextDocumentParams(item))

    def type(self, source: str, text: str) -> int:
        """Put another text in place of that of an open file; return its version."""
        self.texts[source] = text
        self._versions[source] += 1
        document = types.VersionedTextDocumentIdentifier(self._versions[source], self.uri(source))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.do(self.client.text_document_did_change, types.DidChangeTextDocumentParams(document, [change]))
        return self._versions[source]

    def replace(self, source: str, old: str, new: str) -> int:
        """Put one text that must be there in place of another; the file is opened where it is not."""
        if source not in self.texts:
            self.open(source)
        assert old in self.texts[source], f"{source} does not hold {old!r}"
        return self.type(source, self.texts[source].replace(old, new, 1))

    def save(self, source: str) -> None:
        """Write what is typed."""
        (self.root / source).write_text(self.texts[source], encoding="utf-8")
        self.do(self.client.text_document_did_save, types.DidSaveTextDocumentParams(self.document(source)))

    def shut(self, source: str) -> None:
        """Close a file."""
        del self.texts[source]
        self.do(self.client.text_document_did_close, types.DidCloseTextDocumentParams(self.document(source)))

    def shut_all(self) -> None:
        """Close every file without saving it."""
        for source in [*self.texts]:
            self.shut(source)
        self.settle()

    def catch_up(self) -> None:
        """Make the server look at what is on disk, as it does when something is saved."""
        self.do(self.client.text_document_did_save, types.DidSaveTextDocumentParams(self.document("mkdocs.yml")))
        self.settle()

    def tell(self, *sources: str, how: types.FileChangeType = types.FileChangeType.Changed) -> None:
        """Say that another program has changed files."""
        changes = [types.FileEvent(self.uri(source), how) for source in sources]
        self.do(self.client.workspace_did_change_watched_files, types.DidChangeWatchedFilesParams(changes))

    def found(self) -> set[tuple[str, int, int, str]]:
        """Return what the editor shows: file, line and column as editors count them, and the message."""
        return {
            (source, each.range.start.line, each.range.start.character, f"{each.code} {each.message}")
            for source, published in self.published.items()
            for each in published.diagnostics
        }

    def codes(self, source: str) -> list[str]:
        """Return the codes of what is shown in a file."""
        published = self.published.get(source)
        return [str(each.code) for each in published.diagnostics] if published else []

    def version_shown(self, source: str) -> int:
        """Return the version of the text that what is shown in a file was found in."""
        published = self.published.get(source)
        return (published and published.version) or 0

    def said(self) -> list[str]:
        """Return the messages that were shown."""
        return [each.message for each in self.received if isinstance(each, types.ShowMessageParams)]

    def logged(self) -> list[str]:
        """Return the messages that were logged."""
        return [each.message for each in self.received if isinstance(each, types.LogMessageParams)]

    def uri(self, source: str) -> str:
        """Return the address of a file."""
        return (self.root / source).as_uri()

    def document(self, source: str) -> types.TextDocumentIdentifier:
        """Return a file as requests name it."""
        return types.TextDocumentIdentifier(self.uri(source))

    def at(self, source: str, words: str, behind: int = 0) -> types.Position:
        """Return the place of words in a text, or one so many characters behind their beginning, counted in UTF-16."""
        text = self.texts[source] if source in self.texts else (self.root / source).read_text(encoding="utf-8")
        assert words in text, f"{source} does not hold {words!r}"
        before = text[: text.index(words) + behind]
        line = before[before.rfind("\n") + 1 :]
        return types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)

    def source(self, uri: str) -> str:
        """Return the file at an address, by its path from the root of the project."""
        return Path(to_fs_path(uri) or "").relative_to(self.root).as_posix()

    def applied(self, edit: types.WorkspaceEdit) -> dict[str, str]:
        """Return the texts that an edit makes of those that are open or saved, by file."""
        made = {}
        for change in edit.document_changes or ():
            assert isinstance(change, types.TextDocumentEdit)
            source = self.source(change.text_document.uri)
            assert change.text_document.version == self._versions.get(source) or source not in self.texts
            made[source] = self._edited(source, change.edits)
        return made | {
            self.source(uri): self._edited(self.source(uri), some) for uri, some in (edit.changes or {}).items()
        }

    def _edited(self, source: str, edits: Sequence[Any]) -> str:
        text = self.texts.get(source) or (self.root / source).read_text(encoding="utf-8")
        for edit in sorted(edits, key=lambda each: (each.range.start, each.range.end), reverse=True):
            start, end = (self._offset(text, each) for each in (edit.range.start, edit.range.end))
            text = text[:start] + edit.new_text + text[end:]
        return text

    @staticmethod
    def _offset(text: str, position: types.Position) -> int:
        lines = text.split("\n")
        before = lines[position.line].encode("utf-16-le")[: 2 * position.character].decode("utf-16-le")
        return sum(len(line) + 1 for line in lines[: position.line]) + len(before)

    def _listen(self) -> None:
        """Take what the server sends."""

        def keep(params: Any) -> None:
            self.received.append(params)

        def publish(params: types.PublishDiagnosticsParams) -> None:
            self.received.append(params)
            self.published[self.source(params.uri)] = params

        def show(params: types.ShowDocumentParams) -> types.ShowDocumentResult:
            self.received.append(params)
            return types.ShowDocumentResult(success=True)

        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(publish)
        self.client.feature(types.WINDOW_SHOW_DOCUMENT)(show)
        for method in (
            types.WINDOW_SHOW_MESSAGE,
            types.WINDOW_LOG_MESSAGE,
            types.PROGRESS,
            types.WINDOW_WORK_DONE_PROGRESS_CREATE,
            types.CLIENT_REGISTER_CAPABILITY,
        ):
            self.client.feature(method)(keep)
