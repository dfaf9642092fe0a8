"""Lets of the HTML in a page only that through which runs, loads, asks and covers nothing; the rest is shown as text.

The checker names what is not allowed, with file and line. That a page is harmless must not hang on the checker reading
every text as the renderer does: so it is made sure of again where HTML is made, of what Python-Markdown has made of it.
What is let through is written anew, tag by tag, in the one form that all browsers read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from helpcenter.markdown.page import RenderedPage
from helpcenter.model.allowed_html import ELEMENTS, allows, is_reserved_class, is_reserved_id, leads_somewhere

_OF_TABS = frozenset(("input", "label"))  # which the extension for tabs makes; HTML that a page holds is no element yet
_FOR_TABS = frozenset(("id", "class", "name", "type", "checked", "for"))
_MADE = ELEMENTS | _OF_TABS
_RUNNING = re.compile(r"on|style$|srcdoc$|(?:form)?action$")
_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--!?>|<!--).)*-->", re.DOTALL)
_TAG = re.compile(
    r"<(?P<closing>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)"
    r"(?P<attributes>(?:\s+[a-zA-Z][\w:-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*)\s*/?>"
)
_ATTRIBUTE = re.compile(r"(?P<name>[a-zA-Z][\w:-]*)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")
_KEPT = re.compile("\x02(\\d+)\x03")


class Harmless(Treeprocessor):
    """Goes through the elements of a page, and the HTML that Python-Markdown has put aside."""

    def __init__(self, md: Markdown, page: RenderedPage) -> None:
        """Take the instance of Python-Markdown, and the page."""
        super().__init__(md)
        self.page = page

    def run(self, root: Element) -> None:
        """Take away what is not allowed."""
        own = {each for part in self.page.own for each in part.iter()}
        for element in root.iter():
            if element in own:
                _take_what_runs(element)
            elif element.attrib or element.tag not in _MADE:
                _take_what_is_not_allowed(element)
        stash = self.md.htmlStash.rawHtmlBlocks
        stash[:] = [harmless(each) if isinstance(each, str) and "<" in each else each for each in stash]


class Ids(Treeprocessor):
    """Takes away the ids that are made of the words of headings where they are not a page's to use."""

    def run(self, root: Element) -> None:
        """Go through the elements, headings with their ids among them."""
        for heading in root.iter():
            name = heading.get("id")
            if name and str(heading.tag).startswith("h") and is_reserved_id(name):
                del heading.attrib["id"]


def harmless(html: str) -> str:
    """Return HTML with allowed tags alone; those of others are text. Comments are for writers."""
    text = _COMMENT.sub("", html)
    pieces, end = [], 0
    for tag in _TAG.finditer(text):
        if tag["name"].lower() in ELEMENTS:
            pieces += [text[end : tag.start()].replace("<", "&lt;"), _written(tag)]
            end = tag.end()
    return "".join([*pieces, text[end:].replace("<", "&lt;")])


def _written(tag: re.Match[str]) -> str:
    name = tag["name"].lower()
    attributes = "" if tag["closing"] else "".join(_attributes(name, tag["attributes"]))
    return f"<{tag['closing']}{name}{attributes}>"


def _attributes(element: str, typed: str) -> Iterator[str]:
    for attribute in _ATTRIBUTE.finditer(typed):
        name, value = attribute["name"].lower(), attribute["value"]
        plain = unescape(value[1:-1] if value[:1] in ("'", '"') else value) if value is not None else ""
        if allows(element, name, plain):
            yield f" {name}" if value is None else f' {name}="{escape(plain)}"'


def _take_what_is_not_allowed(element: Element) -> None:
    name = str(element.tag)
    if name not in _MADE:
        element.tag = name = "div"
    for attribute, value in list(element.attrib.items()):
        is_for_tabs = name in _OF_TABS and attribute in _FOR_TABS
        if attribute == "class":
            classes = [each for each in value.split() if not is_reserved_class(each)]
            element.set("class", " ".join(classes))
        elif not is_for_tabs and not allows(name, attribute.lower(), _plain(value)):
            del element.attrib[attribute]


def _take_what_runs(element: Element) -> None:
    """Look through what this site has put into the page, which a text in it may have given an attribute."""
    for attribute, value in list(element.attrib.items()):
        if _RUNNING.match(attribute.lower()) or (attribute == "href" and not leads_somewhere(_plain(value))):
            del element.attrib[attribute]


def _plain(value: str) -> str:
    """Return the value of an attribute as a browser will read it: Python-Markdown keeps some signs for later."""
    return unescape(_KEPT.sub(lambda sign: chr(int(sign[1])), value.replace(AMP_SUBSTITUTE, "&")))
