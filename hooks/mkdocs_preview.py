"""What a preview does when a page is saved, and the second file that knows MkDocs.

MkDocs builds everything again whatever was saved. Where it was the text of pages alone, they are rendered again by
themselves, as the last whole build would have done it, with what that has left of each language.
"""

from __future__ import annotations

import copy
import logging
import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from helpcenter.diagnostics import CannotCheckError, Report
from helpcenter.messages import Message, chosen_language, say

if TYPE_CHECKING:
    from helpcenter.preview.check import PreviewCheck
    from helpcenter.preview.saved import Saved

log = logging.getLogger("mkdocs.hooks.helpcenter")

BUILD_DELAY = 0.02  # seconds without a change after which what was saved is shown
SETTLING = 0.1  # seconds after which a file is there again that an editor has put aside to write it anew


class CannotRefreshError(Exception):
    """More than single pages has to be built again."""


class _Built(NamedTuple):
    """What a whole build has left of one language."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment


class Preview:
    """One help center while it is shown to its writer; `judge` says in the terminal what was found."""

    def __init__(self, check: PreviewCheck, saved: Saved, judge: Callable[[Report], None]) -> None:
        """Take what knows the site; the first build is still to begin."""
        self.check = check
        self.saved = saved
        self.sources: dict[str, str] = {}  # by the file that is made of each
        self.is_whole = False  # until a build has come to its end
        self.nav = Navigation([], [])  # of the language that is being built
        self._judge = judge
        self._server: LiveReloadServer | None = None
        self._built: dict[str, _Built] = {}
        self._pages: dict[str, dict[str, File]] = {}

    def begin(self, config: MkDocsConfig) -> None:
        """Take note that a whole build begins, of the files as they are now."""
        self.is_whole = False
        for kept in (self.sources, self._built, self._pages):
            kept.clear()
        self.saved.watch([config.docs_dir, config.config_file_path, *config.watch])
        self.saved.begin()

    def keep(self, language: str, config: MkDocsConfig, files: Files, env: Environment) -> None:
        """Keep what the pages of a language are rendered with; the build of the next one changes the configuration."""
        own = copy.copy(config)
        for name in ("theme", "extra", "mdx_configs"):
            own[name] = copy.deepcopy(config[name])
        self._built[language] = _Built(own, files, self.nav, env)
        for file in files.documentation_pages():
            self._pages.setdefault(str(file.abs_src_path), {})[language] = file
            self.sources[file.dest_uri] = f"{Path(config.docs_dir).name}/{file.src_uri}"

    def serve(self, server: LiveReloadServer, failed: Callable[[BaseException], None]) -> None:
        """Take over a server whose pages were built; `failed` is told why they cannot be built again."""
        build_all = server.builder

        def build() -> None:
            if self._catch_up():
                return
            time.sleep(SETTLING)
            if self._catch_up():
                return
            try:
                build_all()
            except (Exception, SystemExit) as error:  # noqa: BLE001 -- whatever it is, the next change may mend it
                failed(error)

        from helpcenter.preview.watching import hear_from_system, watched_by  # noqa: PLC0415 -- a build needs no watchdog

        self.saved.watch(watched_by(server))
        if hear_from_system(server, self.saved.watched):
            server.build_delay = BUILD_DELAY
        else:
            polls = Message("The system does not tell of every change here, so they are looked for twice a second.")
            log.warning(say(polls, chosen_language(None, os.environ)))
        self._server = server
        server.builder = build

    def _catch_up(self) -> bool:
        """Render again the pages that have changed; tell whether that was enough."""
        states, changed = self.saved.changed()
        if not changed or not self.is_whole:
            return self.is_whole
        texts = self.saved.texts_of(changed, self._pages)
        if texts is None:
            return False
        try:
            self._refresh(texts)
        except (CannotRefreshError, CannotCheckError):
            return False
        except Exception:
            log.exception("All pages are built again.")
            return False
        self.saved.keep(states, texts)
        return True

    def _refresh(self, texts: dict[str, str]) -> None:
        """Render the pages again that have these texts now, and those that show something of them."""
        is_settled, warned = self.check.examine(list(self._sources_of(texts)))
        paths = dict.fromkeys((*texts, *self.saved.showing(texts), *self._pages_named(warned)))
        for language in self._built:
            files = (self._pages[path].get(language) for path in paths if path in self._pages)
            self._render(language, list(filter(None, files)))
        if is_settled:
            self._judge(self.check.latest)
        self.check.follow(list(self._sources_of(paths)), self._take)

    def _pages_named(self, names: set[str]) -> Iterator[str]:
        for path, files in self._pages.items() if names else ():
            if any(each.src_uri in names for each in files.values()):
                yield path

    def _sources_of(self, paths: Iterable[str]) -> Iterator[str]:
        for path in paths:
            for file in self._pages.get(path, {}).values():
                yield self.sources[file.dest_uri]

    def _render(self, language: str, files: list[File]) -> None:
        """Render pages as MkDocs does, which has no event to ask it for some alone."""
        config, all_files, nav, env = self._built[language]
        plugin: Any = config.plugins["i18n"]
        plugin.current_language = language
        for file in files:
            page = _page_of(file)
            before = page.title, page.meta
            _populate_page(page, config, all_files)
            if (page.title, page.meta) != before:
                raise CannotRefreshError
        shown = all_files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        for file in files:
            is_excluded: bool = file.inclusion.is_excluded()  # type: ignore[no-untyped-call]
            _build_page(_page_of(file), config, shown, nav, env, excluded=is_excluded)

    def _take(self, found: Report | CannotCheckError) -> None:
        """Take what has followed from a change, and let the browser ask for the page again where it is new."""
        from helpcenter.preview.watching import tell  # noqa: PLC0415 -- likewise

        if isinstance(found, CannotCheckError):
            log.error("helpcenter: %s", found)
            return
        shown, self.check.latest = self.check.latest, found
        self._judge(found)
        if (shown.diagnostics, shown.failures) != (found.diagnostics, found.failures):
            tell(self._server)


def _page_of(file: File) -> Page:
    if file.page is None:
        raise CannotRefreshError
    return file.page
