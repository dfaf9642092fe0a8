"""docs/translations.json, and pages that say that they wait to be translated."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Site
from helpcenter.rules.stamps import STAMP
from helpcenter.upkeep.translations import all_translations

_MEND = Message("run `{command}`, which writes the file anew, and check again", command=STAMP)


def unusable_stamps(site: Site) -> Iterator[tuple[str, Finding]]:
    """docs/translations.json is as `helpcenter stamp` writes it, and holds stamps of nothing but translations.

    A line that was edited by hand, or that a merge left there, says something that nobody has made sure of.

    Bad:
        translations.json:
            <<<<<<< HEAD
            {
            }

    Good:
        translations.json:
            {
            }
    """
    stamps = site.stamps
    for problem in stamps.problems:
        message = Message("Stamps cannot be read as meant: {problem}", problem=problem.message)
        yield stamps.source, Finding(problem.line, problem.column, message, _MEND)
    if not stamps.exists and site.published.exists:
        message = Message(
            "No such file, expected it beside {published}, which says that pages are published",
            published=site.published.source,
        )
        hint = Message("get it back from git, or run `{command}`", command=STAMP)
        yield stamps.source, Finding(1, 1, message, hint)
    known = {each.page.source for each in all_translations(site) if each.page}
    for source, parts in stamps.pages.items():
        if source not in known:
            line = min(stamp.line for stamp in parts.values())
            message = (
                Message("Page {page} is no translation, expected no stamps of it", page=source)
                if source in site.pages
                else Message("Page {page} is gone, expected no stamps of it", page=source)
            )
            yield stamps.source, Finding(line, 1, message, _MEND)


def pending_without_need(site: Site) -> Iterator[tuple[str, Finding]]:
    """`translation: pending` stands on translations only, and only as long as they wait.

    Where it was forgotten, the next change of the source would be published without a word to the writer.

    Bad:
        zh: ---
        zh: title: Case
        zh: type: guide
        zh: translation: pending
        zh: ---
        zh: # Case
        en: ---
        en: title: Case
        en: type: guide
        en: ---
        en: # Case

    Good:
        zh: ---
        zh: title: Case
        zh: type: guide
        zh: ---
        zh: # Case
        en: ---
        en: title: Case
        en: type: guide
        en: ---
        en: # Case
    """
    waiting = {
        each.page.source for each in all_translations(site) if each.page and (each.changes or not each.is_stamped)
    }
    for page in site.pages.values():
        if page.is_pending and page.source not in waiting:
            message = Message("`translation` is 'pending', expected no such line where nothing has changed in a source")
            yield page.source, Finding(page.pending, 1, message, Message("delete the line"))
