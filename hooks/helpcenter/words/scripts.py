"""Finds words that were left in another language, by their script.

A page in Chinese may name "Face ID", quote “Forgot password” and use PIN as a word; a page in English may quote
“忘记密码”. What was left untranslated is more: a sentence, or half of one, or a heading with nothing else in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from helpcenter.languages import (
    ENGLISH_ACTIONS,
    ENGLISH_CELLS,
    ENGLISH_HEADINGS,
    ENGLISH_LABELS,
    ENGLISH_WORDS,
    HAN,
    HAN_CHARACTER,
    LANGUAGE_NAMES,
    LATIN,
)
from helpcenter.patterns import lazy_pattern

# A name on a button, a quotation, a gloss in brackets: short, and no sentence.
_QUOTED = lazy_pattern(
    r"“[^“”\n]{0,60}”|‘[^‘’\n]{0,60}’|「[^「」\n]{0,60}」|『[^『』\n]{0,60}』|《[^《》\n]{0,60}》|\"[^\"\n]{0,60}\"|"
    r"\*\*[^*\n]{1,60}\*\*|(?<![*\w])\*[^*\n]{1,60}\*(?!\*)|__[^_\n]{1,60}__|[（(][^()（）\n]{0,60}[)）]"
)
_HAN_SENTENCE_MARK = lazy_pattern(r"[。；]|[！？](?=\w)")
_LATIN_SENTENCE_MARK = lazy_pattern(r"\.(?=\W*$|\s)")
_TOKEN = lazy_pattern(r"[A-Za-z0-9@:/._-]+")
_ADDRESS = lazy_pattern(r"[A-Za-z0-9][.@/:_]+[A-Za-z0-9]")
_HAN_SENTENCE = lazy_pattern(r"[^.!?。！？；;\n]+[。！？；]?")
_HAN_MARK = lazy_pattern(rf"{HAN_CHARACTER.pattern}[，。；：？！、]|[的了您请吗把]")
_HAN_LABEL = lazy_pattern(
    rf"(?:\A\s*|\*\*)(?P<label>(?:{HAN_CHARACTER.pattern}){{2,15}})："
)  # "忘记密码" before ": " may be a button
_HAN_MAIN_CLAUSE = lazy_pattern(
    r"(?:\A|[.!?]\s)\s*(?:(?:If|When|Before|After|Once|Unless|While|Until|Otherwise)\b[^.!?,;]{0,80},|"
    r"(?:Note|Tip|Hint|Important|Warning):)\s*"
    rf"(?P<clause>(?:{HAN_CHARACTER.pattern}){{2,}})\s*(?:[.!?]|\Z)"
)
_LATIN_LABEL = lazy_pattern(r"\A\s*(?:\*\*|__)?(?P<label>[A-Z][a-z]{2,11})(?:\*\*|__)?\s?[:：]")
_LATIN_CLAUSE = lazy_pattern(r"[，；]\s*(?P<clause>[a-z'’-]+(?:,? [a-z'’-]+)+)\s*(?:[。！？.!?]|\Z)")
_LATIN_WORD = lazy_pattern(r"[A-Za-z][A-Za-z]")
_LATIN_RUN = lazy_pattern(r"[A-Za-z][A-Za-z'’-]*(?:[ ,&/;:.?!%¥$\d]+[A-Za-z][A-Za-z'’-]*)*")
_ANY_WORD = lazy_pattern(r"[A-Za-z][A-Za-z'’-]*")

_QUOTED_HAN = 15
_QUOTED_WORDS = 8
_SENTENCE_HAN = 6
_MARKED_HAN = 3
_LONE_HAN = 2
_CELL_HAN = 8
_LABEL_WORDS = 4
_SENTENCE_WORDS = 3
_LONG_RUN = 6
_ENOUGH_CELLS = 2
_UNIT_LETTERS = 2
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Passage:
    """What was left in another language in a text: where it begins, and its words."""

    start: int
    words: str


def has_script(words: str, script: str) -> bool:
    """Tell whether some of the words are in a script."""
    return bool((HAN_CHARACTER if script == HAN else _LATIN_WORD).search(words))


def find_foreign(words: str, script: str, names: Iterable[str] = (), *, in_cell: bool = False) -> Passage | None:
    """Return the first words of a text that are in another script than its language; None where all is well.

    `names` may stand in any language. A cell of a table may hold a name alone.
    """
    if script == HAN:
        return _latin_in(words, names, in_cell=in_cell) if _LATIN_WORD.search(words) else None
    return _han_in(words, names, in_cell=in_cell) if not words.isascii() and HAN_CHARACTER.search(words) else None


def odd_words(
    cells: Sequence[str], script: str, names: Iterable[str] = (), *, enough: int = _ENOUGH_CELLS
) -> Iterator[int]:
    """Yield the place of the one cell of a column or head that is in another script than the others, and no name.

    Where there are more of them, or not `enough` others, the column is about the words of the other language.
    """
    other = LATIN if script == HAN else HAN
    own = [place for place, words in enumerate(cells) if has_script(words, script)]
    foreign = [place for place, words in enumerate(cells) if not has_script(words, script) and has_script(words, other)]
    if len(own) >= enough:
        said = [place for place in foreign if _is_said(cells[place], script, names)]
        if len(said) == 1 and (script == HAN or len(foreign) == 1):
            yield said[0]


def _is_said(words: str, script: str, names: Iterable[str]) -> bool:
    if script != HAN:
        text = LANGUAGE_NAMES.sub(_blank, _unquoted(words, names, _is_han_name))
        return len(HAN_CHARACTER.findall(text)) >= _LONE_HAN
    found = _ANY_WORD.findall(_TOKEN.sub(_without_address, _unquoted(words, names, _is_latin_name)))
    small = [word for word in found if word.islower()]
    is_word = len(found) == 1 and found[0].lower() in ENGLISH_HEADINGS | ENGLISH_CELLS
    return is_word or (len(found) > 1 and _is_prose(found, small))


def _han_in(words: str, names: Iterable[str], *, in_cell: bool) -> Passage | None:
    text = LANGUAGE_NAMES.sub(_blank, _unquoted(words, names, _is_han_name))
    left = _HAN_LABEL.search(words) or _HAN_MAIN_CLAUSE.search(text)
    if left:
        return _passage(words, left.start(left.lastgroup or 0))
    first = HAN_CHARACTER.search(text)
    if first is None:
        return None
    if not _LATIN_WORD.search(text):
        enough = _CELL_HAN if in_cell and not _HAN_MARK.search(text) else _LONE_HAN
        count = len(HAN_CHARACTER.findall(text if in_cell or _LATIN_WORD.search(words) else words))
        return _passage(words, first.start()) if count >= enough else None
    for sentence in _HAN_SENTENCE.finditer(text):
        count = len(HAN_CHARACTER.findall(sentence[0]))
        if count >= _SENTENCE_HAN or (count >= _MARKED_HAN and _HAN_MARK.search(sentence[0])):
            here = HAN_CHARACTER.search(text, sentence.start())
            return _passage(words, here.start() if here else 0)
    return None


def _latin_in(words: str, names: Iterable[str], *, in_cell: bool) -> Passage | None:
    text = _TOKEN.sub(_without_address, _unquoted(words, names, _is_latin_name))
    label = _LATIN_LABEL.match(words)
    if label and label["label"].lower() in ENGLISH_LABELS:
        return _passage(words, label.start("label"))
    clause = _LATIN_CLAUSE.search(text)
    if clause:
        return _passage(words, clause.start("clause"))
    is_alone = not HAN_CHARACTER.search(words)
    is_label = in_cell and is_alone and len(_ANY_WORD.findall(text)) <= _LABEL_WORDS and words.rstrip()[-1:] != "."
    names_something = is_alone and text != words
    for run in _LATIN_RUN.finditer(LANGUAGE_NAMES.sub(_blank, text)):
        found = _ANY_WORD.findall(run[0])
        small = [word for word in found if word.islower()]
        is_told = names_something and found[0].lower() in ENGLISH_ACTIONS and found[1:] == small[-len(found[1:]) :]
        is_ended = len(found) == len(small) > 1 and text[run.end() : run.end() + 1] in (".", "!", "?")
        if not is_label and (
            is_told or is_ended or (is_alone and _is_prose(found, small)) or _is_sentence(found, small)
        ):
            return _passage(words, run.start())
    return None


def _is_prose(found: list[str], small: list[str]) -> bool:
    """Tell whether words with no others around them are more than a name."""
    if len(found) == 1:
        return found[0].lower() in ENGLISH_HEADINGS
    return any(len(word) > _UNIT_LETTERS or word in ENGLISH_WORDS for word in small)


def _is_sentence(found: list[str], small: list[str]) -> bool:
    """Tell whether words among others are more than a name: one such as "Sign in with Apple" has no ENGLISH_WORDS."""
    begins = found[0].lower() in ENGLISH_WORDS and len(small) * 2 > len(found)
    in_sentence = len(found) >= _SENTENCE_WORDS and (begins or any(word in ENGLISH_WORDS for word in small))
    return in_sentence or (len(found) >= _LONG_RUN and len(small) * 2 >= len(found))


def _passage(words: str, start: int) -> Passage:
    line = words[start : start + _SHOWN + 1].partition("\n")[0].rstrip()
    return Passage(start, line if len(line) <= _SHOWN else line[:_SHOWN].rstrip() + "…")


def _unquoted(words: str, names: Iterable[str], is_name: Callable[[str], bool]) -> str:
    """Blank the names, and whatever is quoted as one."""
    for name in names:
        words = words.replace(name, " " * len(name))
    return _QUOTED.sub(lambda match: " " * len(match[0]) if is_name(match[0]) else match[0], words)


def _is_han_name(quoted: str) -> bool:
    return len(HAN_CHARACTER.findall(quoted)) <= _QUOTED_HAN and not _HAN_SENTENCE_MARK.search(quoted)


def _is_latin_name(quoted: str) -> bool:
    return len(_ANY_WORD.findall(quoted)) <= _QUOTED_WORDS and not _LATIN_SENTENCE_MARK.search(quoted)


def _without_address(match: re.Match[str]) -> str:
    return _blank(match) if _ADDRESS.search(match[0]) else match[0]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
