"""What both processes of a build know of how pages are rendered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Head(NamedTuple):
    """What other pages and the sitemap say of a page: its title, and the day on which it was last reviewed."""

    title: str
    reviewed: str


@dataclass(frozen=True, slots=True)
class Renderer:
    """What pages are rendered with: the `settings` as the site generator has read them, its own `files` and `folders`.

    Of these, what an installed package brought along is known by the package's version.
    """

    settings: str
    files: tuple[Path, ...]
    folders: tuple[Path, ...]
