"""Whatever is typed, asked or done to the files, the server goes on, and says what it cannot do."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from helpcenter import check
from helpcenter import editor as editors
from helpcenter.diagnostics import CannotCheckError, Diagnostic, Edit
from helpcenter.editor.moving import moved
from helpcenter.editor.results import Results
from helpcenter.examining import Findings
from helpcenter.messages import Message, say
from lsp_client import Editor, command
from sites import page
from small_site import FAQ, RESET, write_small_site

RESET_ZH, RESET_EN = "docs/zh/reset.md", "docs/en/reset.md"
FAQ_ZH, FAQ_EN = "docs/zh/faq.md", "docs/en/faq.md"
DEAD_LINK = "\n[另一页](no-such-page.md)\n"

Start = Callable[..., Editor]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site, of which nothing is changed."""
    return write_small_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def shared(site: Path) -> Iterator[Editor]:
    """An editor with the small site open."""
    editor = Editor(site)
    yield editor
    assert editor.close() == 0


@pytest.fixture
def editor(shared: Editor) -> Iterator[Editor]:
    """The same with nothing open, and nothing logged in the end."""
    shared.settle()
    shared.received.clear()
    yield shared
    shared.shut_all()
    assert shared.found() == set()
    assert shared.logged() == []


@pytest.fixture
def start(site: Path, tmp_path: Path) -> Iterator[Start]:
    """Opens an editor on a copy of the small site, or on another folder; none may end but as it should."""
    opened: list[Editor] = []

    def start_(root: Path | None = None, **how: Any) -> Editor:
        editor = Editor(root or shutil.copytree(site, tmp_path / "site"), **how)
        opened.append(editor)
        editor.settle()
        return editor

    yield start_
    assert [editor.close() for editor in opened] == [0] * len(opened)


def files_of(root: Path) -> dict[Path, bytes]:
    """Return what is in a folder."""
    return {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}


def test_what_is_right_again_is_shown_as_right(editor: Editor) -> None:
    editor.open(RESET_ZH, RESET["zh"] + DEAD_LINK)
    editor.settle()
    assert editor.codes(RESET_ZH) == ["L201"]
    editor.type(RESET_ZH, RESET["zh"])
    editor.settle()
    assert editor.found() == set()


def test_what_is_not_saved_counts_until_its_file_is_closed(editor: Editor) -> None:
    editor.open(RESET_ZH, RESET["zh"] + DEAD_LINK)
    editor.settle()
    assert editor.codes(RESET_ZH)
    editor.shut(RESET_ZH)
    editor.settle()
    assert editor.found() == set()


def test_of_what_is_typed_fast_the_last_counts(editor: Editor) -> None:
    editor.open(RESET_ZH)
    for _ in range(20):
        editor.type(RESET_ZH, RESET["zh"] + DEAD_LINK)
        last = editor.type(RESET_ZH, RESET["zh"])
    editor.settle()
    assert editor.version_shown(RESET_ZH) == last
    assert editor.found() == set()
    versions = [
        each.version or 0
        for each in editor.received
        if isinstance(each, types.PublishDiagnosticsParams) and editor.source(each.uri) == RESET_ZH
    ]
    assert versions == sorted(versions)


def test_a_page_that_is_in_no_file_yet_is_one(editor: Editor) -> None:
    editor.open("docs/zh/new.md", page(DEAD_LINK, type_="guide"))
    editor.settle()
    assert {"L201", "T301"} <= set(editor.codes("docs/zh/new.md"))
    editor.shut("docs/zh/new.md")
    editor.settle()
    assert editor.found() == set()


@pytest.mark.parametrize("is_open", [True, False], ids=["open", "closed"])
@pytest.mark.parametrize("is_told", [True, False], ids=["told", "not told"])
def test_a_page_that_is_gone_is_gone(start: Start, *, is_open: bool, is_told: bool) -> None:
    editor = start()
    if is_open:
        editor.open(FAQ_EN)
    (editor.root / FAQ_EN).unlink()
    if is_told:
        editor.tell(FAQ_EN, how=types.FileChangeType.Deleted)
    else:
        editor.open(RESET_ZH)
        editor.save(RESET_ZH)
    editor.settle()
    assert ("T301" in editor.codes(FAQ_ZH)) is not is_open
    if is_open:
        editor.shut(FAQ_EN)
        editor.settle()
        assert "T301" in editor.codes(FAQ_ZH)


def test_a_page_that_is_renamed_is_checked_under_its_new_name(start: Start) -> None:
    editor = start()
    for source in (FAQ_ZH, FAQ_EN):
        (editor.root / source).rename(editor.root / source.replace("faq", "questions"))
    editor.tell(FAQ_ZH, FAQ_EN, how=types.FileChangeType.Deleted)
    editor.tell("docs/zh/questions.md", "docs/en/questions.md", how=types.FileChangeType.Created)
    editor.settle()
    assert "L201" in editor.codes(RESET_ZH)
    expected = {(each.path, each.line - 1, str(each.code)) for each in check(editor.root).diagnostics}
    assert {(source, line, said.partition(" ")[0]) for source, line, _, said in editor.found()} == expected


def test_a_page_that_another_program_writes_is_checked_again(start: Start) -> None:
    editor = start()
    (editor.root / FAQ_ZH).write_text(FAQ["zh"] + DEAD_LINK, encoding="utf-8")
    editor.tell(FAQ_ZH)
    editor.settle()
    assert "L201" in editor.codes(FAQ_ZH)


def test_what_is_typed_is_written_nowhere(editor: Editor) -> None:
    before = files_of(editor.root)
    editor.open(RESET_ZH, RESET["zh"] + DEAD_LINK)
    editor.replace("docs/channels.yml", "kind: app", "kind: apps")
    editor.settle()
    assert editor.found()
    assert files_of(editor.root) == before


def test_what_the_last_check_knew_is_used(start: Start, site: Path, tmp_path: Path) -> None:
    root = shutil.copytree(site, tmp_path / "site")
    (root / FAQ_ZH).write_text(FAQ["zh"] + DEAD_LINK, encoding="utf-8")
    check(root)
    broken = "import helpcenter.editor.live as live\nlive.examine = None"
    editor = start(root, before=broken)
    assert "L201" in editor.codes(FAQ_ZH)
    assert editor.logged() == []


def test_two_editors_may_have_one_folder_open(start: Start) -> None:
    one = start()
    other = start(one.root)
    one.open(RESET_ZH, RESET["zh"] + DEAD_LINK)
    one.settle()
    other.settle()
    assert "L201" in one.codes(RESET_ZH)
    assert other.found() == set()


def test_a_folder_that_is_no_help_center_is_told_once(start: Start, tmp_path: Path) -> None:
    editor = start(tmp_path)
    editor.open("a.md", "# A\n")
    editor.open("b.md", "# B\n")
    editor.type("b.md", "# C\n")
    position = types.HoverParams(editor.document("a.md"), types.Position(0, 0))
    assert editor.wait_for(editor.client.text_document_hover_async(position)) is None
    assert len(editor.said()) == 1
    assert "mkdocs.yml" in editor.said()[0]
    assert editor.logged() == []


def test_a_help_center_below_the_open_folder_is_found(start: Start, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "below")
    editor = start(tmp_path)
    source = f"below/{RESET_ZH}"
    editor.open(source, RESET["zh"] + DEAD_LINK)
    editor.wait_until(lambda: "L201" in editor.codes(source))
    assert editor.said() == []


UNREADABLE = {
    "no languages": ("mkdocs.yml", "docs_dir: docs\n", "no languages"),
    "YAML that is none": ("mkdocs.yml", "docs_dir: [\n", ""),
    "another folder of pages": ("mkdocs.yml", "docs_dir: pages\n", "no languages"),
}


@pytest.mark.parametrize(("source", "text", "said"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_configuration_that_cannot_be_read_is_shown_and_can_be_mended(
    start: Start, source: str, text: str, said: str
) -> None:
    editor = start()
    editor.open(RESET_ZH, RESET["zh"] + DEAD_LINK)
    right = (editor.root / source).read_text(encoding="utf-8")
    editor.open(source, text)
    editor.settle()
    [shown] = editor.published[source].diagnostics
    assert said in shown.message
    assert shown.severity is types.DiagnosticSeverity.Warning
    assert "L201" in editor.codes(RESET_ZH)
    editor.type(source, right)
    editor.settle()
    assert editor.codes(source) == []


def test_pages_that_are_all_gone_are_told(start: Start) -> None:
    editor = start()
    shutil.rmtree(editor.root / "docs/en")
    editor.tell(FAQ_EN, RESET_EN, how=types.FileChangeType.Deleted)
    editor.settle()
    assert ["docs/en:1:1: no pages" in each for each in editor.said()] == [True]


ODD = {
    "nothing": "",
    "front matter that never ends": "---\ntitle: x\n",
    "a list that never ends": "---\nrelated: [a.md,\n---\n",
    "a link that never ends": "[" * 500 + "](" * 500,
    "one long line": "字" * 200_000,
    "half a character": "\ud83d",
    "no character": "\0",
    "lines of every kind": "---\r\ntitle: x\rtype: guide\u2028\x0b\x85\n---\n# x\n",
    "a merge": "<<<<<<< a\n=======\n>>>>>>> b\n",
    "more than a page": "字\n" * 2_000_000,
}


def test_anything_may_be_typed(editor: Editor) -> None:
    editor.open(FAQ_ZH)
    for text in ODD.values():
        version = editor.type(FAQ_ZH, text)
        editor.settle()
        assert editor.version_shown(FAQ_ZH) == version
        for position in (types.Position(0, 0), types.Position(0, 5), types.Position(1 << 30, 1 << 30)):
            ask_all(editor, FAQ_ZH, position)


def ask_all(editor: Editor, source: str, position: types.Position) -> None:
    """Ask everything that can be asked about a place."""
    client, document = editor.client, editor.document(source)
    range_ = types.Range(position, position)
    for asked in (
        client.text_document_completion_async(types.CompletionParams(document, position)),
        client.text_document_hover_async(types.HoverParams(document, position)),
        client.text_document_definition_async(types.DefinitionParams(document, position)),
        client.text_document_implementation_async(types.ImplementationParams(document, position)),
        client.text_document_prepare_rename_async(types.PrepareRenameParams(document, position)),
        client.text_document_rename_async(types.RenameParams(document, position, "new")),
        client.text_document_code_action_async(types.CodeActionParams(document, range_, types.CodeActionContext([]))),
    ):
        editor.wait_for(asked)


def test_a_document_that_is_no_file_is_left_alone(editor: Editor) -> None:
    for uri in ("untitled:Untitled-1", "https://example.com/a.md", "file:///", "nonsense", ""):
        item = types.TextDocumentItem(uri, "markdown", 1, "# x\n")
        editor.do(editor.client.text_document_did_open, types.DidOpenTextDocumentParams(item))
        params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, 0))
        assert editor.wait_for(editor.client.text_document_hover_async(params)) is None


BROKEN = {
    "what is asked": ("hovering.hover = None", "TypeError"),
    "what is checked": ("live.LiveSite.apply_rules = None", "TypeError"),
    "what is shown": ("session.shown = None", "TypeError"),
}


@pytest.mark.parametrize(("broken", "reason"), BROKEN.values(), ids=BROKEN)
def test_what_should_not_happen_is_logged_and_the_server_goes_on(start: Start, broken: str, reason: str) -> None:
    editor = start(before=f"from helpcenter.editor import hovering, live, session\n{broken}")
    editor.open(RESET_ZH, RESET["zh"] + DEAD_LINK)
    hover = types.HoverParams(editor.document(RESET_ZH), editor.at(RESET_ZH, "验证码"))
    with contextlib.suppress(JsonRpcException):
        editor.wait_for(editor.client.text_document_hover_async(hover))
    editor.settle()
    assert any(reason in each for each in editor.logged())
    completion = types.CompletionParams(editor.document(RESET_ZH), editor.at(RESET_ZH, "#enter-code)", behind=1))
    assert editor.wait_for(editor.client.text_document_completion_async(completion))


def test_a_rule_that_breaks_is_shown_where_it_broke(start: Start) -> None:
    broken = (
        "from types import MappingProxyType\nimport helpcenter.rules as rules, helpcenter.examining as examining\n"
        "def broken(page, site):\n    raise ValueError('out of order')\n    yield\n"
        "examining.PAGE_RULES = MappingProxyType({**rules.PAGE_RULES, 'S101': broken})"
    )
    editor = start(before=broken)
    [shown] = editor.published[RESET_ZH].diagnostics
    assert (shown.severity, "out of order" in shown.message) == (types.DiagnosticSeverity.Warning, True)


def test_a_long_check_is_told_once_and_a_long_reading_shown(start: Start) -> None:
    before = (
        "import time\nfrom helpcenter.editor import live, progress, session\n"
        "session.PATIENCE = session.SLICE = progress._INTERVAL = 0\nsession.REST = 0.02\nprogress.WORTH_A_BAR = 1\n"
        "examine = live.examine\n"
        "def slowly(*page):\n    time.sleep(0.2)\n    return examine(*page)\n"
        "live.examine = slowly"
    )
    editor = start(before=before)
    editor.open(RESET_ZH, RESET["zh"] + DEAD_LINK)
    editor.settle()
    assert len([each for each in editor.said() if "This help center has 6 pages" in each]) == 1
    bar = [each.value["kind"] for each in editor.received if isinstance(each, types.ProgressParams) and each.value]
    assert (bar[0], bar[-1]) == ("begin", "end")


def test_ten_thousand_files_beside_the_pages_keep_nobody_waiting(start: Start) -> None:
    editor = start()
    for number in range(100):
        folder = editor.root / "docs" / "zh" / f"pictures-{number}"
        folder.mkdir()
        for each in range(100):
            (folder / f"{each}.txt").touch()
    editor.tell(*(f"docs/zh/pictures-{number}/0.txt" for number in range(100)))
    editor.open(RESET_ZH, RESET["zh"] + DEAD_LINK)
    editor.settle()
    assert "L201" in [each.code for each in editor.published[RESET_ZH].diagnostics]
    assert sum(len(each.diagnostics) for each in editor.published.values()) > 10_000
    assert editor.logged() == []


ENCODINGS = {
    "UTF-8": (types.PositionEncodingKind.Utf8, "utf-8", 1),
    "UTF-16": (types.PositionEncodingKind.Utf16, "utf-16-le", 2),
    "UTF-32": (types.PositionEncodingKind.Utf32, "utf-32-le", 4),
}


@pytest.mark.parametrize(("encoding", "name", "width"), ENCODINGS.values(), ids=ENCODINGS)
def test_columns_are_counted_as_the_editor_does(
    start: Start, encoding: types.PositionEncodingKind, name: str, width: int
) -> None:
    general = types.GeneralClientCapabilities(position_encodings=[encoding])
    editor = start(capabilities=types.ClientCapabilities(general=general))
    before = "😀𠮷字é["
    editor.open(FAQ_ZH, f"{FAQ['zh']}\n{before}x](no-such-page.md)\n")
    editor.settle()
    finding = next(each for each in editor.published[FAQ_ZH].diagnostics if each.code == "L201")
    units = [len(text.encode(name)) // width for text in (f"{before}x](", f"{before}x](no-such-page.md")]
    assert [finding.range.start.character, finding.range.end.character] == units


@pytest.mark.parametrize("language", ["en", "zh"])
def test_people_are_spoken_to_in_their_language(start: Start, language: str) -> None:
    editor = start(language=language)
    (editor.root / FAQ_ZH).write_text(FAQ["zh"] + DEAD_LINK, encoding="utf-8")
    editor.tell(FAQ_ZH)
    editor.settle()
    expected = {f"{say(each.message, language)}\n{say(each.hint, language)}" for each in check(editor.root).diagnostics}
    assert {each.message for published in editor.published.values() for each in published.diagnostics} == expected


def test_the_editor_is_asked_to_watch_what_other_programs_change(start: Start) -> None:
    editor = start()
    asked = [each for each in editor.received if isinstance(each, types.RegistrationParams)]
    assert [each.registrations[0].method for each in asked] == [types.WORKSPACE_DID_CHANGE_WATCHED_FILES]


def test_a_server_ends_with_its_editor(tmp_path: Path) -> None:
    ended = subprocess.run(command(), cwd=tmp_path, input=b"", capture_output=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout) == (1, b"")


def test_without_pygls_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if each.startswith(("helpcenter.editor.", "pygls"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls", None)
    with pytest.raises(CannotCheckError, match=r"pip install 'helpcenter\[editor\]'"):
        editors.serve("en")


def test_what_the_whole_site_says_of_a_page_moves_until_it_is_found_again() -> None:
    results = Results()
    message = Message.verbatim("x")
    found = Diagnostic("a.md", 2, 1, "R601", "x", message, message)
    results.keep_all(Findings(), Findings([found]))
    results.move("a.md", "a\nb", "a\nx\nb")
    results.move("b.md", "a", "b")
    assert [each.line for each in results.found("a.md")] == [3]


NO_HINT = Message.verbatim("")
MOVED = {
    "a line above": ("a\nb\nc", "x\na\nb\nc", {1: 2, 2: 3, 3: 4}),
    "a line less": ("a\nb\nc", "b\nc", {2: 1, 3: 2}),
    "a line within": ("a\nb\nc", "a\nx\nc", {1: 1, 3: 3}),
    "at the end": ("a\nb\nc", "a\nb\nc\nd", {1: 1, 2: 2, 3: 3}),
    "nothing is the same": ("a\nb\nc", "x", {}),
    "lines that repeat": ("a\na\na", "a\na", {1: 1, 2: 2}),
}


@pytest.mark.parametrize(("before", "after", "lines"), MOVED.values(), ids=MOVED)
def test_what_was_found_moves_with_its_lines(before: str, after: str, lines: dict[int, int]) -> None:
    message = Message.verbatim("x")
    found = [Diagnostic("a.md", line, 1, "S101", "x", message, NO_HINT, (Edit(line, 1, 2, ""),)) for line in (1, 2, 3)]
    there = list(moved(found, before, after))
    assert [(each.line, each.edits[0].line) for each in there] == [(line, line) for line in lines.values()]
