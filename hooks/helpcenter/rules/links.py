"""Where links lead."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from helpcenter.diagnostics import Finding
from helpcenter.model import Link, Outline, Site

_SPELT_ELSEWHERE = ("reference", "image-reference", "autolink")  # their definition is the link, or they are no path
_ELSEWHERE = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")


def link_to_missing_file(page: Outline, site: Site) -> Iterator[Finding]:
    """A link, an image or an entry of `related` leads to a file that exists, spelt exactly so.

    A reader who follows a dead link in the middle of a procedure is left alone at the worst moment.

    Bad:
        See [how to unlock an account](no-such-page.md).

    Good:
        See [this page](case.md).
    """
    folder = f"{site.docs}/{page.language}/"
    for link in page.links:
        path, _ = _split(link)
        file = page.resolve(path)
        if path and not (file.startswith(folder) and file in site.files):
            candidates = (_relative(page, each) for each in site.files if each.startswith(folder))
            yield Finding(
                link.line,
                link.column,
                f"Link to {link.target!r}, but there is no such file in this language",
                _suggest(path, candidates, "name a file of this language, relative to this page, with its .md"),
            )


def link_to_missing_anchor(page: Outline, site: Site) -> Iterator[Finding]:
    """A link to a place on a page (`#verify-identity`) names an id that a heading or a step there carries.

    Where the id is missing the reader lands at the top of the page and has to search for the step.

    Bad:
        Go on with [step 2](#no-such-step).

    Good:
        Go on with [what comes next](#next).

        ## What comes next {#next}
    """
    for link in page.links:
        path, anchor = _split(link)
        target = site.pages.get(page.resolve(path)) if path else page
        if anchor and target and target.readable and anchor not in target.anchors:
            yield Finding(
                link.line,
                link.column,
                f"Link to {link.target!r}, but nothing in {target.source} has the id {anchor!r}",
                _suggest(anchor, target.anchors, "give the heading or the step that id, or name one that it has"),
            )


def _split(link: Link) -> tuple[str, str]:
    """Return the path and the anchor of a link within the site; two empty texts for any other link."""
    if _ELSEWHERE.match(link.target) or link.kind in _SPELT_ELSEWHERE:
        return "", ""
    path, _, anchor = link.target.partition("#")
    return unquote(path.partition("?")[0]), unquote(anchor)


def _relative(page: Outline, file: str) -> str:
    folder = page.source.rpartition("/")[0]
    common = folder
    up = ""
    while common and not file.startswith(common + "/"):
        common = common.rpartition("/")[0]
        up += "../"
    return up + file[len(common) + 1 :]


def _suggest(wrong: str, candidates: Iterable[str], otherwise: str) -> str:
    close = difflib.get_close_matches(wrong, sorted(candidates), n=1, cutoff=0.8)
    return f"did you mean {close[0]!r}?" if close else otherwise
