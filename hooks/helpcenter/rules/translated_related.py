"""Related pages in step with the default language."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message
from helpcenter.model import Link, Outline, Site


def related_differs(page: Outline, site: Site) -> Iterator[Finding]:
    """A page names the same related pages in every language.

    The page to read next helps readers of one language only.

    Bad:
        zh: ---
        zh: title: 重置密码
        zh: type: guide
        zh: related: [case.md]
        zh: reviewed: 2026-11-22
        zh: ---
        en: ---
        en: title: Reset your password
        en: type: guide
        en: related: []
        en: reviewed: 2026-11-22
        en: ---

    Good:
        zh: ---
        zh: title: 重置密码
        zh: type: guide
        zh: related: [case.md]
        zh: reviewed: 2026-11-22
        zh: ---
        en: ---
        en: title: Reset your password
        en: type: guide
        en: related: [case.md]
        en: reviewed: 2026-11-22
        en: ---
    """
    original = site.page(site.languages[0], page.path)
    if original is None or original.language == page.language or not (page.readable and original.readable):
        return
    if page.related_unknown or original.related_unknown:
        return
    ours, theirs = _related(page, site), _related(original, site)
    unusable_here, unusable_there = _has_unusable(ours, page, site), _has_unusable(theirs, original, site)
    for path in sorted(theirs.keys() - ours.keys()) if not unusable_here else ():
        target = site.page(page.language, path)
        if target and page.path not in _related(target, site):
            expected = theirs[path]
            message = Message(
                "`related` lacks {page!r}, expected it as in {place}",
                page=path,
                place=f"{original.source}:{expected.line}",
            )
            hint = Message("add {page} to `related`, or take it out of every language", page=expected.target)
            yield Finding(next((each.line for each in ours.values()), 1), 1, message, hint)
    for path in sorted(ours.keys() - theirs.keys() - {page.path}) if not unusable_there else ():
        target = site.page(page.language, path)
        if target and page.path in _related(target, site):
            link = ours[path]
            message = Message(
                "`related` has {page!r}, expected only what {original} has", page=path, original=original.source
            )
            hint = Message("take {page} out of `related`, or add it in every language", page=link.target)
            yield Finding(link.line, link.column, message, hint)


def _has_unusable(related: dict[str, Link], page: Outline, site: Site) -> bool:
    """Tell whether an entry names no page, which is a finding of its own, and may be the one that is missed."""
    pages = (site.page(page.language, path) for path in related)
    return any(each is None or each.source in (page.source, *site.unpublished) for each in pages)


def _related(page: Outline, site: Site) -> dict[str, Link]:
    """Return the related pages by their path in the folder of the language."""
    folder = f"{site.docs}/{page.language}/"
    return {page.resolve(each.target).removeprefix(folder): each for each in page.links if each.kind == "related"}
