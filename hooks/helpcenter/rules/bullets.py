"""Items of a list that are no items, because of how their mark was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from helpcenter.diagnostics import Edit, Finding
from helpcenter.dialect.shown import shown_lines
from helpcenter.messages import Message
from helpcenter.model import Page, Site
from helpcenter.targets.repairs import show

_MEANT = (
    r"[-*+–—][\u00a0\u2000-\u200a\u202f\u3000][^\S\n]*|[-+](?=[^\W\d_]|\*\*|[\[“「《\"])|\*(?=[^\s*])(?=[^*\n]*$)|"
    r"[•·●○◦‣▪▫■□◆◇►▶➤－＊・][^\S\n]*|[–—] +"
)
_MAY_BE_THERE = re.compile(rf"^ *(?:{_MEANT})(?=\S)", re.MULTILINE)
_LINE = re.compile(rf"(?P<indentation> *)(?:(?P<right>[-*+] +)|(?P<meant>{_MEANT}))?(?=\S)")


def item_with_wrong_mark(page: Page, _site: Site) -> Iterator[Finding]:
    """An item of a list begins with `-` and a space, as those beside it do.

    With `•`, a full-width `－` or space, or no space it is no item: its words run on behind those of the item above.

    Bad:
        - your phone
        -your email
        - your card

    Good:
        - your phone
        - your email
        - your card
    """
    for number, (column, typed, expected) in items_with_wrong_mark(page).items():
        yield Finding(
            number,
            column,
            Message(
                "Item begins with {found}, expected {expected!r} as before the one beside it",
                found=show(typed),
                expected=expected,
            ),
            Message("put {expected!r} in its place", expected=expected),
            (Edit(number, column, column + len(typed), expected),),
        )


def items_with_wrong_mark(page: Page) -> Mapping[int, tuple[int, str, str]]:
    """Return the column, the mark and the one expected of each line that is an item but for its mark.

    Only the mark of an item beside it, of the same indentation, tells that a line was meant as one.
    """
    if not _MAY_BE_THERE.search(page.raw):
        return {}
    found: dict[int, tuple[int, str, str]] = {}
    beside: dict[int, str] = {}
    waiting: dict[int, list[tuple[int, int, str]]] = {}
    follows_text = False
    for number, line in sorted(shown_lines(page).items()):
        match = _LINE.match(line)
        if not match:
            follows_text = False
            continue
        level = len(match["indentation"])
        for deeper in [each for each in (*beside, *waiting) if each > level]:
            beside.pop(deeper, None)
            waiting.pop(deeper, None)
        mark = (number, level + 1, match["meant"] or "")
        if match["right"]:
            beside[level] = match["right"]
            found |= {at: (column, typed, match["right"]) for at, column, typed in waiting.pop(level, ())}
        elif mark[-1] and level in beside:
            found[number] = (*mark[1:], beside[level])
        elif mark[-1] and (level in waiting or not follows_text):
            waiting.setdefault(level, []).append(mark)
        else:
            beside.pop(level, None)
            waiting.pop(level, None)
        follows_text = True
    return found
