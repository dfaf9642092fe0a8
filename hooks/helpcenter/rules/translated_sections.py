"""Sections in step with the default language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
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
                yield Finding(
                    line,
                    1,
                    f"Section is missing before this line, expected {heading.text!r} of {other.source}:{heading.line}",
                    "write the missing section, with the same id, or take it out of every language",
                )


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
    pairs = _pairs(page, site) if site.original(page) else _nameless(page, site)
    for heading, other, original in pairs:
        if _has_other_id(heading, other, page, original):
            line, column = place_of_id(heading.id or "", heading.line, page)
            found = f"the id {heading.id!r}" if heading.id else "no id"
            yield Finding(
                line,
                column,
                f"Section has {found}, expected {other.id!r} as in {original.source}:{other.line}",
                f"write {{#{other.id}}}, and the same in the links to the section",
            )


def _has_other_id(heading: Heading, other: Heading, page: Page, original: Page) -> bool:
    """Tell whether a section has another id, or lost it so that no other rule finds it: nothing here leads to it."""
    if not other.id or heading.anchor == other.id or not is_sound(other.id, original):
        return False
    if heading.id:
        return is_sound(heading.id, page)
    is_linked = any(link.target.endswith(f"#{other.id}") for link in page.links)
    return not is_linked and other.id not in ids_written(page)


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
        yield Finding(
            heading.line,
            heading.column,
            f"Section {heading.text!r} stands here, expected {expected.text!r} as in {original.source}:{expected.line}",
            "put the sections in the same order in every language",
        )


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
            yield Finding(
                heading.line,
                heading.column,
                f"Heading is of level {heading.level}, expected {other.level} as in {original.source}:{other.line}",
                f'begin the heading with "{"#" * other.level} "',
            )


def _pairs(page: Page, site: Site) -> Iterator[tuple[Heading, Heading, Page]]:
    """Yield the sections of a translation with those they translate, and the page of these."""
    original = site.original(page)
    if original:
        for place, other_place in _matched(page, original).pairs:
            heading, other = page.headings[place], original.headings[other_place]
            if _TITLE not in (heading.level, other.level):
                yield heading, other, original


def _nameless(page: Page, site: Site) -> Iterator[tuple[Heading, Heading, Page]]:
    """Yield the sections in the default language without an id, each with the first translation of it that has one."""
    if all(heading.id or heading.level == _TITLE for heading in page.headings):
        return
    known: set[int] = set()
    for other in counterparts(page, site):
        for place, other_place in _matched(page, other).pairs:
            heading = page.headings[place]
            if not heading.id and heading.level != _TITLE and other.headings[other_place].id and place not in known:
                known.add(place)
                yield heading, other.headings[other_place], other


def _matched(page: Page, other: Page) -> Match:
    return match([_key(each) for each in page.headings], [_key(each) for each in other.headings])


def _key(heading: Heading) -> str | None:
    return "top" if heading.level == _TITLE else heading.id
