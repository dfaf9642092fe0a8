"""Gives a step or a section another id, in every language, and wherever it is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from helpcenter.diagnostics import Edit
from helpcenter.editor.leading import BY_LABEL, span_of, target_of
from helpcenter.editor.refusing import CannotRenameError, refuse_names, refuse_site
from helpcenter.editor.restamping import restamped
from helpcenter.edits import apply
from helpcenter.examining import examine, read_pages
from helpcenter.messages import Message
from helpcenter.model import Link, Outline, Page, Site
from helpcenter.project.reading import Project
from helpcenter.project.source_text import read_bytes, read_text
from helpcenter.project.stamps import written
from helpcenter.upkeep.addresses import addresses, insertions, published_in
from helpcenter.upkeep.entries import entry_of

Edits = dict[str, list[Edit]]


class Task(NamedTuple):
    """What is to be renamed: on the page at `path`, the id `old`, which is to be `new`. `site` holds all outlines."""

    project: Project
    site: Site
    path: str
    old: str
    new: str

    def lines(self, source: str) -> list[str]:
        """Return the lines of a file."""
        return read_text(self.project.root / source, self.project.unsaved).split("\n")


def rename_id(task: Task) -> dict[str, bytes]:
    """Return what the files hold, by their names, in which something changes. Raises CannotRenameError."""
    pages = read_pages(task.project, task.path)
    refuse_names(task.site, pages, task.old, task.new)
    refuse_site(task.site, pages, task.old)
    edits: Edits = {}
    for page in pages:
        edits.setdefault(page.source, []).extend(_on_page(task, page))
    for each in task.site.pages.values():
        edits.setdefault(each.source, []).extend(_in_links(task, each))
    _lead_on(task, edits)
    after = {source: _applied(task, source, some) for source, some in edits.items() if some}
    return after | _stamps(task, after)


def _on_page(task: Task, page: Page) -> Iterator[Edit]:
    """Yield the edits where the id itself is written, and where `redirect_from` leads to it."""
    lines = task.lines(page.source)
    written_ids = [each for each in page.ids if each.name == task.old]
    for each in written_ids:
        pattern = re.compile(rf"(?<![\w-]){re.escape(task.old)}(?![\w-])")
        found = pattern.search(lines[each.line - 1], each.column - 1)
        if found is None or len(written_ids) > 1:
            raise CannotRenameError(_unclear(page.source, each.line, task.old))
        yield Edit(each.line, found.start() + 1, found.end() + 1, task.new)
    yield from _in_redirects(task, page, lines)


def _in_redirects(task: Task, page: Page, lines: list[str]) -> Iterator[Edit]:
    """Yield the edits of `redirect_from`; the entry by which the new id led to the old one is turned round."""
    quoted = "[\"']?"
    old = rf"{quoted}#?{re.escape(task.old)}{quoted}(?=[ ]*(?:[,}}\]]|$))"
    entries = [each for each in page.redirects if each.to == task.old]
    for line in dict.fromkeys(each.line for each in entries):
        count = sum(each.line == line for each in entries)
        found = list(re.finditer(rf"(?P<from>{quoted}[^\s,\[{{\"']*{quoted}):[ ]+(?P<to>{old})", lines[line - 1]))
        if len(found) != count:
            raise CannotRenameError(_unclear(page.source, line, task.old))
        for each in found:
            if each["from"].strip("\"'") == f"#{task.new}":
                turned = entry_of(task.path, task.old, task.path, task.new)
                yield Edit(line, each.start() + 1, each.end() + 1, turned)
            else:
                yield Edit(line, each.start("to") + 1, each.end("to") + 1, task.new)


def _in_links(task: Task, page: Outline) -> Iterator[Edit]:
    """Yield the edits of the links on a page that lead to the id."""
    links = [each for each in page.links if each.kind not in BY_LABEL and _leads_there(task, each, page)]
    lines = task.lines(page.source) if links else []
    for link in links:
        place = span_of(link, lines).target
        if place is None:
            raise CannotRenameError(_unclear(page.source, link.target_line, task.old))
        mark = link.target.index("#")
        yield Edit(place.line, place.column + mark + 1, place.column + len(link.target), task.new)


def _leads_there(task: Task, link: Link, page: Outline) -> bool:
    if "#" not in link.target:
        return False
    file, name = target_of(link, page, task.site)
    target = task.site.pages.get(file)
    return name == task.old and target is not None and target.path == task.path


def _lead_on(task: Task, edits: Edits) -> None:
    """Add the edits by which the old address, where it was published, leads to the new one, which is published now."""
    published = task.site.published
    if not published.exists:
        return
    known = addresses(task.site)
    olds = {path for path, _, name in (each.partition("#") for each in published.addresses) if name == task.old}
    is_turned = any(each.anchor == task.new and each.path == task.path for _, each in known.said)
    if not is_turned and any(known.ways.page_for(path) == task.path for path in olds):
        page = next(published_in(task.site, task.path))
        if page.opening is None:
            raise CannotRenameError(
                Message("{file}: `redirect_from` is typed in a way to which only its writer can add", file=page.source)
            )
        entry = entry_of(task.path, task.old, task.path, task.new)
        edits.setdefault(page.source, []).append(page.opening.edit([entry]))
    address = f"{task.path}#{task.new}"
    if address not in published.addresses:
        edits.setdefault(published.source, []).extend(insertions([address], published))


def _applied(task: Task, source: str, edits: list[Edit]) -> bytes:
    return apply(read_bytes(task.project.root / source, task.project.unsaved), edits)


def _stamps(task: Task, after: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the file of the stamps as it has to be, so that what followed its source before still does."""
    site, project = task.site, task.project
    if not site.stamps.exists:
        return {}
    changed = {project.root / source: data for source, data in after.items()}
    renamed = replace(project, unsaved={**project.unsaved, **changed})
    paths = dict.fromkeys(site.pages[source].path for source in after if source in site.pages)
    outlines = {each.source: each for path in paths for each in examine(renamed, path, ()).outlines}
    stamps = restamped(site, outlines, task.path, task.old, task.new)
    text = written(stamps, site.docs).encode()
    return {} if stamps == site.stamps.pages else {site.stamps.source: text}


def _unclear(source: str, line: int, name: str) -> Message:
    return Message(
        "{file}:{line}: what is typed there for {id!r} can only be changed by hand", file=source, line=line, id=name
    )
