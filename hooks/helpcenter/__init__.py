"""The engine of the help center: it knows Markdown and this site, and no site generator.

    docs/<language>/**/*.md, docs/channels.yml, mkdocs.yml
       │  reading.read_site      files → Site, each file parsed once
       ▼
    Site{Page{Procedure{Step}}}
       │  rules.RULES            each rule is a generator of findings on one page
       ▼
    Finding → Diagnostic         + file, code and name of the rule
       │
       ├─ `helpcenter check`     prints them; exit 0 clean, 1 findings, 2 could not check
       └─ mkdocs_hooks.py        stops the build before anything is written

`helpcenter.markdown` renders what was checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from helpcenter.diagnostics import Diagnostic, Finding, Report
from helpcenter.model import Site
from helpcenter.reading import read_site
from helpcenter.rules import REGISTER_RULES, RULES, name_of
from helpcenter.settings import CONFIG


def check(root: Path, config: str = CONFIG) -> Report:
    """Check the help center in `root` that the file `config` there describes, and report what is wrong with it.

    Raises CannotCheckError where nothing could be said.
    """
    return check_site(read_site(root, config))


def check_site(site: Site) -> Report:
    """Apply every rule to a site that has been read."""
    return Report(tuple(sorted(_diagnostics(site))), (), len(site.pages), len(site.languages))


def _diagnostics(site: Site) -> Iterator[Diagnostic]:
    def diagnostic(finding: Finding, source: str, code: str, name: str) -> Diagnostic:
        return Diagnostic(
            source, finding.line, finding.column, code, name, finding.message, finding.hint, finding.edits
        )

    for code, rule in RULES.items():
        for page in site.pages.values():
            for finding in rule(page, site):
                yield diagnostic(finding, page.source, code, name_of(rule))
    for code, register_rule in REGISTER_RULES.items():
        for finding in register_rule(site):
            yield diagnostic(finding, site.register.source, code, name_of(register_rule))
