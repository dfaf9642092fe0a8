"""Which files have changed since all pages were built, and whether that concerns more than pages by themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from helpcenter.preview.texts import has_same_front_matter, showing_steps_of
from helpcenter.project.source_text import SourceError, read_text
from helpcenter.project.states import State, states_of


class Saved:
    """The files in and below the `watched` paths, and the texts of the pages there, as the last build read them."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.watched: list[str] = []
        self._states: dict[str, State] = {}
        self._texts: dict[str, str] = {}

    def begin(self) -> None:
        """Take note that all is about to be read."""
        self._texts.clear()
        self._states = states_of(self.watched)

    def watch(self, paths: Iterable[str]) -> None:
        """Watch more paths, of which nothing has changed since the last build."""
        others = [each for each in dict.fromkeys(paths) if each not in self.watched]
        self.watched += others
        self._states |= states_of(others)

    def can_read(self, path: str) -> bool:
        """Tell whether a page can be read, and keep its text."""
        with suppress(SourceError):
            self._texts[path] = self._texts.get(path) or read_text(Path(path))
        return path in self._texts

    def changed(self) -> tuple[dict[str, State], set[str]]:
        """Return the state of all files, and those that have changed, are new or gone."""
        states = states_of(self.watched)
        return states, {each for each in states.keys() | self._states if states.get(each) != self._states.get(each)}

    def texts_of(self, changed: Iterable[str], pages: Collection[str]) -> dict[str, str] | None:
        """Return the texts of changed files; None where one is none of the `pages`, or others hang on what is new."""
        texts = {}
        for path in changed:
            try:
                texts[path] = read_text(Path(path)) if path in pages else ""
            except SourceError:
                return None
            if not has_same_front_matter(self._texts.get(path, ""), texts[path]):
                return None
        return texts

    def showing(self, texts: dict[str, str]) -> Iterator[str]:
        """Yield the pages that may show other titles of steps, where pages have these `texts` now."""
        for path, text in texts.items():
            yield from showing_steps_of(path, text, self._texts)

    def keep(self, states: dict[str, State], texts: dict[str, str]) -> None:
        """Take note that what has changed was read, and is shown."""
        self._states = states
        self._texts |= texts
