"""The engine of the help center: it knows Markdown and this site, and no site generator.

    mkdocs.yml, docs/*.yml, docs/translations.json, docs/published.txt, docs/<language>/**/*.md
       │  project       what there is: a Project with the paths of its pages
       ▼
    examining         one page in all its languages: parser → Page → PAGE_RULES
       │  workers       many pages on many processors      cache   those that did not change
       ▼
    checking          the outlines of all pages → SITE_RULES, PROJECT_RULES
       │  status         the same outlines → `helpcenter status`, which finds nothing wrong
       │
    Finding → Diagnostic → Report
       ├─ `helpcenter check`     prints it; exit 0 clean, 1 findings, 2 could not check; `fix` mends
       ├─ authoring              makes, renames and moves in a copy, and keeps what checks no worse than before
       ├─ editor                 the same while somebody writes, for texts that are not saved
       └─ background             beside a build of MkDocs, in a process of its own; mkdocs_hooks.py stops the build
                                 before anything is published

What is said to people is a Message from where it is made to where it is shown: `messages` says it in their language.
The outlines hold, too, what each section and step says; `upkeep` compares that with the stamps of the translations.
`helpcenter.markdown` renders what was checked. Of the site that was built, `finished` reads what readers get, and the
BUILT_RULES compare it with the outlines, in that process, before it takes the place of the old one. From the same
`search` writes what the browser makes its search index of. What was made of a page is `kept` for the next build, and
only those are `rendered` then that something has happened to.
"""

from __future__ import annotations

from pathlib import Path

from helpcenter.diagnostics import Report

__all__ = ["check"]


def check(root: Path, config: str = "mkdocs.yml") -> Report:
    """Check a help center, as `checking.check` does; who only renders pages never loads the rules."""
    from helpcenter import checking  # noqa: PLC0415 -- see above

    return checking.check(root, config)
