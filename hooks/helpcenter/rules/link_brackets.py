"""Links with other brackets than those of a link, or without any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpcenter.diagnostics import Finding
from helpcenter.dialect.inline import closing_of
from helpcenter.messages import Message
from helpcenter.model import Page, Site, Text
from helpcenter.rules.link_syntax import prose_of
from helpcenter.targets.faults import TARGET
from helpcenter.targets.repairs import show

_OTHER_BEGIN = ("]<", "]{", "]《")
_PAGE = r"[^\s()\[\]（）|#]{1,200}"
_DOUBLE = re.compile(
    rf"(?<!\\)\[\[(?P<target>{_PAGE}/{_PAGE}|{_PAGE}\.md(?:#{_PAGE})?)(?:\|(?P<text>[^\[\]\n]{{1,200}}))?\]\]"
)
_BARE = re.compile(
    r"[(（](?P<target>(?P<path>[\w./-]{1,200}\.md)(?:#[\w-]+)?|#(?P<id>[a-z][\w-]{1,200}))[)）](?![(（\]])", re.ASCII
)
_BESIDE_LINK = re.compile(r"\)[)）\]]|\[!?\[")
_ANGLES = re.compile(r"<(?<![\](]<)(?P<target>[\w./-]{1,200}\.md(?:#[\w-]{1,200})?)>")
_PAIRS = (("(（", ")）"), ("[", "]"))
_CLOSING = ("]", "］", "】", "〗", "〕", "」", "』")
_BETWEEN = " \t\u3000:：.,，。、\\—-\n"
_NEAR = 200


def link_in_other_brackets(page: Page, _site: Site) -> Iterator[Finding]:
    """A link has square brackets and parentheses, `[text](target)`, once each.

    `[text]<target>`, `[text]{target}`, `[[target]]` and `<target>` are links elsewhere. Here readers see all of it as
    it was typed, a parenthesis too many as well, and of the last nothing.

    Bad:
        See [how to unlock an account]<case.md>.

    Good:
        See [how to unlock an account](case.md).
    """
    is_angled = _ANGLES.search(page.raw)
    for text in prose_of(page):
        for match in _ANGLES.finditer(text.source) if is_angled else ():
            yield _typed(*text.place(match.start()), match[0], _link(None, match["target"]))
        if "]" not in text.source:
            continue
        for match in _other().finditer(text.source) if any(each in text.source for each in _OTHER_BEGIN) else ():
            target = match["angle"] or match["curly"] or match["title"]
            yield _typed(*text.place(match.start()), match[0], _link(match["text"], target))
        for match in _DOUBLE.finditer(text.source) if "[[" in text.source else ():
            yield _typed(*text.place(match.start()), match[0], _link(match["text"], match["target"]))
        for offset in _too_many(text) if _BESIDE_LINK.search(text.source) else ():
            yield Finding(
                *text.place(offset),
                Message(
                    "Link has {bracket!r} beside it, which has no other half, expected [text](target)",
                    bracket=text.source[offset],
                ),
                Message("delete the bracket, or write its other half"),
            )


@cache
def _other() -> re.Pattern[str]:
    """Return what finds links in other brackets, compiled for the first text that may hold one."""
    angle, curly, title = (rf"(?P<{name}>{TARGET})" for name in ("angle", "curly", "title"))
    return re.compile(rf"(?<!\\)\[(?P<text>[^\[\]\n]{{1,200}})\](?:<{angle}>|\{{{curly}\}}|《{title}》)")


def target_without_link(page: Page, site: Site) -> Iterator[Finding]:
    """The path of a page stands in a link, behind the words of the link in square brackets.

    In parentheses alone it leads nowhere, and readers see the name of a file.

    Bad:
        See how to unlock an account(case.md).

    Good:
        See [how to unlock an account](case.md).
    """
    for text in prose_of(page):
        for match in _BARE.finditer(text.words) if ".md" in text.words or "#" in text.words else ():
            if _is_meant(match, text, page, site) and not _is_part_of_link(text, match.start()):
                yield Finding(
                    *text.place(match.start("target")),
                    Message(
                        "Readers see the path {path}, expected a link, [words]({target})",
                        path=show(match["target"]),
                        target=match["target"],
                    ),
                    Message("put the words that lead there in square brackets, right before the parenthesis"),
                )


def _is_meant(match: re.Match[str], text: Text, page: Page, site: Site) -> bool:
    """Tell whether what stands in parentheses is there to be led to; of a heading it is its id."""
    if match["id"]:
        return match["id"] in page.anchors and text.kind != "heading"
    beside = text.words[max(0, match.start() - 1) : match.start()]
    is_meant = "/" in match["path"] or bool(beside.strip(" \n)"))
    return is_meant and page.resolve(match["path"]) in site.files


def _is_part_of_link(text: Text, offset: int) -> bool:
    """Tell whether a parenthesis belongs to a link, however that is mistyped; other rules say how."""
    near = max(0, offset - _NEAR), offset
    if text.words.rfind("[", *near) > text.words.rfind("]", *near):
        return True
    before = text.source[near[0] : offset].rstrip(_BETWEEN)
    is_shown = text.words[near[0] + len(before) - 1 : near[0] + len(before)] == before[-1:]
    return before.endswith(_CLOSING) or (before.endswith(")") and not is_shown)


def _typed(line: int, column: int, found: str, expected: str) -> Finding:
    return Finding(
        line,
        column,
        Message("Link is typed as {found}, expected {expected}", found=show(found), expected=show(expected)),
        Message("write the text in [ ] and the target in ( )"),
    )


def _link(text: str | None, target: str) -> str:
    return f"[{text}]({target})" if text else Message("[text]({target})", target=target)


def _too_many(text: Text) -> Iterator[int]:
    """Yield where a bracket stands right before or behind a link, and its other half nowhere."""
    links = [link for link in text.links if link.kind in ("link", "image")]
    ends = {closing_of(text.source, link.end + 1) or -1 for link in links}
    starts = {link.start - (2 if link.kind == "link" else 3) for link in links}
    for opening, closing in _PAIRS:
        opened: list[int] = []
        for match in re.finditer(f"[{re.escape(opening + closing)}]", text.words):
            if match[0] in opening:
                opened.append(match.start())
            elif opened:
                opened.pop()
            elif match.start() - 1 in ends:
                yield match.start()
        yield from (offset for offset in opened if opening == "[" and offset in starts)
