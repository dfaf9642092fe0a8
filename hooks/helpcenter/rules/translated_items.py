"""Items with an id, on pages that are no procedures, in step with the default language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Block, Page, Site
from helpcenter.rules.translated_steps import is_sound, place_of_id
from helpcenter.translation.alignment import counterparts, ids_written, match, misplaced
from helpcenter.translation.comparison import Comparison


class _Item(NamedTuple):
    """An item of a list with an id, and the line where it begins."""

    id: str
    line: int


def item_id_differs(page: Page, site: Site) -> Iterator[Finding]:
    """An item of a list that has an id has the same in every language.

    A link to the item that one reader sends to another leads to the top of the page in the other language.

    Bad:
        zh: ---
        zh: title: 小贴士
        zh: type: guide
        zh: ---
        zh: # 小贴士
        zh:
        zh: - 备好资料。
        zh:     {: #data }
        en: ---
        en: title: Tips
        en: type: guide
        en: ---
        en: # Tips
        en:
        en: - Have your details ready.
        en:     {: #details }

    Good:
        zh: ---
        zh: title: 小贴士
        zh: type: guide
        zh: ---
        zh: # 小贴士
        zh:
        zh: - 备好资料。
        zh:     {: #data }
        en: ---
        en: title: Tips
        en: type: guide
        en: ---
        en: # Tips
        en:
        en: - Have your details ready.
        en:     {: #data }
    """
    for other in counterparts(page, site):
        for item in _without_id(page, other):
            yield Finding(
                Comparison(page, other, site).line_for(item.line),
                1,
                Message(
                    "Item has no id, expected {id!r} as in {place}", id=item.id, place=f"{other.source}:{item.line}"
                ),
                Message("write {{: #{id} }} below it, or take it out of every language", id=item.id),
            )
    original = site.original(page)
    for item, expected in _with_other_id(page, original) if original else ():
        line, column = place_of_id(item.id, item.line, page)
        there = f"{original.source}:{place_of_id(expected.id, expected.line, original)[0]}" if original else ""
        message = Message(
            "Item has the id {found!r}, expected {expected!r} as in {place}",
            found=item.id,
            expected=expected.id,
            place=there,
        )
        hint = Message("write {{: #{id} }}, and the same in the links to it", id=expected.id)
        yield Finding(line, column, message, hint)


def item_order_differs(page: Page, site: Site) -> Iterator[Finding]:
    """Items with an id come in the same order in every language.

    Support says "the second one" on the phone, and the customer reads another.

    Bad:
        zh: ---
        zh: title: 小贴士
        zh: type: guide
        zh: ---
        zh: # 小贴士
        zh:
        zh: - 备好资料。
        zh:     {: #data }
        zh: - 说清问题。
        zh:     {: #problem }
        en: ---
        en: title: Tips
        en: type: guide
        en: ---
        en: # Tips
        en:
        en: - Describe the problem.
        en:     {: #problem }
        en: - Have your details ready.
        en:     {: #data }

    Good:
        zh: ---
        zh: title: 小贴士
        zh: type: guide
        zh: ---
        zh: # 小贴士
        zh:
        zh: - 备好资料。
        zh:     {: #data }
        en: ---
        en: title: Tips
        en: type: guide
        en: ---
        en: # Tips
        en:
        en: - Have your details ready.
        en:     {: #data }
    """
    original = site.original(page)
    here, there = (_named(page, original), _named(original, page)) if original else ([], [])
    found = misplaced(_ids(here), _ids(there))
    if original and found:
        item, expected = here[found[0]], there[found[1]]
        message = Message(
            "Item {found!r} stands here, expected {expected!r} as in {place}",
            found=item.id,
            expected=expected.id,
            place=f"{original.source}:{expected.line}",
        )
        yield Finding(item.line, 1, message, Message("put the items in the same order in every language"))


def _named(page: Page, other: Page) -> list[_Item]:
    """Return the items with an id; none where one has steps, which have rules of their own."""
    if page.steps or other.steps:
        return []
    headings = {heading.line for heading in page.headings}
    ids = [each for each in page.ids if each.line not in headings]
    lines = [block.line for block in _items(page)] if ids else []
    return [_Item(each.name, max((line for line in lines if line <= each.line), default=each.line)) for each in ids]


def _items(page: Page) -> list[Block]:
    return [block for block in page.all_blocks if block.kind == "item"]


def _ids(items: list[_Item]) -> list[str]:
    return [item.id for item in items]


def _without_id(page: Page, other: Page) -> list[_Item]:
    """Return the items of the other page whose id is nowhere on this one, though it has as many items."""
    here, there = _named(page, other), _named(other, page)
    if len(here) >= len(there) or len(_items(page)) != len(_items(other)):
        return []
    written = ids_written(page)
    lost = match(_ids(here), _ids(there)).only_second
    return [there[place] for place in lost if there[place].id not in written]


def _with_other_id(page: Page, original: Page) -> Iterator[tuple[_Item, _Item]]:
    here, there = _named(page, original), _named(original, page)
    for place, other_place in match(_ids(here), _ids(there)).pairs if here and there else ():
        item, other = here[place], there[other_place]
        if item.id != other.id and is_sound(item.id, page) and is_sound(other.id, original):
            yield item, other
