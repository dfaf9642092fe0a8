"""Says a message in a language."""

from __future__ import annotations

import gettext
import string
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from helpcenter.messages.languages import ENGLISH
from helpcenter.messages.message import Message

DOMAIN = "helpcenter"
LOCALES = Path(__file__).with_name("locales")
QUOTES: Mapping[str, tuple[str, str]] = {"zh": ("“", "”")}


class _Formatter(string.Formatter):
    """Fills a template as `str.format` does; messages are said, and quoted is what `!r` marks, in its language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        value, key = super().get_field(field_name, args, kwargs)
        return (say(value, self.language) if isinstance(value, Message) else value), key

    def convert_field(self, value: Any, conversion: str | None) -> Any:
        if conversion != "r" or not isinstance(value, str) or self.language not in QUOTES:
            return super().convert_field(value, conversion)
        opening, closing = QUOTES[self.language]
        return f"{opening}{repr(value)[1:-1]}{closing}"


def say(message: Message, language: str) -> str:
    """Return a message in a language; what is not translated is said in English."""
    if language == ENGLISH:
        return str(message)
    known = catalogue(language)
    count = message.values.get("count")
    if message.many and isinstance(count, int):
        template = known.ngettext(message.template, message.many, count)
    else:
        template = known.gettext(message.template)
    return _Formatter(language).vformat(template, (), message.values)


def say_text(text: str, language: str) -> str:
    """Return the translation of a text that is no template, such as a paragraph of a rule's page."""
    return text if language == ENGLISH or not text else catalogue(language).gettext(text)


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return what is translated into a language, nothing where it is none of ours."""
    return gettext.translation(DOMAIN, LOCALES, [language], fallback=True)
