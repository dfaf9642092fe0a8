"""What of a page's text other pages show, so that they have to be rendered again when it changes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path

from helpcenter.markdown.references import titles_of_steps
from helpcenter.project.source_text import FRONT_MATTER


def has_same_front_matter(before: str, now: str) -> bool:
    """Tell whether two texts of a page begin with the same front matter, on which other pages hang in many ways."""
    old, new = FRONT_MATTER.match(before), FRONT_MATTER.match(now)
    return old is not None and new is not None and old[0] == new[0]


def showing_steps_of(file: str, now: str, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield the pages that may show the titles of steps in `file`, where these are others `now` than in `texts`."""
    if titles_of_steps(texts[file]) != titles_of_steps(now):
        named = f"{Path(file).name}#"
        yield from (each for each, text in texts.items() if named in text and each != file)


def source_at(address: str, sources: Mapping[str, str]) -> str:
    """Return the page at an `address` below that of the site; `sources` are the pages by the file made of each."""
    is_folder = not address or address.endswith("/")
    return sources.get(posixpath.join(address, "index.html") if is_folder else address, "")
