"""The warning that stands beside whatever an impostor wants."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.languages.asking import ASKED_FOR
from helpcenter.messages import Message
from helpcenter.model import SAFETY_MARKERS, Page, Site


def step_without_safety(page: Page, site: Site) -> Iterator[Finding]:
    """A step that has readers enter a code, send a document or pay shows the warning against impostors.

    Impostors wait exactly there: they call while the code is on its way. The warning has one text for all pages, in
    words.yml, and is shown where a step has a line `[SAFETY-CODE]`, `[SAFETY-IDENTITY]` or `[SAFETY-MONEY]`.

    Bad:
        words.yml:
          safety:
            link: {zh: 核对渠道, en: check it}
        case.md:
          ---
          title: A page
          type: procedure
          reviewed: 2026-11-22
          ---
          # A page

          ## Steps {#steps}

          1.  **Enter the code.** [Contact support](support/contact.md) if there is none.
              {: #enter }

    Good:
        words.yml:
          safety:
            link: {zh: 核对渠道, en: check it}
        case.md:
          ---
          title: A page
          type: procedure
          reviewed: 2026-11-22
          ---
          # A page

          ## Steps {#steps}

          1.  **Enter the code.** [Contact support](support/contact.md) if there is none.
              {: #enter }

              [SAFETY-CODE]
    """
    if page.type != "procedure" or not any("safety" in words for words in site.words.texts.values()):
        return
    for place, step in enumerate(page.steps):
        below = (each.words for each in page.texts if each.step == place and each.kind == "paragraph")
        texts = [step.text, *below]
        shown = {SAFETY_MARKERS.get(each.strip()) for each in texts}
        for kind, asks in ASKED_FOR.items():
            said = next((match[0] for match in map(asks.search, texts) if match), None)
            if said and kind not in shown:
                marker = next(each for each, name in SAFETY_MARKERS.items() if name == kind)
                message = Message(
                    "Step asks for something that impostors want, too ({words!r}), expected {marker}",
                    words=" ".join(said.split()),
                    marker=marker,
                )
                hint = Message(
                    "write {marker} into the step, on a line of its own with a blank line before and after it",
                    marker=marker,
                )
                yield Finding(step.line, step.column, message, hint)
