"""The manifest says what every file of a packed site holds, and what it was made from."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
import pytest

from helpcenter.diagnostics import CannotCheckError
from helpcenter.project.history import commit_of
from helpcenter.publishing.manifest import MANIFEST, read_manifest
from helpcenter.publishing.packing import pack
from packed_sites import COMMIT, packed_site
from sites import commit, git

GOOD: dict[str, Any] = {"address": None, "commit": COMMIT, "files": {"a": {"sha256": "0" * 64, "size": 1}}}


def files_of(site: Path) -> dict[str, bytes]:
    return {each.relative_to(site).as_posix(): each.read_bytes() for each in site.rglob("*") if each.is_file()}


def test_every_file_is_in_the_manifest_with_its_size_and_sum(tmp_path: Path) -> None:
    files = files_of(packed_site(tmp_path))
    manifest = json.loads(files.pop(MANIFEST))
    assert manifest == {
        "address": "https://help.example.com/",
        "commit": COMMIT,
        "files": {
            name: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
            for name, content in files.items()
        },
    }


def test_texts_are_shortened_beside_themselves_where_that_makes_them_shorter(tmp_path: Path) -> None:
    files = files_of(packed_site(tmp_path))
    assert "en/index.html.br" in files
    assert "404.html.br" not in files
    assert [name for name in files if name.endswith((".png.br", ".png.gz", "_headers.gz"))] == []
    for suffix, unpack in ((".br", brotli.decompress), (".gz", gzip.decompress)):
        short = [name for name in files if name.endswith(suffix)]
        assert [name for name in short if unpack(files[name]) != files[name.removesuffix(suffix)]] == []


def test_packing_again_changes_nothing_and_forgets_what_is_gone(tmp_path: Path) -> None:
    site = packed_site(tmp_path)
    before = files_of(site)
    (site / "x.html.gz").write_bytes(b"of a text that is gone")
    (site / "en/index.html.gz").write_bytes(b"of a generator")
    pack(site, COMMIT)
    assert files_of(site) == before


def test_only_what_is_all_in_a_commit_was_made_from_it(tmp_path: Path) -> None:
    assert commit_of(tmp_path) is None
    git(tmp_path, "init", "--quiet")
    (tmp_path / "a").touch()
    assert commit_of(tmp_path) is None
    commit(tmp_path)
    assert commit_of(tmp_path) == git(tmp_path, "rev-parse", "HEAD").strip()
    (tmp_path / "b").touch()
    assert commit_of(tmp_path) is None


REFUSED: dict[str, tuple[object, str]] = {
    "no object": ([], 'expected "address"'),
    "a key too many": ({**GOOD, "x": 1}, 'expected "address"'),
    "an address that is none": ({**GOOD, "address": 1}, "found 1, expected the address"),
    "a commit that is none": ({**GOOD, "commit": "main"}, 'found "main", expected a commit'),
    "a list of files": ({**GOOD, "files": []}, "found [], expected files"),
    "a way out": ({**GOOD, "files": {"../a": GOOD["files"]["a"]}}, 'found "../a", expected the path'),
    "a path from the root": ({**GOOD, "files": {"/a": GOOD["files"]["a"]}}, 'found "/a", expected the path'),
    "a name with a line break": ({**GOOD, "files": {"a\nb": GOOD["files"]["a"]}}, 'found "a\\nb", expected the path'),
    "itself": ({**GOOD, "files": {MANIFEST: GOOD["files"]["a"]}}, 'found "manifest.json", expected the path'),
    "a sum that is none": ({**GOOD, "files": {"a": {"sha256": "0", "size": 1}}}, 'expected "sha256" and "size" of a'),
    "a size that is none": ({**GOOD, "files": {"a": {"sha256": "0" * 64, "size": True}}}, 'and "size" of a'),
}


@pytest.mark.parametrize(("said", "expected"), REFUSED.values(), ids=REFUSED)
def test_a_manifest_that_is_none_is_refused_in_one_line(said: object, expected: str) -> None:
    with pytest.raises(CannotCheckError) as error:
        read_manifest(json.dumps(said).encode(), "m.json")
    assert str(error.value).startswith("m.json: found ")
    assert expected in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("text", [b"", b"{", b"\xff", b"[" * 100_000], ids=["empty", "cut off", "no text", "too deep"])
def test_what_is_no_json_is_no_manifest(text: bytes) -> None:
    with pytest.raises(CannotCheckError, match=r"m\.json: is no JSON"):
        read_manifest(text, "m.json")


def fifo(site: Path) -> None:
    os.mkfifo(site / "pipe")


UNFIT: dict[str, tuple[Callable[[Path], object], str]] = {
    "no site": (lambda site: (site / "index.html").unlink(), "holds no index.html, expected a finished site"),
    "a link": (lambda site: (site / "x").symlink_to("index.html"), "x: is a symbolic link, expected a file"),
    "a linked folder": (lambda site: (site / "x").symlink_to("en"), "x: is a symbolic link, expected a file"),
    "a pipe": (fifo, "pipe: is a special file, expected a file"),
    "a name no host serves": (lambda site: (site / "a\nb").touch(), "is no name that a host can serve"),
}


@pytest.mark.parametrize(("spoil", "said"), UNFIT.values(), ids=UNFIT)
def test_what_no_host_can_serve_is_not_packed(tmp_path: Path, spoil: Callable[[Path], object], said: str) -> None:
    site = packed_site(tmp_path)
    spoil(site)
    with pytest.raises(CannotCheckError, match=said):
        pack(site, None)
