"""What this site is made of, for the tests that hold for whatever its writers and its operator put there."""

from __future__ import annotations

import re
from dataclasses import replace

from helpcenter.examining import read_pages
from helpcenter.project.reading import read_project
from helpcenter.project.yaml_source import load_mapping
from sites import ROOT

PROJECT = read_project(ROOT)
PAGES = {page.source: page for path in {path for path, _ in PROJECT.sources} for page in read_pages(PROJECT, path)}
SOURCE = replace(PROJECT.site, pages=PAGES)
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
