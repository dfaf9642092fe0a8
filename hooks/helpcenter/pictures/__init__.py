"""The pictures that other services show beside a link to a page, drawn while the site is built.

letters   how letters look, drawn once        drawing   puts a picture together
logo      the logo, drawn once                png       the format of all of them
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import Path

from helpcenter.model import Brand, Outline
from helpcenter.pictures.drawing import Drawing
from helpcenter.pictures.letters import Letters
from helpcenter.pictures.logo import read_logo

FOLDER = "assets/pictures"


def picture_file(page: Outline) -> str:
    """Return the file of the picture of a page in the finished site."""
    return f"{FOLDER}/{page.language}/{page.path.removesuffix('.md')}.png"


def write_pictures(pages: Iterable[Outline], folder: Path, brand: Brand) -> None:
    """Draw the pictures of pages of one language, and write them into the site in `folder`."""
    drawing = Drawing(Letters(), brand.name, brand.color, read_logo(brand.logo))
    pictures = {picture_file(page): page.title for page in pages}
    for each in {posixpath.dirname(file) for file in pictures}:
        (folder / each).mkdir(parents=True, exist_ok=True)
    for file, title in pictures.items():
        (folder / file).write_bytes(drawing.picture(title))
