"""The translations by language, and what changed in their sources since they were made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from helpcenter.messages import Message
from helpcenter.model import Outline, Site, Stamp
from helpcenter.project.source_text import SourceError, read_text
from helpcenter.status.old_texts import Origin, old_texts, origin_of, text_of
from helpcenter.status.outcome import ChangedPart, StaleTranslation, Translations
from helpcenter.upkeep.severity import ADDED, REMOVED, Change
from helpcenter.upkeep.translations import Translation


def translations_of(found: Iterable[Translation], site: Site, root: Path) -> tuple[tuple[Translations, ...], Message]:
    """Return the translations by language, and why some of the texts they were made from are not known, if so."""
    translations = list(found)
    stale = [each for each in translations if _state_of(each) == "stale"]
    wanted = (origin for each in stale for change in each.changes if (origin := _origin_of(change, each, site)[1]))
    old, forgotten = old_texts(wanted, site.pages, site.docs, root)
    texts = _Texts(site, root, old)
    languages = dict.fromkeys(each.language for each in translations)
    return tuple(_of_language(language, translations, texts) for language in languages), forgotten


def _of_language(language: str, translations: list[Translation], texts: _Texts) -> Translations:
    pages = [each.page for each in translations if each.language == language and each.page]
    states: dict[str, list[Translation]] = {}
    for each in translations:
        if each.language == language:
            states.setdefault(_state_of(each), []).append(each)
    stale = (
        StaleTranslation(
            each.source.language,
            each.source.source,
            each.page.source,
            each.severity,
            tuple(texts.parts(each, each.page)),
        )
        for each in states.get("stale", ())
        if each.page and each.severity
    )
    return Translations(
        language,
        current=len(states.get("current", ())),
        stale=tuple(stale),
        missing=tuple(each.source.source for each in states.get("missing", ())),
        unstamped=tuple(each.page.source for each in states.get("unstamped", ()) if each.page),
        pending=tuple(each.source for each in pages if each.is_pending),
    )


def _state_of(translation: Translation) -> str:
    if translation.page is None:
        return "missing"
    if not translation.is_stamped:
        return "unstamped"
    return "stale" if translation.changes else "current"


def _origin_of(change: Change, translation: Translation, site: Site) -> tuple[str, Origin | None]:
    """Return the id that a part had when it was translated, and what it was then; None where it was not there."""
    if change.how == ADDED or translation.page is None:
        return change.id, None
    stamps = site.stamps.pages.get(translation.page.source, {})
    old_id = change.id if change.id in stamps else _old_id(change, translation.source, stamps)
    stamp = stamps.get(old_id)
    return old_id, origin_of(translation.source.source, stamp) if stamp else None


def _old_id(change: Change, source: Outline, stamps: Mapping[str, Stamp]) -> str:
    """Return the id of a part before it was renamed: one with its text, that the source no longer has."""
    here = {part.id: part.text for part in source.parts}
    lost = (name for name, stamp in stamps.items() if name not in here and stamp.text == here.get(change.id))
    return next(lost, "")


@dataclass(frozen=True, slots=True)
class _Texts:
    """Puts the texts of parts side by side; `old` are those that git remembers."""

    site: Site
    root: Path
    old: Mapping[Origin, str]
    _files: dict[str, str] = field(default_factory=dict)

    def parts(self, translation: Translation, page: Outline) -> Iterator[ChangedPart]:
        """Yield each part of its source that changed since a page was translated."""
        for change in translation.changes:
            old_id, origin = _origin_of(change, translation, self.site)
            old = self.old.get(origin) if origin else None
            new = None if change.how == REMOVED else self._part(translation.source, change.id)
            own = self._part(page, change.id, old_id)
            yield ChangedPart(change, old, new, own, is_forgotten=old is None and change.how != ADDED)

    def _part(self, page: Outline, *ids: str) -> str | None:
        """Return the Markdown of the part of a page that has one of the ids, the first that it has."""
        found = (part for name in ids for part in page.parts if part.id == name)
        return next((text_of(part, page, self._file(page.source)) for part in found), None)

    def _file(self, source: str) -> str:
        if source not in self._files:
            try:
                self._files[source] = read_text(self.root / source)
            except SourceError:  # it was there when the site was read
                self._files[source] = ""
        return self._files[source]
