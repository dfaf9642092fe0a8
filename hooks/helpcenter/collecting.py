"""Collects the texts to be translated from the source, for Babel: `make words`.

Beside the templates of messages these are the pages of the rules, which stand in docstrings.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

from helpcenter.rule_pages import parts_of

Collected = tuple[int, str | None, str | tuple[str, ...], list[str]]

_TEXTS = {"Message": 1, "counted": 2, "gettext_noop": 1}  # how many of the arguments are templates
_EXAMPLE = "\nBad:\n"


def collect(
    file: IO[bytes],
    keywords: Collection[str],  # noqa: ARG001 -- Babel's signature
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, Any],  # noqa: ARG001
) -> Iterator[Collected]:
    """Yield what is translated in a file of Python, in its order, in the form in which Babel takes it.

    That is the line, the name of the function that takes the text, the text or texts, and no comments. Raises
    ValueError for a template that is not written out where its message is made: it could not be found again.
    """
    tree = ast.parse(file.read())
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield from ((node.lineno, None, text, []) for text in _rule_page(ast.get_docstring(node) or ""))
        elif isinstance(node, ast.Call) and (name := _name_of(node.func)) in _TEXTS:
            texts = node.args[: _TEXTS[name]]
            if not all(isinstance(each, ast.Constant) and isinstance(each.value, str) for each in texts):
                raise ValueError(f"{getattr(file, 'name', '')}:{node.lineno}: the template is no literal string")
            yield node.lineno, name, tuple(str(ast.literal_eval(each)) for each in texts), []


def _name_of(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _rule_page(doc: str) -> Iterator[str]:
    if _EXAMPLE in doc:
        page = parts_of(doc)
        yield page.sentence
        yield from (" ".join(text.split()) for text in page.why)
