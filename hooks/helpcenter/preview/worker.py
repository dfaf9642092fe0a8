"""The process of a PreviewCheck: `python -m helpcenter.preview.worker ROOT CONFIG`."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue

from helpcenter.background_worker import Request, _Worker, main
from helpcenter.diagnostics import CannotCheckError, Report
from helpcenter.editor.live import LiveSite
from helpcenter.finished.site import SiteReader
from helpcenter.finished.theme import Theme
from helpcenter.messages import Message
from helpcenter.model import Notice
from helpcenter.search import write_index
from helpcenter.upkeep.notices import notices

PATIENCE = 0.1  # seconds that what hangs on a page may take before the page is shown without it
PAUSE = 0.5  # seconds without a change after which the search is brought up to date
_BLINK = 0.02


class _PreviewWorker(_Worker):
    """Keeps all pages as they were read, so that of a change only what changed is looked at."""

    def __init__(self, root: Path, config: str, requests: SimpleQueue[Request]) -> None:
        super().__init__(root, config, requests)
        self.live_site: LiveSite | None = None
        self.rules: Iterator[None] = iter(())
        self.not_indexed: dict[str, None] = {}

    def pages(self) -> Report:
        self.live_site = None
        return super().pages()

    def ready(self) -> None:
        """Read all pages, and keep them in place of what was read for the check."""
        live = LiveSite(self.root, self.config)
        live.read()
        for _ in live.examine_stale():
            pass
        for _ in live.apply_rules():
            pass
        self.live_site, self.site = live, live.site() or self.site
        gc.collect()
        gc.freeze()  # what is kept of the pages is not looked through again for garbage

    def live(self, sources: tuple[str, ...]) -> tuple[Report, bool, dict[str, Notice]]:
        """Return what is wrong, as far as it is known, whether that is all, and the notices of these pages."""
        live, end = self._kept(), time.perf_counter() + PATIENCE
        for source in sources:
            live.change(source)
        for _ in live.examine_stale():
            pass
        self.rules = live.apply_rules()
        for _ in self.rules:
            if time.perf_counter() > end:
                break
        return self._report(live), not live.is_behind, self._notices(live, sources)

    def follow(self, sources: tuple[str, ...]) -> Iterator[Report | bool]:
        """Yield what is wrong once all is known, and at the end that the search has been brought up to date.

        Whatever newer is asked comes first; then neither may be so.
        """
        self.not_indexed |= dict.fromkeys(sources)
        live = self._kept()
        if live.is_behind and all(self.requests.empty() for _ in self.rules):
            yield self._report(live)
        end = time.perf_counter() + PAUSE
        while self.requests.empty() and time.perf_counter() < end:
            time.sleep(_BLINK)
        if self.requests.empty() and self.reader and self.finished:
            self.finished = self.reader.read_again(self.finished, filter(None, map(live.page, self.not_indexed)))
            self.not_indexed.clear()
            write_index(self.finished)
        yield True

    def index(self, folder: Path, themes: tuple[Path, ...]) -> bool:
        self.reader = SiteReader(folder, Theme(themes))
        self.finished = self.reader.read(self._checked(), self.root, "")
        self.not_indexed.clear()
        write_index(self.finished)
        return True

    def _kept(self) -> LiveSite:
        live = self.live_site
        if live is None or live.project is None or live.problem:
            raise CannotCheckError((live and live.problem) or Message("the pages of the site were not checked"))
        return live

    def _report(self, live: LiveSite) -> Report:
        site = live.site() or self._checked()
        found = [each for source in sorted(live.results.sources()) for each in live.results.found(source)]
        return Report(tuple(found), tuple(live.failures()), len(site.pages), len(site.languages))

    def _notices(self, live: LiveSite, sources: tuple[str, ...]) -> dict[str, Notice]:
        site = live.site() or self._checked()
        paths = {page.path for page in map(live.page, sources) if page}
        return notices(replace(site, pages={name: page for name, page in site.pages.items() if page.path in paths}))


if __name__ == "__main__":
    main(_PreviewWorker)
