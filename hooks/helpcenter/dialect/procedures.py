"""Finds the steps of a procedure in the tree of its page: which section holds them, and which items are steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from helpcenter.dialect.masking import COMMENT, FENCE
from helpcenter.meant.markers import ID_LINE, is_step_heading
from helpcenter.model import Block, Item, NumberedList

STEPS_SECTION = "steps"

HOLDS_STEPS = ("tab", "details", "admonition", "html")
_NOT_SHOWN = ("definition", "footnote")
_NO_SECTION = (1, 0)
_END = 1 << 30


@dataclass(slots=True)
class Found:
    """The blocks of the steps with the sequence each is counted in, and the lists they stand in."""

    steps: list[tuple[Block, int]] = field(default_factory=list)
    lists: tuple[Block, ...] = ()


def find_steps(document: Block, section: tuple[int, int]) -> Found:
    """Find the steps in the lines `section` (first, last) of a page; in its tabs where none stand at the top."""
    sequences = [lists for children in holders(document, section) for lists in _sequences(children)]
    steps = [(item, sequence) for sequence, lists in enumerate(sequences) for block in lists for item in block.children]
    return Found(steps, tuple(block for lists in sequences for block in lists))


def holders(document: Block, section: tuple[int, int]) -> Iterator[list[Block]]:
    """Yield the blocks among which the steps stand: those of the section, or of each note or tab that holds some."""
    first, last = section
    yield from _holders([child for child in document.children if first <= child.line <= last])


def _holders(children: list[Block]) -> Iterator[list[Block]]:
    if any(is_numbered(child) for child in children):
        yield children
        return
    for child in children:
        if child.kind in HOLDS_STEPS:
            yield from _holders(child.children)


def is_numbered(block: Block) -> bool:
    """Tell whether a block is a numbered list."""
    return block.kind == "list" and block.name == "ol"


def steps_section(document: Block, steps_heading: int | None) -> tuple[int, int]:
    """Return the first and the last line of the section with the steps.

    It begins below the heading on line `steps_heading`; without one, below the heading over the first numbered list.
    A heading in place of a step does not end it.
    """
    headings = [child for child in document.children if child.kind == "heading"]
    with_ids = {each.line - 1 for each in document.children if each.lines and _is_id_of_step(each)}
    dividing = [each for each in headings if each.line not in with_ids and not is_step_heading(each.lines[0][2])]
    if steps_heading is None:
        above = next((child.line for child in document.children if is_numbered(child)), 0)
        if not above and len(dividing) < len(headings):
            above = next(each.line for each in headings if each not in dividing)
        steps_heading = max((each.line for each in dividing if each.line < above), default=None)
        if steps_heading is None:
            return (1, _END) if above else _NO_SECTION
    opening = next((each for each in headings if each.line == steps_heading), None)
    if opening is None:
        return _NO_SECTION
    following = (each.line for each in dividing if each.line > opening.line and each.number <= opening.number)
    return opening.line + 1, next(following, _END) - 1


def _is_id_of_step(block: Block) -> bool:
    """Tell whether a block begins with an id that is indented as those of steps are, and so is read as code."""
    return block.kind == "code" and bool(ID_LINE.match(block.lines[0][2]))


def other_lists(document: Block, found: Found) -> Iterator[tuple[Block, Block, Block | None]]:
    """Yield each numbered list that does not hold steps, with the block and the step it stands in."""
    steps = {id(block) for block, _ in found.steps}
    lists = {id(block) for block in found.lists}

    def walk(block: Block, step: Block | None) -> Iterator[tuple[Block, Block, Block | None]]:
        for child in block.children:
            if is_numbered(child) and id(child) not in lists:
                yield child, block, step
            yield from walk(child, child if id(child) in steps else step)

    return walk(document, None)


def numbered_list(block: Block, holder: Block, step: int | None) -> NumberedList:
    """Return the items of a list as data."""
    items = (Item(each.number, each.line, each.column, _first_words(each)) for each in block.children)
    return NumberedList(tuple(items), step, holder.line)


def _first_words(item: Block) -> str:
    return " ".join(line[2].strip(f" {COMMENT}{FENCE}") for child in item.children[:1] for line in child.lines)


def _sequences(children: list[Block]) -> Iterator[list[Block]]:
    """Yield the lists of steps, together where they count on."""
    together: list[Block] = []
    for child in children:
        if is_numbered(child):
            if together and child.children[0].number == 1:
                yield together
                together = []
            together.append(child)
    if together:
        yield together


def blocks_between(children: list[Block]) -> Iterator[tuple[list[Block], Block]]:
    """Yield what stands between two lists of steps with the second, but for headings over a list that begins anew."""
    pending: list[Block] = []
    seen = False
    for child in children:
        if is_numbered(child):
            anew = child.children[0].number == 1 and any(each.kind == "heading" for each in pending)
            if seen and pending and not anew:
                yield pending, child
            seen, pending = True, []
        elif child.kind not in _NOT_SHOWN:
            pending.append(child)
