"""Languages in step with each other: the page as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.model import Page, Site
from helpcenter.rules.front_matter_values import TYPES


def page_not_translated(page: Page, site: Site) -> Iterator[Finding]:
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
            yield Finding(
                1,
                1,
                f"Page is missing in {language!r}, expected {expected}",
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
    if original and page.type != original.type and page.type in TYPES and original.type in TYPES:
        there = f"{original.source}:{original.meta_lines[('type',)]}"
        yield Finding(
            page.meta_lines[("type",)],
            1,
            f"Type is {page.type!r}, expected {original.type!r} as in {there}",
            f"write `type: {original.type}`, or change it in every language",
        )
