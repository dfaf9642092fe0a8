"""Translations that follow their sources, as far as their stamps tell.

From the first publication on, which docs/published.txt tells: before, there is nobody whom a translation could mislead.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Outline, Site
from helpcenter.rules.stamp_changes import said_of_changed, said_of_removed
from helpcenter.upkeep.severity import REMOVED, Change, Severity
from helpcenter.upkeep.translations import Translation, all_translations

STAMP = "helpcenter stamp"


def translation_out_of_date(site: Site) -> Iterator[tuple[str, Finding]]:
    """The translation of a procedure follows its source: it has the same steps, and in each the same facts.

    Whoever follows an old translation waits too long, pays too much, or misses the step that matters. What was only
    reworded is told by `helpcenter status` alone.

    Bad:
        published.txt:
            case.md

        translations.json:
            ,"en/case.md#steps": {"text": "00000000", "own": "00000000", "sum": "779db8f8"}

        case.md:
            zh: ---
            zh: title: 重置密码
            zh: type: procedure
            zh: ---
            zh: # 重置密码
            zh:
            zh: ## 步骤 {#steps}
            zh:
            zh: 1.  打开应用。
            zh:     {: #open-app }
            en: ---
            en: title: Reset your password
            en: type: procedure
            en: ---
            en: # Reset your password
            en:
            en: ## Steps {#steps}
            en:
            en: 1.  Open the app.
            en:     {: #open-app }

    Good:
        published.txt:
            case.md

        translations.json:
            ,"en/case.md#steps": {"text": "00000000", "own": "00000000", "sum": "779db8f8"}

        case.md:
            zh: ---
            zh: title: 重置密码
            zh: type: procedure
            zh: ---
            zh: # 重置密码
            zh:
            zh: ## 步骤 {#steps}
            zh:
            zh: 1.  打开应用。
            zh:     {: #open-app }
            en: ---
            en: title: Reset your password
            en: type: procedure
            en: translation: pending
            en: ---
            en: # Reset your password
            en:
            en: ## Steps {#steps}
            en:
            en: 1.  Open the app.
            en:     {: #open-app }
    """
    for page, translation in _judged(site):
        for change in translation.changes:
            if change.severity is Severity.BREAKING:
                yield page.source, _out_of_date(page, translation, change, site)


def translation_without_stamp(site: Site) -> Iterator[tuple[str, Finding]]:
    """It is known what the translation of a procedure was made from.

    Without that nobody can tell whether it still says what its source says.

    Bad:
        published.txt:
            case.md

        translations.json:
            {
            }

        case.md:
            zh: ---
            zh: title: 重置密码
            zh: type: procedure
            zh: ---
            zh: # 重置密码
            zh:
            zh: ## 步骤 {#steps}
            zh:
            zh: 1.  打开应用。
            zh:     {: #open-app }
            en: ---
            en: title: Reset your password
            en: type: procedure
            en: ---
            en: # Reset your password
            en:
            en: ## Steps {#steps}
            en:
            en: 1.  Open the app.
            en:     {: #open-app }

    Good:
        published.txt:
            case.md

        translations.json:
            {
            }

        case.md:
            zh: ---
            zh: title: 重置密码
            zh: type: procedure
            zh: ---
            zh: # 重置密码
            zh:
            zh: ## 步骤 {#steps}
            zh:
            zh: 1.  打开应用。
            zh:     {: #open-app }
            en: ---
            en: title: Reset your password
            en: type: procedure
            en: translation: pending
            en: ---
            en: # Reset your password
            en:
            en: ## Steps {#steps}
            en:
            en: 1.  Open the app.
            en:     {: #open-app }
    """
    for page, translation in _judged(site) if site.stamps.exists else ():
        if not translation.is_stamped:
            message = Message(
                "Translation has no stamp, expected it to be compared with {source}", source=translation.source.source
            )
            hint = Message(
                "compare them, then run `{command}`; "
                "to publish it as it is, write `translation: pending`, which tells readers",
                command=f"{STAMP} {page.source}",
            )
            yield page.source, Finding(1, 1, message, hint)


def _judged(site: Site) -> Iterator[tuple[Outline, Translation]]:
    """Yield the translated procedures that have to be up to date."""
    for each in all_translations(site) if site.published.exists else ():
        if each.page and each.page.type == "procedure" and each.page.parts and not each.page.is_pending:
            yield each.page, each


def _out_of_date(page: Outline, translation: Translation, change: Change, site: Site) -> Finding:
    source = translation.source.source
    line = next((part.line for part in page.parts if part.id == change.id), 1)
    if change.how == REMOVED:
        stamp = f"{site.stamps.source}:{site.stamps.pages[page.source][change.id].line}"
        message = said_of_removed(change, source, stamp)
    else:
        message = said_of_changed(change, f"{source}:{change.line}")
    hint = Message(
        "bring it up to date, then run `{command}`; "
        "to publish it as it is, write `translation: pending`, which tells readers",
        command=f"{STAMP} {page.source}",
    )
    return Finding(line, 1, message, hint)
