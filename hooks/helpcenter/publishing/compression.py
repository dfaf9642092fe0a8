"""Writes each text of a site shortened beside itself, for hosts that serve such files as they are.

Brotli (RFC 7932) is what browsers take today, gzip (RFC 1952) what everybody takes: gzip at its highest level, Brotli
at the one below, which takes half the time and 2 % more bytes. These hang on the version of Brotli, which is pinned,
and of zlib, which is not.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from helpcenter.publishing.manifest import MANIFEST
from helpcenter.watching import Watch

_TEXTS = (".css", ".html", ".js", ".json", ".md", ".svg", ".txt", ".webmanifest", ".xml")
_LEVEL = 9
_QUALITY = 10
_GZIP = 16 + zlib.MAX_WBITS  # a header of gzip, in which zlib writes no time and no name


def compress_texts(site: Path, files: Iterable[str], watch: Watch) -> None:
    """Write `.br` and `.gz` beside each text of a site, and remove those whose text is gone or no longer than they are.

    `files` are all files of the site, named from its folder; `watch` is handed the texts. Raises OSError.
    """
    files = set(files)
    texts = sorted(file for file in files if _is_text(file))
    for file in sorted(files):
        source = file.removesuffix(".br").removesuffix(".gz")
        if source != file and source not in texts and source.endswith(_TEXTS):
            (site / file).unlink()
    # Threads, as both libraries work without Python's lock; a process each would take longer to start than to work.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(watch(pool.map(lambda text: _compress(site / text), texts), len(texts)))


def _is_text(file: str) -> bool:
    return file.endswith(_TEXTS) and file != MANIFEST


def _compress(text: Path) -> None:
    content = text.read_bytes()
    for suffix, compress in _FORMATS.items():
        compressed = text.with_name(text.name + suffix)
        short = compress(content)
        if len(short) < len(content):
            put(compressed, short)
        else:
            compressed.unlink(missing_ok=True)


def _brotli(content: bytes) -> bytes:
    import brotli  # noqa: PLC0415 -- only this needs it

    short: bytes = brotli.compress(content, quality=_QUALITY)
    return short


def _gzip(content: bytes) -> bytes:
    return zlib.compress(content, _LEVEL, _GZIP)


_FORMATS: dict[str, Callable[[bytes], bytes]] = {".br": _brotli, ".gz": _gzip}


def put(file: Path, content: bytes) -> None:
    """Make a file hold `content`, and leave it alone where it does. Raises OSError."""
    if not file.is_file() or file.read_bytes() != content:
        file.unlink(missing_ok=True)  # it may be another name of a file elsewhere
        file.write_bytes(content)
