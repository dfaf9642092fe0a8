"""Turns the tree of a page into its prose: one Text for each paragraph, item, heading, cell and title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from helpcenter.dialect.inline import Inline, scan
from helpcenter.model import Block

_LEAVES = {"paragraph": "paragraph", "heading": "heading", "html": "html"}
_TITLED = ("admonition", "details", "tab")


def read_prose(
    document: Block, definitions: dict[str, str], steps: Mapping[int, int]
) -> Iterator[tuple[Block, Inline]]:
    """Yield each run of prose with its block. `steps` maps the `id()` of a step's block to the index of the step.

    The first paragraph of an item is yielded with the item, a cell with its table, a title with its note or tab.
    """
    waiting: list[tuple[Block, int | None]] = [(document, None)]
    while waiting:
        block, step = waiting.pop()
        if block.kind in _LEAVES and block.lines:
            yield block, scan(_LEAVES[block.kind], block.lines, definitions, step)
        elif block.kind in _TITLED and block.title:
            yield block, scan("title", [(block.line, block.number - 1, block.title)], definitions, step)
        elif block.kind == "table":
            for row in block.rows[:1] + block.rows[2:]:
                for cell in row:
                    yield block, scan("cell", [cell], definitions, step)
        if block.children:
            step = steps.get(id(block), step)
            children = block.children
            if block.kind == "item" and children[0].kind == "paragraph":
                yield block, scan("item", children[0].lines, definitions, step)
                children = children[1:]
            waiting.extend((child, step) for child in reversed(children))
