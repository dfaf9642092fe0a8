"""A character is named as Unicode names it, by a message that other languages can put into their own order."""

from __future__ import annotations

import unicodedata

import pytest

from helpcenter.words.characters import name_of
from helpcenter.words.look_alikes import LATIN_LOOKS


@pytest.mark.parametrize("code", LATIN_LOOKS, ids="U+{:04X}".format)
def test_a_letter_that_looks_latin_is_named_as_unicode_names_it(code: int) -> None:
    assert name_of(chr(code)) == f"U+{code:04X} ({unicodedata.name(chr(code)).lower()})"


@pytest.mark.parametrize(
    ("character", "template", "values"),
    [
        ("а", "{script} small letter {letter}", {"script": "cyrillic", "letter": "a"}),
        ("Ρ", "{script} capital letter {letter}", {"script": "greek", "letter": "rho"}),
        ("Ａ", "{script} capital letter {letter}", {"script": "fullwidth latin", "letter": "a"}),
        ("\u200b", "zero-width space", {}),
        ("\x07", "control character", {}),
        ("⽤", "{text}", {"text": "kangxi radical use"}),
    ],
    ids=ascii,
)
def test_a_name_is_made_of_what_can_be_translated(character: str, template: str, values: dict[str, str]) -> None:
    name = name_of(character).values["name"]
    assert (getattr(name, "template", None), getattr(name, "values", None)) == (template, values)
