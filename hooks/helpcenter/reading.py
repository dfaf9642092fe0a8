"""Reads a folder into a Site: mkdocs.yml, the register, and every page in every language."""

from __future__ import annotations

from pathlib import Path

from helpcenter.diagnostics import CannotCheckError
from helpcenter.model import Page, Register, Site
from helpcenter.parser import parse_page
from helpcenter.register import read_register
from helpcenter.settings import CONFIG, read_settings
from helpcenter.source_text import SourceError, read_text


def read_site(root: Path, config: str = CONFIG) -> Site:
    """Read the help center in `root` that the file `config` there describes.

    A file that cannot be read becomes a page with a `problem`. Raises CannotCheckError where there is nothing to check:
    no readable mkdocs.yml, or a language without a page.
    """
    settings = read_settings(root, config)
    docs = root / settings.docs
    if not docs.is_dir():
        raise CannotCheckError(f"{settings.docs}:1:1: no such folder, expected the pages of the help center")
    register = read_register(root, settings.docs, settings.languages, settings.official_site)
    files = [file for file in sorted(docs.rglob("*")) if file.is_file() and not _hidden(file.relative_to(docs))]
    pages: dict[str, Page] = {}
    for file in files:
        source = file.relative_to(root).as_posix()
        language, _, path = file.relative_to(docs).as_posix().partition("/")
        if language in settings.languages and path.endswith(".md"):
            pages[source] = _read_page(file, path, language, source, register)
    for language in settings.languages:
        if not any(page.language == language for page in pages.values()):
            raise CannotCheckError(f"{settings.docs}/{language}:1:1: no pages, expected Markdown files")
    names = frozenset(file.relative_to(root).as_posix() for file in files)
    return Site(settings.docs, settings.languages, pages, names, register)


def _hidden(path: Path) -> bool:
    """Tell whether a file belongs to an editor or the system; MkDocs leaves out what begins with a dot, too."""
    return any(part.startswith(".") for part in path.parts)


def _read_page(file: Path, path: str, language: str, source: str, register: Register) -> Page:
    try:
        text = read_text(file)
    except SourceError as error:
        return Page(path, language, source, problem=error.problem, readable=False)
    ids = (channel.id for channel in register.channels)
    return parse_page(text, path=path, language=language, source=source, channel_ids=ids)
