"""Sentences, cells, titles and links that were left in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from helpcenter.diagnostics import Finding
from helpcenter.languages import script_of
from helpcenter.messages import Message
from helpcenter.model import Page, Site, Text
from helpcenter.patterns import lazy_pattern
from helpcenter.words.scripts import Passage, find_foreign, has_script, odd_words

_MANY = 3
_ARROW = "→"
_BLOCK_TAG = lazy_pattern(
    r"</?(?P<name>td|th|tr|li|p|div|br|d[dt]|h[1-6]|summary|figcaption|caption|button|option)\b[^<>]*>", re.IGNORECASE
)
_WORDS = r"([\"'])(?P<words>[^\"'\n]{2,200})\1"
_SAID = lazy_pattern(rf"(?:\b(?:alt|title|aria-label|placeholder)=|\]\([^\s()]+ +){_WORDS}")
_DEFINED = lazy_pattern(rf" {{0,3}}\[[^\]\n]+\]: *\S+ +{_WORDS}")
_TRANSLATE = Message("translate it; put what is quoted from the screen between quotation marks")

Place = tuple[int, int, Passage]


def text_in_another_language(page: Page, site: Site) -> Iterator[Finding]:
    """Every sentence, heading and link of a page is in the language of the page.

    A reader who knows one language alone cannot read the sentence that was left in the other one, and it may be the one
    that says what not to do. Names stay as they are, and so does what is quoted from the screen.

    Bad:
        zh: ---
        zh: title: 登录
        zh: type: guide
        zh: reviewed: 2026-11-22
        zh: ---
        zh: # 登录
        zh:
        zh: 打开应用，点“登录”。
        en: ---
        en: title: Sign in
        en: type: guide
        en: reviewed: 2026-11-22
        en: ---
        en: # Sign in
        en:
        en: 打开应用，点“登录”。

    Good:
        zh: ---
        zh: title: 登录
        zh: type: guide
        zh: reviewed: 2026-11-22
        zh: ---
        zh: # 登录
        zh:
        zh: 打开应用，点“登录”。
        en: ---
        en: title: Sign in
        en: type: guide
        en: reviewed: 2026-11-22
        en: ---
        en: # Sign in
        en:
        en: Open the app and tap “登录” (Sign in).
    """
    script = script_of(page.language)
    if script is None:
        return
    names = tuple(site.brand_names.values())
    found = [*_in_texts(page, script, names), *_in_cells(page, script, names), *_in_titles(page, script, names)]
    found.sort(key=lambda each: each[:2])
    if len(found) >= _MANY and len(found) * 2 > len(page.texts):
        line, column, passage = found[0]
        message = Message(
            "Page is in another language, {words!r}, expected the language {language!r}",
            words=passage.words,
            language=page.language,
        )
        yield Finding(line, column, message, _TRANSLATE)
    else:
        for line, column, passage in found:
            message = Message(
                "Text is in another language, {words!r}, expected the language {language!r}",
                words=passage.words,
                language=page.language,
            )
            yield Finding(line, column, message, _TRANSLATE)


def _in_texts(page: Page, script: str, names: tuple[str, ...]) -> Iterator[Place]:
    """Yield what is in another language in paragraphs, items, headings, titles of notes, and the front matter."""
    for text in page.texts:
        if text.kind == "html" and "<" in text.source and "lang=" not in text.source:
            yield from ((*text.place(each.start), each) for each in _in_elements(text, script, names))
        elif text.kind != "cell" and (passage := _foreign_in(text, script, names)):
            yield *text.place(passage.start), passage


def _foreign_in(text: Text, script: str, names: tuple[str, ...]) -> Passage | None:
    """Return what of a text is in another language; an element that says its `lang` may hold it."""
    if "lang=" in text.source:
        return None
    passage = find_foreign(text.words, script, names, in_cell=text.kind == "cell")
    if passage is None and text.kind == "item" and _ARROW in text.words:
        passage = find_foreign(_condition(text), script, names)
    if passage is None:
        for link in text.links:
            if link.text and find_foreign(link.text, script, names):
                return Passage(link.start, link.text)
    return passage


def _condition(text: Text) -> str:
    """Return what stands before the arrow of a branch."""
    before, _, behind = text.words.rpartition(_ARROW)
    place = len(before) + len(_ARROW) + len(behind) - len(behind.lstrip(" ["))
    return before if any(abs(link.start - place) <= 1 for link in text.links) else ""


def _in_elements(text: Text, script: str, names: tuple[str, ...]) -> Iterator[Passage]:
    """Yield the elements of raw HTML in another language; a cell is compared with the others of its column."""
    columns: dict[int, list[tuple[int, str]]] = {}
    column, start, name = 0, 0, ""
    for tag in (*_BLOCK_TAG.finditer(text.source), None):
        end = tag.start() if tag else len(text.words)
        words = text.words[start:end]
        if name in ("td", "th"):
            columns.setdefault(column, []).append((start, words))
            column += 1
        if passage := find_foreign(words, script, names, in_cell=name in ("td", "th")):
            yield Passage(start + passage.start, passage.words)
        if tag:
            start, name = tag.end(), "" if tag[0].startswith("</") else tag["name"].lower()
            column = 0 if name == "tr" else column
    for cells in columns.values():
        for place in odd_words([words for _, words in cells], script, names):
            yield Passage(cells[place][0], cells[place][1].strip())


def _in_cells(page: Page, script: str, names: tuple[str, ...]) -> Iterator[Place]:
    """Yield the cells in another language, and the rows of which no cell is in that of the page."""
    cells = [text for text in page.texts if text.kind == "cell" and "lang=" not in text.source]
    odd = set(_odd_cells(page, cells, script, names)) if cells else set()
    for _, row in groupby(cells, key=lambda text: text.lines[0][1]):
        texts = list(row)
        found = [(*text.place(each.start), each) for text in texts if (each := _foreign_in(text, script, names))]
        found = found or [
            (*text.place(0), Passage(0, text.words.strip())) for text in texts if text.lines[0][1:] in odd
        ]
        words = "  ".join(text.words.strip() for text in texts)
        if not (found or has_script(words, script)) and (whole := find_foreign(words, script, names)):
            found = [(*texts[0].place(0), whole)]
        yield from found[:1]


def _odd_cells(page: Page, cells: list[Text], script: str, names: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where the cells are that are in another language than the rest of their column."""
    words = {text.lines[0][1:]: text.words for text in cells}
    for table in (block for block in page.all_blocks if block.kind == "table"):
        rows = [row for row in table.rows[:1] + table.rows[2:] if row]
        columns = [[row[column] for row in rows if column < len(row)] for column in range(len(rows[0]) if rows else 0)]
        for cells_, enough in ((rows[0] if rows else [], 1), *((column, 2) for column in columns)):
            places = [(cell[0], cell[1] + 1) for cell in cells_]
            for place in odd_words([words.get(each, "") for each in places], script, names, enough=enough):
                yield places[place]


def _in_titles(page: Page, script: str, names: tuple[str, ...]) -> Iterator[Place]:
    """Yield what is read to readers, or shown when they point at it: titles of links, and of raw HTML."""
    for text in page.texts:
        if '"' in text.source and "lang=" not in text.source:
            for said in _SAID.finditer(text.source):
                if passage := find_foreign(said["words"], script, names):
                    yield *text.place(said.start("words") + passage.start), passage
    definitions = [block.line for block in page.all_blocks if block.kind == "definition"]
    lines = page.raw.split("\n") if definitions else []
    for number in definitions:
        defined = _DEFINED.match(lines[number - 1])
        if defined and (passage := find_foreign(defined["words"], script, names)):
            yield number, defined.start("words") + passage.start + 1, passage
