"""The ways to a page beside the links in its text: the navigation and redirects."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Site
from helpcenter.targets.faults import is_address
from helpcenter.targets.files import file_of, split
from helpcenter.targets.repairs import nearest, show, suggest

HOME = "index.md"

_LEADING = ("link", "reference", "html", "related")


def orphan_page(site: Site) -> Iterator[tuple[str, Finding]]:
    """Every page stands in the navigation, or a page that readers can reach links to it.

    Nobody finds a page that nothing leads to, however good it is.

    Bad:
        mkdocs.yml:
            nav:
              - other.md

        case.md:
            Nothing leads here.

        other.md:
            See what you find.

    Good:
        mkdocs.yml:
            nav:
              - other.md

        case.md:
            A link leads here.

        other.md:
            See [the page about links](case.md).
    """
    told: set[str] = set()
    for language in site.languages if site.navigation else ():
        folder = f"{site.docs}/{language}/"
        listed = {folder + HOME, *(folder + path for path, _ in site.navigation or ())}
        others = [page for page in site.pages.values() if page.language == language and page.source not in listed]
        reached = _reached(site, listed) if others else listed
        for page in others:
            if page.source not in reached and page.source not in site.unpublished and page.path not in told:
                told.add(page.path)
                yield (
                    page.source,
                    Finding(
                        1,
                        1,
                        Message(
                            "Nothing leads to this page, expected an entry {path!r} in the navigation or a link",
                            path=page.path,
                        ),
                        Message(
                            "add {path} to `nav` in {file}, or link to it from another page",
                            path=page.path,
                            file=site.config_source,
                        ),
                    ),
                )


def navigation_to_missing_page(site: Site) -> Iterator[tuple[str, Finding]]:
    """An entry of the navigation is a page that exists, under its path without the language.

    Where it is missing the menu has a dead entry on every page.

    Bad:
        mkdocs.yml:
            nav:
              - case.md
              - no-such-page.md

    Good:
        mkdocs.yml:
            nav:
              - case.md
    """
    for path, line in site.navigation or ():
        files = [f"{site.docs}/{language}/{path}" for language in site.languages]
        if not any(file in site.files and file not in site.unpublished for file in files):
            kept = any(file in site.unpublished for file in files)
            near = "" if kept else _near(path, site)
            hint = suggest(near, Message("name a page without its language, or delete the entry"))
            yield _in_config(site, line, path, _no_page(show(path), kept=kept), hint)


def _no_page(path: Message, *, kept: bool) -> Message:
    if kept:
        return Message("Navigation names {path}, which is kept from readers, expected the path of a page", path=path)
    return Message("Navigation names {path}, which is in no language, expected the path of a page", path=path)


def page_twice_in_navigation(site: Site) -> Iterator[tuple[str, Finding]]:
    """A page stands in the navigation once.

    In two places it is open in one and looks unread in the other, and readers lose their way.

    Bad:
        mkdocs.yml:
            nav:
              - case.md
              - Again: case.md

    Good:
        mkdocs.yml:
            nav:
              - case.md
    """
    lines: dict[str, int] = {}
    for path, line in site.navigation or ():
        first = lines.setdefault(path, line)
        if first != line:
            message = Message(
                "Navigation names {path} here and on line {line}, expected it once", path=show(path), line=first
            )
            yield _in_config(site, line, path, message, Message("keep the entry where readers look for it"))


def redirect_to_nowhere(site: Site) -> Iterator[tuple[str, Finding]]:
    """A redirect leads to a page that exists, and to an id that is there.

    It is made so that old links go on working. One to nowhere sends those readers to an error page.

    Bad:
        mkdocs.yml:
            plugins:
              - redirects:
                  redirect_maps:
                    old.md: no-such-page.md

    Good:
        mkdocs.yml:
            plugins:
              - redirects:
                  redirect_maps:
                    old.md: case.md
    """
    for target, line in site.redirects:
        path, rest = split(target)
        files = [f"{site.docs}/{path}", *(f"{site.docs}/{language}/{path}" for language in site.languages)]
        there = [file for file in files if file in site.files and file not in site.unpublished]
        anchor = rest.partition("#")[2]
        pages = [site.pages[file] for file in there if file in site.pages]
        if not there or (anchor and pages and not any(anchor in page.anchors for page in pages)):
            near = "" if there else _near(path, site)
            hint = suggest(near, Message("name the page that readers of the old one need now"))
            yield _in_config(site, line, target, _no_target(show(target), anchor if there else ""), hint)


def _no_target(target: Message, anchor: str) -> Message:
    if anchor:
        return Message(
            "Redirect leads to {target}, where nothing has the id {id!r}, expected a page of this site",
            target=target,
            id=anchor,
        )
    return Message("Redirect leads to {target}, which is not there, expected a page of this site", target=target)


def _in_config(site: Site, line: int, value: str, message: Message, hint: Message) -> tuple[str, Finding]:
    column = site.config.split("\n")[line - 1].find(value) + 1
    return site.config_source, Finding(line, max(1, column), message, hint)


def _near(path: str, site: Site) -> str:
    """Return the path of a page that was probably meant: one without the language, or one that is spelt alike."""
    pages = {page.path for page in site.pages.values() if page.source not in site.unpublished}
    return next((each for each in pages if path.endswith("/" + each)), "") or nearest(path, pages)


def _reached(site: Site, starts: set[str]) -> set[str]:
    """Return the pages that readers get to from `starts` by links."""
    reached = {file for file in starts if file in site.pages}
    waiting = list(reached)
    while waiting:
        page = site.pages[waiting.pop()]
        for link in page.links:
            if link.kind in _LEADING and not is_address(link.target) and split(link.target)[0]:
                file = file_of(link, page, site)
                if file in site.pages and file not in reached:
                    reached.add(file)
                    waiting.append(file)
    return reached
