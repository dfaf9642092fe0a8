"""Applies the rules to a help center and reports what they find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from helpcenter.diagnostics import Diagnostic, Finding, Report
from helpcenter.model import Outline, Page
from helpcenter.reading import Project, read_project
from helpcenter.rules import PAGE_RULES, PROJECT_RULES, SITE_RULES, Rule, name_of
from helpcenter.settings import CONFIG


@dataclass(slots=True)
class _Findings:
    """Collects what rules find; a rule that breaks is named, and the others go on."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def collect(self, code: str, rule: Rule, source: str, findings: Iterator[tuple[str, Finding]]) -> None:
        try:
            for path, each in findings:
                self.diagnostics.append(
                    Diagnostic(path, each.line, each.column, code, name_of(rule), each.message, each.hint, each.edits)
                )
        except Exception as error:  # noqa: BLE001 -- whatever a rule does, the others still run
            self.failures.append(f"{source}:1:1: the rule {code} {name_of(rule)} broke: {error!r}")


def check(root: Path, config: str = CONFIG) -> Report:
    """Check the help center in `root` that the file `config` there describes, and report what is wrong with it.

    Raises CannotCheckError where nothing could be said.
    """
    project = read_project(root, config)
    found = _Findings()
    pages: dict[str, Outline] = {}
    for path in sorted({path for path, _ in project.sources}):
        pages.update((page.source, page.outline()) for page in check_page(project, path, found))
    site = replace(project.site, pages=pages)
    for code, site_rule in SITE_RULES.items():
        for page in pages.values():
            found.collect(code, site_rule, page.source, _on(page, site_rule(page, site)))
    for code, project_rule in PROJECT_RULES.items():
        found.collect(code, project_rule, site.config_source, project_rule(site))
    return Report(tuple(sorted(found.diagnostics)), tuple(found.failures), len(pages), len(site.languages))


def check_page(project: Project, path: str, found: _Findings) -> list[Page]:
    """Read the page at `path` in every language and apply the rules that need no other page."""
    pages = [
        project.read_page(path, language) for language in project.site.languages if (path, language) in project.sources
    ]
    site = replace(project.site, pages={page.source: page for page in pages})
    for code, rule in PAGE_RULES.items():
        for page in pages:
            found.collect(code, rule, page.source, _on(page, rule(page, site)))
    return pages


def _on(page: Outline, findings: Iterator[Finding]) -> Iterator[tuple[str, Finding]]:
    return ((page.source, finding) for finding in findings)
