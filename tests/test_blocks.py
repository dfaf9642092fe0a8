"""The tree of blocks has the shape of what Python-Markdown shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import markdown
import pytest
from bs4 import BeautifulSoup, Tag

from helpcenter.dialect.blocks import parse_blocks
from helpcenter.dialect.masking import FENCE, HIDDEN, mask, split_front_matter
from helpcenter.model import Block
from helpcenter.project.source_text import read_text
from sites import ROOT

EXTENSIONS = [
    "admonition",
    "attr_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
]
SETTINGS = {"pymdownx.tabbed": {"alternate_style": True}}

Shape = list[tuple[str, "Shape"]]

# Every kind of block, in and around every kind that holds others.
TEXTS = [
    "1. a\ntext\n---\n---",
    "1. a\n---\n2. b",
    "text\n---\n\n# H\n### K\ntext",
    "    code\n---\n===\ntext",
    "> quote\n1. a\n    1. s\n\n> - q",
    '- x\n    - y\n\n        deep\n=== "A"\n    - z',
    '=== "A"\n    1. a\n\n    2. b\n=== "B"\n    ??? note\n        text\n\n        - x',
    "!!! note\n    - a\n\n        more\n\n    ```\n    code\n    ```\n\nout",
    '??? tip "T"\n    | a | b |\n    | - | - |\n    | c | d |',
    "[^1]: note\n    more\n\n    - x\n\n1. a[^1]\n\n    more",
    "1. a\n\n[r]: x.md\n\n    more\n\n2. b",
    "a\n\n<div>\n\n# no heading\n\n</div>\n\n# H",
    "<div markdown>\n\n1. a\n\n    - b\n\n</div>\n\ntext",
    "<details markdown><summary>S</summary>\n\n- a\n\n</details>",
    "1. a\n\n    <!-- one\n    two -->\n    text\n\n2. b",
    "text\n- no list\n\n- a list\n# H\n- b",
    "1. a\n    ```\n    code\n\n    more\n    ```\n    text\n2. b",
    "- a\n\n  text at two\n\n- b\n\n    text at four",
    "1. a\n\n    1. b\n\n        1. c\n\n            text\n\n        2. d\n\n2. e",
    "~~~ text\n# no heading\n~~~\n\n***\n\n* a\n* b",
]  # fmt: skip
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *(ROOT / "tests/right").rglob("*.md")])


def shown(text: str) -> Shape:
    html = markdown.markdown(text, extensions=EXTENSIONS, extension_configs=SETTINGS)
    return list(_shown(BeautifulSoup(html, "html.parser")))


def _shown(tag: Tag) -> Iterator[tuple[str, Any]]:
    for child in tag.find_all(recursive=False):
        classes = list(child.get("class") or [])
        kind = next((each for each in ("footnote", "admonition", "tabbed-block", "highlight") if each in classes), "")
        if kind == "footnote":
            continue
        if kind or child.name in ("ol", "ul", "li", "details", "blockquote", "table", "pre", "hr", *HEADINGS):
            inside = [] if kind == "highlight" or child.name in ("table", "pre") else list(_shown(child))
            yield kind or child.name, inside
        else:
            yield from _shown(child)


HEADINGS = {f"h{level}": level for level in range(1, 7)}
SHOWN_AS = {
    "list": "",
    "item": "li",
    "quote": "blockquote",
    "tab": "tabbed-block",
    "rule": "hr",
    "admonition": "admonition",
    "details": "details",
    "table": "table",
}


def parsed(text: str) -> Shape:
    masked, _ = mask(text)
    lines = [(number, 0, line.expandtabs(4)) for number, line in enumerate(masked.split("\n"), 1) if line != HIDDEN]
    return list(_parsed(parse_blocks(lines)))


def _parsed(block: Block) -> Iterator[tuple[str, Any]]:
    for child in block.children:
        fences = sum(line.count(FENCE) for _, _, line in child.lines)
        if child.kind == "heading":
            yield f"h{child.number}", []
        elif child.kind in SHOWN_AS:
            yield SHOWN_AS[child.kind] or child.name, list(_parsed(child))
        elif child.kind == "code" and not fences:
            yield "pre", []
        elif child.kind == "html" and child.name in ("details", "pre", "table"):
            yield child.name, list(_parsed(child))
        elif child.kind == "html":
            yield from _parsed(child)
        else:
            yield from [("highlight", [])] * fences


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_has_the_blocks_that_are_shown(text: str) -> None:
    assert parsed(text) == shown(text)


@pytest.mark.parametrize("file", PAGES, ids=lambda file: Path(file).relative_to(ROOT).as_posix())
def test_a_page_has_the_blocks_that_are_shown(file: Path) -> None:
    _, body = split_front_matter(read_text(file))
    assert parsed(body) == shown(body)
