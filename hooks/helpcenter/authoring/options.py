"""What the command line has to know of a site before it can read the options of `helpcenter new`."""

from __future__ import annotations

from pathlib import Path

from helpcenter.diagnostics import CannotCheckError
from helpcenter.project.places import find_root
from helpcenter.project.settings import CONFIG, read_settings


def languages_around(folder: Path) -> tuple[str, ...]:
    """Return the languages of the help center that a folder lies in, for each of which a page needs a title."""
    try:
        return read_settings(find_root(folder), CONFIG).languages
    except CannotCheckError:
        return ()  # the command itself says what is wrong


def title_of(language: str) -> str:
    """Return the name of the option --title-LANGUAGE among the parsed ones."""
    return f"title_{language.replace('-', '_')}"
