"""What hosts are told: the headers of every path, in their own files, and the same for nginx."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter.publishing.hosts import HEADERS_FILE, Rule, Way, read_headers, read_redirects, write_headers
from helpcenter.publishing.nginx import nginx_snippet
from helpcenter.publishing.policy import NEVER_CHANGES, headers

POLICY = "default-src 'none'"


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("", ""),
        ("https://example.com/", ""),
        ("https://example.com/help/", "/help"),
        ("https://a.test/帮助", "/%E5%B8%AE%E5%8A%A9"),
    ],
)
def test_every_path_has_the_headers_and_assets_never_change(tmp_path: Path, address: str, base: str) -> None:
    write_headers(tmp_path, POLICY, address)
    assert read_headers(tmp_path) == (
        Rule(f"{base}/*", headers(POLICY)),
        Rule(f"{base}/assets/*", {"Cache-Control": NEVER_CHANGES}),
    )


def test_a_host_that_joins_what_two_rules_say_finds_no_header_in_two(tmp_path: Path) -> None:
    write_headers(tmp_path, POLICY, "")
    keys = [key for rule in read_headers(tmp_path) for key in rule.headers]
    assert len(keys) == len(set(keys))


def test_no_line_is_longer_than_hosts_read(built: Path) -> None:
    """Cloudflare Pages reads lines of 2,000 characters."""
    assert max(map(len, (built / HEADERS_FILE).read_text("utf-8").splitlines())) <= 2000


def test_a_site_without_redirects_has_none(tmp_path: Path) -> None:
    assert list(read_redirects(tmp_path)) == []


def test_redirects_are_read_as_they_were_written(tmp_path: Path) -> None:
    (tmp_path / "_redirects").write_text("/old/ /new/ 301\n/en/%E6%97%A7/ /en/new/ 301\n", encoding="utf-8")
    assert list(read_redirects(tmp_path)) == [Way("/old/", "/new/"), Way("/en/%E6%97%A7/", "/en/new/")]


def test_nginx_compares_with_the_decoded_path_and_sends_the_encoded_one(tmp_path: Path) -> None:
    write_headers(tmp_path, POLICY, "https://example.com/help/")
    (tmp_path / "_redirects").write_text("/help/%E6%97%A7%22/ /help/%E6%96%B0/ 301\n", encoding="utf-8")
    snippet = nginx_snippet(tmp_path)
    assert 'location = "/help/旧\\"/" {\n  return 301 "/help/%E6%96%B0/";\n}' in snippet
    assert "location ^~ /help/assets/ {" in snippet


def test_a_site_that_no_build_has_finished_has_no_snippet(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        nginx_snippet(tmp_path)
