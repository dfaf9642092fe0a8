"""In which script a language is written, and by which words a text in it is told from a name."""

from __future__ import annotations

import re

HAN, LATIN = "han", "latin"
_SCRIPTS = {"zh": HAN} | dict.fromkeys(("en", "de", "fr", "es", "pt", "it", "nl", "id", "ms", "vi", "tr", "pl"), LATIN)
HAN_CHARACTER = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
LANGUAGE_NAMES = re.compile(r"简体中文|繁體中文|繁体中文|中文|汉语|漢語|English")

# Words that stand in every English sentence and in no name.
_WORDS = """
the a an you your yours we our us it its they them their this that these those there is are was were be been has have
had will would can cannot could should must may do does did don't doesn't didn't can't won't not no if when then than
because what which who how why where and or but please after before again only also so each every any some during
until while
"""
# What a heading says in one word, though it is no name.
_HEADINGS = """
steps step result results done note notes tip tips warning danger question questions example examples next back account
payment payments support safety security more other overview summary contents help contact about
abroad attention bank banks cancellation cards caution charges checklist computer conclusion delivery details exceptions
fees balance hint hints hours important introduction invoice invoices limits mainland merchant merchants notice notices
password passwords phone postage preparation prices
privacy procedure purpose reasons refund refunds registration remark remarks requirements rules settings shipping
shops ticket tickets transfers troubleshooting weekdays weekends
"""
# What a cell says in one word, though it is no name.
_CELLS = """
yes no none free unlimited all any level type time amount fee price name meaning reason status daily weekly monthly
yearly never always minutes hours days optional required recommended
"""
# What a paragraph begins with, in bold and before a colon, though it is no name.
_LABELS = "note notes tip tips hint important warning caution attention danger example remark reason result"
# What a writer tells readers to do with a button; the name of the button follows.
_ACTIONS = "tap click choose select press open enter turn go find check"

ENGLISH_WORDS = frozenset(_WORDS.split())
ENGLISH_HEADINGS = frozenset(_HEADINGS.split())
ENGLISH_CELLS = frozenset(_CELLS.split())
ENGLISH_LABELS = frozenset(_LABELS.split())
ENGLISH_ACTIONS = frozenset(_ACTIONS.split())


def script_of(language: str) -> str | None:
    """Return the script in which a language is written, None where `_SCRIPTS` does not say."""
    return _SCRIPTS.get(re.split(r"[-_]", language.lower())[0])
