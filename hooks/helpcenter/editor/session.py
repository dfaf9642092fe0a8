"""One help center in an editor: when it is checked, and what the editor has been shown of it."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

from pygls.uris import from_fs_path

from helpcenter.diagnostics import Diagnostic
from helpcenter.editor.client import Client
from helpcenter.editor.findings import Failure, failure_of, shown, shown_failure
from helpcenter.editor.fixing import mended
from helpcenter.editor.live import LiveSite
from helpcenter.messages import Message

PAUSE = 0.3  # seconds without typing after which that is read again on which all pages hang
SLICE = 0.02  # seconds of work after which the editor is listened to
REST = 0.002
PATIENCE = 2.0  # seconds that the check of all pages may take before somebody is told


class Document(NamedTuple):
    """What is open in the editor."""

    uri: str
    version: int | None


class _Shown(NamedTuple):
    version: int | None
    found: list[Diagnostic]
    failures: list[Failure]


class Session:
    """What an editor knows of one help center; a newer text stops the check of an older one."""

    def __init__(self, root: Path, client: Client) -> None:
        """Take the folder of the help center; it is read when the first check is started."""
        self.live = LiveSite(root)
        self.documents: dict[str, Document] = {}
        self._client = client
        self._task: asyncio.Task[None] | None = None
        self._shown: dict[str, _Shown] = {}
        self._told: set[str] = set()
        self._bar = client.bar()
        self._mended: tuple[object, str] = (None, "")

    def put(self, source: str, document: Document | None, data: bytes | None) -> None:
        """Take what the editor holds of a file, or that it has closed it, and check what hangs on it."""
        if document:
            self.documents[source] = document
        else:
            self.documents.pop(source, None)
        if self.live.put(source, data) or self._task is None:
            self.check()
        elif not self.live.is_behind:
            self._publish([source])

    def change(self, sources: Iterable[str]) -> None:
        """Take note that files have changed on disk, or are new or gone; what is open in the editor counts still."""
        is_other = [self.live.change(source) for source in sources if source not in self.documents]
        if any(is_other):
            self.check()

    def catch_up(self) -> None:
        """Look at all files on disk again, for an editor that does not tell what other programs do to them."""
        self.live.has_to_read = self.live.is_behind = True
        self.check()

    def check(self) -> None:
        """Begin to check what is not checked yet; what was begun before is left off."""
        if self._task:
            self._task.cancel()
        self._task = asyncio.get_running_loop().create_task(self._check())

    async def settled(self) -> None:
        """Wait until everything is checked."""
        while self._task and not self._task.done():
            await asyncio.wait([self._task])

    def uri(self, source: str) -> str:
        """Return the address of a file, as the editor named it where it has."""
        document = self.documents.get(source)
        return document.uri if document else str(from_fs_path(str(self.live.root / source)))

    def version(self, source: str) -> int | None:
        """Return the version of the text that is open in the editor; None where none is."""
        document = self.documents.get(source)
        return document and document.version

    def mended(self, source: str) -> str:
        """Return the text of a file with all mended that can be; asked again of the same text, what was said before."""
        about = (source, self.live.text(source), self.live.results.found(source))
        if self._mended[0] != about:
            self._mended = about, mended(self.live, source)
        return self._mended[1]

    async def _check(self) -> None:
        live = self.live
        try:
            if live.project:
                await self._examine()
            if live.has_to_read:
                if live.project:
                    await asyncio.sleep(PAUSE)
                live.read()
                await self._examine()
                gc.collect()
                gc.freeze()  # what is kept of the pages is not looked through again for garbage
            await self._apply_rules()
            self._publish({*self.documents, *self._shown, *live.results.sources(), *self._failures()})
        except Exception as error:  # noqa: BLE001 -- whatever happens, the editor is answered further on
            self._bar.end()
            self._client.report(error)

    async def _examine(self) -> None:
        listened = perf_counter()
        for sources in self.live.examine_stale():
            self._publish(sources)
            if perf_counter() - listened > SLICE:
                self._bar.show(len(self.live.examined), len(self.live.stale))
                await asyncio.sleep(REST)
                listened = perf_counter()
        self._bar.end()

    async def _apply_rules(self) -> None:
        began, listened = process_time(), perf_counter()
        for _ in self.live.apply_rules():
            if perf_counter() - listened > SLICE:
                await asyncio.sleep(REST)
                listened = perf_counter()
        if process_time() - began > PATIENCE and self.live.project:
            self._tell(_slow(len(self.live.project.sources)))

    def _publish(self, sources: Iterable[str]) -> None:
        """Show the editor what is wrong with these files, as far as it does not know."""
        failures = self._failures()
        for source in sorted(sources):
            document = self.documents.get(source)
            now = _Shown(document and document.version, self.live.results.found(source), failures.get(source, []))
            before = self._shown.get(source)
            if now == before or (before is None and not (document or now.found or now.failures)):
                continue
            codec, lines = self._client.codec(), self.live.text(source).split("\n")
            found = [shown(each, lines, self._client.language, codec) for each in now.found]
            found += [shown_failure(each, lines, codec) for each in now.failures]
            self._client.publish(self.uri(source), now.version, found)
            self._shown[source] = now

    def _failures(self) -> dict[str, list[Failure]]:
        """Return what could not be checked, by file; where none is to blame, whoever is writing is told, once."""
        failures: dict[str, list[Failure]] = {}
        for message in self.live.failures():
            failure = failure_of(message, self._client.language)
            if failure.file in self.documents or (failure.file and (self.live.root / failure.file).is_file()):
                failures.setdefault(failure.file, []).append(failure)
            else:
                self._tell(message)
        return failures

    def _tell(self, message: Message) -> None:
        if message not in self._told:
            self._told.add(message)
            self._client.show(message)


def _slow(pages: int) -> Message:
    return Message(
        "This help center has {pages} pages. What is wrong with the page in hand is shown at once, what hangs on other "
        "pages when nothing has been typed for a while",
        pages=pages,
    )
