"""What is wrong with the target of a link."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from enum import Enum, auto

from helpcenter.model import Link, Outline, Site, resolve
from helpcenter.targets.files import (
    MARKDOWN,
    Around,
    around_of,
    by_small_letters,
    climbs_out,
    file_at,
    is_published,
    split,
)
from helpcenter.words.look_alikes import seems

# What a writer can only have meant as a target, so that "[OK]（见下文）" and "(above)[1]" are left alone.
TARGET = (
    r"(?:[#＃][^\s()\[\]（）0-9][^\s()\[\]（）]*|(?:https?://|mailto:|tel:)[^\s()\[\]（）]+|\.{1,2}/[^\s()\[\]（）]*|"
    r"[^\s()\[\]（）#]{1,200}\.(?:md|html?|png|jpe?g|gif|svg|webp|pdf)(?:[#＃?][^\s()\[\]（）]*)?)"
)
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", ".ico")

_ADDRESS = re.compile(
    r"\s*(?:[a-z][a-z0-9+-]*|j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t\s*):|(?:https?|mailto|tel|sms)(?:[：;；]|\s+:)|https?//|//|www\.|"
    r"\+?\d[\d -]{5,}$|(?!\S+\.(?:md|png|jpe?g|gif|svg|webp)\b)[^/?#]*[@＠]|"
    r"(?:[a-z0-9-]+\.)+(?:com|cn|net|org)(?:[/:?#]|$)",
    re.IGNORECASE,
)
_FULL_WIDTH = re.compile(r"[＃．／＼？％＿０-９Ａ-Ｚａ-ｚ。]")
_FINISHED = re.compile(r"\.html?$", re.IGNORECASE)
_BY_LABEL = ("reference", "image-reference")
_LIKE_TARGET = re.compile(TARGET)
_NAME_MARK = re.compile(r"[./#:＃@]")


class Fault(Enum):
    """What is wrong with where a link leads; of several only the first one counts."""

    EMPTY = auto()
    SWAPPED = auto()
    FULL_WIDTH = auto()
    BACKSLASH = auto()
    SPACE = auto()
    ABSOLUTE = auto()
    OUTSIDE = auto()
    OTHER_LANGUAGE = auto()
    UNPUBLISHED = auto()
    HTML = auto()
    NO_SUFFIX = auto()
    WRONG_CASE = auto()
    NO_IMAGE = auto()
    NO_FILE = auto()
    RAW = auto()


def is_address(target: str) -> bool:
    """Tell whether a target leads, or was meant to lead, to another site, a mailbox or a telephone."""
    return bool(_ADDRESS.match(target))


def faulty(page: Outline, site: Site, fault: Fault) -> Iterator[Link]:
    """Yield the links of a page with that fault; a label with a definition only where it is defined."""
    faults = site.once(("faults", page.source), lambda: _faults(page.links, around_of(page, site)))
    return iter(faults.get(fault, ()))


def fault_of(link: Link, page: Outline, site: Site) -> Fault | None:
    """Return what is wrong with the target of a link; an id that is not there is another matter."""
    return _fault(link, around_of(page, site))


def _faults(links: tuple[Link, ...], around: Around) -> dict[Fault, list[Link]]:
    """Return the links with a fault."""
    found: dict[Fault, list[Link]] = {}
    for link in links:
        if fault := _fault(link, around):
            found.setdefault(fault, []).append(link)
    return found


def _fault(link: Link, around: Around) -> Fault | None:
    target = link.target
    if link.kind in _BY_LABEL:
        return Fault.EMPTY if link.defined and not target.strip("#? ") else None
    path, rest = split(target)
    file = _file(link, path, around) if path else ""
    is_there = not path or (is_published(file, around) and not climbs_out(path, around))
    if is_there and path and _is_misused(link, path):
        return Fault.NO_IMAGE if link.kind == "image" else Fault.NO_FILE
    if is_there and len(target) > 1 and rest.isascii() and rest.isprintable() and " " not in rest:
        return None
    if not target.strip("#＃? \n\u3000"):
        return None if link.kind in ("related", "definition") else Fault.EMPTY
    return (
        None
        if _is_for_others(link)
        else _spelling(link, path, rest, is_there=is_there) or _leading(link, path, file, around)
    )


def _is_misused(link: Link, path: str) -> bool:
    """Tell whether a file that is there is named as a folder is, or a page as a picture."""
    return link.kind != "html" and (path.endswith("/") or (link.kind == "image" and bool(MARKDOWN.search(path))))


def _is_for_others(link: Link) -> bool:
    """Tell whether other rules look at a target: those for addresses, for text, or for links that are split."""
    target = link.target
    split_link = link.kind == "definition" and target.startswith("(")
    return bool(link.kind == "autolink" or split_link or seems(target) != target or is_address(target))


def _spelling(link: Link, path: str, rest: str, *, is_there: bool) -> Fault | None:
    """Return what is wrong with the characters of a target; a file that is there may be called what it likes."""
    if link.kind == "link" and not _NAME_MARK.search(link.target) and _LIKE_TARGET.fullmatch(link.text):
        return Fault.SWAPPED
    if "＃" in rest or (not is_there and _FULL_WIDTH.search(path)):
        return Fault.FULL_WIDTH
    if not is_there and "\\" in path:
        return Fault.BACKSLASH
    if re.search(r"\s", rest if is_there else path + link.target):
        return Fault.SPACE
    return None


def _leading(link: Link, path: str, file: str, around: Around) -> Fault | None:
    """Return what is wrong with where a path leads."""
    is_outside = climbs_out(path, around)
    if not path or (is_published(file, around) and not is_outside):
        return None
    others = tuple(f"{around.docs}/{each}/" for each in around.languages if each != around.language)
    if path.startswith("/"):
        inside = f"{around.docs}/{path.strip('/').removeprefix(around.docs + '/')}/"
        return Fault.OTHER_LANGUAGE if inside.startswith(others) else Fault.ABSOLUTE
    if f"{file}/".startswith(others):
        return Fault.OTHER_LANGUAGE
    if link.kind == "html":
        return Fault.RAW
    if is_outside or not f"{file}/".startswith(f"{around.docs}/"):
        return Fault.OUTSIDE
    return Fault.UNPUBLISHED if file in around.unpublished else _naming(link, path, file, around)


def _naming(link: Link, path: str, file: str, around: Around) -> Fault:
    """Return what is wrong with the name of a file that is not there."""
    name = posixpath.basename(path)
    if by_small_letters(around.files).get(file.casefold(), "").startswith(around.folder):
        return Fault.WRONG_CASE
    if link.kind == "image" or name.lower().endswith(PICTURES):
        return Fault.NO_IMAGE
    if _FINISHED.search(name):
        return Fault.HTML
    return Fault.NO_SUFFIX if "." not in name.strip(".") or f"{file}.md" in around.files else Fault.NO_FILE


def _file(link: Link, path: str, around: Around) -> str:
    """Return the source file that a path leads to, or would."""
    return file_at(path, around) if link.kind == "html" else resolve(around.source, path)
