"""What writers type for pages, ids and titles, and what is wrong with it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence

from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import Message
from helpcenter.model import Outline, Site
from helpcenter.project.reading import MARKDOWN
from helpcenter.words.spellings import nearest

_SUFFIX = ".md"
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def page_path(typed: str, docs: str, languages: Sequence[str]) -> str:
    """Return the path of a page, `payments/top-up.md`, from what was typed for it. Raises CannotCheckError.

    It may be typed with or without its suffix, and with the folder of a language before it, `docs/en/`.
    """
    name = posixpath.normpath(typed.strip().replace("\\", "/")) if typed.strip() else ""
    for language in languages:
        name = name.removeprefix(f"{docs}/{language}/")
    if name.startswith((f"{docs}/", "../", "/")) or name in ("", "..", "."):
        raise CannotCheckError(
            Message(
                "{name!r} is no page of this help center, expected a path below the folder of a language, "
                "such as payments/top-up",
                name=typed,
            )
        )
    parts = name.removesuffix(_SUFFIX).split("/")
    if parts[0] in languages:
        raise CannotCheckError(
            Message("{name!r} begins with a language, expected the page alone, such as payments/top-up", name=typed)
        )
    return "/".join(parts) + _SUFFIX


def new_path(typed: str, site: Site) -> str:
    """Return the path of a page that is not there yet. Raises CannotCheckError."""
    path = page_path(typed, site.docs, site.languages)
    if not all(map(_WORD.fullmatch, path.removesuffix(_SUFFIX).split("/"))):
        raise CannotCheckError(
            Message(
                "{name!r} is no name for a page, expected small letters, digits and hyphens, such as payments/top-up",
                name=typed,
            )
        )
    stem = path.removesuffix(_SUFFIX)
    for language in site.languages:
        for suffix in MARKDOWN:
            source = f"{site.docs}/{language}/{stem}{suffix}"
            if source in site.files:
                raise CannotCheckError(Message("{path}:1:1: the page is there already", path=source))
    return path


def pages_at(typed: str, site: Site) -> dict[str, Outline]:
    """Return a page in each language that has it. Raises CannotCheckError where none has, or one cannot be read."""
    path = page_path(typed, site.docs, site.languages)
    pages = {language: page for language in site.languages if (page := site.page(language, path))}
    if not pages:
        near = nearest(path, {page.path for page in site.pages.values()})
        raise CannotCheckError(
            Message("there is no page {path!r}; did you mean {near!r}?", path=path, near=near)
            if near
            else Message("there is no page {path!r}", path=path)
        )
    for page in pages.values():
        if not page.readable or not page.parts:
            raise CannotCheckError(
                Message("{path}:1:1: the file cannot be read as meant; `helpcenter check` says why", path=page.source)
            )
    return pages


def new_id(typed: str, pages: dict[str, Outline]) -> str:
    """Return an id that is not on a page yet. Raises CannotCheckError."""
    name = typed.removeprefix("#")
    if not _ID.fullmatch(name):
        raise CannotCheckError(
            Message("{name!r} is no id, expected small letters, digits and hyphens, such as enter-code", name=typed)
        )
    for page in pages.values():
        if name in page.anchors:
            raise CannotCheckError(
                Message("{path}:1:1: the id {name!r} is on the page already", path=page.source, name=name)
            )
    return name


def one_line(typed: str, what: Message) -> str:
    """Return a text of one line. Raises CannotCheckError, which names the text as `what`."""
    text = typed.strip()
    if not text or len(text.splitlines()) > 1:
        raise CannotCheckError(Message("{what} is {text!r}, expected words on one line", what=what, text=typed))
    return text
