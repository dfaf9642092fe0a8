"""What an editor is told of a place: what can be typed there, what it is about, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lsprotocol import types

from helpcenter.editor.completing import KEYS
from helpcenter.rules.front_matter_kinds import USABLE
from lsp_client import Editor
from small_site import DRAWING, RESET, write_small_site

RESET_ZH, RESET_EN = "docs/zh/reset.md", "docs/en/reset.md"
FAQ_ZH, FAQ_EN = "docs/zh/faq.md", "docs/en/faq.md"
CONTACT = "docs/zh/support/contact.md"
CURSOR = "‸"
HEAD = "---\ntitle: Page\ntype: guide\n---\n\n# Page\n\n"


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor with a small site open."""
    editor = Editor(write_small_site(tmp_path_factory.mktemp("site")))
    editor.settle()  # once every page is known: what is in hand comes first
    yield editor
    assert editor.close() == 0


@pytest.fixture(autouse=True)
def _shut(editor: Editor) -> Iterator[None]:
    """Leaves nothing open behind a test."""
    yield
    editor.shut_all()


def open_with_cursor(editor: Editor, source: str, text: str) -> types.Position:
    """Open a file with a text, and return where the cursor stands in it."""
    editor.open(source, text.replace(CURSOR, ""))
    before = text[: text.index(CURSOR)]
    return types.Position(before.count("\n"), len(before.rpartition("\n")[2].encode("utf-16-le")) // 2)


def completed(editor: Editor, source: str, text: str) -> dict[str, str]:
    """Return what can be typed at the cursor: what the line is then, and what is told of it."""
    position = open_with_cursor(editor, source, text)
    params = types.CompletionParams(editor.document(source), position)
    found = editor.wait_for(editor.client.text_document_completion_async(params))
    assert isinstance(found, types.CompletionList | None)
    lines = {}
    for item in found.items if found else ():
        assert isinstance(item.text_edit, types.TextEdit)
        edit = types.WorkspaceEdit(changes={editor.uri(source): [item.text_edit]})
        lines[editor.applied(edit)[source].split("\n")[position.line]] = item.detail or ""
    return lines


PAGES = {"reset.md": "Reset a password", "support/contact.md": "Contact support", "images/home.svg": ""}
STEPS = {"open-sign-in": "1. Open the sign-in page", "enter-code": "2. Enter the code"}
SECTIONS = {"steps": "Steps", "result": "When it is done"}
CHANNELS = {"in-app": "In the app", "hotline": "Hotline", "desk": "Desk"}
ONE_ID_LESS = RESET["zh"].replace("{: #enter-code }", f"{{: #{CURSOR} }}")
COMPLETIONS = {
    "a page": (FAQ_EN, f"{HEAD}[x]({CURSOR}", "[x]({})".rstrip(")"), PAGES),
    "a page, its name half typed": (FAQ_EN, f"{HEAD}[x](res{CURSOR})", "[x]({})", PAGES),
    "a page from another folder": (
        "docs/en/support/contact.md",
        f"{HEAD}[x](../{CURSOR}",
        "[x](../{}",
        {"faq.md": "Questions", "reset.md": "Reset a password"},
    ),
    "behind wide characters": (FAQ_EN, f"{HEAD}😀𠮷[x]({CURSOR}) 😀", "😀𠮷[x]({}) 😀", PAGES),
    "the target of a label": (FAQ_EN, f"{HEAD}[label]: {CURSOR}", "[label]: {}", PAGES),
    "a picture": (FAQ_EN, f"{HEAD}![x]({CURSOR}", "![x]({}", {"images/home.svg": ""}),
    "a part of this page": (RESET_EN, f"{RESET['en']}\n[x](#{CURSOR})", "[x](#{})", STEPS | SECTIONS),
    "a part of another page": (FAQ_EN, f"{HEAD}[x](reset.md#en{CURSOR})", "[x](reset.md#{})", STEPS | SECTIONS),
    "a channel": (FAQ_EN, f"{HEAD}[x](support/contact.md#{CURSOR}", "[x](support/contact.md#{}", CHANNELS),
    "a marker": (FAQ_EN, f"{HEAD}[{CURSOR}", "{}", {"[CHANNELS]": "", "[SAFETY-CODE]": "", "[MESSAGE-BUILDER]": ""}),
    "an id of the other language": (RESET_ZH, ONE_ID_LESS, "    {{: #{} }}", {"enter-code": "2. Enter the code"}),
    "a key": (FAQ_EN, f"---\ntitle: x\n{CURSOR}\n---\n", "{}: ", {"owner": str(KEYS["owner"])}),
    "a key, before the end is typed": (FAQ_EN, f"---\nre{CURSOR}\n\n# P\n", "{}: ", {"related": str(KEYS["related"])}),
    "a type": (FAQ_EN, f"---\ntype: {CURSOR}\n---\n", "type: {}", {"guide": "", "procedure": ""}),
    "a team": (FAQ_EN, f"---\nowner: {CURSOR}\n---\n", "owner: {}", {"payments": "", "account-support": ""}),
    "a language": (FAQ_EN, f"---\nsource: {CURSOR}\n---\n", "source: {}", {"zh": "", "en": ""}),
    "a related page": (
        FAQ_EN,
        f"---\nrelated: [a.md, {CURSOR}]\n---\n",
        "related: [a.md, {}]",
        {"reset.md": "Reset a password"},
    ),
    "a related page, one a line": (
        FAQ_EN,
        f"---\nrelated:\n  - a.md\n  - {CURSOR}\n---\n",
        "  - {}",
        {"reset.md": "Reset a password"},
    ),
    "what a page hides": (FAQ_EN, f"---\nhide: [toc, {CURSOR}]\n---\n", "hide: [toc, {}]", {"path": ""}),
}


@pytest.mark.parametrize(("source", "text", "line", "expected"), COMPLETIONS.values(), ids=COMPLETIONS)
def test_what_is_there_can_be_chosen(
    editor: Editor, source: str, text: str, line: str, expected: dict[str, str]
) -> None:
    lines = {line.format(each): detail for each, detail in expected.items()}
    assert lines.items() <= completed(editor, source, text).items()


NOTHING = {
    "in a sentence": (FAQ_EN, f"{HEAD}Some words{CURSOR}"),
    "in an address": (FAQ_EN, f"{HEAD}[x](https://example.com/{CURSOR}"),
    "in a page that is none": ("README.md", f"[x]({CURSOR}"),
    "in a page that is not there": (FAQ_EN, f"{HEAD}[x](no-such-page.md#{CURSOR}"),
    "in a text of the front matter": (FAQ_EN, f"---\ntitle: {CURSOR}\n---\n"),
    "at the end of nothing": (FAQ_EN, CURSOR),
}


@pytest.mark.parametrize(("source", "text"), NOTHING.values(), ids=NOTHING)
def test_where_nothing_is_known_nothing_is_offered(editor: Editor, source: str, text: str) -> None:
    assert completed(editor, source, text) == {}


UNWANTED = {
    "the page itself": (FAQ_EN, f"{HEAD}[x]({CURSOR}", "faq.md"),
    "what mkdocs.yml keeps from readers": (FAQ_EN, f"{HEAD}[x]({CURSOR}", "channels.yml"),
    "a page of the other language": (FAQ_EN, f"{HEAD}[x]({CURSOR}", "zh/"),
    "a key that is there": (FAQ_EN, f"---\ntitle: x\n{CURSOR}\n---\n", "title: "),
    "a related page that is there": (FAQ_EN, f"---\nrelated: [reset.md, {CURSOR}]\n---\n", "reset.md, reset.md"),
    "an id that is there": (RESET_ZH, ONE_ID_LESS, "open-sign-in"),
}


@pytest.mark.parametrize(("source", "text", "unwanted"), UNWANTED.values(), ids=UNWANTED)
def test_what_would_be_wrong_is_not_offered(editor: Editor, source: str, text: str, unwanted: str) -> None:
    assert not [line for line in completed(editor, source, text) if unwanted in line]


def test_every_key_is_explained() -> None:
    assert KEYS.keys() == USABLE.keys()


CODE_EN = "2.  **Enter the code.** 😀 The code is in the message, 𠮷.\n\n    - It came"
FEES_EN = "*en*\n\n## Fees\n\nWait for"
HOVERS = {
    "a step": (RESET_ZH, "输入验证码", CODE_EN),
    "its id": (RESET_ZH, "enter-code }", CODE_EN),
    "below it": (RESET_ZH, "没收到", CODE_EN),
    "a link to a step": (RESET_ZH, "#enter-code)", CODE_EN),
    "the words of a link to a step": (RESET_ZH, "[第 2 步]", CODE_EN),
    "behind wide characters": (FAQ_ZH, "reset.md#enter-code", CODE_EN),
    "a heading": (FAQ_ZH, "## 手续费", FEES_EN),
    "a link to a section of another page": (RESET_ZH, "faq.md#fees", FEES_EN),
    "a link to a page": (RESET_ZH, "support/contact.md", "**联系客服**\n\n官方渠道都在这一页。"),
    "a related page": (RESET_ZH, "faq.md", "**常见问题**\n\n大家常问的事。"),
    "a link to a file": (FAQ_ZH, "images/home.svg", ""),
    "the front matter": (FAQ_ZH, "type: faq", ""),
}


@pytest.mark.parametrize(("source", "words", "expected"), HOVERS.values(), ids=HOVERS)
def test_a_place_is_shown_in_the_other_language(editor: Editor, source: str, words: str, expected: str) -> None:
    editor.open(source)
    params = types.HoverParams(editor.document(source), editor.at(source, words, behind=2))
    found = editor.wait_for(editor.client.text_document_hover_async(params))
    contents = found.contents if found else types.MarkupContent(types.MarkupKind.Markdown, "")
    assert isinstance(contents, types.MarkupContent)
    assert expected in contents.value
    assert bool(expected) == bool(contents.value)
    assert "{:" not in contents.value


def there(editor: Editor, found: object) -> list[tuple[str, str]]:
    """Return the files and the lines that locations name."""
    assert isinstance(found, list | tuple | None)
    places = []
    for each in found or ():
        assert isinstance(each, types.Location)
        source = editor.source(each.uri)
        text = editor.texts.get(source) or (editor.root / source).read_text(encoding="utf-8")
        places.append((source, text.split("\n")[each.range.start.line]))
    return places


DEFINITIONS = {
    "a page": (RESET_ZH, "support/contact.md", [(CONTACT, "---")]),
    "a step of this page": (RESET_ZH, "#enter-code)", [(RESET_ZH, "2.  **输入验证码。** 😀 验证码在短信里，𠮷。")]),
    "a step of another page": (FAQ_ZH, "reset.md#enter", [(RESET_ZH, "2.  **输入验证码。** 😀 验证码在短信里，𠮷。")]),
    "a section": (RESET_ZH, "faq.md#fees", [(FAQ_ZH, "## 手续费 {#fees}")]),
    "a channel": (FAQ_ZH, "support/contact.md#hotline", [("docs/channels.yml", "  - id: hotline")]),
    "a label": (FAQ_ZH, "[渠道]", [("docs/channels.yml", "  - id: hotline")]),
    "a picture": (FAQ_ZH, "images/home.svg", [("docs/zh/images/home.svg", DRAWING.strip())]),
    "a related page": (FAQ_ZH, "reset.md]", [(RESET_ZH, "---")]),
    "the title": (FAQ_ZH, "title: ", [(FAQ_EN, "# Questions")]),
    "the first heading": (FAQ_ZH, "# 常见", [(FAQ_EN, "# Questions")]),
    "plain words": (FAQ_ZH, "以后再说", []),
}


@pytest.mark.parametrize(("source", "words", "expected"), DEFINITIONS.values(), ids=DEFINITIONS)
def test_a_link_leads_where_it_leads(editor: Editor, source: str, words: str, expected: list[tuple[str, str]]) -> None:
    editor.open(source)
    params = types.DefinitionParams(editor.document(source), editor.at(source, words, behind=1))
    assert there(editor, editor.wait_for(editor.client.text_document_definition_async(params))) == expected


TWINS = {
    "a step": (RESET_ZH, "没收到", (RESET_EN, "2.  **Enter the code.** 😀 The code is in the message, 𠮷.")),
    "a section": (RESET_EN, "You can sign in", (RESET_ZH, "## 完成后 {#result}")),
    "the title": (FAQ_EN, "# Questions", (FAQ_ZH, "# 常见问题")),
    "the front matter": (FAQ_EN, "type: faq", (FAQ_ZH, "---")),
}


@pytest.mark.parametrize(("source", "words", "expected"), TWINS.values(), ids=TWINS)
def test_the_same_place_is_found_in_the_other_language(
    editor: Editor, source: str, words: str, expected: tuple[str, str]
) -> None:
    editor.open(source)
    position = editor.at(source, words)
    params = types.ImplementationParams(editor.document(source), position)
    assert there(editor, editor.wait_for(editor.client.text_document_implementation_async(params))) == [expected]
    command = types.ExecuteCommandParams("helpcenter.openTwin", [editor.uri(source), position.line])
    answer = editor.wait_for(editor.client.workspace_execute_command_async(command))
    shown = [each for each in editor.received if isinstance(each, types.ShowDocumentParams)][-1]
    assert shown.selection
    assert there(editor, [types.Location(shown.uri, shown.selection)]) == [expected]
    assert isinstance(answer, dict)
    assert answer["uri"] == shown.uri
