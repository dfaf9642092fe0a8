"""The links of a finished page that name a step: whether readers get them, and where they lead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from helpcenter.diagnostics import Finding
from helpcenter.finished.article import BuiltLink
from helpcenter.finished.site import BuiltPage, BuiltSite
from helpcenter.languages import find_named_steps
from helpcenter.messages import Message
from helpcenter.model import Link, Outline, StepReference
from helpcenter.rules.built import WHY_SO

_NO_LETTER = re.compile(r"[\W_]+")


def built_reference_differs(page: BuiltPage, built: BuiltSite) -> Iterator[tuple[str, Finding]]:
    """A link that names a step by its number leads readers to the step that has this number.

    "Go back to step 2" is what people in trouble follow without thinking. It must not end at another step.

    Bad:
        <p>Go back to <a href="#sign-in">step 1</a>.</p>

    Good:
        <p>Go back to <a href="#sign-in">step 2</a>.</p>
    """
    if not page.file or page.outline is None:
        return
    before: Counter[BuiltLink] = Counter()
    found: set[tuple[int, int]] = set()
    for link in page.html.links:
        number = _number_of(link, page, built)
        named = [each for each in find_named_steps(link.text) if each.substep is None]
        if number is not None and named and number not in named[0].numbers:
            message = Message(
                "Link {text!r} leads readers to step {found}, expected step {expected}",
                text=link.text.strip(),
                found=number,
                expected=named[0].numbers[0],
            )
            line, column = _place_of(page, page.outline, link, before[link])
            before[link] += 1
            found.add((line, column))
            yield built.place_of(page, line), Finding(line or 1, column, message, WHY_SO)
    for reference, fragment in _unlinked(page, page.outline):
        if reference.link is None or (reference.link.line, reference.link.column) not in found:
            message = Message(
                "{text!r} is no link for readers, expected one to {target!r}", text=reference.text, target=fragment
            )
            yield page.outline.source, Finding(reference.line, reference.column, message, WHY_SO)


def _unlinked(page: BuiltPage, outline: Outline) -> Iterator[tuple[StepReference, str]]:
    """Yield the references that are links in the source, of which the article has fewer, with their fragments."""
    linked = {each.link: each for each in reversed(outline.references) if each.link and each.numbers}
    typed = [(each, name) for link, each in reversed(list(linked.items())) if (name := link.target.partition("#")[2])]
    names = {fragment for _, fragment in typed}
    naming = (each.target for each in page.html.links if any(find_named_steps(each.text)))
    shown = [name for target in naming if (name := target.partition("#")[2]) in names]
    if Counter(fragment for _, fragment in typed) <= Counter(shown):
        return
    matcher = SequenceMatcher(None, [fragment for _, fragment in typed], shown, autojunk=False)
    for kind, start, end, _, _ in matcher.get_opcodes():
        yield from typed[start:end] if kind in ("delete", "replace") else ()


def _number_of(link: BuiltLink, page: BuiltPage, built: BuiltSite) -> int | None:
    """Return the number of the step a link leads to; None where that is no step."""
    place = built.locate(page, link.target)
    there = built.pages.get(place[0]) if place else None
    steps = there.outline.steps if there and there.outline else ()
    return next((step.number for step in steps if place and step.id == place[1]), None)


def _place_of(page: BuiltPage, outline: Outline, link: BuiltLink, before: int) -> tuple[int, int]:
    """Return where a link stands in the source: one that readers do not get as it is, with its words or its target.

    `before` counts those that are the same and come before it.
    """
    words, fragment = _said(link)
    shown = Counter(map(_said, page.html.links))
    alike, changed = [], []
    for each in outline.links:
        said = _said(each)
        if said[0] == words or (fragment and said[1] == fragment):
            alike.append(each)
            changed.extend([] if shown[said] > 0 else [each])
            shown[said] -= 1
    same = [each for each in alike if _said(each) == (words, fragment)]
    found = (changed or same or alike)[: before + 1]
    return (found[-1].line, found[-1].column) if found else (0, 1)


def _said(link: Link | BuiltLink) -> tuple[str, str]:
    """Return the words of a link, and the id it leads to."""
    return _NO_LETTER.sub("", link.text), link.target.partition("#")[2]
