"""What there is to style: elements, classes, ids and attributes of the pages, and the words of scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from helpcenter.finished.tags import INSIDE, attributes_of

_OPENING = re.compile(rf"<[a-zA-Z][\w:-]*{INSIDE}>".encode())
_NAME = re.compile(r"^<([a-zA-Z][\w:-]*)", re.MULTILINE)
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_CAPITAL = re.compile(r"(?=[A-Z])")
OURS = "hc-"
SET_BY_THE_BROWSER = frozenset({"open"})


@dataclass(frozen=True, slots=True)
class Names:
    """What a selector may ask for. Names of our own are always there: whoever writes a rule for one means to use it."""

    elements: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    attributes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()  # of scripts, which may name anything with them

    def with_words(self, words: Iterable[str]) -> Names:
        """Return the same, with words of scripts."""
        return replace(self, words=self.words.union(words))

    def has_element(self, name: str) -> bool:
        """Tell whether there may be elements of a name."""
        return name.lower() in self.elements or self._is_made(name)

    def has_class(self, name: str) -> bool:
        """Tell whether anything may be of a class."""
        return name in self.classes or self._is_made(name)

    def has_id(self, name: str) -> bool:
        """Tell whether anything may have an id."""
        return name in self.ids or self._is_made(name)

    def has_attribute(self, name: str, value: str | None) -> bool:
        """Tell whether anything may have an attribute, with this very value where one is given."""
        is_there = name in self.attributes or name in SET_BY_THE_BROWSER or self._is_made(name)
        return is_there and (value is None or value in self.attributes.get(name, ()) or self._is_made(value))

    def _is_made(self, name: str) -> bool:
        return name in self.words or name.startswith(OURS)


def names_of_pages(pages: Iterable[bytes]) -> Names:
    """Return what stands in pages; most tags are on all of them, and each is read once."""
    tags: set[bytes] = set()
    for page in pages:
        tags.update(_OPENING.findall(page))
    text = b"\n".join(tags).decode(errors="replace")
    attributes: dict[str, set[str]] = {}
    for name, value in attributes_of(text):
        attributes.setdefault(name, set()).add(value)
    classes = frozenset(name for value in attributes.get("class", ()) for name in value.split())
    known = {name: frozenset(values) for name, values in attributes.items()}
    elements = frozenset(map(str.lower, _NAME.findall(text)))
    return Names(elements, classes, known.get("id", frozenset()), known)


def words_of(scripts: Iterable[Path]) -> set[str]:
    """Return the words of scripts, and the attributes that they may reach by them: `dataset.page`, `data-page`."""
    words = {word for file in scripts for word in _WORD.findall(file.read_text(encoding="utf-8"))}
    properties = {"data-" + _CAPITAL.sub("-", word).lower() for word in words if "-" not in word}
    return words | properties
