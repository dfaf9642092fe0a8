"""Pages as files, and the questions that lead to them."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Edit, Finding
from helpcenter.dialect.front_matter import read_front_matter
from helpcenter.messages import Message
from helpcenter.model import Outline, Page, Site
from helpcenter.rules.conflicts import has_conflict
from helpcenter.words.characters import INVISIBLE, plain
from helpcenter.words.placeholders import without_marks

_FIRST_QUESTION_LEVEL = 2


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
        title: "Case"
        type: guide
        ---

        # Case
    """
    problem = page.problem
    if problem is None or _is_broken_otherwise(page):
        return
    edits: tuple[Edit, ...] = ()
    if problem.wrong:
        edits = (Edit(problem.line, problem.column, problem.column + len(problem.wrong), problem.right),)
    yield Finding(
        problem.line,
        problem.column,
        Message("Page cannot be read as meant: {problem}", problem=problem.message),
        problem.hint or Message('save it as UTF-8; begin it with "---", one `key: value` a line, "---"'),
        edits,
    )


def repeated_question(site: Site) -> Iterator[tuple[str, Finding]]:
    """A question stands on one page of a language, and there once.

    Search sends a reader who asks it to one of the pages, and nobody knows to which.

    Bad:
        ---
        title: Case
        type: guide
        questions:
          - How do I reset my password?
          - how do I reset my password
        ---

        # Case

    Good:
        ---
        title: Case
        type: guide
        questions:
          - How do I reset my password?
          - What if I forgot my password?
        ---

        # Case
    """
    for language in site.languages:
        first: dict[str, str] = {}
        for page in site.pages.values():
            if page.language != language:
                continue
            for question in page.questions:
                if not plain(without_marks(question.text)):
                    continue  # it is not written yet, here as on another new page
                known = first.setdefault(question.words, f"{page.source}:{question.line}")
                if known != f"{page.source}:{question.line}":
                    yield page.source, _repeated(question.text, question.line, known)
            yield from ((page.source, finding) for finding in _repeated_headings(page))


def _repeated_headings(page: Outline) -> Iterator[Finding]:
    """Yield the questions that stand twice among the headings of a page of questions and answers."""
    first: dict[str, str] = {}
    for heading in page.headings if page.type == "faq" else ():
        if heading.level > _FIRST_QUESTION_LEVEL and plain(without_marks(heading.text)):
            known = first.setdefault(plain(heading.text), f"{page.source}:{heading.line}")
            if known != f"{page.source}:{heading.line}":
                yield _repeated(heading.text, heading.line, known)


def _repeated(question: str, line: int, known: str) -> Finding:
    message = Message(
        "Question {question!r} stands in {there} already, expected it once in a language",
        question=question[:60],
        there=known,
    )
    return Finding(line, 1, message, Message("delete it here or there, or say in it what is different"))


def _is_broken_otherwise(page: Page) -> bool:
    """Tell whether the page cannot be read because of a conflict or a character that has a finding of its own."""
    if has_conflict(page.raw):
        return True
    clean = INVISIBLE.sub("", page.raw)
    return clean != page.raw and read_front_matter(clean)[2] is None
