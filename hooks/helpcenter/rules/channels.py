"""The register of official channels."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.model import Site


def unreadable_register(site: Site) -> Iterator[tuple[str, Finding]]:
    """The register is YAML with a label in every language and, for each channel, an id, a kind and its texts.

    It is the only place a number or an address lives. Where it cannot be read, the contact page shows nothing.

    Bad:
        channels:
          - id: phone
            kind: telefone

    Good:
        channels:
          - id: app
            kind: app
            name: {zh: 应用内, en: In the app}
            where: {zh: 帮助与反馈, en: Help & feedback}
    """
    for problem in site.register.problems:
        finding = Finding(
            problem.line,
            problem.column,
            f"Register of channels cannot be read as meant: {problem.message}",
            "see the comment at the head of the register for what an entry holds",
        )
        yield site.register.source, finding
