"""One stylesheet: its rules in their order, and which of them are worth sending."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import tinycss2
from tinycss2.ast import AtRule, Comment, Declaration, Node, QualifiedRule, StringToken, WhitespaceToken

from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import Message
from helpcenter.styles.names import Names
from helpcenter.styles.selectors import usable

_GROUPS = frozenset({"media", "supports", "layer", "container"})
_NOT_TO_STAY = frozenset({"import", "charset"})  # put in place; everything here is ASCII or in the encoding of the page
_VARIABLE = re.compile(r"--[\w-]+")
_NAME = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that stays: what stands before its block, and what stands in it, for groups as rules."""

    before: str
    inside: list[tuple[str, str]] | list[Rule] | str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rules of a stylesheet, with those that it imports."""

    rules: list[Node]

    def shortened(self, names: Names) -> str:
        """Return the text of the rules that can match what there is, in their order, without what they do not use."""
        rules = list(_rules(self.rules, names))
        declared = list(_declarations(rules))
        used = _used_variables(declared, names.words)
        animations = {word for name, value in declared if "animation" in name for word in _NAME.findall(value)}
        return "".join(_text(rule, used, animations) for rule in rules)


def joined(file: Path) -> Sheet:
    """Read a stylesheet, and those that it imports from beside it.

    Raises CannotCheckError where there is no such file.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        message = Message("the site has no stylesheet {file}; see partials/theme-files.html", file=file.name)
        raise CannotCheckError(message) from error
    rules: list[Node] = []
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if isinstance(rule, AtRule) and rule.lower_at_keyword == "import":
            name = next(each.value for each in rule.prelude if isinstance(each, StringToken))
            rules.extend(joined(file.parent / name).rules)
        else:
            rules.append(rule)
    return Sheet(rules)


def _rules(nodes: Iterable[Node], names: Names) -> Iterator[Rule]:
    for node in nodes:
        if isinstance(node, QualifiedRule):
            selectors = usable(node.prelude, names)
            inside = list(_declarations_in(node.content))
            if selectors and inside:
                yield Rule(",".join(_serialized(each) for each in selectors), inside)
        elif isinstance(node, AtRule) and node.lower_at_keyword in _GROUPS and node.content is not None:
            content = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            if rules := list(_rules(content, names)):
                yield Rule(f"@{node.at_keyword} {_serialized(node.prelude)}", rules)
        elif isinstance(node, AtRule) and node.lower_at_keyword not in _NOT_TO_STAY:
            yield Rule(f"@{node.at_keyword} {_serialized(node.prelude)}", _serialized(node.content or []))


def _declarations_in(content: list[Node]) -> Iterator[tuple[str, str]]:
    for each in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if isinstance(each, Declaration):
            name = each.name if each.name.startswith("--") else each.lower_name
            yield name, _serialized(each.value) + ("!important" if each.important else "")


def _serialized(tokens: Iterable[Node]) -> str:
    """Return the text of tokens, without comments, with one space for white space of any length."""
    kept = (each for each in tokens if not isinstance(each, Comment))
    return "".join(" " if isinstance(each, WhitespaceToken) else each.serialize() for each in kept).strip()


def _declarations(rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    for rule in rules:
        for each in rule.inside:
            if isinstance(each, tuple):
                yield each
            elif isinstance(each, Rule):
                yield from _declarations([each])


def _used_variables(declared: list[tuple[str, str]], words: Iterable[str]) -> set[str]:
    """Return the variables that are used by anything but each other alone, or by a script."""
    uses: dict[str, set[str]] = {}
    for name, value in declared:
        uses.setdefault(name if name.startswith("--") else "", set()).update(_VARIABLE.findall(value))
    used: set[str] = set()
    more = uses.get("", set()) | {f"--{word.lstrip('-')}" for word in words} & uses.keys()
    while more:
        used |= more
        more = {each for name in more for each in uses.get(name, ())} - used
    return used


def _text(rule: Rule, used: set[str], animations: set[str]) -> str:
    if isinstance(rule.inside, str):
        keyword, _, name = rule.before.partition(" ")
        is_unused = keyword.endswith("keyframes") and name not in animations
        return "" if is_unused else f"{rule.before}{{{rule.inside}}}"
    parts = [
        _text(each, used, animations) if isinstance(each, Rule) else f"{each[0]}:{each[1]};"
        for each in rule.inside
        if isinstance(each, Rule) or not each[0].startswith("--") or each[0] in used
    ]
    inside = "".join(parts).removesuffix(";")
    return f"{rule.before}{{{inside}}}" if inside else ""
