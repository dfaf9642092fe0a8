"""The banner in a previewed page."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from html import escape
from pathlib import Path

from helpcenter.diagnostics import Diagnostic, Report
from helpcenter.messages import Message, say
from helpcenter.preview.editors import address_in_editor

STYLE = Path(__file__).with_name("banner.css")
_TAGS = {"en": "en", "zh": "zh-Hans"}
_END = "</body>"


def with_banner(html: str, source: str, report: Report, root: Path, language: str) -> str:
    """Return a page with what `report` says of its `source`, in `language`; the page as it is where nothing is wrong.

    `source` is named from the `root` of the project, as the report names it; what is wrong elsewhere is counted.
    """
    if not report.diagnostics and not report.failures:
        return html
    before, end, after = html.rpartition(_END)
    return f"{before}{''.join(_banner(source, report, root, language))}{end}{after}" if end else html


def failure_page(error: str, language: str) -> str:
    """Return the page that stands for all others where none could be built: why, until it is mended.

    It asks again every two seconds, as nothing else brings it up to date.
    """
    title = _said(Message("This preview could not be built"), language)
    return (
        f'<!doctype html><html lang="{_TAGS[language]}"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta http-equiv="refresh" content="2"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"</head><body><h1>{title}</h1><pre>{escape(error)}</pre>{_END}</html>"
    )


def _banner(source: str, report: Report, root: Path, language: str) -> Iterator[str]:
    own = [each for each in report.diagnostics if each.path == source]
    elsewhere = Counter(each.path for each in report.diagnostics if each.path != source)
    first = {each.path: each for each in reversed(report.diagnostics)}
    yield f'<aside id="hc-preview" lang="{_TAGS[language]}" aria-label="{_said(Message("Preview"), language)}">'
    yield f"<style>{STYLE.read_text(encoding='utf-8')}</style>"
    yield f"<details{' open' if own or report.failures else ''}>"
    yield f"<summary>{_said(_sum(len(own), elsewhere.total()), language)}</summary>"
    for failure in report.failures:
        yield f"<p>{_said(Message('could not check: {reason}', reason=failure), language)}</p>"
    if own:
        yield f"<ol>{''.join(_item(each, root, language) for each in own)}</ol>"
    if elsewhere:
        places = (f"{_link(first[path], root, path)} ({number})" for path, number in elsewhere.items())
        yield f"<p>{_said(Message('elsewhere:'), language)} {' · '.join(places)}</p>"
    yield "</details></aside>"


def _sum(own: int, elsewhere: int) -> Message:
    if own:
        return Message("{count} to mend on this page", count=own)
    if elsewhere:
        return Message("Nothing to mend on this page, {count} elsewhere", count=elsewhere)
    return Message("This could not be checked")


def _item(found: Diagnostic, root: Path, language: str) -> str:
    line = say(Message("Line {line}: open in the editor", line=found.line), language)
    hint = _said(Message("help: {hint}", hint=found.hint), language)
    name = escape(f"{found.code} {found.name}")
    return (
        f"<li><p>{_said(found.message, language)} <small>{name}</small></p>"
        f"<p>{hint}</p><p>{_link(found, root, line)}</p></li>"
    )


def _link(found: Diagnostic, root: Path, text: str) -> str:
    address = address_in_editor(root / found.path, found.line, found.column, os.environ)
    return f'<a href="{escape(address)}">{escape(text)}</a>'


def _said(message: Message, language: str) -> str:
    return escape(say(message, language))
