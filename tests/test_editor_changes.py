"""What an editor is given to change: what mends a finding, what mends a file, and another id everywhere at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from helpcenter import check
from helpcenter.diagnostics import render_text
from lsp_client import Editor
from small_site import FAQ, RESET, write_small_site

RESET_ZH, RESET_EN = "docs/zh/reset.md", "docs/en/reset.md"
FAQ_ZH, FAQ_EN = "docs/zh/faq.md", "docs/en/faq.md"
PUBLISHED = "docs/published.txt"
FIX_ALL = "source.fixAll.helpcenter"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor with a small site open."""
    editor = Editor(write_small_site(tmp_path_factory.mktemp("site")))
    yield editor
    assert editor.close() == 0


@pytest.fixture
def editor(shared: Editor) -> Iterator[Editor]:
    """The same with nothing open, and nothing on disk changed."""
    files = {file: file.read_bytes() for file in shared.root.rglob("*") if file.is_file()}
    yield shared
    for file in shared.root.rglob("*"):
        if file.is_file() and file not in files:
            file.unlink()
    for file, data in files.items():
        file.write_bytes(data)
    shared.received.clear()
    shared.shut_all()
    shared.catch_up()


def actions(editor: Editor, source: str, at: types.Position, *only: str) -> list[types.CodeAction]:
    """Return what the editor is offered at a place, of some kinds or of all."""
    context = types.CodeActionContext([], only=list(only) or None)
    params = types.CodeActionParams(editor.document(source), types.Range(at, at), context)
    found = editor.wait_for(editor.client.text_document_code_action_async(params))
    return [each for each in found or () if isinstance(each, types.CodeAction)]


def write(editor: Editor, edit: types.WorkspaceEdit | None) -> list[str]:
    """Write what an edit makes of the site, and return the files that it changes."""
    assert edit
    texts = editor.applied(edit)
    for source, text in texts.items():
        (editor.root / source).write_text(text, encoding="utf-8", newline="")
    return sorted(texts)


def wrong(editor: Editor) -> str:
    """Return what is wrong with what is written."""
    report = check(editor.root)
    assert not report.failures
    return render_text(report.diagnostics)


def test_a_finding_is_mended_where_it_stands(editor: Editor) -> None:
    editor.replace(RESET_ZH, "2.  **输入", "4.  **😀输入")
    editor.settle()
    [finding] = editor.published[RESET_ZH].diagnostics
    assert (finding.code, finding.source) == ("S101", "helpcenter")
    [fix] = actions(editor, RESET_ZH, editor.at(RESET_ZH, "4.  **"), types.CodeActionKind.QuickFix)
    assert fix.title == finding.message.split("\n")[1]
    assert fix.diagnostics == [finding] or list(fix.diagnostics or ()) == [finding]
    assert fix.edit
    assert editor.applied(fix.edit)[RESET_ZH] == editor.texts[RESET_ZH].replace("4.  **", "2.  **")
    assert actions(editor, RESET_ZH, editor.at(RESET_ZH, "1.  **"), types.CodeActionKind.QuickFix) == []


def test_an_editor_that_knows_no_versions_is_given_none(tmp_path: Path) -> None:
    editor = Editor(write_small_site(tmp_path), types.ClientCapabilities())
    editor.replace(RESET_ZH, "2.  **", "4.  **")
    fix = actions(editor, RESET_ZH, editor.at(RESET_ZH, "4.  **"))[0]
    assert fix.edit
    assert fix.edit.changes
    assert not fix.edit.document_changes
    assert editor.applied(fix.edit)[RESET_ZH] == RESET["zh"]
    editor.close()


FIXABLE = {
    "steps numbered wrong, and a link that says so": [
        ("1.  **", "3.  **"),
        ("2.  **", "5.  **"),
        ("[第 2 步]", "[第 5 步]"),
    ],
    "a step that hides another mistake": [("2.  **", "2、**"), ("1.  **", "4.  **")],
    "a character that nobody sees": [("忘记密码", "忘\u200b记密码"), ("短信", "短\u200b信")],
}


@pytest.mark.parametrize("replacements", FIXABLE.values(), ids=FIXABLE)
def test_all_of_a_file_is_mended_at_once(editor: Editor, replacements: list[tuple[str, str]]) -> None:
    for old, new in replacements:
        editor.replace(RESET_ZH, old, new)
    [fix] = actions(editor, RESET_ZH, types.Position(0, 0), FIX_ALL)
    assert fix.kind == FIX_ALL
    assert fix.edit
    assert editor.applied(fix.edit) == {RESET_ZH: RESET["zh"]}
    assert [each.kind for each in actions(editor, RESET_ZH, types.Position(0, 0), "source.fixAll")] == [FIX_ALL]
    assert actions(editor, RESET_ZH, types.Position(0, 0), "refactor") == []


def test_what_stands_beside_the_pages_is_mended_too(editor: Editor) -> None:
    text = (editor.root / PUBLISHED).read_text(encoding="utf-8")
    editor.replace(PUBLISHED, "faq.md#fees\n", "")
    editor.settle()
    [fix] = actions(editor, PUBLISHED, types.Position(0, 0), FIX_ALL)
    assert fix.edit
    assert editor.applied(fix.edit) == {PUBLISHED: text}


def test_lines_end_as_they_do_in_the_file(editor: Editor) -> None:
    (editor.root / FAQ_ZH).write_bytes(FAQ["zh"].replace("\n", "\r\n").encode())
    editor.open(RESET_ZH, RESET["zh"].replace("\n", "\r\n").replace("    {: #enter-code }\r\n", ""))
    editor.settle()
    [fix] = actions(editor, RESET_ZH, editor.at(RESET_ZH, "2.  **"), types.CodeActionKind.QuickFix)
    assert fix.edit
    assert editor.applied(fix.edit)[RESET_ZH] == RESET["zh"].replace("\n", "\r\n")


def rename(editor: Editor, source: str, words: str, new: str) -> types.WorkspaceEdit | None:
    """Return what gives the id at the beginning of these words another name."""
    params = types.RenameParams(editor.document(source), editor.at(source, words), new)
    edit = editor.wait_for(editor.client.text_document_rename_async(params))
    assert isinstance(edit, types.WorkspaceEdit | None)
    return edit


RENAMED = {
    "the id of a step": (RESET_ZH, "enter-code }", "enter-code", [FAQ_EN, FAQ_ZH, RESET_EN, RESET_ZH]),
    "a link to a step of the page": (RESET_EN, "enter-code)", "enter-code", [FAQ_EN, FAQ_ZH, RESET_EN, RESET_ZH]),
    "a link to a step of another page": (FAQ_ZH, "enter-code)", "enter-code", [FAQ_EN, FAQ_ZH, RESET_EN, RESET_ZH]),
    "a section": (FAQ_EN, "fees}", "fees", [FAQ_EN, FAQ_ZH, RESET_EN, RESET_ZH]),
    "a step that nothing leads to": (RESET_EN, "open-sign-in }", "open-sign-in", [RESET_EN, RESET_ZH]),
}
BESIDE = [PUBLISHED, "docs/translations.json"]


@pytest.mark.parametrize(("source", "words", "old", "changed"), RENAMED.values(), ids=RENAMED)
def test_an_id_is_changed_in_every_language_and_leaves_nothing_to_mend(
    editor: Editor, source: str, words: str, old: str, changed: list[str]
) -> None:
    params = types.PrepareRenameParams(editor.document(source), editor.at(source, words, behind=2))
    found = editor.wait_for(editor.client.text_document_prepare_rename_async(params))
    assert isinstance(found, types.PrepareRenamePlaceholder)
    assert (found.placeholder, found.range.start) == (old, editor.at(source, words))
    assert write(editor, rename(editor, source, words, "new-name")) == sorted([*changed, *BESIDE])
    assert wrong(editor) == ""
    texts = {each: (editor.root / each).read_text(encoding="utf-8") for each in changed}
    assert not [each for each, text in texts.items() if f"#{old}" in text.replace(f'"#{old}": new-name', "")]
    published = (editor.root / PUBLISHED).read_text(encoding="utf-8")
    assert f"#{old}\n" in published
    assert "#new-name\n" in published


def test_an_id_that_is_changed_back_leads_the_other_way_round(editor: Editor) -> None:
    for old, new in (("enter-code", "type-code"), ("type-code", "read-code"), ("read-code", "type-code")):
        write(editor, rename(editor, RESET_ZH, f"{old} }}", new))
        editor.tell(RESET_ZH, RESET_EN, FAQ_ZH, FAQ_EN, *BESIDE)
        assert wrong(editor) == ""
    entries = [line for line in (editor.root / RESET_ZH).read_text(encoding="utf-8").split("\n") if '"#' in line]
    assert sorted(entries) == ['  - "#enter-code": type-code', '  - "#read-code": type-code']


def test_what_is_typed_and_not_saved_is_renamed_as_it_stands(editor: Editor) -> None:
    editor.replace(FAQ_ZH, "以后再说", "以后😀，看[这里](reset.md#enter-code)再说")
    edit = rename(editor, RESET_ZH, "enter-code }", "type-code")
    assert edit
    assert "以后😀，看[这里](reset.md#type-code)再说" in editor.applied(edit)[FAQ_ZH]


REFUSED = {
    "no id": (RESET_ZH, "enter-code }", "Enter code", "is no id, expected small letters"),
    "one that is there": (RESET_ZH, "enter-code }", "open-sign-in", "is on the page already"),
    "one with a meaning": (RESET_ZH, "enter-code }", "steps", "is on the page already"),
    "a section with a meaning": (RESET_ZH, "result}", "done", "has a meaning to the program"),
    "a channel": (FAQ_ZH, "hotline\n", "phone", "nothing has the id"),
}


@pytest.mark.parametrize(("source", "words", "new", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_an_id_is_refused(editor: Editor, source: str, words: str, new: str, reason: str) -> None:
    with pytest.raises(JsonRpcException, match=reason):
        rename(editor, source, words, new)
    assert editor.logged() == []


SPOILED = {
    "the page in another language": (RESET_EN, b"\xff", "docs/en/reset.md:1:1: the file cannot be read"),
    "another page": (FAQ_EN, b"\xff", "docs/en/faq.md:1:1: the file cannot be read"),
    "the front matter": (RESET_EN, b"---\ntitle: [\n---\n# x\n", "docs/en/reset.md:1:1: the file cannot be read"),
    "the stamps": ("docs/translations.json", b"{]", "docs/translations.json:1: the stamps cannot be read"),
    "what is published": (PUBLISHED, b"<<<<<<< x\n", "docs/published.txt:1:1: the file cannot be read"),
}


@pytest.mark.parametrize(("spoiled", "data", "reason"), SPOILED.values(), ids=SPOILED)
def test_where_something_cannot_be_read_nothing_is_renamed(
    editor: Editor, spoiled: str, data: bytes, reason: str
) -> None:
    (editor.root / spoiled).write_bytes(data)
    editor.tell(spoiled)
    with pytest.raises(JsonRpcException, match=reason):
        rename(editor, RESET_ZH, "enter-code }", "type-code")


def test_an_id_that_a_template_names_in_its_own_way_is_not_renamed(editor: Editor) -> None:
    (editor.root / "mkdocs.yml").write_text(
        (editor.root / "mkdocs.yml").read_text(encoding="utf-8") + "theme: {name: material, custom_dir: overrides}\n"
    )
    (editor.root / "overrides").mkdir()
    (editor.root / "overrides/main.html").write_text('<a href="{{ base }}/reset/#enter-code">x</a>')
    editor.tell("mkdocs.yml", "overrides/main.html")
    with pytest.raises(
        JsonRpcException, match=r"overrides/main\.html:1:1: 'reset/#enter-code' can only be changed by hand"
    ):
        rename(editor, RESET_ZH, "enter-code }", "type-code")


def test_where_there_is_no_id_there_is_nothing_to_rename(editor: Editor) -> None:
    params = types.PrepareRenameParams(editor.document(RESET_ZH), editor.at(RESET_ZH, "短信"))
    assert editor.wait_for(editor.client.text_document_prepare_rename_async(params)) is None
    assert rename(editor, RESET_ZH, "短信", "x") is None
    assert rename(editor, RESET_ZH, "support/contact.md", "x") is None
