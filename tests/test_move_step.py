"""`helpcenter move-step`: a step in another place, in every language, with each number that means it or another."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from authored_sites import GUIDE, called, contents, found, one_line, text_of, unchanged, write_authored
from helpcenter import check
from helpcenter.authoring import commands
from helpcenter.authoring.move_step import move_step
from helpcenter.authoring.trial import RefusedError
from helpcenter.upkeep.translations import translations
from sites import copy_project, replace, write_site

LANGUAGES = "zh", "en"
NUMBER = re.compile(r"\d+|[一二三四五]|first|second|third|fourth|one|two|three|four")

# Steps that follow each other, whatever their order; `a` to `d` is what they say of each other.
STEPS = {
    "one": "{n}.  **Find the key.** {a}\n    {{: #one }}\n",
    "two": "{n}.  **Turn the key.** {b}\n    {{: #two }}\n\n    ```text\n    1. step 3\n\n    2. too\n    ```\n",
    "three": "{n}.  **Push the door.** {c}\n    {{: #three }}\n{e}\n    1. Lean on it.\n    2. Push.\n",
    "four": "{n}.  **Walk in.** {d}\n    {{: #four }}\n\n    Wipe your feet.\n\n    <!-- a note\n    to writers -->\n",
}
PAGE = """\
---
title: Open the door
type: procedure
---

# Open the door

## Steps {{#steps}}

{steps}
## Result {{#result}}

The door is open, or else [contact support](support/contact.md). {after}
"""
ORDER = "one", "two", "three", "four"


def procedure(order: tuple[str, ...] = ORDER, /, **said: str) -> str:
    """Return a procedure with its steps in an order; what is `said` of steps has their numbers in braces."""
    numbers = {id_: str(number) for number, id_ in enumerate(order, start=1)}
    words = {place: said.get(place, "" if place == "e" else "Take your time.").format(**numbers) for place in "abcde"}
    steps = "\n".join(STEPS[id_].format(n=numbers[id_], **numbers, **words) for id_ in order)
    return PAGE.format(steps=steps, after=said.get("after", "").format(**numbers))


def site_of(root: Path, page: str, other: str = "Words.") -> Path:
    """A site with that procedure and another page, the same in both languages but for the script."""
    guide = GUIDE.format(title="Other", related="", body=other)
    return write_site(root, {f"docs/{each}/{path}": text for each in LANGUAGES
                             for path, text in (("door.md", page), ("other.md", guide))})  # fmt: skip


def moved(root: Path, id_: str, to: int) -> dict[str, str]:
    """Return the text of each page once a step is moved."""
    changes = move_step(root, "door", id_, to)
    assert all(path.endswith(".md") for path in changes.after)
    return {path: data.decode() for path, data in changes.after.items() if data}


MOVES = {
    ("three", 1): ("three", "one", "two", "four"),
    ("one", 4): ("two", "three", "four", "one"),
    ("four", 2): ("one", "four", "two", "three"),
    ("two", 3): ("one", "three", "two", "four"),
}
SAID = {
    "a link": {"a": "See [step {three}](#three)."},
    "a link to the one before": {"d": "Go back to [step {three}](#three), or [step {one}](#one)."},
    "branches": {
        "e": "\n    - It moves → [step {four}](#four)\n    - It does not → [step {one}](#one) or [step {two}](#two)\n"
        "    - It fell → [contact support](support/contact.md)\n    - It is open → [the end](#result)\n"
    },
    "Chinese": {"after": "回到[第 {two} 步](#two)，再看[步骤 {three}](#three)。"},
    "a title behind": {"b": "See [step {four}: Walk in](#four)."},
    "a number in brackets behind a link": {"c": "See [Walk in](#four) (step {four})."},
    "a sub-step": {"after": "[第 {three} 步的第 2 小步](#three)"},
    "a sub-step in English": {"after": "[Sub-step 2 of step {three}](#three), [step {three}, sub-step 1](#three)"},
    "all steps": {"after": "[Steps 1 to 4](#steps) take a minute."},
    "HTML": {"after": '<a href="#two">step {two}</a>'},
    "code, which nobody counts": {"a": "`step 3`"},
}


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("move", MOVES, ids=str)
def test_each_number_is_that_of_the_step_it_meant(said: str, move: tuple[str, int], tmp_path: Path) -> None:
    site_of(tmp_path, procedure(ORDER, **SAID[said]))
    text = moved(tmp_path, *move)
    assert text == {f"docs/{each}/door.md": procedure(MOVES[move], **SAID[said]) for each in LANGUAGES}


NUMERALS = {
    "[step three](#three)": "[step one](#three)",
    "[the third step](#three)": "[the first step](#three)",
    "[the first sub-step of the third step](#three)": "[the first sub-step of the first step](#three)",
    "[the 3rd step](#three)": "[the 1st step](#three)",
    "[Step 3](#three)": "[Step 1](#three)",
    "[第三步](#three)": "[第一步](#three)",
    "[第③步](#three)": "[第①步](#three)",
    "[步骤 2](#two)": "[步骤 3](#two)",
    "[step 4](#four)": "[step 4](#four)",
}


@pytest.mark.parametrize("said", NUMERALS)
def test_a_numeral_stays_of_its_kind(said: str, tmp_path: Path) -> None:
    site_of(tmp_path, procedure(after=said))
    expected = procedure(MOVES["three", 1], after=NUMERALS[said])
    assert moved(tmp_path, "three", 1)["docs/en/door.md"] == expected


def test_other_pages_follow_and_what_they_say_of_their_own_steps_stays(tmp_path: Path) -> None:
    other = "See [step {three}](door.md#three) of [the door](door.md), and [step {one} there](door.md#one).\n\n"
    own = "1. First look.\n2. Then see step 1 again, and the third step of [another](other.md).\n"
    site_of(tmp_path, procedure(), other.format(three=3, one=1) + own)
    text = moved(tmp_path, "three", 1)
    assert text["docs/en/other.md"] == GUIDE.format(title="Other", related="", body=other.format(three=1, one=2) + own)
    assert text["docs/zh/other.md"] == text["docs/en/other.md"]


HINT = "would have to change, and it is not certain to what; reword it so that it names no number, then move the step"
# What is said of steps, the order they have, the move, the words that are in the way, and what is said of those.
Case = tuple[dict[str, str], tuple[str, ...], tuple[str, int], str, str]
IN_THE_WAY: dict[str, Case] = {
    "a range of which a part moves": ({"after": "[Steps 2 to 3](#steps)"}, ORDER, ("four", 2), "Steps 2 to 3", HINT),
    "what comes behind a step": ({"after": "[After step 2](#three)"}, ORDER, ("three", 1), "step 2", HINT),
    "the front matter": ({"front": "Step 3 is hard."}, ORDER, ("three", 1), "Step 3", HINT),
    "the next step": ({"b": "Then go to the next step."}, ORDER, ("four", 3), "next step", "would mean another step; "),
    "the step before": ({"c": "重复上一步。"}, ORDER, ("two", 4), "上一步", "would mean another step; "),
}  # fmt: skip


@pytest.mark.parametrize("case", IN_THE_WAY)
def test_what_is_not_certain_is_left_to_the_writer(case: str, tmp_path: Path) -> None:
    said, order, (id_, to), text, hint = IN_THE_WAY[case]
    page = procedure(order, **said).replace("type:", f"description: {said.get('front', 'Words.')}\ntype:")
    site_of(tmp_path, page)
    with unchanged(tmp_path), pytest.raises(RefusedError) as refused:
        move_step(tmp_path, "door", id_, to)
    [(line, words)] = [(number, each) for number, each in enumerate(page.splitlines(), start=1) if text in each]
    place = f"{line}:{words.index(text) + 1}"
    for language, reason in zip(LANGUAGES, refused.value.reasons, strict=True):
        assert reason.startswith(f"docs/{language}/door.md:{place}: {text!r} {hint}")


def test_the_number_of_a_sub_step_stays_though_it_is_that_of_its_step(tmp_path: Path) -> None:
    said = "[第 {three} 步的第 2 小步](#three), [sub-step 2 of step {three}](#three)"
    site_of(tmp_path, procedure(MOVES["two", 3], after=said))
    assert moved(tmp_path, "three", 1)["docs/en/door.md"] == procedure(MOVES["three", 1], after=said)


def test_a_number_in_a_heading_follows(tmp_path: Path) -> None:
    said = "\n\n## Why step {three} is hard {{#why}}\n\nWords."
    site_of(tmp_path, procedure(after=said))
    assert moved(tmp_path, "three", 1)["docs/en/door.md"] == procedure(MOVES["three", 1], after=said)


def test_the_next_step_that_stays_the_next_is_no_hindrance(tmp_path: Path) -> None:
    site_of(tmp_path, procedure(c="Then go to the next step."))
    assert moved(tmp_path, "one", 2)["docs/en/door.md"] == procedure(
        ("two", "one", "three", "four"), c="Then go to the next step."
    )


def test_a_range_of_which_no_step_leaves_stays(tmp_path: Path) -> None:
    said = "[Steps 2 to 3](#steps) are hard."
    site_of(tmp_path, procedure(after=said))
    assert moved(tmp_path, "two", 3)["docs/en/door.md"] == procedure(MOVES["two", 3], after=said)


TABS = """\
---
title: Open the door
type: procedure
---

# Open the door

## Steps {{#steps}}

=== "Wood"

    1.  **Knock.**
        {{: #knock }}

{wood}
    That is all of the wood.

=== "Glass"

    1.  **Look in.** As in [step {w_wait} of wood](#wait), and [step {g_wave}](#wave).
        {{: #look }}

{glass}
[Contact support](support/contact.md)
"""


def tabs(wood: str, glass: str) -> str:
    """Return a procedure with steps in two tabs, in the order of their letters."""
    steps = {
        "w": "    {n}.  **Wait.**\n        {{: #wait }}\n\n        Be patient.\n",
        "e": "    {n}.  **Enter.**\n        {{: #enter }}\n",
        "v": "    {n}.  **Wave.**\n        {{: #wave }}\n",
        "p": "    {n}.  **Point.**\n        {{: #point }}\n",
    }
    parts = (
        "\n".join(steps[each].format(n=number) for number, each in enumerate(order, start=2)) for order in (wood, glass)
    )
    numbers = {"w_wait": wood.index("w") + 2, "g_wave": glass.index("v") + 2}
    return TABS.format(wood=next(parts), glass=next(parts), **numbers)


def test_a_step_moves_among_those_that_it_is_counted_with(tmp_path: Path) -> None:
    site_of(tmp_path, tabs("we", "vp"))
    assert moved(tmp_path, "wait", 3)["docs/en/door.md"] == tabs("ew", "vp")
    assert moved(tmp_path, "point", 2)["docs/zh/door.md"] == tabs("we", "pv")
    with pytest.raises(Exception, match=r"no place 4 for the step, expected a number from 1 to 3"):
        move_step(tmp_path, "door", "point", 4)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("id_", ["find", "push"])
def test_line_ends_and_a_last_line_without_one_stay_what_they_are(end: str, id_: str, tmp_path: Path) -> None:
    text = "---\ntitle: A\ntype: procedure\n---\n# A\n\n[c](support/contact.md)\n\n## S {#steps}\n\n"
    steps = ["1.  Find it.\n    {: #find }", "2.  Turn it.\n    {: #turn }", "3.  Push it.\n    {: #push }"]
    page = (text + "\n\n".join(steps)).replace("\n", end)
    site_of(tmp_path, page)
    place = 3 if id_ == "find" else 1
    order = [steps[1], steps[2], steps[0]] if id_ == "find" else [steps[2], steps[0], steps[1]]
    numbered = [f"{number}{each[1:]}" for number, each in enumerate(order, start=1)]
    expected = (text + "\n\n".join(numbered)).replace("\n", end)
    assert move_step(tmp_path, "door", id_, place).after["docs/en/door.md"] == expected.encode()


def test_steps_without_blank_lines_between_them_keep_together(tmp_path: Path) -> None:
    text = (
        "---\ntitle: A\ntype: procedure\n---\n# A\n\n[c](support/contact.md)\n\n## S {{#steps}}\n\n{}\n## More {{#m}}\n"
    )
    steps = {
        "a": "{}.  Find it.\n    {{: #a }}\n",
        "b": "{}.  Turn\nit.\n    {{: #b }}\n",
        "c": "{}.  Push it.\n    {{: #c }}\n",
    }
    pages = {
        order: text.format("".join(steps[each].format(number) for number, each in enumerate(order, start=1)))
        for order in ("abc", "acb", "bac")
    }
    site_of(tmp_path, pages["abc"])
    for order, id_, to in (("acb", "b", 3), ("bac", "b", 1)):
        changes = move_step(tmp_path, "door", id_, to)
        assert (changes.after["docs/en/door.md"] or b"").decode() == pages[order]


def test_a_tenth_step_gets_a_number_of_two_digits(tmp_path: Path) -> None:
    head = "---\ntitle: A\ntype: procedure\n---\n# A\n\n[c](support/contact.md)\n\n## S {#steps}\n\n"

    def page(order: str) -> str:
        return head + "\n".join(
            f"{number}.  Press {each}.\n    {{: #{each} }}\n\n    Hold.\n" for number, each in enumerate(order, start=1)
        )

    site_of(tmp_path, page("abcdefghij"))
    assert move_step(tmp_path, "door", "a", 10).after["docs/en/door.md"] == page("bcdefghija").encode()


@pytest.mark.parametrize("page", ["account/reset-password", "account/unlock-account", "payments/payment-failed"])
def test_a_step_of_this_site_moves_down_and_back_and_nothing_is_lost(page: str, tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    before = contents(root)
    ids = re.findall(r"\{: #(\S+) \}", text_of(root, f"docs/zh/{page}.md"))
    move_step(root, page, ids[1], 3).write(root)
    assert found(root) == ""
    for language in LANGUAGES:
        now = text_of(root, f"docs/{language}/{page}.md")
        assert re.findall(r"\{: #(\S+) \}", now) == [ids[0], ids[2], ids[1], *ids[3:]]
        assert re.findall(r"^(\d+)\.  ", now, re.MULTILINE) == [str(number) for number in range(1, len(ids) + 1)]
        was = before[f"docs/{language}/{page}.md"].decode()
        assert Counter(NUMBER.sub("", now).splitlines()) == Counter(NUMBER.sub("", was).splitlines())
    move_step(root, page, ids[1], 2).write(root)
    assert contents(root) == before


def test_a_translation_that_was_behind_is_behind_still_in_that_alone(tmp_path: Path) -> None:
    write_authored(tmp_path)
    replace(tmp_path / "docs/zh/door/open.md", "往右转。", "往右转，再往右转。")
    move_step(tmp_path, "door/open", "turn", 3).write(tmp_path)
    site = check(tmp_path).site
    assert site
    assert found(tmp_path) == ""
    assert [(change.id, change.how, change.facts) for each in translations(site) for change in each.changes] == [
        ("turn", "changed", ())
    ]
    assert "See [step 3](open.md#turn)." in text_of(tmp_path, "docs/en/door/keys.md")


def test_a_page_whose_numbers_are_wrong_is_mended_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_authored(tmp_path)
    replace(tmp_path / "docs/en/door/open.md", "2.  **Turn", "4.  **Turn")
    with unchanged(tmp_path):
        assert called(commands.move_step, tmp_path, step="door/open#turn", to=1) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith("docs/en/door/open.md:24: Step is numbered 4, expected 2 (S101); ")
    assert printed.err == "helpcenter: no step was moved; mend first what is named above\n"


def test_a_translation_that_waits_is_brought_up_to_date_first(tmp_path: Path) -> None:
    write_authored(tmp_path)
    replace(tmp_path / "docs/en/door/open.md", "type: procedure", "type: procedure\ntranslation: pending")
    replace(tmp_path / "docs/zh/door/open.md", "3.  **推门", "3.  **抬门。** 抬高。\n    {: #lift }\n\n4.  **推门")
    replace(tmp_path / "docs/zh/door/open.md", "[第 3 步](#push)", "[第 3 步](#lift)")
    with (
        unchanged(tmp_path),
        pytest.raises(RefusedError, match=r"docs/en/door/open.md:1:1: the steps are not those of"),
    ):
        move_step(tmp_path, "door/open", "turn", 1)


def test_what_would_be_wrong_then_is_said_where_it_stands_now(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_authored(tmp_path)
    for language, text in (("zh", "钥匙不对 → [第 1 步](#find)"), ("en", "It is the wrong key → [step 1](#find)")):
        said = text.partition(" → ")[0]
        replace(
            tmp_path / f"docs/{language}/door/open.md",
            text,
            f"{said} → [{'联系客服' if language == 'zh' else 'contact support'}](../support/contact.md)",
        )
    line = (
        text_of(tmp_path, "docs/en/door/open.md").splitlines().index("1.  **Find the key.** Look in your pocket.") + 1
    )
    with unchanged(tmp_path):
        assert called(commands.move_step, tmp_path, step="door/open#find", to=3) == 1
    assert f"docs/en/door/open.md:{line}: Nothing leads to step 3 ('Find the key')" in capsys.readouterr().out


def test_the_command_names_the_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_authored(tmp_path)
    with unchanged(tmp_path):
        assert called(commands.move_step, tmp_path, step="door/open.md#turn", to=3, diff=True) == 0
    assert "-2.  **Turn the key.** Turn it to the right.\n" in capsys.readouterr().out
    assert called(commands.move_step, tmp_path, step="docs/en/door/open.md#turn", to=3) == 0
    printed = capsys.readouterr()
    pages = [f"docs/{language}/door/{page}.md" for language in LANGUAGES for page in ("keys", "open")]
    assert sorted(printed.out.splitlines()) == sorted([*pages, "docs/translations.json"])
    assert printed.err == ""


BAD = {
    "a page that is not there": ("door/opne.md#turn", 1, "there is no page 'door/opne.md'; did you mean"),
    "a path out of the docs": ("../door/open.md#turn", 1, "'../door/open.md' is no page of this help center"),
    "no id": ("door/open.md", 1, "'door/open.md' names no step, expected a page and an id, such as account/"),
    "an id alone": ("#turn", 1, "'#turn' names no step, expected a page and an id, such as account/"),
    "an id that is not there": ("door/open#trun", 1, "docs/zh/door/open.md:1:1: no step has the id 'trun'; did you "),
    "an id of a section": ("door/open#steps", 1, "docs/zh/door/open.md:1:1: no step has the id 'steps'"),
    "a page without steps": ("door/keys#how", 1, "docs/zh/door/keys.md:1:1: no step has the id 'how'"),
    "a place before the first": ("door/open#turn", 0, "docs/zh/door/open.md:24:1: there is no place 0 for the step, "),
    "a place behind the last": ("door/open#turn", 4, "docs/zh/door/open.md:24:1: there is no place 4 for the step, "),
    "the place that it has": ("door/open#turn", 2, "docs/zh/door/open.md:24:1: the step is number 2 already"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_used_is_said_in_one_line_and_nothing_changes(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    step, to, expected = BAD[case]
    write_authored(tmp_path)
    with unchanged(tmp_path):
        assert called(commands.move_step, tmp_path, step=step, to=to) == 2
    assert one_line(capsys).startswith(f"helpcenter: no step was moved: {expected}")
