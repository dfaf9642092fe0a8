"""What changed in a source is told by the step or section that it changed in."""

from __future__ import annotations

import pytest

from helpcenter.model import Stamp
from helpcenter.parser import parse_page
from helpcenter.upkeep.parts import parts_of
from helpcenter.upkeep.severity import ADDED, CHANGED, MOVED, REMOVED, RENAMED, Severity, changes

MEANING, BREAKING = Severity

STEPS = {
    "open": "{n}.  **Open the app.** Then go to [step {next}](#read).\n    {{: #open }}\n\n",
    "read": "{n}.  **Read what it says.**\n    {{: #read }}\n\n    1. Look at the top.\n    2. Look at the foot.\n\n",
    "ask": "{n}.  **Ask support.** Wait 5 minutes.\n    {{: #ask }}\n\n",
    "new": "{n}.  **Take a screenshot.**\n    {{: #new }}\n\n",
}
PAGE = """\
---
title: Case
type: procedure
---

# Case

## Steps {{#steps}}

{steps}## Done {{#result}}

Close the app.
"""


def typed(*ids: str) -> str:
    """Return a procedure of these steps, numbered as they stand; each says truly how its number is."""
    numbers = {id_: place for place, id_ in enumerate(ids, start=1)}
    steps = (STEPS[id_].format(n=numbers[id_], next=numbers.get("read", 0)) for id_ in ids)
    return PAGE.format(steps="".join(steps))


BEFORE = typed("open", "read", "ask")

Change = tuple[str, str, Severity, tuple[str, ...]]
CASES: dict[str, tuple[str, list[Change]]] = {
    "nothing": (BEFORE, []),
    "a step is added, which renumbers those behind it and what names them": (
        typed("new", "open", "read", "ask"),
        [(ADDED, "new", BREAKING, ())],
    ),
    "a step is removed": (typed("open", "read"), [(REMOVED, "ask", BREAKING, ("numbers",))]),
    "a step is moved": (typed("ask", "open", "read"), [(MOVED, "ask", BREAKING, ())]),
    "two steps change places": (typed("open", "ask", "read"), [(MOVED, "read", BREAKING, ())]),
    "a step is renamed": (BEFORE.replace("#ask", "#call"), [(RENAMED, "call", BREAKING, ())]),
    "a section is renamed": (BEFORE.replace("#result", "#done"), [(RENAMED, "done", MEANING, ())]),
    "a sub-step is added": (
        BEFORE.replace("    2. Look", "    2. Look aside.\n    3. Look"),
        [(CHANGED, "read", BREAKING, ("substeps",))],
    ),
    "a sub-step is moved": (
        BEFORE.replace("1. Look at the top", "1. Look at the foot").replace(
            "2. Look at the foot", "2. Look at the top"
        ),
        [(CHANGED, "read", BREAKING, ("substeps",))],
    ),
    "a sub-step is reworded": (BEFORE.replace("the top", "its top"), [(CHANGED, "read", MEANING, ())]),
    "a number and a prohibition change": (
        BEFORE.replace("Wait 5 minutes", "Never wait 6 minutes"),
        [(CHANGED, "ask", BREAKING, ("numbers", "warnings"))],
    ),
    "a section without facts is added": (
        f"{BEFORE}\n## More {{#more}}\n\nText.\n",
        [(ADDED, "more", MEANING, ())],
    ),
    "a section with facts is added": (
        f"{BEFORE}\n## More {{#more}}\n\nWait an hour.\n",
        [(ADDED, "more", BREAKING, ("numbers",))],
    ),
    "the title changes": (BEFORE.replace("title: Case", "title: A case"), [(CHANGED, "top", MEANING, ())]),
    "an id in braces of another kind, a comment and a line end come": (
        BEFORE.replace("**Read what it says.**", "**Read what\n    it says.** <!-- soon -->"),
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_told_by_how_and_where(case: str) -> None:
    after, expected = CASES[case]
    before, now = (
        parts_of(parse_page(text, path="case.md", language="en", source="docs/en/case.md")) for text in (BEFORE, after)
    )
    stamps = {each.id: Stamp(0, each.step, each.text, each.facts, "") for each in before}
    found = [(each.how, each.id, each.severity, each.facts) for each in changes(stamps, now)]
    assert found == expected


def test_the_parts_of_a_page_are_its_sections_and_steps_in_order() -> None:
    page = parse_page(BEFORE, path="case.md", language="en", source="docs/en/case.md")
    assert [(part.id, part.step) for part in parts_of(page)] == [
        ("top", 0),
        ("steps", 0),
        ("open", 1),
        ("read", 2),
        ("ask", 3),
        ("result", 0),
    ]
