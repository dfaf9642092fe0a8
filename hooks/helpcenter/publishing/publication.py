"""Publishes a site to a folder on a host of one's own, in one go, or the one that was published before it.

Pages that readers have open ask for assets of their own release; those that a new one has not are in its `earlier`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import Message
from helpcenter.project.history import commit_of
from helpcenter.project.reasons import reason
from helpcenter.publishing.fingerprints import FOLDER
from helpcenter.publishing.manifest import MANIFEST, files_in
from helpcenter.publishing.nginx import nginx_snippet
from helpcenter.publishing.packing import pack
from helpcenter.publishing.releases import SITE, Releases
from helpcenter.publishing.verification import load_manifest, verify_folder

EARLIER = "earlier"
NGINX = "nginx.conf"
_GENERATOR = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir")


class BuildFailedError(Exception):
    """The site could not be built, which has said why; `code` is its exit code."""

    def __init__(self, code: int) -> None:
        """Take the exit code of the build."""
        self.message = Message("the build has ended with {code}", code=code)
        super().__init__(self.message)
        self.code = code


def publish(destination: Path, root: Path | None, site: Path | None = None) -> str:
    """Publish the packed site in the folder `site`, or else the one built now from the project in `root`.

    Returns the name of the release. Raises CannotCheckError, and BuildFailedError; what was published then still is.
    """
    with _said_plainly(destination):
        if site:
            _expect_whole(site)
        releases = Releases(destination.absolute())
        with releases.locked() as lock:
            unfinished = releases.begin()
            try:
                commit = _make(unfinished / SITE, root, site, lock)
                _link_earlier(releases, unfinished)
                earlier = releases.folder / "current" / EARLIER
                (unfinished / NGINX).write_text(nginx_snippet(unfinished / SITE, earlier), encoding="utf-8")
                name = releases.finish(unfinished, commit)
            finally:
                shutil.rmtree(unfinished, ignore_errors=True)
            releases.switch(name)
            releases.prune()
            return name


def roll_back(destination: Path) -> str:
    """Publish the release before the one that is published, and return its name. Raises CannotCheckError."""
    with _said_plainly(destination):
        releases = Releases(destination.absolute())
        if not releases.older:
            raise CannotCheckError(_none_before(destination, releases.current))
        with releases.locked():
            name = releases.older[-1]
            _expect_whole(releases.site(name))
            releases.switch(name)
            return name


def _none_before(destination: Path, release: str | None) -> Message:
    folder = str(destination)
    if release:
        return Message("{folder}: there is no release before {release}", folder=folder, release=release)
    return Message("{folder}: there is no release before the first", folder=folder)


def _make(target: Path, root: Path | None, site: Path | None, lock: int) -> str | None:
    """Put the site into a folder, make sure that it is whole, and return the commit that it was made from.

    A build holds the lock as well: it may outlive this process, and would write into what the next one clears away.
    """
    if site:
        shutil.copytree(site, target, copy_function=shutil.copyfile)  # new times: to nginx they tell contents apart
    elif root:
        commit = commit_of(root)
        command = [*_GENERATOR, str(target)]
        build = subprocess.run(command, cwd=root, stdout=sys.stderr, pass_fds=[lock], check=False)  # noqa: S603 -- itself
        if build.returncode:
            raise BuildFailedError(build.returncode)
        pack(target, commit if commit_of(root) == commit else None)  # somebody may be writing meanwhile
    _expect_whole(target)
    return load_manifest(target / MANIFEST)[0].commit


def _expect_whole(site: Path) -> None:
    if differences := verify_folder(site):
        folder, first, more = str(site), differences[0].message, len(differences) - 1
        if more:
            message = Message(
                "{folder}: is not what its manifest says: {difference}, and {count} more",
                folder=folder,
                difference=first,
                count=more,
            )
        else:
            message = Message("{folder}: is not what its manifest says: {difference}", folder=folder, difference=first)
        raise CannotCheckError(message)


def _link_earlier(releases: Releases, unfinished: Path) -> None:
    """Link the assets of the published release and those before it that the new one has not; the newest holds."""
    for name in reversed([*releases.older, *([releases.current] if releases.current else [])]):
        old = releases.site(name)
        for file, kind in files_in(old / FOLDER) if (old / FOLDER).is_dir() else ():
            place = unfinished / EARLIER / FOLDER / file
            if not kind and not place.exists() and not (unfinished / SITE / FOLDER / file).exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                os.link(old / FOLDER / file, place)


@contextmanager
def _said_plainly(destination: Path) -> Iterator[None]:
    try:
        yield
    except shutil.Error as error:  # several at once, each with where and why
        raise CannotCheckError(_unwritable(destination, error.args[0][0][2])) from error
    except OSError as error:
        raise CannotCheckError(_unwritable(error.filename or destination, error.strerror)) from error


def _unwritable(place: Path | str, why: str | None) -> Message:
    return Message("{file}: cannot be written: {reason}", file=str(place), reason=reason(why))
