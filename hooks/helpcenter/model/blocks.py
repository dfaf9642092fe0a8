"""The blocks of a page as a tree, as `helpcenter.dialect.blocks` reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

Line = tuple[int, int, str]  # its number, how many columns were taken away at its left, and what is left


@dataclass(slots=True)
class Block:
    """One block. What `name`, `number` and `rows` mean hangs on the kind; a leaf has `lines`, a container `children`.

    Kinds: document, heading (number: its level), paragraph, list (name: ol or ul), item (number typed, -1 at a bullet),
    code, admonition and details (name: type; title, number: its column), tab (title, likewise), quote, table (rows:
    cells by line), footnote and definition (name; title: the target), html (name: its tag), comment, rule.
    """

    kind: str
    line: int
    column: int = 1
    name: str = ""
    title: str | None = None
    number: int = 0
    lines: list[Line] = field(default_factory=list)
    children: list[Block] = field(default_factory=list)
    rows: list[list[Line]] = field(default_factory=list)

    def walk(self) -> Iterator[Block]:
        """Yield the block and everything in it, in the order of the page."""
        waiting = [self]
        while waiting:
            block = waiting.pop()
            yield block
            waiting.extend(reversed(block.children))
