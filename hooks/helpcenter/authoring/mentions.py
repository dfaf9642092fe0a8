"""What names a page or an id besides the page itself, and the edits that give it another name there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote, unquote

from helpcenter.authoring.lines import Lines
from helpcenter.authoring.trial import Trial
from helpcenter.diagnostics import Edit
from helpcenter.model import Link, Outline, Page, Site, address_of, resolve
from helpcenter.rules.contact import contact_pages
from helpcenter.targets.faults import is_address
from helpcenter.targets.files import file_of, path_from, published, split
from helpcenter.targets.repairs import change

_TYPED = ("link", "image", "html", "definition", "related")  # those of other kinds are typed in a definition
_REST = r"(?:#(?P<id>[\w-]+))?(?![\w/-])"
_COMMENT = re.compile(r"(?:^|\s)#")

Finder = Callable[[int, str], Iterator[Edit]]  # of the edits of a line, given with its number


class Name(NamedTuple):
    """What a page is called from now on: its `path`, and its `ids` by those that they were."""

    path: str
    ids: Mapping[str, str] = MappingProxyType({})

    def at(self, id_: str) -> str:
        """Return what an id is now, with its mark."""
        return f"#{self.ids.get(id_, id_)}" if id_ else ""


def links_to_edit(
    page: Outline, site: Site, moved: Mapping[str, str], ids: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[Link, str]]:
    """Yield the links of a page that have to be typed otherwise, each with what it has to lead to.

    `moved` says of files that move, this page perhaps among them, where to; `ids` of a file what its ids are now.
    """
    here = moved.get(page.source, page.source)
    for link in page.links:
        if link.kind not in _TYPED or is_address(link.target):
            continue
        path, rest = split(link.target)
        file = file_of(link, page, site) or page.source
        if file not in site.files:
            continue  # the check says so, before as after
        to = moved.get(file, file)
        typed = link.target[: len(link.target) - len(rest)]
        if path and (to, here) != (file, page.source):
            typed = _way(link, path, here, to, site)
        before, mark, anchor = rest.partition("#")
        name = ids.get(file, {}).get(unquote(anchor), anchor)
        if f"{typed}{before}{mark}{name}" != link.target:
            yield link, f"{typed}{before}{mark}{name}"


def edits_of(page: Page, links: Mapping[Link, str]) -> Iterator[Edit]:
    """Yield the edits of a page for links and what they have to lead to."""
    for link, new in links.items():
        yield from change(link, page, new)


def _way(link: Link, path: str, here: str, to: str, site: Site) -> str:
    """Return how a link in the file `here`, whose path was typed as `path`, names the file `to`."""
    if link.kind == "html":
        folder = "/".join([*here.split("/")[: site.docs.count("/") + 2], ""])
        start, end = published(here.removeprefix(folder)), published(to.removeprefix(folder))
        way = path_from(start.rstrip("/"), end.rstrip("/")) or "."
        return f"{way}/" if end.endswith("/") or not end else way
    way = path_from(posixpath.dirname(here), to)
    begin = "./" if path.startswith("./") and not way.startswith("../") else ""
    return begin + (quote(way) if "%" in link.target else way)


def edit_texts(trial: Trial, path: str, name: Name) -> None:
    """Give the page at `path` its new name in mkdocs.yml, in the registers and in the templates of the theme."""
    site = trial.site
    bases = ["", *sorted({site.pages[each].path for each in contact_pages(site) if each in site.pages})]
    for source in sorted(site.files):
        if source.endswith((".yml", ".yaml")) and posixpath.dirname(source) == site.docs:
            _edit(trial, source, _in_register(path, bases, name))
    lines = {line for each, line in site.navigation or () if each == path}
    lines |= {line for each, line in site.redirects if path in each}
    lines |= {site.extras.announced[1]} if site.extras.announced else set()
    _edit(trial, site.config_source, _in_config(path, lines, name, site.languages))
    for source in site.templates:
        _edit(trial, source, _in_template(path, name, site.languages))


def _edit(trial: Trial, source: str, edits: Finder) -> None:
    lines = Lines.of(trial.content(source) or b"").texts
    trial.edit(source, [each for number, line in enumerate(lines, start=1) for each in edits(number, line)])


def _in_register(path: str, bases: list[str], name: Name) -> Finder:
    """Return what edits a line that names the page as seen from its language or from where the register is shown."""
    pattern = re.compile(rf"(?<![\w./-])(?P<typed>[\w./-]*{re.escape(posixpath.basename(path))}){_REST}")

    def edits(number: int, line: str) -> Iterator[Edit]:
        for found in pattern.finditer(line) if not line.lstrip().startswith("#") else ():
            base = next((each for each in bases if resolve(each, found["typed"]) == path), None)
            if base is not None:
                way = posixpath.relpath("/" + name.path, "/" + posixpath.dirname(base))
                yield Edit(number, found.start() + 1, found.end() + 1, way + name.at(found["id"] or ""))

    return edits


def _in_config(path: str, lines: set[int], name: Name, languages: Iterable[str]) -> Finder:
    """Return what edits the lines of mkdocs.yml that lead to the page, but for their comments."""
    pattern = re.compile(rf"(?<![\w./-])(?P<folder>{_folder(languages)}){re.escape(path)}{_REST}")

    def edits(number: int, line: str) -> Iterator[Edit]:
        typed = _COMMENT.split(line, maxsplit=1)[0]
        for found in pattern.finditer(typed) if number in lines else ():
            text = found["folder"] + name.path + name.at(found["id"] or "")
            yield Edit(number, found.start() + 1, found.end() + 1, text)

    return edits


def _in_template(path: str, name: Name, languages: Iterable[str]) -> Finder:
    """Return what edits the address of the page in a template, which stands in quotes.

    One word, such as 'faq', is an address only where the template makes one of it: it may be a type of page.
    """
    address = address_of(path).rstrip("/")
    ends = "/?" if "/" in address else r"/|(?=['\"]\)?\s*\|\s*url)"
    pattern = re.compile(
        rf"(?<=['\"])(?P<folder>{_folder(languages)}){re.escape(address)}(?P<slash>{ends})(?:#(?P<id>[\w-]+))?(?=['\"?])"
    )

    def edits(number: int, line: str) -> Iterator[Edit]:
        for found in pattern.finditer(line) if address else ():
            text = found["folder"] + address_of(name.path).rstrip("/") + found["slash"] + name.at(found["id"] or "")
            yield Edit(number, found.start() + 1, found.end() + 1, text)

    return edits


def _folder(languages: Iterable[str]) -> str:
    return f"(?:(?:{'|'.join(map(re.escape, languages))})/)?"
