"""The ids of steps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.diagnostics import Edit, Finding
from helpcenter.messages import Message
from helpcenter.model import Page, Site

_WORD = re.compile(r"[a-z0-9]+")
_WORDS_OF_AN_ID = 4


def step_without_id(page: Page, site: Site) -> Iterator[Finding]:
    """Every step carries an id, the same in every language.

    Without it no link can lead to the step, neither from another step nor from support, and nobody can tell which
    step of the other language it is.

    Bad:
        1.  **Check your balance.**

    Good:
        1.  **Check your balance.**
            {: #check-balance }
    """
    typed_otherwise = {repair.line for repair in page.repairs if repair.kind in ("marker", "paragraph")}
    without = [step for step in page.steps if step.id is None and step.text and step.line not in typed_otherwise]
    twins = _ids_elsewhere(page, site) if without else {}
    ends = _ends_of_words(page) if twins else {}
    for step in without:
        twin = twins.get(step.line)
        proposed = twin or _slug(step.title) or "check-balance"
        place = ends.get(step.line)
        message = (
            Message("Step {step} has no id, expected {id!r}, as in the other language", step=step.number, id=twin)
            if twin
            else Message("Step {step} has no id, expected one", step=step.number)
        )
        hint = Message(
            "write {{: #{id} }} below the first words of the step, on a line indented by 4 spaces", id=proposed
        )
        edit = (Edit(*place, place[1], f"\n{' ' * (step.column + 3)}{{: #{twin} }}"),) if twin and place else ()
        yield Finding(step.line, step.column, message, hint, edit)


def step_id_misplaced(page: Page, _site: Site) -> Iterator[Finding]:
    """The id of a step stands on a line of its own, below the first words of the step, indented by four spaces.

    Anywhere else it names a bullet or a paragraph, or is shown to readers as it was typed, and links to the step lead
    nowhere.

    Bad:
        1.  **Check your balance.**

            - It is enough.
            - It is not.
            {: #check-balance }

    Good:
        1.  **Check your balance.**
            {: #check-balance }

            - It is enough.
            - It is not.
    """
    for repair in page.repairs:
        if repair.kind == "id":
            message = Message(
                "Id {id!r} does not reach its step, expected it right below the first words of the step", id=repair.text
            )
            hint = Message("write it there, on a line of its own that is indented by 4 spaces")
            yield Finding(repair.line, repair.column, message, hint, repair.edits)


def _ids_elsewhere(page: Page, site: Site) -> dict[int, str]:
    """Return by its line the id that a step without one has in another language, where all other ids are the same."""
    taken = {each.name for each in page.ids}
    for language in site.languages:
        other = site.page(language, page.path)
        if other and other.language != page.language and len(other.steps) == len(page.steps):
            pairs = list(zip(page.steps, other.steps, strict=True))
            if all(None in (own.id, twin.id) or own.id == twin.id for own, twin in pairs):
                return {own.line: twin.id for own, twin in pairs if own.id is None and twin.id and twin.id not in taken}
    return {}


def _slug(title: str) -> str:
    return "-".join(_WORD.findall(title.lower())[:_WORDS_OF_AN_ID]) if title.isascii() else ""


def _ends_of_words(page: Page) -> dict[int, tuple[int, int]]:
    """Return for each item, by its line, the line and the column behind its first words."""
    lines = page.raw.split("\n")
    firsts = {
        block.line: block.children[0].lines[-1][0]
        for block in page.all_blocks
        if block.kind == "item" and block.children and block.children[0].kind == "paragraph"
    }
    return {line: (last, len(lines[last - 1]) + 1) for line, last in firsts.items()}
