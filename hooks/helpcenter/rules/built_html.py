"""The HTML of a page: its links, ids, title, language and code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.finished.site import BuiltPage, BuiltSite, line_of_any
from helpcenter.messages import Message

_TYPED_TITLES = ("<h1", "<H1")
_LONGEST, _SHORTEST = 60, 8  # characters: of code that is shown, and of code that is found again


def built_link_dead(page: BuiltPage, built: BuiltSite) -> Iterator[tuple[str, Finding]]:
    """Every link, picture, script and style sheet within the finished site leads to a file and an id that are there.

    Links of templates and of raw HTML are seen here for the first time. A dead one in the footer is dead on every page.

    Bad:
        <p>See <a href="../no-such-page/">this page</a>.</p>

    Good:
        <p>See <a href="../case/">this page</a>.</p>
    """
    ids = set(page.html.ids)
    own = dict.fromkeys(page.html.targets)
    for target in own | dict.fromkeys(page.html.around):
        place = None if target[:1] == "#" and target[1:] in ids else built.locate(page, target)
        if place is None:
            continue
        file, fragment = place
        there = built.pages.get(file)
        is_there = file in built.files and (not fragment or there is None or fragment in there.html.ids)
        if (target and is_there) or _is_named_otherwise(target, file, fragment, built):
            continue
        hint = Message("mend the link where it stands: in the page, or in the template or setting that makes it")
        line = _line_of_link(page, target, file, fragment) if target in own else 0
        message = _dead(target, file if file not in built.files else "", fragment)
        yield _path_and_finding(page, built, line, message, hint, f'"{target}"', target)


def built_id_repeated(page: BuiltPage, built: BuiltSite) -> Iterator[tuple[str, Finding]]:
    """An id stands on a finished page once.

    A link to it leads to the first, so that readers who wanted the second are in the wrong place and do not know it.

    Bad:
        <h2 id="result">Result</h2>
        <p id="result">Done.</p>

    Good:
        <h2 id="result">Result</h2>
        <p id="after">Done.</p>
    """
    if page.is_read and len(set(page.html.ids)) < len(page.html.ids):
        for name, times in Counter(page.html.ids).items():
            if times > 1:
                message = Message(
                    "Id {id!r} stands on the finished page {count} times, expected once", id=name, count=times
                )
                hint = Message("give one of them another id; look in the page and in the templates")
                line = _line_of_id(page, built, name)
                yield _path_and_finding(page, built, line, message, hint, f'id="{name}"', name)


def built_titles_not_one(page: BuiltPage, built: BuiltSite) -> Iterator[tuple[str, Finding]]:
    """A finished page has exactly one title, its `h1`.

    Who cannot see the page hears its title first, and search engines show it. Two titles are none.

    Bad:
        <h1>Reset your password</h1>
        <h1>Steps</h1>

    Good:
        <h1>Reset your password</h1>
        <h2>Steps</h2>
    """
    if page.is_read and page.html.titles != 1:
        titles = [each.line for each in page.outline.headings if each.level == 1] if page.outline else []
        line = line_of_any(_TYPED_TITLES, built.source_of(page)) or (titles[1] if len(titles) > 1 else 0)
        message = Message("Finished page has {count} titles (h1), expected one", count=page.html.titles)
        hint = Message('begin the page with one "# Title", and use "##" below it')
        yield _path_and_finding(page, built, line, message, hint, "<h1>", "<h1")


def built_language_wrong(page: BuiltPage, built: BuiltSite) -> Iterator[tuple[str, Finding]]:
    """The HTML of a page says the language that the page is written in.

    Screen readers take their pronunciation from it: Chinese that is read by English rules is noise.

    Bad:
        <html lang="zh"><body><p>Sign in.</p></body></html>

    Good:
        <html lang="en"><body><p>Sign in.</p></body></html>
    """
    languages = (page.outline.language,) if page.outline else built.site.languages
    said = page.html.language.lower()
    if page.is_read and not any(f"{said}-".startswith(f"{each.lower().replace('_', '-')}-") for each in languages):
        message = Message(
            "Finished page says that its language is {found!r}, expected {expected!r}",
            found=page.html.language,
            expected=languages[0],
        )
        hint = Message("look at `lang` in the template and at `locale` in mkdocs.yml")
        yield _path_and_finding(page, built, 0, message, hint, "<html")


def built_code_not_from_theme(page: BuiltPage, built: BuiltSite) -> Iterator[tuple[str, Finding]]:
    """Scripts, styles, frames and the targets of forms come from the theme, and from nowhere else.

    A page that brings its own can be made to do anything in the name of the wallet: ask for a password, send it away.

    Bad:
        <p onclick="send()">Sign in.</p>

    Good:
        <p>Sign in. In code you see <code>&lt;p onclick="send()"&gt;</code>.</p>
    """
    for code in dict.fromkeys(page.html.foreign) if page.is_read else ():
        shown = code if len(code) <= _LONGEST else f"{code[:_LONGEST]}…"
        message = Message(
            "Finished page holds {code!r}, which is not from the theme, expected no code but the theme's", code=shown
        )
        hint = Message(
            "take it out; what the site needs belongs into the templates, scripts and style sheets in overrides"
        )
        parts = _parts_of(code)
        yield _path_and_finding(page, built, line_of_any(parts, built.source_of(page)), message, hint, *parts)


def _dead(target: str, missing_file: str, fragment: str) -> Message:
    """Say that a link leads nowhere: to a file that is missing, to an id, or, where it has no target, to neither."""
    if not target:
        return Message("Link to {target!r} leads readers nowhere, expected a target", target=target)
    if missing_file:
        return Message(
            "Link to {target!r} leads readers nowhere, expected the file {file!r} to be there",
            target=target,
            file=missing_file,
        )
    return Message(
        "Link to {target!r} leads readers nowhere, expected the id {id!r} to be there", target=target, id=fragment
    )


def _is_named_otherwise(target: str, file: str, fragment: str, built: BuiltSite) -> bool:
    """Tell whether a link leads to a page that was not built or to a step that is missing: findings of their own."""
    there = built.pages.get(file)
    steps = there.outline.steps if there and there.outline else ()
    return (
        any(step.id == fragment for step in steps)
        or file in built.not_built
        or any(_stem(target) == _stem(each) for each in built.not_built)
    )


def _path_and_finding(
    page: BuiltPage, built: BuiltSite, line: int, message: Message, hint: Message, *words: str
) -> tuple[str, Finding]:
    """Return a finding on a line of the source or, where that is 0, on the one of the finished page with the words."""
    return built.place_of(page, line), Finding(line or built.line_of(page, *words), 1, message, hint)


def _line_of_link(page: BuiltPage, target: str, file: str, fragment: str) -> int:
    """Return the line of the link that became `target`, or of the heading whose id was lost; 0 for a template's."""
    for heading in page.outline.headings if page.outline and file == page.file else ():
        if fragment and heading.id == fragment:
            return heading.line
    for link in page.outline.links if page.outline else ():
        path, _, anchor = link.target.partition("#")
        if link.target == target or (anchor == fragment and path and _stem(path) == _stem(file)):
            return link.line
    return 0


def _stem(path: str) -> str:
    """Return the word that names a page in every address of it: `reset-password`."""
    folder, _, name = path.rpartition("/")
    name = name.partition(".")[0]
    return folder.rpartition("/")[2] if name in ("index", "README") else name


def _line_of_id(page: BuiltPage, built: BuiltSite, name: str) -> int:
    """Return the last line on which an id is given, which is where it was repeated; 0 where a template gives it."""
    source = built.source_of(page)
    given = re.compile(rf"[{{\s:]#{re.escape(name)}[\s}}]|\bid=[\"']?{re.escape(name)}\b")
    starts = [match.start() for match in given.finditer(source)]
    return source.count("\n", 0, starts[-1]) + 1 if starts else 0


def _parts_of(code: str) -> tuple[str, ...]:
    """Return words by which code is found, though quotation marks and other attributes may stand differently there."""
    attribute = code.partition(" ")[2].rstrip(">")
    value = attribute.partition("=")[2].strip('"')
    return (code.partition("\n")[0], attribute, value if len(value) > _SHORTEST else "", code.partition(">")[0])
