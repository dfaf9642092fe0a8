"""Small sites to check, and copies of this one to break."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from helpcenter.diagnostics import Diagnostic, render_text

ROOT = Path(__file__).parents[1]

MKDOCS = """\
docs_dir: docs
exclude_docs: channels.yml
draft_docs: drafts/
plugins:
  - i18n:
      languages:
        - {locale: en, name: English}
        - {locale: zh, name: 中文, default: true}
"""

CHANNELS = """\
labels:
  zh: {address: 号码, unconfirmed: 尚未确认, where: 在哪里, good_for: 适合, have_ready: 准备}
  en: {address: Number, unconfirmed: Not confirmed yet, where: Where, good_for: Good for, have_ready: Have ready}
channels:
  - id: in-app
    kind: app
    name: {zh: 应用内, en: In the app}
    where: {zh: 帮助与反馈, en: Help & feedback}
"""

# Channels with values, of which the second is not confirmed.
VALUES = """\
  - id: hotline
    kind: phone
    value: 400-000-5678
    confirmed: 2026-11-22
    name: {zh: 热线, en: Hotline}
    where: {zh: 应用内, en: In the app}
  - id: desk
    kind: phone
    value: 400-000-1234
    name: {zh: 柜台, en: Desk}
    where: {zh: 应用内, en: In the app}
"""


CONTACT = """\
---
title: {title}
description: {description}
type: reference
reviewed: 2026-11-22
owner: support-desk
---

# {title}

[CHANNELS]
"""

CONTACT_PAGES = {
    "docs/zh/support/contact.md": CONTACT.format(title="联系客服", description="官方渠道都在这一页。"),
    "docs/en/support/contact.md": CONTACT.format(title="Contact support", description="All official channels."),
}

GIT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    **{f"GIT_{who}_{what}": "test@localhost" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def write_site(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a site of `files` below `folder`, with a configuration and a register where there are none.

    Where one of its pages is a procedure it is given the page that each procedure has to link to, too.
    """
    missing = {"mkdocs.yml": MKDOCS, "docs/channels.yml": CHANNELS}
    _write(folder, {**{each: missing[each] for each in missing if not (folder / each).exists()}, **files})
    if any(b"type: procedure" in path.read_bytes() for path in (folder / "docs").rglob("*.md")):
        _write(folder, {name: text for name, text in CONTACT_PAGES.items() if not (folder / name).exists()})
    return folder


def _write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def said(found: Iterable[Diagnostic]) -> str:
    """Return all that is said of what was found, and the edits that mend it."""
    return "\n".join("\n".join([render_text([each]), *(f"  {edit}" for edit in each.edits)]) for each in found)


def page(body: str = "", *, type_: str = "procedure") -> str:
    """Return a page with a front matter of four lines and a title, so that `body` begins on line 6."""
    return f"---\ntitle: Page\ntype: {type_}\n---\n# Page\n{body}"


def copy_project(folder: Path) -> Path:
    """Copy what a build of this site needs into `folder`."""
    for name in ("docs", "overrides", "hooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def replace(path: Path, old: str, new: str) -> None:
    """Replace text that must be there in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} does not hold {old!r}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def run(folder: Path, *module_and_arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module in `folder` and return what it printed and its exit code."""
    command = [sys.executable, "-m", *module_and_arguments]
    variables = {**os.environ, **environment}
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, encoding="utf-8", check=False)


def asset(folder: Path, name: str) -> Path:
    """Return the file of a finished site that was called `name` before its content gave it a hash."""
    file = folder / name
    [found] = file.parent.glob(f"{file.stem}.{'[0-9a-f]' * 8}{file.suffix}")
    return found


def append(path: Path, text: str) -> None:
    """Add text to the end of a file."""
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def git(folder: Path, *arguments: str) -> str:
    """Run git in `folder`, whoever the user is, and return what it printed."""
    command = ["git", *arguments]
    return subprocess.run(command, cwd=folder, env=GIT, capture_output=True, encoding="utf-8", check=True).stdout


def commit(folder: Path) -> None:
    """Commit whatever is there."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "change")
