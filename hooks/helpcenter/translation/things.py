"""What two languages of a page must have in common: notes, tabs, tables, code, pictures, links, items of lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import unquote

from helpcenter.dialect.masking import FENCE
from helpcenter.model import Link, Outline, Page, Site
from helpcenter.targets.faults import fault_of, is_address
from helpcenter.targets.files import file_of, split
from helpcenter.words.look_alikes import seems

BROKEN = "?"

_LINKS = ("link", "reference")
_IMAGES = ("image", "image-reference")
_TYPED = {"reference": "link", "image-reference": "image"}  # what is wrong with a target is asked where it is typed
_NOTES = ("admonition", "details")
_NAME_PARTS = re.compile(r"[-_./ ]+")

# What looks like one to a writer, though a reader may not see it as one.
_FOOTNOTE = re.compile(r"\s*[\[［]\s*\^")
_MARK = re.compile(r".*\[\^[^\]]*\](?!:)")
_NOTE = re.compile(r"[\s>]*(?:[!！]{2,}|\?{3,}|？{3,}|:{3,} *\w|\[!\w)")
_TAB = re.compile(r"\s*(?:={2,}|＝{2,})[+!]*\s*[^\s=＝]")
_TABLE = re.compile(r"[^|｜]*[|｜]")
_CODE = re.compile(rf"\s*(?:{FENCE}|`{{2,}}|~{{2,}})")
_ELEMENT = re.compile(r"<(li|tr|dt|dd)\b", re.IGNORECASE)
_ITEM = re.compile(r"[\s>]*(?:[-*+•·‣–—](?![-*+•·‣–—])|[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.)、．）]|[①-⑳])")


class Thing(NamedTuple):
    """Something on a page; `key` is what two languages must have in common, `shown` how to name it to a writer."""

    line: int
    column: int
    key: str
    shown: str
    link: Link | None = None


class Kind(NamedTuple):
    """How things of a kind are found on a page, and what looks like one.

    `more_lines` below the first tell it from the next one; all lines of a block look like it.
    """

    find: Callable[[Page, Site], list[Thing]]
    looks: re.Pattern[str] | None = None
    more_lines: int = 0
    is_block: bool = False


def is_image(link: Link) -> bool:
    """Tell whether a link shows a picture."""
    return link.kind in _IMAGES or (link.kind == "html" and link.name.startswith("img src"))


def is_link(link: Link) -> bool:
    """Tell whether a reader can follow a link; neither a definition nor an address shown as it is."""
    return link.kind in _LINKS or (link.kind == "html" and link.name == "a href")


def target_key(link: Link, page: Outline, site: Site) -> str:
    """Return where a link leads, named from the folder of its language; BROKEN for nowhere, or for another site."""
    typed = link._replace(kind=_TYPED.get(link.kind, link.kind))
    if is_address(link.target) or fault_of(typed, page, site) or seems(link.target) != link.target:
        return BROKEN
    path, rest = split(link.target)
    anchor = unquote(rest.partition("#")[2])
    if not path:
        return f"{page.path}#{anchor}" if anchor in page.anchors else BROKEN
    file = _inside(file_of(link, page, site), page, site)
    return f"{file}#{anchor}" if anchor else file


def picture_key(link: Link, page: Outline, site: Site) -> str:
    """Return the file of a picture, named from the folder of its language, without the codes of languages."""
    path = link.target if is_address(link.target) else _inside(file_of(link, page, site), page, site)
    codes = {code for language in site.languages for code in (language.lower(), language.partition("-")[0].lower())}
    return "/".join(part for part in _NAME_PARTS.split(unquote(path).lower()) if part and part not in codes)


def _inside(file: str, page: Outline, site: Site) -> str:
    return file.removeprefix(f"{site.docs}/{page.language}/")


def _notes(page: Page, _site: Site) -> list[Thing]:
    names = ((each, each.name.partition(" ")[0] or "note") for each in page.all_blocks if each.kind in _NOTES)
    return [Thing(each.line, each.column, name, name) for each, name in names]


def _tabs(page: Page, _site: Site) -> list[Thing]:
    return [Thing(each.line, each.column, "", each.title or "") for each in page.all_blocks if each.kind == "tab"]


def _tables(page: Page, _site: Site) -> list[Thing]:
    """Find tables, each with the number of its columns."""
    return [
        Thing(each.line, each.column, str(len(each.rows[0])), "table")
        for each in page.all_blocks
        if each.kind == "table"
    ]


def _rows(page: Page, _site: Site) -> list[Thing]:
    """Find the rows of tables, each with the number of its table on the page; the line below the head is none."""
    tables = [each for each in page.all_blocks if each.kind == "table"]
    return [
        Thing(row[0][0], row[0][1], str(place), "row")
        for place, each in enumerate(tables)
        for row in each.rows[:1] + each.rows[2:]
        if row
    ]


def _cells(page: Page, _site: Site) -> list[Thing]:
    """Find the cells of tables, a row that is short of one included."""
    return [
        Thing(cell[0], cell[1], "", "cell")
        for each in page.all_blocks
        if each.kind == "table"
        for row in each.rows
        for cell in row
    ]


def _footnotes(page: Page, _site: Site) -> list[Thing]:
    return [Thing(each.line, each.column, "", each.name) for each in page.footnotes]


def _marks(page: Page, _site: Site) -> list[Thing]:
    return [Thing(each.line, each.column, each.name, each.name) for each in page.footnote_references]


def _codes(page: Page, _site: Site) -> list[Thing]:
    if page.unclosed_fences:
        return []
    return [Thing(number, line.index(FENCE) + 1, "", "code") for number, line in page.lines if FENCE in line]


def _images(page: Page, site: Site) -> list[Thing]:
    return [
        Thing(each.line, each.column, picture_key(each, page, site), each.target, each)
        for each in page.links
        if is_image(each)
    ]


def _links(page: Page, site: Site) -> list[Thing]:
    return [
        Thing(each.line, each.column, target_key(each, page, site), each.target) for each in page.links if is_link(each)
    ]


def _items(page: Page, _site: Site) -> list[Thing]:
    """Find the items of lists, each with the number of its list on the page; neither steps nor their list count."""
    steps = {step.line for step in page.steps}
    lists = (each for each in page.all_blocks if each.kind == "list" and each.line not in steps)
    found = {id(item): place for place, each in enumerate(lists) for item in each.children}
    return [
        Thing(each.line, each.column, str(found.get(id(each), 0)), "item")
        for each in page.all_blocks
        if each.kind == "item" and each.line not in steps
    ]


def _elements(page: Page, _site: Site) -> list[Thing]:
    """Find the items and rows of raw HTML, each with the name of its element."""
    return [
        Thing(number, found.start() + 1, found[1].lower(), found[1])
        for number, line in page.lines
        if "<" in line
        for found in _ELEMENT.finditer(line)
    ]


# In this order: whatever is lost takes with it what stands in it, and is named alone.
KINDS = MappingProxyType(
    {
        "footnote": Kind(_footnotes, _FOOTNOTE),
        "note": Kind(_notes, _NOTE, 3),
        "tab": Kind(_tabs, _TAB, 3),
        "table": Kind(_tables, _TABLE, is_block=True),
        "row": Kind(_rows, _TABLE),
        "cell": Kind(_cells, _TABLE),
        "code": Kind(_codes, _CODE),
        "image": Kind(_images),
        "link": Kind(_links),
        "item": Kind(_items, _ITEM),
        "element": Kind(_elements),
        "mark": Kind(_marks, _MARK),
    }
)
WITH_TEXT = ("footnote", "note", "tab", "table", "row", "cell", "item", "element")
