"""Sections in step with the default language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Heading, Page, Site
from helpcenter.rules.translated_steps import is_sound, place_of_id
from helpcenter.translation.alignment import Match, counterparts, ids_written, last_line, match, misplaced

_LIKE_A_HEADING = re.compile(r"\s*[#＃]|\s*(?:=+|-+)\s*$")
_LIKE_A_STEP = re.compile(r"\W*(?:第.{1,4}步|步骤|step\s*\w+|[\d①-⑳]{1,2}\s*[.、)）:：])", re.IGNORECASE)
_TITLE = 1
_DEEPEST = 7


def section_not_in_every_language(page: Page, site: Site) -> Iterator[Finding]:
    """A page has the same sections in every language.

    What the missing section says, nobody who reads that language is told; and the links to it lead nowhere.

    Bad:
        zh: ## 步骤 {#steps}
        zh:
        zh: 1. 打开应用。
        zh:
        zh: ## 仍未解决 {#still-stuck}
        en: ## Steps {#steps}
        en:
        en: 1. Open the app.

    Good:
        zh: ## 步骤 {#steps}
        zh:
        zh: 1. 打开应用。
        en: ## Steps {#steps}
        en:
        en: 1. Open the app.
    """
    seen: set[str] = set()
    for other in counterparts(page, site):
        for heading, line in _lost_sections(page, other):
            if heading.text not in seen:
                seen.add(heading.text)
                message = Message(
                    "Section is missing before this line, expected {section!r} of {place}",
                    section=heading.text,
                    place=f"{other.source}:{heading.line}",
                )
                hint = Message("write the missing section, with the same id, or take it out of every language")
                yield Finding(line, 1, message, hint)


def _lost_sections(page: Page, other: Page) -> Iterator[tuple[Heading, int]]:
    """Yield the sections of `other` that the page lacks, without those within them, and the line where they belong."""
    found = _matched(page, other)
    lost = set(found.only_second)
    if not lost:
        return
    written = ids_written(page)
    spare = _like_headings(other) - _like_headings(page)
    following = [(there, page.headings[here].line) for here, there in found.pairs]
    around = _DEEPEST
    for place, heading in enumerate(other.headings):
        if heading.level <= around:
            around = _DEEPEST
        if place in lost and around == _DEEPEST and heading.level > _TITLE and not _LIKE_A_STEP.match(heading.text):
            is_lost = heading.id not in written and is_sound(heading.id, other) if heading.id else spare > 0
            if is_lost:
                around = heading.level
                yield heading, next((line for there, line in following if there > place), last_line(page))


def _like_headings(page: Page) -> int:
    """Count the lines that look like a heading to a writer."""
    return sum(bool(_LIKE_A_HEADING.match(line)) for _, line in page.lines)


def section_id_differs(page: Page, site: Site) -> Iterator[Finding]:
    """A section has the same id in every language.

    A link to the section that one reader sends to another leads to the top of the page in the other language.

    Bad:
        zh: ## 退款要多久 {#how-long}
        en: ## How long a refund takes {#refund-time}

    Good:
        zh: ## 退款要多久 {#how-long}
        en: ## How long a refund takes {#how-long}
    """
    for heading, other, original in _judged(page, site):
        if _has_other_id(heading, other, page, original):
            place = f"{original.source}:{other.line}"
            yield Finding(
                *place_of_id(heading.id or "", heading.line, page),
                _other_id(heading.id, other.id or "", place),
                Message("write {{#{id}}}, and the same in the links to the section", id=other.id or ""),
            )


def _has_other_id(heading: Heading, other: Heading, page: Page, original: Page) -> bool:
    """Tell whether a section has another id, or lost it so that no other rule finds it: nothing here leads to it."""
    if not other.id or heading.anchor == other.id or not is_sound(other.id, original):
        return False
    if heading.id:
        return is_sound(heading.id, page)
    is_linked = any(link.target.endswith(f"#{other.id}") for link in page.links)
    return not is_linked and other.id not in ids_written(page)


def _other_id(found: str | None, expected: str, place: str) -> Message:
    if not found:
        return Message("Section has no id, expected {expected!r} as in {place}", expected=expected, place=place)
    return Message(
        "Section has the id {found!r}, expected {expected!r} as in {place}", found=found, expected=expected, place=place
    )


def section_order_differs(page: Page, site: Site) -> Iterator[Finding]:
    """The sections of a page come in the same order in every language.

    Two people who talk about a page, one of them support, no longer find the same thing in the same place.

    Bad:
        zh: ## 时间 {#time}
        zh:
        zh: ## 费用 {#fees}
        en: ## Fees {#fees}
        en:
        en: ## Time {#time}

    Good:
        zh: ## 时间 {#time}
        zh:
        zh: ## 费用 {#fees}
        en: ## Time {#time}
        en:
        en: ## Fees {#fees}
    """
    original = site.original(page)
    if original is None:
        return
    found = misplaced([_key(each) for each in page.headings], [_key(each) for each in original.headings])
    if found:
        heading, expected = page.headings[found[0]], original.headings[found[1]]
        message = Message(
            "Section {found!r} stands here, expected {expected!r} as in {place}",
            found=heading.text,
            expected=expected.text,
            place=f"{original.source}:{expected.line}",
        )
        hint = Message("put the sections in the same order in every language")
        yield Finding(heading.line, heading.column, message, hint)


def section_level_differs(page: Page, site: Site) -> Iterator[Finding]:
    """The heading of a section is of the same level in every language.

    A section that became a part of the one before it is missing from the contents, and reads as if it belonged there.

    Bad:
        zh: ## 费用 {#fees}
        en: ### Fees {#fees}

    Good:
        zh: ## 费用 {#fees}
        en: ## Fees {#fees}
    """
    for heading, other, original in _pairs(page, site):
        if heading.level != other.level and not {heading.text[:1], other.text[:1]} & {"#"}:
            message = Message(
                "Heading is of level {found}, expected {expected} as in {place}",
                found=heading.level,
                expected=other.level,
                place=f"{original.source}:{other.line}",
            )
            hint = Message('begin the heading with "{marks} "', marks="#" * other.level)
            yield Finding(heading.line, heading.column, message, hint)


def _pairs(page: Page, site: Site) -> Iterator[tuple[Heading, Heading, Page]]:
    """Yield the sections of a translation with those they translate, and the page of these."""
    original = site.original(page)
    if original:
        yield from _pairs_with(page, original)


def _judged(page: Page, site: Site) -> Iterator[tuple[Heading, Heading, Page]]:
    """Yield the pairs of a translation; in the default language, which is right where ids differ, those without one."""
    if site.original(page):
        yield from _pairs(page, site)
    elif any(heading.id is None and heading.level > _TITLE for heading in page.headings):
        pairs = (each for there in counterparts(page, site) for each in _pairs_with(page, there))
        yield from {each[0].line: each for each in pairs if each[0].id is None}.values()


def _pairs_with(page: Page, there: Page) -> Iterator[tuple[Heading, Heading, Page]]:
    for place, other_place in _matched(page, there).pairs:
        heading, other = page.headings[place], there.headings[other_place]
        if _TITLE not in (heading.level, other.level):
            yield heading, other, there


def _matched(page: Page, other: Page) -> Match:
    return match([_key(each) for each in page.headings], [_key(each) for each in other.headings])


def _key(heading: Heading) -> str | None:
    return "top" if heading.level == _TITLE else heading.id
