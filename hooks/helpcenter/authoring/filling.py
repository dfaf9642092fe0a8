"""Pages to begin with: one a type and language, in the folder templates, with marks where words are missing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from string import Template
from typing import NamedTuple

from helpcenter.authoring.menu import yaml_text
from helpcenter.diagnostics import CannotCheckError
from helpcenter.messages import Message
from helpcenter.model import RESULT_SECTION
from helpcenter.project.source_text import read_text
from helpcenter.project.yaml_source import load_mapping

FOLDER = Path(__file__).with_name("templates")
CONTACT = "$contact"  # in a template that leads to the page with the channels

_STEP = "step"
_SECTION = re.compile(r"\{#([\w-]+)\}")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#])")


class Filling(NamedTuple):
    """What goes into a template: title, day of review, owner if known, ids of the steps, the way to contact."""

    title: str
    reviewed: str
    owner: str | None
    steps: Sequence[str]
    contact: str


def template_of(kind: str, language: str) -> str:
    """Return the text of the template for a type of page. Raises CannotCheckError for a language without one."""
    file = FOLDER / language / f"{kind}.md"
    if not file.is_file():
        raise CannotCheckError(
            Message("there is no template for {language!r}, expected {file}", language=language, file=_shown(file))
        )
    return read_text(file)


def filled(kind: str, language: str, filling: Filling) -> str:
    """Return a page in a language, its marks still in it."""
    words: Mapping[str, str] = load_mapping(read_text(FOLDER / language / "words.yml")).values
    return Template(template_of(kind, language)).substitute(
        title=yaml_text(filling.title),
        head=_SPECIAL.sub(r"\\\1", filling.title),
        reviewed=filling.reviewed,
        owner=yaml_text(filling.owner or words["owner"]),
        contact=filling.contact,
        steps=_steps(language, filling, words),
    )


def _steps(language: str, filling: Filling, words: Mapping[str, str]) -> str:
    template = Template(template_of(_STEP, language))
    ids = [*filling.steps, RESULT_SECTION]
    names = [Template(words["next"]).substitute(number=number) for number in range(2, len(ids))] + [words["result"]]
    pieces = (
        template.substitute(number=number, id=id_, next=name, next_id=next_id, contact=filling.contact)
        for number, ((id_, next_id), name) in enumerate(zip(pairwise(ids), names, strict=True), start=1)
    )
    return "".join(pieces).rstrip()


def ids_in(kind: str, language: str) -> list[str]:
    """Return the ids of the sections in a template."""
    return _SECTION.findall(template_of(kind, language))


def _shown(file: Path) -> str:
    return "/".join(file.parts[-4:])
