"""Reads one tag of a finished page: its attributes, what it leads to, and what of it is code of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

from helpcenter.finished.theme import Theme

INSIDE = r"[^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*"
FOREIGN = ("iframe", "frame", "frameset", "object", "embed", "applet", "portal", "base", "script", "style")
TAG = re.compile(rf"<(?P<closing>/?)(?P<name>[a-zA-Z][\w:-]*)(?P<attributes>{INSIDE})>")
_NAME = re.compile(r"<([^\s/>]*)")
_ATTRIBUTE = re.compile(r"(?<=[\s\"'/])(?P<name>[\w:@.-]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_LEADING = frozenset(("href", "src", "srcset", "poster", "data", "action", "formaction", "xlink:href"))
_CODE = frozenset(("style", "srcdoc", "action", "formaction"))
_RUNNING = re.compile(r"\s*(?:javascript|vbscript|data:text/html)", re.IGNORECASE)
_ALIGNED = re.compile(r"text-align: (?:left|right|center);")


class Tag(NamedTuple):
    """An opening tag: its attributes, what it leads to, and what of it is code that did not come from the theme."""

    name: str
    attributes: dict[str, str]
    targets: tuple[str, ...]
    foreign: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of a site whose templates are those of `theme`; each text is read once."""

    theme: Theme
    known: dict[str, Tag] = field(default_factory=dict)

    def read(self, text: str) -> Tag:
        """Return what the text of an opening tag says."""
        tag = self.known.get(text)
        if tag is None:
            tag = self.known[text] = _read_tag(text, self.theme)
        return tag


def attributes_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield the names, in small letters, and the values of the attributes in a tag, or in several."""
    for name, value in _ATTRIBUTE.findall(text):
        typed = value[1:-1] if value[:1] in ("'", '"') else value
        yield name.lower(), unescape(typed) if "&" in typed else typed


def _read_tag(text: str, theme: Theme) -> Tag:
    named = _NAME.match(text)
    name = named[1].lower() if named else ""
    attributes = dict(attributes_of(text))
    targets: list[str] = []
    foreign = [text] if name in FOREIGN and not theme.brings(text) else []
    for key, value in attributes.items():
        runs = key in _CODE or (key.startswith("on") and len(key) > len("on"))
        aligned = runs and name in ("td", "th") and key == "style" and _ALIGNED.fullmatch(value)
        if (runs and not aligned and not theme.brings(f'{key}="{value}"')) or (
            key in _LEADING and _RUNNING.match(value)
        ):
            foreign.append(f'<{name} {key}="{value}">')
        elif key == "srcset":
            targets.extend(each.split()[0] for each in value.split(",") if each.strip())
        elif key in _LEADING and name != "base" and (key != "data" or name == "object"):
            targets.append(value)
    if name == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        foreign.extend([] if theme.brings(text) else [text])
    return Tag(name, attributes, tuple(targets), tuple(foreign))
