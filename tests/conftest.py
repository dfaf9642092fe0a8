"""What the tests share: this site built once, a server for it, and a browser."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, sync_playwright
from syrupy.assertion import SnapshotAssertion

from chromium import FLAGS, find_chromium
from helpcenter import check
from helpcenter.diagnostics import Report
from helpcenter.model import Site
from sites import ROOT, run, said
from static_host import StaticHost
from this_site import HOST, SOURCE

os.environ["LANGUAGE"] = "en"  # whatever the machine speaks, tests expect English, and say where they do not

PHONE = ViewportSize(width=390, height=844)
NO_BROWSER = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def source() -> Site:
    """The pages of this site as the engine reads them."""
    return SOURCE


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this site, built as it is published, on a clock that no page knows."""
    folder = tmp_path_factory.mktemp("site")
    result = run(ROOT, "mkdocs", "build", "--quiet", "--site-dir", str(folder), SOURCE_DATE_EPOCH="0", SITE_URL=HOST)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


@pytest.fixture(scope="session")
def checked() -> Site:
    """The pages of this site as the check before the build leaves them."""
    site = check(ROOT).site
    assert site is not None
    return site


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """The built site to break: a file is a link to the one that all tests share until it is written anew."""
    return shutil.copytree(built, tmp_path / "site", copy_function=os.link)


@pytest.fixture(scope="session")
def soup(built: Path) -> Callable[[str], BeautifulSoup]:
    """Returns the parsed page at an address such as `en/faq/`."""

    @functools.cache
    def parse(address: str) -> BeautifulSoup:
        file = built / address
        file = file / "index.html" if file.is_dir() else file
        return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")

    return parse


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder, and returns its address."""
    servers = []

    def start(folder: Path) -> str:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(StaticHost, directory=str(folder)))
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def address(built: Path, serve: Callable[[Path], str]) -> str:
    """The address at which the built site is served."""
    return serve(built)


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A Chromium; where none can be had the test is skipped, under CI it fails."""
    executable = find_chromium()
    if executable is None:
        reason = "no Chromium could be found, downloaded or installed"
        request.config.stash[NO_BROWSER] = reason
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens an address of the site in a fresh browser context, in which nothing may break the policy of the site."""
    contexts = []
    broken: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text or "Permissions-Policy" in message.text:
            broken.append(message.text)

    def open_(path: str, **options: Any) -> Page:
        context = browser.new_context(base_url=address, **{"viewport": PHONE, **options})
        context.on("console", note)
        contexts.append(context)
        page = context.new_page()
        page.goto("/" + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert broken == []


@pytest.fixture(scope="session")
def modules(browser: Browser, serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page that our scripts can be imported from as they are written, such as `/search/tokens.js`."""
    folder = tmp_path_factory.mktemp("modules")
    shutil.copytree(ROOT / "overrides/assets/javascripts", folder, dirs_exist_ok=True)
    (folder / "index.html").write_text("<!doctype html>", encoding="utf-8")
    (folder / "404.html").write_text("", encoding="utf-8")
    page = browser.new_page()
    page.goto(serve(folder))
    yield page
    page.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say at the end, where nobody can overlook it, that the browser tests did not run."""
    if reason := config.stash.get(NO_BROWSER, ""):
        terminalreporter.write_sep("!", "THE BROWSER TESTS DID NOT RUN", red=True, bold=True)
        terminalreporter.write_line(f"{reason}; install Chromium or Chrome and run `make test` again.", red=True)


@pytest.fixture
def what_is_said(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> Iterator[None]:
    """Holds what the rules of the module's FAMILY say in a test against what they said before, to the letter."""
    reports: list[Report] = []

    def check_and_note(root: Path) -> Report:
        reports.append(check(root))
        return reports[-1]

    monkeypatch.setattr(request.module, "check", check_and_note)
    yield
    family: str = request.module.FAMILY
    found = [[each for each in report.diagnostics if each.code.startswith(family)] for report in reports]
    if any(found):
        assert "\n\n".join(map(said, found)) == snapshot
