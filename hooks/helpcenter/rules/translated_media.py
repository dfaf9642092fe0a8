"""Pictures and code in step with the default language."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.languages import script_of
from helpcenter.messages import Message
from helpcenter.model import Page, Site
from helpcenter.targets.faults import is_address
from helpcenter.targets.files import file_of
from helpcenter.translation.comparison import Comparison, have_same_links, losses
from helpcenter.translation.things import Thing

_LONGEST = 200
_ALIKE = 0.75
_FILLED_IN = re.compile(r"[:：]\s*[\[【［<〈][^\n]{1,200}[\]】］>〉]\s*$")
_WORDS = re.compile(r"(?<=\W)|(?=\W)")
_FENCE = re.compile(r"[\s>]*(?P<mark>`{3,}|~{3,})\s*(?:\{[^}]*?\.)?(?P<language>[\w+#-]*)")


def image_not_in_every_language(page: Page, site: Site) -> Iterator[Finding]:
    """A picture stands in every language.

    "See the picture" means nothing to the reader of the language that lacks it.

    Bad:
        zh: ![付款码在首页](https://example.com/code.png)
        en: The code is on the home screen.

    Good:
        zh: ![付款码在首页](https://example.com/code.png)
        en: ![The code is on the home screen](https://example.com/code.png)
    """
    for loss in losses(page, site, "image"):
        message = Message(
            "Picture is missing here, expected {picture!r} of {place}", picture=loss.thing.shown, place=loss.place
        )
        yield Finding(loss.line, 1, message, Message("show the picture, or take it out of every language"))


def image_differs(page: Page, site: Site) -> Iterator[Finding]:
    """A picture is the same in every language, or the one made for it, such as scan-zh.png and scan-en.png.

    A picture of another screen sends one of the readers to look for a button that is not there.

    Bad:
        zh: ![付款码](https://example.com/code.png)
        en: ![The code](https://example.com/scan.png)

    Good:
        zh: ![付款码](https://example.com/code-zh.png)
        en: ![The code](https://example.com/code-en.png)
    """
    original = site.original(page)
    if original is None or have_same_links(page, original):
        return
    comparison = Comparison(page, original, site)
    for here, there in comparison.counterparts("image"):
        if here.key != there.key and _is_shown(here, page, page, site) and _is_shown(there, original, page, site):
            message = Message(
                "Picture is {found!r}, expected {expected!r} as in {place}",
                found=here.shown,
                expected=there.shown,
                place=f"{original.source}:{there.line}",
            )
            yield Finding(here.line, here.column, message, Message("show the same picture in every language"))


def _is_shown(image: Thing, page: Page, translation: Page, site: Site) -> bool:
    """Tell whether a picture of a page could be shown on its translation: from outside or as a file."""
    if image.link is None or is_address(image.shown):
        return image.link is not None
    file = file_of(image.link, page, site).removeprefix(f"{site.docs}/{page.language}/")
    return f"{site.docs}/{translation.language}/{file}" in site.files


def code_not_in_every_language(page: Page, site: Site) -> Iterator[Finding]:
    """A block of code stands in every language.

    It is what readers copy: a message to send, a command, an example of what they see.

    Bad:
        zh: ```text
        zh: 2026-11-22 20:14
        zh: ```
        en: Write the date and the time.

    Good:
        zh: ```text
        zh: 2026-11-22 20:14
        zh: ```
        en: ```text
        en: 2026-11-22 20:14
        en: ```
    """
    if not page.unclosed_fences:
        for loss in losses(page, site, "code"):
            message = Message("Block of code is missing here, expected the one of {place}", place=loss.place)
            hint = Message("write the missing block of code, or take it out of every language")
            yield Finding(loss.line, 1, message, hint)


def code_differs(page: Page, site: Site) -> Iterator[Finding]:
    """A block of code is of the same kind in every language, and its lines are the same but for what is translated.

    A command or a number that differs is wrong for one of the readers who copy it.

    Bad:
        zh: ```text
        zh: 2026-11-22 20:14
        zh: ```
        en: ```text
        en: 2026-11-22 20:41
        en: ```

    Good:
        zh: ```text
        zh: 2026-11-22 20:14
        zh: ```
        en: ```text
        en: 2026-11-22 20:14
        en: ```
    """
    original = site.original(page)
    if original is None or page.unclosed_fences or original.unclosed_fences:
        return
    pairs = list(Comparison(page, original, site).counterparts("code"))
    if not pairs:
        return
    mine, its = page.raw.split("\n"), original.raw.split("\n")
    apart = script_of(page.language) != script_of(original.language)
    for here, there in pairs:
        kind, code = _read(mine, here.line)
        other_kind, other_code = _read(its, there.line)
        there_at = f"{original.source}:{there.line}"
        if kind != other_kind:
            message = Message(
                "Code is marked as {found!r}, expected {expected!r} as in {place}",
                found=kind,
                expected=other_kind,
                place=there_at,
            )
            hint = Message("write ```{expected}, or change it in every language", expected=other_kind)
            yield Finding(here.line, here.column, message, hint)
        elif (filled := sum(map(_is_filled_in, code))) != (expected := sum(map(_is_filled_in, other_code))):
            message = Message(
                "Code has {found} lines to fill in, expected {expected} as in {place}",
                found=filled,
                expected=expected,
                place=there_at,
            )
            yield Finding(here.line, here.column, message, Message("let readers fill in the same in every language"))
        elif apart and len(code) == len(other_code):
            place = next((place for place, line in enumerate(code) if _is_slip(line, other_code[place], site)), None)
            if place is not None:
                message = Message(
                    "Code is {found!r}, expected {expected!r} as in {place}",
                    found=code[place].strip(),
                    expected=other_code[place].strip(),
                    place=f"{original.source}:{there.line + place + 1}",
                )
                yield Finding(here.line + place + 1, 1, message, Message("write the same in every language"))


def _is_filled_in(line: str) -> bool:
    return bool(_FILLED_IN.search(line))


def _is_slip(line: str, other: str, site: Site) -> bool:
    """Tell whether two lines of code are alike but not the same, where folders named for languages are."""
    if line.strip() == other.strip() or not (line.isascii() and other.isascii()):
        return False
    one, two = (_words_but_languages(each, site) for each in (line, other))
    return one != two and difflib.SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE


def _words_but_languages(line: str, site: Site) -> str:
    words = (word for word in _WORDS.split(line.strip()[:_LONGEST]) if word.strip() and word not in site.languages)
    return " ".join(words)


def _read(lines: list[str], number: int) -> tuple[str, list[str]]:
    """Return what the fence on a line is marked as, and the lines of code below it."""
    fence = _FENCE.match(lines[number - 1])
    if fence is None:
        return "", []
    code: list[str] = []
    for place in range(number, len(lines)):
        if lines[place].strip(" \t>").startswith(fence["mark"]):
            break
        code.append(lines[place])
    return fence["language"], code
