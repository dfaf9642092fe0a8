"""Reads and writes the pictures of this package: PNG of few colours, each row without a filter, and nothing else."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_BEGINNING = b"\x89PNG\r\n\x1a\n"
_LENGTH = struct.Struct(">I")
_SIZE = struct.Struct(">IIBBBBB")
_OF_PALETTE = 3

Color = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of `bits` a pixel: rows of bytes, the colours that the pixels name, and a word on where it is from."""

    width: int
    bits: int
    rows: list[bytes]
    colors: tuple[Color, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first rows of some pictures, compressed once; the others follow them as if they had come with them."""

    count: int
    compressed: bytes
    state: Any

    def followed_by(self, rows: Sequence[bytes]) -> bytes:
        """Return these rows and others behind them, compressed."""
        state = self.state.copy()
        return b"".join((self.compressed, state.compress(_pixels(rows)), state.flush()))


def begin(rows: Sequence[bytes], compression: int = 6) -> Beginning:
    """Return rows as the beginning of pictures."""
    state = zlib.compressobj(compression)
    return Beginning(len(rows), state.compress(_pixels(rows)), state)


def write(picture: Picture, beginning: Beginning) -> bytes:
    """Return the file of a picture, of whose rows the first are those of `beginning`."""
    head = _SIZE.pack(picture.width, len(picture.rows), picture.bits, _OF_PALETTE, 0, 0, 0)
    pixels = beginning.followed_by(picture.rows[beginning.count :])
    chunks = [(b"IHDR", head), (b"PLTE", bytes(part for color in picture.colors for part in color))]
    if picture.source:
        chunks.append((b"tEXt", b"Source\0" + picture.source.encode("latin-1")))
    return _BEGINNING + b"".join(map(_chunk, [*chunks, (b"IDAT", pixels), (b"IEND", b"")]))


def read(file: bytes) -> Picture:
    """Return the picture in a file that `write` made."""
    chunks = dict(_chunks(file))
    width, height, bits, *_ = _SIZE.unpack(chunks[b"IHDR"])
    pixels = zlib.decompress(chunks[b"IDAT"])
    step = 1 + (width * bits + 7) // 8
    colors = chunks[b"PLTE"]
    return Picture(
        width,
        bits,
        [pixels[start + 1 : start + step] for start in range(0, height * step, step)],
        tuple((colors[at], colors[at + 1], colors[at + 2]) for at in range(0, len(colors), 3)),
        chunks.get(b"tEXt", b"\0").partition(b"\0")[2].decode("latin-1"),
    )


def _pixels(rows: Sequence[bytes]) -> bytes:
    return b"\0" + b"\0".join(rows) if rows else b""


def _chunk(named: tuple[bytes, bytes]) -> bytes:
    name, data = named
    return _LENGTH.pack(len(data)) + name + data + _LENGTH.pack(zlib.crc32(name + data))


def _chunks(file: bytes) -> Iterable[tuple[bytes, bytes]]:
    at = len(_BEGINNING)
    while at < len(file):
        (length,) = _LENGTH.unpack_from(file, at)
        yield file[at + 4 : at + 8], file[at + 8 : at + 8 + length]
        at += length + 12


def bits_of(numbers: Iterator[int], bits: int) -> bytes:
    """Return numbers packed as the pixels of one row."""
    digits = "".join(f"{number:0{bits}b}" for number in numbers)
    return int(digits.ljust(-(-len(digits) // 8) * 8, "0"), 2).to_bytes(-(-len(digits) // 8), "big")
