"""The ways through a procedure: every step can be reached, and every way leads on."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message, listed
from helpcenter.model import Outline, Page, Site
from helpcenter.rules.contact import contact_pages
from helpcenter.rules.ways import Ways, closure

_MOST_NAMED = 10


def unreachable_step(page: Page, site: Site) -> Iterator[Finding]:
    """Every step of a procedure that branches can be reached from its first step.

    A step that no branch leads to is one that no reader ever does, though it may be the one that would have helped.

    Bad:
        ## Steps {#steps}

        1.  **Open the app.**
            {: #open }

            - You are signed in → [step 3](#check)
            - You cannot sign in → [contact support](support/contact.md)

        2.  **Reset your password.**
            {: #reset }

        3.  **Check your balance.**
            {: #check }

    Good:
        ## Steps {#steps}

        1.  **Open the app.**
            {: #open }

            - You are signed in → [step 3](#check)
            - You cannot sign in → [step 2](#reset)

        2.  **Reset your password.**
            {: #reset }

        3.  **Check your balance.**
            {: #check }
    """
    ways = _ways(page, site) if _branches(page) else None
    if ways and ways.branching and ways.known:
        for place in _unreached(ways):
            step = page.steps[place]
            yield Finding(
                step.line,
                step.column,
                Message(
                    "Nothing leads to step {step} ({title!r}), expected a branch that does",
                    step=ways.numbering.live[place],
                    title=step.title,
                ),
                Message("let a branch of another step lead to it, or take the step out"),
            )


def result_out_of_reach(page: Page, site: Site) -> Iterator[Finding]:
    """Some way through a procedure that branches leads to the section with the id `result`.

    Where every way ends at contact or on another page, those for whom it worked are never told that they are done.

    Bad:
        ## Steps {#steps}

        1.  **Sign in.**
            {: #sign-in }

            - It works → [step 1](#sign-in)
            - It does not → [contact support](support/contact.md)

        ## When it is done {#result}

    Good:
        ## Steps {#steps}

        1.  **Sign in.**
            {: #sign-in }

            - It works → [the end](#result)
            - It does not → [contact support](support/contact.md)

        ## When it is done {#result}
    """
    ways = _ways(page, site) if _branches(page) else None
    if ways and ways.branching and ways.known and ways.end is not None and not any(ways.ends):
        is_found_otherwise = any(True for _ in _unreached(ways)) or any(ways.loops())
        if not is_found_otherwise:
            yield Finding(
                ways.end,
                1,
                Message("No way leads from the steps to this section, expected one for those who are done"),
                Message("let a branch of the last step lead to it"),
            )


def dead_end(page: Page, _site: Site) -> Iterator[Finding]:
    """Every branch of a step leads on: to a step, to the end, or to contact.

    It is the reader for whom nothing worked who takes the last branch. If it leads nowhere, so does the page.

    Bad:
        1.  **Enter the code.**
            {: #enter-code }

            - It is accepted → [the end](#result)
            - Still nothing →

        ## When it is done {#result}

    Good:
        1.  **Enter the code.**
            {: #enter-code }

            - It is accepted → [the end](#result)
            - Still nothing → [contact support](support/contact.md)

        ## When it is done {#result}
    """
    for step in page.steps:
        for end in step.open_ends:
            yield Finding(
                end.line,
                end.column,
                Message("Branch {text!r} leads nowhere, expected a link behind an arrow", text=end.text),
                Message('end it with "→" and a link: to a step, to the end of the page, or to contact'),
            )


def loop_without_exit(page: Outline, site: Site) -> Iterator[Finding]:
    """From every step there is a way to the end, or to contact.

    Steps that only lead to one another send the reader round and round, until he gives up.

    Bad:
        ## Steps {#steps}

        1.  **Ask for a code.**
            {: #ask }

            - It arrives → [step 2](#enter-code)
            - It does not → [step 1](#ask)

        2.  **Enter the code.**
            {: #enter-code }

            - It is wrong → [step 1](#ask)
            - You are not asked for it → [step 1](#ask)

    Good:
        ## Steps {#steps}

        1.  **Ask for a code.**
            {: #ask }

            - It arrives → [step 2](#enter-code)
            - It does not → [contact support](support/contact.md)

        2.  **Enter the code.**
            {: #enter-code }
    """
    if not _leads_back(page):
        return
    ways = Ways(page, contact_pages(site).__contains__)
    for loop in ways.loops():
        numbers = list(dict.fromkeys(str(ways.numbering.live[place]) for place in loop))
        first = page.steps[loop[0]]
        hint = Message("let a branch of one of them lead to the end of the page or to contact")
        yield Finding(first.line, first.column, _circling(numbers), hint)


def _circling(numbers: list[str]) -> Message:
    """Return what is said of the steps that lead only to one another."""
    if len(numbers) == 1:
        return Message("Step {step} leads only to itself, expected a way to the end or to contact", step=numbers[0])
    named = numbers if len(numbers) <= _MOST_NAMED else [*numbers[:3], "…", numbers[-1]]
    return Message(
        "Steps {steps} and {last} lead only to one another, expected a way to the end or to contact",
        steps=listed(named[:-1]),
        last=named[-1],
    )


def _ways(page: Page, site: Site) -> Ways:
    return site.once(("ways", page.source), lambda: Ways(page, lambda _: False))


def _unreached(ways: Ways) -> Iterator[int]:
    """Yield the places that nothing leads to, but for those behind one, and of steps that stand there twice."""
    reached = ways.reached()
    for place, step in enumerate(ways.steps):
        if place not in reached:
            reached |= closure([place], ways.leads)
            if step.line not in ways.numbering.repeated:
                yield place


def _branches(page: Outline) -> bool:
    return any(step.branches for step in page.steps)


def _leads_back(page: Outline) -> bool:
    """Tell whether a branch leads to its own step or one before it, without which there is no loop."""
    places = {step.id: place for place, step in enumerate(page.steps) if step.id}
    return any(
        places.get(unquote(link.target.rpartition("#")[2]), len(page.steps)) <= place
        for place, step in enumerate(page.steps)
        for link in step.branches
    )
