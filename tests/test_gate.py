"""What is wrong fails `helpcenter check` and every `mkdocs build`, with file and line, before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sites import copy_project, replace, run

RESET = "docs/zh/account/reset-password.md"
FAQ = "docs/en/faq.md"


def place(root: Path, name: str, text: str) -> str:
    """Return `name:line:column` of a text's first occurrence in a file."""
    before = (root / name).read_text(encoding="utf-8").partition(text)[0].split("\n")
    return f"{name}:{len(before)}:{len(before[-1]) + 1}"


def renumber(root: Path) -> str:
    replace(root / RESET, "4.  **", "6.  **")
    return f"{place(root, RESET, '6.  **')}: S101 Step is numbered 6, expected 4"


def break_link(root: Path) -> str:
    replace(root / FAQ, "(account/unlock-account.md", "(account/unlock-acount.md")
    return f"{place(root, FAQ, '[Unlock your account](account/unlock-acount.md')}: L201 "


def break_anchor(root: Path) -> str:
    replace(root / RESET, "{: #enter-code }", "{: #type-code }")
    return f"{place(root, RESET, '[第 3 步](#enter-code)')}: L202 "


def delete_translation(root: Path) -> str:
    (root / "docs/en/payments/use-features.md").unlink()
    return (
        "docs/zh/payments/use-features.md:1:1: T301 Page is missing in 'en', expected docs/en/payments/use-features.md"
    )


def break_front_matter(root: Path) -> str:
    replace(root / RESET, "type: procedure", "type: procedure: really")
    return f"{place(root, RESET, ': really')}: P401 "


def break_encoding(root: Path) -> str:
    where = place(root, RESET, "。").rpartition(":")[0]
    (root / RESET).write_bytes((root / RESET).read_bytes().replace("。".encode(), "。".encode("gbk"), 1))
    return f"{where}:"


def lose_register(root: Path) -> str:
    (root / "docs/channels.yml").unlink()
    return "docs/channels.yml:1:1: C501 "


FAULTS = [renumber, break_link, break_anchor, delete_translation, break_front_matter, break_encoding, lose_register]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of this project with a site that was built before."""
    root = copy_project(tmp_path)
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("built before", encoding="utf-8")
    return root


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_fails_the_check_and_the_build_and_leaves_the_site_alone(
    fault: Callable[[Path], str], project: Path
) -> None:
    line = fault(project)
    checked = run(project, "helpcenter", "check")
    assert checked.returncode == 1
    assert line in checked.stdout
    built = run(project, "mkdocs", "build", "-q")
    assert built.returncode == 1
    assert line in built.stderr
    assert "Traceback" not in built.stderr
    assert [file.name for file in (project / "site").iterdir()] == ["index.html"]


def lose_pages(root: Path) -> None:
    for page in (root / "docs" / "en").rglob("*.md"):
        page.unlink()


def lose_plugin(root: Path) -> None:
    replace(root / "mkdocs.yml", "  - i18n:\n", "  - tags:\n")


@pytest.mark.parametrize("fault", [lose_pages, lose_plugin])
@pytest.mark.parametrize("flags", [(), ("-q",), ("-v",), ("--strict",)])
def test_what_could_not_be_checked_is_not_built_whatever_the_flags(
    fault: Callable[[Path], None], flags: tuple[str, ...], project: Path
) -> None:
    fault(project)
    built = run(project, "mkdocs", "build", *flags)
    assert built.returncode != 0
    assert [file.name for file in (project / "site").iterdir()] == ["index.html"]


def test_pages_that_are_gone_could_not_be_checked(project: Path) -> None:
    lose_pages(project)
    built = run(project, "mkdocs", "build", "-q")
    assert built.returncode == 2
    assert "helpcenter: could not check: docs/en:1:1: no pages" in built.stdout + built.stderr


@pytest.mark.parametrize("flags", [("-q",), ("-v",), ("--strict", "-q")])
def test_a_finding_fails_the_build_whatever_the_flags(flags: tuple[str, ...], project: Path) -> None:
    renumber(project)
    assert run(project, "mkdocs", "build", *flags).returncode == 1
