"""Languages in step with each other: the page as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message, listed
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
            hint = Message("translate this page into {expected}, or delete it in every language", expected=expected)
            yield Finding(1, 1, _missing(language, expected, leading), hint)


def _missing(language: str, expected: str, leading: int) -> Message:
    """Say that a page is missing, and how many links lead to it."""
    if not leading:
        return Message("Page is missing in {language!r}, expected {expected}", language=language, expected=expected)
    return Message.counted(
        "Page is missing in {language!r}, expected {expected}, to which {count} link leads",
        "Page is missing in {language!r}, expected {expected}, to which {count} links lead",
        count=leading,
        language=language,
        expected=expected,
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
            Message(
                "Type is {type!r}, expected {expected!r} as in {there}",
                type=page.type,
                expected=original.type,
                there=there,
            ),
            Message("write `type: {type}`, or change it in every language", type=original.type),
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
        message = Message(
            "Source is {source!r}, expected one of the languages {languages}",
            source=page.original,
            languages=listed(site.languages),
        )
        yield Finding(line, 1, message, Message("write the language in which the page was written first"))
    original = site.original(page)
    if original and not page.problem and not original.problem and page.original != original.original:
        there = f"{original.source}:{original.meta_lines.get(('source',), 1)}"
        message = _source(page.original, original.original, there)
        yield Finding(line, 1, message, Message("write the same `source` in every language, or in none"))


def _source(found: str, expected: str, there: str) -> Message:
    if not found:
        return Message("Source is not named, expected {expected!r} as in {there}", expected=expected, there=there)
    if not expected:
        return Message("Source is {found!r}, expected not named as in {there}", found=found, there=there)
    return Message(
        "Source is {found!r}, expected {expected!r} as in {there}", found=found, expected=expected, there=there
    )


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
