"""The parser reads pages the way Python-Markdown shows them."""

from __future__ import annotations

from typing import Any

import markdown
import pytest
from bs4 import BeautifulSoup

from helpcenter.dialect.blocks import parse_blocks
from helpcenter.dialect.masking import HIDDEN, mask
from helpcenter.dialect.procedures import is_numbered
from helpcenter.model import Page
from helpcenter.parser import parse_page

EXTENSIONS = [
    "admonition",
    "attr_list",
    "md_in_html",
    "sane_lists",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
]

LISTS = {
    "tight": "1. a\n2. b",
    "loose": "1.  a\n\n2.  b",
    "with ids": "1.  a\n    {: #x }\n\n2.  b\n    {: #y }",
    "indented by one": " 1. a\n 2. b",
    "lazy line": "1. a\nmore\n2. b",
    "indented paragraph": "1. a\n\n    more\n\n2. b",
    "paragraph indented too little": "1. a\n\n   more\n\n2. b",
    "paragraph at the margin": "1. a\n\nmore\n\n2. b",
    "bullets at the margin": "1. a\n\n- more\n\n2. b",
    "bullets indented": "1. a\n\n    - more\n\n2. b",
    "full-width digits": "１. a\n２. b",
    "sub-steps": "1. a\n\n    1. aa\n    2. ab\n\n2. b",
    "sub-steps indented by two": "1. a\n  1. aa\n  2. ab\n2. b",
    "comment at the margin": "1. a\n\n<!-- more -->\n\n2. b",
    "comment without blank lines": "1. a\n<!-- more -->\n2. b",
    "comment at the end of a line": "1. a <!-- more -->\n2. b",
    "code at the margin": "1. a\n\n```\n1. no step\n```\n\n2. b",
    "code without blank lines": "1. a\n```\nmore\n```\n2. b",
    "code indented": "1. a\n\n    ```\n    1. no step\n    ```\n\n2. b",
    "admonition at the margin": "1. a\n\n!!! note\n    more\n\n2. b",
    "admonition without blank lines": "1. a\n!!! note\n    more\n\n2. b",
    "admonition indented": "1. a\n\n    !!! note\n        more\n\n2. b",
    "heading between": "1. a\n\n### more\n\n2. b",
    "heading without blank lines": "1. a\n### more\n2. b",
    "admonition glued to the next step": "1. a\n\n2. b\n\n!!! note\n    x\n3. c",
    "admonition glued to the first step": "!!! note\n    x\n1. a\n\n2. b",
    "details glued on both sides": "1. a\n??? note\n    x\n2. b",
    "tab without blank lines": '1. a\n=== "x"\n    foo\n2. b',
    "HTML without blank lines": "1. a\n<div>x</div>\n2. b",
    "fence left open": "1. a\n\n    ```\n    code\n\n2. b\n\n3. c",
    "fence with words behind it": "1. a\n\n    ```\n    code\n    ``` end\n\n2. b",
    "backtick in two steps": "1. press ` now\n2. b\n3. press ` again",
    "definition between": "1. a\n\n[r]: x.md\n\n2. b",
    "indented by a tab": "1. a\n\n\tmore\n\n2. b",
    "no list: text before it": "text\n1. a\n2. b",
    "no list: parenthesis": "1) a\n2) b",
    "no list: ideographic comma": "1、a\n2、b",
    "no list: no space": "1.a\n2.b",
    "no list: bullets": "- a\n- b",
    "no list: number in a sentence": "It took\n3. days",
}


def read(body: str, **options: Any) -> Page:
    return parse_page(
        f"---\ntype: procedure\n---\n{body}", path="p.md", language="en", source="docs/en/p.md", **options
    )


@pytest.mark.parametrize("body", LISTS.values(), ids=LISTS.keys())
def test_numbered_lists_are_those_that_readers_see(body: str) -> None:
    html = BeautifulSoup(markdown.markdown(body, extensions=EXTENSIONS), "html.parser")
    shown = [len(each.find_all("li", recursive=False)) for each in html.find_all("ol", recursive=False)]
    masked, _ = mask(body)
    lines = [
        (number, 0, line.expandtabs(4)) for number, line in enumerate(masked.split("\n"), start=1) if line != HIDDEN
    ]
    assert [len(each.children) for each in parse_blocks(lines).children if is_numbered(each)] == shown


def test_a_step_has_its_number_text_id_and_place() -> None:
    page = read(
        "## Steps {#steps}\n\n1.  **Open.**\n    {: #open }\n\n7.  **Close.** Now.\n    {: #close }\n\n    - a {: #b }"
    )
    assert [(step.number, step.text, step.id, step.line, step.column) for step in page.steps] == [
        (1, "**Open.**", "open", 6, 1),
        (7, "**Close.** Now.", "close", 9, 1),
    ]


def test_steps_end_with_their_section() -> None:
    page = read("1. before\n\n## Steps {#steps}\n\n1. a\n\n### Part\n\n2. b\n\n## After {#after}\n\n1. after")
    assert [step.text for step in page.steps] == ["a", "b"]


LINKS = {
    "[a](b.md)": ("a", "b.md", 4, 1),
    "go [a](b.md#c) on": ("a", "b.md#c", 4, 4),
    "\n\n- x → [a [b]](#c)": ("a [b]", "#c", 6, 7),
    "![picture](p.png)": ("picture", "p.png", 4, 1),
    '[a](b.md "title")': ("a", "b.md", 4, 1),
    "[a](<b c.md>)": ("a", "b c.md", 4, 1),
    "[a](b_(c).md)": ("a", "b_(c).md", 4, 1),
    "[a\nb](c.md)": ("a b", "c.md", 4, 1),
    "!!! note\n    [a](b.md)": ("a", "b.md", 5, 5),
    "\n\n[ref]: b.md": ("ref", "b.md", 6, 8),
    "<a class=x href='b.md'>a <b>c</b></a> d": ("a c", "b.md", 4, 12),
}


@pytest.mark.parametrize(("body", "expected"), LINKS.items(), ids=LINKS.keys())
def test_a_link_is_found_where_it_stands(body: str, expected: tuple[str, str, int, int]) -> None:
    assert [(link.text, link.target, link.line, link.column) for link in read(body).links] == [expected]


def test_links_of_one_paragraph_share_the_line_on_which_it_begins() -> None:
    assert [link.block for link in read("[a](b.md)\n[c](d.md)\n\n- x\n  [e](f.md)").links] == [4, 4, 7]


def test_the_blocks_are_there_in_the_order_of_the_page() -> None:
    kinds = [block.kind for block in read("# T\n\n- a\n\n    !!! note\n        b").all_blocks]
    assert kinds == ["document", "heading", "list", "item", "paragraph", "admonition", "paragraph"]


SHOWN_LINKS = ["~~~\n[a](b.md)", "- key ` [a](b.md)\n- key ` b", "<!-- [a](b.md)"]


@pytest.mark.parametrize("body", SHOWN_LINKS)
def test_a_mark_that_was_left_open_hides_nothing(body: str) -> None:
    assert [link.target for link in read(body).links] == ["b.md"]


NO_LINKS = [
    "`[a](b.md)`",
    "```\n[a](b.md)\n```",
    "<!-- [a](b.md) -->",
    "[a\n\nb](c.md)",
    "\\[a](b.md)",
    "~~~\n[a](b.md)\n~~~",
]


@pytest.mark.parametrize("body", NO_LINKS)
def test_nothing_in_code_or_comments_is_a_link(body: str) -> None:
    assert read(body).links == ()


def test_anchors_are_the_ids_that_were_written() -> None:
    attributes = "x\n{: #para }\n\n## A {#a}\n\n## B {: .x #b }\n\n1. c\n    {: #c }\n"
    body = attributes + '\n<a id="d"></a> <i class="y" id=e>\n\n`{#no}`'
    assert read(body).anchors == {"para", "a", "b", "c", "d", "e"}


@pytest.mark.parametrize(
    "body",
    [
        "1.  a {: #x }",
        "1.  a\n\n    {: #x }",
        "1.  a\n    {: #x }\n    more",
        "Words {: #x }",
        "## A{#x}",
        "## A {#x} b",
    ],
)
def test_an_id_that_does_not_reach_the_page_is_no_anchor(body: str) -> None:
    assert "x" not in read(f"## Steps {{#steps}}\n\n1. one\n\n## Guide {{#guide}}\n\n{body}").anchors


def test_an_id_with_a_full_width_mark_is_the_one_that_was_meant() -> None:
    assert read("## A {＃a}").anchors == {"a"}


def test_a_footnote_and_its_mark_can_be_linked_to() -> None:
    assert read("a[^1]\n\n[^1]: b").anchors == {"fn:1", "fnref:1"}


def test_an_html_link_knows_what_it_tells_screen_readers() -> None:
    body = '<a href="b" aria-label="c"></a> <a href="d"><img src="e" alt="f"></a> <a href="g" title="h">i</a>'
    assert [(link.text, link.label) for link in read(body).links] == [("", "c"), ("", ""), ("", "f"), ("i", "h")]


def test_the_title_can_be_linked_to() -> None:
    assert read("# Title").anchors == {"top"}


def test_a_page_that_shows_the_register_has_its_channels_as_anchors() -> None:
    assert "phone" in read("[CHANNELS]", channel_ids=["phone"]).anchors
    assert "phone" in read("## Channels\n[CHANNELS]\n\nwords", channel_ids=["phone"]).anchors
    assert "phone" in read("- [CHANNELS]", channel_ids=["phone"]).anchors
    assert "phone" in read("!!! note\n    [CHANNELS]", channel_ids=["phone"]).anchors
    assert "phone" not in read("no marker", channel_ids=["phone"]).anchors
    assert "phone" not in read("See:\n[CHANNELS]", channel_ids=["phone"]).anchors


def test_the_title_of_a_note_or_a_tab_has_its_own_place() -> None:
    page = read('!!! note "One"\n    a\n\n1. b\n\n    === "Two"\n        c\n')
    assert [(text.source, *text.place(0)) for text in page.texts if text.kind == "title"] == [
        ("One", 4, 11),
        ("Two", 9, 10),
    ]


def test_a_border_of_a_table_is_none_in_code() -> None:
    page = read("| a | b |\n|---|---|\n| `c | d` | e \\| f |")
    assert [text.source.strip() for text in page.texts] == ["a", "b", "`     `", "e \\| f"]


def test_the_questions_of_a_page_have_their_lines() -> None:
    text = "---\ntype: faq\nquestions:\n  - a\n  - 7\n\n  - b\n---\n"
    page = parse_page(text, path="p.md", language="en", source="docs/en/p.md")
    assert [(each.text, each.line) for each in page.questions] == [("a", 4), ("b", 7)]


VALUES = {
    "plain": ("title: a b", [(2, 8)]),
    "in quotation marks": ('title: "a b"', [(2, 9)]),
    "the word of its key": ("title: title", [(2, 8)]),
    "spaced": ("title:   a", [(2, 10)]),
    "folded": ("description: >-\n  one two\n  three\n\n  four", [(3, 3), (3, 7), (4, 3), (6, 3)]),
    "on a second line": ("description: one\n  two  three", [(2, 14), (3, 3), (3, 8)]),
    "entries": ('questions:\n  - one\n  - "two"', [(3, 5), (4, 6)]),
    "entries on one line": ("questions: [one, \"one\", 'one']", [(2, 13), (2, 19), (2, 26)]),
    "entries on two lines": ("questions: [one,\n  one]", [(2, 13), (3, 3)]),
    "escaped": ('title: "a \\x62c d"', [(2, 9), (2, 10), (2, 10), (2, 17)]),
    "behind an alias": ("owner: &a one two\ntitle: *a", [(3, 1)] * 6),
}


@pytest.mark.parametrize(("yaml", "places"), VALUES.values(), ids=VALUES.keys())
def test_the_words_of_the_front_matter_stand_where_they_were_typed(yaml: str, places: list[tuple[int, int]]) -> None:
    page = parse_page(f"---\n{yaml}\n---\n", path="p.md", language="en", source="docs/en/p.md")
    assert [line[1:] for text in page.texts for line in text.lines] == places


FRONT_MATTER = {
    "missing": ("# A", 1, 1, "front matter is missing"),
    "late": ("\n\n---\ntitle: A\n---\n", 1, 1, "begins on line 3"),
    "indented mark": (" ---\ntitle: A\n---\n", 1, 1, "begins with ' ---'"),
    "four hyphens": ("----\ntitle: A\n---\n", 1, 1, "begins with '----'"),
    "full-width mark": ("\n－－－\ntitle: A\n---\n", 2, 1, "begins with '－－－'"),
    "words behind the mark": ("--- title: A\n---\n", 1, 1, "alone on its line"),
    "no mark above": ("title: A\n---\n", 1, 1, "has no '---' above it"),
    "closed by four hyphens": ("---\ntitle: A\n----\n\n# A", 3, 1, "ends with '----'"),
    "closed by dashes": ("---\ntitle: A\n———\n\n# A\n\nb\n\n---\n", 3, 1, "ends with '———'"),
    "closed far below": ("---\ntitle: A\n\nWords\n\n---\n", 1, 1, "is not closed"),
    "open quote, closed by the next": ('---\ntitle: "A\nx: "y"\n---\n', 2, 8, "is not closed"),
    "quotes in quotes": ('---\ntitle: "A "b" c"\n---\n', 2, 11, "stand behind the closing"),
    "full-width colon": ("---\ntitle：A\ntype: x\n---\n", 2, 6, "full-width"),
    "full-width colon alone": ("---\ntitle：A\n---\n", 2, 6, "full-width"),
    "full-width colon below a comment": ("---\n# a\n\ntitle：A\n---\n", 4, 6, "full-width"),
    "nothing but a tab below a comment": ("---\n# a\n\t\n---\n", 3, 1, "tab"),
    "no space behind the colon": ("---\ntype: x\ntitle:A\n---\n", 3, 6, "no space"),
    "no space behind the hyphen": ("---\nx:\n- a\n-b\n---\n", 4, 1, "no space"),
    "no colon": ("---\ntitle A\ntype: x\n---\n", 2, 1, "has no colon"),
    "tab": ("---\nx:\n\t- a\n---\n", 3, 1, "tab"),
    "indented": ("---\ntitle: A\n  type: x\n---\n", 3, 1, "indented by 2"),
    "open bracket": ("---\nx: [a, b\ny: z\n---\n", 2, 4, "is not closed"),
    "mark that YAML knows": ("---\ntitle: @a # b\n---\n", 2, 8, "begins with '@'"),
    "colon in an entry": ("---\nx:\n  - a: b: c\n---\n", 3, 8, "holds a colon"),
    "only a comment": ("---\n# a\n---\n", 1, 1, "front matter is empty"),
    "not closed": ("---\ntitle: A\n\n# A", 1, 1, "front matter is not closed"),
    "bad YAML": ('---\ntitle: A\nx: "y\n---\n', 3, 4, "is not closed"),
    "colon": ("---\ntitle: A: b\n---\n", 2, 8, "holds a colon"),
    "repeated key": ("---\ntitle: A\ntype: x\ntitle: B\n---\n", 4, 1, "'title' stands here twice"),
    "no mapping": ("---\n- a\n---\n", 2, 1, "expected `key: value` lines"),
    "impossible date": ("---\ntitle: A\nreviewed: 2026-02-30\n---\n", 3, 11, "is no day of the calendar"),
    "key that is a list": ("---\ntitle: A\n? [x]\n: y\n---\n", 3, 3, "a key must be a word"),
    "nested too deeply": (f"---\ntitle: A\nx: {'[' * 5000 + ']' * 5000}\n---\n", 2, 1, "nested too deeply"),
    "number too long": (f"---\ntitle: A\nx: {'9' * 5000}\n---\n", 3, 4, "Exceeds the limit"),
    "control character after Chinese": (
        "---\ntitle: 中文中文中文\nx: 中文中文\ny: 中\x07文\n---\n",
        4,
        1,
        "control characters",
    ),
    "tag": ("---\ntitle: A\nx: !foo bar\n---\n", 3, 4, "begins with '!'"),
    "no timestamp": ("---\ntitle: A\nx: !!timestamp foo\n---\n", 3, 4, "begins with '!'"),
    "template syntax": ("---\ntitle: {{ x }}\n---\n", 2, 9, "a key must be a word"),
    "empty": ("---\n---\n\n# A", 1, 1, "front matter is empty"),
    "control character": ("---\ntitle: A\nx: \x07\n---\n", 3, 1, "control characters are not allowed"),
}


@pytest.mark.parametrize(("text", "line", "column", "message"), FRONT_MATTER.values(), ids=FRONT_MATTER.keys())
def test_a_front_matter_that_cannot_be_read_is_named_with_its_place(
    text: str, line: int, column: int, message: str
) -> None:
    problem = parse_page(text, path="p.md", language="en", source="docs/en/p.md").problem
    assert problem is not None
    assert (problem.line, problem.column) == (line, column)
    assert message in problem.message


@pytest.mark.parametrize(
    "nested", ["[" * 200_000 + "]" * 200_000, "{a: " * 200_000 + "}" * 200_000, "\n  " + "- " * 200_000]
)
def test_yaml_too_deep_for_the_parser_written_in_c_is_named(nested: str) -> None:
    problem = parse_page(f"---\na: {nested}\n---\n", path="p.md", language="en", source="docs/en/p.md").problem
    assert problem is not None
    assert problem.message == "nested too deeply"


@pytest.mark.parametrize("yaml", ["a: &a {b: *a}", "a: &a [*a]", "a: &a [b]\nc: *a", "a: &a {b: c}\nd:\n  <<: *a"])
def test_yaml_in_which_a_list_or_keys_stand_for_others_is_not_read(yaml: str) -> None:
    problem = parse_page(f"---\n{yaml}\n---\n", path="p.md", language="en", source="docs/en/p.md").problem
    assert problem is not None
    assert problem.message.endswith("expected these themselves")


@pytest.mark.parametrize("part", ["[", "](", "[a](", "<!--", "`", "` ", "#", "{:", "<a ", "![a](("])
def test_input_made_to_be_slow_is_read_in_time(part: str) -> None:
    """Quadratic in 300,000 characters would be minutes; the limit of the whole test run ends those."""
    assert read(part * (300_000 // len(part))).problem is None
