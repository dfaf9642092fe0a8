"""What customers asked."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Site


def unusable_asked_list(site: Site) -> Iterator[tuple[str, Finding]]:
    """What customers asked is YAML with a list of questions for a language, each of them once.

    The report of `helpcenter status` tells from it which questions no page answers. A line that cannot be read is a
    customer who is not heard.

    Bad:
        asked.yml:
          en:
            - How do I change my number?
            - how do I change my number
          zh: 怎么换手机号

    Good:
        asked.yml:
          en:
            - How do I change my number?
          zh:
            - 怎么换手机号
    """
    for problem in site.asked.problems:
        finding = Finding(
            problem.line,
            problem.column,
            Message("Questions cannot be read as meant: {problem}", problem=problem.message),
            Message('write each question on a line of its own after "- ", under the language it was asked in'),
        )
        yield site.asked.source, finding
