"""Small packed sites, and folders of releases to publish them to."""

from __future__ import annotations

import hashlib
from pathlib import Path

from helpcenter.publishing.hosts import write_headers
from helpcenter.publishing.packing import pack

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def packed_site(folder: Path, text: str = "one", commit: str | None = COMMIT) -> Path:
    """Make a packed site that says `text`, and whose asset is called after it."""
    script = f"{text};".encode() * 50
    name = f"site.{hashlib.sha256(script).hexdigest()[:8]}.js"
    files = {
        "index.html": f"<script src=assets/{name}></script>{text}".encode(),
        "en/index.html": f"<p>{text}</p>".encode() * 20,
        "404.html": b"<p>not found</p>",
        "robots.txt": b"Sitemap: https://help.example.com/sitemap.xml\n",
        f"assets/{name}": script,
        "assets/\u6807 1.png": text.encode(),
    }
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    write_headers(folder, "default-src 'none'", "")
    pack(folder, commit)
    return folder


def text_of(site: Path) -> str:
    """Return what a site says, by its home page and its asset alike."""
    told = (site / "index.html").read_text("utf-8").rpartition(">")[2]
    [script] = (site / "assets").glob("site.????????.js")
    assert script.read_text("utf-8") == f"{told};" * 50
    return told
