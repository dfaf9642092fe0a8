"""Makes a finished site ready for a host: its texts shortened beside themselves, and last the manifest of it all."""

from __future__ import annotations

import re
from pathlib import Path

from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import Message
from helpcenter.project.reasons import reason
from helpcenter.publishing.compression import compress_texts, put
from helpcenter.publishing.manifest import MANIFEST, Manifest, contents_of, files_in, is_path
from helpcenter.watching import Watch, unwatched

_HOME = "index.html"
_ROBOTS = "robots.txt"
_SITEMAP = re.compile(r"^Sitemap: (https?://\S+/)sitemap\.xml$", re.MULTILINE)


def pack(site: Path, commit: str | None, watch: Watch = unwatched) -> Manifest:
    """Pack the finished site in a folder, which was made from `commit`, and return its manifest. Again changes nothing.

    Raises CannotCheckError where there is no finished site, or something in it that no host can serve.
    """
    if not (site / _HOME).is_file():
        message = Message(
            "{folder}: holds no {file}, expected a finished site, which `make build` makes",
            folder=str(site),
            file=_HOME,
        )
        raise CannotCheckError(message)
    try:
        compress_texts(site, _files(site), watch)
        files = {name: contents_of(site / name) for name in _files(site)}
        manifest = Manifest(_address(site), commit, files)
        put(site / MANIFEST, manifest.render())
    except OSError as error:
        file, why = str(error.filename or site), reason(error.strerror)
        raise CannotCheckError(Message("{file}: cannot be packed: {reason}", file=file, reason=why)) from error
    return manifest


def _files(site: Path) -> list[str]:
    """Return the files of a site but its manifest."""
    found = list(files_in(site))
    for name, kind in found:
        if kind or not is_path(name):
            shown = name.encode(errors="backslashreplace").decode()
            what = kind or Message("no name that a host can serve")
            raise CannotCheckError(Message("{file}: is {what}, expected a file", file=str(site / shown), what=what))
    return [name for name, _ in found if name != MANIFEST]


def _address(site: Path) -> str | None:
    """Return the address that the site was built for, which its robots.txt tells."""
    robots = site / _ROBOTS
    found = _SITEMAP.search(robots.read_text(encoding="utf-8", errors="replace")) if robots.is_file() else None
    return found[1] if found else None
