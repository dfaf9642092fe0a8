"""A site that is not the one that was built is told, file by file, in a folder and at its address."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from helpcenter.diagnostics import CannotCheckError
from helpcenter.publishing.manifest import MANIFEST
from helpcenter.publishing.remote import verify_address
from helpcenter.publishing.verification import verify_folder
from packed_sites import packed_site
from sites import ROOT, run

Spoil = Callable[[Path], object]


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A packed site."""
    return packed_site(tmp_path / "packed")


def said(site: Path, against: Path | None = None) -> list[str]:
    return list(map(str, verify_folder(site, against)))


def relink(site: Path) -> None:
    shutil.move(site / "index.html", site.parent / "outside.html")
    (site / "index.html").symlink_to(site.parent / "outside.html")


SPOILT: dict[str, tuple[Spoil, list[str]]] = {
    "nothing": (lambda _: None, []),
    "a file is gone": (lambda site: (site / "404.html").unlink(), ["missing: 404.html"]),
    "a file too many": (lambda site: (site / "en/x.html").touch(), ["extra: en/x.html"]),
    "a hidden file too many": (lambda site: (site / ".x").touch(), ["extra: .x"]),
    "a longer file": (
        lambda site: (site / "404.html").write_text("<p>not found</p>!"),
        ["changed: 404.html: found 17 bytes, expected 16"],
    ),
    "another file": (
        lambda site: (site / "404.html").write_text("<p>not there</p>"),
        ["changed: 404.html: found SHA-256 3d0163000d9f…, expected 82a813840362…"],
    ),
    "a picture": (
        lambda site: (site / "assets/标 1.png").write_bytes(b"x"),
        ["changed: assets/标 1.png: found 1 bytes, expected 3"],
    ),
    "a link in place of a file": (relink, ["changed: index.html: found a symbolic link, expected a file"]),
    "a name with a line break": (lambda site: (site / "a\nb").touch(), ["extra: a\\nb"]),
}


@pytest.mark.parametrize(("spoil", "expected"), SPOILT.values(), ids=SPOILT)
def test_each_file_that_differs_is_named(packed: Path, spoil: Spoil, expected: list[str]) -> None:
    spoil(packed)
    assert said(packed) == expected


def test_a_site_that_brings_a_manifest_of_its_own_is_found_out_by_another(packed: Path, tmp_path: Path) -> None:
    other = packed_site(tmp_path / "other", "two")
    assert said(other) == []
    found = said(other, packed / MANIFEST)
    assert "changed: index.html: found SHA-256" in "\n".join(found)
    assert {each.partition(":")[0] for each in found} == {"missing", "extra", "changed"}
    assert f"changed: {MANIFEST}" in found


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("no/such/folder", "manifest.json: cannot be read: No such file or directory"),
        ("ftp://example.com/", "expected the address of a site"),
        ("https://", "expected the address of a site"),
        ("https://me@example.com/", "expected the address of a site"),
        ("http://127.0.0.1:9/", "no answer: [Errno 111] Connection refused"),
    ],
)
def test_what_could_not_be_verified_is_no_pass(place: str, message: str) -> None:
    result = run(ROOT, "helpcenter", "verify", place)
    assert result.returncode == 2
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(("spoil", "code"), [("", 0), ("404.html", 1)])
def test_the_exit_code_tells_whether_it_is_the_same(packed: Path, spoil: str, code: int) -> None:
    if spoil:
        (packed / spoil).unlink()
    assert run(ROOT, "helpcenter", "verify", str(packed)).returncode == code


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder; `moved` are paths that lead elsewhere, `broken` those that fail."""

    moved: dict[str, str] = {}  # noqa: RUF012 -- replaced, never changed
    broken: tuple[str, ...] = ()

    def log_message(self, *_arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        assert "_headers" not in self.path
        if self.path in self.moved:
            self.send_response(302)
            self.send_header("Location", self.moved[self.path])
            self.end_headers()
        elif self.path in self.broken:
            self.send_error(503)
        else:
            super().do_GET()


@contextmanager
def serving(folder: Path, **how: object) -> Iterator[str]:
    handler = functools.partial(type("Handler", (_Quiet,), how), directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


ONLINE: dict[str, tuple[Spoil, list[str]]] = {
    "nothing": (lambda _: None, []),
    "a file is gone": (lambda site: (site / "robots.txt").unlink(), ["missing: robots.txt"]),
    "a longer file": (
        lambda site: (site / "404.html").write_text("<p>not found</p>" * 9999),
        ["changed: 404.html: found 17 bytes, expected 16"],
    ),
    "a name that has to be encoded": (lambda site: (site / "assets/标 1.png").unlink(), ["missing: assets/标 1.png"]),
}


@pytest.mark.parametrize(("spoil", "expected"), ONLINE.values(), ids=ONLINE)
def test_each_file_that_differs_at_an_address_is_named(packed: Path, spoil: Spoil, expected: list[str]) -> None:
    spoil(packed)
    (packed / "en/extra.html").touch()  # which no host tells
    shutil.rmtree(packed / "_headers", ignore_errors=True)
    with serving(packed) as address:
        assert list(map(str, verify_address(address))) == expected


def test_a_site_online_that_brings_a_manifest_of_its_own_is_found_out(packed: Path, tmp_path: Path) -> None:
    other = packed_site(tmp_path / "other", "two")
    with serving(other) as address:
        assert verify_address(address) == []
        found = list(map(str, verify_address(address, packed / MANIFEST)))
    assert {f"changed: {MANIFEST}", "changed: index.html"} <= {each.partition(": found")[0] for each in found}
    assert {each.partition(":")[0] for each in found} == {"missing", "extra", "changed"}


def test_a_file_that_leads_out_of_the_site_differs_and_one_that_moves_within_does_not(packed: Path) -> None:
    away = "https://example.com/404.html"
    shutil.copy(packed / "404.html", packed / "404")
    with serving(packed, moved={"/404.html": away, "/robots.txt": "/robots"}) as address:
        shutil.copy(packed / "robots.txt", packed / "robots")
        assert list(map(str, verify_address(address))) == [f"changed: 404.html: leads to {away}"]


def test_a_host_that_fails_is_no_site_that_differs(packed: Path) -> None:
    with serving(packed, broken=("/robots.txt",)) as address, pytest.raises(CannotCheckError, match="answers 503"):
        verify_address(address)


def test_a_host_that_serves_no_manifest_is_named(packed: Path) -> None:
    (packed / MANIFEST).unlink()
    with serving(packed) as address, pytest.raises(CannotCheckError, match=r"/manifest\.json: found 404, expected"):
        verify_address(address)


def test_a_manifest_online_cannot_ask_for_what_is_elsewhere(packed: Path) -> None:
    text = json.loads((packed / MANIFEST).read_bytes())
    text["files"]["../../etc/passwd"] = text["files"].pop("404.html")
    (packed / MANIFEST).write_text(json.dumps(text), encoding="utf-8")
    with serving(packed) as address, pytest.raises(CannotCheckError, match=r"found \"\.\./\.\./etc/passwd\""):
        verify_address(address)


def test_a_host_that_never_answers_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(CannotCheckError, match="no answer: timed out"):
            verify_address(address, patience=0.2)
