"""A small site to write in, with everything that follows when its pages change, and what to look at afterwards."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from helpcenter import check
from helpcenter.diagnostics import render_text
from helpcenter.fixes import fix
from helpcenter.upkeep.stamping import stamp
from sites import CONTACT_PAGES, MKDOCS, write_site

NAV = """\
# The menu.
nav:
  - 密码:  # what comes first
      - door/open.md
      - door/keys.md
  - support/contact.md
  - more.md
"""

PROCEDURE = {
    "zh": """\
---
title: 开门
description: 门打不开时，一步一步把它打开。
type: procedure
questions:
  - 门怎么开
reviewed: 2026-11-22
owner: doors
related: [keys.md]
---

# 开门

门关着，就从这里看起。

## 步骤 {#steps}

1.  **找钥匙。** 看看口袋。
    {: #find }

    - 找到了 → [第 2 步](#turn)
    - 没找到 → [联系客服](../support/contact.md)

2.  **转钥匙。** 往右转。
    {: #turn }

    - 转动了 → [第 3 步](#push)
    - 钥匙不对 → [第 1 步](#find)

3.  **推门。** 用力推。
    {: #push }

    - 门开了 → [完成后](#result)
    - 还是不开 → [联系客服](../support/contact.md)

## 完成后 {#result}

门已经打开。
""",
    "en": """\
---
title: Open the door
description: When the door stays shut, open it step by step.
type: procedure
questions:
  - how do I open the door
reviewed: 2026-11-22
owner: doors
related: [keys.md]
---

# Open the door

If the door is shut, begin here.

## Steps {#steps}

1.  **Find the key.** Look in your pocket.
    {: #find }

    - You have it → [step 2](#turn)
    - You do not → [contact support](../support/contact.md)

2.  **Turn the key.** Turn it to the right.
    {: #turn }

    - It turns → [step 3](#push)
    - It is the wrong key → [step 1](#find)

3.  **Push the door.** Push it hard.
    {: #push }

    - It is open → [When it is done](#result)
    - It stays shut → [contact support](../support/contact.md)

## When it is done {#result}

The door is open.
""",
}
GUIDE = """\
---
title: {title}
type: guide
reviewed: 2026-11-22
owner: doors
related: [{related}]
---

# {title}

{body}
"""
PAGES = {
    **CONTACT_PAGES,
    **{f"docs/{language}/door/open.md": text for language, text in PROCEDURE.items()},
    "docs/zh/door/keys.md": GUIDE.format(
        title="钥匙", related="open.md", body="## 怎么转 {#how}\n\n见[第 2 步](open.md#turn)。"
    ),
    "docs/en/door/keys.md": GUIDE.format(
        title="Keys", related="open.md", body="## How to turn {#how}\n\nSee [step 2](open.md#turn)."
    ),
    "docs/zh/more.md": GUIDE.format(title="更多", related="", body="先看[开门](door/open.md)。"),
    "docs/en/more.md": GUIDE.format(title="More", related="", body="First see [Open the door](door/open.md)."),
}


def write_authored(root: Path, files: Mapping[str, str] | None = None) -> Path:
    """Write the site, with other `files` in it, published and stamped; nothing is wrong with it."""
    write_site(root, {**PAGES, "mkdocs.yml": MKDOCS + NAV, "docs/published.txt": "", **(files or {})})
    assert not stamp(root, []).refused
    fix(root).write(root)
    assert found(root) == ""
    return root


def found(root: Path) -> str:
    """Return all that the check says of a site."""
    report = check(root)
    assert report.failures == ()
    return render_text(report.diagnostics)


def contents(root: Path) -> dict[str, bytes]:
    """Return what all files of a project hold."""
    files = (file for file in sorted(root.rglob("*")) if file.is_file() and "cache" not in file.as_posix())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def text_of(root: Path, path: str) -> str:
    """Return the text of a file."""
    return (root / path).read_text(encoding="utf-8")


def called(command: Callable[[argparse.Namespace], int], root: Path, **options: object) -> int:
    """Carry out a command in a folder, and return its exit code."""
    before = Path.cwd()
    os.chdir(root)
    try:
        return command(argparse.Namespace(**{"language": "en", "diff": False, **options}))
    finally:
        os.chdir(before)


@contextmanager
def unchanged(root: Path) -> Iterator[None]:
    """Make sure that no file changes, comes or goes, and no folder."""
    before, folders = contents(root), {each for each in root.rglob("*") if each.is_dir() and "cache" not in each.name}
    yield
    assert contents(root) == before
    assert {each for each in root.rglob("*") if each.is_dir() and "cache" not in each.name} == folders


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one line that was printed aside, with nothing beside it."""
    printed = capsys.readouterr()
    assert printed.out == ""
    [line] = printed.err.splitlines()
    return line
