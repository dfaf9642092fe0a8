"""The pictures that other services show beside a link to a page, drawn while the site is built.

letters   how letters look, drawn once        drawing   puts a picture together
logo      the logo, drawn once                png       the format of all of them

What has been drawn is kept from one build to the next under the sum of all that it was drawn from.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path

from helpcenter.kept import Kept, digest
from helpcenter.model import Brand, Site
from helpcenter.pictures.drawing import Drawing
from helpcenter.pictures.letters import Letters
from helpcenter.pictures.logo import read_logo

FOLDER = "assets/pictures"


def draw_pictures(site: Site, kept: Kept, language: str, brand: Brand) -> dict[str, bytes]:
    """Return the pictures of all pages in a language by the file where they belong in the finished site.

    Those that are `kept` are not drawn again; the others are kept, too.
    """
    logo = read_logo(brand.logo)
    same = digest(repr((brand.name, brand.color, logo)).encode(), *_own_files())
    drawing = Drawing(Letters(), brand.name, brand.color, logo)
    return {
        f"{FOLDER}/{language}/{page.path.removesuffix('.md')}.png": _picture(page.title, drawing, kept, same)
        for page in site.pages.values()
        if page.language == language and page.source not in site.unpublished
    }


def write_pictures(pictures: Mapping[str, bytes], folder: Path) -> None:
    """Write pictures into a finished site."""
    for each in {posixpath.dirname(file) for file in pictures}:
        (folder / each).mkdir(parents=True, exist_ok=True)
    for file, picture in pictures.items():
        (folder / file).write_bytes(picture)


def _picture(title: str, drawing: Drawing, kept: Kept, same: bytes) -> bytes:
    """Return the picture with a title; `same` is the key of all else that it is drawn from."""
    key = digest(same, title.encode())
    picture = kept.get(key)
    if picture is None:
        picture = drawing.picture(title)
        kept.put(key, picture)
    return picture


def _own_files() -> list[bytes]:
    files = sorted(each for each in Path(__file__).parent.iterdir() if each.suffix in {".py", ".png", ".json"})
    return [each.read_bytes() for each in files]
