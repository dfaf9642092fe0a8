"""Languages in step with each other."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.model import Page, Site


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
