"""What the site itself says around the pages."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Site


def unusable_words(site: Site) -> Iterator[tuple[str, Finding]]:
    """The words of the site are YAML in which every text stands in every language, with the same places in braces.

    They are on every page. Where one is missing, readers get a button without a name or one in a language they do not
    read; where a place in braces is missing, they get a text without its number.

    Bad:
        words.yml:
          steps:
            progress: {zh: "做完 {done} 步", en: Steps}
            stuck: {en: "Stuck here?"}

    Good:
        words.yml:
          steps:
            progress: {zh: "做完 {done} 步", en: "{done} done"}
            stuck: {zh: 卡住了？, en: "Stuck here?"}
    """
    for problem in site.words.problems:
        finding = Finding(
            problem.line,
            problem.column,
            Message("Words cannot be read as meant: {problem}", problem=problem.message),
            Message("write each text as `name: {{zh: …, en: …}}`, with the same places in braces in every language"),
        )
        yield site.words.source, finding
