"""The way from every procedure to the page with the official channels."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.dialect.procedures import STEPS_SECTION
from helpcenter.messages import Message
from helpcenter.model import Outline, Site
from helpcenter.rules.numbering import target_of


def procedure_without_contact(page: Outline, site: Site) -> Iterator[Finding]:
    """Every procedure links to the page that shows the official channels.

    Whoever is stuck in the middle of a procedure must not have to look for help on yet another page; on the web he
    finds the numbers of swindlers.

    Bad:
        ---
        title: A page
        type: procedure
        reviewed: 2026-11-22
        ---
        ## Steps {#steps}

        1.  **Open the app.**
            {: #open }

    Good:
        ---
        title: A page
        type: procedure
        reviewed: 2026-11-22
        ---
        ## Steps {#steps}

        1.  **Open the app.** If it does not open, [contact support](support/contact.md).
            {: #open }
    """
    if page.type != "procedure" or page.shows_channels:
        return
    shown = contact_pages(site)
    for link in page.links:
        target = target_of(page, link)
        if target and target.source in shown:
            return
    places = (each.line for each in page.headings if each.id == STEPS_SECTION or each.level == 1)
    line = max(places, default=1)
    if shown:
        message = Message("Procedure has no link to contact, expected one to the page with the official channels")
        yield Finding(line, 1, message, Message("link to it where a reader may be stuck"))
    else:
        message = Message("Procedure has no link to contact, and no page shows the official channels")
        hint = Message("write a page with a line [CHANNELS], and link to it where a reader may be stuck")
        yield Finding(line, 1, message, hint)


def branch_without_contact(site: Site) -> Iterator[tuple[str, Finding]]:
    """A branch that leads to another page leads to one from which contact can be reached.

    Otherwise the reader for whom the procedure did not work ends on a page that has no answer and no way on.

    Bad:
        case.md:
            1.  **Open the app.**
                {: #open }

                - It opens → [the end](#result)
                - It does not → [fees](fees.md)

            ## When it is done {#result}
        fees.md:
            ---
            title: Fees
            type: guide
            reviewed: 2026-11-22
            ---
            Nothing costs anything.

    Good:
        case.md:
            1.  **Open the app.**
                {: #open }

                - It opens → [the end](#result)
                - It does not → [contact support](support/contact.md)

            ## When it is done {#result}
        fees.md:
            ---
            title: Fees
            type: guide
            reviewed: 2026-11-22
            ---
            Nothing costs anything.
    """
    leads_to_contact = set(contact_pages(site))
    leads_nowhere: set[str] = set()
    for page in site.pages.values() if leads_to_contact else ():
        for step in page.steps:
            for link in step.branches:
                target = target_of(page, link)
                other = site.pages.get(target.source) if target and target.source != page.source else None
                if other and other.readable and not _reaches(other, site, leads_to_contact, leads_nowhere):
                    yield (
                        page.source,
                        Finding(
                            link.line,
                            link.column,
                            Message(
                                "Branch leads to {target!r}, from where no link leads to contact", target=link.target
                            ),
                            Message("let it lead to contact, or link from that page to contact"),
                        ),
                    )


def contact_pages(site: Site) -> frozenset[str]:
    """Return the files of the pages that show the channels, in every language.

    One that lacks them in one language, or is missing there, is a finding of its own, and not one for each way to it.
    """
    return site.once("contact pages", lambda: frozenset(_contact_pages(site)))


def _contact_pages(site: Site) -> Iterator[str]:
    for page in site.pages.values():
        if page.shows_channels:
            yield from (f"{site.docs}/{language}/{page.path}" for language in site.languages)


def _reaches(page: Outline, site: Site, good: set[str], bad: set[str]) -> bool:
    """Tell whether links lead from a page to contact. `good` and `bad` are the pages of which that is known."""
    seen: set[str] = set()
    waiting = [page.source]
    while waiting:
        source = waiting.pop()
        if source in good:
            good.add(page.source)
            return True
        if source in seen or source in bad or source not in site.pages:
            continue
        seen.add(source)
        other = site.pages[source]
        targets = (target_of(other, link) for link in other.links)
        waiting += [target.source for target in targets if target]
    bad |= seen
    return False
