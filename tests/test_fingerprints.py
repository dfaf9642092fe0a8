"""Assets have a hash of their content in their names, and whatever asks for them calls them so."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from helpcenter.diagnostics import CannotCheckError
from helpcenter.publishing.fingerprints import fingerprint

ADDRESS = "https://example.com/help/"
STYLE = "a{}"
STYLED = hashlib.sha256(STYLE.encode()).hexdigest()[:8]
HASH = re.compile(r"\.(?P<hash>[0-9a-f]{8})(?=\.\w+$)")

REFERENCES = {
    "from the top": ("index.html", '<link href="assets/a.css">', f'<link href="assets/a.{STYLED}.css">'),
    "from below": ("en/x/index.html", "<a b='../../assets/a.css'>", f"<a b='../../assets/a.{STYLED}.css'>"),
    "from the host": ("404.html", '"/help/assets/a.css"', f'"/help/assets/a.{STYLED}.css"'),
    "whole": ("x/index.html", f'"{ADDRESS}assets/a.css"', f'"{ADDRESS}assets/a.{STYLED}.css"'),
    "with a question": ("index.html", '"assets/a.css?b#c"', f'"assets/a.{STYLED}.css?b#c"'),
    "in JSON": ("index.html", '{"c": "./assets/a.css"}', f'{{"c": "./assets/a.{STYLED}.css"}}'),
    "encoded": ("index.html", '"assets/%E6%A0%87%20b.css"', f'"assets/%E6%A0%87%20b.{STYLED}.css"'),
    "in words": ("index.html", "<p>assets/a.css</p>", "<p>assets/a.css</p>"),
    "of what is not there": ("index.html", '"assets/b.css"', '"assets/b.css"'),
    "of a page": ("index.html", '"x/index.html" "a.css"', '"x/index.html" "a.css"'),
    "of another host": ("index.html", '"https://example.com/assets/a.css"', '"https://example.com/assets/a.css"'),
    "above the site": ("index.html", '"../assets/a.css"', '"../assets/a.css"'),
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def texts(folder: Path) -> dict[str, str]:
    """Return what stands in the assets of a site, by their names without hashes."""
    files = (each for each in (folder / "assets").rglob("*") if each.is_file())
    return {HASH.sub("", each.relative_to(folder / "assets").as_posix()): each.read_text("utf-8") for each in files}


@pytest.mark.parametrize(("file", "text", "expected"), REFERENCES.values(), ids=REFERENCES)
def test_a_page_calls_an_asset_by_its_new_name(tmp_path: Path, file: str, text: str, expected: str) -> None:
    write(tmp_path, {"assets/a.css": STYLE, "assets/标 b.css": STYLE})
    prints = fingerprint(tmp_path, ADDRESS)
    assert prints.applied(file, text) == expected
    assert prints.applied_to_page(file, f"{text}\n\n{text}".encode()).decode() == f"{expected}\n\n{expected}"


def test_the_same_line_leads_elsewhere_on_pages_that_stand_deeper(tmp_path: Path) -> None:
    write(tmp_path, {"assets/a.css": STYLE})
    prints = fingerprint(tmp_path, ADDRESS)
    line, renamed = b'"../assets/a.css"', f'"../assets/a.{STYLED}.css"'.encode()
    files = "index.html", "a/index.html", "a/b/index.html", "c/index.html", "c/d/index.html"
    assert [prints.applied_to_page(each, line) for each in files] == [line, renamed, line, renamed, line]


def test_what_asks_for_others_is_named_after_them(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "assets/js/site.js": 'import("./late/b.js");new URL("./late/c.js");"./none.js"',
            "assets/js/late/b.js": 'import d from"../d.min.js";',
            "assets/js/late/c.js": "c",
            "assets/js/d.min.js": "d",
            "assets/e.css": "x{background:url(js/f.svg)}",
            "assets/js/f.svg": "f",
            "assets/js/LICENSE.txt": "free",
        },
    )
    names = fingerprint(tmp_path, "").names
    assert sorted(names.values()) == sorted(
        each.relative_to(tmp_path).as_posix() for each in tmp_path.glob("assets/**/*.*") if each.suffix != ".txt"
    )
    asked = {name: new.rpartition("/")[2] for name, new in names.items()}
    b, c, d = (asked[f"assets/js/{each}.js"] for each in ("late/b", "late/c", "d.min"))
    assert texts(tmp_path) == {
        "js/site.js": f'import("./late/{b}");new URL("./late/{c}");"./none.js"',
        "js/late/b.js": f'import d from"../{d}";',
        "js/late/c.js": "c",
        "js/d.min.js": "d",
        "e.css": f"x{{background:url(js/{asked['assets/js/f.svg']})}}",
        "js/f.svg": "f",
        "js/LICENSE.txt": "free",
    }


def test_a_change_renames_what_changed_and_what_asks_for_it_alone(tmp_path: Path) -> None:
    files = {"assets/a.js": 'import "./b.js";', "assets/b.js": "b", "assets/c.js": "c"}
    before = fingerprint(write(tmp_path / "before", files), "").names
    after = fingerprint(write(tmp_path / "after", {**files, "assets/b.js": "B"}), "").names
    assert {name for name in files if before[name] != after[name]} == {"assets/a.js", "assets/b.js"}


def test_files_that_ask_for_each_other_are_named(tmp_path: Path) -> None:
    write(tmp_path, {"assets/a.js": 'import("./b.js")', "assets/b.js": 'import("./a.js")'})
    with pytest.raises(CannotCheckError, match=r"assets/a\.js and assets/b\.js ask for each other"):
        fingerprint(tmp_path, "")


def test_every_asset_of_this_site_is_named_after_its_content(built: Path) -> None:
    files = [each for each in (built / "assets").rglob("*") if each.is_file() and each.suffix != ".txt"]
    assert len(files) > 20
    for file in files:
        assert HASH.findall(file.name) == [hashlib.sha256(file.read_bytes()).hexdigest()[:8]]
