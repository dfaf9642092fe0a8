"""HTML of a page that would run, load or ask something, and names that are not a page's to use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.dialect.inline import TAG
from helpcenter.dialect.masking import COMMENT
from helpcenter.messages import Message
from helpcenter.model import Page, Site, Text
from helpcenter.model.allowed_html import (
    ELEMENTS,
    allows,
    is_of_this_site,
    is_reserved_class,
    is_reserved_id,
    leads_somewhere,
)
from helpcenter.targets.outward import flaw_of
from helpcenter.targets.repairs import show

# Those of HTML that a page may not hold; words in angle brackets are no elements, and another rule says so.
_NAMES = (
    "html head title base link meta style script noscript template body article nav main header footer address "
    "hgroup search menu svg math iframe frame frameset noframes object embed applet portal param picture video "
    "audio track source map area form fieldset legend label input button select datalist optgroup option textarea "
    "output progress meter dialog slot canvas bdo font center marquee blink bgsound basefont isindex plaintext xmp "
    "listing image noembed keygen tt big strike acronym dir nobr fencedframe selectedcontent"
)
_KNOWN = frozenset(_NAMES.split())
_OPENING = re.compile(
    r"<(?P<name>[a-zA-Z][^\s/<>]*)(?P<attributes>(?:[\s/]+[^\s/>=][^\s/>=]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?)*)"
    r"[\s/]*(?P<end>>?)"
)
_ATTRIBUTE = re.compile(r"(?P<name>[^\s/>=][^\s/>=]*)(?:\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s>]+)))?")
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[^@]*@")
_LIST = re.compile(r"\{:?[ ]*(?P<inside>[^{}\n]+)\}")
_LISTED = re.compile(
    r"(?:(?P<name>[^\s\"'=#.:][^\s\"'=]*)=(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>\S*)))|\.(?P<class>[^\s}]+)"
)
_NOTE = re.compile(r"^[ >]*(?:!!!|\?\?\?\+?)[ ]*(?P<classes>[\w -]+)", re.MULTILINE)
_LISTABLE = ("p", "a", "img", "td", "th", "ol", "li", "blockquote", "q", "span", "time")  # what a list may stand behind
_TAKE_OUT = Message(
    "take it out; what the site needs belongs into the templates, scripts and style sheets in overrides"
)


def html_not_allowed(page: Page, _site: Site) -> Iterator[Finding]:
    """HTML in a page shows something; it runs, loads and asks nothing, and looks like no part of the site.

    A page speaks in the name of the wallet. Whoever can make it run a script, lay a field for a password over it or
    give a text the look of the site's own warnings can rob its readers. Readers are shown such HTML as text.

    Bad:
        <button onclick="history.back()">Back</button>

    Good:
        Press <kbd>Enter</kbd>, or write `<button>` where readers are to read it.
    """
    for text in page.texts:
        if text.kind != "meta" and "<" in text.source:
            yield from _tags(page, text)
        if text.kind != "meta" and "{" in text.source:
            yield from _attribute_lists(text)
    yield from _comments(page)
    for note in _NOTE.finditer(page.raw) if "!!!" in page.raw or "???" in page.raw else ():
        for name in filter(is_reserved_class, note["classes"].split()):
            line = page.raw.count("\n", 0, note.start()) + 1
            found = Message("Note has the class {name}, which belongs to the site's own parts", name=show(name))
            yield _finding(line, 1, found)


def reserved_id(page: Page, _site: Site) -> Iterator[Finding]:
    """An id begins neither with `__` nor with `hc-`: by these the site's own scripts find what belongs to them.

    An element of a page that has one is taken for a setting or a part of the site, and the search, the menu or the
    theme does what the page says.

    Bad:
        ## Settings {#__config}

    Good:
        ## Settings {#settings}
    """
    typed = {each.name for each in page.ids}
    for each in page.ids:
        if is_reserved_id(each.name):
            yield _of_id(each.line, each.column, each.name)
    for heading in page.headings:
        if is_reserved_id(heading.anchor) and heading.anchor not in typed:
            yield _of_id(heading.line, heading.column, heading.anchor)


def picture_from_elsewhere(page: Page, _site: Site) -> Iterator[Finding]:
    """A picture is a file of this site.

    From another one it tells that one who reads which page and when, and may be another picture tomorrow.

    Bad:
        ![The home screen with Scan at the top](https://pictures.example.com/home.svg)

    Good:
        ![The home screen with Scan at the top](images/home.svg)
    """
    for link in page.links:
        is_picture = link.kind in ("image", "image-reference") or link.name.startswith(("img ", "source "))
        if is_picture and not is_of_this_site(link.target) and flaw_of(link.target) is None:
            yield Finding(
                link.target_line or link.line,
                link.target_column or link.column,
                Message(
                    "Picture {target} is on another site, expected a file of this language", target=show(link.target)
                ),
                Message("put the file beside the page, and name that"),
            )


def _comments(page: Page) -> Iterator[Finding]:
    """Yield the comments that end for browsers before they end for writers."""
    raw = page.raw.split("\n") if "--!>" in page.raw else []
    for number, line in page.lines if raw else ():
        for column in (place for place, sign in enumerate(line) if sign == COMMENT):
            comment = "\n".join([raw[number - 1][column:], *raw[number:]]).partition("-->")[0]
            if "--!>" in comment:
                yield _finding(number, column + 1, Message("Comment holds '--!>', which ends it"))


def _tags(page: Page, text: Text) -> Iterator[Finding]:
    """Yield what is wrong with the tags of a text; an address in angle brackets is a link."""
    small = page.raw.lower() if "<" in text.source else ""
    for tag in _OPENING.finditer(text.source):
        name = tag["name"].lower()
        if _ADDRESS.match(tag["name"]) or text.source.endswith("](", 0, tag.start()):
            continue
        if name not in ELEMENTS:
            is_one = name in _KNOWN or (tag["end"] and ("-" in name or f"</{name}" in small))
            if is_one or any(map(_is_handler, _names(tag))):
                found = Message("Page holds the element {element}", element=show(f"<{name}>"))
                yield _finding(*text.place(tag.start()), found)
        elif tag["end"]:
            yield from _attributes(text, tag, name)


def _names(tag: re.Match[str]) -> Iterator[str]:
    return (each["name"].lower() for each in _ATTRIBUTE.finditer(tag["attributes"]))


def _is_handler(name: str) -> bool:
    return name.startswith("on") and len(name) > len("one")


def _attributes(text: Text, tag: re.Match[str], element: str) -> Iterator[Finding]:
    """Yield the attributes that are not allowed; where a plain tag leads to is what rules for links look at."""
    is_plain = TAG.fullmatch(tag[0]) is not None
    for found in _ATTRIBUTE.finditer(tag["attributes"]):
        name, value = found["name"].lower(), found["a"] or found["b"] or found["c"] or ""
        if (name in ("href", "src", "srcset", "cite") and is_plain) or name == "id" or (name, element) == ("name", "a"):
            continue
        if not allows(element, name, value):
            where = text.place(tag.start("attributes") + found.start())
            message = Message("Element <{element}> has {attribute}", element=element, attribute=show(found[0]))
            yield _finding(*where, message)


def _attribute_lists(text: Text) -> Iterator[Finding]:
    """Yield what is wrong in the lists of attributes that are read; the others are shown, and another rule says so."""
    for listed in _LIST.finditer(text.source):
        if text.words[listed.start()] == "{":
            continue
        for found in _LISTED.finditer(listed["inside"]):
            name, value = (found["name"] or "class").lower(), found["class"] or found["a"] or found["b"] or found["c"]
            if name in ("id", "href", "src", "srcset") and (name == "id" or leads_somewhere(value or "")):
                continue
            if not any(allows(element, name, value or "") for element in _LISTABLE):
                where = text.place(listed.start("inside") + found.start())
                yield _finding(*where, Message("List of attributes has {attribute}", attribute=show(found[0])))


def _finding(line: int, column: int, found: Message) -> Finding:
    message = Message("{found}, expected what readers read and nothing that runs, loads or asks", found=found)
    return Finding(line, column, message, _TAKE_OUT)


def _of_id(line: int, column: int, name: str) -> Finding:
    message = Message(
        "Id {id} is one of the site's own, expected one that begins with neither '__' nor 'hc-'", id=show(name)
    )
    return Finding(line, column, message, Message("give it another id, the same in every language"))
