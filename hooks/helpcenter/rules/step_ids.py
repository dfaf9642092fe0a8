"""The ids of steps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.diagnostics import Edit, Finding
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
    twins = _ids_elsewhere(page, site) if any(step.id is None for step in page.steps) else []
    taken = {each.name for each in page.ids}
    for index, step in enumerate(page.steps):
        if step.id is None and step.text and step.line not in typed_otherwise:
            twin = twins[index] if index < len(twins) and twins[index] not in taken else None
            proposed = twin or _slug(step.title) or "check-balance"
            yield Finding(
                step.line,
                step.column,
                f"Step {step.number} has no id, expected {f'{twin!r}, as in the other language' if twin else 'one'}",
                f"write {{: #{proposed} }} below the first words of the step, on a line indented by 4 spaces",
                _insertion(page, step.line, step.column, twin) if twin else (),
            )


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
            yield Finding(
                repair.line,
                repair.column,
                f"Id {repair.text!r} does not reach its step, expected it right below the first words of the step",
                "write it there, on a line of its own that is indented by 4 spaces",
                repair.edits,
            )


def _ids_elsewhere(page: Page, site: Site) -> list[str | None]:
    """Return the ids of the same steps in another language, where there are as many."""
    for language in site.languages:
        other = site.page(language, page.path)
        if other and other.language != page.language and len(other.steps) == len(page.steps):
            return [step.id for step in other.steps]
    return []


def _slug(title: str) -> str:
    return "-".join(_WORD.findall(title.lower())[:_WORDS_OF_AN_ID]) if title.isascii() else ""


def _insertion(page: Page, line: int, column: int, name: str) -> tuple[Edit, ...]:
    """Return the edit that writes the id below the words of the step, where those end on its first line."""
    block = next((each for each in page.blocks.walk() if each.kind == "item" and each.line == line), None)
    words = block.children[0].lines if block and block.children and block.children[0].kind == "paragraph" else []
    if not words:
        return ()
    last = words[-1][0]
    end = len(page.raw.split("\n")[last - 1]) + 1
    return (Edit(last, end, end, f"\n{' ' * (column + 3)}{{: #{name} }}"),)
