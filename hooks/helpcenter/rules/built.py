"""What readers get of a page: its steps, its references to them, and the page itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import unescape
from itertools import groupby, repeat

from helpcenter.diagnostics import Finding
from helpcenter.finished.html import BuiltItem, BuiltLink
from helpcenter.finished.site import BuiltPage, BuiltSite
from helpcenter.languages import find_named_steps
from helpcenter.model import Outline, Step, StepReference

_NO_LETTER = re.compile(r"[\W_]+")
_LONGEST_CODE = 40  # letters that may stand between two words of a title
_SHOWN = 30
_BLANKED = re.compile(r"`|\[\^|!\[|<")
_WHY_SO = "look for a template, a hook or an extension that changes it; the Markdown was right"


def built_steps_differ(page: BuiltPage, built: BuiltSite) -> Iterator[tuple[str, Finding]]:
    """Readers see the steps that were checked: the same numbers, in the same order, with the same ids.

    The checker reads Markdown and readers read HTML. Where a template or an extension makes something else of a list,
    every number on the page and every link to a step may be wrong although the Markdown is right.

    Bad:
        <ol class="hc-steps" start="2">
        <li id="open"><p><strong>Open the app.</strong></p></li>
        <li id="sign-in"><p><strong>Sign in.</strong></p></li>
        </ol>

    Good:
        <ol class="hc-steps">
        <li id="open"><p><strong>Open the app.</strong></p></li>
        <li id="sign-in"><p><strong>Sign in.</strong></p></li>
        </ol>
    """
    if page.file and page.outline and page.outline.type == "procedure":
        for _, group in groupby(page.outline.steps, key=lambda step: step.sequence):
            steps = list(group)
            difference = _difference(steps, page) if any(step.id for step in steps) else None
            if difference:
                step, seen = difference
                message = f"Readers see {seen}, expected step {step.number} with the id {step.id!r}"
                yield page.outline.source, Finding(step.line, step.column, message, _WHY_SO)
            elif found := _other_words(steps, page, built):
                step, seen = found
                message = f"Readers see step {step.number} begin with {seen!r}, expected {step.title!r}"
                yield page.outline.source, Finding(step.line, step.column, message, _WHY_SO)


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
    for link in page.html.links:
        number = _number_of(link, page, built)
        named = [each for each in find_named_steps(link.text) if each.substep is None]
        if number is not None and named and number not in named[0].numbers:
            message = f"Link {link.text.strip()!r} leads readers to step {number}, expected step {named[0].numbers[0]}"
            line, column = _place_of(page.outline, link, before[link])
            before[link] += 1
            yield built.place_of(page, line), Finding(line or 1, column, message, _WHY_SO)
    for reference, fragment in _unlinked(page, page.outline):
        message = f"{reference.text!r} is no link for readers, expected one to {fragment!r}"
        yield page.outline.source, Finding(reference.line, reference.column, message, _WHY_SO)


def _unlinked(page: BuiltPage, outline: Outline) -> Iterator[tuple[StepReference, str]]:
    """Yield the references that are links in the source and of which the article has fewer, with their fragments."""
    linked = [(each, each.link.target.partition("#")[2]) for each in outline.references if each.link]
    typed = [each for each in linked if each[1]]
    names = {fragment for _, fragment in typed}
    shown = [name for target in page.html.targets if (name := target.partition("#")[2]) in names]
    if Counter(fragment for _, fragment in typed) <= Counter(shown):
        return
    matcher = SequenceMatcher(None, [fragment for _, fragment in typed], shown, autojunk=False)
    for kind, start, end, _, _ in matcher.get_opcodes():
        yield from typed[start:end] if kind in ("delete", "replace") else ()


def page_not_built(page: BuiltPage, built: BuiltSite) -> Iterator[tuple[str, Finding]]:
    """Every page that is published is in the finished site.

    A page that is left out without a word is missed only by the reader who needed it.

    Bad:
        (no file)

    Good:
        <p>Any page.</p>
    """
    if page.outline and not page.file:
        message = f"Page is not in the finished site, expected it in {built.folder.name}"
        hint = "look for a plugin that leaves it out; what is not to be published belongs under exclude_docs"
        yield page.outline.source, Finding(1, 1, message, hint)


def _difference(steps: list[Step], page: BuiltPage) -> tuple[Step, str] | None:
    """Return the first step that readers do not see as it was checked, and what they see."""
    ids = {step.id for step in steps}
    shown = next((each for each in page.html.lists if any(item.id in ids for item in each.items)), None)
    if shown is None:
        return steps[0], "no list with this step"
    if not shown.is_steps or shown.depth:
        return steps[0], "its list without figures or as part of another text"
    for step, item in zip(steps, shown.items, strict=False):
        if (item.number, item.id) != (step.number, step.id or ""):
            return step, f"step {item.number} with the id {item.id!r}"
    if len(steps) != len(shown.items):
        following = steps[len(shown.items) : len(shown.items) + 1]
        lost = [step for step in following if step.id not in page.html.ids]
        last = steps[min(len(steps), len(shown.items)) - 1]
        return next(iter(lost), last), f"{len(shown.items)} steps instead of {len(steps)}"
    return None


def _other_words(steps: list[Step], page: BuiltPage, built: BuiltSite) -> tuple[Step, str] | None:
    """Return the first step that does not begin with its title, and with what it begins; its number and id are right.

    Of a title with code or a footnote in it, which are blanked in what was checked, the other words count.
    """
    items = {item.id: item for each in page.html.lists for item in each.items if item.id}
    for step in steps:
        item = items.get(step.id or "")
        if item and not _begins_with(item, step, gap=0):
            typed = built.source_of(page).split("\n")[step.line - 1 : step.line]
            gap = _LONGEST_CODE if any(_BLANKED.search(line) for line in typed) else 0
            if not gap or not _begins_with(item, step, gap):
                return step, " ".join(item.text.split())[:_SHOWN]
    return None


def _begins_with(item: BuiltItem, step: Step, gap: int) -> bool:
    """Tell whether an item begins with the words of a title, with at most `gap` letters before each."""
    letters = _NO_LETTER.sub("", item.text)
    end = 0
    for word in map(_NO_LETTER.sub, repeat(""), unescape(step.title).split()):
        start = letters.find(word, end, end + len(word) + gap)
        if start < 0:
            return False
        end = start + len(word)
    return True


def _number_of(link: BuiltLink, page: BuiltPage, built: BuiltSite) -> int | None:
    """Return the number of the step a link leads to; None where that is no step."""
    place = built.locate(page, link.target)
    there = built.pages.get(place[0]) if place else None
    steps = there.outline.steps if there and there.outline else ()
    return next((step.number for step in steps if place and step.id == place[1]), None)


def _place_of(outline: Outline, link: BuiltLink, before: int) -> tuple[int, int]:
    """Return where a link stands in the source: the one with its words or, if they were changed, with its target.

    `before` counts those that are the same and come before it.
    """
    fragment = link.target.partition("#")[2]
    words = _NO_LETTER.sub("", link.text)
    same_words = [each for each in outline.links if _NO_LETTER.sub("", each.text) == words]
    same_target = [each for each in outline.links if fragment and each.target.partition("#")[2] == fragment]
    both = [each for each in same_words if each in same_target]
    found = (both or same_words or same_target)[: before + 1]
    return (found[-1].line, found[-1].column) if found else (0, 1)
