"""What browsers may do with a page: run this site's scripts and the theme's own inline ones, and ask nobody else."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Request

from helpcenter.diagnostics import CannotCheckError
from helpcenter.publishing.fingerprints import Fingerprints
from helpcenter.publishing.hosts import HEADERS_FILE, read_headers
from helpcenter.publishing.pages import finish_pages, inline_scripts
from helpcenter.publishing.policy import POLICY, content_security_policy

HASHED = "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='"  # of "a()", as openssl tells it
STRICT = (
    "default-src 'none'; script-src 'self'{script}; style-src 'self'; img-src 'self' data:; connect-src 'self'{send}; "
    "worker-src 'self'; form-action 'self'; base-uri 'none'"
)
POLICIES = [
    ((), "", STRICT.format(script="", send="")),
    (("a()",), "", STRICT.format(script=f" {HASHED}", send="")),
    (("a()", "a()"), "", STRICT.format(script=f" {HASHED}", send="")),
    ((), "https://answers.example.com:8443/help?x", STRICT.format(script="", send=" https://answers.example.com:8443")),
    ((), "/answers", STRICT.format(script="", send="")),
]


@pytest.mark.parametrize(("scripts", "sends_to", "policy"), POLICIES)
def test_the_policy_names_the_scripts_and_where_answers_go(
    scripts: tuple[str, ...], sends_to: str, policy: str
) -> None:
    assert content_security_policy(scripts, sends_to) == policy


def test_scripts_in_content_are_not_those_of_every_page() -> None:
    home = (
        b"<script>a()</script><article><script>b()</script></article><script>c()</script>"
        b'<script type="application/json">{}</script><script src="d.js"></script>'
    )
    assert inline_scripts(home) == ("a()", "c()")


@pytest.mark.parametrize("html", ["<p>a</p>", '<script>a()</script><meta charset="utf-8">'])
def test_a_page_without_a_place_for_its_policy_stops_the_build(tmp_path: Path, html: str) -> None:
    with pytest.raises(CannotCheckError, match=r"a\.html has no <meta charset"):
        finish_pages(tmp_path, {"a.html": html.encode()}, Fingerprints(""), "default-src 'none'")


BEFORE = r"[^<]*(?:<!doctype html>|<html[^>]*>|<head>|\s)*"
TOLD = (
    '<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    '<meta name="referrer" content="same-origin">'
)


def sent_policy(site: Path) -> str:
    """Return the policy that hosts send with every page."""
    [policy] = (rule.headers[POLICY] for rule in read_headers(site) if POLICY in rule.headers)
    return policy


def test_every_page_has_the_policy_that_hosts_send_before_anything_it_loads(built: Path) -> None:
    policy = sent_policy(built).removesuffix("; frame-ancestors 'none'")
    begins = re.compile(BEFORE + re.escape(TOLD.format(policy=policy)))
    assert [file for file in built.rglob("*.html") if not begins.match(file.read_text("utf-8"))] == []


def test_every_script_in_a_page_may_run(built: Path) -> None:
    scripts = {
        script.text
        for file in built.rglob("*.html")
        for script in BeautifulSoup(file.read_text("utf-8"), "html.parser").select("script:not([src], [type$=json])")
    }
    hashes = {base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in scripts}
    assert hashes == set(re.findall(r"'sha256-([^']+)'", sent_policy(built)))


ATTACK = """
<script>seen.push("script")</script>
<img src="x" alt="" onerror="seen.push('handler')">
<style>body{color:rgb(1,2,3)}</style>
<p style="color:rgb(1,2,3)">x</p>
<img src="https://example.com/x.png" alt="">
<iframe src="/en/"></iframe>
<base href="https://example.com/">
"""


@pytest.mark.parametrize("host", ["with headers", "without headers"])
def test_what_gets_into_a_page_does_not_run(
    host: str, built: Path, tmp_path: Path, serve: Callable[[Path], str], browser: Browser
) -> None:
    site = shutil.copytree(built, tmp_path / "site")
    file = site / "en/faq/index.html"
    file.write_text(file.read_text("utf-8").replace("</article>", f"{ATTACK}</article>"), encoding="utf-8")
    if host == "without headers":
        (site / HEADERS_FILE).unlink()
    page = browser.new_page()
    asked: list[str] = []

    def note(request: Request) -> None:
        if request.failure != "csp":
            asked.append(request.url)

    page.on("requestfinished", note)
    page.on("requestfailed", note)
    page.add_init_script("window.seen = []")
    address = serve(site)
    page.goto(f"{address}/en/faq/", wait_until="networkidle")
    page.keyboard.press("Tab")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("[seen, frames.length, document.baseURI]") == [[], 1, f"{address}/en/faq/"]
    assert page.locator("[style]").evaluate("element => getComputedStyle(element).color") != "rgb(1, 2, 3)"
    assert [url for url in asked if not url.startswith(f"{address}/")] == []
    assert f"{address}/en/" not in asked
    page.close()
