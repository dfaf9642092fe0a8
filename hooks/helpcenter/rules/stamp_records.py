"""docs/translations.json, and pages that say that they wait to be translated."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.model import Site
from helpcenter.rules.stamps import STAMP
from helpcenter.upkeep.translations import all_translations

_MEND = f"run `{STAMP}`, which writes the file anew, and check again"


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
        message = f"Stamps cannot be read as meant: {problem.message}"
        yield stamps.source, Finding(problem.line, problem.column, message, _MEND)
    if not stamps.exists and site.published.exists:
        message = f"No such file, expected it beside {site.published.source}, which says that pages are published"
        yield stamps.source, Finding(1, 1, message, f"get it back from git, or run `{STAMP}`")
    known = {each.page.source for each in all_translations(site) if each.page}
    for source, parts in stamps.pages.items():
        if source not in known:
            line = min(stamp.line for stamp in parts.values())
            what = "no translation" if source in site.pages else "gone"
            yield stamps.source, Finding(line, 1, f"Page {source} is {what}, expected no stamps of it", _MEND)


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
            message = "`translation` is 'pending', expected no such line where nothing has changed in a source"
            yield page.source, Finding(page.pending, 1, message, "delete the line")
