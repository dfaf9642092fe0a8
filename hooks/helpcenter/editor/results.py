"""What has been found in a help center, by the file it was found in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from helpcenter.diagnostics import Diagnostic
from helpcenter.editor.moving import moved
from helpcenter.examining import Examined, Findings
from helpcenter.messages import Message

BySource = dict[str, list[Diagnostic]]


class Results:
    """What was found in pages by themselves, in pages beside others, and in the whole; each is replaced by itself.

    What could not be found out is kept in the same way.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._failed_pages: dict[str, tuple[Message, ...]] = {}
        self._failed_rules: list[Message] = []
        self._of_pages: BySource = {}
        self._of_site: BySource = {}
        self._of_project: BySource = {}

    def found(self, source: str) -> list[Diagnostic]:
        """Return what is wrong with a file, in the order of its lines."""
        return sorted(each for layer in self._layers() for each in layer.get(source, ()))

    def sources(self) -> set[str]:
        """Return the files with which something is wrong."""
        return {source for layer in self._layers() for source, found in layer.items() if found}

    def failures(self) -> list[Message]:
        """Return what could not be found out, and why."""
        return [*chain.from_iterable(self._failed_pages.values()), *self._failed_rules]

    def keep_page(self, examined: Examined) -> None:
        """Take what is wrong with a page by itself."""
        self._of_pages |= {each.source: [] for each in examined.outlines} | _by_source(examined.diagnostics)
        if examined.failures:
            self._failed_pages[examined.path] = examined.failures
        else:
            self._failed_pages.pop(examined.path, None)

    def keep_beside_others(self, sources: Iterable[str], found: Findings) -> None:
        """Take what is wrong with a page, in its files, beside others."""
        self._of_site |= {source: [] for source in sources} | _by_source(found.diagnostics)

    def keep_all(self, of_site: Findings, of_project: Findings) -> None:
        """Take what is wrong with all pages beside others, and with the whole."""
        self._of_site, self._of_project = _by_source(of_site.diagnostics), _by_source(of_project.diagnostics)
        self._failed_rules = [*of_site.failures, *of_project.failures]

    def keep_only(self, pages: Mapping[str, str]) -> None:
        """Forget what was found in pages that are not there any more; `pages` are the paths of those that are."""
        paths = set(pages.values())
        self._failed_pages = {path: each for path, each in self._failed_pages.items() if path in paths}
        for layer in (self._of_pages, self._of_site):
            for source in layer.keys() - pages.keys():
                del layer[source]

    def move(self, source: str, before: str, after: str) -> None:
        """Take note that a text has changed, so that what was found in it stands elsewhere until it is found again."""
        if source in self._of_project:
            self._of_project[source] = list(moved(self._of_project[source], before, after))

    def _layers(self) -> tuple[BySource, ...]:
        return self._of_pages, self._of_site, self._of_project


def _by_source(found: Iterable[Diagnostic]) -> BySource:
    by_source: BySource = {}
    for each in found:
        by_source.setdefault(each.path, []).append(each)
    return by_source
