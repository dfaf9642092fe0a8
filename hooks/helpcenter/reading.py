"""Reads a folder into a Site: mkdocs.yml, the register, and every page in every language."""

from __future__ import annotations

from pathlib import Path

from helpcenter.diagnostics import CannotCheckError
from helpcenter.model import Page, Problem, Register, Site
from helpcenter.parser import parse_page
from helpcenter.register import read_register
from helpcenter.settings import read_settings


def read_site(root: Path) -> Site:
    """Read the help center whose mkdocs.yml stands in `root`.

    A file that cannot be read becomes a page with a `problem`. Raises CannotCheckError where there is nothing to check:
    no readable mkdocs.yml, or a language without a page.
    """
    settings = read_settings(root)
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
        data = file.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        problem = Problem(1, 1, f"the file cannot be read: {error.strerror}")
        return Page(path, language, source, problem=problem, readable=False)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        problem = Problem(line, column, f"the byte 0x{data[error.start]:02x} is not UTF-8")
        return Page(path, language, source, problem=problem, readable=False)
    ids = (channel.id for channel in register.channels)
    return parse_page(text, path=path, language=language, source=source, channel_ids=ids)
