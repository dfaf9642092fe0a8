"""What this site is made of, for the tests that hold for whatever its writers and its operator put there."""

from __future__ import annotations

import re

from helpcenter.model import Page
from helpcenter.reading import read_site
from helpcenter.yaml_source import load_mapping
from sites import ROOT

SOURCE = read_site(ROOT)
PAGES = {source: page for source, page in SOURCE.pages.items() if isinstance(page, Page)}
BRAND = load_mapping((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), tolerant=True).values["extra"]["brand"]
HOST = "https://help.example.com/"
PREFIX = {"zh": "", "en": "en/"}
PATHS = sorted({page.path for page in PAGES.values()})
TYPES = {page.path: page.meta["type"] for page in PAGES.values()}
ADDRESSES = {
    (language, path): PREFIX[language] + re.sub(r"(^index)?\.md$", lambda match: "" if match[1] else "/", path)
    for path in PATHS
    for language in PREFIX
}
