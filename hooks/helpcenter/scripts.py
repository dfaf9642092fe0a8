"""Takes comments and white space out of the finished site's own scripts: who writes them needs that, readers do not."""

from __future__ import annotations

from pathlib import Path

FOLDER = "assets/javascripts"
SHORT_ALREADY = ".min.js"


def shorten_scripts(site: Path) -> None:
    """Shorten the scripts of a finished site, but for those that are short already, in place."""
    from rjsmin import jsmin  # noqa: PLC0415 -- not needed for a check

    for file in (site / FOLDER).rglob("*.js"):
        if not file.name.endswith(SHORT_ALREADY):
            file.write_text(jsmin(file.read_text(encoding="utf-8")), encoding="utf-8")
