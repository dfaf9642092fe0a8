"""What the editor asks about a place: what can be typed there, what it is about, where it leads, what it is called."""

from __future__ import annotations

import asyncio

from lsprotocol import types

from helpcenter.authoring.rename import rename_id
from helpcenter.authoring.trial import RefusedError
from helpcenter.diagnostics import CannotCheckError
from helpcenter.editor import hovering, leading
from helpcenter.editor.changes import changes_support, edits_between, workspace_edit
from helpcenter.editor.completing import MOST, Proposal, completions
from helpcenter.editor.identifying import id_at
from helpcenter.editor.leading import Destination
from helpcenter.editor.positions import Place, position_of, range_of
from helpcenter.editor.server import Around, Refusal, Server
from helpcenter.editor.typing_context import Kind, Typed
from helpcenter.messages import Message, say
from helpcenter.project.source_text import decode

OPEN_TWIN = "helpcenter.openTwin"

_KINDS = {
    Kind.TARGET: types.CompletionItemKind.File,
    Kind.PICTURE: types.CompletionItemKind.File,
    Kind.ANCHOR: types.CompletionItemKind.Reference,
    Kind.ID: types.CompletionItemKind.Reference,
    Kind.MARKER: types.CompletionItemKind.Snippet,
    Kind.KEY: types.CompletionItemKind.Property,
    Kind.VALUE: types.CompletionItemKind.Value,
}


def complete(ls: Server, params: types.CompletionParams) -> types.CompletionList | None:
    """Return what can be typed at a place."""
    around = ls.around(params.text_document.uri)
    if around is None:
        return None
    place = ls.place(around, params.position)
    proposals = completions(around.session.live, around.source, place)
    if proposals is None:
        return None
    typed, found = proposals
    range_ = range_of(_lines(around), Place(place.line, typed.column), place, ls.codec())
    items = [_item(ls, each, typed, range_, rank) for rank, each in enumerate(found[:MOST])]
    return types.CompletionList(is_incomplete=len(found) > MOST, items=items)


def _item(ls: Server, proposal: Proposal, typed: Typed, range_: types.Range, rank: int) -> types.CompletionItem:
    detail = proposal.detail
    return types.CompletionItem(
        label=proposal.text.strip(" :"),
        kind=_KINDS[typed.kind],
        detail=say(detail, ls.language) if isinstance(detail, Message) else detail,
        sort_text=f"{rank:05}",
        filter_text=proposal.text,
        text_edit=types.TextEdit(range_, proposal.text),
    )


def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """Return what is shown beside a place."""
    around = ls.around(params.text_document.uri)
    shown = around and hovering.hover(around.session.live, around.source, ls.place(around, params.position))
    if not around or not shown:
        return None
    text = types.MarkupContent(types.MarkupKind.Markdown, shown.text)
    return types.Hover(text, range_of(_lines(around), shown.start, shown.end, ls.codec()))


def define(ls: Server, params: types.DefinitionParams) -> list[types.Location]:
    """Return where a link leads, or the title of a page in the other languages."""
    around = ls.around(params.text_document.uri)
    if around is None:
        return []
    found = leading.definition(around.session.live, around.source, ls.place(around, params.position))
    return [_location(ls, around, each) for each in found]


def implement(ls: Server, params: types.ImplementationParams) -> list[types.Location]:
    """Return the same place in the other languages."""
    around = ls.around(params.text_document.uri)
    if around is None:
        return []
    found = leading.twins(around.session.live, around.source, ls.place(around, params.position))
    return [_location(ls, around, each) for each in found]


async def open_twin(ls: Server, uri: str, line: int = 0) -> types.Location | None:
    """Open a page in the next language, at the same step or section; return where that is."""
    around = ls.around(uri)
    found = leading.twins(around.session.live, around.source, Place(line + 1, 1)) if around else []
    if not around or not found:
        raise Refusal(say(Message("This page is there in no other language"), ls.language))
    location = _location(ls, around, found[0])
    window = ls.client_capabilities.window
    if window and window.show_document and window.show_document.support:
        shown = types.ShowDocumentParams(location.uri, take_focus=True, selection=location.range)
        await ls.window_show_document_async(shown)
    return location


def prepare_rename(ls: Server, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
    """Return the id at a place; None where there is none, which the editor says."""
    around = ls.around(params.text_document.uri)
    named = around and id_at(around.session.live, around.source, ls.place(around, params.position))
    if not around or not named:
        return None
    return types.PrepareRenamePlaceholder(range_of(_lines(around), named.start, named.end, ls.codec()), named.id)


async def rename(ls: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """Return what gives the id at a place another name, in every language."""
    around = ls.around(params.text_document.uri)
    if around is None:
        return None
    await around.session.settled()
    live = around.session.live
    named = id_at(live, around.source, ls.place(around, params.position))
    if live.project is None or named is None:
        return None
    unsaved = dict(live.unsaved)
    try:
        changes = await asyncio.to_thread(rename_id, live.root, named.path, named.id, params.new_name.strip(), unsaved)
    except RefusedError as error:
        raise Refusal("\n".join(say(each, ls.language) for each in error.reasons)) from error
    except CannotCheckError as error:
        raise Refusal(say(error.message, ls.language)) from error
    if unsaved != live.unsaved:
        raise Refusal(say(Message("the text has changed meanwhile; rename it again"), ls.language))
    edits = {
        source: list(edits_between(live.text(source), decode(data or b""), ls.codec()))
        for source, data in changes.after.items()
    }
    return workspace_edit(around.session, edits, with_versions=changes_support(ls.client_capabilities))


def _location(ls: Server, around: Around, destination: Destination) -> types.Location:
    lines = around.session.live.text(destination.source).split("\n")
    at = position_of(lines, destination.place, ls.codec())
    return types.Location(around.session.uri(destination.source), types.Range(at, at))


def _lines(around: Around) -> list[str]:
    return around.session.live.text(around.source).split("\n")
