"""A page that was saved looks as a whole build would have made it, and few edits need one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from refreshing import EDITS, WHOLE
from sites import copy_project, replace


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What each edit did to a copy of this project."""
    root = copy_project(tmp_path_factory.mktemp("project"))
    # Whatever follows from a change comes behind it, as on a site with thousands of pages.
    worker = root / "hooks/helpcenter/preview/worker.py"
    replace(worker, "PATIENCE = 0.1", "PATIENCE = 0")
    replace(worker, "PAUSE = 0.5", "PAUSE = 0")
    command = [sys.executable, str(Path(__file__).with_name("refreshing.py"))]
    environment = {**os.environ, "PYTHONPATH": str(root / "hooks")}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@pytest.mark.parametrize("edit", EDITS)
def test_a_page_looks_as_a_whole_build_makes_it(edit: str, edited: dict[str, Any]) -> None:
    builds, otherwise = edited[edit]
    assert otherwise == []
    assert builds == (edit in WHOLE)
