"""The headers, redirects and caching of a site for nginx: what its operator includes in a `server` block.

There it says `root` itself, what it listens on, and the certificate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from helpcenter.publishing.hosts import Way, read_headers, read_redirects
from helpcenter.publishing.policy import CACHING, REVALIDATED

_SNIPPET = """\
# For the `server` block of this site in nginx, beside its own `root`, `listen` and certificate; made from _headers and
# _redirects in the site. Brotli is served by the module ngx_brotli (Debian: libnginx-mod-http-brotli-static).
index index.html;
error_page 404 /404.html;
server_tokens off;
absolute_redirect off;
charset utf-8;
charset_types text/css text/plain text/xml application/javascript application/json image/svg+xml;
gzip_static on;
brotli_static on;
gzip_vary on;
set $helpcenter_caching "{revalidated}";
add_header {caching} $helpcenter_caching always;
{headers}
{lasting}
location = /404.html {{
  set $helpcenter_caching "{revalidated}";
}}
location ~ \\.md$ {{
  types {{ }}
  default_type "text/markdown; charset=utf-8";
}}
# What hosts read, and what is no part of a site.
location ~ (^/_(headers|redirects)$|/\\.(?!well-known/)) {{
  return 404;
}}
{redirects}
"""
_LASTING = """\
location ^~ {folder} {{
  set $helpcenter_caching "{value}";{otherwise}
}}"""
_OTHERWISE = """
  try_files $uri @helpcenter_earlier;"""
_EARLIER = """
location @helpcenter_earlier {{
  root {folder};
}}"""
_SPECIAL = re.compile(r"[\"\\\\]")


def nginx_snippet(site: Path, earlier: Path | None = None) -> str:
    """Return the snippet for a finished site; assets that it has not are looked for in the folder `earlier`.

    Raises OSError where the site has no `_headers`.
    """
    everywhere: list[str] = []
    lasting: list[str] = []
    for rule in read_headers(site):
        caching = rule.headers.get(CACHING)
        everywhere.extend(
            f"add_header {key} {_quoted(value)} always;" for key, value in rule.headers.items() if key != CACHING
        )
        if caching:
            otherwise = _OTHERWISE if earlier else ""
            lasting.append(_LASTING.format(folder=rule.pattern.removesuffix("*"), value=caching, otherwise=otherwise))
    if earlier:
        lasting.append(_EARLIER.format(folder=_quoted(str(earlier))))
    return _SNIPPET.format(
        caching=CACHING,
        revalidated=REVALIDATED,
        headers="\n".join(everywhere),
        lasting="\n".join(lasting),
        redirects="\n".join(_redirects(read_redirects(site))),
    )


def _redirects(ways: Iterator[Way]) -> Iterator[str]:
    """Yield a place for each way; nginx compares the path of a place with one that it has decoded."""
    for way in ways:
        yield f"location = {_quoted(unquote(way.old))} {{\n  return 301 {_quoted(way.new)};\n}}"


def _quoted(text: str) -> str:
    return f'"{_SPECIAL.sub(lambda found: chr(92) + found[0], text)}"'
