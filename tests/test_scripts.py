"""Scripts are as short as readers should have them."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from helpcenter.scripts import shorten_scripts
from sites import ROOT

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


def test_a_worker_holds_its_modules_each_once_and_in_order(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {
            "search/worker.js": 'import { b } from "./b.js";\nimport { c } from "./c.js";\nb(c);\nimport("./d.js");\n',
            "search/b.js": 'import L from "./vendor/l.min.js";\nimport { c } from "./c.js";\nexport const b = L(c);\n',
            "search/c.js": "export function c() {}\n",
            "search/d.js": "export const d = 1;\n",
            "search/vendor/l.min.js": "export default 1",
        },
    )
    shorten_scripts(tmp_path)
    joined = (folder / "search/worker.js").read_text("utf-8")
    assert joined == 'import L from"./vendor/l.min.js";function c(){}\nconst b=L(c);b(c);import("./d.js");'
    assert sorted(file.name for file in folder.rglob("*.js")) == ["d.js", "l.min.js", "worker.js"]


def test_the_site_is_published_with_short_scripts(built: Path) -> None:
    folder = built / "assets/javascripts"
    assert sorted(file.name for file in (folder / "search").glob("*.js")) == ["pinyin.js", "worker.js"]
    own = [file for file in folder.rglob("*.js") if not file.name.endswith(".min.js") and "lunr" not in file.parts]
    assert own
    assert not [file.name for file in own if re.search(r"^\s|/\*|^//", file.read_text("utf-8"), re.MULTILINE)]


@pytest.mark.parametrize("file", VENDORED, ids=[file.name for file in VENDORED])
def test_what_was_written_elsewhere_is_what_its_note_says(file: Path) -> None:
    note = (file.parent / "README.md").read_text("utf-8")
    (line,) = (line for line in note.splitlines() if line.startswith(f"| `{file.name}`"))
    (licence,) = re.findall(r"see `([^`]+)`", line)
    assert line.endswith(f"| `{hashlib.sha256(file.read_bytes()).hexdigest()}` |")
    assert "Permission is hereby granted" in (file.parent / licence).read_text("utf-8")
