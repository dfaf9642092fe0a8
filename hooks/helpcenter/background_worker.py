"""The process of a BackgroundCheck: `python -m helpcenter.background_worker ROOT CONFIG`.

Requests come in on standard input, answers go out on standard output, as pickles.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, BinaryIO

from helpcenter.background import SELDOM
from helpcenter.diagnostics import CannotCheckError, Report
from helpcenter.finished.site import BuiltSite, SiteReader
from helpcenter.finished.theme import Theme
from helpcenter.messages import Message, chosen_language, say
from helpcenter.model import Brand, Guide, Head, Notice, Renderer, Site
from helpcenter.project.reasons import reason

if TYPE_CHECKING:
    from helpcenter.rendered import RenderedPages

Request = tuple[Any, ...]
Answer = Report | CannotCheckError | dict[str, Notice] | dict[str, Head] | bool


def main(make: Callable[[Path, str, SimpleQueue[Request]], _Worker]) -> None:
    """Answer requests until the other end closes, with the worker that is made of the arguments and the requests."""
    gc.set_threshold(SELDOM)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # an answer that nobody waits for any more is no error
    requests: SimpleQueue[Request] = SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    try:
        _answer(requests, answers, make(Path(sys.argv[1]), sys.argv[2], requests))
    except Exception:  # noqa: BLE001 -- an orderly end would trip over the thread that listens
        traceback.print_exc()
        os._exit(1)


def _answer(requests: SimpleQueue[Request], answers: BinaryIO, worker: _Worker) -> None:
    while True:
        for answer in _answers_to(requests.get(), worker):
            pickle.dump(answer, answers)
            answers.flush()


def _answers_to(request: Request, worker: _Worker) -> Iterator[Any]:
    kind, *arguments = request
    try:
        answer = getattr(worker, kind)(*arguments)
        if isinstance(answer, Iterator):
            yield from answer
        elif answer is not None:
            yield answer
    except CannotCheckError as error:
        yield error


def _listen(stream: BinaryIO, requests: SimpleQueue[Request]) -> None:
    """Take requests, and end the process as soon as the other end closes, whatever it is working on.

    That there is a second thread keeps `workers` from starting processes, too: the other processors are rendering.
    """
    try:
        while True:
            requests.put(pickle.load(stream))  # noqa: S301 -- from the process that started this one
    finally:
        os._exit(0)


class _Worker:
    """Has a method for each kind of request. The rules are loaded in them: by then the other end may have closed."""

    def __init__(self, root: Path, config: str, requests: SimpleQueue[Request]) -> None:
        self.root = root
        self.config = config
        self.requests = requests
        self.site: Site | None = None
        self.is_right = False
        self.reader: SiteReader | None = None
        self.finished: BuiltSite | None = None
        self.guides: dict[str, Guide] = {}
        self.built_as: dict[str, str] = {}
        self.renderers: dict[str, Renderer] = {}
        self.rendered: RenderedPages | None = None
        self.failed: CannotCheckError | None = None

    def pages(self) -> Report:
        from helpcenter.checking import check  # noqa: PLC0415

        report = check(self.root, self.config)
        self.is_right = not report.diagnostics and not report.failures
        self.site, self.reader, self.finished, self.rendered, self.failed = report.site, None, None, None, None
        return replace(report, site=None)

    def notices(self) -> dict[str, Notice]:
        from helpcenter.upkeep.notices import notices  # noqa: PLC0415

        return notices(self._checked())

    def told(self, language: str, guide: Guide, built: Mapping[str, str], renderer: Renderer) -> None:
        self.guides[language] = guide
        self.built_as |= built
        self.renderers[language] = renderer

    def restore(self, language: str, folder: Path) -> dict[str, Head]:
        with _writing(Message("the pages")):
            return self._rendered().restore(language, folder)

    def keep(self, folder: Path) -> bool:
        built = self.finished.pages if self.finished else {}
        kept = self._rendered().keep(folder, {file: each.html for file, each in built.items()})
        if kept.trouble:
            why, file = reason(kept.trouble.strerror), str(kept.trouble.filename)
            said = Message(
                "what was made cannot be kept, so the next build takes longer: {reason}: {file}", reason=why, file=file
            )
            sys.stderr.write(f"helpcenter: {say(said, chosen_language(None, os.environ))}\n")
            sys.stderr.flush()
        return True

    def beside(self, language: str, brand: Brand, folder: Path, address: str) -> None:
        from helpcenter.pictures import write_pictures  # noqa: PLC0415
        from helpcenter.twins import write_index, write_twins  # noqa: PLC0415

        if self.site is None or not self.is_right:  # nothing will be published, and what is wrong may be anything
            return
        try:
            pages = self._rendered().missing(language)
            with _writing(Message("the pictures")):
                write_pictures(pages, folder, brand)
            with _writing(Message("the pages as Markdown")):
                write_twins(self.site, self.root, pages, folder, address)
                write_index(self.site, language, self.guides[language], folder, address)
        except CannotCheckError as error:
            self.failed = error

    def redirects(self, folder: Path, address: str) -> bool:
        from helpcenter.redirects import write_redirects  # noqa: PLC0415

        with _writing(Message("what leads on from pages that are gone")):
            write_redirects(self._checked(), folder, address)
        return True

    def ahead(self, folder: Path, themes: tuple[Path, ...], language: str) -> None:
        if self.site:
            self.reader = self._reader(folder, themes)
            self.reader.read_ahead(self.site, language)
            _load_what_knows_chinese(self.site)

    def built(self, folder: Path, address: str, themes: tuple[Path, ...]) -> Report:
        from helpcenter.checking import check_built  # noqa: PLC0415

        if self.failed:
            raise self.failed
        reader, self.reader = self.reader or self._reader(folder, themes), None
        report = check_built(self._checked(), self.root, address, reader)
        self.finished = report.built
        return replace(report, built=None)

    def index(self, folder: Path, themes: tuple[Path, ...]) -> bool:
        from helpcenter.search import write_index  # noqa: PLC0415

        write_index(self.finished or self._reader(folder, themes).read(self._checked(), self.root, ""))
        return True

    def finish(self, folder: Path, address: str, sends_to: str) -> bool:
        from helpcenter.publishing.finishing import finish  # noqa: PLC0415

        self.finished = None  # which is the most that this process holds
        with _writing(Message("the finished site")):
            finish(folder, address, sends_to, self.rendered.html if self.rendered else {})
        return True

    def offline(self, folder: Path, is_on: bool) -> bool:  # noqa: FBT001 -- as it was sent
        from helpcenter.publishing.offline import write_leaving, write_lists  # noqa: PLC0415

        with _writing(Message("what is kept for readers without network")):
            if is_on:
                write_lists(self._checked(), self.guides, folder)
            else:
                write_leaving(folder)
        return True

    def _reader(self, folder: Path, themes: tuple[Path, ...]) -> SiteReader:
        return SiteReader(folder, Theme(themes), self.rendered.read if self.rendered else {})

    def _rendered(self) -> RenderedPages:
        from helpcenter.rendered import RenderedPages  # noqa: PLC0415

        if self.rendered is None:
            self.rendered = RenderedPages(self._checked(), self.root, self.renderers, self.guides, self.built_as)
        return self.rendered

    def _checked(self) -> Site:
        if self.site is None:
            raise CannotCheckError(Message("the pages of the site were not checked"))
        return self.site


@contextmanager
def _writing(what: Message) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotCheckError(
            Message(
                "{what} cannot be written: {reason}: {file}",
                what=what,
                reason=reason(error.strerror),
                file=str(error.filename),
            )
        ) from error


def _load_what_knows_chinese(site: Site) -> None:
    """Load it, where the site is Chinese, while the site generator still renders; later it would be waited for."""
    from helpcenter.chinese import syllables  # noqa: PLC0415

    syllables("".join(each.title for each in site.pages.values()))


if __name__ == "__main__":
    main(_Worker)
