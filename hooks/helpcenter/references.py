"""Finds the words of a page that name steps by number, and the links that say which page they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from helpcenter.languages import NamedSteps, find_named_steps
from helpcenter.model import Link, StepReference, Text

_MAY_NAME = re.compile(r"步|step", re.IGNORECASE)
_BEHIND_LINK = re.compile(r"[\s的里中，,：:“”\"（(]*(?:(?:这一)?(?:页面?|篇)[的里中]*|page)?\s*$")
_BEFORE_LINK = re.compile(r"^[\s“”\"（(]*(?:of|in|on|from|under)\s+(?:the\s+(?:page\s+)?)?[“\"]?$")
_SENTENCE_ENDS = re.compile(r"[。！？；\n]|[.!?;](?=\s)")
_MARKER_BEHIND = re.compile(r"[\s*_]*(?:[：:、.．)）]|$)")
_REFERRING = ("paragraph", "item", "cell", "title", "html")


def find_references(texts: Iterable[Text]) -> Iterator[StepReference]:
    """Yield the references in the prose; neither in headings, nor where a paragraph begins as if it were a step."""
    for text in texts:
        if text.kind in _REFERRING and _MAY_NAME.search(text.words):
            for named in find_named_steps(text.words):
                if not _is_marker(text, named):
                    yield _reference(text, named)


def _is_marker(text: Text, named: NamedSteps) -> bool:
    """Tell whether the words number a paragraph, as in "**第三步：** 输入验证码"."""
    begins = not text.words[: named.start].strip(" *_\n")
    linked = any(link.start <= named.start < link.end for link in text.links)
    return begins and not linked and bool(_MARKER_BEHIND.match(text.words, named.end))


def _reference(text: Text, named: NamedSteps) -> StepReference:
    link = next((each for each in text.links if each.start <= named.start < each.end), None)
    line, column = text.place(named.start)
    return StepReference(
        text=" ".join(text.words[named.start : named.end].split()),
        numbers=named.numbers,
        substep=named.substep,
        line=line,
        column=column,
        end=column + named.end - named.start if text.place(named.end - 1)[0] == line else 0,
        link=link,
        beside=None if link else _beside(text, named),
        step=text.step,
    )


def _beside(text: Text, named: NamedSteps) -> Link | None:
    """Return the link that the reference leans on ("[重置密码](…)的第 3 步", "step 3 of [Reset](…)")."""
    for link in text.links:
        if link.end <= named.start and _BEHIND_LINK.match(text.words, link.end, named.start):
            return link
        if named.end <= link.start and _BEFORE_LINK.match(text.words[named.end : link.start]):
            return link
    return None
