"""The translations in the report as a page: what changed in their sources, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from helpcenter.diagnostics import ESCAPED
from helpcenter.status.differences import Piece, differences
from helpcenter.status.outcome import ChangedPart, StaleTranslation, Status
from helpcenter.status.phrases import part_of

_ESCAPED = {code: name for code, name in ESCAPED.items() if chr(code) not in "\t\n"}
_GROUPS = ("stale", "missing", "unstamped", "pending")
_FORGOTTEN = "<em>not known</em>"
_NOTHING = "<em>nothing</em>"


def changes(status: Status) -> Iterator[str]:
    """Yield the table of all languages, then each translation that is not current."""
    heads = "".join(f'<th scope="col">{shown(each.language)}</th>' for each in status.translations)
    yield f"<table><caption>By language</caption><thead><tr><td></td>{heads}</tr></thead><tbody>"
    for name in ("current", *_GROUPS):
        numbers = "".join(f"<td>{_number(getattr(each, name))}</td>" for each in status.translations)
        yield f'<tr><th scope="row">{name}</th>{numbers}</tr>'
    yield "</tbody></table>"
    if status.forgotten:
        yield f"<p>Some of the old texts are not known: {shown(status.forgotten)}.</p>"
    for each in status.translations:
        for name in _GROUPS[1:]:
            if files := getattr(each, name):
                yield f"<h3>{shown(each.language)}: {name}</h3>"
                yield f"<ul>{''.join(f'<li>{shown(file)}</li>' for file in files)}</ul>"
        for stale in sorted(each.stale, key=lambda found: -found.severity):
            yield from _stale(stale, each.language)


def _number(group: int | Sequence[object]) -> int:
    return group if isinstance(group, int) else len(group)


def _stale(stale: StaleTranslation, language: str) -> Iterator[str]:
    yield f"<h3>{shown(stale.page)} is behind {shown(stale.source)} ({stale.severity.name.lower()})</h3>"
    original = stale.original
    sides = (f"{original}, as it was translated", f"{original}, as it is now", f"{language}, the translation")
    for part in stale.parts:
        facts = f": {', '.join(part.change.facts)}" if part.change.facts else ""
        caption = shown(f"{part_of(part.change)}, {part.change.how}{facts}")
        heads = "".join(f'<th scope="col">{escape(side)}</th>' for side in sides)
        yield f'<table class="sides"><caption>{caption}</caption><thead><tr>{heads}</tr></thead>'
        yield f"<tbody><tr>{_cells(part, sides, (original, original, language))}</tr></tbody></table>"


def _cells(part: ChangedPart, sides: Sequence[str], languages: Sequence[str]) -> str:
    if part.old is not None and part.new is not None:
        was, now = differences(part.old, part.new)
        texts = _marked(was, "del"), _marked(now, "ins")
    else:
        texts = _whole(part.old, _FORGOTTEN if part.is_forgotten else _NOTHING), _whole(part.new, _NOTHING)
    return "".join(
        f'<td class="side" data-side="{escape(side)}" lang="{escape(language)}">{text}</td>'
        for side, language, text in zip(sides, languages, (*texts, _whole(part.own, _NOTHING)), strict=True)
    )


def _marked(pieces: Sequence[Piece], tag: str) -> str:
    return "".join(f"<{tag}>{shown(text)}</{tag}>" if differs else shown(text) for text, differs in pieces)


def _whole(text: str | None, otherwise: str) -> str:
    return otherwise if text is None else shown(text)


def shown(text: str) -> str:
    """Return a text as HTML on one line, with what a browser does not take in the same letters as a terminal shows."""
    return escape(text.translate(_ESCAPED)).replace("\n", "<br>")
