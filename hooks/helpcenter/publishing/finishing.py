"""Turns a site that was checked into what a host serves."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path

from helpcenter.project.walking import files_below
from helpcenter.publishing.fingerprints import fingerprint
from helpcenter.publishing.hosts import write_headers
from helpcenter.publishing.pages import HOME, finish_pages, inline_scripts
from helpcenter.publishing.policy import content_security_policy
from helpcenter.scripts import shorten_scripts
from helpcenter.styles import shorten_styles


def finish(site: Path, address: str, sends_to: str, known: Mapping[str, bytes]) -> None:
    """Finish the site in a folder, which will stand at `address` and may send readers' answers to `sends_to`.

    What is `known` to be in files of it need not be read. Raises OSError, and CannotCheckError as its parts do.
    """
    pages = {
        file: known[file] if file in known else (site / file).read_bytes()
        for file in files_below(site)
        if file.endswith(".html")
    }
    shorten_scripts(site)
    shorten_styles(site, pages.values())
    policy = content_security_policy(inline_scripts(pages[HOME]), sends_to)
    finish_pages(site, pages, fingerprint(site, address), policy)
    write_headers(site, policy, address)
    _zip_sitemap(site)


def _zip_sitemap(site: Path) -> None:
    """Write it anew: MkDocs puts the latest day into it on which one of those pages was reviewed that it rendered."""
    sitemap = site / "sitemap.xml"
    if sitemap.is_file():
        (site / "sitemap.xml.gz").write_bytes(gzip.compress(sitemap.read_bytes(), mtime=0))
