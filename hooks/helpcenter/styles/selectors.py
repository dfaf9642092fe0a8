"""Tells which selectors can match anything that there is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tinycss2.ast import (
    FunctionBlock,
    HashToken,
    IdentToken,
    LiteralToken,
    Node,
    SquareBracketsBlock,
    StringToken,
    WhitespaceToken,
)

from helpcenter.styles.names import Names

_OF_ONE = frozenset({"is", "where", "has", "matches", "-webkit-any", "-moz-any"})

Tokens = Sequence[Node]


def usable(prelude: Tokens, names: Names) -> list[list[Node]]:
    """Return those of the selectors before a rule's block that can match.

    A list with a browser's own selector stays whole: browsers that do not know it drop the rule, and have to go on so.
    """
    selectors = split(prelude)
    matching = [each for each in selectors if _can_match(each, names)]
    return selectors if matching and any(map(_is_of_a_browser, selectors)) else matching


def split(tokens: Tokens) -> list[list[Node]]:
    """Return the selectors of a list."""
    selectors: list[list[Node]] = [[]]
    for token in tokens:
        if _is(token, ","):
            selectors.append([])
        elif selectors[-1] or not isinstance(token, WhitespaceToken):
            selectors[-1].append(token)
    return selectors


def _can_match(selector: Tokens, names: Names) -> bool:
    before: Node | None = None
    for token in selector:
        if isinstance(token, IdentToken) and _is(before, "."):
            is_there = names.has_class(token.value)
        elif isinstance(token, IdentToken) and not _is(before, ":"):
            is_there = names.has_element(token.value)
        elif isinstance(token, HashToken):
            is_there = names.has_id(token.value)
        elif isinstance(token, SquareBracketsBlock):
            is_there = _has_attribute(token, names)
        elif isinstance(token, FunctionBlock) and token.lower_name in _OF_ONE:
            is_there = any(_can_match(each, names) for each in split(token.arguments))
        else:
            is_there = True
        if not is_there:
            return False
        before = token
    return True


def _has_attribute(block: SquareBracketsBlock, names: Names) -> bool:
    name, *rest = (token for token in block.content if not isinstance(token, WhitespaceToken))
    if not isinstance(name, IdentToken):
        return True
    value = rest[1].value if rest and _is(rest[0], "=") and isinstance(rest[1], IdentToken | StringToken) else None
    return names.has_attribute(name.lower_value, value)


def _is_of_a_browser(selector: Tokens) -> bool:
    return any(_is(token, ":") and _name(behind).startswith("-") for token, behind in pairwise(selector))


def _name(token: Node) -> str:
    return str(token.lower_value if isinstance(token, IdentToken) else getattr(token, "lower_name", ""))


def _is(token: Node | None, sign: str) -> bool:
    return isinstance(token, LiteralToken) and token.value == sign
