"""Languages in step with each other: the page as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.model import PAGE_TYPES, Outline, Page, Site
from helpcenter.project.reading import MARKDOWN
from helpcenter.targets.faults import Fault, faulty
from helpcenter.targets.files import file_of


def page_not_translated(page: Outline, site: Site) -> Iterator[Finding]:
    """Every page exists in every language, under the same path.

    A reader who changes the language in the middle of a procedure must arrive at the same procedure, not at nothing.

    Bad:
        (docs/zh/case.md without docs/en/case.md)

    Good:
        (docs/zh/case.md and docs/en/case.md)
    """
    for language in site.languages:
        if site.page(language, page.path) is None:
            expected = f"{site.docs}/{language}/{page.path}"
            leading = site.once("dead links", lambda: _count_dead_links(site))[expected]
            links = f", to which {leading} link{'s lead' if leading > 1 else ' leads'}" if leading else ""
            yield Finding(
                1,
                1,
                f"Page is missing in {language!r}, expected {expected}{links}",
                f"translate this page into {expected}, or delete it in every language",
            )


def type_differs(page: Page, site: Site) -> Iterator[Finding]:
    """A page is of the same type in every language.

    The type decides how a page looks and what is checked on it: a procedure that is a guide in one language has steps
    there that nobody checks.

    Bad:
        zh: ---
        zh: title: 重置密码
        zh: type: guide
        zh: reviewed: 2026-11-22
        zh: ---
        en: ---
        en: title: Reset your password
        en: type: reference
        en: reviewed: 2026-11-22
        en: ---

    Good:
        zh: ---
        zh: title: 重置密码
        zh: type: guide
        zh: reviewed: 2026-11-22
        zh: ---
        en: ---
        en: title: Reset your password
        en: type: guide
        en: reviewed: 2026-11-22
        en: ---
    """
    original = site.original(page)
    if original and page.type != original.type and page.type in PAGE_TYPES and original.type in PAGE_TYPES:
        there = f"{original.source}:{original.meta_lines[('type',)]}"
        yield Finding(
            page.meta_lines[("type",)],
            1,
            f"Type is {page.type!r}, expected {original.type!r} as in {there}",
            f"write `type: {original.type}`, or change it in every language",
        )


def source_differs(page: Page, site: Site) -> Iterator[Finding]:
    """A page that was not written in the default language first names its `source`, and does so in every language.

    What a translation has to follow hangs on it; of two languages that are each other's source, neither follows.

    Bad:
        zh: ---
        zh: title: 重置密码
        zh: type: guide
        zh: source: en
        zh: ---
        en: ---
        en: title: Reset your password
        en: type: guide
        en: ---

    Good:
        zh: ---
        zh: title: 重置密码
        zh: type: guide
        zh: source: en
        zh: ---
        en: ---
        en: title: Reset your password
        en: type: guide
        en: source: en
        en: ---
    """
    line = page.meta_lines.get(("source",), 1)
    if page.original and page.original not in site.languages:
        message = f"Source is {page.original!r}, expected one of the languages {', '.join(site.languages)}"
        yield Finding(line, 1, message, "write the language in which the page was written first")
    original = site.original(page)
    if original and not page.problem and not original.problem and page.original != original.original:
        said = [repr(each.original) if each.original else "not named" for each in (page, original)]
        there = f"{original.source}:{original.meta_lines.get(('source',), 1)}"
        message = f"Source is {said[0]}, expected {said[1]} as in {there}"
        yield Finding(line, 1, message, "write the same `source` in every language, or in none")


def is_untranslated(file: str, site: Site) -> bool:
    """Tell whether a file that is not there is a page in another language, whose lack is a finding of its own."""
    language, _, path = file.removeprefix(f"{site.docs}/").partition("/")
    is_page = language in site.languages and path.endswith(MARKDOWN)
    return (
        is_page
        and file not in site.files
        and any(f"{site.docs}/{each}/{path}" in site.files for each in site.languages)
    )


def _count_dead_links(site: Site) -> Counter[str]:
    """Count by their file the links that lead to none."""
    return Counter(
        file_of(link, page, site) for page in site.pages.values() for link in faulty(page, site, Fault.NO_FILE)
    )
