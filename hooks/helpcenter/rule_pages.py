"""The page of a rule: its docstring, which says what is right, why, and shows it done badly and well."""

from __future__ import annotations

import difflib
import inspect
import re
from dataclasses import dataclass
from typing import NamedTuple

from helpcenter.messages import ENGLISH, Message, say, say_text
from helpcenter.rules import all_rules, name_of

_EXAMPLE = re.compile(r"^(?=(?:Bad|Good):\n)", re.MULTILINE)
_LIKE_DIGITS = str.maketrans("oil", "011")  # letters that are taken for digits in a code
_HEADINGS = {"Bad": Message("Bad:"), "Good": Message("Good:")}


class UnknownRuleError(Exception):
    """No rule has this code or name; `message` says which one may be meant."""

    def __init__(self, message: Message) -> None:
        """Take what is to be said."""
        super().__init__(message)
        self.message = message


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
        examples = (each.partition("\n") for each in self.examples)
        return "\n\n".join((self.sentence, self.why, *(f"**{head}**\n\n{code}" for head, _, code in examples)))


def explanations(language: str = ENGLISH) -> dict[str, Explanation]:
    """Return the explanation of every rule by its code, in the order of the codes' table."""
    return {
        code: _explanation(code, name_of(rule), inspect.getdoc(rule) or "", language)
        for code, rule in all_rules().items()
    }


def find(wanted: str, language: str = ENGLISH) -> Explanation:
    """Return the explanation of the rule with this code or name, in capitals or not. Raises UnknownRuleError."""
    known = explanations(language)
    named = {word: each for each in known.values() for word in (each.code.lower(), each.name)}
    if found := named.get(wanted.lower()):
        return found
    as_code = wanted.lower().translate(_LIKE_DIGITS)
    close = [as_code] if as_code in named else difflib.get_close_matches(wanted.lower(), named, n=1)
    if close:
        meant = named[close[0]]
        raise UnknownRuleError(
            Message(
                "no rule {wanted!r}, did you mean {code} ({name})?", wanted=wanted, code=meant.code, name=meant.name
            )
        )
    raise UnknownRuleError(Message("no rule {wanted!r}; `helpcenter explain` lists them all", wanted=wanted))


def table(language: str = ENGLISH) -> str:
    """Return a line a rule: its code, its name and its sentence."""
    known = explanations(language).values()
    width = max(len(each.name) for each in known)
    return "\n".join(f"{each.code}  {each.name:{width}}  {each.sentence}" for each in known)


def reference(language: str = ENGLISH) -> str:
    """Return the pages of all rules as one in Markdown, with a table of contents."""
    known = explanations(language).values()
    title = say(Message("What is checked"), language)
    introduction = say(
        Message(
            "Every rule of `helpcenter check`: what is right, why it matters to readers, and how it looks done badly "
            "and well. Both examples are tried by the tests. Written by `make words` from the rules themselves."
        ),
        language,
    )
    contents = "\n".join(f"- [{each.code}](#{each.code.lower()}-{each.name}) {each.sentence}" for each in known)
    pages = (f"## {each.code} {each.name}\n\n{each.markdown}" for each in known)
    return "\n\n".join((f"# {title}", introduction, contents, *pages)) + "\n"


def _explanation(code: str, name: str, doc: str, language: str) -> Explanation:
    page = parts_of(doc)
    why = (text if language == ENGLISH else say_text(" ".join(text.split()), language) for text in page.why)
    examples = tuple(_headed(each, language) for each in page.examples)
    return Explanation(code, name, say_text(page.sentence, language), "\n\n".join(why), examples)


def _headed(example: str, language: str) -> str:
    heading, _, code = example.partition(":\n")
    return f"{say(_HEADINGS[heading], language)}\n{code}"


class RulePage(NamedTuple):
    """The parts of a rule's docstring: what is right, the paragraphs that say why, and the examples."""

    sentence: str
    why: tuple[str, ...]
    examples: tuple[str, ...]


def parts_of(doc: str) -> RulePage:
    """Take the docstring of a rule, without its indentation, apart."""
    prose, *examples = (part.strip() for part in _EXAMPLE.split(doc))
    sentence, _, why = prose.partition("\n\n")
    return RulePage(" ".join(sentence.split()), tuple(filter(None, why.strip().split("\n\n"))), tuple(examples))
