"""What is kept on devices is found in the finished files, in the order of what it is worth, and within a budget."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from helpcenter.diagnostics import CannotCheckError
from helpcenter.model import Guide, Outline, Register, Site, Words
from helpcenter.publishing.offline import BUDGET, write_leaving, write_lists
from this_site import ADDRESSES, PREFIX

WORDS = {"offline": {"saved": "Saved {day}", "old": "Old", "missing": "Missing"}, "other": {"a": "b"}}
HEAD = (
    '<link rel="icon" href="{up}i.svg"><link rel="stylesheet" href="{up}assets/s.1.css">'
    '<script src="{up}assets/site.js"></script>'
)
PAGE = "<html><head>{head}</head><body>{body}</body></html>"
ASSETS = {
    "assets/s.1.css": 'a{background:url("f.png")}b{background:url(data:image/png;base64,AA)}',
    "assets/f.png": "f",
    "assets/site.js": 'import L from"./l.js";import("./late.js");import( "./gone.js" );"./text.js"',
    "assets/l.js": "l",
    "assets/late.js": 'import{a}from "./x/deep.js";import("./later.js")',
    "assets/x/deep.js": "deep",
    "assets/later.js": "later",
    "assets/text.js": "nobody asks for it",
    "i.svg": "i",
}
EVERYWHERE = ["i.svg", "assets/s.1.css", "assets/site.js", "assets/f.png", "assets/l.js"]
LATE = ["assets/late.js", "assets/x/deep.js", "assets/later.js"]


def page(path: str, *, body: str = "", size: int = 0) -> str:
    up = "../" * path.count("/")
    return PAGE.format(head=HEAD.format(up=up), body=body.replace("{up}", up) + "x" * size)


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def site_of(*paths: str, words: Any = WORDS, unpublished: frozenset[str] = frozenset()) -> Site:
    """Return a site with these pages, such as `en/faq.md`."""
    languages = {path: path.partition("/")[0] for path in paths}
    pages = {
        f"docs/{path}": Outline(path=path.partition("/")[2], language=languages[path], source=f"docs/{path}", title="x")
        for path in paths
    }
    said = Words("docs/words.yml", dict.fromkeys(("en", "zh"), words))
    return Site("docs", ("en", "zh"), pages, frozenset(), Register(""), words=said, unpublished=unpublished)


def listed(folder: Path, site: Site, language: str = "en", order: tuple[str, ...] = ()) -> list[str]:
    guides = {each: Guide("x", "y", (("", order[:1]), ("Part", order[1:]))) for each in site.languages}
    write_lists(site, guides, folder)
    return [each["address"] for each in read(folder, language)["files"]]


def read(folder: Path, language: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / f"offline/{language}.json").read_text("utf-8"))
    return found


def test_what_every_page_needs_comes_first_then_pages_as_they_are_led_to_then_what_comes_later(tmp_path: Path) -> None:
    picture = '<img src="{up}assets/f.png"><img src="{up}p.png"><a href="{up}b/">b</a>'
    write(tmp_path, ASSETS)
    write(tmp_path, {"index.html": page("index.html"), "b/index.html": page("b/"), "p.png": "p"})
    write(tmp_path, {"a/c/index.html": page("a/c/", body=picture), "zh/b/index.html": page("zh/b/")})
    write(tmp_path, {"draft/index.html": page("draft/")})
    site = site_of(
        "en/a/c.md", "en/b.md", "en/draft.md", "en/index.md", "zh/b.md", unpublished=frozenset(("docs/en/draft.md",))
    )
    order = ("index.md", "b.md", "b.md", "gone.md")
    assert listed(tmp_path, site, "en", order) == [*EVERYWHERE, "", "b/", "a/c/", "p.png", *LATE]
    assert listed(tmp_path, site, "zh", order) == [*EVERYWHERE, "zh/b/", *LATE]


@pytest.mark.parametrize(
    ("sizes", "kept"),
    [
        ((0, 0, 0), ["a/", "b/", "c/", *LATE]),
        ((BUDGET, 0, 0), ["b/", "c/", *LATE]),
        ((BUDGET // 2, BUDGET // 2, 0), ["a/", "c/", *LATE]),
        ((0, 0, 2 * BUDGET), ["a/", "b/", *LATE]),
    ],
)
def test_what_does_not_fit_is_left_out_whole(tmp_path: Path, sizes: tuple[int, ...], kept: list[str]) -> None:
    write(tmp_path, ASSETS)
    write(
        tmp_path, {f"{name}/index.html": page(f"{name}/", size=size) for name, size in zip("abc", sizes, strict=True)}
    )
    order = ("a.md", "b.md", "c.md")
    assert listed(tmp_path, site_of("en/a.md", "en/b.md", "en/c.md"), "en", order) == [*EVERYWHERE, *kept]
    assert sum(each["size"] for each in read(tmp_path, "en")["files"]) <= BUDGET


def test_what_only_a_page_asks_for_that_does_not_fit_is_not_kept_nor_is_the_page_read(tmp_path: Path) -> None:
    write(tmp_path, {**ASSETS, "own.js": "", "a/index.html": page("a/")})
    write(tmp_path, {"b/index.html": '<script src="../own.js"></script><body><body>' + BUDGET * "x"})
    assert listed(tmp_path, site_of("en/a.md", "en/b.md")) == [*EVERYWHERE, "a/", *LATE]


def test_a_language_that_fits_to_the_byte_is_kept_whole(tmp_path: Path) -> None:
    write(tmp_path, ASSETS)
    others = sum(len(ASSETS[name]) for name in (*EVERYWHERE, *LATE))
    for more, kept in ((0, LATE), (1, LATE[:-1])):
        size = BUDGET - others - len(page("a/")) + more
        write(tmp_path, {"a/index.html": page("a/", size=size)})
        assert listed(tmp_path, site_of("en/a.md")) == [*EVERYWHERE, "a/", *kept]


def test_a_list_says_what_the_worker_asks_it_and_is_the_same_each_time(tmp_path: Path) -> None:
    content = page("zh/说明/")
    write(tmp_path, {"zh/说明/index.html": content})
    site = site_of("zh/说明.md")
    listed(tmp_path, site)
    first = (tmp_path / "offline/zh.json").read_bytes()
    listed(tmp_path, site)
    assert (tmp_path / "offline/zh.json").read_bytes() == first
    revision = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    address = "zh/%E8%AF%B4%E6%98%8E/"
    assert read(tmp_path, "zh") == {
        "language": "zh",
        "home": "zh/",
        "files": [{"address": address, "revision": revision, "size": len(content.encode())}],
        "words": WORDS["offline"],
    }


@pytest.mark.parametrize("text", ["<html>", "<body><body>"])
def test_a_page_without_a_place_for_the_line_stops_the_build(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"a/index.html": text})
    with pytest.raises(CannotCheckError, match=r"a/index\.html has \d <body> tags, expected one"):
        listed(tmp_path, site_of("en/a.md"))


@pytest.mark.parametrize("name", WORDS["offline"])
def test_a_word_that_is_missing_stops_the_build(tmp_path: Path, name: str) -> None:
    words = {"offline": {key: text for key, text in WORDS["offline"].items() if key != name}}
    write(tmp_path, {"a/index.html": page("a/")})
    with pytest.raises(CannotCheckError, match=rf"docs/words\.yml has no text offline\.{name}"):
        listed(tmp_path, site_of("en/a.md", words=words))


def test_all_pages_and_features_of_this_site_are_kept(built: Path) -> None:
    for language in PREFIX:
        files = read(built, language)["files"]
        assert sum(each["size"] for each in files) <= BUDGET
        kept = {each["address"] for each in files}
        assert kept >= {address for (each, _), address in ADDRESSES.items() if each == language}
        named = {re.sub(r"\.[0-9a-f]{8}(?=\.\w+$)", "", each).rpartition("/")[2] for each in kept}
        assert named >= {
            "site.css",
            "site.js",
            "logo.svg",
            "troubleshooter.js",
            "check-channel.js",
            "message-builder.js",
        }
        for each in files:
            file = built / each["address"]
            content = (file / "index.html" if file.is_dir() else file).read_bytes()
            assert base64.b64encode(hashlib.sha256(content).digest()).decode() == each["revision"]


def test_the_worker_and_what_leads_it_away_name_the_same_caches(built: Path, tmp_path: Path) -> None:
    write_leaving(tmp_path)
    named = re.compile(r"^const CACHES = .+?;", re.MULTILINE)
    [worker], [leaving] = (
        named.findall((each / "service-worker.js").read_text("utf-8").replace("URL(SCOPE)", "URL(registration.scope)"))
        for each in (built, tmp_path)
    )
    assert worker == leaving
