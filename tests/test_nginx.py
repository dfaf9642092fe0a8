"""The packed site on a real server: headers, caching, compression, redirects, every page and whole ways through it.

The ways are the tests of test_journey, to which this module gives another `address`.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from email.message import Message
from pathlib import Path
from typing import NamedTuple, NoReturn

import brotli
import pytest
from playwright.sync_api import Page, expect

from helpcenter.publishing.hosts import read_headers
from helpcenter.publishing.nginx import nginx_snippet
from helpcenter.publishing.policy import HEADERS, NEVER_CHANGES, POLICY, REVALIDATED
from helpcenter.publishing.publication import publish
from nginx import find_nginx, nginx
from packed_sites import packed_site
from sites import asset, copy_project, replace, run
from test_journey import test_by_keyboard_alone, test_by_touch
from this_site import ADDRESSES, HOST

__all__ = ("test_by_keyboard_alone", "test_by_touch")

Open = Callable[..., Page]

LOAD = ("--threads", "2", "--connections", "200", "--duration", "30s", "--timeout", "10s")
ERRORS = re.compile(r"Socket errors.*|Non-2xx.*")


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this site as a host gets it, with a page that was renamed."""
    root = copy_project(tmp_path_factory.mktemp("project"))
    replace(root / "docs/zh/account/reset-password.md", "\n---\n", "\nredirect_from: [forgotten.md]\n---\n")
    for command in (("mkdocs", "build", "--quiet"), ("helpcenter", "pack")):
        result = run(root, *command, SITE_URL=HOST)
        assert result.returncode == 0, result.stdout + result.stderr
    return root / "site"


@pytest.fixture(scope="module")
def executable() -> str:
    """The path of nginx; without it the test is skipped, under CI it fails."""
    return find_nginx() or missing("nginx")


def missing(what: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is not installed")
    pytest.skip(f"{what} is not installed")


@pytest.fixture(scope="module")
def address(packed: Path, executable: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the packed site."""
    with nginx(executable, packed, tmp_path_factory.mktemp("nginx"), nginx_snippet(packed)) as running:
        yield running


class Answer(NamedTuple):
    """What a server answers."""

    status: int
    headers: Message
    body: bytes


class _Plainly(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_arguments: object) -> None:
        """Follow no redirect."""


def ask(url: str, **headers: str) -> Answer:
    request = urllib.request.Request(url, headers={key.replace("_", "-"): value for key, value in headers.items()})  # noqa: S310 -- on loopback
    try:
        with urllib.request.build_opener(_Plainly).open(request) as response:
            return Answer(response.status, response.headers, response.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers, error.read())


PATHS = {
    "home page": ("", (200, "text/html; charset=utf-8", REVALIDATED)),
    "page": ("en/account/reset-password/", (200, "text/html; charset=utf-8", REVALIDATED)),
    "page without its slash": ("en/account/reset-password", (301, "text/html", REVALIDATED)),
    "page as Markdown": ("faq.md", (200, "text/markdown; charset=utf-8", REVALIDATED)),
    "for language models": ("llms.txt", (200, "text/plain; charset=utf-8", REVALIDATED)),
    "search index": ("search/zh.json", (200, "application/json; charset=utf-8", REVALIDATED)),
    "sitemap": ("sitemap.xml", (200, "text/xml; charset=utf-8", REVALIDATED)),
    "stylesheet": ("assets/stylesheets/site.css", (200, "text/css; charset=utf-8", NEVER_CHANGES)),
    "script": ("assets/javascripts/site.js", (200, "application/javascript; charset=utf-8", NEVER_CHANGES)),
    "icon": ("assets/images/logo.svg", (200, "image/svg+xml; charset=utf-8", NEVER_CHANGES)),
    "picture": ("assets/pictures/en/faq.png", (200, "image/png", NEVER_CHANGES)),
    "address that was given up": ("account/forgotten/", (301, "text/html", REVALIDATED)),
    "no page": ("no/such/page/", (404, "text/html; charset=utf-8", REVALIDATED)),
    "no English page": ("en/no/such/page", (404, "text/html; charset=utf-8", REVALIDATED)),
    "no asset": ("assets/stylesheets/old.0123abcd.css", (404, "text/html; charset=utf-8", REVALIDATED)),
    "what hosts read": ("_headers", (404, "text/html; charset=utf-8", REVALIDATED)),
    "hidden file": (".nojekyll", (404, "text/html; charset=utf-8", REVALIDATED)),
}


def path_in(site: Path, path: str) -> str:
    return asset(site, path).relative_to(site).as_posix() if re.match(r"assets/\w+/[\w/]+\.\w+$", path) else path


@pytest.mark.parametrize(("path", "expected"), PATHS.values(), ids=PATHS)
def test_every_answer_says_what_it_is_and_how_long_it_holds(
    packed: Path, address: str, path: str, expected: tuple[int, str, str]
) -> None:
    answer = ask(f"{address}/{path_in(packed, path)}")
    assert (answer.status, answer.headers["Content-Type"], answer.headers["Cache-Control"]) == expected


@pytest.mark.parametrize("path", [each[0] for each in PATHS.values()], ids=PATHS)
def test_every_answer_has_every_header_once(packed: Path, address: str, path: str) -> None:
    headers = ask(f"{address}/{path_in(packed, path)}").headers
    expected = {**HEADERS, POLICY: next(iter(read_headers(packed))).headers[POLICY]}
    assert {key: headers.get_all(key) for key in expected} == {key: [value] for key, value in expected.items()}


COMPRESSED = [path for path, (status, kind, _) in PATHS.values() if status == 200 and kind != "image/png"]
UNPACK: dict[str | None, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


@pytest.mark.parametrize("path", COMPRESSED)
@pytest.mark.parametrize(("accepted", "sent"), [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("identity", None)])
def test_what_is_text_is_sent_as_it_was_compressed(
    packed: Path, address: str, path: str, accepted: str, sent: str | None
) -> None:
    path = path_in(packed, path)
    answer = ask(f"{address}/{path}", Accept_Encoding=accepted)
    whole = (packed / path / "index.html" if not path or path.endswith("/") else packed / path).read_bytes()
    assert answer.headers["Content-Encoding"] == sent
    assert UNPACK[sent](answer.body) == whole
    assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("language", ["", "en/"])
def test_an_address_that_was_given_up_leads_on(address: str, language: str) -> None:
    answer = ask(f"{address}/{language}account/forgotten/")
    assert (answer.status, answer.headers["Location"]) == (301, f"/{language}account/reset-password/")


def test_a_page_that_is_still_the_same_is_not_sent_again(address: str) -> None:
    first = ask(f"{address}/faq/")
    again = ask(f"{address}/faq/", If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("path", ["no/such/page/", "en/no/such/page"])
def test_what_is_not_there_is_said_in_both_languages(open_page: Open, path: str) -> None:
    page = open_page(path)
    expect(page.locator("h1")).to_have_text("没有这一页 Page not found")
    page.get_by_role("link", name="Contact support").click()
    expect(page).to_have_url("/en/support/contact/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_the_policy_whatever_is_loaded_later(open_page: Open, scheme: str) -> None:
    """What breaks it is noticed where pages are opened."""
    page = open_page("", color_scheme=scheme)
    for path in ADDRESSES.values():
        with page.expect_response(re.compile(r"/search/\w+-text\.json")):
            page.goto(f"/{path}")
            page.keyboard.press("ControlOrMeta+k")
            page.keyboard.type("1")
        expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_an_asset_of_the_release_before_is_still_served(executable: str, tmp_path: Path) -> None:
    sites = [packed_site(tmp_path / text, text) for text in ("old", "new")]
    for site in sites:
        publish(tmp_path / "host", None, site)
    release = tmp_path / "host/current"
    scripts = [next((site / "assets").glob("site.????????.js")) for site in sites]
    (tmp_path / "nginx").mkdir()
    with nginx(
        executable, release / "site", tmp_path / "nginx", (release / "nginx.conf").read_text("utf-8")
    ) as running:
        answers = [ask(f"{running}/assets/{script.name}", Accept_Encoding="br") for script in scripts]
        assert [brotli.decompress(answer.body) for answer in answers] == [script.read_bytes() for script in scripts]
        assert {answer.headers["Cache-Control"] for answer in answers} == {NEVER_CHANGES}
        assert ask(f"{running}/assets/site.01234567.js").status == 404


def test_it_bears_many_readers_at_once(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    wrk = shutil.which("wrk") or missing("wrk")
    result = subprocess.run(
        [wrk, *LOAD, f"{address}/account/reset-password/"], capture_output=True, text=True, check=True
    )
    with capsys.disabled():
        print(f"\n{result.stdout}")  # noqa: T201 -- the figures are for whoever reads the run
    assert ERRORS.findall(result.stdout) == []
