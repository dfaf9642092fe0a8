"""Lines of a page that stand for something the site shows in their place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from helpcenter.diagnostics import Finding
from helpcenter.messages import Message, listed
from helpcenter.model import CHANNELS_MARKER, MARKERS, Page, Site
from helpcenter.translation.alignment import counterparts
from helpcenter.translation.comparison import Comparison

_ALMOST = re.compile(r"[\[【［{]\s*(?:safety|message|check)\s*[-_–—－ ]\s*[a-z]+\s*[\]】］}]", re.IGNORECASE)


def misplaced_marker(page: Page, _site: Site) -> Iterator[Finding]:
    """A marker such as `[SAFETY-CODE]` is one that there is, and stands alone, with a blank line before and after it.

    Any other is shown as it was typed, and readers get no warning where they need one.

    Bad:
        Take care: [SAFETY-CODE]

    Good:
        Take care:

        [SAFETY-CODE]
    """
    for text in page.texts:
        for match in _ALMOST.finditer(text.words) if text.kind != "meta" else ():
            if match[0] not in MARKERS or text.words.strip() != match[0] or text.kind != "paragraph":
                yield Finding(
                    *text.place(match.start()),
                    Message(
                        "Marker {marker!r} shows nothing here, expected one of {markers} between blank lines",
                        marker=match[0],
                        markers=listed(MARKERS),
                    ),
                    Message("write it like that, on a line of its own"),
                )


def marker_not_in_every_language(page: Page, site: Site) -> Iterator[Finding]:
    """What a page shows in the place of markers, it shows in every language.

    A warning that stands in one language only is missing for those who read the other.

    Bad:
        zh: [SAFETY-CODE]
        en: Enter the code.

    Good:
        zh: [SAFETY-CODE]
        en: [SAFETY-CODE]
    """
    for other in counterparts(page, site):
        shown = Counter(_markers(page))
        for marker in Counter(_markers(other)) - shown:
            if marker == CHANNELS_MARKER:
                continue  # has a rule of its own
            line = [number for number, text in other.lines if text.strip() == marker][shown[marker]]
            yield Finding(
                Comparison(page, other, site).line_for(line),
                1,
                Message(
                    "Page has fewer {marker} than expected, compare {there}",
                    marker=marker,
                    there=f"{other.source}:{line}",
                ),
                Message("write a line {marker} where it stands there", marker=marker),
            )


def _markers(page: Page) -> Iterator[str]:
    return (text for _, line in page.lines if "[" in line and (text := line.strip()) in MARKERS)
