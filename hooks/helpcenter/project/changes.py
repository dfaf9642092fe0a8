"""What files would hold after a change of several: shown as a diff, or written, all of them or none."""

from __future__ import annotations

import contextlib
import difflib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import Message
from helpcenter.project.writing import replace_file

NOWHERE = "/dev/null"  # what a diff calls a file that is not there


@dataclass(frozen=True, slots=True)
class Changes:
    """What files hold `before` and `after`, by their path from the root; None where there is no such file.

    `moved` says of a file that is new where it was before.
    """

    before: Mapping[str, bytes | None]
    after: Mapping[str, bytes | None]
    moved: Mapping[str, str] = field(default_factory=dict)

    def diff(self) -> Iterator[str]:
        """Yield the lines of a unified diff."""
        left = set(self.moved.values())
        for path, new in self.after.items():
            if path in left and new is None:
                continue  # it is shown where it went
            was = self.moved.get(path, path)
            old = self.before[was]
            if was != path:
                yield from (f"rename from {was}", f"rename to {path}")
            names = (NOWHERE if old is None else f"a/{was}", NOWHERE if new is None else f"b/{path}")
            yield from difflib.unified_diff(_lines(old), _lines(new), *names, lineterm="")

    def write(self, root: Path) -> None:
        """Put all files in place, each in one go; where one cannot be, take back the others. Raises CannotCheckError.

        Where a file has changed since `before` was read, nothing is written.
        """
        for path, old in self.before.items():
            if not _holds(root / path, old):
                raise CannotCheckError(
                    Message("{path}:1:1: the file has changed meanwhile; nothing is written", path=path)
                )
        touched: list[str] = []
        try:
            for path, new in sorted(self.after.items(), key=lambda item: item[1] is None):
                touched.append(path)
                _put(root / path, new)
        except OSError as error:
            self._take_back(root, touched)
            reason = error.strerror or str(error)
            raise CannotCheckError(
                Message("{path}:1:1: the file cannot be written: {reason}", path=touched[-1], reason=reason)
            ) from error
        except BaseException:
            self._take_back(root, touched)
            raise

    def _take_back(self, root: Path, paths: list[str]) -> None:
        for path in reversed(paths):
            if not _holds(root / path, self.before[path]):
                with contextlib.suppress(OSError):
                    _put(root / path, self.before[path])


def _lines(data: bytes | None) -> list[str]:
    return data.decode(errors="replace").splitlines() if data else []


def _holds(file: Path, content: bytes | None) -> bool:
    """Tell whether a file holds that, or, where it is None, whether nothing is there, not even what cannot be read."""
    try:
        return file.read_bytes() == content
    except OSError:
        return content is None and not os.path.lexists(file)


def _put(file: Path, new: bytes | None) -> None:
    """Write a file and the folders it needs, or delete it with the folders that it leaves empty. Raises OSError."""
    if new is not None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            replace_file(file.resolve(), new)
        finally:
            _delete_empty(file.parent)
    else:
        file.unlink(missing_ok=True)
        _delete_empty(file.parent)


def _delete_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):  # of one that is not empty
        while True:
            folder.rmdir()
            folder = folder.parent
