"""Puts the last touch to every page: the names of assets as they are now, and the policy of the page.

A host that knows no headers, such as GitHub Pages, still serves pages that are as strict as they can say themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import Message
from helpcenter.publishing.fingerprints import Fingerprints
from helpcenter.publishing.policy import POLICY, REFERRER

HOME = "index.html"
_ENCODING = '<meta charset="utf-8">'
_SCRIPT = re.compile(r"<script>(?P<text>.*?)</script>", re.DOTALL)
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)


def inline_scripts(site: Path) -> tuple[str, ...]:
    """Return the scripts that stand around the content of the home page: those that stand around every page's.

    A script that got into a single page, or into content, is none of them.
    """
    home = _ARTICLE.sub("", (site / HOME).read_text(encoding="utf-8"))
    return tuple(found["text"] for found in _SCRIPT.finditer(home))


def finish_pages(site: Path, prints: Fingerprints, policy: str) -> None:
    """Write into every page of a finished site. Raises CannotCheckError where a page does not begin as it has to."""
    told = (
        f'{_ENCODING}\n<meta http-equiv="{POLICY}" content="{escape(policy, quote=False)}">'
        f'\n<meta name="referrer" content="{REFERRER}">'
    )
    for file in pages(site):
        name = file.relative_to(site).as_posix()
        head, encoding, rest = file.read_text(encoding="utf-8").partition(_ENCODING)
        if not encoding or "<script" in head:
            message = Message(
                "{file} has no {tag} before all else, and so no place for its policy", file=name, tag=_ENCODING
            )
            raise CannotCheckError(message)
        file.write_text(head + told + prints.applied(name, rest), encoding="utf-8")


def pages(site: Path) -> Iterator[Path]:
    """Yield the pages of a finished site, in their order."""
    yield from sorted(site.rglob("*.html"))
