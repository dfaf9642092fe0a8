"""The lines that say what a label or a footnote means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.diagnostics import Edit, Finding
from helpcenter.messages import Message
from helpcenter.model import Page, Site
from helpcenter.rules.labels import definitions_of
from helpcenter.targets.repairs import lines_of, show

_WIDE_COLON = re.compile(r"(?P<label>\[[^\[\]]+\])(?P<colon>：)")


def definition_with_full_width_colon(page: Page, _site: Site) -> Iterator[Finding]:
    """A label and a footnote are defined with a half-width colon: `[label]: page.md`, `[^fee]: words`.

    With ： the line defines nothing. Readers see it as it was typed, and the link that needs it is none.

    Bad:
        See [how to unlock an account][unlock].

        [unlock]：case.md

    Good:
        See [how to unlock an account][unlock].

        [unlock]: case.md
    """
    places = {*(each.line for each in definitions_of(page)), *(each.line for each in page.footnotes)}
    for line in sorted(places) if "]：" in page.raw else ():
        shown = lines_of(page.raw)[line - 1]
        match = _WIDE_COLON.search(shown)
        if match and ":" not in shown[: match.start()]:
            column = match.start("colon") + 1
            yield Finding(
                line,
                column,
                Message("Definition {label} is typed with '：', expected ':'", label=show(match["label"])),
                Message("type the colon half-width, and a space behind it"),
                (Edit(line, column, column + 1, ": " if shown[column : column + 1] != " " else ":"),),
            )
