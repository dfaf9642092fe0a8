"""The commands for what comes after a build: each takes the parsed arguments, prints, and returns the exit code."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from helpcenter.diagnostics import ESCAPED, CannotCheckError
from helpcenter.project.history import commit_of
from helpcenter.project.places import find_root
from helpcenter.publishing.nginx import nginx_snippet
from helpcenter.publishing.packing import pack as pack_site
from helpcenter.publishing.publication import BuildFailedError, roll_back
from helpcenter.publishing.publication import publish as publish_site
from helpcenter.publishing.remote import verify_address
from helpcenter.publishing.verification import verify_folder

SAME, DIFFERENT, COULD_NOT = 0, 1, 2
BUILT = "site"


def pack(options: argparse.Namespace) -> int:
    """Make a finished site ready for a host."""
    try:
        root = find_root(Path.cwd())
        manifest = pack_site(options.site or root / BUILT, commit_of(root))
    except CannotCheckError as error:
        return _refuse("pack", error)
    print(f"{len(manifest.files)} files of {manifest.commit or 'no commit'}")
    return SAME


def verify(options: argparse.Namespace) -> int:
    """Print what differs between a site and a manifest."""
    try:
        is_address = "://" in options.place
        differences = (
            verify_address(options.place, options.against)
            if is_address
            else verify_folder(Path(options.place), options.against)
        )
    except CannotCheckError as error:
        return _refuse("verify", error)
    for each in differences:
        print(each)
    told = f"{len(differences)} files differ" if differences else "every file is as the manifest says"
    print(told, file=sys.stderr)
    return DIFFERENT if differences else SAME


def publish(options: argparse.Namespace) -> int:
    """Publish a site to a folder, or the one before."""
    try:
        if options.rollback:
            name = roll_back(options.destination)
        else:
            name = publish_site(options.destination, None if options.site else find_root(Path.cwd()), options.site)
    except CannotCheckError as error:
        return _refuse("publish", error)
    except BuildFailedError as error:
        print(f"helpcenter: nothing was published: {error}", file=sys.stderr)
        return DIFFERENT if error.code == DIFFERENT else COULD_NOT
    print(f"published {name}")
    return SAME


def nginx(options: argparse.Namespace) -> int:
    """Print the configuration for nginx."""
    try:
        site = options.site or find_root(Path.cwd()) / BUILT
        print(nginx_snippet(site), end="")
    except CannotCheckError as error:
        return _refuse("read the site", error)
    except OSError as error:
        return _refuse("read the site", f"{error.filename}: {error.strerror}")
    return SAME


def _refuse(what: str, error: CannotCheckError | str) -> int:
    print(f"helpcenter: could not {what}: {str(error).translate(ESCAPED)}", file=sys.stderr)
    return COULD_NOT
