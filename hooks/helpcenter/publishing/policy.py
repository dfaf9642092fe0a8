"""What browsers may do with a page of the site, and what a host tells them of it.

The headers are those that the Mozilla HTTP Observatory asks for, and those of the OWASP Secure Headers Project that say
something of a site without a login, without frames, and without a request to anybody else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

POLICY = "Content-Security-Policy"
CACHING = "Cache-Control"
NEVER_CHANGES = "public, max-age=31536000, immutable"  # a year, the longest that RFC 9111 caches have to expect
REVALIDATED = "no-cache"  # kept, but never used before the host was asked whether it is still the same
REFERRER = "same-origin"  # other sites are not told which page of a wallet's help somebody came from

# What a device can do, less copying and sharing: pages offer that for a message, and it is theirs alone anyway.
_FEATURES = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation"),
    *("gyroscope", "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get"),
    *("screen-wake-lock", "sync-xhr", "usb", "xr-spatial-tracking"),
)
HEADERS: Mapping[str, str] = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": REFERRER,
    "Permissions-Policy": ", ".join(f"{each}=()" for each in _FEATURES),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_ONLY_AS_HEADER = "; frame-ancestors 'none'"  # browsers pass over it in a page


def content_security_policy(scripts: Iterable[str], sends_to: str = "") -> str:
    """Return the policy of pages with these inline scripts, which may send to the address `sends_to`.

    The theme's styles hold icons as `data:` addresses. Nobody else's script, style, frame or form gets through.
    """
    hashes = (f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in scripts)
    split = urlsplit(sends_to)
    elsewhere = (f"{split.scheme}://{split.netloc}",) if split.netloc else ()
    directives = {
        "default-src": ("'none'",),
        "script-src": ("'self'", *dict.fromkeys(hashes)),
        "style-src": ("'self'",),
        "img-src": ("'self'", "data:"),
        "connect-src": ("'self'", *elsewhere),
        "worker-src": ("'self'",),
        "form-action": ("'self'",),
        "base-uri": ("'none'",),
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def headers(policy: str) -> dict[str, str]:
    """Return the headers of every file of a site whose pages have `policy`."""
    return {POLICY: policy + _ONLY_AS_HEADER, **HEADERS}
