"""Words that name a step by its number are found, with what they lean on; words that look alike are left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpcenter import check
from helpcenter.diagnostics import Diagnostic
from helpcenter.edits import apply
from helpcenter.languages import find_named_steps, renumber
from helpcenter.model import StepReference
from helpcenter.numbers.numerals import to_number, write_number
from helpcenter.parser import parse_page
from sites import page, write_site

pytestmark = pytest.mark.usefixtures("what_is_said")
FAMILY = "R"

PHRASES: dict[str, list[tuple[str, tuple[int, ...], int | None]]] = {
    "见第 7 步": [("第 7 步", (7,), None)],
    "第九步": [("第九步", (9,), None)],
    "第７步": [("第７步", (7,), None)],
    "第③步": [("第③步", (3,), None)],
    "第十二步": [("第十二步", (12,), None)],
    "第二十一个步骤": [("第二十一个步骤", (21,), None)],
    "第**3**步": [("第**3**步", (3,), None)],
    "步骤 7": [("步骤 7", (7,), None)],
    "步骤三和步骤四": [("步骤三和步骤四", (3, 4), None)],
    "步骤 3 个人信息": [("步骤 3", (3,), None)],
    "步骤 3 页面": [("步骤 3", (3,), None)],
    "第 3 至 5 步": [("第 3 至 5 步", (3, 4, 5), None)],
    "第3~5步": [("第3~5步", (3, 4, 5), None)],
    "第 3 步到第 5 步": [("第 3 步到第 5 步", (3, 4, 5), None)],
    "第 3、4 步": [("第 3、4 步", (3, 4), None)],
    "第 5 步和第 2 步": [("第 5 步和第 2 步", (5, 2), None)],
    "第 2 步的第 3 小步": [("第 2 步的第 3 小步", (2,), 3)],
    "第二步里第一个子步骤": [("第二步里第一个子步骤", (2,), 1)],
    "第 2.3 步": [("第 2.3 步", (2,), 3)],
    "步骤 2.3": [("步骤 2.3", (2,), 3)],
    "做完第 3 小步": [("第 3 小步", (), 3)],
    "第三步行不通": [("第三步", (3,), None)],
    "第 1 步、然后第 3 步": [("第 1 步", (1,), None), ("第 3 步", (3,), None)],
    "步骤 3 和 5 分钟": [("步骤 3", (3,), None)],
    "step 9": [("step 9", (9,), None)],
    "Step nine": [("Step nine", (9,), None)],
    "step ③": [("step ③", (3,), None)],
    "step #9": [("step #9", (9,), None)],
    "step no. 9": [("step no. 9", (9,), None)],
    "step number nine": [("step number nine", (9,), None)],
    "steps 3 to 8": [("steps 3 to 8", (3, 4, 5, 6, 7, 8), None)],
    "Steps 3–5": [("Steps 3–5", (3, 4, 5), None)],
    "steps 3 and 6": [("steps 3 and 6", (3, 6), None)],
    "steps 3, 4, and 6": [("steps 3, 4, and 6", (3, 4, 6), None)],
    "see the ninth step": [("ninth step", (9,), None)],
    "go back to the 2nd step.": [("2nd step", (2,), None)],
    "sub-step 3 of step 2": [("sub-step 3 of step 2", (2,), 3)],
    "step 2, sub-step 3": [("step 2, sub-step 3", (2,), 3)],
    "the third sub-step of the second step": [("third sub-step of the second step", (2,), 3)],
    "step 2.3": [("step 2.3", (2,), 3)],
    "repeat sub-step 4": [("sub-step 4", (), 4)],
    "in step 3 tap Next": [("step 3", (3,), None)],
    "steps 900 to 999": [("steps 900 to 999", (900, 999), None)],
    "steps 1 to 50": [("steps 1 to 50", tuple(range(1, 51)), None)],
}

NO_REFERENCES = """\
第一次|第三方|两步验证|三步走|下一步|上一步|最后一步|分三步|每一步|一步一步|前三步
再进一步|第三步行街|第一步之遥|迈出第一步|走出了这第一步|这只是第一步|两步验证的第二步
第 2 步，共 3 步|第 2 步（共 3 步）|两步验证第二步|步骤一样|步骤一共五个|步骤十分简单|步骤 3 次|步骤 3 分钟
步骤一目了然|步骤三五分钟|步骤 30 次|第三四步|步骤很多|3 个步骤|这一步做完|第 99999999999 步
first steps|step by step|two-step verification|next step|a step further|Step up|in 3 steps
step-by-step|3 steps|repeat these steps 3 times|repeat this step two more times|one step at a time
each step one by one|steps two or three times|step 2 of 3|step 2 out of 3|Step 2 of three|step twenty-one|step 3a
the first step to safety|The first step is hard|in this step 2 things happen|the next step 2|step 3/5
at the second step of two-step verification|footstep 3|misstep 4|step 2 verification|steps 2 minutes
"""


@pytest.mark.parametrize("words", PHRASES)
def test_words_that_name_steps_are_found(words: str) -> None:
    found = [(words[each.start : each.end], each.numbers, each.substep) for each in find_named_steps(words)]
    assert found == PHRASES[words]


@pytest.mark.parametrize("words", re.split(r"[|\n]", NO_REFERENCES.strip()))
def test_words_that_look_alike_are_none(words: str) -> None:
    assert list(find_named_steps(words)) == []


NUMERALS = {
    "3": 3, "３": 3, "三": 3, "十": 10, "十二": 12, "二十": 20, "九十九": 99, "③": 3, "⑶": 3, "⒊": 3, "⑳": 20,
    "three": 3, "Three": 3, "twenty": 20, "third": 3, "3rd": 3, "11th": 11, "21st": 21, "12": 12,
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), NUMERALS.items())
def test_a_number_is_written_in_the_numeral_it_was_read_from(text: str, value: int) -> None:
    assert to_number(text) == value
    assert write_number(value, text) == text


WRITTEN = {
    (4, "third"): "fourth", (4, "Three"): "Four", (21, "three"): None, (13, "third"): None, (21, "③"): None,
    (0, "三"): None, (100, "三"): None, (2, "1st"): "2nd", (13, "1st"): "13th", (23, "1st"): "23rd", (10, "二"): "十",
    (0, "①"): None, (11, "一"): "十一",
}  # fmt: skip


@pytest.mark.parametrize(("value", "like"), WRITTEN)
def test_a_number_takes_the_kind_of_numeral_that_stood_there(value: int, like: str) -> None:
    assert write_number(value, like) == WRITTEN[value, like]


def test_a_number_is_read_in_more_ways_than_it_is_written() -> None:
    assert [to_number(each) for each in ("一百", "两千零三", "〇", "两", "(3)", "⒊", "３", "20", "⑴")] == [
        100, 2003, 0, 2, 3, 3, 3, 20, 1,
    ]  # fmt: skip
    assert write_number(20, "①") == "⑳"
    assert write_number(1, "⑴") == "⑴"
    assert write_number(3, "０") == "３"


NOT_A_NUMBER = ["", "三五", "几", "none", "十几", "1" * 10]


@pytest.mark.parametrize("text", NOT_A_NUMBER)
def test_what_is_no_number_is_told_so(text: str) -> None:
    assert to_number(text) == -1


def test_a_reference_is_renumbered_and_nothing_else() -> None:
    assert renumber("第三步", 4) == "第四步"
    assert renumber("the 2nd step", 3) == "the 3rd step"
    assert renumber("step", 3) is None
    assert renumber("③", 21) is None


def references(body: str) -> tuple[StepReference, ...]:
    text = f"---\ntitle: A\ntype: procedure\n---\n{body}"
    return parse_page(text, path="p.md", language="en", source="docs/en/p.md").references


LEANS = {
    "[第 3 步](#c)": ("#c", None, ""),
    "[回到第 3 步再试](#c)": ("#c", None, ""),
    "第 [3](#c) 步": ("#c", None, ""),
    "step [3](#c)": ("#c", None, ""),
    '<a href="#c">第 3 步</a>': ("#c", None, ""),
    "![第 3 步](c.png)": ("c.png", None, ""),
    "见第 3 步": (None, None, ""),
    "[甲](a.md)的第 3 步": (None, "a.md", "的"),
    "[甲](a.md)第 3 步": (None, "a.md", ""),
    "“[甲](a.md)”这一页里的第 3 步": (None, "a.md", "”这一页里的"),
    "[甲](a.md)，第 3 步": (None, "a.md", "，"),
    "[甲](a.md)（第 3 步）": (None, "a.md", "（"),
    "[甲](a.md)讲了，第 3 步再来": (None, None, ""),
    "[乙](b.md)和[甲](a.md)的第 3 步": (None, "a.md", "的"),
    "step 3 of [A](a.md)": (None, "a.md", "of"),
    "step 3 on the page [A](a.md)": (None, "a.md", "on the page"),
    "step 3 of “[A](a.md)": (None, "a.md", "of “"),
    "[A](a.md), step 3": (None, "a.md", ","),
    "[A](a.md) page, then step 3": (None, None, ""),
    "step 3 and [A](a.md)": (None, None, ""),
    f"[甲](a.md){' ' * 3000}第 3 步": (None, None, ""),
    f"[甲](a.md?{'x' * 1900})的第 3 步": (None, f"a.md?{'x' * 1900}", "的"),
}


@pytest.mark.parametrize("body", LEANS)
def test_a_reference_knows_the_link_it_leans_on(body: str) -> None:
    [reference] = references(body)
    link, beside = (each.target if each else None for each in (reference.link, reference.beside))
    assert (link, beside, reference.between) == LEANS[body]


def test_links_side_by_side_are_references_of_their_own() -> None:
    found = references("[第 9 步](#a)到[第 12 步](#b)")
    assert [(each.numbers, each.link and each.link.target) for each in found] == [((9,), "#a"), ((12,), "#b")]


def test_the_innermost_words_around_a_reference_are_known() -> None:
    [reference] = references("Sign in. First see “Reset”, step 3 if you can. Then go.")
    assert (reference.before, reference.after) == ("First see “Reset”,", "if you can")


NUMBERED_TEXT = [
    "**第三步：** 输入验证码",
    "Step 3: enter the code",
    "第 3 步",
    "| 步骤 | 做什么 |\n| --- | --- |\n| 第 3 步 | 登录 |",
    "第一步，打开应用；第二步，登录。",
    "Step 1: open the app. Step 2: sign in.",
    "三步就好：第一步打开应用，第二步登录。**第三步**付款。",
    "It is easy: step one is the app, step two the code.",
    "## 第 3 步",
    "这是安全的第一步。",
    "`第 3 步`",
    "```\nstep 3\n```",
    "    step 3",
    "<!-- step 3 -->",
]


@pytest.mark.parametrize("body", NUMBERED_TEXT)
def test_words_that_number_what_follows_are_no_references(body: str) -> None:
    assert references(body) == ()


NO_NUMBERED_TEXT = {
    "Redo step 1, then step 2, and so on.": [(1,), (2,)],
    "先做第一步，再做第二步。": [(1,), (2,)],
    "第 1 步打不开，第 2 步收不到。": [(1,), (2,)],
    "第一步打不开的，联系客服。": [(1,)],
    "第二步，第三步，都可以。": [(2,), (3,)],
    "| a | b |\n| --- | --- |\n| c | 第 3 步 |": [(3,)],
    "## What if step 3 fails": [(3,)],
    "这是重置密码的第二步。": [(2,)],
    "出错的是第一步。": [(1,)],
    "Follow the second step.": [(2,)],
}


@pytest.mark.parametrize("body", NO_NUMBERED_TEXT)
def test_words_that_do_not_number_what_follows_are_references(body: str) -> None:
    assert [each.numbers for each in references(body)] == NO_NUMBERED_TEXT[body]


PLACES = {
    "见第 3 步": (5, 2, 7),
    "第 2 步，\n见第 3 步": (5, 1, 6),
    "- a\n\n    - 见第 3 步": (7, 8, 13),
    "见第\n3 步": (5, 2, 0),
    "-\t见第 3 步": (5, 6, 0),
    "| a | b |\n| - | - |\n| c | 见第 3 步 |": (7, 8, 13),
}


@pytest.mark.parametrize("body", PLACES)
def test_a_reference_is_found_in_its_place_and_not_edited_where_columns_are_unsure(body: str) -> None:
    found = references(body)[0]
    assert (found.line, found.column, found.end) == PLACES[body]


def test_a_reference_in_the_front_matter_is_found_in_its_line() -> None:
    text = "---\ntitle: A\ntype: procedure\nquestions:\n  - a\n  - 卡在第 3 步\n---\n"
    [found] = parse_page(text, path="p.md", language="zh", source="docs/zh/p.md").references
    assert (found.line, found.column, found.end, found.within) == (6, 7, 0, "meta")


STEPS = """\
Words.
{: #intro }

## Steps {#steps}

1.  **A.**
    {: #a }

2.  **B.**
    {: #b }

4.  **C.**
    {: #c }

## After {#after}

[Contact](support/contact.md)

"""

MENDED = {
    "见第 2 步。": "见[第 2 步](#b)。",
    "见第四步。": "见[第三步](#c)。",
    "See step 4.": "See [step 3](#c).",
    "See step four.": "See [step three](#c).",
    "见第 3 步。": None,
    "See steps 1 to 2.": None,
    "见第\n2 步。": None,
    "See step **2**.": None,
    "见第_2_步。": None,
    "See step\u00a0 2.": None,
    "见第**2**步。": "见[第**2**步](#b)。",
    "<p>See step 2</p>": '<p>See <a href="#b">step 2</a></p>',
    "[第 2 步](#c)": "[第 3 步](#c)",
    "[第四步](#c)": "[第三步](#c)",
    "[第 1 步、第 2 步](#c)": None,
    "[Step two](#after)": None,
    "[Step two](#steps)": "[Step two](#b)",
    "[Step two](a.md)": "[Step two](a.md#b)",
    "[Step three](a.md)": None,
    "[Step four][s]\n\n[s]: a.md": None,
    "[Step 4](a.md?x=1&amp;y=2)": None,
    "[B](#c)": None,
    "step [2](#c)": None,
    "[sub-step 1 of step 2](#c)": None,
    "见[其他](other.md)的第 2 步。": "见[其他](other.md)的[第 2 步](other.md#e)。",
    "见[其他](other.md)，第 1 步。": None,
    "<p>见其他步骤页的第 2 步</p>": None,
    "见其他步骤页的第 2 步": "见其他步骤页的[第 2 步](other.md#e)",
    "[其他第 2 步](other.md#d)": "[其他第 1 步](other.md#d)",
    "[其他第 2 步](other.md)": "[其他第 2 步](other.md#e)",
    "[其他](other.md#steps)（第 2 步）": "[其他](other.md#e)（第 2 步）",
    "[第 1 步或者第 1 步](#b)": None,
    "[Step\ntwo](a.md)": None,
    "[这里](a.md)，第 2 步。": "[这里](a.md)，[第 2 步](#b)。",
    "[其他](other.md)，第 4 步。": "[其他](other.md)，[第 3 步](#c)。",
}


SITE: dict[str, str | bytes] = {
    "other.md": page(
        "## Steps {#steps}\n\n1.  D\n    {: #d }\n\n2.  E\n    {: #e }\n\n[C](support/contact.md)"
    ).replace("Page", "其他步骤"),
    "same.md": page("## Steps {#steps}\n\n1.  X\n    {: #a }\n\n2.  Y\n    {: #b }\n\n[C](support/contact.md)").replace(
        "Page", "三步走"
    ),
    "english.md": page("## Steps {#steps}\n\n1.  Z\n    {: #z }\n\n[C](support/contact.md)").replace(
        "Page", "Other steps"
    ),
    "one.md": page("## Steps {#steps}\n\n1.  D\n    {: #d }\n\n    1. x\n\n[C](support/contact.md)").replace(
        "Page", "单步"
    ),
    "plain.md": page("# Plain\n\n## X {#x}\n\n1. x\n2. y", type_="guide"),
    "headed.md": page("# Headed\n\n### 第三步：登录 {#x}", type_="guide"),
    "stepless.md": page("# Stepless\n\n[C](support/contact.md)"),
    "unreadable.md": b"\xff",
}


def findings(folder: Path, text: str) -> list[Diagnostic]:
    """What the rules for references say of a page in a site of many kinds of pages."""
    files = {**SITE, "a.md": text}
    write_site(folder, {f"docs/{language}/{name}": files[name] for language in ("zh", "en") for name in files})
    report = check(folder)
    assert report.failures == ()
    return [each for each in report.diagnostics if each.path == "docs/zh/a.md" and each.code[0] == "R"]


@pytest.mark.parametrize("body", MENDED)
def test_a_reference_is_mended_where_the_mending_is_certain(body: str, tmp_path: Path) -> None:
    text = page(STEPS + body)
    found = findings(tmp_path, text)
    mended = apply(text.encode(), [edit for each in found for edit in each.edits]).decode()
    assert len(found) == 1
    assert mended.removeprefix(page(STEPS)) == (MENDED[body] or body)


ON_A_PROCEDURE = {
    "见第 5 步。": "R601 Reference to '第 5 步', but this page has 3 steps",
    "见第 0 步。": "R601 Reference to '第 0 步', but this page has 3 steps",
    "见第 3 步。": "R603 '第 3 步' is no link, expected one to the step",
    "[其他](other.md)的第 3 步": "R601 Reference to '第 3 步', but docs/zh/other.md has 2 steps",
    "[其他](one.md)的第 2 步": "R601 Reference to '第 2 步', but docs/zh/one.md has one step",
    "[其他](other.md)的第 1 步": "R603 '第 1 步' is no link, expected one to the step in docs/zh/other.md",
    "[其他](other.md)，第 3 步": "R603 '第 3 步' is no link, expected one to the step",
    "[其他](other.md)，第 7 步": "R601 Reference to '第 7 步', but docs/zh/other.md has 2 steps",
    "[其他](plain.md)，第 7 步": "R601 Reference to '第 7 步', but this page has 3 steps",
    "[其他](plain.md)的第 3 步": "R601 Reference to '第 3 步', but docs/zh/plain.md has no such step",
    "[其他](plain.md)的第 2 步": "",
    "[其他](headed.md)的第 3 步": "",
    "[其他](headed.md)的第 4 步": "R601 Reference to '第 4 步', but docs/zh/headed.md has no such step",
    "[其他](stepless.md)的第 2 步": "",
    "[其他](unreadable.md)的第 2 步": "",
    "[其他](gone.md)的第 2 步": "",
    "[其他](gone.md)，第 2 步": "R603 '第 2 步' is no link, expected one to the step",
    "[其他](https://example.com/)的第 9 步": "",
    "[其他](mailto:a@example.com)的第 9 步": "",
    "[第 9 步](https://example.com/)": "",
    "[第 9 步](//example.com/)": "",
    "[第 9 步](gone.md)": "",
    "[第 9 步](unreadable.md)": "",
    "[第 9 步](#gone)": "",
    "[第 9 步](other.md#gone)": "",
    "[第 9 步](stepless.md)": "",
    "[第 9 步](plain.md#x)": "",
    "[第 9 步]()": "",
    "[第 9 步](#)": "",
    "[第 9 步][gone]": "",
    "[第 2 步](plain.md)": "",
    "[第 9 步](plain.md)": "R601 Reference to '第 9 步', but docs/zh/plain.md has no such step",
    "[第 9 步怎么办](plain.md)": "",
    "[第 9 步怎么办](other.md)": "",
    "[第 9 步](other.md)": "R601 Reference to '第 9 步', but docs/zh/other.md has 2 steps",
    "[第 9 步](other.md#steps)": "R601 Reference to '第 9 步', but docs/zh/other.md has 2 steps",
    "[第 9 步](#after)": "R601 Reference to '第 9 步', but this page has 3 steps",
    "[第 9 步](#b)": "R602 Link says '第 9 步', but leads to step 2 ('B')",
    "[第 9 步](other.md#e)": "R604 Link says '第 9 步', but leads to step 2 ('E')",
    "[第 1 步的第 2 小步](one.md#d)": "R601 Reference to '第 1 步的第 2 小步', but step 1 has one sub-step",
    "[第 1 步的第 1 小步](one.md#d)": "",
    "[第 1 步的第 0 小步](one.md#d)": "R601 Reference to '第 1 步的第 0 小步', but step 1 has one sub-step",
    "[第 4 步的第 1 小步](#c)": "R602 Link says '第 4 步的第 1 小步', but leads to step 3 ('C')",
    "[其他](one.md)的第 1 步的第 3 小步": "R601 Reference to '第 1 步的第 3 小步', but step 1 has one sub-step",
    "[一](one.md#d)的第 3 小步": "R601 Reference to '第 3 小步', but step 1 has one sub-step",
    "[一](one.md#d)的第 1 小步": "",
    "Do the third sub-step of [step 1](one.md#d)": "R601 Reference to 'third sub-step', but step 1 has one sub-step",
    "Do the first sub-step of [step 1](one.md#d)": "",
    "见[第 2 步（B）](#b)": "",
    "见[第 2 步（A）](#b)": "R602 Link says 'A', the title of step 1, but leads to step 2",
    "[B](#b)的第 3 小步": "R601 Reference to '第 3 小步', but step 2 has no numbered sub-steps",
    "[后来](#after)的第 3 小步": "",
    "第 3 小步": "",
    "![第 9 步](p.png)": "R601 Reference to '第 9 步', but this page has 3 steps",
    "![第 2 步](p.png)": "",
    "[![第 9 步](p.png)](https://example.com/)": "",
    "[![第 1 步](p.png)](#b)": "R602 Link says '第 1 步', but leads to step 2 ('B')",
    "其他步骤的第 2 步": "R603 '第 2 步' is no link, expected one to the step in docs/zh/other.md",
    "《其他步骤》第 9 步": "R601 Reference to '第 9 步', but docs/zh/other.md has 2 steps",
    "单步的第 2 步": "R601 Reference to '第 2 步', but docs/zh/one.md has one step",
    "简单步第 2 步": "R603 '第 2 步' is no link, expected one to the step",
    "看其他步骤第 7 步": "R601 Reference to '第 7 步', but docs/zh/other.md has 2 steps",
    "看其他步骤第 2 步": "R603 '第 2 步' is no link, expected one to the step",
    "See step 9 of 其他步骤.": "R601 Reference to 'step 9', but docs/zh/other.md has 2 steps",
    "See step 2 of 其他步骤.": "R603 'step 2' is no link, expected one to the step in docs/zh/other.md",
    "See step 2 of 单步.": "R601 Reference to 'step 2', but docs/zh/one.md has one step",
    "See step 9 of 其他步骤a.": "R601 Reference to 'step 9', but this page has 3 steps",
    "x其他步骤的第 9 步": "R601 Reference to '第 9 步', but this page has 3 steps",
    "See step 9 of the A page.": "R601 Reference to 'step 9', but this page has 3 steps",
    "[A](#b)": "R602 Link says 'A', the title of step 1, but leads to step 2",
    "[D](other.md#e)": "R604 Link says 'D', the title of step 1, but leads to step 2",
    "[D](other.md#d)、[A](#a)、[A](#after)、[A](other.md)、[D](plain.md#x)": "",
    "[B](#b)（第 2 步）": "",
    "[B](#b)(第 4 步)": "R602 Link says '第 4 步', but leads to step 2 ('B')",
    "[B](#b)（第 3 步以后）": "R603 '第 3 步' is no link, expected one to the step",
    "[其他](other.md)（第 1 步）": "R603 '第 1 步' is no link, expected one to the step in docs/zh/other.md",
    "[做完第 1 步](#b)": "",
    "（见[B](#b)，第 4 步）": "R603 '第 4 步' is no link, expected one to the step",
    "[第 3 小步](#b)": "R601 Reference to '第 3 小步', but step 2 has no numbered sub-steps",
    "[A](same.md#b)": "",
    "[A](a.md#b)": "R602 Link says 'A', the title of step 1, but leads to step 2",
    "Other steps, step 9": "R601 Reference to 'step 9', but docs/zh/english.md has one step",
    "(Other steps, step 9)": "R601 Reference to 'step 9', but docs/zh/english.md has one step",
    "Others, step 9": "R601 Reference to 'step 9', but this page has 3 steps",
    "其他步骤，第 2 步": "R603 '第 2 步' is no link, expected one to the step",
    "看三步走第 9 步": "R601 Reference to '第 9 步', but this page has 3 steps",
    "见第 4 步的第 1 小步": "R601 Reference to '第 4 步的第 1 小步', but step 3 has no numbered sub-steps",
    "见第 3 步的第 1 小步": "R601 Reference to '第 3 步的第 1 小步', but step 3 has no numbered sub-steps",
    "Words.\n{: #para }\n\n[第 2 步](#para)、[第 2 步](#intro)": "",
    "[第 1 步之后](#b)": "",
    "做完[第 1 步](#b)": "R602 Link says '第 1 步', but leads to step 2 ('B')",
    "[下一步](#b)、[the next step](#after)": "",
    "[第 2 步](#after)": "R602 Link says '第 2 步', but leads to '#after', which is no step",
    "[回到第 2 步](#after)": "",
    "[第 2 步](#top)": "R602 Link says '第 2 步', but leads to '#top', expected the id of that step",
}


@pytest.mark.parametrize("body", ON_A_PROCEDURE)
def test_on_a_procedure_a_reference_means_what_it_leans_on(body: str, tmp_path: Path) -> None:
    found = findings(tmp_path, page(STEPS + body))
    assert "; ".join(f"{each.code} {each.message}" for each in found) == ON_A_PROCEDURE[body]


ON_A_GUIDE = {
    "见第 3 步": "R601 Reference to '第 3 步', but this page has no such step",
    "go back to step 3": "R601 Reference to 'step 3', but this page has no such step",
    "第 3 步最要紧": "",
    "做到第 3 步还不行": "R601 Reference to '第 3 步', but this page has no such step",
    "If step 3 fails, wait": "R601 Reference to 'step 3', but this page has no such step",
    "要注册的，在注册的第 3 步里选": "",
    "Choose it in step 3 of the form": "",
    "1. x\n2. y\n3. 见第 3 步": "",
    "1. x\n2. y\n\n见第 3 步": "R601 Reference to '第 3 步', but this page has no such step",
    "## 第 3 步\n\n见第 3 步": "",
    "## 卡在第 3 步\n\n见第 3 步": "",
    "**第三步：** 登录\n\n见第 3 步": "",
    "见第 3 小步": "",
    "见[其他](other.md)的第 2 步": "R603 '第 2 步' is no link, expected one to the step in docs/zh/other.md",
    "见[其他](plain.md)，第 2 步": "",
    "见[第 3 步](a.md)": "R601 Reference to '第 3 步', but this page has no such step",
}


@pytest.mark.parametrize("body", ON_A_GUIDE)
def test_on_any_other_page_a_reference_has_to_say_what_it_means(body: str, tmp_path: Path) -> None:
    found = findings(tmp_path, page(f"# A\n\n{body}", type_="guide"))
    assert "; ".join(f"{each.code} {each.message}" for each in found) == ON_A_GUIDE[body]


def test_a_number_that_two_steps_carry_and_none_has_names_no_step(tmp_path: Path) -> None:
    [found] = findings(tmp_path, page(STEPS.replace("2.  **B.**", "4.  **B.**") + "见第 4 步。"))
    assert (found.code, found.edits) == ("R603", ())


def test_a_sub_step_of_a_step_that_is_numbered_wrong_is_no_link_yet(tmp_path: Path) -> None:
    text = page(STEPS.replace("    {: #c }", "    {: #c }\n\n    1. x") + "见第 4 步的第 1 小步。")
    [found] = findings(tmp_path, text)
    assert (found.code, found.edits) == ("R603", ())


def test_a_heading_between_two_lists_is_no_part_of_a_step(tmp_path: Path) -> None:
    two = STEPS.replace("2.  **B.**", "### Or {#or}\n\n1.  **B.**").replace("4.  **C.**", "2.  **C.**")
    for words, expected in {"[第 1 步](#or)": ["R602"], "[第 1 步](#b)、[第 1 步](#a)、[第 2 步](#c)": []}.items():
        assert [each.code for each in findings(tmp_path, page(two + words))] == expected


NEIGHBOURS = {
    "[下一步](#b)": "",
    "[下一步](#c)": "R602 Link says '下一步', but leads from step 1 to step 3",
    "[Next step](#a)": "R602 Link says 'Next step', but leads from step 1 to step 1",
    "[下一步](#after)": "",
    "[下一步](other.md#e)": "",
    "[上一步](#after)": "",
    "[the previous step](#b)": "R602 Link says 'the previous step', but leads from step 1 to step 2",
    "[下一步怎么办](#c)": "",
}


@pytest.mark.parametrize("words", NEIGHBOURS)
def test_the_next_step_is_the_next_one(words: str, tmp_path: Path) -> None:
    found = findings(tmp_path, page(STEPS.replace("{: #a }", f"{{: #a }}\n\n    {words}")))
    assert "; ".join(f"{each.code} {each.message}" for each in found) == NEIGHBOURS[words]


def test_the_front_matter_of_a_procedure_names_steps_that_are_there(tmp_path: Path) -> None:
    text = page(STEPS).replace("title:", "description: 看第 9 步。\ntitle:")
    assert [(each.code, each.line, each.column) for each in findings(tmp_path, text)] == [("R601", 2, 15)]
    assert findings(tmp_path, text.replace("第 9 步", "第 2 步")) == []
    assert findings(tmp_path, text.replace("procedure", "guide")) == []


SLOW = ["第", "第 3", "第3步", "step ", "step 3", "steps 3, ", "[第 3 步](#a)", "第 3 步的", "步骤 一"]


@pytest.mark.parametrize("part", SLOW)
def test_references_made_to_be_slow_are_read_in_time(part: str) -> None:
    """Quadratic in 300,000 characters would be minutes; the limit of the whole test run ends those."""
    assert len(references(part * (300_000 // len(part)))) >= 0
