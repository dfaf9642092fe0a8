"""Whether the target of a link is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from urllib.parse import unquote

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Outline, Page, Site
from helpcenter.rules.languages import is_untranslated
from helpcenter.targets.faults import Fault, fault_of, faulty, is_address
from helpcenter.targets.files import file_of, split
from helpcenter.targets.repairs import change, mended, nearest, nearest_target, show, suggest
from helpcenter.words.look_alikes import seems

MOST_SUGGESTIONS = 20  # a page that holds more dead links than that needs another kind of help
_BY_LABEL = ("reference", "image-reference", "autolink", "related")  # are no target, or are checked where it stands
_RAW_LINK = re.compile(r"<a(?P<attributes>(?:\s(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)?)>", re.IGNORECASE)
_RAW_PICTURE = re.compile(_RAW_LINK.pattern.replace("<a", "<img", 1).replace(")>", ")/?>"), re.IGNORECASE)
_SHOWS_SOMETHING = re.compile(r"\s(?:src|srcset|data-src)\s*=", re.IGNORECASE)
_NAMES_SOMETHING = re.compile(r"\s(?:href|id|name)\s*=\s*[^\s<>]", re.IGNORECASE)


def link_to_missing_file(page: Page, site: Site) -> Iterator[Finding]:
    """A link or an entry of `related` leads to a file that exists in the language of the page.

    A reader who follows a dead link in the middle of a procedure is left alone at the worst moment. A page that is
    missing in one language is one finding (page-not-translated), not one for each link to it.

    Bad:
        See [how to unlock an account](no-such-page.md).

    Good:
        See [how to unlock an account](case.md).
    """
    dead = (each for each in faulty(page, site, Fault.NO_FILE) if not is_untranslated(file_of(each, page, site), site))
    for place, link in enumerate(dead):
        near = nearest_target(link, page, site) if place < MOST_SUGGESTIONS else ""
        yield Finding(
            link.target_line,
            link.target_column,
            Message("Link to {target}, but there is no such file in this language", target=show(link.target)),
            suggest(near, Message("name a file of this language, relative to this page, with its .md")),
        )


def link_to_missing_anchor(page: Outline, site: Site) -> Iterator[Finding]:
    """A link to a place on a page (`#verify-identity`) names an id that a heading or a step there carries.

    Where the id is missing the reader lands at the top of the page and has to search for the step.

    Bad:
        Go on with [step 2](#no-such-step).

    Good:
        Go on with [what comes next](#next).

        ## What comes next {#next}
    """
    found = count()
    for link in page.links:
        if "#" not in link.target or link.kind in _BY_LABEL or is_address(link.target):
            continue
        path, rest = split(link.target)
        anchor = seems(unquote(rest.partition("#")[2]))
        target = site.pages.get(file_of(link, page, site)) if path else page
        if target is None or not target.readable or anchor in target.anchors or anchor in ("", "top"):
            continue
        if anchor in target.lost_ids or fault_of(link, page, site) or site.lacks_id(target, anchor):
            continue
        near = nearest(anchor, target.anchors) if next(found) < MOST_SUGGESTIONS else ""
        yield Finding(
            link.target_line,
            link.target_column,
            Message(
                "Link to {target}, but nothing in {page} has the id {id}",
                target=show(link.target),
                page=target.source,
                id=show(anchor),
            ),
            suggest(near, Message("give the heading or the step that id, or name one that it has")),
        )


def missing_image(page: Page, site: Site) -> Iterator[Finding]:
    """A picture is a file that exists in the folder of the language, spelt exactly so.

    Where it is missing readers see a broken frame, and what the step wants to show them is lost.

    Bad:
        ![The home screen with Scan at the top](images/no-such-picture.svg)

    Good:
        ![The home screen with Scan at the top](images/home.svg)
    """
    for place, link in enumerate(faulty(page, site, Fault.NO_IMAGE)):
        near = nearest_target(link, page, site) if place < MOST_SUGGESTIONS else ""
        yield Finding(
            link.target_line,
            link.target_column,
            _no_picture(show(link.target), is_page=file_of(link, page, site) in site.files),
            suggest(near, Message("put the file there, or name one that is there")),
        )


def _no_picture(target: Message, *, is_page: bool) -> Message:
    if is_page:
        return Message("Picture {target} is a page, expected a file of this language", target=target)
    return Message("Picture {target} is not there, expected a file of this language", target=target)


def link_to_unpublished_file(page: Page, site: Site) -> Iterator[Finding]:
    """A link leads to a page that is published, not to a draft or a file that mkdocs.yml keeps back.

    The writer can open such a file, readers cannot: they get an error page.

    Bad:
        All of them are in [the register](../channels.yml).

    Good:
        All of them are on [the page about channels](case.md).
    """
    for link in faulty(page, site, Fault.UNPUBLISHED):
        yield Finding(
            link.target_line,
            link.target_column,
            Message(
                "Link to {target}, which mkdocs.yml keeps from readers, expected a published page",
                target=show(link.target),
            ),
            Message("link to a published page, or take the file out of `exclude_docs` and `draft_docs` in mkdocs.yml"),
        )


def link_without_target(page: Page, site: Site) -> Iterator[Finding]:
    """A link says where it leads.

    One without a target looks like any other link, and takes the reader back to the top of the page.

    Bad:
        If nothing helps, [contact support]().

    Good:
        If nothing helps, [contact support](case.md).
    """
    for link in faulty(page, site, Fault.EMPTY):
        what = Message("Link {text}", text=show(link.text)) if link.text else Message("Link")
        yield _without_target(link.target_line, link.target_column, what)
    for text in page.texts:
        if "<a" in text.source or "<A" in text.source:
            for tag in _RAW_LINK.finditer(text.source):
                if not _NAMES_SOMETHING.search(tag["attributes"]):
                    yield _without_target(*text.place(tag.start()), Message("Link in raw HTML"))
        for tag in _RAW_PICTURE.finditer(text.source) if "<img" in text.source else ():
            if not _SHOWS_SOMETHING.search(tag["attributes"]):
                yield _without_target(*text.place(tag.start()), Message("Picture in raw HTML"))


def _without_target(line: int, column: int, what: Message) -> Finding:
    message = Message("{what} has no target, expected a page or an id", what=what)
    return Finding(line, column, message, Message("write the page, with its .md"))


def broken_raw_link(page: Page, site: Site) -> Iterator[Finding]:
    """A link in raw HTML leads to the address of a finished page, seen from the finished page.

    Raw HTML is published as it was typed: nothing turns `contact.md` into the address of that page, and no other tool
    looks at it. The finished page of `support/contact.md` is `support/contact/`. A link in Markdown is simpler.

    Bad:
        Ask <a href="case.md">the help center</a>.

    Good:
        Ask <a href="../case/">the help center</a>, or [write to it](case.md).
    """
    for link in faulty(page, site, Fault.RAW):
        new = mended(link, page, site)
        said = _on_raw_link(show(link.target), new)
        yield Finding(link.target_line, link.target_column, *said, change(link, page, new))


def _on_raw_link(target: Message, new: str) -> tuple[Message, Message]:
    found = Message("Raw HTML leads to {target}, where the finished site has nothing", target=target)
    if not new:
        message = Message("{found}, expected the address of a finished page", found=found)
        return message, Message("write a link in Markdown, [text](page.md)")
    message = Message("{found}, expected {new!r}", found=found, new=new)
    return message, Message("change it to {new!r}, or write a link in Markdown, [text](page.md)", new=new)
