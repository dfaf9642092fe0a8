"""Collects the texts to be translated from the source, for Babel: `make words`.

Beside the templates of messages these are the pages of the rules, which stand in docstrings.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

from helpcenter.rule_pages import parts_of

Collected = tuple[int, str | None, str | tuple[str, ...], list[str]]

EXAMPLE = "\nBad:\n"


def collect(
    file: IO[bytes], keywords: Mapping[str, Any], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Collected]:
    """Yield what is translated in a file of Python, as a method of extraction for Babel does: its line, the name of the
    function it is given to, the text or texts, and no comments.
    """
    from babel.messages.extract import extract_python  # noqa: PLC0415 -- of use here alone

    source = file.read()
    yield from extract_python(io.BytesIO(source), keywords, comment_tags, options)
    for node in ast.walk(ast.parse(source)):
        doc = ast.get_docstring(node) if isinstance(node, ast.FunctionDef) else None
        if doc and EXAMPLE in doc:
            page = parts_of(doc)
            for text in (page.sentence, *(" ".join(each.split()) for each in page.why)):
                yield node.lineno, None, text, []
