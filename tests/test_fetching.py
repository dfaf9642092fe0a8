"""What a host answers, whatever it is, is a file, a difference or one clear line, and never the end of the memory."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from helpcenter.diagnostics import CannotCheckError
from helpcenter.publishing.fetching import host_at
from helpcenter.publishing.manifest import MANIFEST
from helpcenter.publishing.remote import verify_address
from packed_sites import packed_site
from sites import ROOT, run

PATIENCE = 0.5
ASKED = "/robots.txt"
REDIRECTED = b"HTTP/1.0 302 Found\r\nLocation: %b\r\n\r\n"


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, but at one path these bytes, and then `drop` until the other end has enough."""

    def __init__(self, *arguments: object, path: str, answer: bytes, drop: bytes, **options: object) -> None:
        self.special, self.answer, self.drop = path, answer, drop
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def log_message(self, *_arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        if self.path != self.special:
            super().do_GET()
            return
        self.close_connection = True
        try:
            self.wfile.write(self.answer)
            while self.drop:
                self.wfile.write(self.drop)
                threading.Event().wait(PATIENCE / 10)
        except OSError:
            pass


Serve = Callable[..., str]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Serves a packed site that answers so at one path, and returns its address."""
    site, servers = packed_site(tmp_path / "site"), []

    def start(answer: bytes = b"", path: str = ASKED, drop: bytes = b"") -> str:
        handler = functools.partial(_Handler, directory=str(site), path=path, answer=answer, drop=drop)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


NO_ANSWER: dict[str, tuple[bytes, bytes, str]] = {
    "cut off": (b"HTTP/1.0 200 OK\r\nContent-Length: 46\r\n\r\nSite", b"", "the connection ended within the file"),
    "drop by drop": (b"HTTP/1.0 200 OK\r\n\r\n", b"x", "the file takes too long"),
    "in a circle": (REDIRECTED % b"/robots.txt", b"", "more than 5 redirects"),
    "in a circle with endless words": (REDIRECTED % b"/robots.txt", b"x", "more than 5 redirects"),
    "a length that is none": (b"HTTP/1.0 200 OK\r\nContent-Length: x\r\n\r\n", b"", "invalid literal"),
    "no HTTP": (b"SSH-2.0-OpenSSH_9.6\r\n", b"", "SSH-2.0-OpenSSH_9.6"),
    "nothing": (b"", b"", "closed connection without response"),
}


@pytest.mark.parametrize(("answer", "drop", "reason"), NO_ANSWER.values(), ids=NO_ANSWER)
def test_what_is_no_whole_answer_is_no_difference(answer: bytes, drop: bytes, reason: str, serve: Serve) -> None:
    host = host_at(serve(answer, drop=drop), PATIENCE)
    with pytest.raises(CannotCheckError, match=rf"^{host.address}robots\.txt: no answer: .*{reason}"):
        host.ask("robots.txt", 1 << 20)


LED_AWAY = ("https://evil.example/", "//evil.example/robots.txt", "/%2e%2e/robots.txt", "file:///etc/passwd")


@pytest.mark.parametrize("target", LED_AWAY)
def test_no_answer_leads_out_of_the_site(target: str, serve: Serve) -> None:
    [difference] = verify_address(serve(REDIRECTED % target.encode()))
    assert str(difference).startswith("changed: robots.txt: leads to ")
    assert str(difference).endswith(target.removeprefix("//"))


@pytest.mark.parametrize(
    "answer", [REDIRECTED % b"https://evil.example/\x1b]0;x\x07\x9b31m", b"HTTP/1.0 503 \x1b]0;x\x07\x9b31m\r\n\r\n"]
)
def test_no_answer_tells_a_terminal_what_to_do(answer: bytes, serve: Serve) -> None:
    result = run(ROOT, "helpcenter", "verify", serve(answer), PYTHONIOENCODING="utf-8")
    assert result.returncode in {1, 2}
    assert "\\x1b]0;x\\x07\\x9b31m" in result.stdout + result.stderr
    assert [each for each in result.stdout + result.stderr if not each.isprintable() and each != "\n"] == []


def test_what_the_sitemap_names_beyond_the_manifest_is_extra(serve: Serve) -> None:
    places = ("https://help.example.com/", "https://help.example.com/win/", "https://evil.example/a.html")
    text = "".join(f"<url><loc>{each}</loc></url>" for each in places)
    address = serve(b"HTTP/1.0 200 OK\r\n\r\n" + text.encode(), path="/sitemap.xml")
    assert list(map(str, verify_address(address))) == ["extra: https://evil.example/a.html", "extra: win/index.html"]


def test_a_size_that_a_manifest_makes_up_fills_no_memory(serve: Serve, tmp_path: Path) -> None:
    file = tmp_path / "site" / MANIFEST
    text = json.loads(file.read_bytes())
    text["files"]["robots.txt"]["size"] = 1 << 70
    file.write_text(json.dumps(text), encoding="utf-8")
    assert list(map(str, verify_address(serve(path="")))) == [
        f"changed: robots.txt: found 46 bytes, expected {1 << 70}"
    ]


@pytest.mark.parametrize("address", ["http://[x/", "http://a..b/", "http:///x", "http://a/?x", "HTTPS://a/#x"])
def test_what_is_no_address_of_a_site_is_told(address: str) -> None:
    with pytest.raises(CannotCheckError, match="expected the address of a site"):
        verify_address(address)


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("HTTP://127.0.0.1:9", "http://127.0.0.1:9/manifest.json"),
        ("http://127.0.0.1:9/帮助", "http://127.0.0.1:9/%E5%B8%AE%E5%8A%A9/manifest.json"),
        ("http://例子.invalid/", "http://xn--fsqu00a.invalid/manifest.json"),
    ],
)
def test_an_address_may_be_written_as_people_write_it(address: str, asked: str) -> None:
    with pytest.raises(CannotCheckError) as error:
        verify_address(address, patience=PATIENCE)
    assert str(error.value).startswith(f"{asked}: no answer: ")
