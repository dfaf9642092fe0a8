"""What is wrong with a finished page is found in the line that was typed; and the examples of the rules."""

from __future__ import annotations

import inspect
import re
import textwrap
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from built_sites import STEPS_BUILT, STEPS_TYPED, check_example, lines_of
from helpcenter.rules.built_rules import BUILT_RULES
from sites import said

EXAMPLE = re.compile(r"^(?P<kind>Bad|Good):\n(?P<text>(?:    .*\n|\n)+)", re.MULTILINE)
LONG = "color: red; " * 6


@pytest.mark.parametrize(
    ("line", "shown", "code"),
    [
        ('<b style="color: red">x</b>', '<b style="color: red">x</b>', "B907"),
        ("<b style='color: red'>x</b>", "<b style='color: red'>x</b>", "B907"),
        ('<b style="color: red">x</b>\n\n<b style="color: red">x</b>', '<b style="color: red">x</b>' * 2, "B907"),
        ('The "red".\n\nWords.\n{: style="color: red" }', '<p>The "red".</p><p style="color: red">Words.</p>', "B907"),
        ("<script>go()</script>", "<script>go()</script>", "B907"),
        ("<script>go() ;</script>", "<script>go();</script>", "B907"),
        ("<iframe src='https://a.example/'></iframe>", "<iframe src='https://a.example/'></iframe>", "B907"),
        ("!!! note", "<p>!!! note</p>", "B908"),
        ("<H1>More</H1>", "<h1>A page</h1><H1>More</H1>", "B905"),
        (f"!!! note {'so many words ' * 4}", f"<p>!!! note {'so many words ' * 4}</p>", "B908"),
        ('<a href="gone.html">x</a>', '<a href="gone.html">x</a>', "B903"),
        ('<a href="#gone">x</a>', '<a href="#gone">x</a>', "B903"),
        ("[x](case.md#gone)", '<a href="../case/#gone">x</a>', "B903"),
        ("[x](help/README.md#gone)", '<a href="../help/#gone">x</a>', "B903"),
        (f'<b style="{LONG}">x</b>', f'<b style="{LONG}">x</b>', "B907"),
    ],
)
def test_a_finding_names_the_line_that_was_typed(
    line: str, shown: str, code: str, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    found = check_example(f"{STEPS_TYPED}\n\n## More {{#more}}\n\n{line}\n\nMore.", f"{STEPS_BUILT}{shown}", tmp_path)
    typed = (tmp_path / "docs/en/case.md").read_text(encoding="utf-8").splitlines()
    assert [(each.code, each.path, each.line) for each in found] == [
        (code, "docs/en/case.md", typed.index(line.splitlines()[-1]) + 1)
    ]
    assert said(found) == snapshot


SUBSTEPS_TYPED = """\
## Steps {#steps}

1.  **Open the app.**
    {: #open }

    1.  Look for its icon.
    2.  Tap it.

2.  **Sign in.** It is not the one of [step 1](#open)? Go back to [step 1](#open).[^1]
    {: #sign-in }

[^1]: See [step 2](#sign-in).
"""
SUBSTEPS_BUILT = """\
<ol class="hc-steps">
<li id="open"><p><strong>Open the app.</strong></p><ol><li>Look for its icon.</li><li>Tap it.</li></ol></li>
<li id="sign-in"><p><strong>Sign in.</strong> It is not the one of <a href="#open">step 1</a>?
Go back to <a href="#open">step 1</a>.</p></li>
</ol>
<p>See <a href="#sign-in">step 2</a>.</p>
"""


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("<ol class", "<ol class", None, ""),
        ("<li>Tap it.</li>", "", "B901", "1.  **Open"),
        ("<ol><li>", '<ol start="3"><li>', "B901", "1.  **Open"),
        ("<ol><li>Look for its icon.</li><li>Tap it.</li></ol>", "Look. Tap it.", "B901", "1.  **Open"),
        ('<ol class="hc-steps">', '<ol class="hc-steps" aria-hidden="true">', "B901", "1.  **Open"),
        ('<a href="#open">step 1</a>?', '<a href="#open"></a>?', "B902", "2.  **Sign in"),
        ('<a href="#open">step 1</a>?', '<a href="#open">step</a>?', "B902", "2.  **Sign in"),
        ('<a href="#sign-in">step 2</a>', '<a href="#sign-in">step 1</a>', "B902", "[^1]: See"),
        ("See <a", '<a href="">See</a> <a', "B903", ""),
        ("<p>See", "<H1>More</H1><p>See", "B905", ""),
    ],
)
def test_what_readers_get_otherwise_is_found_where_it_was_typed(
    old: str, new: str, code: str | None, line: str, tmp_path: Path
) -> None:
    assert old in SUBSTEPS_BUILT
    found = check_example(SUBSTEPS_TYPED, SUBSTEPS_BUILT.replace(old, new, 1), tmp_path)
    assert {each.code for each in found} == ({code} if code else set())
    assert not line or [lines_of(tmp_path / each.path)[each.line - 1][: len(line)] for each in found] == [line]


def test_a_script_of_several_lines_is_found_by_its_first(tmp_path: Path) -> None:
    typed = f"{STEPS_TYPED}\n\nType `<script`.\n\n<script>go(1,\n    2)</script>"
    [found] = check_example(typed, f"{STEPS_BUILT}<script>go(1,\n2)</script>", tmp_path)
    lines = (tmp_path / "docs/en/case.md").read_text(encoding="utf-8").splitlines()
    assert (found.path, found.line) == ("docs/en/case.md", lines.index("<script>go(1,") + 1)


@pytest.mark.parametrize(("typed", "shown"), [("\\*\\*a", "**a"), ("\\[a\\](b)", "[a](b)"), ("&#42;&#42;a", "**a")])
def test_what_was_meant_to_be_seen_is_no_finding(typed: str, shown: str, tmp_path: Path) -> None:
    assert check_example(f"{STEPS_TYPED}\n\n{typed}", f"{STEPS_BUILT}<p>{shown}</p>", tmp_path) == ()


# What is typed below the heading of the steps, the article that is built of it, and the lines that are found.
ONE = "1.  **{0}**\n    {{: #open }}\n"
ONE_BUILT = '<ol class="hc-steps"><li id="open"><p><strong>{0}</strong></p></li></ol>'
TO_EACH = "See [step 1](#open).\n\nThen [step 2](#sign-in)."
LINKS: dict[str, tuple[str, str, list[str]]] = {
    "a title with code": (
        ONE.format("Tap `OK` on it.") + "    Go on.",
        "Tap <code>OK</code> on it.</strong> Go on",
        [],
    ),
    "a title with a word more": (ONE.format("Open the app."), "Open up the app.", ["Open the app"]),
    "a title with a letter more": (ONE.format("Open the app."), "Open a the app.", ["Open the app"]),
    "a title with code and another word": (ONE.format("Tap `OK` now."), "Tap <code>OK</code> later.", ["now"]),
    "a title that lacks a word it has twice": (ONE.format("step by step."), "step by now.", ["step by step"]),
    "a step more": (
        ONE.format("Open the app."),
        "Open the app.</strong></p></li><li><p><strong>More",
        ["Open the app"],
    ),
    "links in another order": (
        TO_EACH,
        '<p><a href="#sign-in">step 2</a></p><p><a href="#open">step 1</a></p>',
        [],
    ),
    "a link that is gone": (TO_EACH, '<p><a href="#open">step 1</a></p><p>step 2</p>', ["Then"]),
    "a link with other words and target": (
        TO_EACH,
        '<p><a href="#open">step 1</a></p><p><a href="#open">there</a></p>',
        ["Then"],
    ),
    "a link with another target": (
        TO_EACH,
        '<p><a href="#open">step 1</a></p><p><a href="#open">step 2</a></p>',
        ["Then"],
    ),
    "links with the same words": (
        TO_EACH.replace("step 2", "step 1"),
        '<p><a href="#open">step 1</a></p><p><a href="#sign-in">step 1</a></p>',
        ["Then"],
    ),
}


@pytest.mark.parametrize(("typed", "shown", "lines"), LINKS.values(), ids=LINKS.keys())
def test_what_readers_see_is_found_in_the_line_that_was_typed(
    typed: str, shown: str, lines: list[str], tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    is_step = typed.startswith("1.")
    head = "## Steps {#steps}\n\n" if is_step else f"{STEPS_TYPED}\n## More {{#more}}\n\n"
    built = ONE_BUILT.format(shown) if is_step else f"{STEPS_BUILT}{shown}"
    found = check_example(head + typed, built, tmp_path)
    text = (tmp_path / "docs/en/case.md").read_text(encoding="utf-8").splitlines()
    assert [each.line for each in found] == [
        next(number for number, line in enumerate(text, start=1) if words in line) for words in lines
    ]
    assert said(found) == snapshot


def examples(code: str) -> dict[str, str]:
    doc = inspect.cleandoc(BUILT_RULES[code].__doc__ or "") + "\n"
    return {match["kind"]: textwrap.dedent(match["text"]).strip() for match in EXAMPLE.finditer(doc)}


@pytest.mark.parametrize("code", BUILT_RULES)
def test_the_bad_example_of_a_rule_is_found_and_the_good_one_is_right(
    code: str, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    texts = examples(code)
    bad, good = (check_example(STEPS_TYPED, texts[kind], tmp_path / kind) for kind in ("Bad", "Good"))
    assert {each.code for each in bad} - {each.code for each in good} == {code}
    assert said(bad) == snapshot
