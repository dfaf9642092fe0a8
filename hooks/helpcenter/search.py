"""Writes what the search of the finished site is made of: two files a language, which the browser makes its index from.

`search/<language>.json` holds all that the first results need: titles and questions of the pages, synonyms, and what
Traditional characters are in Simplified Chinese. `search/<language>-text.json` holds how Chinese is pronounced, and the
rest of each page: its description, its places, which are the sections and steps that a result can lead to, and its
texts by place. The same site gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from helpcenter.chinese import syllables, traditional_pairs
from helpcenter.diagnostics import CannotCheckError
from helpcenter.finished.passages import Passage
from helpcenter.finished.site import BuiltPage, BuiltSite
from helpcenter.messages import Message
from helpcenter.model import Outline
from helpcenter.project.reasons import reason

FOLDER = "search"
LARGEST_TEXT = 300_000  # characters of one language: a phone loads them and makes an index of them within seconds

_BEFORE_THE_FIRST = -1
_LEVELS = 2, 3  # of the headings that are places
_END_OF_TITLE = " .。:：!！?？;；,，"
_BEGUN_WORD = re.compile(r"[^\W_㐀-鿿]+\Z")

Places = dict[str, str]
Texts = list[tuple[int, str]]


def write_index(built: BuiltSite) -> None:
    """Write the two files of each language into the folder of a finished site that was read.

    Raises CannotCheckError where they cannot be written.
    """
    folder = built.folder / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        for language in built.site.languages:
            first, rest = index_of(built, language)
            (folder / f"{language}.json").write_bytes(_json(first).encode())
            (folder / f"{language}-text.json").write_bytes(_json(rest).encode())
    except OSError as error:
        message = Message(
            "the search index cannot be written: {reason}: {file}",
            reason=reason(error.strerror),
            file=str(error.filename),
        )
        raise CannotCheckError(message) from error


def index_of(built: BuiltSite, language: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the two files of a language hold: what the first results need, and the rest."""
    found = [(page, page.outline) for page in built.pages.values() if page.file and page.outline]
    pages = sorted((each for each in found if each[1].language == language), key=lambda each: each[1].source)
    places = [dict(_places(outline)) for _, outline in pages]
    entries = [_entry(page, outline) for page, outline in pages]
    texts = _within(
        LARGEST_TEXT, [_texts(page.html.passages, own) for (page, _), own in zip(pages, places, strict=True)]
    )
    synonyms = built.site.synonyms.groups.get(language, ())
    asked = [(each["title"], each["questions"]) for each in entries]
    more = [
        {"description": outline.description, "places": list(own.items()), "texts": text}
        for (_, outline), own, text in zip(pages, places, texts, strict=True)
    ]
    simplified = traditional_pairs(_json([entries, synonyms, more]))
    first = {"pages": entries, "synonyms": synonyms, "simplified": simplified}
    return first, {"pinyin": syllables(_json(asked)), "pages": more}


def _entry(page: BuiltPage, outline: Outline) -> dict[str, Any]:
    return {
        "url": page.file.removesuffix("index.html") if f"/{page.file}".endswith("/index.html") else page.file,
        "title": outline.title,
        "questions": [each.text for each in outline.questions],
    }


def _places(outline: Outline) -> Iterator[tuple[str, str]]:
    """Yield the id and the words of what a result can lead to on a page, in its order."""
    headings = ((each.line, each.id, each.text) for each in outline.headings if each.level in _LEVELS)
    steps = ((each.line, each.id, each.title) for each in outline.steps)
    yield from ((name, words) for _, name, words in sorted((*headings, *steps), key=lambda each: each[0]) if name)


def _texts(passages: Iterable[Passage], places: Places) -> Texts:
    """Return the texts of a page by their place; a passage that is none belongs to the place before it."""
    where = {"": _BEFORE_THE_FIRST, **{name: index for index, name in enumerate(places)}}
    texts: dict[int, list[str]] = {}
    place = _BEFORE_THE_FIRST
    for name, heading, text in passages:
        place = where.setdefault(name, place)
        is_begun = heading or place in texts
        own = "" if name in places else heading
        words = text if is_begun else _without_title(text, places.get(name, ""))
        texts.setdefault(place, []).extend(filter(None, (own, words)))
    return sorted((place, " ".join(pieces)) for place, pieces in texts.items() if pieces)


def _without_title(text: str, title: str) -> str:
    """Return the text of a step without the title that it begins with."""
    return text[len(title) :].lstrip(_END_OF_TITLE) if title and text.startswith(title) else text


def _within(most: int, pages: list[Texts]) -> list[Texts]:
    """Cut the texts of the longest pages where all hold more than `most` characters, and on a page its longest ones."""
    of_page = _share(most, [sum(len(text) for _, text in texts) for texts in pages])
    cut = []
    for texts in pages:
        of_text = _share(of_page, [len(text) for _, text in texts])
        cut.append([(place, _beginning(text, of_text)) for place, text in texts])
    return cut


def _share(most: int, lengths: list[int]) -> int:
    """Return how long each may be so that together they are not longer than `most`; short ones leave more to others."""
    for index, length in enumerate(sorted(lengths)):
        share = most // (len(lengths) - index)
        if length > share:
            return share
        most -= length
    return max(lengths, default=0)


def _beginning(text: str, length: int) -> str:
    """Return the whole words at the beginning of a text that fit into `length`."""
    if len(text) <= length:
        return text
    whole = _BEGUN_WORD.sub("", text[: length + 1])[:length]
    return (whole or text[:length]).rstrip()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
