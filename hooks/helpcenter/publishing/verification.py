"""Compares a site with a manifest: that of the site itself, or one that somebody has made on their own.

Whoever can change a site can change its manifest, too. To be sure, build the commit that it names, and compare with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import NOTHING, Message
from helpcenter.project.reasons import reason
from helpcenter.publishing.manifest import MANIFEST, Contents, Manifest, contents_of, files_in, read_manifest

MISSING, EXTRA, CHANGED = Message("missing"), Message("extra"), Message("changed")


class Difference(NamedTuple):
    """What is not as it should be with a file: it is missing, extra or changed, and how."""

    file: str
    kind: Message
    how: Message = NOTHING

    @property
    def message(self) -> Message:
        """Return one line, whatever the file is called."""
        file = printable(self.file)
        if self.how:
            return Message("{kind}: {file}: {how}", kind=self.kind, file=file, how=self.how)
        return Message("{kind}: {file}", kind=self.kind, file=file)

    def __str__(self) -> str:
        """Return the same in English."""
        return str(self.message)


def printable(text: str) -> str:
    """Return a text on one line, with an escape for what a terminal would obey."""
    return text if text.isprintable() else text.encode("unicode_escape", errors="backslashreplace").decode()


def load_manifest(file: Path) -> tuple[Manifest, bytes]:
    """Return the manifest in a file, and its bytes. Raises CannotCheckError where there is none."""
    try:
        content = file.read_bytes()
    except OSError as error:
        message = Message(
            "{file}: cannot be read: {reason}; `helpcenter pack` writes it",
            file=str(file),
            reason=reason(error.strerror),
        )
        raise CannotCheckError(message) from error
    return read_manifest(content, str(file)), content


def verify_folder(site: Path, against: Path | None = None) -> list[Difference]:
    """Return what differs in the site in a folder from its own manifest, or from that in the file `against`.

    Raises CannotCheckError where that could not be found out.
    """
    manifest, content = load_manifest(against or site / MANIFEST)
    found: dict[str, Contents | Message] = {}
    try:
        for name, kind in files_in(site):
            found[name] = kind or contents_of(site / name)
    except OSError as error:
        place, why = str(error.filename or site), reason(error.strerror)
        raise CannotCheckError(Message("{file}: cannot be read: {reason}", file=place, reason=why)) from error
    own = found.pop(MANIFEST, None)
    of_manifest = [] if own is not None else [Difference(MANIFEST, MISSING)]
    if against and own is not None and load_manifest(site / MANIFEST)[1] != content:
        of_manifest = [Difference(MANIFEST, CHANGED)]
    return sorted([*of_manifest, *compare(manifest.files, found)])


def compare(expected: Mapping[str, Contents], found: Mapping[str, Contents | Message]) -> Iterator[Difference]:
    """Yield what differs; in `found` stands what each file holds, or what it is in place of a file."""
    for name in expected.keys() - found.keys():
        yield Difference(name, MISSING)
    for name, contents in found.items():
        if name not in expected:
            yield Difference(name, EXTRA, contents if isinstance(contents, Message) else NOTHING)
        elif isinstance(contents, Message):
            yield Difference(name, CHANGED, Message("found {what}, expected a file", what=contents))
        elif contents != expected[name]:
            yield Difference(name, CHANGED, how(expected[name], contents))


def how(expected: Contents, found: Contents) -> Message:
    """Return how what a file holds differs from what was expected."""
    if found.size != expected.size:
        return Message("found {found} bytes, expected {expected}", found=found.size, expected=expected.size)
    return Message(
        "found SHA-256 {found}…, expected {expected}…", found=found.sha256[:12], expected=expected.sha256[:12]
    )
