"""What follows every change of addresses: the stamps of translations, and the list of published addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from helpcenter.authoring.trial import RefusedError, Trial
from helpcenter.messages import Message
from helpcenter.model import Part, Site, Stamp
from helpcenter.project.stamps import written
from helpcenter.rules.published_list import unrecorded_address
from helpcenter.upkeep.translations import translations

Rename = Callable[[str], str]  # from the id of a part as it is now to what it was


def keep_up(trial: Trial, ids: Mapping[str, Rename] | None = None) -> None:
    """Bring stamps and published addresses in step with the changes of a trial.

    A translation that followed its source does so still, one that did not still does not. `ids` says, by the file of
    a page as it is now, what its ids were.
    """
    if trial.site.stamps.problems:
        problem = trial.site.stamps.problems[0]
        raise RefusedError(
            [
                Message(
                    "{path}:{line}: the stamps cannot be read as meant; run `helpcenter stamp` first",
                    path=trial.site.stamps.source,
                    line=problem.line,
                )
            ]
        )
    after = trial.read()
    if trial.site.stamps.exists:
        pages = _stamps(trial, after, ids or {})
        trial.put(after.stamps.source, written(pages, after.docs).encode())
    for path, finding in unrecorded_address(after):
        trial.edit(path, finding.edits)


def _stamps(trial: Trial, after: Site, ids: Mapping[str, Rename]) -> Mapping[str, Mapping[str, Stamp]]:
    pages = dict(trial.site.stamps.pages)
    for each in translations(after):
        if each.page is None:
            continue
        source, page = each.source.source, each.page.source
        known = pages.pop(trial.moved.get(page, page), None)
        if known is not None:
            was = ids.get(page, str)
            old, own = (_parts(trial.site, trial.moved.get(file, file)) for file in (source, page))
            now, own_now = (_parts(after, file) for file in (source, page))
            new_names = {was(id_): id_ for id_ in (*now, *own_now)}
            pages[page] = {
                new: _followed(stamp, (old.get(id_), now.get(new)), (own.get(id_), own_now.get(new)))
                for id_, stamp in known.items()
                for new in [new_names.get(id_, id_)]
            }
        elif page not in trial.site.pages and page not in trial.moved:
            own_now = _parts(after, page)
            pages[page] = {
                part.id: Stamp(0, part.step, part.text, part.facts, own_now[part.id].text)
                for part in each.source.parts
                if part.id in own_now
            }
    return pages


def _parts(site: Site, source: str) -> Mapping[str, Part]:
    page = site.pages.get(source)
    return {part.id: part for part in page.parts} if page else {}


def _followed(stamp: Stamp, of_source: Iterable[Part | None], of_page: Iterable[Part | None]) -> Stamp:
    """Return a stamp in which whatever agreed with the pages as they were agrees with them as they are."""
    (old, now), (own, own_now) = of_source, of_page
    if old and now:
        kinds = {*stamp.facts, *old.facts, *now.facts}
        facts = {kind: _followed_fact(*(each.facts.get(kind, "") for each in (stamp, old, now))) for kind in kinds}
        stamp = stamp._replace(
            step=now.step if stamp.step == old.step else stamp.step,
            text=_followed_fact(stamp.text, old.text, now.text),
            facts={kind: fact for kind, fact in facts.items() if fact},
        )
    return stamp._replace(own=own_now.text) if own and own_now and stamp.own == own.text else stamp


def _followed_fact(stamped: str, old: str, now: str) -> str:
    return now if stamped == old else stamped
