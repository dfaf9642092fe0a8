"""Puts the last touch to every page: the names of assets as they are now, and the policy of the page.

A host that knows no headers, such as GitHub Pages, still serves pages that are as strict as they can say themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import Message
from helpcenter.publishing.fingerprints import Fingerprints
from helpcenter.publishing.policy import POLICY, REFERRER

HOME = "index.html"
_ENCODING = b'<meta charset="utf-8">'
_SCRIPT = re.compile(r"<script>(?P<text>.*?)</script>", re.DOTALL)
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)


def inline_scripts(home: bytes) -> tuple[str, ...]:
    """Return the scripts that stand around the content of the home page: those that stand around every page's.

    A script that got into a single page, or into content, is none of them.
    """
    return tuple(found["text"] for found in _SCRIPT.finditer(_ARTICLE.sub("", home.decode())))


def finish_pages(site: Path, pages: Mapping[str, bytes], prints: Fingerprints, policy: str) -> None:
    """Write the pages of a finished site, by file. Raises CannotCheckError where one does not begin as it has to."""
    told = (
        f'\n<meta http-equiv="{POLICY}" content="{escape(policy, quote=False)}">'
        f'\n<meta name="referrer" content="{REFERRER}">'
    )
    for name, page in sorted(pages.items()):
        (site / name).write_bytes(finished_page(name, page, prints, told.encode()))


def finished_page(name: str, page: bytes, prints: Fingerprints, told: bytes) -> bytes:
    """Return the content of the site's file `name`, which was `page`, with what it is `told` behind its encoding.

    Raises CannotCheckError as `finish_pages` does.
    """
    head, encoding, rest = page.partition(_ENCODING)
    if not encoding or b"<script" in head:
        message = Message(
            "{file} has no {tag} before all else, and so no place for its policy", file=name, tag=_ENCODING.decode()
        )
        raise CannotCheckError(message)
    return head + encoding + told + prints.applied_to_page(name, rest)
