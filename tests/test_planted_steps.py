"""One slip, planted into a right page, is one finding, on the line where the writer mends it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from helpcenter.model import Register, Site
from helpcenter.parser import parse_page
from helpcenter.rules import PAGE_RULES

RIGHT = Path(__file__).parent / "right"
LANGUAGES = ("zh", "en")
OF_TWO_STEPS = re.compile(r"\ntype: procedure\n.*\n## .*\{#steps\}.*\n2\. ", re.DOTALL)
PROCEDURES = [
    file.relative_to(RIGHT / "en").as_posix()
    for file in sorted((RIGHT / "en").rglob("*.md"))
    if OF_TWO_STEPS.search(file.read_text(encoding="utf-8"))
]
STEP = re.compile(r"(?P<number>\d+)\. +(?P<words>.*)")
ID = re.compile(r"    \{: #(?P<id>[\w-]+) \}")

Plant = Callable[[list[str], int, int], tuple[list[str], int]]


def put(new: str) -> Plant:
    """Put another line in place of the first one of the step."""
    return lambda lines, start, _: ([*lines[:start], filled(new, lines[start]), *lines[start + 1 :]], 0)


def filled(text: str, line: str) -> str:
    match = STEP.match(line)
    assert match
    number = int(match["number"])
    numbers = {"n": number, "more": number + 1, "wide": chr(0xFF10 + number), "ring": chr(0x245F + number)}
    return text.format(**numbers, words=match["words"])


def before(*new: str) -> Plant:
    """Put a block before the step, with blank lines around it."""
    return lambda lines, start, _: ([*lines[:start], "", *new, "", *lines[start:]], 1)


def take_id(lines: list[str], start: int, _end: int) -> tuple[list[str], int]:
    place = id_of(lines, start)
    return lines[:place] + lines[place + 1 :], 0


def move_id(lines: list[str], start: int, end: int) -> tuple[list[str], int]:
    place = id_of(lines, start)
    return [*lines[:place], *lines[place + 1 : end], "", lines[place], "", *lines[end:]], end - start


def same_line(lines: list[str], start: int, _end: int) -> tuple[list[str], int]:
    place = id_of(lines, start)
    joined = [*lines[: place - 1], f"{lines[place - 1]} {lines[place].strip()}", *lines[place + 1 :]]
    return joined, place - 1 - start


def twice(lines: list[str], start: int, end: int) -> tuple[list[str], int]:
    return [*lines[:end], "", *lines[start:end], *lines[end:]], end - start + 1


def id_of(lines: list[str], start: int) -> int:
    return next(place for place in range(start, len(lines)) if ID.match(lines[place]))


PLANTS: dict[str, tuple[str, Plant]] = {
    "another number": ("S101", put("{more}.  {words}")),
    "ideographic comma": ("S105", put("{n}、{words}")),
    "bracket": ("S105", put("（{n}）{words}")),
    "full-width digit": ("S105", put("{wide}.  {words}")),
    "circled": ("S105", put("{ring} {words}")),
    "no space": ("S105", put("{n}.{words}")),
    "no-break space": ("S105", put("{n}.\u00a0{words}")),
    "escaped": ("S105", put("{n}\\.  {words}")),
    "bullet": ("S105", put("-   {words}")),
    "words": ("S105", put("第 {n} 步：{words}")),
    "bold": ("S106", put("**Step {n}** {words}")),
    "heading": ("S106", put("### 第 {n} 步 {words}")),
    "paragraph": ("S102", before("More.")),
    "code": ("S102", before("```", "1. x", "", "9. y", "```")),
    "note": ("S102", before("!!! note", "    x", "", "    y")),
    "comment": ("S102", before("<!-- x", "", "y -->")),
    "table": ("S102", before("| a | b |", "| - | - |", "| c | d |")),
    "no id": ("S114", take_id),
    "id behind": ("S115", move_id),
    "id on the line": ("S115", same_line),
    "nothing": ("S110", put("{n}.  ")),
    "placeholder": ("S112", put("{n}.  待补充")),
    "twice": ("S111", twice),
}


def read_and_check(path: str, texts: dict[str, str]) -> set[tuple[str, str, int]]:
    pages = {f"docs/{language}/{path}": text for language, text in texts.items()}
    read = {
        source: parse_page(text, path=path, language=language, source=source)
        for (source, text), language in zip(pages.items(), texts, strict=True)
    }
    site = Site("docs", LANGUAGES, read, frozenset(), Register("docs/channels.yml"))
    return {
        (code, page.language, finding.line)
        for code, rule in PAGE_RULES.items()
        if code.startswith("S")
        for page in read.values()
        for finding in rule(page, site)
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PROCEDURES)
def test_one_slip_is_one_finding(path: str, language: str) -> None:
    texts = {each: (RIGHT / each / path).read_text(encoding="utf-8-sig") for each in LANGUAGES}
    lines = texts[language].split("\n")
    section = next(place for place, line in enumerate(lines) if "{#steps}" in line)
    steps = [place for place in range(section, len(lines)) if STEP.match(lines[place])]
    behind = next(place for place in range(section + 1, len(lines)) if lines[place].startswith("## "))
    start, end = [*steps, behind][1:3]
    for name, (code, plant) in PLANTS.items():
        planted, below = plant(lines, start, end)
        found = read_and_check(path, {**texts, language: "\n".join(planted)})
        assert (name, found) == (name, {(code, language, start + below + 1)})
