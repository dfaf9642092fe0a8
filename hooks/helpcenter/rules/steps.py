"""The numbered list of a procedure."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.model import Page, Site


def step_out_of_sequence(page: Page, _site: Site) -> Iterator[Finding]:
    """The steps of a procedure are numbered 1, 2, 3 … without a gap or a repeat.

    A reader on the phone with support is told "go to step 3". The page counts for itself, so a number that was
    typed wrong is shown as another one, and both talk of different steps.

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
    counts: dict[int, int] = {}
    for step in page.steps:
        expected = counts[step.sequence] = counts.get(step.sequence, 0) + 1
        if step.number != expected:
            yield Finding(
                step.line,
                step.column,
                f"Step is numbered {step.number}, expected {expected}",
                f'change it to "{expected}."',
            )


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
    for cut in page.procedure.cuts if page.procedure else ():
        if cut.text[:1].isspace():  # indented, but not with spaces: another rule says so
            continue
        yield Finding(
            cut.line,
            cut.column,
            f"Block at the margin cuts the list of steps, expected 4 spaces before {_show(cut.text)}",
            "indent the block by 4 spaces, so that it belongs to the step above it",
        )


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
        section = next((heading.line for heading in page.headings if heading.id == "steps"), 1)
        yield Finding(
            section,
            1,
            "Procedure has no numbered list, expected one below a heading with {#steps}",
            'put a blank line after the heading, then write each step as "1.  **What to do.**"',
        )


def step_without_blank_line(page: Page, _site: Site) -> Iterator[Finding]:
    """A blank line parts a step from an indented block of the step before it.

    Without it the step becomes the last words of that block, and readers do not see it as a step at all.

    Bad:
        1.  **Open the app.**
            {: #open }

            - It opens, go on.
        2.  **Sign in.**

    Good:
        1.  **Open the app.**
            {: #open }

            - It opens, go on.

        2.  **Sign in.**
    """
    for step in page.procedure.glued if page.procedure else ():
        yield Finding(
            step.line,
            step.column,
            f"Step {step.number} has no blank line before it, expected one after the indented block above",
            "put a blank line before the step",
        )


def _show(text: str, limit: int = 40) -> str:
    """Return the beginning of a block in quotes; code and comments have been taken out of the text."""
    if not text.strip():
        return "the code or comment"
    return repr(text if len(text) <= limit else text[: limit - 1] + "…")
