"""The logo in the pictures: `logo.png` beside `logo.svg`, which `tests/make/pictures.py` draws from it.

An SVG can hold anything, and only a browser draws all of it. Where the PNG is of another SVG, the pictures have no
logo: better none than that of somebody else.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from helpcenter.pictures import png

SIZE = 120  # pixels
COLORS = 8


def source_of(svg: bytes) -> str:
    """Return what a PNG says of the SVG that it was drawn from."""
    return f"SHA-256 {hashlib.sha256(svg).hexdigest()}"


def read_logo(svg: Path) -> png.Picture | None:
    """Return the picture of a logo, None where there is none of it as it is now."""
    try:
        picture = png.read(svg.with_suffix(".png").read_bytes())
        return picture if picture.source == source_of(svg.read_bytes()) else None
    except (OSError, KeyError, ValueError):
        return None
