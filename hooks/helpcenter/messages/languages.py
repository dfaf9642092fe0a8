"""Which languages the project speaks to people, and which of them is meant."""

from __future__ import annotations

import locale
from collections.abc import Mapping

ENGLISH = "en"
SPOKEN = {ENGLISH: "English", "zh": "中文"}

# In the order in which gettext asks them: https://www.gnu.org/software/gettext/manual/html_node/Locale-Environment-Variables.html
_ASKED = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_ON_WINDOWS = {"Chinese": "zh", "English": ENGLISH}  # what Python calls them there


def chosen_language(wanted: str | None, environment: Mapping[str, str]) -> str:
    """Return the language that was asked for, such as zh or zh_TW.UTF-8; else that of the locale, else English."""
    for name in (wanted, *(environment.get(each) for each in _ASKED)):
        if name:
            return _spoken(name.partition(":")[0]) or ENGLISH
    return _spoken(locale.getlocale()[0] or "") or ENGLISH


def _spoken(name: str) -> str | None:
    language = name.replace("-", "_").partition("_")[0].partition(".")[0]
    found = _ON_WINDOWS.get(language, language.lower())
    return found if found in SPOKEN else None
