"""The headers and redirects of a site, in the files that Netlify and Cloudflare Pages read: `_headers`, `_redirects`.

These files are also where everybody else learns them from. A header stands in one rule only, as those hosts join what
two rules say of it. Of caching they are told no more than they do not do anyway: both let browsers keep a file, and ask
every time whether it is still the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from helpcenter.publishing.fingerprints import FOLDER
from helpcenter.publishing.policy import CACHING, NEVER_CHANGES, headers

HEADERS_FILE = "_headers"
REDIRECTS_FILE = "_redirects"
NO_GENERATOR = ".nojekyll"  # without it GitHub Pages, from a branch, leaves out what begins with "_"


class Rule(NamedTuple):
    """The headers of the paths that match `pattern`, in which `*` stands for anything."""

    pattern: str
    headers: Mapping[str, str]


class Way(NamedTuple):
    """From the path `old` to the path `new`, for good; both are percent-encoded."""

    old: str
    new: str


def write_headers(site: Path, policy: str, address: str) -> None:
    """Write the headers of a site whose pages have `policy` and which will stand at `address`."""
    base = quote(urlsplit(address).path.rstrip("/"))
    rules = (Rule(f"{base}/*", headers(policy)), Rule(f"{base}/{FOLDER}/*", {CACHING: NEVER_CHANGES}))
    lines = [
        line for rule in rules for line in (rule.pattern, *(f"  {key}: {rule.headers[key]}" for key in rule.headers))
    ]
    (site / HEADERS_FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    (site / NO_GENERATOR).touch()


def read_headers(site: Path) -> tuple[Rule, ...]:
    """Return what `write_headers` has written into a site. Raises OSError."""
    rules: list[tuple[str, dict[str, str]]] = []
    for line in (site / HEADERS_FILE).read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            key, _, value = line.strip().partition(": ")
            rules[-1][1][key] = value
        else:
            rules.append((line, {}))
    return tuple(Rule(*each) for each in rules)


def read_redirects(site: Path) -> Iterator[Way]:
    """Yield where a site leads those on who come by an address that was given up."""
    file = site / REDIRECTS_FILE
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
        old, new, _code = line.split()
        yield Way(old, new)
