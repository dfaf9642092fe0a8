"""Steps in step with the default language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.languages import HAN_CHARACTER
from helpcenter.messages import Message
from helpcenter.model import Page, Site, Step
from helpcenter.translation.alignment import (
    Stretch,
    both_have_steps,
    counterparts,
    ids_written,
    last_line,
    match,
    misplaced,
)
from helpcenter.translation.comparison import losses

_LIKE_A_STEP = re.compile(
    r" {0,3}(?:[-*+•] |[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.)、．）:：]|[①-⑳]|[*#\s]{0,9}第.{1,4}步)"
)
_PLAIN_ID = re.compile(rf"(?:[\w.:-](?<=[ -~])|{HAN_CHARACTER.pattern})+")


def step_not_in_every_language(page: Page, site: Site) -> Iterator[Finding]:
    """A procedure has the same steps in every language.

    Whoever reads the page that lacks a step does all that it says, and still gets nowhere.

    Bad:
        zh: ## 步骤 {#steps}
        zh:
        zh: 1.  **打开应用。**
        zh:     {: #open }
        zh:
        zh: 2.  **登录。**
        zh:     {: #sign-in }
        en: ## Steps {#steps}
        en:
        en: 1.  **Open the app.**
        en:     {: #open }

    Good:
        zh: ## 步骤 {#steps}
        zh:
        zh: 1.  **打开应用。**
        zh:     {: #open }
        en: ## Steps {#steps}
        en:
        en: 1.  **Open the app.**
        en:     {: #open }
    """
    for other in counterparts(page, site):
        lost = _lost_steps(page, other)
        if lost:
            hint = Message("write the missing step, with the same id, or take it out of every language")
            yield Finding(_line_for(lost[0], page, other), 1, _lacked(lost, page, other), hint)
            return


def _lacked(lost: list[Step], page: Page, other: Page) -> Message:
    first, *more = lost
    message = Message(
        "Procedure has {count} steps here, expected step {step}, {title!r}, of {place}",
        count=len(page.steps),
        step=first.number,
        title=first.title,
        place=f"{other.source}:{first.line}",
    )
    return Message("{missing}, and {more} more of its", missing=message, more=len(more)) if more else message


def _lost_steps(page: Page, other: Page) -> list[Step]:
    """Return the steps of `other` that the page lacks, but for those that were only written wrong on either page."""
    if not both_have_steps(page, other):
        return []
    found = match([step.id for step in page.steps], [step.id for step in other.steps])
    if not found.only_second:
        return []
    written = ids_written(page)
    titles = [step.text for step in other.steps]
    lost = [other.steps[place] for place in found.only_second]
    if any(step.id for step in other.steps):
        return [
            step for step in lost if step.id and step.id not in written and step.text and titles.count(step.text) == 1
        ]
    return lost[: max(0, _like_steps(other) - _like_steps(page))]


def _like_steps(page: Page) -> int:
    """Count the lines that look like a step to a writer, on a page whose steps have no ids."""
    first, last = (page.procedure.first, page.procedure.last) if page.procedure else (1, 0)
    return sum(bool(_LIKE_A_STEP.match(line)) for number, line in page.lines if first <= number <= last)


def _line_for(lost: Step, page: Page, other: Page) -> int:
    """Return the line of the step, or of what else comes next, before which the lost one belongs."""
    found = match([step.id for step in page.steps], [step.id for step in other.steps])
    place = other.steps.index(lost)
    following = next((page.steps[here].line for here, there in found.pairs if there > place), None)
    behind = page.procedure.last + 1 if page.procedure else 1
    return following or (behind if behind <= last_line(page) else page.steps[-1].line)


def step_id_differs(page: Page, site: Site) -> Iterator[Finding]:
    """A step has the same id in every language.

    A link to the step that one reader sends to another leads to the top of the page in the other language.

    Bad:
        zh: 1.  **打开应用。**
        zh:     {: #open }
        en: 1.  **Open the app.**
        en:     {: #open-the-app }

    Good:
        zh: 1.  **打开应用。**
        zh:     {: #open }
        en: 1.  **Open the app.**
        en:     {: #open }
    """
    original = site.original(page)
    if original is None or not both_have_steps(page, original):
        return
    found = match([step.id for step in page.steps], [step.id for step in original.steps])
    for place, other_place in found.pairs:
        step, other = page.steps[place], original.steps[other_place]
        if step.id and other.id and step.id != other.id and is_sound(step.id, page) and is_sound(other.id, original):
            line, column = place_of_id(step.id, step.line, page)
            there = f"{original.source}:{place_of_id(other.id, other.line, original)[0]}"
            message = Message(
                "Step {step} has the id {found!r}, expected {expected!r} as in {place}",
                step=step.number,
                found=step.id,
                expected=other.id,
                place=there,
            )
            hint = Message("write {{: #{id} }}, and the same in the links to the step", id=other.id)
            yield Finding(line, column, message, hint)


def step_order_differs(page: Page, site: Site) -> Iterator[Finding]:
    """The steps of a procedure come in the same order in every language.

    One of the two readers is told to do things in an order that does not work.

    Bad:
        zh: 1.  **打开应用。**
        zh:     {: #open }
        zh:
        zh: 2.  **登录。**
        zh:     {: #sign-in }
        en: 1.  **Sign in.**
        en:     {: #sign-in }
        en:
        en: 2.  **Open the app.**
        en:     {: #open }

    Good:
        zh: 1.  **打开应用。**
        zh:     {: #open }
        en: 1.  **Open the app.**
        en:     {: #open }
    """
    original = site.original(page)
    if original is None or not both_have_steps(page, original):
        return
    ids = [step.id for step in original.steps]
    found = misplaced([step.id for step in page.steps], ids)
    meant = sorted(page.steps, key=lambda step: (step.sequence, step.number))
    if found and misplaced([step.id for step in meant], ids):
        step, expected = page.steps[found[0]], original.steps[found[1]]
        message = Message(
            "Step {found!r} stands here, expected {expected!r} as in {place}",
            found=step.id or "",
            expected=expected.id or "",
            place=f"{original.source}:{expected.line}",
        )
        yield Finding(step.line, step.column, message, Message("put the steps in the same order in every language"))


def substep_not_in_every_language(page: Page, site: Site) -> Iterator[Finding]:
    """A step holds as many sub-steps and other items in every language.

    The missing one is a thing to do, to choose from or to look out for that one of the readers never hears of.

    Bad:
        zh: 1.  **打开应用。**
        zh:     {: #open }
        zh:
        zh:     1.  解锁手机。
        zh:     2.  点图标。
        en: 1.  **Open the app.**
        en:     {: #open }
        en:
        en:     1.  Unlock your phone.

    Good:
        zh: 1.  **打开应用。**
        zh:     {: #open }
        zh:
        zh:     1.  解锁手机。
        en: 1.  **Open the app.**
        en:     {: #open }
        en:
        en:     1.  Unlock your phone.
    """
    for loss in losses(page, site, "item"):
        if loss.where.is_step and not _is_misnumbered(page, loss.where):
            message = Message("Step lacks an item here, expected as many as in {place}", place=loss.place)
            yield Finding(loss.line, 1, message, Message("write the missing item, or take it out of every language"))


def _is_misnumbered(page: Page, where: Stretch) -> bool:
    """Tell whether sub-steps of a step do not count 1, 2, 3, which is a finding of its own."""
    lists = (each.items for each in page.lists if where.first <= each.items[0].line <= where.last)
    return any([item.number for item in items] != list(range(1, len(items) + 1)) for items in lists if items)


def is_sound(id_: str, page: Page) -> bool:
    """Tell whether an id is written once on a page, and in plain letters; otherwise that is what has to be mended."""
    return bool(_PLAIN_ID.fullmatch(id_)) and sum(each.name == id_ for each in page.ids) == 1


def place_of_id(id_: str, line: int, page: Page) -> tuple[int, int]:
    """Return where an id is written, at or below a line."""
    return next(((each.line, each.column) for each in page.ids if each.name == id_ and each.line >= line), (line, 1))
