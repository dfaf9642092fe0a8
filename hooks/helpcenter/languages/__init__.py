"""What is particular to a language.

step_names  how a text names steps: 第 3 步, step 3
ways        what it says where a way ends, and where it only points at a step or a page
vocabulary  its script, and the words that tell a text in it from a name
asking      what it says where something is asked for that impostors want
forbidding  how it forbids; rough_times how it tells times without a number

The engine speaks of languages as mkdocs.yml lists them; one that is not described here is checked for everything but
the words that it would bring. Beside these, numbers/ reads quantities, numerals and units, words/link_words knows what
says nothing as the text of a link, words/placeholders what writers leave for later, and meant/markers the ways to type
the number of a step.
"""

from __future__ import annotations

from helpcenter.languages.step_names import LINK_EDGE, NamedSteps, find_named_steps, find_neighbours, renumber
from helpcenter.languages.vocabulary import (
    ENGLISH_ACTIONS,
    ENGLISH_CELLS,
    ENGLISH_HEADINGS,
    ENGLISH_LABELS,
    ENGLISH_WORDS,
    HAN,
    HAN_CHARACTER,
    LANGUAGE_NAMES,
    LATIN,
    script_of,
)
from helpcenter.languages.ways import (
    AT_THIS_STEP,
    ENDS_BADLY,
    ENDS_WELL,
    NEIGHBOURS,
    PAGE_BEFORE,
    PAGE_BEHIND,
    PASSED_BY,
    PASSES_BY,
    POINTING_WORDS,
    REFERS,
    TRIES_AGAIN,
)

__all__ = [
    "AT_THIS_STEP",
    "ENDS_BADLY",
    "ENDS_WELL",
    "ENGLISH_ACTIONS",
    "ENGLISH_CELLS",
    "ENGLISH_HEADINGS",
    "ENGLISH_LABELS",
    "ENGLISH_WORDS",
    "HAN",
    "HAN_CHARACTER",
    "LANGUAGE_NAMES",
    "LATIN",
    "LINK_EDGE",
    "NEIGHBOURS",
    "PAGE_BEFORE",
    "PAGE_BEHIND",
    "PASSED_BY",
    "PASSES_BY",
    "POINTING_WORDS",
    "REFERS",
    "TRIES_AGAIN",
    "NamedSteps",
    "find_named_steps",
    "find_neighbours",
    "renumber",
    "script_of",
]
