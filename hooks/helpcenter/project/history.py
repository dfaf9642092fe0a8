"""The project as git remembers it. Nothing here writes to the repository."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from helpcenter.diagnostics import CannotCheckError
from helpcenter.project.settings import CONFIG, read_settings

# A hook of git sets them, for the repository as a whole; the project may be a folder of it.
_OF_THE_HOOK = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}


def unpack_project(root: Path, revision: str, target: Path) -> bool:
    """Write the files of the project as they were at the revision; tell whether there was a project."""
    if _git(root, "rev-parse", "--git-dir").returncode:
        raise CannotCheckError("--since needs a git repository, and this project is in none that git can read")
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
    if commit.returncode:
        raise CannotCheckError(f"--since: git knows no revision {revision!r}; a shallow clone has to fetch it first")
    name = commit.stdout.decode().strip()
    if _git(root, "cat-file", "-e", f"{name}:./{CONFIG}").returncode:
        return False
    archive = _git(root, "archive", "--format=tar", name)  # of this folder of the repository
    if archive.returncode:
        raise CannotCheckError(f"--since: git archive: {os.fsdecode(archive.stderr).strip()}")
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


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in _OF_THE_HOOK}
    try:
        return subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, check=False)  # noqa: S603, S607 -- the user's own git
    except FileNotFoundError as error:
        raise CannotCheckError("--since needs git, which is not installed") from error
