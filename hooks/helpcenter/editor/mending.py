"""What the editor offers to mend: what was found at a place, or all that can be mended in a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from helpcenter.diagnostics import Diagnostic
from helpcenter.editor.changes import changes_support, edits_between, edits_of, workspace_edit
from helpcenter.editor.findings import range_found, shown
from helpcenter.editor.server import Around, Server
from helpcenter.messages import Message, say

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.helpcenter"
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)


def actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Return what mends the findings within a range, and what mends all of the file."""
    around = ls.around(params.text_document.uri)
    if around is None:
        return []
    around.session.live.page(around.source)  # as it stands now
    found = [each for each in around.session.live.results.found(around.source) if each.edits]
    asked = params.context.only
    offered: list[types.CodeAction] = []
    if _is_asked(types.CodeActionKind.QuickFix, asked):
        offered += _quick_fixes(ls, around, found, params.range)
    if found and _is_asked(FIX_ALL, asked):
        offered += _fix_all(ls, around)
    return offered


def _quick_fixes(
    ls: Server, around: Around, found: list[Diagnostic], range_: types.Range
) -> Iterator[types.CodeAction]:
    lines = around.session.live.text(around.source).split("\n")
    for each in found:
        there = range_found(each, lines, ls.codec())
        if there.start.line <= range_.end.line and range_.start.line <= there.end.line:
            edits = {around.source: list(edits_of(each.edits, lines, ls.codec()))}
            yield types.CodeAction(
                title=say(each.hint, ls.language),
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[shown(each, lines, ls.language, ls.codec())],
                is_preferred=True,
                edit=workspace_edit(around.session, edits, with_versions=changes_support(ls.client_capabilities)),
            )


def _fix_all(ls: Server, around: Around) -> Iterator[types.CodeAction]:
    live = around.session.live
    edits = list(edits_between(live.text(around.source), around.session.mended(around.source), ls.codec()))
    if edits:
        yield types.CodeAction(
            title=say(Message("mend all in this file that can be mended by rule"), ls.language),
            kind=FIX_ALL,
            edit=workspace_edit(
                around.session, {around.source: edits}, with_versions=changes_support(ls.client_capabilities)
            ),
        )


def _is_asked(kind: str, asked: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Tell whether an editor that wants only some kinds of actions, or kinds of these, wants one."""
    return asked is None or any(kind == each or kind.startswith(f"{each}.") for each in map(str, asked))
