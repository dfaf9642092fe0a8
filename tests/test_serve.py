"""`mkdocs serve`: the preview follows the writer, mistakes included."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from sites import ROOT, append, copy_project, replace

BANNER = 'id="hc-preview"'
PATIENCE = 30  # seconds until a change must have been seen


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str, Path]]:
    """A copy of this project being served: its folder, its address, and the file that takes what is printed."""
    root = copy_project(tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = root / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
    with log.open("w") as output, subprocess.Popen(command, cwd=root, stdout=output, stderr=output) as server:
        yield root, f"http://{address}/", log
        server.terminate()


def text_at(address: str) -> str:
    try:
        with urlopen(address, timeout=PATIENCE) as response:  # noqa: S310 -- the server of this test
            return str(response.read().decode())
    except HTTPError as error:
        return error.read().decode()
    except (URLError, ConnectionError):
        return ""


def wait_for(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


def test_the_preview_shows_each_change_and_says_what_is_wrong_with_it(served: tuple[Path, str, Path]) -> None:
    root, address, log = served
    assert wait_for(lambda: "livereload" in text_at(address))
    assert "<hc-offline" not in text_at(address)
    append(root / "docs/zh/index.md", "\n慢慢来，一步一步来。\n")
    assert wait_for(lambda: "慢慢来，一步一步来" in text_at(address))
    assert wait_for(lambda: "慢慢来，一步一步来" in text_at(f"{address}search/zh-text.json"))
    append(root / "docs/zh/index.md", "\n[写错的链接](no-such-page.md)\n")
    assert wait_for(lambda: "写错的链接" in text_at(address))
    assert "L201 Link to 'no-such-page.md', but there is no such file" in log.read_text(encoding="utf-8")
    (root / "docs/zh/faq.md").write_bytes("乱码".encode("gbk"))
    assert wait_for(lambda: "docs/zh/faq.md:1:1: P401" in log.read_text(encoding="utf-8"))
    append(root / "overrides/assets/stylesheets/tokens.css", "\n.hc-new { color: red }\n")
    assert wait_for(lambda: ".hc-new" in text_at(f"{address}assets/stylesheets/site.css"))


def test_the_preview_says_on_the_page_what_is_wrong_until_it_is_mended(served: tuple[Path, str, Path]) -> None:
    root, address, log = served
    assert wait_for(lambda: "livereload" in text_at(address))
    assert BANNER not in text_at(f"{address}faq/")
    append(root / "docs/zh/faq.md", "\n[写错的链接](no-such-page.md)\n")
    assert wait_for(lambda: BANNER in text_at(f"{address}faq/"))
    page, other = text_at(f"{address}faq/"), text_at(f"{address}en/faq/")
    assert "Link to &#x27;no-such-page.md&#x27;" in page
    assert "no-such-page" not in other
    assert "docs/zh/faq.md</a> (" in other
    printed = log.read_text(encoding="utf-8")
    assert printed.count("docs/zh/faq.md:") == printed.count(" L201 Link to") == 1
    assert "WARNING -" not in printed
    replace(root / "docs/zh/faq.md", "[写错的链接](no-such-page.md)", "写对了")
    assert wait_for(lambda: "写对了" in text_at(f"{address}faq/"))
    assert BANNER not in text_at(f"{address}faq/")
    assert BANNER not in text_at(address)


def lose_the_pages_of_a_language(root: Path) -> None:
    (root / "docs/en").rename(root / "en")


def break_the_front_matter(root: Path) -> None:
    replace(root / "docs/zh/faq.md", "type: faq\n", "type: [faq\n")


def take_the_register_away(root: Path) -> None:
    (root / "docs/channels.yml").unlink()


def leave_a_conflict(root: Path) -> None:
    append(root / "docs/words.yml", "\n<<<<<<< HEAD\n")


def copy_back(root: Path, name: str) -> None:
    if (root / "en").exists():
        (root / "en").rename(root / "docs/en")
    (root / "docs" / name).write_bytes((ROOT / "docs" / name).read_bytes())


FAULTS = [lose_the_pages_of_a_language, break_the_front_matter, take_the_register_away, leave_a_conflict]


@pytest.mark.parametrize("fault", FAULTS)
def test_nothing_stops_the_preview(fault: Callable[[Path], None], served: tuple[Path, str, Path]) -> None:
    root, address, _ = served
    assert wait_for(lambda: "livereload" in text_at(address))
    fault(root)
    append(root / "docs/zh/index.md", "\n慢慢来，一步一步来。\n")
    assert wait_for(lambda: BANNER in text_at(address))
    assert "慢慢来，一步一步来" in text_at(address) or fault is leave_a_conflict
    for name in ("en/index.md", "channels.yml", "words.yml", "zh/faq.md"):
        copy_back(root, name)
    assert wait_for(lambda: BANNER not in text_at(address) and "慢慢来，一步一步来" in text_at(address))


def test_the_preview_shows_pages_that_cannot_be_searched(served: tuple[Path, str, Path]) -> None:
    root, address, log = served
    assert wait_for(lambda: "livereload" in text_at(address))
    (root / "docs/zh/search").write_text("in the way", encoding="utf-8")
    append(root / "docs/zh/index.md", "\n慢慢来，一步一步来。\n")
    assert wait_for(lambda: "慢慢来，一步一步来" in text_at(address))
    assert wait_for(lambda: "the search index cannot be written: File exists" in log.read_text(encoding="utf-8"))


def test_the_preview_leads_on_from_addresses_that_were_given_up(served: tuple[Path, str, Path]) -> None:
    root, address, _ = served
    assert wait_for(lambda: "livereload" in text_at(address))
    replace(root / "docs/zh/faq.md", "type: faq\n", "type: faq\nredirect_from: [questions.md]\n")
    assert wait_for(lambda: '<a href="../faq/">' in text_at(f"{address}questions/"))


def test_the_preview_renders_the_page_alone_that_an_editor_has_saved(served: tuple[Path, str, Path]) -> None:
    """Many editors write another file and give it the name of the page, having put that aside."""
    root, address, log = served
    assert wait_for(lambda: "livereload" in text_at(address))
    page, saved = root / "docs/zh/faq.md", root / "docs/zh/.faq.new"
    saved.write_text(page.read_text(encoding="utf-8") + "\n慢慢来，一步一步来。\n", encoding="utf-8")
    page.rename(root / "docs/zh/faq.md~")
    saved.rename(page)
    (root / "docs/zh/faq.md~").unlink()
    assert wait_for(lambda: "慢慢来，一步一步来" in text_at(f"{address}faq/"))
    assert log.read_text(encoding="utf-8").count("Building documentation") == 1


def test_the_preview_says_on_another_page_what_follows_from_a_change(served: tuple[Path, str, Path]) -> None:
    root, address, _ = served
    assert wait_for(lambda: "livereload" in text_at(address))
    led_to, leading = root / "docs/zh/account/account-safety.md", f"{address}account/reset-password/"
    replace(led_to, "{#gave-code-away}", "{#given-away}")
    assert wait_for(lambda: "gave-code-away&#x27;" in text_at(leading))
    replace(led_to, "{#given-away}", "{#gave-code-away}")
    assert wait_for(lambda: BANNER not in text_at(leading))
