"""Types the numbers of steps right: "3、", "（3）", "③", "**第 3 步**", "### Step 3" and a bullet become "3.  "."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from helpcenter.dialect.blocks import INDENT
from helpcenter.dialect.masking import COMMENT, FENCE
from helpcenter.dialect.procedures import HOLDS_STEPS, find_steps, is_numbered
from helpcenter.meant.ids import NEAR_ID
from helpcenter.meant.markers import ID_LINE, Marker, may_be_step, odd_marker, read_marker
from helpcenter.meant.numbering import Mark, meant_steps, meant_sub_steps
from helpcenter.meant.sheet import Sheet, merged
from helpcenter.model import Block, Edit, Repair
from helpcenter.model.leads import ARROW

Section = tuple[int, int]

_MAY_BE_SUBSTEP = ("house", "empty", "typed", "worded", "bullet")
_BOLD = ("**", "__")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+) *$")
_LONGEST_STEP = 6  # lines before the id of a step that begins with no known marker
_HARD_BREAKS = ("  ", "\\")


def type_steps(sheet: Sheet, document: Block, section: Section) -> Iterator[Repair]:
    """Type the steps of the section right; those in its notes and tabs where none stand at its top."""
    first, last = section
    children = [child for child in document.children if first <= child.line <= last]
    yield from _in_blocks(sheet, children, section, 0)


def type_substeps(sheet: Sheet, document: Block, section: Section) -> Iterator[Repair]:
    """Type the numbers of sub-steps right that stand among other sub-steps."""
    steps = find_steps(document, section).steps
    for place, (step, _) in enumerate(steps):
        last = steps[place + 1][0].line - 1 if place + 1 < len(steps) else min(section[1], last_line(step))
        items = {block.line for block in step.walk() if block.kind == "item"}
        yield from _type_within(sheet, (step.line + 1, last), sheet.indent(step.line) + len(INDENT), items)
        for block in step.walk():
            if block.kind in HOLDS_STEPS and block.children:
                inside = (block.line + 1, last_line(block))
                yield from _type_within(sheet, inside, sheet.indent(block.children[0].line), items)


def _type_within(sheet: Sheet, inside: Section, base: int, items: set[int]) -> Iterator[Repair]:
    """Type the sub-steps right that begin behind `base` spaces on the lines `inside`."""
    found = [
        (number, marker)
        for number, marker in _markers_between(sheet, inside, base, items)
        if marker.kind in _MAY_BE_SUBSTEP and not marker.heading
    ]
    if all(marker.kind in ("house", "bullet") for _, marker in found) and not _has_gap(found):
        return
    marks = [_mark(sheet, number, marker, items) for number, marker in found]
    marks += _in_gaps(sheet, marks, base)
    marks.sort(key=lambda mark: mark.line)
    broken_by_hand = any(not mark.begins and _breaks(sheet.text(mark.line - 1)) for mark in marks)
    for mark in meant_sub_steps(marks) if not broken_by_hand else ():
        if mark.marker.kind != "house":
            yield from _type(sheet, mark, base)


def _in_gaps(sheet: Sheet, marks: list[Mark], base: int) -> list[Mark]:
    """Return the lines that stand, with a sign before them, where one number is missing among sub-steps."""
    house = [mark for mark in marks if mark.marker.kind == "house"]
    found: list[Mark] = []
    for before, after in pairwise(house):
        if after.marker.number == before.marker.number + 2:
            lines = [
                number for number in sheet.numbers(before.line + 1, after.line - 1) if sheet.indent(number) == base
            ]
            marker = odd_marker(sheet.text(lines[0])[base:]) if len(lines) == 1 else None
            if marker and marker.length and read_marker(sheet.text(lines[0])[base:]) is None:
                mark = Mark(lines[0], marker, begins=False, has_id=False, is_item=False)
                mark.count_on(before.marker.number + 1)
                found += [mark] if mark.marker.length else []
    return found


def _has_gap(found: list[tuple[int, Marker]]) -> bool:
    """Tell whether numbers are missing among sub-steps, in place of which bullets may stand."""
    numbers = [marker.number for _, marker in found if marker.kind == "house"]
    return len(numbers) > 1 and any(after > before + 1 for before, after in pairwise(numbers))


def marks_between(sheet: Sheet, section: Section, base: int, items: set[int]) -> Iterator[Mark]:
    """Yield the lines of the section with a marker that are indented by `base` spaces."""
    for number, marker in _markers_between(sheet, section, base, items):
        yield _mark(sheet, number, marker, items)


def _without_words_of_headings(sheet: Sheet, marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield the marks, but not the words right below a heading in place of a step, whose id stands below the words."""
    above: Mark | None = None
    for mark in marks:
        is_below = above and all(map(sheet.is_blank, range(above.line + 1, mark.line)))
        if not (above and is_below and mark.marker.kind == "odd" and above.marker.heading and not above.has_id):
            yield mark
        above = mark


def _markers_between(sheet: Sheet, section: Section, base: int, items: set[int]) -> Iterator[tuple[int, Marker]]:
    for number in sheet.numbers(*section):
        indent = sheet.indent(number)
        if indent != base and (
            number in items or not base < indent < base + len(INDENT) or not _is_step_by_id(sheet, number)
        ):
            continue
        words = sheet.text(number)[indent:]
        marker = read_marker(words)
        if marker is None and number not in items and _is_step_by_id(sheet, number):
            marker = odd_marker(words)
        if marker:
            yield number, marker


def _mark(sheet: Sheet, number: int, marker: Marker, items: set[int]) -> Mark:
    words = sheet.text(number)[sheet.indent(number) :]
    return Mark(
        number,
        marker,
        begins=_begins(sheet, number),
        has_id=marker.kind == "odd" or _is_id(sheet.text(number + 1)),
        is_item=number in items,
        is_bold=words[marker.length - len(marker.bold) :].startswith(_BOLD),
        leads_on=bool(ARROW.search(words)),
    )


def _breaks(text: str) -> bool:
    """Tell whether a line ends with a break that the writer typed; a comment leaves blanks at its end, too."""
    return text.endswith(_HARD_BREAKS) and COMMENT not in text


def last_line(block: Block) -> int:
    """Return the last line of a block."""
    return max(max(each.line, each.lines[-1][0] if each.lines else 0) for each in block.walk())


def _in_blocks(sheet: Sheet, children: list[Block], section: Section, base: int) -> list[Repair]:
    items = [item.line for child in children if is_numbered(child) for item in child.children]
    base = sheet.indent(items[0]) if items else base
    containers = [child for child in children if child.kind in HOLDS_STEPS and child.children]
    holds_steps = not items and any(is_numbered(block) for child in containers for block in child.walk())
    marks = list(_without_words_of_headings(sheet, marks_between(sheet, section, base, set(items))))
    steps = meant_steps([mark for mark in marks if not holds_steps or mark.has_id or mark.marker.kind == "worded"])
    if any(step.marker.kind != "bullet" for step in steps):
        headings = [child.line for child in children if child.kind == "heading"]
        return list(_type_all(sheet, steps, headings, section, base))
    repairs: list[Repair] = []
    for child in containers if not items else ():
        inside = (child.line + 1, last_line(child))
        repairs += _in_blocks(sheet, child.children, inside, sheet.indent(child.children[0].line))
    is_list_of_steps = not base or any(step.is_bold or step.has_id for step in steps)
    if repairs or items or holds_steps or not is_list_of_steps:
        return repairs
    return list(_type_all(sheet, steps, [], section, base))


def _type_all(sheet: Sheet, steps: list[Mark], headings: list[int], section: Section, base: int) -> Iterator[Repair]:
    stops = sorted({*(step.line for step in steps), *headings, section[1] + 1})
    for step in steps:
        if step.marker.kind != "house":
            until = stops[bisect.bisect_right(stops, step.line)] - 1
            yield from _type(sheet, step, base, until)


def _type(sheet: Sheet, step: Mark, base: int, until: int = 0) -> Iterator[Repair]:
    """Type one step right. What stands below a paragraph or a heading up to the line `until` is indented with it."""
    number, marker = step.line, step.marker
    text = sheet.text(number)
    column = sheet.markers[number] = sheet.column(number)
    house = f"{' ' * base}{step.number}.  "
    start = sheet.indent(number)
    end = start + marker.length
    typed = text[start:end].rstrip(" ")
    if marker.kind == "empty":
        sheet.put(number, len(text), house + FENCE)
    elif marker.heading or _UNDERLINE.match(sheet.text(number + 1)):
        yield Repair("paragraph", number, column, typed, _from_heading(sheet, step, house, until))
    elif not text[end:].strip():
        sheet.put(number, base, house)
        _gather(sheet, number + 1, until, base)
        yield Repair("paragraph", number, column, typed)
    else:
        is_paragraph = marker.kind == "worded" and typed.startswith(("*", "_"))
        edits = sheet.put(number, end, house + marker.bold)
        if is_paragraph:
            edits += _gather(sheet, number + 1, until, base)
        yield Repair("paragraph" if is_paragraph else "marker", number, column, typed, edits)


def _from_heading(sheet: Sheet, step: Mark, house: str, until: int) -> tuple[Edit, ...]:
    """Make a heading a step, with its id below, and indent what stands under it."""
    number = step.line
    text = sheet.text(number)
    base = sheet.indent(number)
    edits = sheet.cut(number + 1, 0) if _UNDERLINE.match(sheet.text(number + 1)) else ()
    edits += _gather(sheet, number + 1, until, base)
    words = text.rstrip(f" #{COMMENT}") if step.marker.heading else text
    listed = ID_LINE.match(words, words.rfind("{")) if words.endswith("}") and "{" in words else None
    if listed:
        words = words[: listed.start()].rstrip(" #")
        column = sheet.column(number) + listed.start() - base
        edits += sheet.cut(number, len(words))
        edits += sheet.append(number, f"{' ' * base}{INDENT}{{: #{listed['id']} }}", (number, column))
    front = base + step.marker.length
    if front >= len(words):
        marks = len(text) - len(text.lstrip(" #"))
        sheet.put(number, marks if step.marker.heading else base, house)
        return ()
    edits += sheet.put(number, front, house + step.marker.bold)
    return merged(edits) if COMMENT not in text else ()


def _gather(sheet: Sheet, first: int, last: int, base: int) -> tuple[Edit, ...]:
    """Indent what stands below a step, unless the writer has done so."""
    below = [number for number in sheet.numbers(first, last) if not sheet.is_blank(number)]
    deep = base + len(INDENT)
    if all(sheet.indent(number) >= deep for number in below):
        return ()
    if sheet.indent(below[0]) >= deep and ID_LINE.match(sheet.text(below[0])):
        return ()
    if any(sheet.indent(number) >= deep and ID_LINE.match(sheet.text(number)) for number in below):
        shallow = [number for number in below if sheet.indent(number) < deep]
        return tuple(edit for number in shallow for edit in sheet.shift(number, number))
    return sheet.shift(first, last)


def _begins(sheet: Sheet, number: int) -> bool:
    above = sheet.text(number - 1).lstrip(" ")
    return not above.strip(f" {COMMENT}{FENCE}") or above.startswith("#")


def _is_step_by_id(sheet: Sheet, number: int) -> bool:
    """Tell whether the id of a step stands, indented, below words that begin further left."""
    base = sheet.indent(number)
    if not may_be_step(sheet.text(number)[base:]) or not (
        _begins(sheet, number) or sheet.indent(number - 1) >= base + len(INDENT)
    ):
        return False
    for below in range(number + 1, number + _LONGEST_STEP):
        text = sheet.text(below)
        if not text.strip() or sheet.indent(below) < base + 1:
            return False
        if ID_LINE.match(text):
            return True
    return False


def _is_id(text: str) -> bool:
    return bool(ID_LINE.match(text) or NEAR_ID.match(text))
