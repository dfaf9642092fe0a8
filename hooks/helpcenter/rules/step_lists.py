"""Where the list of steps, and the lists within it, begin and end."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Page, Site
from helpcenter.rules.bullets import items_with_wrong_mark

LONGEST_QUOTE = 40


def step_list_cut(page: Page, _site: Site) -> Iterator[Finding]:
    """Everything between two steps is indented by four spaces, so that the list stays one list.

    A note, a picture or a code block at the margin ends the list. The steps after it start a second list, outside
    the procedure, and the note no longer belongs to its step.

    Bad:
        1.  **Open the app.**
            {: #open }

        Take your time.

        2.  **Sign in.**
            {: #sign-in }

    Good:
        1.  **Open the app.**
            {: #open }

            Take your time.

        2.  **Sign in.**
            {: #sign-in }
    """
    for repair in page.repairs:
        if repair.kind == "cut" and repair.line not in page.unclosed_fences:
            spaces = max([4, *(len(edit.text) for edit in repair.edits if edit.line == repair.line)])
            message = Message(
                "Block at the margin cuts the list of steps, expected {spaces} spaces before {block}",
                spaces=spaces,
                block=_show(repair.text),
            )
            hint = Message(
                "indent the block by {spaces} spaces, so that it belongs to the step above it", spaces=spaces
            )
            yield Finding(repair.line, repair.column, message, hint, repair.edits)


def procedure_without_steps(page: Page, _site: Site) -> Iterator[Finding]:
    """A page of the type `procedure` has a section with the id `steps` that holds a numbered list.

    Without it the page promises steps and shows none, and nothing about them can be checked.

    Bad:
        ## Steps {#steps}

        Open the app, then sign in.

    Good:
        ## Steps {#steps}

        1.  **Open the app.**
            {: #open }
    """
    if page.procedure and not page.steps:
        section = next((heading.line for heading in page.headings if heading.id == "steps"), None)
        yield Finding(
            section or page.meta_lines.get(("type",), 1),
            1,
            Message("Procedure has no numbered list, expected one below a heading with {{#steps}}"),
            Message('put a blank line after the heading, then write each step as "1.  **What to do.**"'),
        )


def step_without_blank_line(page: Page, _site: Site) -> Iterator[Finding]:
    """A blank line parts a step from an indented block of the step before it.

    Without it the step becomes the last words of that block, and readers do not see it as a step at all.

    Bad:
        1.  **Open the app.**
            {: #open }

            - It opens, go on.
        2.  **Sign in.**
            {: #sign-in }

    Good:
        1.  **Open the app.**
            {: #open }

            - It opens, go on.

        2.  **Sign in.**
            {: #sign-in }
    """
    for repair in page.repairs:
        if repair.kind == "glued":
            message = Message(
                "Step {step!r} has no blank line before it, expected one after the indented block above",
                step=repair.text,
            )
            hint = Message("put a blank line before the step")
            yield Finding(repair.line, repair.column, message, hint, repair.edits)


def sub_step_becomes_step(page: Page, _site: Site) -> Iterator[Finding]:
    """Lists that belong to a step are indented by four spaces.

    Indented by two or three, numbered sub-steps are shown as steps, and every step after them gets another number;
    bullets cut the list, or are shown as words that run on.

    Bad:
        1.  **Find the payment.**
            {: #find }

           - You see it → [step 2](#open)
           - You do not → [step 2](#open)

        2.  **Open it.**
            {: #open }

    Good:
        1.  **Find the payment.**
            {: #find }

            - You see it → [step 2](#open)
            - You do not → [step 2](#open)

        2.  **Open it.**
            {: #open }
    """
    for repair in page.repairs:
        if repair.kind == "escaped":
            message = Message(
                "List in a step is indented by {spaces} spaces, expected 4 before {block}",
                spaces=repair.column - 1,
                block=_show(repair.text),
            )
            hint = Message("indent the list by 4 spaces, so that it belongs to the step above it")
            yield Finding(repair.line, repair.column, message, hint, repair.edits)


def step_becomes_sub_step(page: Page, _site: Site) -> Iterator[Finding]:
    """A step begins at the margin, or where the first step begins.

    Indented by four spaces it belongs to the step above, counts as its first sub-step, and is missing among the steps.

    Bad:
        1.  **Open the app.**
            {: #open }

            2.  **Sign in.**
                {: #sign-in }

        3.  **Look at your bills.**
            {: #look }

    Good:
        1.  **Open the app.**
            {: #open }

        2.  **Sign in.**
            {: #sign-in }

        3.  **Look at your bills.**
            {: #look }
    """
    for repair in page.repairs:
        if repair.kind == "sunk":
            message = Message(
                "Step {block} is indented like a sub-step, expected it where the other steps begin",
                block=_show(repair.text),
            )
            hint = Message("take the spaces away before the step, and 4 before each line of it")
            yield Finding(repair.line, repair.column, message, hint, repair.edits)


def list_without_blank_line(page: Page, _site: Site) -> Iterator[Finding]:
    """A blank line parts a list from the text above it; a list within an item is indented by four spaces.

    Otherwise it is no list: readers see its items as one paragraph that runs on.

    Bad:
        Have these ready:
        - your phone
        - your email

    Good:
        Have these ready:

        - your phone
        - your email
    """
    above = items_with_wrong_mark(page) if any(each.kind == "swallowed" for each in page.repairs) else {}
    for repair in page.repairs if page.problem is None else ():
        if repair.kind == "swallowed" and repair.line - 1 not in above:
            is_indented = not any("\n" in edit.text for edit in repair.edits) and bool(repair.edits)
            block = _show(repair.text)
            message = Message(
                "List runs on from the text above it at {block}, expected a blank line before it", block=block
            )
            hint = Message("put a blank line before the list")
            if is_indented:
                message = Message(
                    "List runs on from the text above it at {block}, expected 4 spaces before it", block=block
                )
                hint = Message("indent the list by 4 spaces")
            yield Finding(repair.line, repair.column, message, hint, repair.edits)


def _show(text: str) -> Message:
    """Return the beginning of a block in quotes; code and comments have been taken out of the text."""
    if not text.strip():
        return Message("the code or comment")
    return Message("{text!r}", text=text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…")
