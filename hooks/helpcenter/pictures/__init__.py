"""The pictures that other services show beside a link to a page, drawn while the site is built.

letters   how letters look, drawn once        drawing   puts a picture together
logo      the logo, drawn once                png       the format of all of them

What has been drawn is kept from one build to the next under the sum of all that it was drawn from.
"""

from __future__ import annotations

import contextlib
import hashlib
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from helpcenter.kept import FOLDER as CACHE
from helpcenter.model import Brand, Site
from helpcenter.pictures.drawing import Drawing
from helpcenter.pictures.letters import Letters
from helpcenter.pictures.logo import read_logo

FOLDER = "assets/pictures"


def draw_pictures(site: Site, root: Path, language: str, brand: Brand) -> dict[str, bytes]:
    """Return the pictures of all pages in a language by the file where they belong in the finished site."""
    logo = read_logo(brand.logo)
    known = _Known(root / CACHE / "pictures", _sum(repr((brand.name, brand.color, logo)).encode(), *_own_files()))
    with contextlib.suppress(OSError):
        known.folder.mkdir(parents=True, exist_ok=True)
    drawing = Drawing(Letters(), brand.name, brand.color, logo)
    return {
        f"{FOLDER}/{language}/{page.path.removesuffix('.md')}.png": known.picture(page.title, drawing)
        for page in site.pages.values()
        if page.language == language and page.source not in site.unpublished
    }


def write_pictures(pictures: Mapping[str, bytes], folder: Path) -> None:
    """Write pictures into a finished site."""
    for each in {posixpath.dirname(file) for file in pictures}:
        (folder / each).mkdir(parents=True, exist_ok=True)
    for file, picture in pictures.items():
        (folder / file).write_bytes(picture)


@dataclass(frozen=True, slots=True)
class _Known:
    """The pictures in `folder`, which were drawn before; `key` is of all that they are drawn from but the title."""

    folder: Path
    key: bytes

    def picture(self, title: str, drawing: Drawing) -> bytes:
        """Return the picture with a title; where it cannot be kept, the next build takes longer."""
        file = self.folder / f"{_sum(self.key, title.encode()).hex()}.png"
        with contextlib.suppress(OSError):
            return file.read_bytes()
        picture = drawing.picture(title)
        with contextlib.suppress(OSError):
            file.write_bytes(picture)
        return picture


def _own_files() -> list[bytes]:
    files = sorted(each for each in Path(__file__).parent.iterdir() if each.suffix in {".py", ".png", ".json"})
    return [each.read_bytes() for each in files]


def _sum(*parts: bytes) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.digest()
