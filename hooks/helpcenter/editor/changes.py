"""Changes of texts as an editor makes them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lsprotocol import types
from pygls.workspace import PositionCodec

from helpcenter.diagnostics import Edit
from helpcenter.editor.positions import Place, range_of
from helpcenter.editor.session import Session


def edits_of(edits: Iterable[Edit], lines: Sequence[str], codec: PositionCodec) -> Iterator[types.TextEdit]:
    """Yield edits of the checker as the editor makes them in a text with these lines."""
    for edit in edits:
        start, end = Place(edit.line, edit.column), Place(edit.line, edit.end_column)
        yield types.TextEdit(range_of(lines, start, end, codec), edit.text)


def edits_between(before: str, after: str, codec: PositionCodec) -> Iterator[types.TextEdit]:
    """Yield the edits that make of one text another, as few lines as possible in each."""
    old, new = before.split("\n"), after.split("\n")
    for what, first, last, start, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        if last < len(old):
            places, text = (Place(first + 1, 1), Place(last + 1, 1)), "".join(f"{line}\n" for line in new[start:end])
        elif first:
            places = Place(first, len(old[first - 1]) + 1), Place(len(old), len(old[-1]) + 1)
            text = "".join(f"\n{line}" for line in new[start:end])
        else:
            places, text = (Place(1, 1), Place(len(old), len(old[-1]) + 1)), after
        yield types.TextEdit(range_of(old, *places, codec), text)


def changes_support(editor: types.ClientCapabilities) -> bool:
    """Tell whether the editor takes changes that name the versions of the texts they are for."""
    workspace = editor.workspace
    return bool(workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes)


def workspace_edit(
    session: Session, edits: Mapping[str, Sequence[types.TextEdit]], *, with_versions: bool
) -> types.WorkspaceEdit:
    """Return edits by file as one change; with versions an editor refuses it where a text is another one by then."""
    ended = {source: [_with_ends(each, session, source) for each in some] for source, some in edits.items()}
    if not with_versions:
        return types.WorkspaceEdit(changes={session.uri(source): some for source, some in ended.items()})
    return types.WorkspaceEdit(
        document_changes=[
            types.TextDocumentEdit(
                types.OptionalVersionedTextDocumentIdentifier(session.uri(source), session.version(source)), some
            )
            for source, some in ended.items()
        ]
    )


def _with_ends(edit: types.TextEdit, session: Session, source: str) -> types.TextEdit:
    """Return the edit with the line ends of its file."""
    if "\n" not in edit.new_text or not session.live.has_windows_ends(source):
        return edit
    return types.TextEdit(edit.range, edit.new_text.replace("\n", "\r\n"))
