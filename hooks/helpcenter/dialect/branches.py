"""Finds where the bullets of a step lead: "收到验证码 → [第 3 步](#enter-code)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from helpcenter.languages import ENDS_BADLY, ENDS_WELL, TRIES_AGAIN, find_named_steps
from helpcenter.model import Block, Link, OpenEnd, Text
from helpcenter.model.leads import ARROW, GOES_ON

_LINKS = ("link", "reference", "html")
_RAW_LINK = re.compile(r"<a\s", re.IGNORECASE)
_ENDS_A_SENTENCE = re.compile(r"[。.！!？?；;：:…][”\"）)*_]*\s*$")
_NAMES_A_BUTTON = re.compile(r"^\s*(?:[“\"「『*_]|\*\*).*[”\"」』*_]\s*[。.]?\s*$", re.DOTALL)
_LABELLED = re.compile(r"[：:]")
_GOING = (GOES_ON, ENDS_WELL, TRIES_AGAIN)


def ways_on(text: Text) -> Iterator[Link]:
    """Yield the links of a bullet that lead on from the step: behind an arrow, or to a place on this page."""
    arrow = ARROW.search(text.words)
    for link in text.links:
        if link.kind in _LINKS and link.end and (link.target.startswith("#") or (arrow and arrow.end() <= link.start)):
            yield link


def open_ends(step: Block, texts: Mapping[int, Text]) -> Iterator[OpenEnd]:
    """Yield the bullets of a step that say a case and not where it leads, while the bullets beside them do."""
    for bullets in _bullet_lists(step):
        found = [(item, texts[id(item)]) for item in bullets.children if id(item) in texts]
        leading = [bool(ARROW.search(text.words)) and any(ways_on(text)) for _, text in found]
        for place, (item, text) in enumerate(found):
            others = any(leading)
            last_one = place > 0 and sum(leading) == len(found) - 1
            if not _may_be_linked(item) and _is_open(text.words, others=others, last=last_one):
                line, column = text.place(0)
                yield OpenEnd(" ".join(text.words.split()), line, column)


def goes_on(step: Block, texts: Mapping[int, Text]) -> bool:
    """Tell whether words without a link say to go on: behind an arrow, or in a paragraph below the bullets."""
    below = False
    for child in step.children:
        if child.kind == "list" and child.name == "ul":
            below = True
        elif below and child.kind == "paragraph" and any(GOES_ON.search(line[2]) for line in child.lines):
            return True
    for bullets in _bullet_lists(step):
        for item in bullets.children:
            arrow = ARROW.search(texts[id(item)].words) if id(item) in texts else None
            if arrow and not _may_be_linked(item) and GOES_ON.search(texts[id(item)].words, arrow.end()):
                return True
    return False


def _bullet_lists(step: Block) -> Iterator[Block]:
    return (block for block in step.walk() if block.kind == "list" and block.name == "ul")


def _may_be_linked(item: Block) -> bool:
    lines = (line[2] for block in item.walk() for line in block.lines)
    return any("[" in line or ("<" in line and _RAW_LINK.search(line)) for line in lines)


def _is_open(words: str, *, others: bool, last: bool) -> bool:
    arrows = list(ARROW.finditer(words))
    if not arrows:
        return last and not _ENDS_A_SENTENCE.search(words) and not any(each.search(words) for each in _GOING)
    behind = ENDS_BADLY.sub("", words[arrows[-1].end() :])
    if not behind.strip(" *_。."):
        return True
    if len(arrows) > 1 or not others or _LABELLED.search(words, 0, arrows[0].start()) or _NAMES_A_BUTTON.match(behind):
        return False
    return not any(each.search(behind) for each in _GOING) and not any(find_named_steps(behind))
