"""The translations in the report as a page: what changed in their sources, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from helpcenter.diagnostics import ESCAPED
from helpcenter.messages import Message
from helpcenter.status.differences import Piece, differences
from helpcenter.status.outcome import ChangedPart, StaleTranslation, Status
from helpcenter.status.phrases import HOW, SEVERITIES, STATES, Tell, facts_of, part_of
from helpcenter.upkeep.severity import Change

_ESCAPED = {code: name for code, name in ESCAPED.items() if chr(code) not in "\t\n"}
_LISTED = ("missing", "unstamped", "pending")


def changes(status: Status, tell: Tell) -> Iterator[str]:
    """Yield the table of all languages, then each translation that is not current."""
    heads = "".join(f'<th scope="col">{shown(each.language)}</th>' for each in status.translations)
    caption = shown(tell(Message("By language")))
    yield f"<table><caption>{caption}</caption><thead><tr><td></td>{heads}</tr></thead><tbody>"
    for name, state in STATES.items():
        numbers = "".join(f"<td>{_number(getattr(each, name))}</td>" for each in status.translations)
        yield f'<tr><th scope="row">{shown(tell(state))}</th>{numbers}</tr>'
    yield "</tbody></table>"
    if status.forgotten:
        message = Message("Some of the old texts are not known: {reason}.", reason=status.forgotten)
        yield f"<p>{shown(tell(message))}</p>"
    for each in status.translations:
        for name in _LISTED:
            if files := getattr(each, name):
                title = Message("{language}: {state}", language=each.language, state=STATES[name])
                yield f"<h3>{shown(tell(title))}</h3>"
                yield f"<ul>{''.join(f'<li>{shown(file)}</li>' for file in files)}</ul>"
        for stale in sorted(each.stale, key=lambda found: -found.severity):
            yield from _stale(stale, each.language, tell)


def _number(group: int | Sequence[object]) -> int:
    return group if isinstance(group, int) else len(group)


def _stale(stale: StaleTranslation, language: str, tell: Tell) -> Iterator[str]:
    severity = SEVERITIES[stale.severity]
    title = Message("{page} is behind {source} ({severity})", page=stale.page, source=stale.source, severity=severity)
    yield f"<h3>{shown(tell(title))}</h3>"
    sides = (
        tell(Message("{language}, as it was translated", language=stale.original)),
        tell(Message("{language}, as it is now", language=stale.original)),
        tell(Message("{language}, the translation", language=language)),
    )
    for part in stale.parts:
        heads = "".join(f'<th scope="col">{escape(side)}</th>' for side in sides)
        caption = shown(tell(_caption(part.change)))
        yield f'<table class="sides"><caption>{caption}</caption><thead><tr>{heads}</tr></thead>'
        cells = _cells(part, sides, (stale.original, stale.original, language), tell)
        yield f"<tbody><tr>{cells}</tr></tbody></table>"


def _caption(change: Change) -> Message:
    part, how = part_of(change), HOW[change.how]
    if change.facts:
        return Message("{part}, {how}: {facts}", part=part, how=how, facts=facts_of(change))
    return Message("{part}, {how}", part=part, how=how)


def _cells(part: ChangedPart, sides: Sequence[str], languages: Sequence[str], tell: Tell) -> str:
    nothing, forgotten = (f"<em>{tell(each)}</em>" for each in (Message("nothing"), Message("not known")))
    if part.old is not None and part.new is not None:
        was, now = differences(part.old, part.new)
        texts = _marked(was, "del"), _marked(now, "ins")
    else:
        texts = _whole(part.old, forgotten if part.is_forgotten else nothing), _whole(part.new, nothing)
    return "".join(
        f'<td class="side" data-side="{escape(side)}" lang="{escape(language)}">{text}</td>'
        for side, language, text in zip(sides, languages, (*texts, _whole(part.own, nothing)), strict=True)
    )


def _marked(pieces: Sequence[Piece], tag: str) -> str:
    return "".join(f"<{tag}>{shown(text)}</{tag}>" if differs else shown(text) for text, differs in pieces)


def _whole(text: str | None, otherwise: str) -> str:
    return otherwise if text is None else shown(text)


def shown(text: str) -> str:
    """Return a text as HTML on one line, with what a browser does not take in the same letters as a terminal shows."""
    return escape(text.translate(_ESCAPED)).replace("\n", "<br>")
