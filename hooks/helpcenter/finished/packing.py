"""What readers get of a file as plain tuples, which `marshal` takes, and back."""

from __future__ import annotations

from typing import Any

from helpcenter.finished.article import BuiltItem, BuiltLink, BuiltList, Html
from helpcenter.finished.passages import Passage

Packed = tuple[Any, ...]


def pack_html(html: Html) -> Packed:
    """Return what was read of a file, but for what stands around its article."""
    return (
        *(html.language, html.titles, html.ids, html.targets, html.foreign, html.marks),
        [(each.target, each.text) for each in html.links],
        list(map(_pack_list, html.lists)),
        list(map(tuple, html.passages)),
    )


def unpack_html(packed: Packed) -> Html:
    """Return what `pack_html` was given, with nothing around it."""
    language, titles, ids, targets, foreign, marks, links, lists, passages = packed
    return Html(
        *(language, titles, ids, targets, []),
        [BuiltLink(*each) for each in links],
        [_unpack_list(*each) for each in lists],
        *(foreign, marks),
        list(map(Passage._make, passages)),
    )


def _pack_list(each: BuiltList) -> Packed:
    items = [(item.id, item.number, item.text, list(map(_pack_list, item.lists))) for item in each.items]
    return each.is_steps, each.depth, each.next, each.by, items


def _unpack_list(is_steps: bool, depth: int, following: int, by: int, items: list[Packed]) -> BuiltList:  # noqa: FBT001 -- as packed
    return BuiltList(
        is_steps,
        depth,
        following,
        by,
        [BuiltItem(name, number, text, [_unpack_list(*each) for each in lists]) for name, number, text, lists in items],
    )
