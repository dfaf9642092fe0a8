"""What lies beside the pages and is published as it is: pictures and documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Site


def file_of_another_kind(site: Site) -> Iterator[tuple[str, Finding]]:
    """A file beside the pages is a picture or a PDF, by its name and by what it holds.

    Whatever lies there is published under the address of this site. A script there could stand in for one of the
    site's, and a page of HTML is one that nobody has checked, in the name of the wallet.

    Bad:
        notes.txt:
            Words.

    Good:
        home.svg:
            <svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>
    """
    return _found(site, "kind", _of_file)


def drawing_that_acts(site: Site) -> Iterator[tuple[str, Finding]]:
    """An SVG draws. It holds no script, no part of a web page, nothing that is fetched and nothing that moves.

    Within a page it is a picture; opened by itself it is a page of this site, and does whatever it says.

    Bad:
        home.svg:
            <svg xmlns="http://www.w3.org/2000/svg" onload="go()"><path d="M0 0h9"/></svg>

    Good:
        home.svg:
            <svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>
    """
    return _found(site, "drawing", lambda problem: Message("Drawing {problem}", problem=problem))


def file_too_large(site: Site) -> Iterator[tuple[str, Finding]]:
    """A picture has at most 1,000,000 bytes and 16,000,000 pixels, a PDF at most 5,000,000 bytes.

    On a slow phone a million bytes take five seconds. Of pixels a phone keeps four bytes each, however small the file:
    sixteen million are 64 MB, and with more of them the page is closed.

    Bad:
        (docs/zh/home.png with 100,000 × 100,000 pixels)

    Good:
        (docs/zh/home.png with 1,080 × 2,400 pixels)
    """
    return _found(site, "size", _of_file)


def unusable_file_name(site: Site) -> Iterator[tuple[str, Finding]]:
    """A file has a name that is plain in an address, and a place where the build puts nothing itself.

    A hyphen or an underscore at the beginning, a quotation mark, a colon or a character that nobody sees in a name
    means something else in an address, in a command or to a host; a file in `assets` takes the place of the site's own.

    Bad:
        -case.md:
            ---
            title: Another case
            type: guide
            ---

            # Another case

    Good:
        other-case.md:
            ---
            title: Another case
            type: guide
            ---

            # Another case
    """
    return _found(
        site,
        "name",
        lambda problem: Message("File {problem}, expected a plain name and a place of its own", problem=problem),
    )


def file_from_elsewhere(site: Site) -> Iterator[tuple[str, Finding]]:
    """What lies in the folder of pages is a file there, no link out of it, no link to a folder, and no pipe.

    A link out of it publishes what is on the computer that builds the site. The pages in a folder that is linked to are
    built, and checked by nobody.

    Bad:
        (docs/zh/images → ../../../secrets)

    Good:
        (docs/zh/images with the pictures in it)
    """
    return _found(site, "elsewhere", lambda problem: Message("File {problem}, expected a file", problem=problem))


def page_without_language(site: Site) -> Iterator[tuple[str, Finding]]:
    """A page lies in the folder of a language.

    The site generator publishes one that lies beside these folders, too; no rule looks at it.

    Bad:
        (docs/case.md)

    Good:
        (docs/zh/case.md and docs/en/case.md)
    """
    return _found(site, "page", _of_file)


def _of_file(problem: Message) -> Message:
    return Message("File {problem}", problem=problem)


def _found(site: Site, kind: str, said: Callable[[Message], Message]) -> Iterator[tuple[str, Finding]]:
    for each in site.attached:
        if each.kind == kind:
            problem = each.problem
            yield each.source, Finding(problem.line, problem.column, said(problem.message), problem.hint)
