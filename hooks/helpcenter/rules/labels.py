"""Labels: those of references, and the marker that shows the register."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Link, Page, Site
from helpcenter.parser import ALMOST_CHANNELS
from helpcenter.targets.faults import TARGET
from helpcenter.targets.repairs import lines_of, nearest, show, suggest
from helpcenter.words.look_alikes import seems

MOST_SUGGESTIONS = 20

_MARKER = re.compile(r"[\[【［]\s*CHANNELS\s*[\]】］]")
_NO_COLON = re.compile(rf"\[(?P<label>[^\[\]^][^\[\]]*)\][ \t]+{TARGET}\s*")
_REMARKS = ("#", "<>", "")  # what `[//]: # (words)` leads to, which is how Markdown writes a comment


def undefined_reference(page: Page, _site: Site) -> Iterator[Finding]:
    """A reference, `[text][label]`, has a line that says where it leads: `[label]: page.md`.

    Without the line it is no link, and readers see the brackets.

    Bad:
        See [how to unlock an account][unlock].

    Good:
        See [how to unlock an account][unlock].

        [unlock]: case.md
    """
    labels = {_label(each): each.text for each in definitions_of(page)}
    meant_lines = _without_colon(page)
    for place, link in enumerate(each for each in page.links if not each.defined and seems(_label(each)) not in labels):
        if _label(link) in meant_lines:
            message = Message(
                "Reference {label} is defined without a colon, expected [{name}]: page.md",
                label=show(link.label),
                name=link.label,
            )
            yield Finding(meant_lines.pop(_label(link)), 1, message, Message("put a colon right behind the bracket"))
            continue
        near = nearest(_label(link), labels) if place < MOST_SUGGESTIONS else ""
        yield Finding(
            link.line,
            link.column,
            Message(
                "Reference {label} has no definition, expected a line [{name}]: page.md",
                label=show(link.label),
                name=link.label,
            ),
            suggest(labels[near] if near else "", Message("write the definition at the end of the page")),
        )


def _without_colon(page: Page) -> dict[str, int]:
    """Return the labels with a target behind them on a line of their own, but no colon, and those lines."""
    found: dict[str, int] = {}
    for text in page.texts:
        match = _NO_COLON.fullmatch(text.source) if text.kind == "paragraph" and text.source[:1] == "[" else None
        if match:
            found[" ".join(match["label"].lower().split())] = text.lines[0][1]
    return found


def reference_defined_twice(page: Page, _site: Site) -> Iterator[Finding]:
    """A label is defined once on a page; capital and small letters are the same there.

    Only the last definition counts. Every link that means the first one leads astray.

    Bad:
        See [how to unlock an account][unlock].

        [unlock]: case.md
        [Unlock]: case.md#steps

    Good:
        See [how to unlock an account][unlock].

        [unlock]: case.md
    """
    lines: dict[str, int] = {}
    for each in definitions_of(page):
        line = lines.setdefault(_label(each), each.line)
        if line != each.line:
            yield Finding(
                each.line,
                1,
                Message(
                    "Reference {label} is defined here and on line {line}, expected once",
                    label=show(each.text),
                    line=line,
                ),
                Message("delete the definition that is wrong, or give it another label"),
            )


def unused_reference(page: Page, _site: Site) -> Iterator[Finding]:
    """A label that is defined is used.

    One that is not was forgotten, or the link that means it is spelt in another way and leads nowhere.

    Bad:
        See the page about accounts.

        [unlock]: case.md

    Good:
        See [how to unlock an account][unlock].

        [unlock]: case.md
    """
    references = [each for each in page.links if each.kind in ("reference", "image-reference")]
    used = {_label(each) for each in references}
    unused: dict[str, Link] = {}
    for each in definitions_of(page):
        if _label(each) not in used:
            unused.setdefault(_label(each), each)
    excused = meant(unused, {_label(each) for each in references if not each.defined})
    for label, each in unused.items():
        if label not in excused:
            yield Finding(
                each.line,
                1,
                Message("Reference {label} is defined, but nothing on the page uses it", label=show(each.text)),
                Message("link to it with [words][{name}], or delete the line", name=each.text),
            )


def channels_within_text(page: Page, _site: Site) -> Iterator[Finding]:
    """The marker `[CHANNELS]` stands alone, with a blank line before and after it.

    Within a sentence it is shown as it was typed, and readers get no number and no address.

    Bad:
        Our channels: [CHANNELS]

    Good:
        Our channels:

        [CHANNELS]
    """
    for text in page.texts:
        if "CHANNEL" not in text.source and "hannel" not in text.source:
            continue
        alone = text.source.strip()
        offsets = [match.start() for match in _MARKER.finditer(text.words)]
        if not offsets and ALMOST_CHANNELS.fullmatch(alone):
            offsets = [text.source.index(alone)]
        for line, column in map(text.place, offsets):
            shown = alone == "[CHANNELS]" and text.kind in ("paragraph", "item")
            if not shown or "<!--" in lines_of(page.raw)[line - 1]:
                yield Finding(
                    line,
                    column,
                    Message(
                        "Marker of the channels shows nothing here, expected [CHANNELS] alone between two blank lines"
                    ),
                    Message("put it on a line of its own, with a blank line before and after it"),
                )


def definitions_of(page: Page) -> Iterator[Link]:
    """Yield the definitions of a page, but for remarks and for links that are parted by a colon."""
    for link in page.links:
        if link.kind == "definition" and link.target not in _REMARKS and not link.target.startswith("("):
            yield link


def _label(link: Link) -> str:
    return " ".join((link.text if link.kind == "definition" else link.label).lower().split())


def meant(unused: Iterable[str], undefined: set[str]) -> set[str]:
    """Return those of the unused names that are meant by one without a definition, which is a finding already."""
    names = set(unused)
    if len(names) == len(undefined) == 1 or len(undefined) > MOST_SUGGESTIONS:
        return names
    return {near_name(each, names) for each in undefined}


def near_name(name: str, names: Iterable[str]) -> str:
    """Return the one of `names` that is spelt almost like `name`, nothing where none is."""
    small = {each.casefold(): each for each in sorted(names)}
    return small.get(nearest(name.casefold(), small), "")
