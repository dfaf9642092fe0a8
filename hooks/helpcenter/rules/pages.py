"""Pages as files, and their front matter."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.model import Page, Site


def unreadable_page(page: Page, _site: Site) -> Iterator[Finding]:
    """A page is UTF-8 text that begins with a front matter of YAML between two lines of `---`.

    What cannot be read is published as garbage: a broken front matter is printed to the reader as text, and the page
    loses its title and its type, so that its steps are no longer checked.

    Bad:
        ---
        title: "Reset a password
        ---

    Good:
        ---
        title: "Reset a password"
        ---
    """
    if page.problem:
        yield Finding(
            page.problem.line,
            page.problem.column,
            f"Page cannot be read as meant: {page.problem.message}",
            'save it as UTF-8; begin it with "---", one `key: value` a line, "---"; quote a value with a colon',
        )
