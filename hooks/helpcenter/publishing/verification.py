"""Compares a site with a manifest: that of the site itself, or one that somebody has made on their own.

Whoever can change a site can change its manifest, too. To be sure, build the commit that it names, and compare with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from helpcenter.diagnostics import CannotCheckError
from helpcenter.publishing.manifest import MANIFEST, Contents, Manifest, contents_of, files_in, read_manifest

MISSING, EXTRA, CHANGED = "missing", "extra", "changed"


class Difference(NamedTuple):
    """What is not as it should be with a file: it is missing, extra or changed, and how."""

    file: str
    kind: str
    how: str = ""

    def __str__(self) -> str:
        """Return one line, whatever the file is called."""
        return f"{self.kind}: {_printable(self.file)}{f': {_printable(self.how)}' if self.how else ''}"


def _printable(text: str) -> str:
    return text if text.isprintable() else text.encode("unicode_escape", errors="backslashreplace").decode()


def load_manifest(file: Path) -> tuple[Manifest, bytes]:
    """Return the manifest in a file, and its bytes. Raises CannotCheckError where there is none."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise CannotCheckError(f"{file}: cannot be read: {error.strerror}; `helpcenter pack` writes it") from error
    return read_manifest(content, str(file)), content


def verify_folder(site: Path, against: Path | None = None) -> list[Difference]:
    """Return what differs in the site in a folder from its own manifest, or from that in the file `against`.

    Raises CannotCheckError where that could not be found out.
    """
    manifest, content = load_manifest(against or site / MANIFEST)
    found: dict[str, Contents | str] = {}
    try:
        for name, kind in files_in(site):
            found[name] = kind or contents_of(site / name)
    except OSError as error:
        raise CannotCheckError(f"{error.filename or site}: cannot be read: {error.strerror}") from error
    own = found.pop(MANIFEST, None)
    of_manifest = [] if own is not None else [Difference(MANIFEST, MISSING)]
    if against and own is not None and load_manifest(site / MANIFEST)[1] != content:
        of_manifest = [Difference(MANIFEST, CHANGED)]
    return sorted([*of_manifest, *compare(manifest.files, found)])


def compare(expected: Mapping[str, Contents], found: Mapping[str, Contents | str]) -> Iterator[Difference]:
    """Yield what differs; in `found` stands what each file holds, or what it is in place of a file."""
    for name in expected.keys() - found.keys():
        yield Difference(name, MISSING)
    for name, contents in found.items():
        if name not in expected:
            yield Difference(name, EXTRA, contents if isinstance(contents, str) else "")
        elif isinstance(contents, str):
            yield Difference(name, CHANGED, f"found {contents}, expected a file")
        elif contents != expected[name]:
            yield Difference(name, CHANGED, how(expected[name], contents))


def how(expected: Contents, found: Contents) -> str:
    """Return how what a file holds differs from what was expected."""
    if found.size != expected.size:
        return f"found {found.size} bytes, expected {expected.size}"
    return f"found SHA-256 {found.sha256[:12]}…, expected {expected.sha256[:12]}…"
