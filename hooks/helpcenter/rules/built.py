"""What readers get of a page: its steps, and the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import groupby, repeat

from helpcenter.diagnostics import Finding
from helpcenter.finished.article import BuiltItem, BuiltList
from helpcenter.finished.site import BuiltPage, BuiltSite
from helpcenter.messages import Message
from helpcenter.model import Step

_NO_LETTER = re.compile(r"[\W_]+")
_LONGEST_CODE = 40  # letters that may stand between two words of a title
_SHOWN = 30
_BLANKED = re.compile(r"`|\[\^|!\[|<")
WHY_SO = Message("look for a template, a hook or an extension that changes it; the Markdown was right")


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
                step, message = difference
                yield page.outline.source, Finding(step.line, step.column, message, WHY_SO)
            elif found := _other_words(steps, page, built):
                step, seen = found
                message = Message(
                    "Readers see step {step} begin with {found!r}, expected {title!r}",
                    step=step.number,
                    found=seen,
                    title=step.title,
                )
                yield page.outline.source, Finding(step.line, step.column, message, WHY_SO)
            elif short := _other_substeps(steps, page):
                message = Message(
                    "Readers see other sub-steps in step {step}, expected 1 to {count}",
                    step=short.number,
                    count=short.substeps,
                )
                yield page.outline.source, Finding(short.line, short.column, message, WHY_SO)


def page_not_built(page: BuiltPage, built: BuiltSite) -> Iterator[tuple[str, Finding]]:
    """Every page that is published is in the finished site.

    A page that is left out without a word is missed only by the reader who needed it.

    Bad:
        (no file)

    Good:
        <p>Any page.</p>
    """
    if page.outline and not page.file:
        message = Message("Page is not in the finished site, expected it in {folder}", folder=built.folder.name)
        hint = Message("look for a plugin that leaves it out; what is not to be published belongs under exclude_docs")
        yield page.outline.source, Finding(1, 1, message, hint)


def _difference(steps: list[Step], page: BuiltPage) -> tuple[Step, Message] | None:
    """Return the first step that readers do not see as it was checked, and what is to be said of it."""
    ids = {step.id for step in steps}
    shown = next((each for each in page.html.lists if any(item.id in ids for item in each.items)), None)
    if shown is None:
        return steps[0], Message(
            "Readers see no list with this step, expected step {step} with the id {id!r}", **_named(steps[0])
        )
    if not shown.is_steps or shown.depth:
        return steps[0], Message(
            "Readers see its list without figures or as part of another text, expected step {step} with the id {id!r}",
            **_named(steps[0]),
        )
    for step, item in zip(steps, shown.items, strict=False):
        if (item.number, item.id) != (step.number, step.id or ""):
            return step, Message(
                "Readers see step {found} with the id {found_id!r}, expected step {step} with the id {id!r}",
                found=item.number,
                found_id=item.id,
                **_named(step),
            )
    return _other_length(steps, shown, page) if len(steps) != len(shown.items) else None


def _other_length(steps: list[Step], shown: BuiltList, page: BuiltPage) -> tuple[Step, Message]:
    following = steps[len(shown.items) : len(shown.items) + 1]
    lost = [step for step in following if step.id not in page.html.ids]
    step = next(iter(lost), steps[min(len(steps), len(shown.items)) - 1])
    return step, Message(
        "Readers see {found} steps instead of {count}, expected step {step} with the id {id!r}",
        found=len(shown.items),
        count=len(steps),
        **_named(step),
    )


def _named(step: Step) -> dict[str, str | int]:
    return {"step": step.number, "id": step.id or ""}


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


def _other_substeps(steps: list[Step], page: BuiltPage) -> Step | None:
    """Return the first step of which readers do not see as many sub-steps, from 1 on, as were checked."""
    items = {item.id: item for each in page.html.lists for item in each.items if item.id}
    for step in steps:
        lists = [each.items for each in items[step.id].lists if each.items] if step.id in items else []
        if step.substeps and not (
            lists and lists[0][0].number == 1 and any(len(each) >= step.substeps for each in lists)
        ):
            return step
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
