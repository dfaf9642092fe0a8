"""Reads of a picture or a document what kind it is, and how many pixels it has."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

Size = tuple[int, int]

_GIF = re.compile(rb"GIF8[79]a")
_EXTENT = b"ispe"  # of an AVIF: the box with the size
_STARTS_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # of a JPEG: the markers followed by the size
_NO_LENGTH = frozenset((0x01, *range(0xD0, 0xD9)))
_WHOLE_HEADER = 30


def _of_png(data: bytes) -> Size | None:
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or data[12:16] != b"IHDR":
        return None
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])


def _of_gif(data: bytes) -> Size | None:
    return (int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")) if _GIF.match(data) else None


def _of_jpeg(data: bytes) -> Size | None:
    place = 2
    while data.startswith(b"\xff\xd8\xff") and place + 9 <= len(data) and data[place] == 0xFF:  # noqa: PLR2004 -- a marker
        marker = data[place + 1]
        if marker in _STARTS_FRAME:
            return int.from_bytes(data[place + 7 : place + 9]), int.from_bytes(data[place + 5 : place + 7])
        if marker == 0xFF:  # noqa: PLR2004 -- a marker may be preceded by more of these
            place += 1
        elif marker in _NO_LENGTH:
            place += 2
        else:
            place += 2 + max(2, int.from_bytes(data[place + 2 : place + 4]))
    return None


def _of_webp(data: bytes) -> Size | None:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) < _WHOLE_HEADER:
        return None
    if data[12:16] == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if data[12:16] == b"VP8 ":
        return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF
    return None


def _of_avif(data: bytes) -> Size | None:
    place = data.find(_EXTENT)
    if data[4:8] != b"ftyp" or not re.match(rb"avi[fs]", data[8:12]) or place < 0:
        return None
    sizes = [match.end() for match in re.finditer(_EXTENT, data)]  # of each layer; the largest is what is drawn
    return max((int.from_bytes(data[at + 4 : at + 8]), int.from_bytes(data[at + 8 : at + 12])) for at in sizes)


def _of_pdf(data: bytes) -> Size | None:
    return (0, 0) if data.startswith(b"%PDF-") else None


# The size of a file with that ending; None where what it holds is not of that kind.
SIZE_OF: Mapping[str, Callable[[bytes], Size | None]] = MappingProxyType(
    {
        ".png": _of_png, ".jpg": _of_jpeg, ".jpeg": _of_jpeg, ".gif": _of_gif, ".webp": _of_webp, ".avif": _of_avif,
        ".pdf": _of_pdf,
    }
)  # fmt: skip
