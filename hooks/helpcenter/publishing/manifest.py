"""The manifest of a packed site: `manifest.json` in its folder, which says what every other file holds.

    {"address": "https://help.example.com/", "commit": "<40 digits>",
     "files": {"404.html": {"sha256": "<64 digits>", "size": 498}, …}}

`address` is where the site will stand and `commit` what it was made from; each is null where that is not known.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import NOTHING, Message

MANIFEST = "manifest.json"

_CHUNK = 1 << 20
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_KINDS = {stat.S_IFLNK: Message("a symbolic link"), stat.S_IFDIR: Message("a folder")}


class Contents(NamedTuple):
    """What a file holds."""

    sha256: str
    size: int


class Manifest(NamedTuple):
    """What a site holds: its files, named from its folder."""

    address: str | None
    commit: str | None
    files: Mapping[str, Contents]

    def render(self) -> bytes:
        """Return what stands in `manifest.json`; the same for the same site, always."""
        files = {name: contents._asdict() for name, contents in self.files.items()}
        values = {"address": self.address, "commit": self.commit, "files": files}
        return (json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read_manifest(text: bytes, name: str) -> Manifest:
    """Return what a manifest says, whoever wrote it. Raises CannotCheckError, in which it is called `name`."""

    def expect(said: object, expected: Message, *, is_right: bool) -> None:
        if not is_right:
            found = json.dumps(said, ensure_ascii=True)[:80]
            message = Message("{file}: found {found}, expected {expected}", file=name, found=found, expected=expected)
            raise CannotCheckError(message)

    try:
        values: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = Message("{file}: is no JSON, expected what `helpcenter pack` writes", file=name)
        raise CannotCheckError(message) from error
    keys = sorted(values) if isinstance(values, dict) else values
    expect(keys, Message('"address", "commit" and "files"'), is_right=keys == sorted(Manifest._fields))
    address, commit, files = values["address"], values["commit"], values["files"]
    expect(address, Message("the address of a site, or null"), is_right=isinstance(address, str | None))
    expect(commit, Message("a commit, or null"), is_right=commit is None or _matches(_COMMIT, commit))
    expect(files, Message("files with what they hold"), is_right=isinstance(files, dict))
    for file, said in files.items():
        expect(file, Message("the path of a file in the site"), is_right=is_path(file) and file != MANIFEST)
        expect(said, Message('"sha256" and "size" of {file}', file=file), is_right=_are_contents(said))
    return Manifest(address, commit, {file: Contents(**files[file]) for file in files})


def is_path(text: str) -> bool:
    """Tell whether a text names a file in a folder, whoever says so: nothing leads out of there."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return not _CONTROL.search(text) and not {"", ".", ".."} & set(text.split("/"))


def _are_contents(said: object) -> bool:
    if not isinstance(said, dict) or said.keys() != set(Contents._fields):
        return False
    return _matches(_SHA256, said["sha256"]) and type(said["size"]) is int and said["size"] >= 0


def _matches(pattern: re.Pattern[str], said: object) -> bool:
    return isinstance(said, str) and bool(pattern.fullmatch(said))


def files_in(folder: Path, below: str = "") -> Iterator[tuple[str, Message]]:
    """Yield all that is in a folder but folders, named from it: files, and other things with what they are.

    Nothing is followed. Raises OSError.
    """
    with os.scandir(folder / below) as entries:
        found = sorted(entries, key=lambda each: each.name)
    for entry in found:
        name = f"{below}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from files_in(folder, f"{name}/")
        else:
            yield name, NOTHING if entry.is_file(follow_symlinks=False) else kind_of(folder / name)


def kind_of(path: Path) -> Message:
    """Return what there is at a path that holds no file."""
    return _KINDS.get(stat.S_IFMT(path.lstat().st_mode), Message("a special file"))


def contents_of(file: Path) -> Contents:
    """Return what a file holds. Raises OSError, also where it is a symbolic link."""
    digest, size = hashlib.sha256(), 0
    with open(os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC), "rb") as opened:  # noqa: PTH123
        while part := opened.read(_CHUNK):
            digest.update(part)
            size += len(part)
    return Contents(digest.hexdigest(), size)


def contents_in(content: bytes) -> Contents:
    """Return the same of bytes."""
    return Contents(hashlib.sha256(content).hexdigest(), len(content))
