"""Gives assets a hash of their content in their name, so that a browser may keep them for good.

A file is named after what it says once the names in it are hashed, too: what asks for others comes after them.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import Message
from helpcenter.project.walking import files_below

FOLDER = "assets"
_FOLDER = f"{FOLDER}/".encode()
_PLAIN = ".txt"  # licences, which nothing asks for
_TEXTS = (".css", ".js", ".json", ".svg")
_LENGTH = 8  # hexadecimal digits, as in the names of the theme
# What stands in quotation marks or parentheses and names a file with an extension.
_REFERENCE = re.compile(r"(?<=[\"'(])[^\"'()\s<>?#]+\.\w+(?=[\"')?#])")


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """The new names, by the old ones; both are paths from the root of the site, which will stand at `address`.

    `lines` are those that pages have in common, as they were and as they are now, each with how deep the pages stand.
    """

    address: str
    names: dict[str, str] = field(default_factory=dict)
    lines: dict[tuple[int, bytes], bytes] = field(default_factory=dict)

    def applied(self, file: str, text: str) -> str:
        """Return a text of the site's `file` that names the assets as they are called now."""
        return _REFERENCE.sub(lambda found: self._renamed(file, found[0]), text)

    def applied_to_page(self, file: str, page: bytes) -> bytes:
        """Return the content of a page of the site's `file`, which is no asset, that names the assets likewise.

        Only lines with the name of their folder can. Where those lead depends on nothing but how deep the page stands.
        """
        depth, end, parts = file.count("/"), 0, list[bytes]()
        while (at := page.find(_FOLDER, end)) >= 0:
            start, stop = page.rfind(b"\n", end, at) + 1 or end, page.find(b"\n", at)
            line = page[start : stop if stop > 0 else None]
            if (depth, line) not in self.lines:
                self.lines[depth, line] = self.applied("-/" * depth, line.decode()).encode()
            parts += page[end:start], self.lines[depth, line]
            end = start + len(line)
        return b"".join((*parts, page[end:]))

    def _renamed(self, file: str, reference: str) -> str:
        new = self.names.get(locate(file, reference, self.address))
        below, slash, _ = reference.rpartition("/")
        return below + slash + quote(posixpath.basename(new)) if new else reference


def locate(file: str, reference: str, address: str) -> str:
    """Return the path that a reference in `file` leads to, from the root of the site that will stand at `address`."""
    root = urlsplit(address).path.rstrip("/") + "/"
    if address and reference.startswith(address):
        return unquote(reference.removeprefix(address))
    if reference.startswith("/"):
        return unquote(reference.removeprefix(root) if reference.startswith(root) else reference[1:])
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(reference)))


def fingerprint(site: Path, address: str) -> Fingerprints:
    """Rename the assets of a finished site, and what they call each other, and return how they are called now.

    Raises CannotCheckError where they name each other in a circle, so that none could be named first.
    """
    address = address.rstrip("/") + "/" if address else ""
    assets = (f"{FOLDER}/{each}" for each in sorted(files_below(site / FOLDER)) if not each.endswith(_PLAIN))
    renaming = _Renaming(site, Fingerprints(address), dict.fromkeys(assets))
    for file in renaming.files:
        renaming.rename(file, ())
    return renaming.done


@dataclass(frozen=True, slots=True)
class _Renaming:
    site: Path
    done: Fingerprints
    files: dict[str, None]

    def rename(self, file: str, asking: tuple[str, ...]) -> None:
        """Rename a file after those that it asks for; `asking` are those that asked for it."""
        if file in self.done.names:
            return
        if file in asking:
            message = Message(
                "{file} and {other} ask for each other, so that neither can be named first",
                file=file,
                other=asking[-1],
            )
            raise CannotCheckError(message)
        place = self.site / file
        content = place.read_bytes()
        if file.endswith(_TEXTS):
            text = content.decode()
            for found in _REFERENCE.finditer(text):
                other = locate(file, found[0], self.done.address)
                if other in self.files and other != file:
                    self.rename(other, (*asking, file))
            content = self.done.applied(file, text).encode()
            place.write_bytes(content)
        stem, extension = posixpath.splitext(file)
        new = f"{stem}.{hashlib.sha256(content).hexdigest()[:_LENGTH]}{extension}"
        place.rename(self.site / new)
        self.done.names[file] = new
