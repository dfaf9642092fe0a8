"""Links that name a step: what they say and where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from helpcenter.diagnostics import Edit, Finding
from helpcenter.languages import NEIGHBOURS, PASSED_BY, PASSES_BY, renumber
from helpcenter.messages import Message
from helpcenter.model import Link, Outline, Page, Site, StepReference
from helpcenter.rules.numbering import Numbering, numbering_of, plain, target_of

_IN_BRACKETS = ("(", "（")
_BRACKETS_CLOSE = (")", "）")
_TITLE_IN_BRACKETS = re.compile(r"[(（]([^()（）]+)[)）]$")
_AT_ITS_END = " 。.，,：:！!？?）)”\"'"
_OF = (" of ", " in ", " on ", " from ")


def link_text_names_another_step(page: Page, site: Site) -> Iterator[Finding]:
    """The step that a link names is the one it leads to.

    A reader who is told "step 3" and lands on step 4 does the wrong thing, or does one step twice. Support on the
    phone says the number, the page follows the link, and both talk of different steps.

    Bad:
        ## Steps {#steps}

        1.  **Open the app.**
            {: #open }

        2.  **Sign in.** If that fails, go back to [step 2](#open).
            {: #sign-in }

    Good:
        ## Steps {#steps}

        1.  **Open the app.**
            {: #open }

        2.  **Sign in.** If that fails, go back to [step 1](#open).
            {: #sign-in }
    """
    if page.steps:
        numbering = numbering_of(page, site)
        for link, references in links_that_name_steps(page):
            target = target_of(page, link)
            if target and target.source == page.source:
                yield from _disagreement(link, references, numbering, target.anchor)
        for link in page.links:
            target = target_of(page, link) if "#" in link.target else None
            if target and target.source == page.source:
                yield from _title_of_another(link, numbering, target.anchor)
                yield from _no_neighbour(link, numbering, target.anchor)


def link_text_names_another_step_elsewhere(page: Outline, site: Site) -> Iterator[Finding]:
    """The step of another page that a link names is the one it leads to there.

    The reader arrives in the middle of another procedure and has nothing but the number to tell where.

    Bad:
        case.md:
            Go on with [step 1 of resetting your password](reset-password.md#enter-code).
        reset-password.md:
            1.  **Enter your phone number.**
                {: #enter-number }

            2.  **Enter the code.**
                {: #enter-code }

    Good:
        case.md:
            Go on with [step 2 of resetting your password](reset-password.md#enter-code).
        reset-password.md:
            1.  **Enter your phone number.**
                {: #enter-number }

            2.  **Enter the code.**
                {: #enter-code }
    """
    for link, references in links_that_name_steps(page):
        target = target_of(page, link)
        other = site.pages.get(target.source) if target and target.source != page.source else None
        if target and other and other.steps:
            yield from _disagreement(link, references, numbering_of(other, site), target.anchor)
    for link in page.links:
        target = target_of(page, link) if "#" in link.target and not link.target.startswith("#") else None
        other = site.pages.get(target.source) if target and target.source != page.source else None
        if target and other and other.steps:
            yield from _title_of_another(link, numbering_of(other, site), target.anchor)


def links_that_name_steps(page: Outline) -> Iterator[tuple[Link, list[StepReference]]]:
    """Yield each link with the references in it, or in brackets behind it: "[输入验证码](#enter-code)（第 3 步）"."""
    for link, references in groupby(page.references, key=link_of):
        if link:
            yield link, list(references)


def link_of(reference: StepReference) -> Link | None:
    """Return the link that shows a reader where the words of a reference lead."""
    beside = reference.beside
    in_brackets = reference.between in _IN_BRACKETS and reference.after[:1] in _BRACKETS_CLOSE
    return beside if beside and in_brackets and "#" in beside.target else reference.link


def is_all_of(reference: StepReference, link: Link) -> bool:
    """Tell whether the link names the step and nothing that would stand elsewhere: "重置密码第 3 步", "step 3 of …"."""
    text = link.text.strip(_AT_ITS_END)
    behind = text[len(reference.text) :] if text.startswith(reference.text) else ""
    return link is reference.beside or text.endswith(reference.text) or behind.startswith((*_OF, "：", ":"))


def _disagreement(link: Link, references: list[StepReference], target: Numbering, anchor: str) -> Iterator[Finding]:
    first = references[0]
    numbers = tuple({number for each in references for number in each.numbers})
    if not numbers or any(map(_passes_by, references)) or (anchor and anchor not in target.page.anchors):
        return
    place = target.place(anchor)
    if place is not None and target.live[place] not in numbers:
        live, title = target.live[place], target.steps[place].title
        yield Finding(
            first.line,
            first.column,
            Message(
                "Link says {found!r}, but leads to step {step} ({title!r})", found=first.text, step=live, title=title
            ),
            Message("write the number {step}, or link to the step that you mean", step=live),
            _to_number(first, live) if len(references) == 1 and len(numbers) == 1 else (),
        )
    elif place is None and is_all_of(first, link) and target.has(numbers):
        if target.is_whole(anchor) and len(numbers) > 1:
            return
        if target.is_whole(anchor):
            step = target.named(numbers[0]) if len(numbers) == 1 else None
            id_ = target.steps[step].id if step is not None else None
            message = Message(
                "Link says {found!r}, but leads to {target!r}, expected the id of that step",
                found=first.text,
                target=link.target,
            )
            hint = Message("put the id of the step behind # in the target")
            if id_ and not anchor:
                hint = Message('add "#{id}" to the target', id=id_)
            edits = _to_id(link, id_) if id_ and first.end and link.kind == "link" else ()
            yield Finding(first.line, first.column, message, hint, edits)
        elif link.text == first.text and any(each.anchor == anchor for each in target.page.headings):
            message = Message(
                "Link says {found!r}, but leads to {target!r}, which is no step", found=first.text, target=link.target
            )
            hint = Message("link to the id of the step, or name the section in the text of the link")
            yield Finding(first.line, first.column, message, hint)


def _title_of_another(link: Link, target: Numbering, anchor: str) -> Iterator[Finding]:
    in_brackets = _TITLE_IN_BRACKETS.search(link.text) if link.text.endswith(_BRACKETS_CLOSE) else None
    title = in_brackets[1] if in_brackets else link.text
    place, titled = target.place(anchor), target.titles.get(plain(title))
    if place is not None and titled is not None and place != titled:
        message = Message(
            "Link says {title!r}, the title of step {named}, but leads to step {step}",
            title=title,
            named=target.live[titled],
            step=target.live[place],
        )
        hint = Message("link to the step with that title, or write the title of the other")
        yield Finding(link.line, link.column, message, hint)


def _no_neighbour(link: Link, target: Numbering, anchor: str) -> Iterator[Finding]:
    away = NEIGHBOURS.get(plain(link.text))
    place = target.place(anchor)
    if away and place is not None and link.step is not None and place != link.step + away:
        message = Message(
            "Link says {found!r}, but leads from step {start} to step {step}",
            found=link.text,
            start=target.live[link.step],
            step=target.live[place],
        )
        yield Finding(link.line, link.column, message, Message("name the step by its number"))


def _passes_by(reference: StepReference) -> bool:
    """Tell whether the link means what comes after a step, or before: "[做完第 3 步](…)", "[after step 3](…)"."""
    before, _, after = reference.link.text.partition(reference.text) if reference.link else ("", "", "")
    return bool(PASSES_BY.search(before) or PASSED_BY.match(after))


def _to_number(reference: StepReference, number: int) -> tuple[Edit, ...]:
    text = renumber(reference.text, number) if reference.substep is None else None
    if text is None or reference.end - reference.column != len(reference.text):
        return ()
    return (Edit(reference.line, reference.column, reference.end, text),)


def _to_id(link: Link, id_: str) -> tuple[Edit, ...]:
    """Return the edit that puts an id behind the path of a target, in place of another."""
    if "&" in link.target:
        return ()
    path = link.target.partition("#")[0]
    start, end = link.target_column + len(path), link.target_column + len(link.target)
    return (Edit(link.target_line, start, end, f"#{id_}"),)
