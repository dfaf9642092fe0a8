"""The page of a rule: its docstring, which says what is right, why, and shows it done badly and well."""

from __future__ import annotations

import difflib
import inspect
import re
from dataclasses import dataclass

from helpcenter.rules import all_rules, name_of

_EXAMPLE = re.compile(r"^(?=(?:Bad|Good):\n)", re.MULTILINE)
_LIKE_DIGITS = str.maketrans("oil", "011")  # letters that are taken for digits in a code
_HEADING = re.compile(r"^(Bad|Good):\n", re.MULTILINE)


class UnknownRuleError(Exception):
    """No rule has this code or name; the message says which one may be meant."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a rule's docstring says; `examples` are those under "Bad:" and "Good:", in their order, headings and all."""

    code: str
    name: str
    sentence: str
    why: str
    examples: tuple[str, ...]

    @property
    def text(self) -> str:
        """The page of the rule for a terminal."""
        return "\n\n".join((f"{self.code} {self.name}", self.sentence, self.why, *self.examples))

    @property
    def markdown(self) -> str:
        """The page of the rule without its title, in Markdown, each example as a block of code."""
        examples = (_HEADING.sub(r"**\1:**\n\n", each) for each in self.examples)
        return "\n\n".join((self.sentence, self.why, *examples))


def explanations() -> dict[str, Explanation]:
    """Return the explanation of every rule by its code, in the order of the codes' table."""
    return {code: _explanation(code, name_of(rule), inspect.getdoc(rule) or "") for code, rule in all_rules().items()}


def find(wanted: str) -> Explanation:
    """Return the explanation of the rule with this code or name, in capitals or not. Raises UnknownRuleError."""
    known = explanations()
    named = {word: each for each in known.values() for word in (each.code.lower(), each.name)}
    if found := named.get(wanted.lower()):
        return found
    as_code = wanted.lower().translate(_LIKE_DIGITS)
    close = [as_code] if as_code in named else difflib.get_close_matches(wanted.lower(), named, n=1)
    if close:
        meant = named[close[0]]
        raise UnknownRuleError(f"no rule {wanted!r}, did you mean {meant.code} ({meant.name})?")
    raise UnknownRuleError(f"no rule {wanted!r}; `helpcenter explain` lists them all")


def table() -> str:
    """Return a line a rule: its code, its name and its sentence."""
    known = explanations().values()
    width = max(len(each.name) for each in known)
    return "\n".join(f"{each.code}  {each.name:{width}}  {each.sentence}" for each in known)


def _explanation(code: str, name: str, doc: str) -> Explanation:
    prose, *examples = (part.strip() for part in _EXAMPLE.split(doc))
    sentence, _, why = prose.partition("\n\n")
    return Explanation(code, name, " ".join(sentence.split()), why.strip(), tuple(examples))
