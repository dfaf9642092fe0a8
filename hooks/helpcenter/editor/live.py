"""One help center while it is written: its texts, saved or not, and what is wrong with it now.

What a page says by itself is found for every change of it, what hangs on other pages behind that. Both are done in
small pieces, so that whoever asks for them can leave off as soon as a newer text is there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from helpcenter import cache
from helpcenter.cache import Packed
from helpcenter.checking import apply_project_rules, apply_site_rules
from helpcenter.diagnostics import CannotCheckError, Diagnostic
from helpcenter.editor.results import Results
from helpcenter.examining import Examined, Findings, digest_of, examine
from helpcenter.messages import Message
from helpcenter.model import Outline, Site
from helpcenter.project.reading import Project, read_project
from helpcenter.project.settings import CONFIG
from helpcenter.project.source_text import SourceError, decode, read_bytes
from helpcenter.rules import APART, PROJECT_RULES


class LiveSite:
    """The help center in `root` that the file `config` there describes; files are named from there.

    `project` is None until it was read once, and stays what it was where it cannot be read any more: `problem` says
    why. `stale` are the paths of the pages that have to be examined, `has_to_read` tells that the project has to be
    read, `is_behind` that the rules for more than one page have to be applied.
    """

    def __init__(self, root: Path, config: str = CONFIG) -> None:
        """Take the folder; nothing is read yet."""
        self.root = root
        self._config = config
        self.unsaved: dict[Path, bytes] = {}
        self.project: Project | None = None
        self.problem: Message | None = None
        self.results = Results()
        self.examined: dict[str, Examined] = {}
        self.stale: dict[str, None] = {}
        self.has_to_read = self.is_behind = True
        self._key = b""
        self._known: dict[str, Packed] = {}  # by the last check that was written down
        self._digests: dict[str, bytes | None] = {}  # of what the pages were examined from
        self._paths: dict[str, str] = {}
        self._apart: Findings | None = None

    def text(self, source: str) -> str:
        """Return the text of a file, with line ends as Unix has them; empty where there is none that can be read."""
        try:
            return decode(self._bytes(source) or b"")
        except SourceError:
            return ""

    def site(self) -> Site | None:
        """Return the help center with the outlines of the pages that were examined; None before it was read."""
        if self.project is None:
            return None
        paths = dict.fromkeys(self._paths.values())
        examined = (self.examined[path] for path in paths if path in self.examined)
        return replace(self.project.site, pages={page.source: page for each in examined for page in each.outlines})

    def page(self, source: str) -> Outline | None:
        """Return the outline of the page in a file as it stands now; None where that is no page."""
        path = self._paths.get(source)
        if path is None:
            return None
        if path in self.stale:
            self._examine(path)
        return next((each for each in self._outlines(path) if each.source == source), None)

    def failures(self) -> list[Message]:
        """Return what could not be checked, and why, each with file, line and column."""
        project = self.project.failures if self.project else ()
        return [*filter(None, [self.problem]), *project, *self.results.failures()]

    def found_in(self, source: str, data: bytes) -> list[Diagnostic]:
        """Return what would be wrong with a page by itself if its file held `data`; nothing where it is no page."""
        path = self._paths.get(source)
        if path is None or self.project is None:
            return []
        project = replace(self.project, unsaved={**self.unsaved, self.root / source: data})
        return [each for each in examine(project, path).diagnostics if each.path == source]

    def has_windows_ends(self, source: str) -> bool:
        """Tell whether the lines of a file end as on Windows."""
        return b"\r\n" in (self._bytes(source) or b"")

    def put(self, source: str, data: bytes | None) -> bool:
        """Take what an editor holds of a file, None where that is no more than is saved; tell whether it is new."""
        before = self._bytes(source)
        if data is None:
            self.unsaved.pop(self.root / source, None)
        else:
            self.unsaved[self.root / source] = data
        path = self._paths.get(source)
        if path in self.stale:
            self.stale = {path: None, **self.stale}
        return self._bytes(source) != before and self.change(source, before)

    def change(self, source: str, before: bytes | None = None) -> bool:
        """Take note that a file has changed, from what it held `before`, or is new or gone; tell whether it matters."""
        now = self._bytes(source)
        if source in self._paths and now is not None:
            self.stale = {self._paths[source]: None, **self.stale}
        elif self._concerns(source):
            self.has_to_read = True
        else:
            return False
        self.is_behind = True
        if before is not None and now is not None:
            self.results.move(source, before.decode(errors="replace"), now.decode(errors="replace"))
        return True

    def read(self) -> None:
        """Find again what there is; the pages that hang on what has changed become stale."""
        self.has_to_read = False
        try:
            project = read_project(self.root, self._config, self.unsaved)
        except CannotCheckError as error:
            self.problem = error.message
            return
        self.project, self.problem, self._apart = project, None, None
        self._paths = {source: path for (path, _), source in project.sources.items()}
        key = cache.key_of(project)
        if key != self._key:
            self._key, self._digests, self._known = key, {}, cache.load(self.root, key)
        opened = [path for source, path in self._paths.items() if self.root / source in self.unsaved]
        self.stale = dict.fromkeys([*opened, *self._paths.values()])
        self.examined = {path: each for path, each in self.examined.items() if path in self.stale}
        self.results.keep_only(self._paths)

    def examine_stale(self) -> Iterator[Collection[str]]:
        """Examine the pages that have changed, and yield after each the files whose findings may be others now."""
        while self.stale:
            path = next(iter(self.stale))
            self._examine(path)
            yield [each.source for each in self._outlines(path)]

    def apply_rules(self) -> Iterator[None]:
        """Apply the rules that look at more than one page; what they find is known when this has come to its end."""
        site = self.site()
        if site is None or not self.is_behind:
            return
        if self._apart is None:
            apart = Findings()
            yield from apply_project_rules(site, apart, APART)
            self._apart = apart
        of_site, of_project = Findings(), Findings([*self._apart.diagnostics], [*self._apart.failures])
        yield from apply_site_rules(site, of_site)
        yield from apply_project_rules(site, of_project, PROJECT_RULES.keys() - APART)
        self.results.keep_all(of_site, of_project)
        self.is_behind = False

    def _examine(self, path: str) -> None:
        """Examine a page unless it is what it was; where all others are known, lay it beside those, too."""
        if self.project is None:
            return
        del self.stale[path]
        digest = digest_of(self.project, path)
        if digest is not None and self._digests.get(path) == digest:
            return
        known = self._known.pop(path, None)
        examined = cache.unpack(known) if known and known[1] == digest else examine(self.project, path)
        self.examined[path], self._digests[path] = examined, examined.digest
        sources = [each.source for each in examined.outlines]
        self.results.keep_page(examined)
        site = None if self.stale else self.site()
        if site:
            found = Findings()
            for _ in apply_site_rules(site, found, sources):
                pass
            self.results.keep_beside_others(sources, found)

    def _outlines(self, path: str) -> tuple[Outline, ...]:
        return self.examined[path].outlines if path in self.examined else ()

    def _bytes(self, source: str) -> bytes | None:
        try:
            return read_bytes(self.root / source, self.unsaved)
        except SourceError:
            return None

    def _concerns(self, source: str) -> bool:
        """Tell whether a file, which is no page yet, has a part in the help center."""
        if self.project is None:
            return True
        site = self.project.site
        folders = {site.docs, *(each.partition("/")[0] for each in site.templates)}
        return source == site.config_source or any(source.startswith(f"{folder}/") for folder in folders)
