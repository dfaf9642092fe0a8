"""What the theme's templates bring along that runs or is fetched: scripts, styles, frames, targets of forms."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_HOLE = "\0"
_PARTS = re.compile(
    r"<(?P<name>script|style)\b[^>]*>.*?</(?P=name)\s*>|<(?:iframe|frame|object|embed|applet|base|portal)\b[^>]*>"
    r"|(?<=\s)(?:style|action|formaction|srcdoc|on[a-z]+)=(?:\"[^\"]*\"|'[^']*')",
    re.DOTALL | re.IGNORECASE,
)
_MAY_HOLD = re.compile(rb"<(?:script|style|i?frame|object|embed|applet|base)|\s(?:style|\w*action|srcdoc|on\w+)=")
_LEAST_WORDS = 8  # letters that a template has to say itself; a part that is all holes would be anything
_SKIPPED = frozenset((".icons", ".overrides", "assets", "node_modules"))


@dataclass(frozen=True)
class Theme:
    """The templates of a theme, from the folders that hold them."""

    folders: tuple[Path, ...]
    known: set[str] = field(default_factory=set)

    def brings(self, part: str) -> bool:
        """Tell whether a part of a page, such as a script or a style attribute, stands in one of the templates."""
        if part not in self.known and any(pattern.fullmatch(part.strip()) for pattern in self._patterns):
            self.known.add(part)
        return part in self.known

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        parts = {
            match[0].strip() for text in _texts(self.folders) for match in _PARTS.finditer(_JINJA.sub(_HOLE, text))
        }
        return [
            _pattern(part)
            for part in parts
            if len(re.findall(r"[^\W_]", part.partition(">")[2] or part)) >= _LEAST_WORDS
        ]


def _pattern(part: str) -> re.Pattern[str]:
    """Return what a part looks like once its holes are filled."""
    fixed = (r"\s*".join(map(re.escape, piece.split())) for piece in re.split(f"(?:\\s*{_HOLE}\\s*)+", part))
    return re.compile(r"\s*.*?\s*".join(fixed), re.DOTALL)


def _texts(folders: Iterable[Path]) -> Iterator[str]:
    for folder in folders:
        for place, subfolders, names in os.walk(folder):
            subfolders[:] = [each for each in subfolders if each not in _SKIPPED]
            for name in names:
                content = (Path(place) / name).read_bytes() if name.endswith(".html") else b""
                if _MAY_HOLD.search(content):
                    yield content.decode(errors="replace")
