"""Reads one page in all its languages and applies the rules that need no other page."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from helpcenter.diagnostics import Diagnostic, Finding
from helpcenter.messages import Message
from helpcenter.model import Outline, Page
from helpcenter.parser import parse_page
from helpcenter.project.reading import Project
from helpcenter.project.source_text import SourceError, decode_page, read_bytes
from helpcenter.rules import COMPARING, PAGE_RULES, Rule, name_of
from helpcenter.upkeep.parts import parts_of
from helpcenter.upkeep.translations import language_of_source


@dataclass(slots=True)
class Findings:
    """Collects what rules find; a rule that breaks is named, and the others go on."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    failures: list[Message] = field(default_factory=list)

    def collect(self, code: str, rule: Rule, source: str, findings: Iterable[Finding | tuple[str, Finding]]) -> None:
        """Take the findings of the rule `code`, which was asked about `source`; some name another file themselves."""
        try:
            for found in findings:
                path, each = found if isinstance(found, tuple) else (source, found)
                self.diagnostics.append(
                    Diagnostic(path, each.line, each.column, code, name_of(rule), each.message, each.hint, each.edits)
                )
        except Exception as error:  # noqa: BLE001 -- whatever a rule does, the others still run
            reason = repr(error)
            message = Message(
                "{file}:1:1: the rule {code} {name} broke: {reason}",
                file=source,
                code=code,
                name=name_of(rule),
                reason=reason,
            )
            self.failures.append(message)


@dataclass(frozen=True, slots=True)
class Examined:
    """What is known of the page at `path`: its outlines by language, and what is wrong with it by itself.

    `digest` tells the files it was read from apart from any others; None where one of them could not be read.
    """

    path: str
    digest: bytes | None
    outlines: tuple[Outline, ...]
    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[Message, ...] = ()


def examine(project: Project, path: str, codes: Collection[str] | None = None) -> Examined:
    """Read the page at `path` in every language it has, and apply the page rules to each, those in `codes` or all."""
    contents = dict(_contents(project, path))
    found = Findings()
    pages = [_parsed(project, path, language, content, found) for language, content in contents.items()]
    site = replace(project.site, pages={page.source: page for page in pages})
    known = [page for page in pages if page.readable or page.problem]
    settled = site.without_pending()
    for code, rule in PAGE_RULES.items() if codes is None else ((code, PAGE_RULES[code]) for code in codes):
        of = settled if code in COMPARING else site
        for page in known:
            if page.source in of.pages:
                found.collect(code, rule, page.source, rule(page, of))
    source = language_of_source({page.language: page for page in pages}) if pages else ""
    outlines = tuple(_outline(page, found, is_source=page.language == source) for page in pages)
    return Examined(path, _digest(contents), outlines, tuple(found.diagnostics), tuple(found.failures))


def _outline(page: Page, found: Findings, *, is_source: bool) -> Outline:
    """Return the outline of a page with its parts; where these cannot be told, it is named."""
    try:
        return replace(page.outline(), parts=parts_of(page, with_facts=is_source))
    except Exception as error:  # noqa: BLE001 -- whatever a page holds, the others are still checked
        found.failures.append(
            Message(
                "{file}:1:1: the sections and steps could not be told apart: {reason}",
                file=page.source,
                reason=repr(error),
            )
        )
        return page.outline()


def read_pages(project: Project, path: str) -> list[Page]:
    """Read the page at `path` in every language it has."""
    return [_read(project, path, language, content) for language, content in _contents(project, path)]


def digest_of(project: Project, path: str) -> bytes | None:
    """Return what tells the files of a page apart from any others; None where one cannot be read."""
    return _digest(dict(_contents(project, path)))


def _contents(project: Project, path: str) -> Iterator[tuple[str, bytes | SourceError]]:
    for language in project.site.languages:
        source = project.sources.get((path, language))
        if source is not None:
            try:
                yield language, read_bytes(project.root / source, project.unsaved)
            except SourceError as error:
                yield language, error


def _parsed(project: Project, path: str, language: str, content: bytes | SourceError, found: Findings) -> Page:
    """Parse one page; one on which the parser breaks is named, and its content not known."""
    try:
        return _read(project, path, language, content)
    except Exception as error:  # noqa: BLE001 -- whatever the parser does, the other pages are still checked
        source = project.sources[path, language]
        found.failures.append(
            Message("{file}:1:1: the page could not be parsed: {reason}", file=source, reason=repr(error))
        )
        return Page(path=path, language=language, source=source, readable=False)


def _read(project: Project, path: str, language: str, content: bytes | SourceError) -> Page:
    """Parse one page; one that cannot be read becomes a page with a `problem`."""
    source = project.sources[path, language]
    try:
        if isinstance(content, SourceError):
            raise content
        text = decode_page(content)
    except SourceError as error:
        return Page(path=path, language=language, source=source, problem=error.problem, readable=False)
    ids = (channel.id for channel in project.site.register.channels)
    return parse_page(text, path=path, language=language, source=source, channel_ids=ids)


def _digest(contents: dict[str, bytes | SourceError]) -> bytes | None:
    digest = hashlib.blake2b(digest_size=16)
    for language, content in contents.items():
        if isinstance(content, SourceError):
            return None
        digest.update(f"{language} {len(content)} ".encode())
        digest.update(content)
    return digest.digest()
