"""The project as git remembers it. Nothing here writes to the repository."""

from __future__ import annotations

import io
import os
import re
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from helpcenter.messages import Message
from helpcenter.project.settings import CONFIG, read_settings

# A hook of git sets them, for the repository as a whole; the project may be a folder of it.
_OF_THE_HOOK = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}


_MOST_COMMITS = 10_000
_MOST_VERSIONS = 200  # of one file
_NO_FILE = re.compile("0+")


class HistoryError(Exception):
    """Git does not remember what it was asked for; the message says why."""

    def __init__(self, message: Message) -> None:
        """Take what is to be said."""
        super().__init__(message)
        self.message = message


def unpack_project(root: Path, revision: str, target: Path) -> bool:
    """Write the files of the project as they were at the revision; tell whether there was a project.

    Raises HistoryError.
    """
    _find_repository(root)
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
    if commit.returncode:
        message = Message(
            "git knows no revision {revision!r}; a shallow clone has to fetch it first", revision=revision
        )
        raise HistoryError(message)
    name = commit.stdout.decode().strip()
    if _git(root, "cat-file", "-e", f"{name}:./{CONFIG}").returncode:
        return False
    archive = _git(root, "archive", "--format=tar", name)  # of this folder of the repository
    if archive.returncode:
        raise HistoryError(Message("git archive: {reason}", reason=os.fsdecode(archive.stderr).strip()))
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
        for member in files:
            if ".." not in PurePosixPath(member.name).parts:
                _unpack(files, member, target)
    return True


def _unpack(files: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    """Write one file, or what a link to another one in the archive holds; whatever else there is has no pages."""
    path = target / member.name
    try:
        content = files.extractfile(member)
    except (KeyError, RecursionError):  # the link leads out of the project, or to itself
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(member.linkname)
        return
    if content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.read())


def follow_moves(old_root: Path, root: Path) -> Callable[[str], str]:
    """Return what says, for the path of a file at the revision, what the file is called now."""
    old, new = (read_settings(base, CONFIG).docs for base in (old_root, root))
    folders = str(old_root / old), str(root / new)
    changes = _git(root, "diff", "--no-index", "--name-status", "-M", "-l0", "--diff-filter=R", "-z", *folders)
    fields = os.fsdecode(changes.stdout).split("\0")  # similarity, old path, new path, similarity, …
    moved = dict(zip(fields[1::3], fields[2::3], strict=True))

    def follow(path: str) -> str:
        if not path.startswith(f"{old}/"):
            return path
        now = moved.get(str(old_root / path), str(root / new) + path.removeprefix(old))
        return Path(now).relative_to(root).as_posix()

    return follow


def is_shallow(root: Path) -> bool:
    """Tell whether git was given the newest commits alone."""
    return _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def commit_of(root: Path) -> str | None:
    """Return the commit that everything in the project is in; None where there is none, or no git to tell."""
    try:
        commit = _git(root, "rev-parse", "--verify", "--quiet", "HEAD")
        changed = _git(root, "--no-optional-locks", "status", "--porcelain", "--untracked-files=normal", "--", ".")
    except HistoryError:
        return None
    is_committed = not (commit.returncode or changed.returncode or changed.stdout)
    return commit.stdout.decode().strip() if is_committed else None


@contextmanager
def old_versions(root: Path, folder: str) -> Iterator[Callable[[str], Iterator[bytes]]]:
    """Give what yields the versions of a file below a folder that were committed, the newest first; moves are followed.

    Raises HistoryError where git remembers nothing.
    """
    _find_repository(root)
    blobs = _blobs(root, folder)
    with subprocess.Popen(
        ["git", "cat-file", "--batch"],  # noqa: S607 -- as below
        cwd=root,
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as git:

        def versions(path: str) -> Iterator[bytes]:
            for blob in blobs.get(path, ()):
                if (content := _content(git, blob)) is not None:
                    yield content

        yield versions


def _blobs(root: Path, folder: str) -> dict[str, dict[str, None]]:
    """Return the names that git has for the versions of each file, the newest first."""
    # No commit comes before those that were made from it, so that a file is met under its newest name first.
    options = ("--topo-order", f"--max-count={_MOST_COMMITS}", "--format=", "--no-show-signature")
    log = _git(root, "log", *options, "--raw", "--no-abbrev", "--relative", "-M", "-z", "--", folder)
    fields = iter(os.fsdecode(log.stdout).split("\0"))
    blobs: dict[str, dict[str, None]] = {}
    called_now: dict[str, str] = {}
    for field in fields:
        if not field.lstrip("\n").startswith(":"):
            continue
        *_, blob, status = field.split()
        path = before = next(fields)
        if status.startswith("R"):
            path = next(fields)
        now = called_now.get(path, path)
        if path != before:
            called_now[before] = now
        known = blobs.setdefault(now, {})
        if len(known) < _MOST_VERSIONS and not _NO_FILE.fullmatch(blob):
            known[blob] = None
    return blobs


def _content(git: subprocess.Popen[bytes], blob: str) -> bytes | None:
    """Return what a version holds; None where git does not have it."""
    stdin: Any = git.stdin
    stdout: Any = git.stdout
    stdin.write(f"{blob}\n".encode())
    stdin.flush()
    head = stdout.readline().split()
    if len(head) < len(("name", "kind", "size")):
        return None
    content: bytes = stdout.read(int(head[-1]) + 1)[:-1]
    return content


def _find_repository(root: Path) -> None:
    if _git(root, "rev-parse", "--git-dir").returncode:
        raise HistoryError(Message("this project is in no repository that git can read"))


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _OF_THE_HOOK}


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *arguments], cwd=folder, env=_environment(), capture_output=True, check=False)  # noqa: S603, S607 -- the user's own git
    except FileNotFoundError as error:
        raise HistoryError(Message("git is not installed")) from error
