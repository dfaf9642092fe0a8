"""Applies the rules to a help center and reports what they find."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter import cache
from helpcenter.cache import Packed
from helpcenter.diagnostics import Report
from helpcenter.examining import Findings, digest_of
from helpcenter.model import Site
from helpcenter.project.reading import Project, read_project
from helpcenter.project.settings import CONFIG
from helpcenter.rules import COMPARING, PROJECT_RULES, SITE_RULES
from helpcenter.watching import Watch, unwatched
from helpcenter.workers import examine_all

if TYPE_CHECKING:
    from helpcenter.finished.site import SiteReader


def check(root: Path, config: str = CONFIG, watch: Watch = unwatched) -> Report:
    """Check the help center in `root` that the file `config` there describes, and report what is wrong with it.

    `watch` is handed the pages as they are examined, with their number, and hands them on. Raises CannotCheckError
    where nothing could be said.
    """
    return check_project(read_project(root, config), watch)


@contextmanager
def _without_search_for_garbage() -> Iterator[None]:
    """Keep Python from looking through all outlines again and again for garbage, of which there is next to none."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_without_search_for_garbage()
def check_project(project: Project, watch: Watch = unwatched) -> Report:
    """Check a help center whose files have been found. Raises CannotCheckError as `check` does."""
    site, found = read_site(project, watch=watch)
    for _ in chain(apply_site_rules(site, found), apply_project_rules(site, found)):
        pass
    return Report(tuple(sorted(found.diagnostics)), tuple(found.failures), len(site.pages), len(site.languages), site)


def apply_site_rules(site: Site, found: Findings, sources: Collection[str] | None = None) -> Iterator[None]:
    """Collect what the rules find that look at a page and those around it: the pages in `sources`, or all.

    Yields after each rule, so that whoever has something more urgent to do can do it, or need not go on.
    """
    settled = site.without_pending()
    for code, rule in SITE_RULES.items():
        of = settled if code in COMPARING else site
        pages = of.pages.values() if sources is None else [of.pages[each] for each in sources if each in of.pages]
        for page in pages:
            found.collect(code, rule, page.source, rule(page, of))
        yield


def apply_project_rules(site: Site, found: Findings, codes: Collection[str] = PROJECT_RULES) -> Iterator[None]:
    """Collect what the rules with these `codes` find that look at the whole site. Yields as `apply_site_rules` does."""
    settled = site.without_pending()
    for code, rule in PROJECT_RULES.items():
        if code in codes:
            found.collect(code, rule, site.config_source, rule(settled if code in COMPARING else site))
            yield


@_without_search_for_garbage()
def read_site(
    project: Project, codes: Collection[str] | None = None, watch: Watch = unwatched
) -> tuple[Site, Findings]:
    """Return the help center with the outline of each page, and what is wrong with each page by itself.

    Where `codes` are given, only those rules are sure to be applied. Raises CannotCheckError as `check` does.
    """
    examined = [cache.unpack(entry) for entry in _entries(project, codes, watch)]
    pages = {page.source: page for each in examined for page in each.outlines}
    found = Findings(
        [diagnostic for each in examined for diagnostic in each.diagnostics],
        [*project.failures, *(failure for each in examined for failure in each.failures)],
    )
    return replace(project.site, pages=pages), found


@_without_search_for_garbage()
def check_built(site: Site, root: Path, address: str, reader: SiteReader) -> Report:
    """Check the finished site that `reader` reads, and that will stand at `address`.

    It was made from `site` in `root`, with outlines.
    """
    from helpcenter.rules.built_rules import BUILT_RULES  # noqa: PLC0415 -- a check of the pages needs none of these

    built = reader.read(site, root, address)
    found = Findings()
    for page in built.pages.values():
        for code, rule in BUILT_RULES.items():
            found.collect(code, rule, page.file, rule(page, built))
    languages = len(site.languages)
    return Report(tuple(sorted(found.diagnostics)), tuple(found.failures), len(built.pages), languages, built=built)


def _entries(project: Project, codes: Collection[str] | None, watch: Watch) -> Iterator[Packed]:
    """Yield what is known of each page: what the last check knew where the files are the same, else what is found.

    What some of the rules alone have found is not kept.
    """
    key = cache.key_of(project)
    known = cache.load(project.root, key)
    stale: list[str] = []
    kept: dict[str, Packed] = {}
    for path in dict.fromkeys(path for path, _ in project.sources):
        entry = known.get(path)
        if entry and entry[1] == digest_of(project, path):
            kept[path] = entry
        else:
            stale.append(path)
    yield from kept.values()
    for entry in watch(examine_all(project, stale, codes), len(stale)):
        yield entry
        path, digest, _, _, failures = entry
        if digest is not None and not failures:
            kept[path] = entry
    if codes is None and (stale or len(kept) < len(known)):
        cache.store(project.root, key, kept)
