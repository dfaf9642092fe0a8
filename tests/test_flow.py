"""The ways through a procedure: what leads on, what ends, and what is read of each branch."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter import check
from helpcenter.model import Page
from helpcenter.parser import parse_page
from helpcenter.rules.ways import Ways
from sites import page, write_site

pytestmark = pytest.mark.usefixtures("what_is_said")
FAMILY = "F"

BULLETS = {
    "- a → [2](#b)\n- b →": ["b →"],
    "- a → [2](#b)\n- b → .": ["b → ."],
    "- b →": ["b →"],
    "- a → [2](#b)\n- b → wait": ["b → wait"],
    "- a -> [2](#b)\n- b => wait": ["b => wait"],
    "- a → [2](#b)\n- “b” → wait": ["“b” → wait"],
    "- a → [2](#b)\n- b": ["b"],
    "- a → [2](#b)\n\n- b → wait\n\n    More.": ["b → wait"],
    "1. x\n\n    - a → [2](#b)\n    - b →": ["b →"],
    "- a → wait\n- b → wait": [],
    "- a: [2](#b)\n- b": [],
    "1. a → [2](#b)\n2. b →": [],
    "- a\n- b → [2](#b)": [],
    "- a → [2](#b)\n- b.": [],
    "- a → [2](#b)\n- b。": [],
    "- a → [2](#b)\n- b\n- c": [],
    "- a → [2](#b)\n- once more, please: try again": [],
    "- a → [2](#b)\n- b, again": [],
    "- a → [2](#b)\n- b → go on": [],
    "- a → [2](#b)\n- b → 继续": [],
    "- a → [2](#b)\n- b → done": [],
    "- a → [2](#b)\n- b → 完成": [],
    "- a → [2](#b)\n- b → 重新获取": [],
    "- a → [2](#b)\n- b → step 2": [],
    "- a → [2](#b)\n- b → 第 2 步": [],
    "- a → [2](#b)\n- b → “c”": [],
    "- a → [2](#b)\n- b → **c**": [],
    "- a → [2](#b)\n- iPhone: b → c": [],
    "- a → [2](#b)\n- 安卓：b → c": [],
    "- a → [2](#b)\n- b → c → d": [],
    "- a → [2](#b)\n- b → c → [3](#c)": [],
    "- a → [2](#b)\n- b →\n\n    [2](#b)": [],
    "- a → [2](#b)\n- b → [nowhere]": [],
    '- a → [2](#b)\n- b → <a href="#b">2</a>': [],
    "- a → [2](#b)\n\nText →": [],
    "- a\n- b → c": [],
}


def read(step: str) -> Page:
    body = f"---\ntitle: A\ntype: procedure\n---\n## Steps {{#steps}}\n\n1.  A\n\n{step}"
    return parse_page(body, path="p.md", language="en", source="docs/en/p.md")


def indented(text: str) -> str:
    return "".join(f"    {line}\n" if line else "\n" for line in text.split("\n"))


@pytest.mark.parametrize("bullets", BULLETS)
def test_a_bullet_that_leads_nowhere_is_told_from_one_that_does(bullets: str) -> None:
    [step] = read(indented(bullets)).steps
    assert [each.text for each in step.open_ends] == BULLETS[bullets]


BRANCHES = {
    "- a → [2](#b)": ["#b"],
    "- a: [2](#b)": ["#b"],
    "- a → [o](o.md) or [p](p.md)": ["o.md", "p.md"],
    "- a → [o][r]\n\n[r]: o.md": ["o.md"],
    '- a → <a href="#b">2</a>': ["#b"],
    "- [o](o.md) → a": [],
    "- [2](#b) → a": ["#b"],
    "- see [o](o.md)": [],
    "- a → ![2](b.png)": [],
    "- a → <https://example.com/>": [],
    "See → [o](o.md)": [],
    "1. a → [2](#b)": [],
    "!!! note\n\n    - a → [2](#b)": ["#b"],
}


@pytest.mark.parametrize("text", BRANCHES)
def test_the_links_of_bullets_that_lead_on_are_branches(text: str) -> None:
    [step] = read(indented(text)).steps
    assert [link.target for link in step.branches] == BRANCHES[text]


def test_an_open_end_stands_where_its_words_begin() -> None:
    [step] = read(indented("- a → [2](#b)\n- b →")).steps
    assert [(each.line, each.column) for each in step.open_ends] == [(10, 7)]


GOES_ON = {
    "- a → [2](#b)\n- b → go on": True,
    "- a → [2](#b)\n- b → 继续下一步": True,
    "- a → [2](#b)\n- b → [3](#c)\n\nOtherwise, go on.": True,
    "- a → [2](#b)\n- b → [3](#c)\n\n都不是，就接着做。": True,
    "- a → [2](#b)\n- b → [go on](#c)": False,
    "- go on → [2](#b)\n- b → wait": False,
    "Then go on.\n\n- a → [2](#b)\n- b → [3](#c)": False,
    "- a → [2](#b)\n- go on": False,
    "- a → [2](#b)\n- b → [3](#c)\n\nThat is all.": False,
    "1. go on\n\nThen continue.": False,
}


@pytest.mark.parametrize("text", GOES_ON)
def test_words_that_say_to_go_on_are_a_way_to_the_next_step(text: str) -> None:
    [step] = read(indented(text)).steps
    assert step.goes_on is GOES_ON[text]


def test_sub_steps_are_counted() -> None:
    assert [step.substeps for step in read("    1. a\n    2. b\n\n    - x\n\n2.  B\n\n    - y\n").steps] == [2, 0]


THREE = "1.  A{}\n    {{: #a }}\n\n{}2.  B\n    {{: #b }}\n\n{}3.  C\n    {{: #c }}\n\n{}"

# What leads on from three steps: the first line, the bullets of each, and the page behind them.
LEADS: dict[tuple[str, str, str, str, str], tuple[list[set[int]], list[bool], set[int]]] = {
    ("", "", "", "", ""): ([{1}, {2}, set()], [False, False, True], {0}),
    ("", "- x → [3](#c)", "", "", ""): ([{1, 2}, {2}, set()], [False, False, True], {0}),
    ("", "- x → [3](#c)\n- y → [end](#end)", "", "", ""): ([{2}, {2}, set()], [True, False, True], {0}),
    ("", "- x → [3](#c)\n- y → [o](o.md)", "", "", ""): ([{2}, {2}, set()], [True, False, True], {0}),
    ("", "- x → [3](#c)\n- y → [o](https://e.org)", "", "", ""): ([{2}, {2}, set()], [True, False, True], {0}),
    ("", "- x → [o](o.md)\n- y → [p](p2.md)", "", "", ""): ([{1}, {2}, set()], [True, False, True], {0}),
    ("", "- x → [3](#c)\n- y → [2](p.md#b)", "", "", ""): ([{1, 2}, {2}, set()], [False, False, True], {0}),
    ("", "- x → [3](#c)\n- y → go on", "", "", ""): ([{1, 2}, {2}, set()], [False, False, True], {0}),
    ("", "- x → [3](#c)\n- y → [2](#b)\n\nSee [o](o.md).", "", "", ""): (
        [{1, 2}, {2}, set()],
        [False, False, True],
        {0},
    ),
    ("", "- x → [3](#c)\n- y → [3](#c)\n\nSee [k](k.md).", "", "", ""): ([{2}, {2}, set()], [True, False, True], {0}),
    ("", "- x → [3](#c)\n- y → [3](#c)\n\nSee [z](#end).", "", "", ""): ([{2}, {2}, set()], [True, False, True], {0}),
    ("", "- x → [3](#c)\n- y → [3](#c)\n\nSee step 2.", "", "", ""): ([{1, 2}, {2}, set()], [False, False, True], {0}),
    (" See [2](#b).", "- x → [3](#c)\n- y → [1](#a)", "", "", ""): ([{0, 1, 2}, {2}, set()], [False, False, True], {0}),
    ("", "", "", "- x → [top](#top)\n- y → [steps](#steps)", ""): ([{1}, {2}, {0}], [False, False, False], {0}),
    ("", "", "", "- x → [top](p.md)\n- y → [before](#before)", ""): ([{1}, {2}, {0}], [False, False, False], {0}),
    ("", "", "#### D {#d}", "- x → [d](#d)\n- y → [d](#d)", ""): ([{1}, {2}, {1}], [False, False, False], {0}),
    ("", "- x → [3](#c)\n- y → [1](#a)\n- z → go on", "", "", ""): ([{0, 1, 2}, {2}, set()], [False, False, True], {0}),
    ("", "See step 3 of [O](o.md), [z](#end).", "", "", "[z](#end), [o](o.md)"): (
        [{1}, {2}, set()],
        [True, False, True],
        {0},
    ),
    ("", "See step 3 and [step 3](#a).", "", "", ""): ([{0, 1, 2}, {2}, set()], [False, False, True], {0}),
    ("", "", "", "", "[2](#b) and step 3, not [top](o.md) or step 2 of [O](o.md)"): (
        [{1}, {2}, set()],
        [False, False, True],
        {0, 1, 2},
    ),
    ("", "", "- x → [step 1](#c)\n- y → [3](#c)", "", ""): ([{1}, {0, 2}, set()], [False, False, True], {0}),
    ("", "", "- x → [step 1](o.md)\n- y → [3](#c)", "", ""): ([{1}, {2}, set()], [False, True, True], {0}),
}


@pytest.mark.parametrize("parts", LEADS)
def test_the_ways_from_each_step_are_known(parts: tuple[str, str, str, str, str]) -> None:
    first, one, two, three, behind = parts
    steps = THREE.format(first, *(indented(each) + "\n" if each else "" for each in (one, two, three)))
    body = f"# A\n\n## Before {{#before}}\n\n## Steps {{#steps}}\n\n{steps}\n## End {{#end}}\n\n{behind}"
    text = f"---\ntitle: A\ntype: procedure\n---\n{body}"
    found = parse_page(text, path="p.md", language="en", source="docs/en/p.md")
    ways = Ways(found, lambda source: source == "docs/en/k.md")
    assert (ways.leads, ways.leaves, ways.entries) == LEADS[parts]
    assert ways.known


def test_two_lists_of_steps_are_begun_apart() -> None:
    found = read("2.  B\n\n### Or {#or}\n\n1.  C\n\n2.  D\n")
    ways = Ways(found, lambda _: False)
    assert (ways.leads, ways.leaves, ways.entries) == ([{1}, set(), {3}, set()], [False, True, False, True], {0, 2})


def test_a_link_to_a_place_that_cannot_be_told_makes_the_ways_unknown() -> None:
    assert not Ways(read("    - x → [gone](#gone)\n"), lambda _: False).known


LOOPS: dict[str, tuple[list[set[int]], list[int], list[list[int]]]] = {
    "none": ([{1}, {2}, set()], [2], []),
    "to itself": ([{1}, {1}, set()], [2], [[1]]),
    "of two": ([{1}, {0}, set()], [2], [[0, 1]]),
    "with a way out": ([{1}, {0, 2}, set()], [2], []),
    "that leads to another": ([{1}, {0, 2}, {3}, {2}], [], [[2, 3]]),
    "two apart": ([{0}, {1}, {2}], [2], [[0], [1]]),
    "that others lead to": ([{2}, {2}, {3}, {2}], [], [[2, 3]]),
    "backwards": ([{0}, {0}, {1, 3}, {3}], [], [[0], [3]]),
}


@pytest.mark.parametrize("name", LOOPS)
def test_a_loop_is_found_at_its_end(name: str) -> None:
    leads, leaves, expected = LOOPS[name]
    steps = "".join(f"{number}.  S\n\n" for number in range(2, len(leads) + 1))
    ways = Ways(read(steps), lambda _: False)
    ways.leads = leads
    ways.leaves = [place in leaves for place in range(len(leads))]
    assert sorted(ways.loops()) == expected


def findings(tmp_path: Path, code: str, body: str, **more: str | bytes) -> list[tuple[str, int, str]]:
    files: dict[str, str | bytes] = {"a.md": page(body), **more}
    write_site(tmp_path, {f"docs/{language}/{name}": text for language in ("zh", "en") for name, text in files.items()})
    report = check(tmp_path)
    assert report.failures == ()
    return [(each.path, each.line, each.message) for each in report.diagnostics if each.code == code]


def test_nothing_is_unreachable_where_a_link_leads_to_a_place_that_cannot_be_told(tmp_path: Path) -> None:
    steps = "1.  A\n\n    - x → [3](#{})\n    - y → [end](#end)\n\n2.  B\n\n3.  C\n    {{: #c }}\n\n## End {{#end}}\n"
    told, untold = ("## Steps {#steps}\n\n" + steps.format(id_) for id_ in ("c", "gone"))
    assert [line for _, line, _ in findings(tmp_path / "told", "F701", told)] == [13, 13]
    assert findings(tmp_path / "untold", "F701", untold) == []


def test_a_site_without_a_page_for_contact_leaves_every_procedure_without(tmp_path: Path) -> None:
    contact = page("Nothing here.", type_="guide")
    body = "# A\n\n## Steps {#steps}\n\n1.  A\n\n    - x → [y](support/contact.md)\n"
    found = findings(tmp_path, "F704", body, **{"support/contact.md": contact})
    message = "Procedure has no link to contact, and no page shows the official channels"
    assert found == [("docs/en/a.md", 8, message), ("docs/zh/a.md", 8, message)]
    assert findings(tmp_path, "F705", body, **{"support/contact.md": contact}) == []


CHANNELS_LOST = {"": "T331", "`[CHANNELS]`": "T331", "See [CHANNELS] here.": "L247"}


@pytest.mark.parametrize("words", CHANNELS_LOST)
def test_channels_lost_in_one_language_are_one_finding_where_they_were_lost(words: str, tmp_path: Path) -> None:
    body = ROUND.replace("- y → [1](#a)", "- y → [c](support/contact.md)")
    write_site(
        tmp_path,
        {f"docs/{each}/{name}.md": page(text) for each in ("zh", "en") for name, text in (("a", body), ("b", ROUND))},
    )
    contact = tmp_path / "docs/en/support/contact.md"
    contact.write_text(contact.read_text(encoding="utf-8").replace("[CHANNELS]", words), encoding="utf-8")
    found = [
        (each.path, each.code) for each in check(tmp_path).diagnostics if each.code[0] in "FL" or each.code == "T331"
    ]
    loops = [(f"docs/{language}/b.md", code) for language in ("en", "zh") for code in ("F704", "F703")]
    assert sorted(found) == sorted([*loops, ("docs/en/support/contact.md", CHANNELS_LOST[words])])


def test_a_contact_page_missing_in_one_language_is_one_finding(tmp_path: Path) -> None:
    body = ROUND.replace("- y → [1](#a)", "- y → [c](support/contact.md)\n    - z → [o](o.md)")
    other = page("[c](support/contact.md)", type_="guide")
    assert findings(tmp_path, "T301", body, **{"o.md": other}) == []
    (tmp_path / "docs/zh/support/contact.md").unlink()
    found = [(each.path, each.code, each.message) for each in check(tmp_path).diagnostics if each.code[0] in "FLT"]
    message = "Page is missing in 'zh', expected docs/zh/support/contact.md, to which 2 links lead"
    assert found == [("docs/en/support/contact.md", "T301", message)]


def test_a_procedure_without_headings_is_named_by_its_first_line(tmp_path: Path) -> None:
    text = page("1.  A").replace("# Page\n", "")
    assert [line for _, line, _ in findings(tmp_path, "F704", "", **{"a.md": text})] == [1, 1]


ROUND = "## S {#steps}\n\n1. A\n    {: #a }\n\n    - x → [1](#a)\n    - y → [1](#a)\n\n"
WAYS_OUT = {
    "": 2,
    "    [gone](gone.md), [picture](p.png), [guide](guide.md), [elsewhere](https://example.com/)": 2,
    "    [contact](support/contact.md)": 0,
    "    - z → [guide](guide.md)": 0,
    "    - z → [gone](#gone)": 0,
    "    - z → go on": 0,
}


@pytest.mark.parametrize("words", WAYS_OUT)
def test_a_loop_is_left_by_a_branch_or_by_any_link_to_contact(words: str, tmp_path: Path) -> None:
    found = findings(tmp_path, "F703", ROUND + words, **{"guide.md": page("G", type_="guide"), "p.png": ""})
    assert len(found) == WAYS_OUT[words]


RESULTS = {
    "1. A\n    {: #a }\n\n    - x → [1](#a)\n    - y → [c](support/contact.md)\n\n## R {#result}": [11, 11],
    "1. A\n    {: #a }\n\n    - x → [1](#a)\n    - y → [c](support/contact.md)\n\n## R {#other}": [],
    "1. A\n    {: #a }\n\n    - x → [1](#a)\n    - y → [c](#gone)\n\n## R {#result}": [],
    "1. A\n    {: #a }\n\n    - x → [1](#a)\n    - y → [1](#a)\n\n## R {#result}": [],
    (
        "1. A\n    {: #a }\n\n    - x → [1](#a)\n    - y → [c](support/contact.md)\n\n"
        "2. B\n    {: #b }\n\n    - x → [1](#a)\n    - y → [c](support/contact.md)\n\n## R {#result}"
    ): [],
    (
        "1. A\n    {: #a }\n\n    - x → [1](#a)\n    - y → [c](support/contact.md)\n\n"
        "1. A\n    {: #b }\n\n    - x → [1](#a)\n    - y → [c](support/contact.md)\n\n## R {#result}"
    ): [17, 17],
    "1. A\n    {: #a }\n\n    - x → [c](support/contact.md)\n\n## R {#result}": [],
    "1. A\n    {: #a }\n\n    - x → [1](#a)\n    - y → [c](a.md#r)\n\n## R {#result}\n\n## S {#r}": [11, 11],
    "1. A\n    {: #a }\n\n    - x → [1](#a)\n    - y → [c](support/contact.md)\n\n2. B\n\n## R {#result}": [],
}


@pytest.mark.parametrize("steps", RESULTS)
def test_a_way_leads_to_the_result(steps: str, tmp_path: Path) -> None:
    assert [line for _, line, _ in findings(tmp_path, "F706", f"## S {{#steps}}\n\n{steps}")] == [
        line + 3 for line in RESULTS[steps]
    ]


TO_CONTACT = {
    "[contact](support/contact.md)": [],
    "[contact](support/contact.md#in-app)": [],
    '<a href="support/contact.md">contact</a>': [],
    '<img src="support/contact.md" alt="contact">': [8, 8],
    "[contact][c]\n\n[c]: support/contact.md": [],
    "[gone](gone.md), [picture](p.png), [guide](guide.md), [here](#steps)": [8, 8],
    "[elsewhere](https://example.com/), `[contact](support/contact.md)`": [8, 8],
    "[CHANNELS]": [],
}


@pytest.mark.parametrize("words", TO_CONTACT)
def test_a_procedure_links_to_contact_itself(words: str, tmp_path: Path) -> None:
    guide = page("[contact](support/contact.md)", type_="guide")
    body = f"# A\n\n## S {{#steps}}\n\n1. A\n    {{: #a }}\n\n{words}"
    found = findings(tmp_path, "F704", body, **{"guide.md": guide, "p.png": ""})
    assert [line for _, line, _ in found] == TO_CONTACT[words]


def test_a_procedure_without_a_section_of_steps_is_told_of_at_its_title(tmp_path: Path) -> None:
    assert [line for _, line, _ in findings(tmp_path, "F704", "1. A")] == [5, 5]
    assert findings(tmp_path / "unreadable", "F704", "[c](support/contact.md)", **{"b.md": b"\xff"}) == []


FROM_A_BRANCH = {
    "support/contact.md": [],
    "far.md": [],
    "gone.md": [],
    "p.png": [],
    "a.md": [],
    "unreadable.md": [],
    "end.md": [11, 11],
    "round.md": [11, 11],
}


@pytest.mark.parametrize("target", FROM_A_BRANCH)
def test_a_branch_leads_to_a_page_from_which_contact_can_be_reached(target: str, tmp_path: Path) -> None:
    bullets = (f"    - x → [y]({each})\n" for each in (target, "round.md", "far.md"))
    body = "## S {#steps}\n\n1. A\n    {: #a }\n\n" + "".join(bullets)
    pages = {
        "end.md": "[gone](gone.md), [picture](p.png), [round](round.md), [e](https://example.com/)",
        "round.md": "[end](end.md), [round](#x), [round](round.md)",
        "near.md": "[round](round.md), [contact](support/contact.md)",
        "far.md": "[round](round.md), [near](near.md)",
    }
    files: dict[str, str | bytes] = {name: page(text, type_="guide") for name, text in pages.items()}
    found = findings(tmp_path, "F705", body, **files | {"p.png": "", "unreadable.md": b"\xff"})
    assert sorted(line for _, line, _ in found) == [*FROM_A_BRANCH[target], 12, 12]


def test_steps_of_a_loop_are_named(tmp_path: Path) -> None:
    text = (
        "## S {{#steps}}\n\n1.  A\n    {{: #a }}\n\n    - x → [1](#{})\n    - y → [1](#a)\n\n2.  B\n    {{: #b }}\n\n"
    )
    both = "    - x → [1](#a)\n    - y → [1](#a)\n"
    [_, (_, line, message)] = findings(tmp_path / "both", "F703", text.format("b") + both)
    assert (line, message) == (8, "Steps 1 and 2 lead only to one another, expected a way to the end or to contact")
    [_, (_, line, message)] = findings(tmp_path / "one", "F703", text.format("a"))
    assert (line, message) == (8, "Step 1 leads only to itself, expected a way to the end or to contact")


def test_ways_made_to_be_slow_are_followed_in_time(tmp_path: Path) -> None:
    """Quadratic in 3,000 steps would be minutes; the limit of the whole test run ends those."""
    steps = "".join(
        f"{n}.  S\n    {{: #s{n} }}\n\n    - x → [{n}](#s{n})\n    - y → [{n + 1}](#s{n % 3000 + 1})\n\n"
        for n in range(1, 3001)
    )
    assert len(findings(tmp_path, "F703", f"## Steps {{#steps}}\n\n{steps}")) == 2
