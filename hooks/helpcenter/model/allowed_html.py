"""The HTML that a page may hold: what shows something, and neither runs, loads, asks nor covers anything.

It is a list of what is allowed, for nobody knows all that is not. Names that belong to the theme or to this site's own
scripts are not a page's to use: they find their parts by them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from types import MappingProxyType

_ELEMENTS = (
    "a abbr aside b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption "
    "figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section small source "
    "span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
)
ELEMENTS = frozenset(_ELEMENTS.split())
_EVERYWHERE = frozenset(("id", "class", "title", "lang", "role", "hidden", "markdown"))
_OF_ONE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "a": frozenset(("href", "hreflang", "name", "rel")),
        "img": frozenset(("src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding")),
        "source": frozenset(("srcset", "sizes", "media", "type", "width", "height")),
        "details": frozenset(("open",)),
        "ol": frozenset(("start", "type", "reversed")),
        "li": frozenset(("value",)),
        "td": frozenset(("colspan", "rowspan", "headers", "align", "style")),
        "th": frozenset(("colspan", "rowspan", "headers", "scope", "abbr", "align", "style")),
        "col": frozenset(("span",)),
        "colgroup": frozenset(("span",)),
        "time": frozenset(("datetime",)),
        "del": frozenset(("datetime", "cite")),
        "ins": frozenset(("datetime", "cite")),
        "q": frozenset(("cite",)),
        "blockquote": frozenset(("cite",)),
        "span": frozenset(("data-linenos",)),  # the number of a line of code, as Pygments writes it
    }
)
_LINKING = frozenset(("href", "cite"))
_SHOWING = frozenset(("src", "srcset"))
_NAMING = frozenset(("id", "name"))
_SCHEMES = frozenset(("https", "http", "mailto", "tel", "sms"))
_SCHEME = re.compile(r"(?P<name>[^/?#]*?):")
_IGNORED = re.compile(r"[\x00-\x20]+")  # what browsers leave out of a scheme
_OTHER_HOST = re.compile(r"[/\\]{2}")
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml)[;,]", re.IGNORECASE)
_ALIGNED = re.compile(r"text-align: (?:left|right|center);")
_RESERVED_ID = re.compile(r"__(?!code|span-|tabbed_\d)|hc-")  # those of code and tabs are the renderer's
_RESERVED_CLASS = re.compile(r"(?:md-|hc-)|mermaid$")  # for "mermaid" the theme loads a script from elsewhere


def allows(element: str, attribute: str, value: str) -> bool:
    """Tell whether an element may have an attribute with this value; all of them in small letters but the value."""
    if attribute in _LINKING:
        is_right = leads_somewhere(value)
    elif attribute in _SHOWING:
        is_right = all(map(is_of_this_site, value.split(",") if attribute == "srcset" else (value,)))
    elif attribute in _NAMING:
        is_right = not is_reserved_id(value)
    elif attribute == "class":
        is_right = not any(map(is_reserved_class, value.split()))
    else:
        is_right = attribute != "style" or bool(_ALIGNED.fullmatch(value))
    is_known = attribute in _EVERYWHERE or attribute in _OF_ONE.get(element, ()) or attribute.startswith("aria-")
    return is_known and is_right


def leads_somewhere(address: str) -> bool:
    """Tell whether an address is a path or one with a scheme that runs nothing."""
    scheme = _SCHEME.match(_IGNORED.sub("", unescape(address)))
    return scheme is None or scheme["name"].lower() in _SCHEMES


def is_of_this_site(picture: str) -> bool:
    """Tell whether a picture comes from this site, or stands in its own address."""
    plain = _IGNORED.sub("", unescape(picture))
    return bool(_PICTURE.match(plain)) or not (_SCHEME.match(plain) or _OTHER_HOST.match(plain))


def is_reserved_id(name: str) -> bool:
    """Tell whether the theme or a script of this site finds a part of its own by an id."""
    return bool(_RESERVED_ID.match(name))


def is_reserved_class(name: str) -> bool:
    """Tell whether the theme or a script of this site gives elements with a class more than a look."""
    return bool(_RESERVED_CLASS.match(name))
