"""Words that name a step by its number, on its own page or on another."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from helpcenter.diagnostics import Edit, Finding
from helpcenter.languages import REFERS, renumber
from helpcenter.messages import Message
from helpcenter.model import Outline, Site, StepReference
from helpcenter.rules.meaning import Pages
from helpcenter.rules.numbering import Numbering, target_of
from helpcenter.rules.step_links import is_all_of, link_of

_NAMING = ("meta", "heading")  # where a step is named and cannot be linked


def reference_to_missing_step(site: Site) -> Iterator[tuple[str, Finding]]:
    """Every step that a page names by its number exists, and so does a sub-step.

    A reader who is sent to step 7 of five steps does not know what was left out, and stops there.

    Bad:
        ## Steps {#steps}

        1.  **Open the app.**
            {: #open }

        ## Still stuck {#still-stuck}

        If no code arrives, go back to [step 7](#steps).

    Good:
        ## Steps {#steps}

        1.  **Open the app.**
            {: #open }

        ## Still stuck {#still-stuck}

        If no code arrives, go back to [step 1](#open).
    """
    pages = Pages(site)
    for page in site.pages.values():
        for reference in page.references:
            missing = _missing(page, reference, pages)
            if missing:
                yield page.source, Finding(reference.line, reference.column, *missing)


def bare_step_reference(site: Site) -> Iterator[tuple[str, Finding]]:
    """Words that name a step by its number are a link to the step.

    When a step is added or taken away the number goes wrong, and nobody notices; a link is checked on every build. And
    the reader need not scroll and count.

    Bad:
        ## Steps {#steps}

        1.  **Open the app.**
            {: #open }

        ## Still stuck {#still-stuck}

        If no code arrives, go back to step 1.

    Good:
        ## Steps {#steps}

        1.  **Open the app.**
            {: #open }

        ## Still stuck {#still-stuck}

        If no code arrives, go back to [step 1](#open).
    """
    pages = Pages(site)
    for page in site.pages.values():
        for reference in page.references:
            if link_of(reference) or reference.within in _NAMING or not reference.numbers:
                continue
            meant = pages.meant(page, reference)
            target = pages.numbering(meant.page) if meant and meant.page.steps else None
            if meant and target and not _missing(page, reference, pages):
                edits = _link(page, reference, target) if meant.certain else ()
                hint = Message("make it a link to the id of the step")
                message = _no_link(reference.text, "" if meant.page is page else meant.page.source)
                yield page.source, Finding(reference.line, reference.column, message, hint, edits)


def _no_link(text: str, elsewhere: str) -> Message:
    if elsewhere:
        return Message("{text!r} is no link, expected one to the step in {page}", text=text, page=elsewhere)
    return Message("{text!r} is no link, expected one to the step", text=text)


def _missing(page: Outline, reference: StepReference, pages: Pages) -> tuple[Message, Message] | None:
    """Return message and hint where a reference names a step that there is not."""
    if reference.away:
        return _beyond_the_ends(page, reference)
    if link_of(reference) and not (reference.link and "image" in reference.link.kind):
        return _missing_behind_link(page, reference, pages)
    meant = pages.meant(page, reference)
    if meant is None or not meant.page.readable or (reference.within in _NAMING and not page.steps):
        return None
    if meant.page.steps:
        return _beyond(page, reference, pages.numbering(meant.page))
    told = meant.page is not page or REFERS.search(reference.before)
    return _without_steps(page, reference, meant.page) if told else None


def _beyond_the_ends(page: Outline, reference: StepReference) -> tuple[Message, Message] | None:
    """Say where the first step sends readers back, or the last one on; within sub-steps that means one of those."""
    end = len(page.steps) - 1 if reference.away > 0 else 0
    if reference.step != end or page.steps[end].substeps or any(each.sequence for each in page.steps):
        return None
    if reference.away > 0:
        message = Message("Reference to {text!r} in the last step", text=reference.text)
    else:
        message = Message("Reference to {text!r} in the first step", text=reference.text)
    return message, Message("name the step or the section that is meant")


def _missing_behind_link(page: Outline, reference: StepReference, pages: Pages) -> tuple[Message, Message] | None:
    link = link_of(reference)
    target = target_of(page, link) if link else None
    other = pages.site.pages.get(target.source) if target else None
    if link is None or target is None or other is None or not other.readable:
        return None
    if other.steps:
        numbering = pages.numbering(other)
        place = numbering.place(target.anchor)
        if place is not None:
            agrees = not reference.numbers or numbering.live[place] in reference.numbers
            return _substep(reference, numbering, place) if agrees else None
        if (target.anchor and target.anchor not in other.anchors) or not is_all_of(reference, link):
            return None
        return _beyond(page, reference, numbering)
    return _without_steps(page, reference, other) if is_all_of(reference, link) and not target.anchor else None


def _beyond(page: Outline, reference: StepReference, target: Numbering) -> tuple[Message, Message] | None:
    wrong = [number for number in reference.numbers if number not in target.numbers]
    if wrong:
        message = _too_few(reference.text, target.highest, "" if target.page is page else target.page.source)
        return message, Message("name a step from 1 to {last}", last=target.highest)
    if len(reference.numbers) == 1:
        place = target.meant(reference.numbers[0])
        return _substep(reference, target, place) if place is not None else None
    if not reference.numbers and (reference.beside or target.page is page):
        beside = target_of(page, reference.beside) if reference.beside else None
        place = target.place(beside.anchor) if beside else reference.step
        return _substep(reference, target, place) if place is not None else None
    return None


def _too_few(text: str, count: int, elsewhere: str) -> Message:
    """Say how many steps there are on this page, or on the one elsewhere."""
    if not elsewhere:
        return Message.counted(
            "Reference to {text!r}, but this page has one step",
            "Reference to {text!r}, but this page has {count} steps",
            count=count,
            text=text,
        )
    return Message.counted(
        "Reference to {text!r}, but {page} has one step",
        "Reference to {text!r}, but {page} has {count} steps",
        count=count,
        text=text,
        page=elsewhere,
    )


def _substep(reference: StepReference, target: Numbering, place: int) -> tuple[Message, Message] | None:
    count = target.steps[place].substeps
    if reference.substep is None or 0 < reference.substep <= count:
        return None
    text, step = reference.text, target.live[place]
    if not count:
        message = Message("Reference to {text!r}, but step {step} has no numbered sub-steps", text=text, step=step)
    else:
        message = Message.counted(
            "Reference to {text!r}, but step {step} has one sub-step",
            "Reference to {text!r}, but step {step} has {count} sub-steps",
            count=count,
            text=text,
            step=step,
        )
    return message, Message("name a sub-step that is there")


def _without_steps(page: Outline, reference: StepReference, other: Outline) -> tuple[Message, Message] | None:
    if other.type == "procedure" or max(reference.numbers, default=0) <= other.counted:
        return None
    if other is page:
        message = Message("Reference to {text!r}, but this page has no such step", text=reference.text)
    else:
        message = Message("Reference to {text!r}, but {page} has no such step", text=reference.text, page=other.source)
    return message, Message("name the page with the steps, and link to the step there")


def _link(page: Outline, reference: StepReference, target: Numbering) -> tuple[Edit, ...]:
    """Return the edit that makes a link of the words, with the number that readers see at the step."""
    place = target.named(reference.numbers[0]) if len(reference.numbers) == 1 else None
    id_ = target.steps[place].id if place is not None else None
    if place is None or id_ is None or reference.link or reference.end - reference.column != len(reference.text):
        return ()
    if reference.text.count("*") % 4 or "_" in reference.text:
        return ()
    live = target.live[place]
    text: str | None = reference.text
    if live != reference.numbers[0]:
        text = renumber(reference.text, live) if reference.substep is None else None
    path = "" if target.page is page else posixpath.relpath(target.page.source, posixpath.dirname(page.source))
    if text is None or (reference.within == "html" and path):
        return ()
    wrapped = f'<a href="#{id_}">{text}</a>' if reference.within == "html" else f"[{text}]({path}#{id_})"
    return (Edit(reference.line, reference.column, reference.end, wrapped),)
