"""What mends a file, by the edits of what was found in it."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.diagnostics import Diagnostic
from helpcenter.editor.live import LiveSite
from helpcenter.edits import apply, choose, mendable

MOST_ROUNDS = 20
_MOST_ALONE = 20  # findings that are tried one by one where they do not check better together


def mended(live: LiveSite, source: str) -> str:
    """Return the text of a file with everything mended in it that can be by rule; where it checks no better, as it is.

    What comes to light only when something is mended is mended as well.
    """
    text = live.text(source)
    found = live.results.found(source)
    most = len(live.found_in(source, text.encode()))  # what the page says by itself, which can be tried
    for _ in range(MOST_ROUNDS):
        better = next(_better(live, source, text, found, most), None)
        if better is None:
            break
        text = better
        found = live.found_in(source, text.encode())
        most = len(found) - 1
    return text


def _better(live: LiveSite, source: str, text: str, found: list[Diagnostic], most: int) -> Iterator[str]:
    """Yield the text with all edits that go together, or with those of one finding, where at most that much is left."""
    whole, _ = choose(mendable(found))
    for some in (whole, *([each] for each in whole[:_MOST_ALONE] if len(whole) > 1)):
        edits = [edit for each in some for edit in each.edits]
        new = apply(text.encode(), edits).decode()
        if new != text and len(live.found_in(source, new.encode())) <= most:
            yield new
