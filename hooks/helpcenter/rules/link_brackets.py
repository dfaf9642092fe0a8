"""Links with other brackets than those of a link, or without any."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.dialect.inline import closing_of
from helpcenter.model import Page, Site, Text
from helpcenter.rules.link_syntax import prose_of
from helpcenter.targets.faults import TARGET
from helpcenter.targets.repairs import show

_OTHER = re.compile(
    rf"(?<!\\)\[(?P<text>[^\[\]\n]{{1,200}})\](?:<(?P<angle>{TARGET})>|\{{(?P<curly>{TARGET})\}}|《(?P<title>{TARGET})》)"
)
_PAGE = r"[^\s()\[\]（）|#]{1,200}"
_DOUBLE = re.compile(
    rf"(?<!\\)\[\[(?P<target>{_PAGE}/{_PAGE}|{_PAGE}\.md(?:#{_PAGE})?)(?:\|(?P<text>[^\[\]\n]{{1,200}}))?\]\]"
)
_BARE = re.compile(r"[(（](?P<target>(?P<path>[\w./-]{1,200}\.md)(?:#[\w-]+)?)[)）](?![(（\]])", re.ASCII)
_PARENTHESIS = re.compile("[()（）]")
_CLOSING = tuple(")）]］】〗〕」』>")
_NEAR = 200


def link_in_other_brackets(page: Page, _site: Site) -> Iterator[Finding]:
    """A link has square brackets and parentheses, `[text](target)`, once each.

    `[text]<target>`, `[text]{target}` and `[[target]]` are links elsewhere. Here readers see all of it as it was typed,
    and a parenthesis too many as well.

    Bad:
        See [how to unlock an account]<case.md>.

    Good:
        See [how to unlock an account](case.md).
    """
    for text in prose_of(page):
        if "]" not in text.source:
            continue
        for match in _OTHER.finditer(text.source):
            target = match["angle"] or match["curly"] or match["title"]
            yield _typed(*text.place(match.start()), match[0], f"[{match['text']}]({target})")
        for match in _DOUBLE.finditer(text.source) if "[[" in text.source else ():
            yield _typed(*text.place(match.start()), match[0], f"[{match['text'] or 'text'}]({match['target']})")
        for offset in _too_many(text) if "))" in text.source or ")）" in text.source else ():
            yield Finding(
                *text.place(offset),
                f"Link is followed by {text.source[offset]!r}, which opens nowhere, expected one ')' at its end",
                "delete the parenthesis, or write the one that opens before it",
            )


def target_without_link(page: Page, site: Site) -> Iterator[Finding]:
    """The path of a page stands in a link, behind the words of the link in square brackets.

    In parentheses alone it leads nowhere, and readers see the name of a file.

    Bad:
        See how to unlock an account(case.md).

    Good:
        See [how to unlock an account](case.md).
    """
    for text in prose_of(page) if ".md" in page.raw else ():
        for match in _BARE.finditer(text.words) if ".md" in text.words else ():
            is_meant = "/" in match["path"] or text.words[max(0, match.start() - 1)].isalnum()
            if is_meant and page.resolve(match["path"]) in site.files and not _is_part_of_link(text, match.start()):
                yield Finding(
                    *text.place(match.start("target")),
                    f"Readers see the path {show(match['target'])}, expected a link, [words]({match['target']})",
                    "put the words that lead there in square brackets, right before the parenthesis",
                )


def _is_part_of_link(text: Text, offset: int) -> bool:
    """Tell whether a parenthesis belongs to a link, however that is mistyped; other rules say how."""
    near = max(0, offset - _NEAR), offset
    is_open = text.words.rfind("[", *near) > text.words.rfind("]", *near)
    return is_open or text.source[near[0] : offset].rstrip(" \t\u3000:：.,，。、\\—-\n")[-1:] in tuple(
        ")）]］】〗〕」』>"
    )


def _typed(line: int, column: int, found: str, expected: str) -> Finding:
    return Finding(
        line,
        column,
        f"Link is typed as {show(found)}, expected {show(expected)}",
        "write the text in [ ] and the target in ( )",
    )


def _too_many(text: Text) -> Iterator[int]:
    """Yield where a parenthesis closes right behind a link, though none is open there."""
    ends = {closing_of(text.source, link.end + 1) or -1 for link in text.links if link.kind in ("link", "image")}
    depth = 0
    for match in _PARENTHESIS.finditer(text.words):
        if match[0] in "(（":
            depth += 1
        elif depth:
            depth -= 1
        elif match.start() - 1 in ends:
            yield match.start()
