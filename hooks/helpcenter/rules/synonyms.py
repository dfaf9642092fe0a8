"""The words that customers use for the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Site


def unusable_synonyms(site: Site) -> Iterator[tuple[str, Finding]]:
    """The synonyms are YAML with groups of two words or more for a language, each word in one group alone.

    Search takes all words of a group for the same: who asks for "blocked" finds the page that says "locked". A word in
    two groups would make both the same, and where the file cannot be read readers find only the words of the pages.

    Bad:
        synonyms.yml:
          en:
            - [lock, freeze]
            - [limit, Freeze]

    Good:
        synonyms.yml:
          en:
            - [lock, freeze]
            - [limit, maximum]
    """
    for problem in site.synonyms.problems:
        finding = Finding(
            problem.line,
            problem.column,
            Message("Synonyms cannot be read as meant: {problem}", problem=problem.message),
            Message("write a list such as [lock, freeze] for each thing, under the language of its words"),
        )
        yield site.synonyms.source, finding
