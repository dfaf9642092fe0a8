"""What is still to be written."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Page, Site
from helpcenter.words.placeholders import find_marks

_OF_STEPS = ("item", "paragraph")  # where what is no mark is a placeholder in a step, which has a rule of its own


def unwritten_text(page: Page, _site: Site) -> Iterator[Finding]:
    """What a writer still has to write is written before readers see the page.

    `helpcenter new` leaves a mark, 【TODO: …】 or 【待写：…】, wherever words are missing, and says in it what belongs
    there. Writers may do so, too. Readers never see one: nothing is published as long as one is there.

    Bad:
        ---
        title: Case
        description: "【TODO: whom this page helps, and with what】"
        type: guide
        ---

        # Case

    Good:
        ---
        title: Case
        description: What to do when the door stays shut.
        type: guide
        ---

        # Case
    """
    for text in page.texts:
        is_in_step = text.step is not None and text.kind in _OF_STEPS
        for offset, mark, what in find_marks(text.words, notes=not is_in_step):
            yield _unwritten(*text.place(offset), mark, what)
    owner = page.meta.get("owner")
    for _, mark, what in find_marks(owner, notes=True) if isinstance(owner, str) else ():
        yield _unwritten(page.meta_lines[("owner",)], 1, mark, what)


def _unwritten(line: int, column: int, mark: str, what: str) -> Finding:
    message = (
        Message("Text is not written yet, expected {what!r}", what=what)
        if what
        else Message("Text is not written yet, expected words in place of {mark!r}", mark=mark)
    )
    return Finding(line, column, message, Message("write it in place of the mark, brackets included"))
