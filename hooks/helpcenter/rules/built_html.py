"""The HTML of a page: its links, ids, title, language and code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.finished.site import BuiltPage, BuiltSite

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
        missing = file if file not in built.files else fragment
        if file in built.files and (not fragment or there is None or fragment in there.html.ids):
            continue
        if _is_named_otherwise(target, file, fragment, built):
            continue
        what = "file" if file not in built.files else "id"
        message = f"Link to {target!r} leads readers nowhere, expected the {what} {missing!r} to be there"
        hint = "mend the link where it stands: in the page, or in the template or setting that makes it"
        yield _path_and_finding(
            page, built, _line_of_link(page, target, file, fragment) if target in own else 0, message, hint
        )


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
                message = f"Id {name!r} stands on the finished page {times} times, expected once"
                hint = "give one of them another id; look in the page and in the templates"
                yield _path_and_finding(page, built, _line_of_id(page, built, name), message, hint)


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
        titles = [each for each in page.outline.headings if each.level == 1] if page.outline else []
        line = titles[1].line if len(titles) > 1 else 0
        message = f"Finished page has {page.html.titles} titles (h1), expected one"
        yield _path_and_finding(page, built, line, message, 'begin the page with one "# Title", and use "##" below it')


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
        message = f"Finished page says that its language is {page.html.language!r}, expected {languages[0]!r}"
        yield _path_and_finding(page, built, 0, message, "look at `lang` in the template and at `locale` in mkdocs.yml")


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
        message = f"Finished page holds {shown!r}, which is not from the theme, expected no code but the theme's"
        hint = "take it out; what the site needs belongs into the templates, scripts and style sheets in overrides"
        yield _path_and_finding(page, built, _line_of_code(page, built, code), message, hint)


def _is_named_otherwise(target: str, file: str, fragment: str, built: BuiltSite) -> bool:
    """Tell whether a link leads to a page that was not built or to a step that is missing: findings of their own."""
    there = built.pages.get(file)
    steps = there.outline.steps if there and there.outline else ()
    return (
        any(step.id == fragment for step in steps)
        or file in built.not_built
        or any(_stem(target) == _stem(each) for each in built.not_built)
    )


def _path_and_finding(page: BuiltPage, built: BuiltSite, line: int, message: str, hint: str) -> tuple[str, Finding]:
    return built.place_of(page, line), Finding(line or 1, 1, message, hint)


def _line_of_link(page: BuiltPage, target: str, file: str, fragment: str) -> int:
    """Return the line of the link that became `target`; 0 where a template made it."""
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


def _line_of_code(page: BuiltPage, built: BuiltSite, code: str) -> int:
    """Return the line of code in the source of a page; 0 where it is not from there."""
    source = built.source_of(page)
    attribute = code.partition(" ")[2].rstrip(">")
    value = attribute.partition("=")[2].strip('"')
    for text in (code.partition("\n")[0], attribute, value if len(value) > _SHORTEST else "", code.partition(">")[0]):
        if text and text in source:
            return source.partition(text)[0].count("\n") + 1
    return 0
