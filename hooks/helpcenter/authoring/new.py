"""`helpcenter new`: a page in every language, which passes the check but for what the writer has to fill in."""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from helpcenter.authoring import filling
from helpcenter.authoring.filling import Filling, filled, ids_in
from helpcenter.authoring.keeping import keep_up
from helpcenter.authoring.menu import add_to_menu
from helpcenter.authoring.names import new_id, new_path, one_line, page_path
from helpcenter.authoring.trial import trial
from helpcenter.diagnostics import CannotCheckError, Diagnostic
from helpcenter.messages import Message, listed
from helpcenter.model import PAGE_TYPES, TITLE_ID, Site
from helpcenter.project.changes import Changes
from helpcenter.rules import PAGE_RULES
from helpcenter.rules.contact import contact_pages
from helpcenter.rules.unwritten import unwritten_text
from helpcenter.words.placeholders import find_marks

PROCEDURE = "procedure"
STEPS = ("begin", "go-on", "finish")  # until the writer gives them names of their own
_Test = Callable[[Diagnostic], bool]

UNWRITTEN = next(code for code, rule in PAGE_RULES.items() if rule is unwritten_text)


def new_page(  # noqa: PLR0913 -- what a page needs to be one
    root: Path,
    kind: str,
    name: str,
    titles: Mapping[str, str | None],
    *,
    owner: str | None = None,
    after: str | None = None,
    steps: Sequence[str] = (),
) -> Changes:
    """Return the changes that make a page of the type `kind` with a title in every language; nothing is written.

    It stands in the navigation behind the page `after`. `steps` are the ids of its steps, where it is a procedure.
    Raises CannotCheckError for what cannot be used, and RefusedError where something else is to be mended first.
    """
    if kind not in PAGE_TYPES:
        raise CannotCheckError(
            Message("{kind!r} is no type of page, expected one of {types}", kind=kind, types=listed(PAGE_TYPES))
        )
    if steps and kind != PROCEDURE:
        raise CannotCheckError(
            Message("only a page of the type 'procedure' has steps, and this is {kind!r}", kind=kind)
        )
    with trial(root) as trying:
        site = trying.site
        path = new_path(name, site)
        heads = {language: _title(language, titles) for language in site.languages}
        ids = _ids(steps, site.languages[0]) or STEPS
        known_owner = one_line(owner, Message("the owner")) if owner is not None else None
        today = dt.datetime.now().astimezone().date().isoformat()
        for language in site.languages:
            contact = _contact(site, path, kind, language)
            text = filled(kind, language, Filling(heads[language], today, known_owner, ids, contact))
            trying.put(f"{site.docs}/{language}/{path}", text.encode())
        add_to_menu(trying, path, heads, page_path(after, site.docs, site.languages) if after else None)
        keep_up(trying)
        return trying.finish(_is_gap_of(path, site))


def gaps_in(changes: Changes) -> int:
    """Return how many marks there are to fill in, in each language."""
    pages = [data.decode() for path, data in changes.after.items() if data and changes.before[path] is None]
    return max((len([*find_marks(text)]) for text in pages), default=0)


def _is_gap_of(path: str, site: Site) -> _Test:
    sources = {f"{site.docs}/{language}/{path}" for language in site.languages}
    return lambda found: found.code == UNWRITTEN and found.path in sources


def _title(language: str, titles: Mapping[str, str | None]) -> str:
    title = titles.get(language)
    if title is None:
        raise CannotCheckError(
            Message("there is no title in {language!r}, expected --title-{language}", language=language)
        )
    return one_line(title, Message("the title in {language!r}", language=language))


def _ids(steps: Sequence[str], language: str) -> tuple[str, ...]:
    """Return the ids of the steps of a procedure, which have to be others than those of its sections."""
    ids = tuple(new_id(each, {}) for each in steps)
    for each in ids:
        if ids.count(each) > 1 or each in (TITLE_ID, *ids_in(PROCEDURE, language)):
            raise CannotCheckError(
                Message("{id!r} is the id of something else on the page, expected another for the step", id=each)
            )
    return ids


def _contact(site: Site, path: str, kind: str, language: str) -> str:
    """Return the way from a page to the one with the official channels."""
    folder = f"{site.docs}/{language}/"
    shown = sorted(each for each in contact_pages(site) if each.startswith(folder) and each in site.pages)
    if not shown and filling.CONTACT in filling.template_of(kind, language):
        raise CannotCheckError(
            Message(
                "no page in {language!r} shows the official channels, expected one with a line [CHANNELS], "
                "to which this page can link",
                language=language,
            )
        )
    return posixpath.relpath("/" + shown[0].removeprefix(folder), "/" + posixpath.dirname(path)) if shown else ""
