"""Compares where links lead with where they lead in the default language, from the outlines of all pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from helpcenter.model import Link, Outline, Site, StepReference
from helpcenter.translation.alignment import match, stretches
from helpcenter.translation.comparison import have_same_links, pair, within
from helpcenter.translation.things import BROKEN, Thing, is_link, target_key

Contradicts = Callable[[Link, Outline], object]


class Difference(NamedTuple):
    """A link that leads elsewhere than the link of the original which answers to it, or whose place differs.

    `alike` are the links around it that lead to the same place, it included.
    """

    link: Link
    expected: Thing
    original: Outline
    is_branch: bool
    is_order: bool
    alike: tuple[Link, ...] = ()


def differences(site: Site, contradicts: Contradicts) -> Iterator[tuple[Outline, Difference]]:
    """Yield where the links of translations differ, but for those that are missing on one side, or lead nowhere.

    A link that `contradicts` itself, because its words name another target, is a finding of its own.
    """
    for page in site.pages.values():
        original = site.page(site.languages[0], page.path)
        if original and original.language != page.language and not have_same_links(page, original):
            said = {its.source: {each.link: each for each in reversed(its.references)} for its in (page, original)}
            for each in _differences(page, original, site):
                both = (*((link, page) for link in each.alike), (each.expected.link, original))
                if all(
                    link and _says_its_step(link, said[its.source].get(link), its, site) and not contradicts(link, its)
                    for link, its in both
                ):
                    yield page, each


def _differences(page: Outline, original: Outline, site: Site) -> Iterator[Difference]:
    ours, theirs = _things(page, original, site), _things(original, original, site)
    branches = {link for step in page.steps for link in step.branches}
    for mine, its in stretches(page, original):
        here, there = within(ours, mine), within(theirs, its)
        is_order = not any(pair(here, there))
        for one, other in _differing(here, there, is_order=is_order):
            is_translated = f"{site.docs}/{page.language}/{other.key.partition('#')[0]}" in site.files
            if one.link and is_translated and BROKEN not in (one.key, other.key):
                alike = tuple(each.link for each in here if each.key == one.key and each.link)
                yield Difference(one.link, other, original, one.link in branches, is_order, alike)


def _differing(here: Sequence[Thing], there: Sequence[Thing], *, is_order: bool) -> list[tuple[Thing, Thing]]:
    """Pair the links that differ, paragraph by paragraph; within one, words come in any order.

    Where they only come in another order, the first pair says so. Where one side has other paragraphs with links, those
    that differ are paired as they come.
    """
    ours, theirs = _by_block(here), _by_block(there)
    if [len(block) for block in ours] == [len(block) for block in theirs]:
        pairs = [each for some, others in zip(ours, theirs, strict=True) for each in pair(some, others).pairs]
        return pairs[:1] if is_order else pairs
    return pair(here, there).pairs


def _things(page: Outline, original: Outline, site: Site) -> list[Thing]:
    """Return the links within the site, each with the name that its target has in the default language."""
    known: dict[str, dict[str, str]] = {}
    return sorted(
        Thing(each.line, each.column, _key(each, page, original, site, known), each.target, each)
        for each in page.links
        if is_link(each)
    )


def _key(link: Link, page: Outline, original: Outline, site: Site, known: dict[str, dict[str, str]]) -> str:
    """Return where a link leads; `known` keeps, by the page it leads to, what answers to the anchors there."""
    key = target_key(link, page, site)
    path, _, anchor = key.partition("#")
    target = site.pages.get(f"{site.docs}/{page.language}/{path}")
    if not anchor or target is None or not target.readable:
        return key
    if anchor not in target.anchors:
        return BROKEN
    meant = site.pages.get(f"{site.docs}/{original.language}/{path}")
    if meant is None or meant is target or anchor in meant.anchors:
        return key
    if path not in known:
        known[path] = _counterparts(target, meant)
    return f"{path}#{known[path].get(anchor, anchor)}"


def _counterparts(page: Outline, original: Outline) -> dict[str, str]:
    """Return, by the anchors of headings and steps, the anchor of that in the original which answers to each."""
    found: dict[str, str] = {}
    for names, others in (
        ([each.anchor for each in page.headings], [each.anchor for each in original.headings]),
        ([each.id or "" for each in page.steps], [each.id or "" for each in original.steps]),
    ):
        for here, there in match(names, others).pairs:
            found.setdefault(names[here], others[there])
    return found


def _by_block(things: Sequence[Thing]) -> list[list[Thing]]:
    blocks: dict[int, list[Thing]] = {}
    for thing in things:
        blocks.setdefault(thing.link.block if thing.link else 0, []).append(thing)
    return list(blocks.values())


def _says_its_step(link: Link, reference: StepReference | None, page: Outline, site: Site) -> bool:
    """Tell whether a link whose words name a step by its number, as `reference` says, leads to that step."""
    if reference is None or not reference.numbers:
        return True
    path, _, anchor = target_key(link, page, site).partition("#")
    target = site.pages.get(f"{site.docs}/{page.language}/{path}")
    if target is None:
        return True
    counts: Counter[int] = Counter()
    for step in target.steps:
        counts[step.sequence] += 1
        if step.id == anchor:
            return counts[step.sequence] == reference.numbers[0]
    return False
