"""`helpcenter rename`: another path of a page, or another id of a step or section, wherever it is named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from helpcenter.authoring.keeping import keep_up
from helpcenter.authoring.mentions import Name, edit_texts, edits_of, links_to_edit
from helpcenter.authoring.names import new_id, new_path, pages_at
from helpcenter.authoring.redirecting import entries_of, with_redirects
from helpcenter.authoring.trial import Trial, trial
from helpcenter.diagnostics import CannotCheckError, Edit
from helpcenter.dialect.procedures import STEPS_SECTION
from helpcenter.markdown.page import CHANNELS_SECTION, CHECK_CHANNEL, CONTACT, TALK_TO_SUPPORT
from helpcenter.markdown.steps import MESSAGE_SECTION
from helpcenter.messages import Message
from helpcenter.model import RESULT_SECTION, Outline, Page, Redirect, Site, address_of
from helpcenter.project.changes import Changes
from helpcenter.project.source_text import SAVED, Unsaved
from helpcenter.rules.navigation import HOME
from helpcenter.upkeep.addresses import addressed_as
from helpcenter.words.spellings import nearest

_PAGES_OF_THE_PROGRAM = (HOME, CONTACT, CHECK_CHANNEL, TALK_TO_SUPPORT)
_IDS_OF_THE_PROGRAM = (STEPS_SECTION, RESULT_SECTION)
_SECTIONS_OF_THE_PROGRAM = ((CONTACT, CHANNELS_SECTION), (TALK_TO_SUPPORT, MESSAGE_SECTION))


def rename_page(root: Path, old: str, new: str) -> Changes:
    """Return the changes that move a page to another path, in every language, with all that names it.

    Its old address leads to it still. Nothing is written. Raises CannotCheckError for what cannot be used, and
    RefusedError where something else is to be mended first.
    """
    with trial(root) as trying:
        pages = pages_at(old, trying.site)
        _refuse_unread(trying.site)
        path, to = next(iter(pages.values())).path, new_path(new, trying.site)
        if path in _PAGES_OF_THE_PROGRAM:
            raise CannotCheckError(Message("{path!r} is named in the program itself, and keeps its name", path=path))
        moved = {page.source: f"{trying.site.docs}/{language}/{to}" for language, page in pages.items()}
        _edit_links(trying, moved, {})
        edit_texts(trying, path, Name(to))
        _redirect_from(trying, path, to)
        for source, target in moved.items():
            trying.move(source, target)
        keep_up(trying)
        return trying.finish()


def rename_id(root: Path, page: str, old: str, new: str, unsaved: Unsaved = SAVED) -> Changes:
    """Return the changes that give a step or section another id, in every language, with all that leads to it.

    They are changes of the files, and of what an editor holds of some. Its old address leads to it still. Nothing is
    written. Raises as `rename_page` does.
    """
    with trial(root, unsaved) as trying:
        pages = pages_at(page, trying.site)
        _refuse_unread(trying.site)
        path = next(iter(pages.values())).path
        name = new_id(new, pages)
        if old in _IDS_OF_THE_PROGRAM or (path, old) in _SECTIONS_OF_THE_PROGRAM:
            raise CannotCheckError(Message("the id {id!r} has a meaning to the program, and stays", id=old))
        contents = {each.language: each for each in trying.pages(path)}
        _look_for(old, contents, pages)
        for each in contents.values():
            trying.edit(each.source, _at_its_place(each, old, name))
        _edit_links(trying, {}, {each.source: {old: name} for each in pages.values()})
        edit_texts(trying, path, Name(path, {old: name}))
        _refuse_left(trying, path, old)
        _redirect_id(trying, contents, old, name)
        keep_up(trying, {each.source: lambda id_: old if id_ == name else id_ for each in pages.values()})
        return trying.finish()


def _refuse_unread(site: Site) -> None:
    """Raise CannotCheckError where something cannot be read that may name what is renamed."""
    unread = [page.source for page in site.pages.values() if not page.readable]
    unread += [site.published.source] if site.published.problems else []
    if unread:
        raise CannotCheckError(
            Message("{path}:1:1: the file cannot be read as meant; `helpcenter check` says why", path=unread[0])
        )


def _refuse_left(trying: Trial, path: str, id_: str) -> None:
    """Raise CannotCheckError where a template still leads to an id that has another name now."""
    named = re.compile(rf"(?<![\w-]){re.escape(address_of(path).rstrip('/'))}/?#{re.escape(id_)}(?![\w-])")
    for source in trying.site.templates:
        text = (trying.content(source) or b"").decode(errors="replace")
        if found := named.search(text):
            line = text.count("\n", 0, found.start()) + 1
            raise CannotCheckError(
                Message(
                    "{path}:{line}:1: {found!r} can only be changed by hand", path=source, line=line, found=found[0]
                )
            )


def _edit_links(trying: Trial, moved: Mapping[str, str], ids: Mapping[str, Mapping[str, str]]) -> None:
    """Edit the links on all pages that lead to one that moves, from one that moves, or to an id with another name."""
    found = {
        page.source: links
        for page in trying.site.pages.values()
        if (links := dict(links_to_edit(page, trying.site, moved, ids)))
    }
    for path in dict.fromkeys(trying.site.pages[source].path for source in found):
        for page in trying.pages(path):
            trying.edit(page.source, edits_of(page, found.get(page.source, {})))


def _redirect_from(trying: Trial, old: str, new: str) -> None:
    """Let the page say that its old address leads to it, and all pages name it anew in what they say of others."""
    site = trying.site
    first = next(page for language in site.languages if (page := site.page(language, old)))
    sources = {page.source for page in site.pages.values() if page.redirects or page is first}
    for path in dict.fromkeys(site.pages[source].path for source in sources):
        for page in trying.pages(path):
            said = [each._replace(path=new) if each.path == old else each for each in page.redirects]
            if page.source == first.source and old in site.published.addresses:
                said.append(Redirect(old, "", "", 0))
            if page.source in sources:
                _say(trying, page, entries_of(said, new if path == old else path))


def _redirect_id(trying: Trial, pages: Mapping[str, Page], old: str, new: str) -> None:
    """Let the page say that an id has another name now, also where something led to the old one."""
    first = next(page for page in pages.values() if _has(page, old))
    for page in pages.values():
        said = [each._replace(to=new) if each.to == old else each for each in page.redirects]
        if page is first and addressed_as(page.path, old) in trying.site.published.addresses:
            said.append(Redirect(page.path, old, new, 0))
        _say(trying, page, entries_of(said, page.path))


def _say(trying: Trial, page: Page, entries: list[str]) -> None:
    trying.put(page.source, with_redirects(trying.content(page.source) or b"", page, entries))


def _look_for(id_: str, contents: Mapping[str, Page], pages: Mapping[str, Outline]) -> None:
    """Raise CannotCheckError unless somebody typed the id on the page."""
    if not any(_has(page, id_) for page in contents.values()):
        near = nearest(id_, {each.name for page in contents.values() for each in page.ids})
        source = next(iter(pages.values())).source
        raise CannotCheckError(
            Message("{path}:1:1: nothing has the id {id!r}; did you mean {near!r}?", path=source, id=id_, near=near)
            if near
            else Message("{path}:1:1: nothing has the id {id!r}", path=source, id=id_)
        )


def _has(page: Page, id_: str) -> bool:
    return any(each.name == id_ for each in page.ids)


def _at_its_place(page: Page, old: str, new: str) -> list[Edit]:
    """Return the edits of an id where it is typed, in braces or in a tag."""
    lines = page.raw.split("\n")
    typed = re.compile(rf"(?:#|\b(?:id|name)=[\"']?){re.escape(old)}")
    return [
        Edit(each.line, found.end() - len(old) + 1, found.end() + 1, new)
        for each in page.ids
        if each.name == old and (found := typed.search(lines[each.line - 1], each.column - 1))
    ]
