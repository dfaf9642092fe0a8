"""What is wrong fails `helpcenter check` and every `mkdocs build`, with file and line, before anything is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sites import copy_project, replace, run
from this_site import PAGES

PROCEDURE = PAGES["docs/zh/account/reset-password.md"]


def edit(root: Path, source: str, line: int, old: str, new: str) -> None:
    """Replace text that must be there in one line of a file."""
    lines = (root / source).read_text(encoding="utf-8").split("\n")
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    (root / source).write_text("\n".join(lines), encoding="utf-8")


def renumber(root: Path) -> str:
    step = PROCEDURE.steps[-2]
    edit(root, PROCEDURE.source, step.line, f"{step.number}.", "9.")
    return f"{PROCEDURE.source}:{step.line}:1: S101 Step is numbered 9, expected {step.number}"


def break_link(root: Path) -> str:
    page = PAGES["docs/en/faq.md"]
    link = next(link for link in page.links if link.line > max(page.meta_lines.values()))
    edit(root, page.source, link.line, f"({link.target}", "(no-such-page.md")
    return f"{page.source}:{link.line}:{link.target_column}: L201 Link to 'no-such-page.md'"


def break_anchor(root: Path) -> str:
    link = next(link for link in PROCEDURE.links if link.target.startswith("#"))
    replace(root / PROCEDURE.source, f"{{: {link.target} }}", "{: #renamed }")
    return f"{PROCEDURE.source}:{link.line}:{link.target_column}: L202 Link to {link.target!r}"


def delete_translation(root: Path) -> str:
    (root / "docs/en/faq.md").unlink()
    return "docs/zh/faq.md:1:1: T301 Page is missing in 'en', expected docs/en/faq.md"


def break_front_matter(root: Path) -> str:
    line = PROCEDURE.meta_lines[("type",)]
    edit(root, PROCEDURE.source, line, "type: procedure", "type: procedure: really")
    return f"{PROCEDURE.source}:{line}:7: P401 "


def break_encoding(root: Path) -> str:
    text = (root / PROCEDURE.source).read_text(encoding="utf-8")
    (root / PROCEDURE.source).write_bytes(text.encode() + "乱码".encode("gbk"))
    return f"{PROCEDURE.source}:{text.count(chr(10)) + 1}:1: P401 "


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


def break_template(root: Path) -> None:
    (root / "overrides" / "home.html").write_text("{% if %}", encoding="utf-8")


def name_no_template(root: Path) -> None:
    edit(root, "docs/zh/faq.md", 1, "---", "---\ntemplate: gone.html")


def dangle_link(root: Path) -> None:
    (root / "docs" / "zh" / "gone.png").symlink_to("nowhere.png")


@pytest.mark.parametrize("fault", [break_template, name_no_template, dangle_link])
def test_a_build_that_dies_half_way_leaves_the_site_alone(fault: Callable[[Path], None], project: Path) -> None:
    fault(project)
    assert run(project, "mkdocs", "build", "-q").returncode != 0
    assert [file.name for file in (project / "site").iterdir()] == ["index.html"]


def lose_link_in_footer(root: Path) -> str:
    replace(root / "overrides/partials/copyright.html", "'support/contact/'", "'support/contcat/'")
    return r"site\.unfinished/about/index\.html:\d\d+:\d+: B903 Link to '\.\./support/contcat/' leads readers nowhere"


def break_id_in_template(root: Path) -> str:
    replace(root / "overrides/partials/related.html", 'id="hc-related"', 'id="result"')
    line = next(heading.line for heading in PROCEDURE.headings if heading.id == "result")
    return f"{PROCEDURE.source}:{line}:1: B904 Id 'result' stands on the finished page 2 times"


def renumber_in_html(root: Path) -> str:
    renumbering = "html.replace('<ol class=', '<ol start=2 class=')"
    hook = f"def on_page_content(html, **_rest):\n    return {renumbering}\n"
    (root / "hooks/renumber.py").write_text(hook, encoding="utf-8")
    replace(root / "mkdocs.yml", "  - hooks/mkdocs_hooks.py", "  - hooks/renumber.py\n  - hooks/mkdocs_hooks.py")
    step = PROCEDURE.steps[0]
    return f"{PROCEDURE.source}:{step.line}:1: B901 Readers see step 2 with the id {step.id!r}"


@pytest.mark.parametrize("fault", [lose_link_in_footer, break_id_in_template, renumber_in_html])
def test_a_fault_of_the_html_alone_fails_the_build_and_leaves_the_site_alone(
    fault: Callable[[Path], str], project: Path
) -> None:
    line = fault(project)
    assert run(project, "helpcenter", "check").returncode == 0
    built = run(project, "mkdocs", "build", "-q")
    assert built.returncode == 1
    assert re.search(line, built.stderr)
    assert "Traceback" not in built.stderr
    assert [file.name for file in (project / "site").iterdir()] == ["index.html"]


def test_html_that_could_not_be_checked_is_not_put_in_place(project: Path) -> None:
    replace(
        project / "hooks/helpcenter/rules/built.py", "import groupby, repeat\n", "import repeat\n\ngroupby = None\n"
    )
    built = run(project, "mkdocs", "build", "-q", PYTHONPATH=str(project / "hooks"))
    assert built.returncode == 2
    assert "the rule B901 built-steps-differ broke" in built.stdout + built.stderr
    assert [file.name for file in (project / "site").iterdir()] == ["index.html"]


def test_a_build_replaces_the_site_whole(project: Path) -> None:
    (project / "site" / "old.html").write_text("from before", encoding="utf-8")
    assert run(project, "mkdocs", "build", "-q").returncode == 0
    assert (project / "site" / "en" / "index.html").is_file()
    assert not (project / "site" / "old.html").exists()
    assert not (project / "site.unfinished").exists()
