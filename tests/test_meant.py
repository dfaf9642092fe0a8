"""A page is read as it was meant, and the edits that say so make it what it should have been."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

from helpcenter import check
from helpcenter.edits import apply
from helpcenter.fixes import fix
from helpcenter.meant.markers import read_marker
from helpcenter.model import Page
from helpcenter.parser import parse_page
from sites import page, write_site

CASES = Path(__file__).parent / "cases"
RIGHT = Path(__file__).parent / "right"
EXTENSIONS = ["admonition", "attr_list", "sane_lists", "tables", "pymdownx.details", "pymdownx.superfences"]

PROCEDURE = """\
## Steps {{#steps}}

1.  **Open.** Tap it.
    {{: #open }}

    - It opens → [step 2](#enter)

{step}
    {{: #enter }}

    !!! note
        Take your time.

    - Right → [step 3](#leave)

3.  **Leave.**
    {{: #leave }}
"""
WORDS = "**Enter.** Type it."
MEANT = PROCEDURE.format(step=f"2.  {WORDS}")

WRONG_MARKERS = [
    "２.  ", "2．", "2． ", "2。", "2、", "2、 ", "2)  ", "2）", "（2）", "(2) ", "【2】", "[2] ", "2\\.  ",
    "2\\) ", "2.", "2.\u00a0", "2.\u3000", "2.&nbsp;", "2 .  ", "二、", "二. ", "（二）", "② ", "②", "❷",
    "⒉", "2\ufe0f\u20e3 ", "Ⅱ. ", "Step 2: ", "step two. ", "第2步：", "第 2 步，", "第二步：", "步骤 2：",
    "第二，", "2：", "2, ", "2 – ", "b) ", "ii. ", "-   ", "- ", "* ", "+ ", "- 2. ", "- 第 2 步：",
    "**2.** ", "*2.* ", "__2)__ ", "２．", "2.)",
]  # fmt: skip
WRONG_PARAGRAPHS = [
    "**第 2 步** ",
    "**Step 2:** ",
    "**Step 2**: ",
    "__第二步：__",
    "### 第 2 步 ",
    "### Step 2. ",
    "#### 2. ",
]


HEADING_OVER_WORDS = """\
## Steps {#steps}

1.  **Open.** Tap it.
    {: #open }

### Step 2: Enter

Type it.
    {: #enter }

    - Right → [step 3](#leave)

3.  **Leave.**
    {: #leave }
"""


def read(body: str) -> Page:
    return parse_page(page(body), path="p.md", language="en", source="docs/en/p.md")


def mended(body: str) -> str:
    edits = [edit for repair in read(body).repairs for edit in repair.edits]
    return apply(page(body).encode(), edits).decode().removeprefix(page())


def steps(body: str) -> list[tuple[int, str, str | None, int, list[str]]]:
    return [
        (step.number, step.text, step.id, step.line, [link.target for link in step.branches])
        for step in read(body).steps
    ]


@pytest.mark.parametrize("marker", WRONG_MARKERS)
def test_a_step_is_known_by_whatever_marks_it(marker: str) -> None:
    body = PROCEDURE.format(step=marker + WORDS)
    [repair] = read(body).repairs
    assert (repair.kind, repair.line, repair.column, repair.text) == ("marker", 13, 1, marker.rstrip(" "))
    assert steps(body) == steps(MEANT)
    assert [step.column for step in read(body).steps] == [1, 1, 1]
    assert mended(body) == MEANT


@pytest.mark.parametrize("marker", WRONG_PARAGRAPHS)
def test_a_paragraph_in_place_of_a_step_is_known_as_one(marker: str) -> None:
    body = PROCEDURE.format(step=marker + WORDS)
    [repair] = read(body).repairs
    assert (repair.kind, repair.line, repair.column) == ("paragraph", 13, 1)
    assert steps(body) == steps(MEANT)
    assert mended(body) == MEANT


MENDED = {
    "a list in one paragraph": ("Do this:\n1)a\n2)b", "Do this:\n\n1.  a\n2.  b"),
    "headings": (
        "### Step 1: a {#a}\n\nGo.\n\n```\ncode\n\n    code\n```\n\n### Step 2: b {: .x #b } ###\n\n    - c",
        "1.  a\n    {: #a }\n\n    Go.\n\n    ```\n    code\n\n        code\n    ```\n\n2.  b\n    {: #b }\n\n    - c",
    ),
    "underlined headings": ("Step 1: a\n=====\n\nMore.\n\nStep 2: b\n---", "1.  a\n\n\n    More.\n\n2.  b\n"),
    "bold paragraphs": ("**Step 1: a.** b\n\nMore.\n\n**第 2 步** c", "1.  **a.** b\n\n    More.\n\n2.  c"),
    "paragraph at the margin": ("1. a\n\nmore\nand more\n\n2. b", "1. a\n\n    more\n    and more\n\n2. b"),
    "paragraphs a little indented": ("1. a\n\n  b\n\n   c\n\n2. d", "1. a\n\n    b\n\n    c\n\n2. d"),
    "code at the margin": ("1. a\n\n```\nx\n\n  y\n```\n\n2. b", "1. a\n\n    ```\n    x\n\n      y\n    ```\n\n2. b"),
    "note without blank lines": ("1. a\n!!! note\n    x\n2. b", "1. a\n\n    !!! note\n        x\n\n2. b"),
    "paragraph right below an id": ("1. a\n    {: #a }\nb\n2. c", "1. a\n    {: #a }\n\n    b\n\n2. c"),
    "comment of many lines": ("1. a\n\n<!-- x\n\ny -->\n\n2. b", "1. a\n\n    <!-- x\n\n    y -->\n\n2. b"),
    "steps glued to lists": ("1. a\n\n    - b\n2. c\n\n    - d\n3. e", "1. a\n\n    - b\n\n2. c\n\n    - d\n\n3. e"),
    "sub-steps": ("1. a\n  1. b\n  2. c\n2. d", "1. a\n    1. b\n    2. c\n2. d"),
    "bullets after a blank line": ("1. a\n\n   - b\n   - c\n\n2. d", "1. a\n\n    - b\n    - c\n\n2. d"),
    "bullets glued": ("1. a\n    {: #a }\n - b\n - c\n2. d", "1. a\n    {: #a }\n    - b\n    - c\n2. d"),
    "lists in lists": ("1. a\n\n  1. b\n      - c\n  2. d\n\n2. e", "1. a\n\n    1. b\n        - c\n    2. d\n\n2. e"),
    "a note below them": (
        "1. a\n\n  - b\n\n    !!! x\n        y\n\n2. c",
        "1. a\n\n    - b\n\n    !!! x\n        y\n\n2. c",
    ),
    "sub-steps at the margin": (
        "1. a\n    {: #a }\n\n1. b\n2. c\n\n    d\n\n2. e\n    {: #e }",
        "1. a\n    {: #a }\n\n    1. b\n    2. c\n\n        d\n\n2. e\n    {: #e }",
    ),
    "sub-steps at the margin, without ids": ("1. a\n2. b\n1. c\n2. d\n3. e", "1. a\n2. b\n    1. c\n    2. d\n3. e"),
    "markers of sub-steps": ("1. a\n\n    1、b\n    2、c\n\n2. d", "1. a\n\n    1.  b\n    2.  c\n\n2. d"),
    "list without a blank line": ("1. a\n\n    Take:\n    - b\n    - c", "1. a\n\n    Take:\n\n    - b\n    - c"),
    "list at the margin": ("1. a\n\n    Take:\n- b\n- c", "1. a\n\n    Take:\n\n    - b\n    - c"),
    "quoted list": ("1. a\n\n    > Take:\n    > - b\n    > - c", "1. a\n\n    > Take:\n    >\n    > - b\n    > - c"),
    "steps known by their ids": (
        "• a\n    {: #a }\n\n3  b\n    {: #b }\n\n> 3. d\n    {: #d }\n\n4 e\n    {: #e }",
        "1.  a\n    {: #a }\n\n2.  b\n    {: #b }\n\n3.  d\n    {: #d }\n\n4.  e\n    {: #e }",
    ),
    "more steps known by their ids": (
        "<b>1.</b> f\n    {: #f }\n\n3 days\n    {: #g }\n\n### h\n    {: #h }\n\n. 4.1. i\n    {: #i }",
        "1.  f\n    {: #f }\n\n2.  3 days\n    {: #g }\n\n3.  h\n    {: #h }\n\n4.  i\n    {: #i }",
    ),
    "a sub-step that counts on at the margin": (
        "1. a\n    {: #a }\n\n    1. b\n2. c\n\n2. d\n    {: #d }",
        "1. a\n    {: #a }\n\n    1. b\n\n    2. c\n\n2. d\n    {: #d }",
    ),
    "sub-steps in a note": (
        "1. a\n\n    !!! note\n        1. b\n        • c\n        3. d",
        "1. a\n\n    !!! note\n        1. b\n        2.  c\n        3. d",
    ),
    "id on the line of the step": ("1. a {: #a }\n2. b{: #b}", "1. a\n    {: #a }\n2. b\n    {: #b }"),
    "id behind a list": ("1. a\n\n    - b\n    {: #a }\n\n2. c", "1. a\n    {: #a }\n\n    - b\n\n\n2. c"),
    "id within the words": ("1. a\n    {: #a }\n    b\n    c", "1. a\n    b\n    c\n    {: #a }"),
    "id by itself": ("1. a\n\n    {: #a }\n2. b", "1. a\n    {: #a }\n\n\n2. b"),
    "id at the margin": ("1. a\n\n{: #a }\n\n    - b\n\n2. c", "1. a\n    {: #a }\n\n\n\n    - b\n\n2. c"),
    "id misspelt": ("1. a\n    {：＃a }\n2. b\n    {: #b", "1. a\n    {: #a }\n2. b\n    {: #b }"),
    "in a tab": (
        '=== "x"\n\n    1) a\n    2. b\n\n    c\n\n    3. d',
        '=== "x"\n\n    1.  a\n    2. b\n\n        c\n\n    3. d',
    ),
}


@pytest.mark.parametrize(("typed", "meant"), MENDED.values(), ids=MENDED.keys())
def test_the_edits_type_what_was_meant(typed: str, meant: str) -> None:
    heading = "## Steps {#steps}\n\n"
    assert mended(heading + typed) == heading + meant
    assert not read(heading + meant).repairs
    assert [step[:3] for step in steps(heading + typed)] == [step[:3] for step in steps(heading + meant)]


RIGHT_AS_IT_IS = {
    "words before the list": "(1) is easy, 2) is not.\n\n3.5 yuan.\n\n1. a\n2. b",
    "notes after the list": "1. a\n2. b\n\n（1）c\n\n**第 1 步：** d\n\n- e\n- f",
    "bullets before the list": "- a\n- b\n\n1. c\n2. d",
    "letters in a step": "1. a\n\n    a. b\n    b. c\n\n    ① d  \n    ② e\n\n2. f",
    "sub-steps apart": "1. a\n\n    1. b\n\n    c\n\n    2. d\n\n2. e",
    "a quotation with its author": "1. a\n\n    > b\n    > - c\n\n2. d",
    "a branch with an id": "1. a\n    {: #a }\n\n    - b\n        {: #b }\n\n2. c\n    {: #c }",
    "steps a little indented": " 1. a\n 2. b\n\n- c",
    "headings over lists": "### 1. Phone {#p}\n\n1. a\n    {: #a }\n\n### 2. Tablet {#t}\n\n1. b\n    {: #b }",
    "a sentence about a step": "1. a\n2. b\n\nStep 2 takes a while.\n\n第 2 步要等一会儿。",
    "steps in tabs below a list": '(1) or (2)\n\n- x\n\n=== "x"\n\n    1. a\n    2. b',
}


@pytest.mark.parametrize("body", RIGHT_AS_IT_IS.values(), ids=RIGHT_AS_IT_IS.keys())
def test_what_is_right_is_left_as_it_is(body: str) -> None:
    assert read(f"## Steps {{#steps}}\n\n{body}").repairs == ()


def test_only_lists_are_parted_on_a_page_that_is_no_procedure() -> None:
    body = "1) a\n\n### Step 2\n\n1. a {: #a }\n\nb\n\n2. c\n\nd:\n- e\n"
    text = page(body, type_="guide")
    repairs = parse_page(text, path="p.md", language="en", source="docs/en/p.md").repairs
    assert [(repair.kind, repair.line) for repair in repairs] == [("swallowed", 17)]


@pytest.mark.parametrize("indent", ["\u3000\u3000", "\u00a0\u00a0\u00a0\u00a0", "\u3000"])
def test_wide_spaces_indent_as_they_look(indent: str) -> None:
    body = MEANT.replace("    - Right", f"{indent}- Right")
    assert read(body).repairs == ()
    assert steps(body) == steps(MEANT)


def test_no_edit_is_offered_where_a_tab_hides_the_columns() -> None:
    [repair] = read("## Steps {#steps}\n\n1. a\n\n \tb\n\nc\td\n\n2. e").repairs
    assert (repair.kind, repair.edits) == ("cut", ())


def test_a_heading_that_cuts_the_list_is_left_to_the_writer() -> None:
    [repair] = read("## Steps {#steps}\n\n1. a\n\n### Part\n\n2. b").repairs
    assert (repair.kind, repair.edits) == ("cut", ())


@pytest.mark.parametrize("marker", ["1. ", "3.  ", "12. "])
def test_the_marker_of_the_house_is_read_as_such(marker: str) -> None:
    found = read_marker(f"{marker}a")
    assert found
    assert (found.kind, found.number, found.length) == ("house", int(marker.strip(" .")), len(marker))


NO_MARKERS = [
    "", "a", "一键登录", "三天后", "第一次", "第三方", "两步验证", "Step by step", "3.5 yuan", "3、4 步", "10：30",
    "1,000",
    "3 - 5 days", "2026. a", "**a**", "*a*", "1-2 days", "$3.", "steps", "Stephen", "I am", "a, b", "v2. a",
]  # fmt: skip


@pytest.mark.parametrize("words", NO_MARKERS)
def test_words_are_no_marker(words: str) -> None:
    assert read_marker(words) is None


@pytest.mark.parametrize("case", sorted(CASES.glob("S*")), ids=lambda case: case.name)
def test_what_can_be_mended_by_rule_is_mended(case: Path, tmp_path: Path) -> None:
    files = {f"docs/{file.relative_to(case)}": file.read_bytes() for file in case.rglob("*.*")}
    write_site(tmp_path, files)
    result = fix(tmp_path)
    assert not [each for each in result.left.diagnostics if each.edits]
    assert len(result.left.diagnostics) <= len(check(tmp_path).diagnostics)


def test_a_mended_step_is_shown_as_it_should_have_been() -> None:
    for marker in WRONG_MARKERS:
        body = mended(PROCEDURE.format(step=marker + WORDS))
        assert markdown.markdown(body, extensions=EXTENSIONS) == markdown.markdown(MEANT, extensions=EXTENSIONS)


def test_the_words_below_a_heading_in_place_of_a_step_are_no_step_of_their_own() -> None:
    steps = read(HEADING_OVER_WORDS).steps
    assert [(step.id, len(step.branches)) for step in steps] == [("open", 0), ("enter", 1), ("leave", 0)]
