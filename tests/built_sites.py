"""Finished sites to break, and what is found in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import material

from helpcenter.checking import check_built
from helpcenter.diagnostics import Diagnostic, Report
from helpcenter.examining import read_pages
from helpcenter.finished.site import SiteReader
from helpcenter.finished.theme import Theme
from helpcenter.model import Site
from helpcenter.project.reading import read_project
from sites import ROOT, page, write_site
from this_site import HOST, PAGES

THEME = Theme((ROOT / "overrides", Path(material.__file__).parent / "templates"))
PROCEDURE = PAGES["docs/en/account/reset-password.md"]
PATH = PROCEDURE.source
BUILT_PROCEDURE = "en/account/reset-password/index.html"
PARAGRAPH = "<p>If you forgot your password"
WHERE_CHANGED = 0

Fault = Callable[[Path], None]

STEPS_TYPED = """\
## Steps {#steps}

1.  **Open the app.**
    {: #open }

2.  **Sign in.**
    {: #sign-in }
"""
STEPS_BUILT = """\
<ol class="hc-steps">
<li id="open"><p><strong>Open the app.</strong></p></li>
<li id="sign-in"><p><strong>Sign in.</strong></p></li>
</ol>
"""


def findings(site: Site, folder: Path, root: Path = ROOT, address: str = HOST) -> tuple[Diagnostic, ...]:
    report: Report = check_built(site, root, address, SiteReader(folder, THEME))
    assert report.failures == ()
    return report.diagnostics


def html(file: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda site: change(site / file, old, new)


def once(file: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda site: change(next(site.glob(file)), old, new, 1)


def change(file: Path, old: str, new: str, count: int = -1) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.unlink()
    file.write_text(text.replace(old, new, count), encoding="utf-8")


def lines_of(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []


def remove(file: str) -> Callable[[Path], None]:
    return lambda site: (site / file).unlink()


def assert_found(code: str, fault: Fault, place: tuple[str, int], site: Path, checked: Site) -> None:
    """Break the finished site, and see what is found: that code alone, once a line, at that place or where it broke."""
    [broken] = site.glob(place[0]) if "*" in place[0] else [site / place[0]]
    before = lines_of(broken)
    fault(site)
    found = findings(checked, site)
    assert {each.code for each in found} == {code}
    assert len(found) == len({(each.path, each.line) for each in found})
    changed = {line for line, *texts in zip(count(1), before, lines_of(broken)) if texts[0] != texts[1]}
    lines = changed if place[1] == WHERE_CHANGED else {place[1]}
    assert [each for each in found if each.path.endswith(place[0].rpartition("*")[2]) and each.line in lines]


def check_example(typed: str, shown: str, folder: Path) -> tuple[Diagnostic, ...]:
    """Check a page `case` of which this was typed and that is shown."""
    project = read_project(
        write_site(folder, {f"docs/{language}/case.md": page(f"# A page\n\n{typed}") for language in ("zh", "en")})
    )
    pages = {each.source: each.outline() for each in read_pages(project, "case.md") if each.language == "en"}
    site = replace(project.site, pages=pages)
    if shown != "(no file)":
        built = folder / "site/en/case/index.html"
        built.parent.mkdir(parents=True, exist_ok=True)
        built.write_text(shown if shown.startswith("<html") else _page_of(shown), encoding="utf-8")
    else:
        (folder / "site").mkdir()
    return findings(site, folder / "site", root=folder)


def _page_of(shown: str) -> str:
    title = "" if "<h1" in shown else "<h1>A page</h1>"
    steps = "" if "hc-steps" in shown else STEPS_BUILT
    return f'<html lang="en"><body><article>{title}{steps}{shown}</article></body></html>'
