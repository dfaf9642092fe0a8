"""The commands for what comes after a build: each takes the parsed arguments, prints, and returns the exit code."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import Message
from helpcenter.project.history import commit_of
from helpcenter.project.places import find_root
from helpcenter.publishing.nginx import nginx_snippet
from helpcenter.publishing.packing import pack as pack_site
from helpcenter.publishing.publication import BuildFailedError, roll_back
from helpcenter.publishing.publication import publish as publish_site
from helpcenter.publishing.remote import verify_address
from helpcenter.publishing.verification import verify_folder
from helpcenter.terminal import bar, tell

SAME, DIFFERENT, COULD_NOT = 0, 1, 2
BUILT = "site"


def pack(options: argparse.Namespace) -> int:
    """Make a finished site ready for a host."""
    try:
        root = find_root(Path.cwd())
        manifest = pack_site(options.site or root / BUILT, commit_of(root), bar)
    except CannotCheckError as error:
        return _refuse(Message("helpcenter: could not pack: {reason}", reason=error.message), options)
    commit = manifest.commit or Message("no commit")
    told = Message("{files} files of {commit}", files=len(manifest.files), commit=commit)
    tell(told, options.language, sys.stdout)
    return SAME


def verify(options: argparse.Namespace) -> int:
    """Print what differs between a site and a manifest."""
    try:
        is_address = "://" in options.place
        differences = (
            verify_address(options.place, options.against, watch=bar)
            if is_address
            else verify_folder(Path(options.place), options.against)
        )
    except CannotCheckError as error:
        return _refuse(Message("helpcenter: could not verify: {reason}", reason=error.message), options)
    for each in differences:
        tell(each.message, options.language, sys.stdout)
    if differences:
        told = Message("{files} files differ", files=len(differences))
    else:
        told = Message("every file is as the manifest says")
    tell(told, options.language)
    return DIFFERENT if differences else SAME


def publish(options: argparse.Namespace) -> int:
    """Publish a site to a folder, or the one before."""
    try:
        if options.rollback:
            name = roll_back(options.destination)
        else:
            name = publish_site(options.destination, None if options.site else find_root(Path.cwd()), options.site)
    except CannotCheckError as error:
        return _refuse(Message("helpcenter: could not publish: {reason}", reason=error.message), options)
    except BuildFailedError as error:
        tell(Message("helpcenter: nothing was published: {reason}", reason=error.message), options.language)
        return DIFFERENT if error.code == DIFFERENT else COULD_NOT
    tell(Message("published {name}", name=name), options.language, sys.stdout)
    return SAME


def nginx(options: argparse.Namespace) -> int:
    """Print the configuration for nginx."""
    try:
        site = options.site or find_root(Path.cwd()) / BUILT
        print(nginx_snippet(site), end="")
    except CannotCheckError as error:
        reason = error.message
    except OSError as error:
        reason = Message.verbatim(f"{error.filename}: {error.strerror}")
    else:
        return SAME
    return _refuse(Message("helpcenter: could not read the site: {reason}", reason=reason), options)


def _refuse(message: Message, options: argparse.Namespace) -> int:
    tell(message, options.language)
    return COULD_NOT
