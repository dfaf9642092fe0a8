"""Finds what a help center is made of: settings, register, synonyms, words, the files, and which of them are pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import Message
from helpcenter.model import Site
from helpcenter.project.asked import read_asked
from helpcenter.project.attached import read_attached
from helpcenter.project.published import read_published
from helpcenter.project.reasons import reason
from helpcenter.project.register import read_register
from helpcenter.project.settings import CONFIG, Settings, read_settings
from helpcenter.project.source_text import SAVED, SourceError, Unsaved, read_text
from helpcenter.project.stamps import read_stamps
from helpcenter.project.synonyms import read_synonyms
from helpcenter.project.words import read_words

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mkdn")  # what MkDocs takes for a page

TEMPLATES = (".html", ".xml", ".svg", ".js")  # what may hold words that readers see


@dataclass(frozen=True, slots=True)
class Project:
    """A help center before its pages are read: `site` is all but them, `sources` their files by (path, language).

    `failures` names the folders that could not be listed: what is in them is not known. `unsaved` is what counts in
    place of what some of the files hold.
    """

    root: Path
    site: Site
    sources: dict[tuple[str, str], str]
    failures: tuple[Message, ...] = ()
    unsaved: Unsaved = field(default_factory=dict)


def read_project(root: Path, config: str = CONFIG, unsaved: Unsaved = SAVED) -> Project:
    """Find what belongs to the help center in `root` that the file `config` there describes.

    Raises CannotCheckError where there is nothing to check: no readable mkdocs.yml, or a language without a page.
    """
    settings = read_settings(root, config, unsaved)
    docs = root / settings.docs
    if not docs.is_dir():
        message = Message("{folder}:1:1: no such folder, expected the pages of the help center", folder=settings.docs)
        raise CannotCheckError(message)
    failures: list[Message] = []
    there = {*_files(root, settings.docs, failures), *_unsaved_files(root, settings.docs, unsaved)}
    files = sorted(there, key=lambda file: file.split("/"))
    sources: dict[tuple[str, str], str] = {}
    for source in files:
        language, _, path = source.removeprefix(f"{settings.docs}/").partition("/")
        if language in settings.languages and path.endswith(MARKDOWN):
            sources[path, language] = source
    for language in settings.languages:
        if not any(each == language for _, each in sources):
            empty = f"{settings.docs}/{language}"
            nothing = Message("{folder}:1:1: no pages, expected Markdown files", folder=empty)
            raise CannotCheckError(next(iter(failures), nothing))
    unpublished = frozenset(_unpublished(files, settings))
    site = Site(
        docs=settings.docs,
        languages=settings.languages,
        pages={},
        files=frozenset(files),
        register=read_register(root, settings.docs, settings.languages, settings.official_site, unsaved),
        synonyms=read_synonyms(root, settings.docs, settings.languages, unsaved),
        asked=read_asked(root, settings.docs, settings.languages, unsaved),
        words=read_words(root, settings.docs, settings.languages, unsaved),
        extras=settings.extras,
        stamps=read_stamps(root, settings.docs, unsaved),
        published=read_published(root, settings.docs, unsaved),
        config_source=config,
        config=settings.text,
        templates=dict(_templates(root, settings.theme, failures, unsaved)),
        navigation=settings.navigation,
        redirects=settings.redirects,
        unpublished=unpublished,
        attached=read_attached(root, settings.docs, settings.languages, MARKDOWN, unpublished),
        brand_names=settings.brand_names,
    )
    return Project(root, site, sources, tuple(failures), unsaved)


def _files(root: Path, folder: str, failures: list[Message]) -> Iterator[str]:
    """Yield every file below a folder of the project, and add to `failures` the folders that cannot be listed.

    What begins with a dot belongs to an editor or the system; MkDocs leaves it out, too. A page that is a link to
    nowhere, or a pipe, is one that cannot be read; any other such file is not there.
    """

    def note(error: OSError) -> None:
        name = Path(error.filename).relative_to(root).as_posix()
        why = reason(error.strerror)
        failures.append(Message("{folder}:1:1: the folder cannot be read: {reason}", folder=name, reason=why))

    for path, folders, names in os.walk(root / folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = Path(path).relative_to(root).as_posix()
        for name in names:
            if not name.startswith(".") and (name.endswith(MARKDOWN) or Path(path, name).is_file()):
                yield f"{below}/{name}".removeprefix("./")


def _unsaved_files(root: Path, folder: str, unsaved: Unsaved) -> Iterator[str]:
    """Yield the files below a folder of the project that are in an editor, and need not be there yet."""
    for file in unsaved:
        if file.is_relative_to(root / folder):
            below = file.relative_to(root)
            if not any(part.startswith(".") for part in below.parts):
                yield below.as_posix()


def _templates(root: Path, theme: str | None, failures: list[Message], unsaved: Unsaved) -> Iterator[tuple[str, str]]:
    """Yield the templates of the theme, whose words readers see on every page; one that is no text says nothing."""
    files = _files(root, theme, failures) if theme and (root / theme).is_dir() else ()
    for file in sorted(name for name in files if name.endswith(TEMPLATES)):
        try:
            yield file, read_text(root / file, unsaved)
        except SourceError:
            continue


def _unpublished(files: list[str], settings: Settings) -> Iterator[str]:
    """Yield the files that mkdocs.yml excludes or calls drafts, by patterns as in a .gitignore."""
    if settings.hidden.strip():
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 -- slow to load, and needed only here

        patterns = GitIgnoreSpec.from_lines(settings.hidden.splitlines())
        yield from (file for file in files if patterns.match_file(file.removeprefix(f"{settings.docs}/")))
