"""Files beside the pages that may not be published as they are, by their names, their kinds and what they hold."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from attacks_on_this_site import INERT, read
from helpcenter import check
from sites import page, write_site

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
RIGHT_SVG = "<svg xmlns='http://www.w3.org/2000/svg'/>"
DRAWINGS = [(name, *typed) for name, typed in read("drawings.yml").items()]


@pytest.mark.parametrize(("name", "expected", "text"), DRAWINGS, ids=[each[0] for each in DRAWINGS])
def test_a_drawing_only_draws(name: str, expected: str, text: str, tmp_path: Path) -> None:
    files = {f"docs/{language}/a.md": page(type_="guide") for language in ("zh", "en")}
    report = check(write_site(tmp_path, {**files, "docs/zh/images/a.svg": text}))
    assert [(each.path, each.code) for each in report.diagnostics] == (
        [("docs/zh/images/a.svg", expected)] if expected != INERT else []
    ), name


def jpeg(width: int, height: int) -> bytes:
    return b"\xff\xd8\xff\xe0\0\x04xx\xff\xc0\0\x11\x08" + struct.pack(">HH", height, width) + b"\3"


def png(width: int, height: int) -> bytes:
    return PNG + struct.pack(">II", width, height) + b"\x08\6\0\0\0"


FILES: dict[str, tuple[str, str, bytes]] = {
    "a script in place of the site's": ("P424", "zh/assets/javascripts/site.js", b"pwned()"),
    "a logo in place of the site's": ("P424", "zh/assets/images/logo.svg", RIGHT_SVG.encode()),
    "a logo in capital letters": ("P424", "zh/Assets/images/logo.svg", RIGHT_SVG.encode()),
    "an index of the search": ("P424", "zh/search/zh.json", b"{}"),
    "a page in another language's place": ("P424", "zh/en/a.md", page(type_="guide").encode()),
    "a worker": ("P421", "zh/service-worker.js", b"pwned()"),
    "headers of the host": ("P424", "zh/_headers", b"/*\n  Content-Security-Policy: script-src *"),
    "redirects of the host": ("P424", "zh/_redirects", b"/* https://evil.test/ 301"),
    "a name of the host": ("P421", "zh/CNAME", b"evil.test"),
    "a page of HTML": ("P421", "zh/login.html", b"<script>pwned()</script>"),
    "a front page of HTML": ("P421", "zh/index.html", b"<script>pwned()</script>"),
    "a page of HTML beside the languages": ("P421", "login.html", b"<script>pwned()</script>"),
    "a page of XHTML": ("P421", "zh/a.xhtml", b"<html/>"),
    "a sitemap": ("P421", "zh/sitemap.xml", b"<urlset/>"),
    "robots": ("P421", "zh/robots.txt", b"Disallow: /"),
    "a list for machines": ("P421", "zh/llms.txt", b"# Pay evil.test"),
    "a style sheet": ("P421", "zh/a.css", b"p { background: url(//evil.test) }"),
    "a program": ("P421", "zh/wallet.apk", b"PK"),
    "a packed drawing": ("P421", "zh/a.svgz", b"\x1f\x8b"),
    "a packed drawing under another name": ("P422", "zh/a.svg", b"\x1f\x8b\x08"),
    "a drawing under the name of a picture": ("P421", "zh/a.png", b"<svg onload='pwned()'/>"),
    "HTML under the name of a picture": ("P421", "zh/a.jpg", b"<script>pwned()</script>"),
    "HTML under the name of a film": ("P421", "zh/a.gif", b"<script>pwned()</script>"),
    "a script under the name of a picture": ("P421", "zh/a.webp", b"pwned()"),
    "HTML under the name of a document": ("P421", "zh/a.pdf", b"<script>pwned()</script>"),
    "a picture of too many pixels": ("P423", "zh/a.png", png(100_000, 100_000)),
    "a photograph of too many pixels": ("P423", "zh/a.jpg", jpeg(60_000, 60_000)),
    "a film of too many pixels": ("P423", "zh/a.gif", b"GIF89a" + struct.pack("<HH", 65_000, 65_000)),
    "a picture of too many bytes": ("P423", "zh/a.png", png(9, 9) + bytes(1_000_001)),
    "a drawing of too many bytes": ("P423", "zh/a.svg", b"<svg>" + b" " * 1_000_001),
    "a page in no language": ("P426", "evil.md", b"---\ntitle: A\n---\n<script>pwned()</script>"),
    "a page in another folder": ("P426", "fr/evil.md", b"---\ntitle: A\n---\n<script>pwned()</script>"),
    "a tag in a name": ("P424", "zh/<script>pwned().png", png(9, 9)),
    "a tag in the name of a page": ("P424", "zh/<img src=x onerror=pwned()>.md", page(type_="guide").encode()),
    "a tag in the name of a folder": ("P424", "zh/<b>/a.png", png(9, 9)),
    "a quotation mark in a name": ("P424", 'zh/a" onclick="pwned().md', page(type_="guide").encode()),
    "a line end in a name": ("P424", "zh/a\nb.md", page(type_="guide").encode()),
    "a scheme in a name": ("P424", "zh/javascript:pwned().md", page(type_="guide").encode()),
    "a hyphen before a name": ("P424", "zh/-rf.png", png(9, 9)),
    "an expression in a name": ("P424", "zh/{{7*7}}.md", page(type_="guide").encode()),
    "the other direction in a name": ("P424", "zh/a\u202egnp.md", page(type_="guide").encode()),
    "nothing to see in a name": ("P424", "zh/a\u200bb.png", png(9, 9)),
    "a percent sign in a name": ("P424", "zh/%2e%2e.png", png(9, 9)),
    "a backslash in a name": ("P424", "zh/a\\b.png", png(9, 9)),
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_site(tmp_path, {f"docs/{language}/a.md": page(type_="guide") for language in ("zh", "en")})


@pytest.mark.parametrize(("code", "name", "content"), FILES.values(), ids=FILES.keys())
def test_a_file_that_may_not_be_published_is_refused(code: str, name: str, content: bytes, small: Path) -> None:
    write_site(small, {f"docs/{name}": content})
    place = f"docs/{name}" if "<b>" not in name else "docs/zh/<b>"
    assert (place, 1, code) in {(each.path, each.line, each.code) for each in check(small).diagnostics}


def to_the_system(docs: Path) -> None:
    (docs / "zh/odd").symlink_to("/etc", target_is_directory=True)


def to_a_file_outside(docs: Path) -> None:
    (docs.parent / "secret.txt").write_text("secret", encoding="utf-8")
    (docs / "zh/odd").symlink_to(docs.parent / "secret.txt")


def to_itself(docs: Path) -> None:
    (docs / "zh/odd").symlink_to(docs / "zh", target_is_directory=True)


def to_nowhere(docs: Path) -> None:
    (docs / "zh/odd").symlink_to("nowhere.png")


def pipe(docs: Path) -> None:
    os.mkfifo(docs / "zh/odd")


def device(docs: Path) -> None:
    (docs / "zh/odd").symlink_to("/dev/zero")


@pytest.mark.parametrize("make", [to_the_system, to_a_file_outside, to_itself, to_nowhere, pipe, device])
def test_what_is_no_file_of_this_project_is_refused(make: Callable[[Path], None], small: Path) -> None:
    make(small / "docs")
    assert [(each.path, each.code) for each in check(small).diagnostics] == [("docs/zh/odd", "P425")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", png(1080, 2400)),
        ("a.jpg", jpeg(4000, 3000)),
        ("A.JPEG", jpeg(1, 1)),
        ("a.gif", b"GIF89a" + struct.pack("<HH", 9, 9)),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8X" + bytes(14)),
        ("a.avif", b"\0\0\0\x1cftypavif" + bytes(8) + b"ispe" + struct.pack(">III", 0, 9, 9)),
        ("a.pdf", b"%PDF-1.7\n"),
        ("登录（旧）.png", png(9, 9)),
        ("home@2x it's.png", png(9, 9)),
    ],
)
def test_a_right_file_is_not_spoken_of(name: str, content: bytes, small: Path) -> None:
    assert check(write_site(small, {f"docs/zh/images/{name}": content})).diagnostics == ()
