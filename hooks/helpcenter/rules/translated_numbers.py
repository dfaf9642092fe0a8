"""Numbers, amounts and times in step with the default language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from helpcenter.addresses.verdict import judge
from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Page, Site, Text
from helpcenter.translation.alignment import Stretch, counterparts, says_nothing, stretches
from helpcenter.translation.answers import Number
from helpcenter.translation.comparison import Comparison, within
from helpcenter.translation.numbers import Numbers, compare
from helpcenter.translation.paragraphs import are_alike

_DIGITS = re.compile(r"\d+")


def number_differs(page: Page, site: Site) -> Iterator[Finding]:
    """A section or step names the same numbers, amounts and times in every language.

    Whoever reads the wrong one pays too much, comes too late or gives up too early. How a number is written does not
    matter: 3 个工作日 is three working days, and 下午 3 点 is 15:00.

    Bad:
        zh: 退款要 3 个工作日。
        en: A refund takes 5 working days.

    Good:
        zh: 退款要 3 个工作日。
        en: A refund takes three working days.
    """
    for other in counterparts(page, site):
        is_translation = page.language != site.languages[0]
        comparison = Comparison(page, other, site)
        for each in _compared(page, other, site) if is_translation else _compared(other, page, site):
            mine, its = (each.here, each.there) if is_translation else (each.there, each.here)
            for number, expected in each.numbers.pairs if is_translation else ():
                if not (_is_of_address(number, page, site) or _is_of_address(expected, other, site)):
                    yield _differs(number, expected, other)
            missing = each.numbers.only_there if is_translation else each.numbers.only_here
            if missing and not comparison.lacks(mine, its):
                for number in missing:
                    if not (_is_written(number, page, mine) or _is_of_address(number, other, site)):
                        yield _lacks(comparison.nearest_line(mine, its, number.place[0]), number, other)


class _Compared(NamedTuple):
    """A stretch of a translation and the one of the original that answers to it, with the numbers that differ."""

    here: Stretch
    there: Stretch
    numbers: Numbers


def _compared(translation: Page, original: Page, site: Site) -> list[_Compared]:
    return site.once(("numbers", translation.source), lambda: list(_compare(translation, original, site)))


def _compare(translation: Page, original: Page, site: Site) -> Iterator[_Compared]:
    comparison = Comparison(translation, original, site)
    names = _described(translation) & _described(original)
    ours, theirs = _texts(translation, names), _texts(original, names)
    for mine, its in stretches(translation, original):
        here, there = _within(ours, mine, translation), _within(theirs, its, original)
        if here is None or there is None or (not are_alike(here, there) and comparison.differs_in_text(mine, its)):
            continue
        numbers = compare(here, there)
        if any(numbers):
            yield _Compared(mine, its, numbers)


def _within(texts: list[tuple[int, int, Text]], stretch: Stretch, page: Page) -> list[Text] | None:
    """Return the texts of a stretch; None where it is not known what belongs to it, which is a finding of its own."""
    found = [text for _, _, text in within(texts, stretch)]
    is_unread = stretch.first == 1 and page.problem is not None
    is_open = any(stretch.first <= line <= stretch.last for line in page.unclosed_fences)
    runs_on = any(text.lines[-1][1] > stretch.last for text in found[-1:])
    return None if is_unread or is_open or runs_on else found


def _is_written(number: Number, page: Page, stretch: Stretch) -> bool:
    """Tell whether the digits of a number are in a stretch after all, though not as prose, or it is empty."""
    step = next((step for step in page.steps if step.line == stretch.first), None)
    if step and says_nothing(step):
        return True
    prose = {line for text in page.texts for _, line, _ in text.lines if stretch.first <= line <= stretch.last}
    lines = "\n".join(line for place, line in within(page.lines, stretch) if place not in prose)
    digits = _DIGITS.findall(number.shown)
    return bool(digits) and all(re.search(rf"(?<![\d.]){each}(?![\d.])", lines) for each in digits)


def _is_of_address(number: Number, page: Page, site: Site) -> bool:
    """Tell whether a number is part of an address that the register does not confirm, which is a finding there."""
    return any(
        each.line == number.place[0] and number.shown in each.text and not judge(each, site)[0]
        for each in (page.addresses if not site.register.problems else ())
    )


def _described(page: Page) -> set[str]:
    """Return the keys of the front matter whose words are compared; a title that the page shows is compared there."""
    left_out = {"questions", "title"} if any(each.level == 1 for each in page.headings) else {"questions"}
    return {text.name for text in page.texts if text.kind == "meta"} - left_out


def _texts(page: Page, names: set[str]) -> list[tuple[int, int, Text]]:
    """Return the texts of a page by their lines; of the front matter those of `names`, and a title once."""
    title = next((each for each in page.headings if each.level == 1), None)
    is_agreed = title is None or title.text == page.title
    return sorted(
        (text.lines[0][1], place, text)
        for place, text in enumerate(page.texts)
        if (text.kind != "meta" or text.name in names)
        and (is_agreed or not (text.kind == "heading" and title and text.lines[0][1] == title.line))
    )


def _differs(number: Number, expected: Number, other: Page) -> Finding:
    message = Message(
        "Number is {found!r}, expected {expected!r} as in {place}",
        found=number.shown,
        expected=expected.shown,
        place=f"{other.source}:{expected.place[0]}",
    )
    return Finding(*number.place, message, Message("find out which is right, and write it in every language"))


def _lacks(line: int, number: Number, other: Page) -> Finding:
    message = Message(
        "Number is missing here, expected {number!r} of {place}",
        number=number.shown,
        place=f"{other.source}:{number.place[0]}",
    )
    return Finding(line, 1, message, Message("write the number, or take it out of every language"))
