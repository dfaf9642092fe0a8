"""Why a step or a section cannot be given another id."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpcenter.dialect.procedures import STEPS_SECTION
from helpcenter.messages import Message
from helpcenter.model import RESULT_SECTION, TITLE_ID, Page, Site
from helpcenter.model.allowed_html import is_reserved_id
from helpcenter.upkeep.addresses import addresses

_USABLE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_WITH_MEANING = (TITLE_ID, STEPS_SECTION, RESULT_SECTION)  # by which the title and two sections are known


class CannotRenameError(Exception):
    """An id cannot be changed; nothing is."""

    def __init__(self, message: Message) -> None:
        """Take what whoever asked for it is told."""
        super().__init__(message)
        self.message = message


def refuse_names(site: Site, pages: Sequence[Page], old: str, new: str) -> None:
    """Raise CannotRenameError where the old id is nobody's to change, or the new one cannot be used on the pages."""
    own = {id_ for page in pages for id_ in (*(each.id for each in page.headings), *(each.id for each in page.steps))}
    if old not in own:
        raise CannotRenameError(Message("{id!r} is no id that is written at a heading or a step", id=old))
    for name in (old, new):
        if name in _WITH_MEANING or is_reserved_id(name):
            raise CannotRenameError(Message("{id!r} is an id by which this site knows a part of the page", id=name))
    if not _USABLE.fullmatch(new):
        raise CannotRenameError(
            Message("{id!r} cannot be an id, expected small letters, digits and hyphens, as in verify-identity", id=new)
        )
    for page in pages:
        if new in page.anchors or new in page.lost_ids:
            raise CannotRenameError(Message("{id!r} is on {file} already", id=new, file=page.source))
    for said in addresses(site).said:
        redirect = said.redirect
        if redirect.path == pages[0].path and redirect.anchor == new and redirect.to != old:
            raise CannotRenameError(
                Message(
                    "{id!r} leads to {to!r}, as {file} says in `redirect_from`, expected an id that was not published",
                    id=new,
                    to=redirect.to or TITLE_ID,
                    file=said.page.source,
                )
            )


def refuse_site(site: Site, pages: Sequence[Page], old: str) -> None:
    """Raise CannotRenameError where something that names the id cannot be read, or is no page."""
    unread = [page.source for page in pages if page.problem]
    unread += [page.source for page in site.pages.values() if not page.readable]
    for read in (site.stamps, site.published):
        unread += [read.source] if read.problems else []
    if unread:
        raise CannotRenameError(Message("{file} cannot be read as meant, mend it first", file=unread[0]))
    named = re.compile(rf"[/}}\"'`)]#{re.escape(old)}(?![\w-])")
    for source, text in {site.config_source: site.config, **site.templates}.items():
        if found := named.search(text):
            line = text.count("\n", 0, found.start()) + 1
            raise CannotRenameError(
                Message("{file}:{line} names {id!r}, and is no page: change it by hand", file=source, line=line, id=old)
            )
