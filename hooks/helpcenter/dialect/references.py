"""Finds the words of a page that name steps by number, and the links that say which page they mean."""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Iterable, Iterator

from helpcenter.dialect.inline import LONGEST_TARGET
from helpcenter.languages import LINK_EDGE, NamedSteps, find_named_steps, find_neighbours
from helpcenter.model import Link, StepReference, Text

_BEHIND_LINK = re.compile(
    r"[\s的里中，,：:“”\"》」（(]{0,4}(?:(?:[这那]一)?(?:页面?|篇)[的里中，,：:\s]{0,3}|page[,:]?\s?|then\s?)?(?:at\s|in\s|is\s)?[（(]?$"
)
_BEFORE_LINK = re.compile(r"^[\s“”\"（(]*(?:of|in|on|from|under|for)\s+(?:the\s+(?:page\s+)?)?[“\"]?\s*$")
_SENTENCE_ENDS = re.compile(r"[。！？；\n|]|[.!?;](?=\s)")
_MARKER_BEHIND = re.compile(r"[\s*_]*(?:[：:、.．)）]|$)")
_ENUMERATED_BEHIND = re.compile(r"[\s*_]*[：:，,]")
_CLAUSE_BEGINS = re.compile(r"(?:^|[：:；;，,。.！!？?])[\s*_]*$")
_DIGIT = re.compile(r"\d")
_IN_STEPS = ("paragraph", "item", "cell", "html")
_REFERRING = ("paragraph", "item", "cell", "title", "html", "meta", "heading")
_NEARBY = 60
_FARTHEST = _NEARBY + LONGEST_TARGET
_NEIGHBOURS = 3
_REACH = 6


def find_references(texts: Iterable[Text], tabbed: Collection[int] = ()) -> Iterator[StepReference]:
    """Yield the references in the prose, but not where words number what follows as if it were a step.

    `tabbed` are the numbers of lines with tabs, whose columns are not those of the file.
    """
    row = 0
    for text in texts:
        later_cell = text.lines[0][1] == row
        row = text.lines[0][1] if text.kind == "cell" else 0
        if text.kind in _REFERRING and _may_name_steps(text.words):
            links = _Links(text)
            named = list(find_named_steps(links.marked))
            no_references = _counted(text, named) if later_cell else _counted(text, named) | _heading(text, named)
            for place, each in enumerate(named):
                link = links.around(each)
                if link or place not in no_references:
                    yield _reference(text, each, link, links, tabbed)
            yield from _neighbours(text, links)


def _neighbours(text: Text, links: _Links) -> Iterator[StepReference]:
    """Yield the words of a step that send to the step before or behind it without a link."""
    if text.step is None or text.kind not in _IN_STEPS:
        return
    for start, end, away in find_neighbours(links.marked):
        line, column = text.place(start)
        words = " ".join(text.words[start:end].split())
        yield StepReference(words, (), None, line, column, 0, text.kind, step=text.step, away=away)


def labels(texts: Iterable[Text]) -> Iterator[int]:
    """Yield the numbers of headings and paragraphs that are named as if they were steps: "## 第三步：登录"."""
    for text in texts:
        if _may_name_steps(text.words):
            named = list(find_named_steps(text.words))
            counted = _counted(text, named) | _heading(text, named)
            for place, each in enumerate(named):
                if text.kind == "heading" or place in counted:
                    yield from each.numbers


def _may_name_steps(words: str) -> bool:
    return "步" in words or "tep" in words or "TEP" in words


class _Links:
    """The links of a text in order. `marked` are its words with a mark at each end of a link."""

    def __init__(self, text: Text) -> None:
        self.words = text.words
        self.links = sorted((each for each in text.links if each.end), key=lambda each: each.start)
        self.starts = [each.start for each in self.links]
        marked = list(text.words)
        for link in self.links:
            for edge in (link.start - 1, link.end):
                if 0 <= edge < len(marked):
                    marked[edge] = LINK_EDGE
        self.marked = "".join(marked)

    def around(self, named: NamedSteps) -> Link | None:
        """Return the link whose text the words are, or hold."""
        place = bisect.bisect_left(self.starts, named.end)
        near = self.links[max(0, place - _NEIGHBOURS) : place]
        return next((each for each in near if named.start < each.end), None)

    def beside(self, named: NamedSteps) -> tuple[Link | None, str]:
        """Return the link that the words lean on, and what stands between.

        As in "[重置密码](…)的第 3 步" and "step 3 of [Reset](…)".
        """
        place = bisect.bisect_left(self.starts, named.end)
        for link in reversed(self.links[max(0, place - _NEIGHBOURS) : place]):
            between = " ".join(self.words[link.end : min(named.start, link.end + _FARTHEST)].split())
            if link.end <= named.start <= link.end + _FARTHEST and _BEHIND_LINK.match(between):
                return link, between
        for link in self.links[place : place + 1]:
            between = self.words[named.end : min(link.start, named.end + _NEARBY)]
            if _BEFORE_LINK.match(between):
                return link, between.strip()
        return None, ""


def _heading(text: Text, named: list[NamedSteps]) -> set[int]:
    """Return the place of words that number a paragraph, as in "**第三步：** 输入验证码"; they are the first in it."""
    begins = len(text.words) - len(text.words.lstrip(" *_\n"))
    heads = named and named[0].start <= begins and _MARKER_BEHIND.match(text.words, named[0].end)
    return {0} if heads else set()


def _counted(text: Text, named: list[NamedSteps]) -> set[int]:
    """Return the places of words that count what follows: "第一步打开应用，第二步登录", "step 1: open; step 2: …"."""
    places: set[int] = set()
    for place, each in enumerate(named):
        if (
            each.numbers == (len(places) + 1,)
            and _CLAUSE_BEGINS.search(text.words, max(0, each.start - _REACH), each.start)
            and (_ENUMERATED_BEHIND.match(text.words, each.end) or not _DIGIT.search(text.words, each.start, each.end))
        ):
            places.add(place)
    return places if len(places) > 1 else set()


def _reference(
    text: Text, named: NamedSteps, link: Link | None, links: _Links, tabbed: Collection[int]
) -> StepReference:
    line, column = text.place(named.start)
    one_line = text.kind != "meta" and line not in tabbed and text.place(named.end - 1)[0] == line
    beside, between = (None, "") if link else links.beside(named)
    before = _SENTENCE_ENDS.split(text.words[max(0, named.start - _NEARBY) : named.start])[-1]
    after = _SENTENCE_ENDS.split(text.words[named.end : named.end + _NEARBY])[0]
    return StepReference(
        text=" ".join(text.words[named.start : named.end].split()),
        numbers=named.numbers,
        substep=named.substep,
        line=line,
        column=column,
        end=column + named.end - named.start if one_line else 0,
        within=text.kind,
        link=link,
        beside=beside,
        between=between,
        before=" ".join(before.split()),
        after=" ".join(after.split()),
        step=text.step,
    )
