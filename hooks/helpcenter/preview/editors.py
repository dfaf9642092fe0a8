"""How a browser opens a file in an editor: by an address that the editor has told the system to be its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

VARIABLE = "HELPCENTER_EDITOR"

_JETBRAINS = "://open?file={path}&line={line}&column={column}"
_VISUAL_STUDIO_CODE = "://file{path}:{line}:{column}"
ADDRESSES: Mapping[str, str] = MappingProxyType(
    {
        **{name: name + _VISUAL_STUDIO_CODE for name in ("vscode", "vscodium", "cursor", "windsurf", "zed")},
        **{name: name + _JETBRAINS for name in ("idea", "pycharm", "webstorm")},
        "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
    }
)
_USUAL = "vscode"


def address_in_editor(file: Path, line: int, column: int, environment: Mapping[str, str]) -> str:
    """Return the address that opens a file at a place, both counted from 1, in the editor that the writer has chosen.

    HELPCENTER_EDITOR names one of those above, or is the address of another, with {path}, {line} and {column} in it.
    """
    chosen = environment.get(VARIABLE) or _USUAL
    address = ADDRESSES.get(chosen, chosen if "{path}" in chosen else ADDRESSES[_USUAL])
    path = quote(file.as_posix())
    values = {"path": path if path.startswith("/") else f"/{path}", "line": str(line), "column": str(column)}
    for name, value in values.items():
        address = address.replace(f"{{{name}}}", value)
    return address
