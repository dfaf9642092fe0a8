"""How the steps of a procedure are numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from helpcenter.diagnostics import Edit, Finding
from helpcenter.messages import Message
from helpcenter.model import Item, Page, Repair, Site, Step
from helpcenter.rules.step_headings import headings_out_of_order
from helpcenter.rules.step_texts import repeated_steps

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\d+(?=\.  )")


def step_out_of_sequence(page: Page, _site: Site) -> Iterator[Finding]:
    """The steps of a procedure are numbered 1, 2, 3 … without a gap or a repeat.

    A reader on the phone with support is told "go to step 3". The page counts for itself, so a number that was
    typed wrong is shown as another one, and both talk of different steps.

    On a page that is no procedure, headings and bold lines that count steps do not go back.

    Bad:
        1.  **Open the app.**
            {: #open }

        3.  **Sign in.**
            {: #sign-in }

    Good:
        1.  **Open the app.**
            {: #open }

        2.  **Sign in.**
            {: #sign-in }
    """
    typed_otherwise, lines = _typed_otherwise(page), page.raw.split("\n")
    for step, expected in _counted(page):
        if step.number != expected and step.line not in typed_otherwise:
            message = Message("Step is numbered {found}, expected {expected}", found=step.number, expected=expected)
            yield _renumbered(lines, step, expected, message)
    if not page.procedure:
        yield from headings_out_of_order(page)


def sub_step_out_of_sequence(page: Page, _site: Site) -> Iterator[Finding]:
    """Sub-steps and the other numbered lists of a procedure are numbered 1, 2, 3 …, too.

    "The third sub-step of step 2" is no use when two of them are numbered 2.

    Bad:
        1.  **Find the payment.**
            {: #find }

            1. Open your bills.
            3. Tap the payment.

    Good:
        1.  **Find the payment.**
            {: #find }

            1. Open your bills.
            2. Tap the payment.
    """
    typed_otherwise, lines = _typed_otherwise(page), page.raw.split("\n")
    ends: dict[tuple[int, int], int] = {}
    for each in page.lists if page.procedure else ():
        numbers = [item.number for item in each.items]
        first = numbers[0]
        if each.step is None:
            if set(numbers) == {1}:
                continue
        elif first != ends.get((each.step, each.holder), 0) + 1:
            first = 1
        for expected, item in enumerate(each.items, start=first):
            if item.number != expected and item.line not in typed_otherwise:
                message = _miscounted(item, expected, is_sub_step=each.step is not None)
                yield _renumbered(lines, item, expected, message)
        if each.step is not None:
            ends[each.step, each.holder] = first + len(numbers) - 1


def step_with_wrong_marker(page: Page, _site: Site) -> Iterator[Finding]:
    r"""A step begins with its number in digits, a full stop and two spaces: "3.  ".

    "3、", "3)", "（3）", "三、", "③", "3\." and "3." without a space do not make a step. Readers see it as the last
    words of the step before, and every step after it is counted one too low.

    Bad:
        1.  **Open the app.**
            {: #open }

        2、**Sign in.**
            {: #sign-in }

    Good:
        1.  **Open the app.**
            {: #open }

        2.  **Sign in.**
            {: #sign-in }
    """
    steps = {step.line: expected for step, expected in _counted(page)}
    substeps = {item.line: number for each in page.lists for number, item in enumerate(each.items, start=1)}
    for repair in page.repairs:
        if repair.kind == "marker":
            number = steps.get(repair.line) or substeps.get(repair.line) or 1
            message = _begun(repair.text, number, is_step=repair.line in steps)
            hint = Message('write "{number}.  " before its words', number=number)
            yield Finding(repair.line, repair.column, message, hint, _with_number(repair, number))


def step_as_paragraph(page: Page, _site: Site) -> Iterator[Finding]:
    """Steps are items of one numbered list, neither headings nor paragraphs that begin with "Step 3".

    What only looks like a step is not counted as one: it gets no number of its own, support cannot link to it, and
    nothing notices when two change places.

    Bad:
        1.  **Open the app.**
            {: #open }

        ### Step 2: Sign in {#sign-in}

    Good:
        1.  **Open the app.**
            {: #open }

        2.  **Sign in.**
            {: #sign-in }
    """
    steps = {step.line: expected for step, expected in _counted(page)}
    for repair in page.repairs:
        if repair.kind == "paragraph":
            number = steps.get(repair.line, 1)
            message = Message(
                "Step is written as a paragraph or heading that begins with {found!r}, "
                "expected the item '{number}.' of a numbered list",
                found=repair.text,
                number=number,
            )
            hint = Message(
                'write "{number}.  " before its words, and indent what belongs to it by 4 spaces', number=number
            )
            yield Finding(repair.line, repair.column, message, hint, _with_number(repair, number))


def _counted(page: Page) -> Iterator[tuple[Step, int]]:
    """Yield each step with the number it should have; one that stands there twice by mistake does not count."""
    repeated: dict[int, Step] | None = None
    counts: dict[int, int] = {}
    for step in page.steps:
        expected = counts.get(step.sequence, 0) + 1
        if step.number != expected:
            repeated = repeated_steps(page) if repeated is None else repeated
            original = repeated.get(step.line)
            if original and original.number == step.number:
                yield step, step.number
                continue
        counts[step.sequence] = expected
        yield step, expected


def _typed_otherwise(page: Page) -> set[int]:
    return {repair.line for repair in page.repairs if repair.kind in ("marker", "paragraph")}


def _miscounted(item: Item, expected: int, *, is_sub_step: bool) -> Message:
    if is_sub_step:
        return Message("Sub-step is numbered {found}, expected {expected}", found=item.number, expected=expected)
    return Message("Item is numbered {found}, expected {expected}", found=item.number, expected=expected)


def _begun(marker: str, number: int, *, is_step: bool) -> Message:
    """Return what is said of a step or sub-step that begins with a `marker`, or with none."""
    if is_step and marker:
        return Message("Step begins with {found!r}, expected '{number}.' and two spaces", found=marker, number=number)
    if is_step:
        return Message("Step begins with no number, expected '{number}.' and two spaces", number=number)
    if marker:
        return Message(
            "Sub-step begins with {found!r}, expected '{number}.' and two spaces", found=marker, number=number
        )
    return Message("Sub-step begins with no number, expected '{number}.' and two spaces", number=number)


def _renumbered(lines: list[str], item: Step | Item, expected: int, message: Message) -> Finding:
    typed = _DIGITS.match(lines[item.line - 1], item.column - 1)
    end = typed.end() + 1 if typed else item.column
    return Finding(
        item.line,
        item.column,
        message,
        Message('change it to "{expected}."', expected=expected),
        (Edit(item.line, item.column, end, str(expected)),) if typed else (),
    )


def _with_number(repair: Repair, number: int) -> tuple[Edit, ...]:
    """Return the edits of a step that is typed otherwise, with its number by position."""
    return tuple(
        replace(edit, text=_NUMBER.sub(str(number), edit.text, count=1)) if edit.line == repair.line else edit
        for edit in repair.edits
    )
