"""Languages in step with each other: the page as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from helpcenter.diagnostics import Finding
from helpcenter.model import Page, Site, Text
from helpcenter.rules.front_matter_values import TYPES
from helpcenter.words.scripts import Passage, find_foreign, has_script, script_of

_MANY = 3


def page_not_translated(page: Page, site: Site) -> Iterator[Finding]:
    """Every page exists in every language, under the same path.

    A reader who changes the language in the middle of a procedure must arrive at the same procedure, not at nothing.

    Bad:
        (docs/zh/case.md without docs/en/case.md)

    Good:
        (docs/zh/case.md and docs/en/case.md)
    """
    for language in site.languages:
        if site.page(language, page.path) is None:
            expected = f"{site.docs}/{language}/{page.path}"
            yield Finding(
                1,
                1,
                f"Page is missing in {language!r}, expected {expected}",
                f"translate this page into {expected}, or delete it in every language",
            )


def type_differs(page: Page, site: Site) -> Iterator[Finding]:
    """A page is of the same type in every language.

    The type decides how a page looks and what is checked on it: a procedure that is a guide in one language has steps
    there that nobody checks.

    Bad:
        zh: ---
        zh: title: 重置密码
        zh: type: guide
        zh: reviewed: 2026-11-22
        zh: ---
        en: ---
        en: title: Reset your password
        en: type: reference
        en: reviewed: 2026-11-22
        en: ---

    Good:
        zh: ---
        zh: title: 重置密码
        zh: type: guide
        zh: reviewed: 2026-11-22
        zh: ---
        en: ---
        en: title: Reset your password
        en: type: guide
        en: reviewed: 2026-11-22
        en: ---
    """
    original = site.original(page)
    if original and page.type != original.type and page.type in TYPES and original.type in TYPES:
        yield Finding(
            page.meta_lines[("type",)],
            1,
            f"Type is {page.type!r}, expected {original.type!r} as in {original.source}",
            f"write `type: {original.type}`, or change it in every language",
        )


def text_in_another_language(page: Page, site: Site) -> Iterator[Finding]:
    """Every sentence, heading and link of a page is in the language of the page.

    A reader who knows one language alone cannot read the sentence that was left in the other one, and it may be the one
    that says what not to do. Names stay as they are, and so does what is quoted from the screen.

    Bad:
        zh: ---
        zh: title: 登录
        zh: type: guide
        zh: reviewed: 2026-11-22
        zh: ---
        zh: # 登录
        zh:
        zh: 打开应用，点“登录”。
        en: ---
        en: title: Sign in
        en: type: guide
        en: reviewed: 2026-11-22
        en: ---
        en: # Sign in
        en:
        en: 打开应用，点“登录”。

    Good:
        zh: ---
        zh: title: 登录
        zh: type: guide
        zh: reviewed: 2026-11-22
        zh: ---
        zh: # 登录
        zh:
        zh: 打开应用，点“登录”。
        en: ---
        en: title: Sign in
        en: type: guide
        en: reviewed: 2026-11-22
        en: ---
        en: # Sign in
        en:
        en: Open the app and tap “登录” (Sign in).
    """
    script = script_of(page.language)
    if script is None:
        return
    names = tuple(site.brand_names.values())
    found = [
        (*text.place(passage.start), passage)
        for text in page.texts
        if text.kind != "cell" and (passage := _foreign_in(text, script, names))
    ]
    found.extend(_foreign_rows(page, script, names))
    found.sort(key=lambda each: each[:2])
    if len(found) >= _MANY and len(found) * 2 > len(page.texts):
        line, column, passage = found[0]
        yield _foreign(line, column, "Page is in another language", passage, page)
    else:
        for line, column, passage in found:
            yield _foreign(line, column, "Text is in another language", passage, page)


def _foreign(line: int, column: int, what: str, passage: Passage, page: Page) -> Finding:
    return Finding(
        line,
        column,
        f"{what}, {passage.words!r}, expected the language {page.language!r}",
        "translate it; put what is quoted from the screen between quotation marks",
    )


def _foreign_in(text: Text, script: str, names: tuple[str, ...]) -> Passage | None:
    """Return what of a text is in another language; an element that says its `lang` may hold it."""
    if "lang=" in text.source:
        return None
    passage = find_foreign(text.words, script, names, in_cell=text.kind == "cell")
    if passage is None:
        for link in text.links:
            if link.text and find_foreign(link.text, script, names):
                return Passage(link.start, link.text)
    return passage


def _foreign_rows(page: Page, script: str, names: tuple[str, ...]) -> Iterator[tuple[int, int, Passage]]:
    """Yield the cells in another language, and the rows of which no cell is in that of the page."""
    cells = (text for text in page.texts if text.kind == "cell")
    for _, row in groupby(cells, key=lambda text: text.lines[0][1]):
        texts = list(row)
        found = [(*text.place(each.start), each) for text in texts if (each := _foreign_in(text, script, names))]
        words = "  ".join(text.words.strip() for text in texts)
        if not (found or has_script(words, script)) and (whole := find_foreign(words, script, names)):
            found = [(*texts[0].place(0), whole)]
        yield from found[:1]
