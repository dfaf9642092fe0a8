"""Reads from the front matter of all pages where those are led who come by an address that was given up."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from helpcenter.model import Redirect, Ways, resolve, ways_of
from helpcenter.project.source_text import FRONT_MATTER, SourceError, decode, read_bytes
from helpcenter.project.yaml_source import YamlMapping, load_mapping

KEY = "redirect_from"


def redirects_of(meta: YamlMapping, path: str) -> Iterator[Redirect]:
    """Yield the addresses that lead to the page at `path` now; what cannot be read has a rule that says so."""
    entries: Any = meta.values.get(KEY)
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        line = meta.line(KEY, index)
        for old, to in entry.items() if isinstance(entry, dict) else ((entry, ""),):
            if isinstance(old, str) and isinstance(to, str):
                file, _, anchor = old.strip().partition("#")
                yield Redirect(resolve(path, file) if file else path, anchor, to.strip().removeprefix("#"), line)


def read_ways(docs: Path, languages: Sequence[str]) -> Ways:
    """Read what the pages in the folders of `languages` say, for those who render one page after the other.

    Of a page that says nothing of it no more is done than to look for the key. What cannot be read, the checker names.
    """
    said: list[tuple[str, Redirect]] = []
    living: set[str] = set()
    for language in languages:
        for file in sorted(_pages(docs / language)):
            path = file.relative_to(docs / language).as_posix()
            living.add(path)
            said.extend((path, each) for each in _said_in(file, path))
    return ways_of(said, living)


def title_of(file: Path) -> str:
    """Return the title that the front matter of a page names, empty where it cannot be read."""
    title = _meta_of(file).values.get("title")
    return title.strip() if isinstance(title, str) else ""


def _pages(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        yield from (Path(place, name) for name in names if name.endswith(".md"))


def _said_in(file: Path, path: str) -> Iterator[Redirect]:
    try:
        is_said = KEY.encode() in read_bytes(file)
    except SourceError:
        return
    if is_said:
        yield from redirects_of(_meta_of(file), path)


def _meta_of(file: Path) -> YamlMapping:
    try:
        found = FRONT_MATTER.match(decode(read_bytes(file)))
        return load_mapping(found["yaml"] if found else "")
    except SourceError:
        return YamlMapping({}, {(): 1})
