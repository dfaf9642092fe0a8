"""What holds for whatever a file says: it is read, and what is found in it stands where it is said to stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from helpcenter import check
from helpcenter.diagnostics import CannotCheckError, Diagnostic
from helpcenter.dialect.masking import split_front_matter
from helpcenter.edits import apply
from helpcenter.examining import Findings
from helpcenter.fixes import fix
from helpcenter.model import Channel, ChannelText, Page, Register, Site
from helpcenter.parser import parse_page
from helpcenter.project.source_text import decode
from helpcenter.rules import PAGE_RULES, PROJECT_RULES, SITE_RULES
from sites import CONTACT_PAGES, write_site

LANGUAGES = ("zh", "en")
SHIFT = 7

_LINE_IN_MESSAGE = re.compile(r"(?:(?<=on line )|(?<=of line )|(?P<file>docs/\w+/a\.md):)(?P<line>\d+)")


def _channel(value: str, *, confirmed: bool) -> Channel:
    texts = dict.fromkeys(LANGUAGES, ChannelText("a", "b", "", ""))
    return Channel("a", "phone", value if confirmed else None, texts, None if confirmed else value)


REGISTER = Register(
    "docs/channels.yml", (_channel("400-000-5678", confirmed=True), _channel("400-000-1234", confirmed=False))
)


def _parse(source: str, text: str) -> Page:
    _, language, path = source.split("/", 2)
    return parse_page(text, path=path, language=language, source=source)


CONTACT = {source: _parse(source, text) for source, text in CONTACT_PAGES.items()}


def by_source(each: Sequence[Any]) -> dict[str, Any]:
    """Name what there is for each language, the last of it for all that are left, by the page's file."""
    return dict(zip((f"docs/{language}/a.md" for language in LANGUAGES), (*each, each[-1]), strict=False))


def examine(*texts: str) -> tuple[list[Page], Findings]:
    """Parse the text of a page in each language, the last of them in all that are left, and apply every rule."""
    sources = by_source(texts)
    pages = [_parse(source, text) for source, text in sources.items()]
    content = {page.source: page for page in pages}
    site = Site("docs", LANGUAGES, content, frozenset({*sources, *CONTACT}), REGISTER)
    found = Findings()
    for code, rule in PAGE_RULES.items():
        for page in pages:
            found.collect(code, rule, page.source, rule(page, site))
    site = replace(site, pages={page.source: page.outline() for page in (*pages, *CONTACT.values())})
    for code, site_rule in SITE_RULES.items():
        for outline in site.pages.values():
            found.collect(code, site_rule, outline.source, site_rule(outline, site))
    for code, project_rule in PROJECT_RULES.items():
        found.collect(code, project_rule, "mkdocs.yml", project_rule(site))
    return pages, found


def as_read(text: str) -> str:
    """Return a text as it is read from a file."""
    return decode(text.encode(errors="replace"))


def look_at(*texts: str) -> None:
    """Read texts as the languages of a page, and make sure that what is found stands in them, wherever that is."""
    texts = tuple(map(as_read, texts))
    pages, found = examine(*texts)
    assert found.failures == []
    for page in pages:
        things: list[Any] = [*page.links, *page.headings, *page.steps, *page.ids, *page.references]
        stand_in(page.raw, [*things, *(each for each in found.diagnostics if each.path == page.source)])
    for each in found.diagnostics:
        if each.edits:
            data = next(page.raw for page in pages if page.source == each.path).encode()
            mended = apply(data, each.edits)
            assert apply(data.replace(b"\n", b"\r\n"), each.edits).replace(b"\r\n", b"\n") == mended
    for moved in (with_longer_front_matter, with_lower_body):
        assert differences(texts, found, moved) == set()


def stand_in(text: str, things: list[Any]) -> None:
    """Make sure that each of the things has a place in the text."""
    lines = text.split("\n")
    for line, column in ((each.line, each.column) for each in things):
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1].expandtabs(4)) + 1


def with_longer_front_matter(text: str) -> tuple[str, int]:
    """Return the text with comments atop its front matter, and the line behind which everything moves."""
    meta, _ = split_front_matter(text)
    if meta is None or meta.startswith("\ufeff"):  # YAML may begin with a byte order mark, and nowhere else hold one
        return text, len(text)
    return text.replace("\n", "\n" + "# a\n" * SHIFT, 1), 1


def with_lower_body(text: str) -> tuple[str, int]:
    """Return the text with blank lines above its body, and the line behind which everything moves."""
    meta, _ = split_front_matter(text)
    if meta is None:
        return text, len(text)
    head = meta.count("\n") + 2
    lines = text.split("\n")
    return "\n".join([*lines[:head], *[""] * SHIFT, *lines[head:]]), head


def differences(
    texts: tuple[str, ...], found: Findings, moved: Callable[[str], tuple[str, int]]
) -> set[tuple[Any, ...]]:
    """Return the findings that do not move with the lines they are about, before and after."""
    moved_texts = [moved(text) for text in texts]
    if any(text == new for text, (new, _) in zip(texts, moved_texts, strict=True)):
        return set()
    behind = by_source([start for _, start in moved_texts])

    def told(each: Diagnostic, by: int) -> tuple[Any, ...]:
        def lower(path: str, line: int) -> int:
            return line + by * (path in behind and line > behind[path])

        lines = tuple(lower(each.path, line) for line in (each.line, *(edit.line for edit in each.edits)))
        message = _LINE_IN_MESSAGE.sub(lambda at: str(lower(at["file"] or each.path, int(at["line"]))), each.message)
        return each.path, lines, each.column, each.code, message

    _, after = examine(*(text for text, _ in moved_texts))
    expected = {told(each, SHIFT) for each in found.diagnostics}
    return {told(each, 0) for each in after.diagnostics} ^ expected


def mends(folder: Path, zh: str, en: str) -> None:
    """Make sure that mending makes a page better, and nothing more when it is done again."""
    files = {"docs/zh/a.md": as_read(zh).encode(), "docs/en/a.md": as_read(en).encode()}
    write_site(folder, {**CONTACT_PAGES, **files})
    before = check(folder)
    fixed = fix(folder)
    assert fixed.left.failures == before.failures == ()
    fixed.write(folder)
    assert check(folder).diagnostics == fixed.left.diagnostics
    assert bool(fixed.after) == (len(fixed.left.diagnostics) < len(before.diagnostics))
    assert fix(folder).after == {}


def is_read(folder: Path, settings: str, register: str) -> None:
    """Make sure that mkdocs.yml and the register are read, or refused in words."""
    files = {"mkdocs.yml": as_read(settings), "docs/channels.yml": as_read(register)}
    write_site(folder, {**CONTACT_PAGES, **files})
    try:
        report = check(folder)
    except CannotCheckError:
        return
    assert report.failures == ()
    for path, text in files.items():
        stand_in(text, [each for each in report.diagnostics if each.path == path])
