"""The flow of a procedure as the extension reads it, and the drawing of it, in which nothing overlaps."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

import markdown
import pytest
from bs4 import BeautifulSoup
from markdown.treeprocessors import Treeprocessor
from playwright.sync_api import Page as BrowserPage

from helpcenter.examining import read_pages
from helpcenter.markdown import HelpCenterExtension
from helpcenter.markdown.drawing import INDENT, STOP, TITLE, WIDTH, Drawing, Line, draw
from helpcenter.markdown.flow import FlowStep, parts, read_flow
from helpcenter.markdown.lettering import width, wrapped
from helpcenter.markdown.page import RenderedPage
from helpcenter.model import Page, Register
from helpcenter.project.reading import read_project
from helpcenter.rules.ways import Ways
from sites import write_site
from this_site import PAGES, PREFIX, PROJECT

RIGHT = Path(__file__).parent / "right"
EXTENSIONS = ["admonition", "attr_list", "footnotes", "md_in_html", "sane_lists", "tables", "pymdownx.superfences"]
DRAWN = ["account/reset-password", "account/unlock-account", "payments/payment-failed"]
WORDS = {language: PROJECT.site.words.texts[language] for language in PREFIX}

# Steps at which order and branches meet in every way there is.
ODD = """---
title: Odd
type: procedure
---
# Odd

## Before {#before}

## Steps {#steps}

1.  **All away.**
    {: #away }

    - a → [refunds](payments/refunds.md)
    - b → [contact support](support/contact.md)

2.  **One branch.**
    {: #one }

    - a → [step 4](#words)

3.  **It says to go on.**
    {: #on }

    - a → [step 2](#one)
    - b → [contact support](support/contact.md)

    Otherwise go on to the next step.

4.  **A bullet says to go on.**
    {: #words }

    - a → [step 2](#one)
    - b → [contact support](support/contact.md)
    - c → go on

5.  **Parted.** Not [this one](support/contact.md).
    {: #parted }

    - **Bold** and `code` → [before](#before)
    - ([step 1](#away)) → [the end](#result)
    - a → [this page](odd.md#still-stuck) or [step 6](odd.md#last)
    - b [a page](about.md) without an arrow
    - c → [the title](#top)

6.  **The last.**
    {: #last }

## When it is done {#result}

## Still stuck {#still-stuck}
"""

Open = Callable[..., BrowserPage]


@pytest.fixture(scope="module")
def procedures(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """Every page with steps: of this site, and of the right pages."""
    root = tmp_path_factory.mktemp("right")
    shutil.copytree(RIGHT, root / "docs")
    right = read_project(write_site(root, {"docs/en/odd.md": ODD}))
    found = [page for path in {path for path, _ in right.sources} for page in read_pages(right, path)]
    return [page for page in [*PAGES.values(), *found] if page.type == "procedure" and page.steps]


class _Reading(Treeprocessor):
    """Keeps the flow of a page as the extension reads it."""

    flow: tuple[FlowStep, ...] = ()
    page: RenderedPage

    def run(self, root: Element) -> None:
        [steps] = [each for each in root.iter("ol") if each.get("class") == "hc-steps"]
        self.flow = read_flow(root, steps, self.page, str)


def flow_of(page: Page) -> tuple[FlowStep, ...]:
    rendered = RenderedPage(page.language, page.path, page.type, Register(""), {})
    md = markdown.Markdown(extensions=[*EXTENSIONS, HelpCenterExtension(path=page.path, type=page.type)])
    reading = _Reading(md)
    reading.page = rendered
    md.treeprocessors.register(reading, "reading", 6)
    md.convert(page.raw.split("\n---\n", 1)[1])
    return reading.flow


def test_the_flow_is_that_by_which_the_checker_proves_that_every_step_is_reached(procedures: list[Page]) -> None:
    assert len(procedures) > 20
    for page in procedures:
        ways, flow = Ways(page, lambda source: source.endswith("contact.md")), flow_of(page)
        assert [step.item.get("id") for step in flow] == [step.id for step in page.steps]
        assert ["".join(step.title.split()) for step in flow] == ["".join(step.title.split()) for step in page.steps]
        assert parts(flow) == ways.branching, page.source
        for place, (step, checked) in enumerate(zip(flow, page.steps, strict=True)):
            last_of_bullets = {link.line: link.target for link in checked.branches}  # which leads on
            assert [way.link.get("href") for way in step.ways] == [*last_of_bullets.values()]
            to_steps = {way.to for way in step.ways if isinstance(way.to, int)}
            onward = {step.next} if isinstance(step.next, int) else set()
            beside = {ways.numbering.place(link.target[1:]) for link in page.links if link.step == place}
            beside |= {
                ways.numbering.named(each) for ref in page.references if ref.step == place for each in ref.numbers
            }
            assert to_steps | onward <= ways.leads[place], f"{page.source}, step {place + 1}"
            assert ways.leads[place] - beside == onward - beside, f"{page.source}, step {place + 1}"
            assert any(way.to == "done" for way in step.ways) <= ways.ends[place]


def test_a_way_leads_to_a_step_or_to_the_end_that_a_reader_finds_there(procedures: list[Page]) -> None:
    [odd] = [flow_of(page) for page in procedures if page.path == "odd.md"]
    tos = [[way.to for way in step.ways] for step in odd]
    assert tos == [["page", "help"], [3], [1, "help"], [1, "help"], [0, "done", 5, 0], []]
    assert [step.next for step in odd] == [1, 2, 3, 4, None, "done"]


class Box(NamedTuple):
    """The corners of a rectangle."""

    left: float
    top: float
    right: float
    bottom: float


def is_apart(one: Box, other: Box) -> bool:
    return one.right <= other.left or other.right <= one.left or one.bottom <= other.top or other.bottom <= one.top


def box_of(line: Line) -> Box:
    wide = width(line.text, line.size, bold=line.size == TITLE)
    left = line.x - wide if line.is_end else line.x
    return Box(left, line.y - 0.86 * line.size, left + wide, line.y + 0.24 * line.size)


def boxes(drawing: Drawing) -> Iterator[Box]:
    for station in drawing.stations:
        yield from map(box_of, station.title)
        for row in station.rows:
            yield from map(box_of, row.lines)
            yield Box(
                drawing.stop - STOP / 2 + 1, row.y - STOP / 2 + 1, drawing.stop + STOP / 2 - 1, row.y + STOP / 2 - 1
            )


def assert_nothing_overlaps(drawing: Drawing) -> None:
    for one, other in combinations(boxes(drawing), 2):
        assert is_apart(one, other), (one, other)
    for box in boxes(drawing):
        assert box.left >= drawing.left + INDENT
        assert box.right <= drawing.right
        assert box.top >= 0
        assert box.bottom <= drawing.height
    for above, below in zip(drawing.stations, drawing.stations[1:], strict=False):
        assert max([above.bottom, *(line.y for row in above.rows for line in row.lines)]) < below.top
    assert all(0 <= drawing.lane(track) <= WIDTH for track in drawing.tracks)
    for track, beside in combinations(drawing.tracks, 2):
        if (track.lane, track.is_back) == (beside.lane, beside.is_back):
            ends, others = (*track.sources, track.y), (*beside.sources, beside.y)
            assert max(ends) < min(others) or max(others) < min(ends)


def test_nothing_in_a_drawing_overlaps(procedures: list[Page]) -> None:
    drawn = [flow for flow in map(flow_of, procedures) if parts(flow)]
    assert len(drawn) >= 12
    for flow in drawn:
        assert_nothing_overlaps(draw(flow, ("After that", "Done")))


@pytest.mark.parametrize(
    "label",
    ["", "x" * 300, "付" * 200, "很长 " * 40, "“”（）。" * 20, "\u202etext\u0007"],
    ids=["none", "one word", "Han", "spaces", "signs", "controls"],
)
def test_nothing_overlaps_whatever_the_words_are_and_wherever_they_lead(label: str) -> None:
    from helpcenter.markdown.flow import Way  # noqa: PLC0415

    def step(place: int) -> FlowStep:
        tos = (0, place, 8, (place + 3) % 9, "done", "help", "page", "part")
        ways = tuple(Way(label, Element("a"), label or "x", to) for to in tos)
        return FlowStep(Element("li"), label or "x", ways, None)

    assert_nothing_overlaps(draw(tuple(map(step, range(9))), ("Then", "Done")))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("一二三四五六七", ["一二三四五", "六七"]),
        ("一二三四五。六", ["一二三四", "五。六"]),
        ("一二三四（五）", ["一二三四", "（五）"]),
        ("words are whole", ["words", "are", "whole"]),
        ("abcdefghijklmnop", ["abcdefghi", "jklmnop"]),
    ],
)
def test_lines_break_where_a_reader_expects_it(text: str, lines: list[str]) -> None:
    assert wrapped(text, 10, 50) == lines


@pytest.mark.parametrize("path", DRAWN)
@pytest.mark.parametrize("prefix", PREFIX.values())
def test_the_drawing_tells_a_screen_reader_every_way_and_leads_to_every_step(
    soup: Callable[[str], BeautifulSoup], prefix: str, path: str
) -> None:
    page = soup(f"{prefix}{path}/")
    [drawing] = page.select("hc-flow > details > svg[role=group][aria-label]")
    steps = page.select("ol.hc-steps > li")
    assert [link["href"] for link in drawing.select("a")] == [f"#{step['id']}" for step in steps]
    told = [str(each["aria-label"]) for each in drawing.select("g[role=img]")]
    shown = [" ".join(link.parent.get_text().split()) for link in page.select("ol.hc-steps a[data-to]") if link.parent]
    assert told == shown
    assert not drawing.select("[style], [id], script, title")
    assert len(gzip.compress(str(drawing).encode())) <= 2560


def test_steps_that_follow_one_another_or_stand_apart_are_not_drawn() -> None:
    def html(text: str, type_: str = "procedure", words: object = WORDS["en"]) -> str:
        options = {"type": type_, "words": words, "path": "x.md"}
        return markdown.markdown(text, extensions=[*EXTENSIONS, HelpCenterExtension(**options)])

    branching = (
        "1.  **A**\n    {: #a }\n\n    - x → [2](#b)\n    - y → [c](support/contact.md)\n\n2.  **B**\n    {: #b }"
    )
    assert "<svg" in html(branching)
    assert "<svg" not in html(branching, "guide")
    assert "<svg" not in html(branching, words={})
    assert "<svg" not in html(branching.replace("#b)", "b.md)"))
    assert "<svg" not in html(branching + "\n\ntext\n\n" + branching.replace("#", "#z"))
    assert html(r"1.  **A \* &amp; `b` <kbd>c</kbd>**" + branching[9:]).count("A * &amp; b c</text>") == 1


OUT_OF_PLACE = """svg => {  // each line of a text is a rectangle of its own
  const linesOf = (text) => {
    const range = new Range();
    const nodes = [...text.childNodes].map((node) => node.firstChild ?? node);
    return nodes.map((node) => (range.selectNode(node), range.getBoundingClientRect()));
  };
  const all = [...svg.querySelectorAll("text")].flatMap((text) => linesOf(text).map((box) => [text.textContent, box]));
  for (const shape of svg.querySelectorAll("rect")) {
    const box = shape.getBoundingClientRect();
    const own = shape.parentNode.querySelectorAll("text");
    for (const text of own) for (const line of linesOf(text)) {
      if (line.left < box.left || line.right > box.right) all.push([`beyond ${text.textContent}`, line]);
    }
  }
  const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 4 || b.bottom <= a.top + 4;
  const {left, top, right, bottom} = svg.getBoundingClientRect();
  const isIn = (box) => box.left >= left && box.top >= top && box.right <= right && box.bottom <= bottom;
  const outside = all.filter(([, box]) => !isIn(box)).map(([text]) => text);
  const over = all.flatMap(([text, box], index) =>
    all.slice(index + 1).filter(([, other]) => !apart(box, other)).map(([other]) => `${text} / ${other}`));
  return [...outside, ...over];
}"""


@pytest.mark.parametrize("path", DRAWN)
@pytest.mark.parametrize("prefix", PREFIX.values())
def test_nothing_overlaps_in_a_browser_nor_is_wider_than_a_telephone(open_page: Open, prefix: str, path: str) -> None:
    page = open_page(f"{prefix}{path}/", java_script_enabled=False, viewport={"width": 360, "height": 800})
    page.click("details.hc-flow > summary")
    svg = page.locator(".hc-flow svg")
    assert svg.evaluate(OUT_OF_PLACE) == []
    for wide in (320, 360, 1280):
        page.set_viewport_size({"width": wide, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= wide
        assert svg.locator("a").first.evaluate("each => each.getBoundingClientRect().height") >= 37
    assert re.fullmatch(r"-6 0 332 \d+", str(svg.get_attribute("viewBox")))
