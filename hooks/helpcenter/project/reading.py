"""Finds what a help center is made of: mkdocs.yml, the register, the files, and which of them are pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from helpcenter.diagnostics import CannotCheckError
from helpcenter.model import Site
from helpcenter.project.register import read_register
from helpcenter.project.settings import CONFIG, Settings, read_settings
from helpcenter.project.source_text import SourceError, read_text

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mkdn")  # what MkDocs takes for a page

TEMPLATES = (".html", ".xml", ".svg", ".js")  # what may hold words that readers see


@dataclass(frozen=True, slots=True)
class Project:
    """A help center before its pages are read: `site` is all but them, `sources` their files by (path, language)."""

    root: Path
    site: Site
    sources: dict[tuple[str, str], str]


def read_project(root: Path, config: str = CONFIG) -> Project:
    """Find what belongs to the help center in `root` that the file `config` there describes.

    Raises CannotCheckError where there is nothing to check: no readable mkdocs.yml, or a language without a page.
    """
    settings = read_settings(root, config)
    docs = root / settings.docs
    if not docs.is_dir():
        raise CannotCheckError(f"{settings.docs}:1:1: no such folder, expected the pages of the help center")
    files = sorted(_files(root, docs), key=lambda file: file.split("/"))
    sources: dict[tuple[str, str], str] = {}
    for source in files:
        language, _, path = source.removeprefix(f"{settings.docs}/").partition("/")
        if language in settings.languages and path.endswith(MARKDOWN):
            sources[path, language] = source
    for language in settings.languages:
        if not any(each == language for _, each in sources):
            raise CannotCheckError(f"{settings.docs}/{language}:1:1: no pages, expected Markdown files")
    site = Site(
        docs=settings.docs,
        languages=settings.languages,
        pages={},
        files=frozenset(files),
        register=read_register(root, settings.docs, settings.languages, settings.official_site),
        config_source=config,
        config=settings.text,
        templates=dict(_templates(root, settings)),
        navigation=settings.navigation,
        redirects=settings.redirects,
        unpublished=frozenset(_unpublished(files, settings)),
        brand_names=settings.brand_names,
    )
    return Project(root, site, sources)


def _files(root: Path, folder: Path) -> Iterator[str]:
    """Yield the files below a folder, named from the root, without those of editors and the system.

    MkDocs leaves out what begins with a dot, too.
    """
    for path, folders, names in os.walk(folder):
        folders[:] = [each for each in folders if not each.startswith(".")]
        below = Path(path).relative_to(root).as_posix()
        for name in names:
            if not name.startswith(".") and Path(path, name).is_file():
                yield f"{below}/{name}".removeprefix("./")


def _templates(root: Path, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the templates of the theme, whose words readers see on every page; one that is no text says nothing."""
    folder = root / settings.theme if settings.theme else None
    for file in sorted(file for file in folder.rglob("*") if file.suffix in TEMPLATES) if folder else ():
        try:
            yield file.relative_to(root).as_posix(), read_text(file)
        except SourceError:
            continue


def _unpublished(files: list[str], settings: Settings) -> Iterator[str]:
    """Yield the files that mkdocs.yml excludes or calls drafts, by patterns as in a .gitignore."""
    if settings.hidden.strip():
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 -- slow to load, and needed only here

        patterns = GitIgnoreSpec.from_lines(settings.hidden.splitlines())
        yield from (file for file in files if patterns.match_file(file.removeprefix(f"{settings.docs}/")))
