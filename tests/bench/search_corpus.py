"""Makes the content of the search index for a help center of any size, as varied as help centers are."""

from __future__ import annotations

import functools
import random
from pathlib import Path
from typing import Any

import yaml

QUESTIONS = 10  # a page
WORDS = Path(__file__).with_name("search_words.yml")


def index_of(language: str, pages: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the pages of the two files of an index, as `search.py` writes them."""
    made = [_page(language, number) for number in range(pages)]
    return [first for first, _ in made], [rest for _, rest in made]


@functools.cache
def _words(language: str) -> dict[str, list[str]]:
    """Return the patterns of a language, and the words that fill them."""
    words = yaml.safe_load(WORDS.read_text(encoding="utf-8"))[language]
    return {name: each.split(", ") if isinstance(each, str) else each for name, each in words.items()}


def _page(language: str, number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    words, chance = _words(language), random.Random(f"{language}{number}")  # noqa: S311 -- no secret
    own = {"thing": words["thing"][number % 50], "act": words["act"][number // 50 % 20]}

    def fill(pattern: str) -> str:
        return pattern.format(**own, other=chance.choice(words["thing"]), when=chance.choice(words["when"]))

    headings = [fill(each) for each in words["heading"] + words["step"]]
    first = {
        "url": f"part-{number // 20}/page-{number}/",
        "title": f"{fill(words['title'][0])} {number}",
        "questions": [fill(each) for each in chance.sample(words["question"], QUESTIONS)],
    }
    sentences = [fill(chance.choice(words["sentence"])) for _ in range(3 * len(headings) + 3)]
    rest = {
        "description": fill(words["sentence"][0]),
        "places": [[f"place-{index}", each] for index, each in enumerate(headings)],
        "texts": [[place, "".join(sentences[3 * place + 3 : 3 * place + 6])] for place in range(-1, len(headings))],
    }
    return first, rest
