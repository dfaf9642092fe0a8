"""Characters that look like others: a Cyrillic "а" in a Latin word, a radical in place of a Chinese character.

A reader sees no difference, but search does not find the word, and a link or an address with such a character leads
somewhere else. A Greek letter by itself (α, μ, Ω) is what it seems to be; so is a word in Cyrillic on a page that holds
more of it.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from helpcenter.patterns import lazy_pattern
from helpcenter.words.characters import INVISIBLE

LATIN_LOOKS = str.maketrans(
    "АВЕКМНОРСТУХЅІЈԚԜҮаеорсухѕіјԁԛԝһӏӀкүΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρικυϲϳօսհոՕՏԼᎪᏴᏟᎬᎻᎫᏦᏞᎷᏢᏚᎢᏙᏔᏃᎡᎠᏀɑɡɩıᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢ",
    "ABEKMHOPCTYXSIJQWYaeopcyxsijdqwhlIkyABEZHIKMNOPTYXovpikucjouhnOSLABCEHJKLMPSTVWZRDGagiiacdejkmoptuvwz",
)
_SIGNS = {"\u037e": ";", "\u212a": "K"}  # one and the same as another, says Unicode

_LOOKS_LATIN = lazy_pattern("[" + "".join(map(chr, LATIN_LOOKS)) + "]")
_SOUND = lazy_pattern("[ɑɡɩ]")  # of the phonetic alphabet
_OF_A_LANGUAGE = "ı"  # of Turkish, in names
_GREEK = lazy_pattern("[\u0370-\u03ff]")
_CYRILLIC = lazy_pattern("[\u0400-\u052f]")
_REALLY_GREEK = lazy_pattern("[βγδζηθλμξπςστφχψωΓΔΘΛΞΠΣΦΨΩά-ώ]")
_LEAST_GREEK = 2  # letters of a word that is all Greek and looks Latin; one alone is a sign
_REALLY_CYRILLIC = lazy_pattern("[бвгджзийлмнптфцчшщъыьэюяБГДЖЗИЙЛПФЦЧШЩЪЫЬЭЮЯ]")
_WIDE_BESIDE_NARROW = lazy_pattern("[Ａ-Ｚａ-ｚ][A-Za-z]|[A-Za-z][Ａ-Ｚａ-ｚ]|[０-９][0-9]|[0-9][０-９]")
_MATHEMATICAL = lazy_pattern("[\U0001d400-\U0001d7ff]")
_MATHEMATICAL_WORD = lazy_pattern(
    "[\U0001d400-\U0001d7ff]{2}|[A-Za-z][\U0001d400-\U0001d7ff]|[\U0001d400-\U0001d7ff][A-Za-z]"
)
_NUMERAL_IN_WORD = lazy_pattern("[Ⅰ-ⅿ][A-Za-z]|[A-Za-z][ⅰ-ⅿ]")
_LATIN = lazy_pattern("[A-Za-z]")
_WIDE = lazy_pattern("[Ａ-Ｚａ-ｚ０-９]")
_CJK = lazy_pattern("[\u3001-\u30ff\u3400-\u9fff\uac00-\ud7af\uff01-\uff0f\uff1a-\uff20]")
_DIGITS_ELSEWHERE = lazy_pattern("[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]+")
_WITH_DIGITS = lazy_pattern("[\u0620-\u065f\u066e-\u06d3\u0900-\u0963]")  # the letters that those stand among

_SUSPECT = lazy_pattern(
    "[\u0131\u0251\u0261\u0269\u1d00-\u1d22\u037e\u212a\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0370-\u052f"
    "\u0531-\u0586\u13a0-\u13f5\u2160-\u217f\u2e80-\u2fd5\uf900-\ufaff"
    "０-９Ａ-Ｚａ-ｚロニハエカタトー\U0001d400-\U0001d7ff\U0002f800-\U0002fa1f]"
)
_WORD = lazy_pattern(
    "[0-9A-Za-z\u00c0-\u02af\u1d00-\u1d22\u0370-\u052f\u0531-\u0586\u13a0-\u13f5\u2160-\u217f０-９Ａ-Ｚａ-ｚ\U0001d400-\U0001d7ff]+"
)
_HAN_LOOKS = lazy_pattern(
    "[\u2e80-\u2fd5\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufaff\U0002f800-\U0002fa1f]+"
)
_RADICALS = str.maketrans(
    "⼾⾭⿈⻓⻔⻅⻢⻋⻉⻚⻛⻜⻝⻤⻥⻦⻩⻬⻰⺠⻄⻘⻆⻁⻨⻮", "户青黄长门见马车贝页风飞食鬼鱼鸟黄齐龙民西青角虎麦齿"
)
_KANA = lazy_pattern("[\u3041-\u30ff]")
_KANA_LOOKS = str.maketrans("ロニハエカタトー", "口二八工力夕卜一")
_LIST_NUMBER = lazy_pattern(r"\s*[0-9０-９]+\s*[.．、)）]")
_ADDRESS = lazy_pattern(
    r"\]\([^()\s]*|\]:\s*\S+|\{[^{}]*\}|(?<![a-z])[a-z]{1,20}://\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+"
    r"|(?<![\w.-])(?:[\w-]{1,63}\.)+[a-z]{2,}|\b(?:href|src|id)\s*=\s*[\"']?[^\s\"'<>]*",
    re.IGNORECASE,
)


class LookAlike(NamedTuple):
    """A word that is not what it seems: its first offset, its odd character, what it seems to be where one can tell."""

    start: int
    word: str
    odd: str
    seems: str


def seems(address: str) -> str:
    """Return an id or a target without the characters that nobody sees, and with those meant for the ones in it."""
    if address.isascii():
        return address
    words = _WORD.sub(lambda word: (_odd(word[0], in_address=True) and _seems(word[0])) or word[0], address)
    return INVISIBLE.sub("", words)


def has_cyrillic_words(page: str) -> bool:
    """Tell whether a page holds Cyrillic that could not be taken for Latin."""
    return bool(_REALLY_CYRILLIC.search(page))


def may_hold_look_alikes(text: str) -> bool:
    """Tell quickly whether it is worth looking."""
    return not text.isascii() and bool(_SUSPECT.search(text))


def find_look_alikes(line: str, *, among_cyrillic: bool = False, wide_is_right: bool = True) -> Iterator[LookAlike]:
    """Yield the words of `line` with characters that look like others.

    `among_cyrillic` words may be Cyrillic; `wide_is_right` where a language has letters and digits as wide as its own.
    """
    if not _SUSPECT.search(line):
        return
    addresses = [match.span() for match in _ADDRESS.finditer(line)]
    number = _LIST_NUMBER.match(line)
    among_greek = bool(_REALLY_GREEK.search(line))
    wide_is_odd = not (wide_is_right or _CJK.search(line))
    for word in _WORD.finditer(line, number.end() if number else 0):
        before = bisect.bisect_right(addresses, (word.start(), len(line)))
        in_address = bool(before) and word.end() <= addresses[before - 1][1]
        odd = _odd(word[0], in_address=in_address, among_cyrillic=among_cyrillic, among_greek=among_greek)
        wide = _WIDE.search(word[0]) if wide_is_odd and not (odd or in_address) else None
        if odd or wide:
            yield LookAlike(word.start(), word[0], odd or (wide[0] if wide else ""), _seems(word[0]))
    yield from _in_chinese(line)
    yield from _alone(line)


def _alone(line: str) -> Iterator[LookAlike]:
    """Yield signs that are another one, and digits of a script of which the line has nothing else."""
    for sign, meant in _SIGNS.items():
        place = line.find(sign)
        if place >= 0:
            yield LookAlike(place, sign, sign, meant)
    for digits in _DIGITS_ELSEWHERE.finditer(line) if not _WITH_DIGITS.search(line) else ():
        plain = "".join(str(unicodedata.digit(each)) for each in digits[0])
        yield LookAlike(digits.start(), digits[0], digits[0][0], plain)


def _odd(word: str, *, in_address: bool, among_cyrillic: bool = False, among_greek: bool = True) -> str:
    """Return the first character of a word that is not what it seems, an empty text where all are."""
    foreign = _LOOKS_LATIN.search(word) or _CYRILLIC.search(word)
    if foreign and _LATIN.search(word):
        is_unit = _GREEK.match(foreign[0]) and len(_LATIN.findall(word)) == 1
        is_sound = _SOUND.match(foreign[0]) and not _seems(word)
        is_name = foreign[0] == _OF_A_LANGUAGE
        return "" if (is_unit or is_sound or is_name) and not in_address else foreign[0]
    if foreign and _seems(word):
        is_greek = _GREEK.match(foreign[0]) and len(word) >= _LEAST_GREEK and not among_greek
        if in_address or is_greek or (_CYRILLIC.match(foreign[0]) and not among_cyrillic):
            return foreign[0]
    patterns = (_MATHEMATICAL,) if in_address else (_WIDE_BESIDE_NARROW, _MATHEMATICAL_WORD)
    found = next(filter(None, (pattern.search(word) for pattern in (*patterns, _NUMERAL_IN_WORD))), None)
    return next((each for each in found[0] if not each.isascii()), "") if found else ""


def _seems(word: str) -> str:
    """Return the word in plain letters, an empty text where some of its characters have no such look."""
    plain = unicodedata.normalize("NFKC", word.translate(LATIN_LOOKS))
    return plain if plain.isascii() else ""


def _in_chinese(line: str) -> Iterator[LookAlike]:
    for word in _HAN_LOOKS.finditer(line):
        plain = unicodedata.normalize("NFKC", word[0].translate(_RADICALS))
        yield LookAlike(word.start(), word[0], word[0][0], "" if _HAN_LOOKS.search(plain) else plain)
    plain = line.translate(_KANA_LOOKS)
    if plain != line and not _KANA.search(plain):
        for kana in _kana_in_han().finditer(line):
            yield LookAlike(kana.start(), kana[0], kana[0], kana[0].translate(_KANA_LOOKS))


@cache
def _kana_in_han() -> re.Pattern[str]:
    """Return what finds them, compiled for the first line that may need it: large ranges take long."""
    return lazy_pattern(
        "(?<=[\u3400-\u9fff])[ロニハエカタトー](?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])[ロニハエカタト](?![\u3041-\u30ff])"
        "|(?<![\u3041-\u30ff])[ロニハエカタト](?=[\u3400-\u9fff])"
    )
