"""The attacks on this site that its tests try; each table says what has to come of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from sites import page

FOLDER = Path(__file__).parent / "attacks"
INERT = "inert"


def read(name: str) -> Any:
    """Return a table of attacks."""
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def text_of(attack: str) -> str:
    """Return the page of an attack, which is a page with a front matter of its own or the body of one."""
    return attack if attack.startswith("---") else page(attack, type_="guide")


PAGES = [
    (f"{category}: {name}", *typed)
    for category, attacks in read("pages.yml").items()
    for name, typed in attacks.items()
]
