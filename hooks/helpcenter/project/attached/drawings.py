"""Tells whether an SVG only draws. One that is opened by itself is a page of this site, with all that a page can do.

Nothing it names is ever fetched or put in: at the first declaration of an entity, reading ends.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from xml.parsers import expat

from helpcenter.messages import Message
from helpcenter.model import Problem
from helpcenter.project.reasons import reason

_SVG = "http://www.w3.org/2000/svg"
_XML = "http://www.w3.org/XML/1998/namespace"
_ACTING_LANGUAGES = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML")
_ELEMENT_NAMES = (
    "svg g defs symbol use title desc metadata switch path rect circle ellipse line polyline polygon text tspan "
    "textPath image style linearGradient radialGradient stop clipPath mask pattern marker view filter feBlend "
    "feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight "
    "feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset "
    "fePointLight feSpecularLighting feSpotLight feTile feTurbulence"
)
_ELEMENTS = frozenset(_ELEMENT_NAMES.split())
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,")
_LOADS = re.compile(
    r"@import|image-set|\\|url\(\s*[\"']?\s*(?!#|[\"']|data:image/(?:png|jpeg|gif|webp);)|expression\(", re.IGNORECASE
)
_RUNS = re.compile(r"\s*(?:java|vb|live)script:", re.IGNORECASE)
_HINT = Message("draw it again, or export it as plain SVG")


class _Found(Exception):  # noqa: N818 -- no error: what ends the reading
    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def acting_part(data: bytes) -> Problem | None:
    """Return the first part of an SVG that does more than draw, or why it is none; None where it only draws."""
    parser = expat.ParserCreate(namespace_separator=" ")
    reader = _Reader()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.declaration
    parser.ProcessingInstructionHandler = reader.instruction
    try:
        parser.Parse(data, True)  # noqa: FBT003 -- expat's signature
    except _Found as found:
        return Problem(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, found.message, _HINT)
    except expat.ExpatError as error:
        message = Message("is no SVG: {reason}", reason=reason(expat.ErrorString(error.code)))
        return Problem(error.lineno, error.offset + 1, message, Message("export it again"))
    return None


class _Reader:
    """Raises at the first part that is not allowed."""

    def __init__(self) -> None:
        self.depth = 0
        self.style: list[str] | None = None

    def start(self, typed: str, attributes: Mapping[str, str]) -> None:
        space, _, name = typed.rpartition(" ")
        if self.depth == 0 and name != "svg":
            raise _Found(Message("begins with <{name}>, expected <svg>", name=name))
        self.depth += 1
        if (space in ("", _SVG) and name not in _ELEMENTS) or space in _ACTING_LANGUAGES:
            raise _Found(Message("holds <{name}>, expected what is drawn alone", name=name))
        for attribute, value in attributes.items():
            _look_at(name, attribute, value)
        if name == "style":
            self.style = []

    def text(self, data: str) -> None:
        if self.style is not None:
            self.style.append(data)

    def end(self, typed: str) -> None:
        self.depth -= 1
        if self.style is not None and typed.rpartition(" ")[2] == "style":
            _look_at_style("".join(self.style))
            self.style = None

    def declaration(self, *_told: object) -> None:
        raise _Found(Message("holds a DOCTYPE, in which entities can be declared, expected none"))

    def instruction(self, target: str, _data: str) -> None:
        raise _Found(Message("holds the instruction <?{name}?>, expected none", name=target))


def _look_at(element: str, typed: str, value: str) -> None:
    space, _, name = typed.rpartition(" ")
    plain = re.sub(r"[\x00-\x20]+", "", unescape(value))
    is_own = plain.startswith("#") or (element == "image" and _PICTURE.match(plain))
    if name.lower().startswith("on") or (space == _XML and name == "base"):
        raise _Found(Message("has the attribute {name!r}, expected none that runs or leads elsewhere", name=name))
    if name in ("href", "src") and not is_own:
        raise _Found(Message("leads to {target!r}, expected a part of itself such as '#shape'", target=value[:60]))
    if _RUNS.match(plain):
        raise _Found(Message("has {value!r}, expected nothing that runs", value=value[:60]))
    _look_at_style(value)


def _look_at_style(text: str) -> None:
    found = _LOADS.search(text)
    if found:
        style = text[found.start() : found.start() + 40]
        raise _Found(Message("has a style with {style!r}, expected nothing from elsewhere", style=style))
