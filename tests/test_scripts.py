"""Scripts are as short as readers should have them."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from helpcenter.diagnostics import CannotCheckError
from helpcenter.scripts import shorten_scripts
from sites import ROOT, asset

THEMES = "bundle.a5f9d56c.min.js"
VENDORED = sorted((ROOT / "overrides/assets/javascripts").glob("*/vendor/*.js"))


def write(site: Path, scripts: dict[str, str]) -> Path:
    folder = site / "assets/javascripts"
    for name, text in scripts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_comments_and_white_space_go_and_the_rest_stays(tmp_path: Path) -> None:
    text = "// Why.\nconst a = `${1}  // b`; /** What. */\nfunction f() {\n  return /[/]\\s/.test(a);\n}\n"
    folder = write(tmp_path, {"a.js": text, "b.min.js": text})
    shorten_scripts(tmp_path)
    assert (folder / "a.js").read_text("utf-8") == "const a=`${1}  // b`;function f(){return/[/]\\s/.test(a);}"
    assert (folder / "b.min.js").read_text("utf-8") == text


MODULES = {
    "site.js": 'import { b as d } from "./lib/b.js";\nimport "./c.js";\nconst x = d;\nimport("./lib/late.js");\n',
    "lib/b.js": 'import L from "./l.min.js";\nimport { c } from "../c.js";\nconst x = 1;\nexport const b = L(c, x);\n',
    "lib/late.js": 'import { c } from "../c.js";\nexport const late = c;\n',
    "lib/l.min.js": "export default 1",
    "c.js": "export function c() {}\n",
}


def test_a_script_holds_its_modules_each_once_in_order_and_with_names_of_its_own(tmp_path: Path) -> None:
    folder = write(tmp_path, MODULES)
    shorten_scripts(tmp_path)
    assert (folder / "site.js").read_text("utf-8") == (
        'import L from"./lib/l.min.js";'
        "const $0=(()=>{function c(){}\nreturn{c};})();"
        "const $1=(()=>{const{c}=$0;const x=1;const b=L(c,x);return{b};})();"
        'const{b:d}=$1;const x=d;import("./lib/late.js");'
    )


def test_what_is_asked_for_later_is_a_script_of_its_own_with_its_modules(tmp_path: Path) -> None:
    folder = write(tmp_path, MODULES)
    shorten_scripts(tmp_path)
    late = "const $0=(()=>{function c(){}\nreturn{c};})();const{c}=$0;export const late=c;"
    assert (folder / "lib/late.js").read_text("utf-8") == late
    assert sorted(file.name for file in folder.rglob("*.js")) == ["l.min.js", "late.js", "site.js"]


@pytest.mark.parametrize(
    ("module", "said"),
    [
        ("export default 1;\n", "a.js cannot be joined with site.js: export default 1;"),
        ("export let a = 1;\n", "a.js cannot be joined with site.js: export let a = 1;"),
        ('import * as b from "./b.js";\n', "a.js cannot be joined with site.js: import "),
        ('import "./site.js";\n', "site.js imports itself by way of a.js"),
    ],
)
def test_modules_that_cannot_be_joined_stop_the_build(tmp_path: Path, module: str, said: str) -> None:
    write(tmp_path, {"site.js": 'import "./a.js";\n', "a.js": module})
    with pytest.raises(CannotCheckError, match=re.escape(said)):
        shorten_scripts(tmp_path)


def test_the_site_is_published_with_short_scripts_and_none_that_nothing_asks_for(built: Path) -> None:
    folder = built / "assets/javascripts"
    assert {file.name for file in folder.iterdir()} >= {"search", asset(built, f"assets/javascripts/{THEMES}").name}
    assert {file.name for file in folder.iterdir()}.isdisjoint({"lunr", "workers", "search.js", "storage.js"})
    assert not list(built.rglob("*.map"))
    own = [file for file in folder.rglob("*.js") if ".min." not in file.name]
    assert not [file.name for file in own if re.search(r"^\s|/\*|^//", file.read_text("utf-8"), re.MULTILINE)]


@pytest.mark.parametrize("file", VENDORED, ids=[file.name for file in VENDORED])
def test_what_was_written_elsewhere_is_what_its_note_says(file: Path) -> None:
    note = (file.parent / "README.md").read_text("utf-8")
    (line,) = (line for line in note.splitlines() if line.startswith(f"| `{file.name}`"))
    (licence,) = re.findall(r"see `([^`]+)`", line)
    assert line.endswith(f"| `{hashlib.sha256(file.read_bytes()).hexdigest()}` |")
    assert "Permission is hereby granted" in (file.parent / licence).read_text("utf-8")
