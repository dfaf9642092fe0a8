"""Every page in every language, and what stands beside the pages."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from helpcenter.model.page import Outline, Page, Question
from helpcenter.model.repairs import Problem, Unfit
from helpcenter.model.upkeep import Published, Stamps

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class ChannelText:
    """What one language says of a channel."""

    name: str
    where: str
    good_for: str
    have_ready: str


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to reach support; `value` is its address or number, None until the operator has confirmed one.

    `unconfirmed` is a value that stands in the register without the day of its confirmation; readers never see it.
    `confirmed` is that day, such as 2026-11-22, where the register names one.
    """

    id: str
    kind: str
    value: str | None
    texts: Mapping[str, ChannelText]
    unconfirmed: str | None = None
    confirmed: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """The register of official channels; `labels` are the words shown around the entries, by language.

    `text` is the whole file as it was read.
    """

    source: str
    channels: tuple[Channel, ...] = ()
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Words and phrases that customers use for the same thing, in `groups`, by language."""

    source: str
    groups: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What customers asked, in their words, by language."""

    source: str
    questions: Mapping[str, tuple[Question, ...]] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """What the site itself says around the pages: groups of `texts` within each other, by language."""

    source: str
    texts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """What leads through the site in one language: its `name` and `description`, and its pages by their part.

    A part without a name holds pages that are in none.
    """

    name: str
    description: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Brand:
    """What pictures say beside the title of a page: the site's `name`, its `color` as `#rrggbb`, and its `logo`."""

    name: str
    color: str
    logo: Path


@dataclass(frozen=True, slots=True)
class Extras:
    """What mkdocs.yml switches on: `announced` is the page that an announcement leads to, with its line.

    `review_after_days` says, by the type of a page, after how many days somebody has to make sure of it again.
    """

    announced: tuple[str, int] | None = None
    review_after_days: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """Every page in every language, and what stands beside the pages.

    `languages` begins with the default one. `pages` and `files` are named by their path from the root of the
    project; `files` holds everything below the docs folder, pages included. `config` is the text of mkdocs.yml,
    `templates` are the texts of the theme's templates by their path. `navigation` holds the paths listed under
    `nav` in mkdocs.yml with their lines, None where it lists none; `redirects` the same for what its redirects lead
    to. `unpublished` are the files that it keeps from readers, `attached` those that may not be published as they
    are. `stamps` tell what translations were made from, `published` which addresses there have been. `found` holds
    what `once` has found.
    """

    docs: str
    languages: tuple[str, ...]
    pages: Mapping[str, Outline]
    files: frozenset[str]
    register: Register
    synonyms: Synonyms = Synonyms("")
    asked: Asked = Asked("")
    words: Words = Words("")
    extras: Extras = Extras()
    stamps: Stamps = field(default_factory=lambda: Stamps(""))
    published: Published = field(default_factory=lambda: Published(""))
    config_source: str = "mkdocs.yml"
    config: str = ""
    templates: Mapping[str, str] = field(default_factory=dict)
    navigation: tuple[tuple[str, int], ...] | None = None
    redirects: tuple[tuple[str, int], ...] = ()
    unpublished: frozenset[str] = frozenset()
    attached: tuple[Unfit, ...] = ()
    brand_names: Mapping[str, str] = field(default_factory=dict)
    found: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, name: Hashable, find: Callable[[], Found]) -> Found:
        """Return what `find` returns, which several rules ask for and is found once; `name` is nothing else's."""
        if name not in self.found:
            self.found[name] = find()
        found: Found = self.found[name]
        return found

    def page(self, language: str, path: str) -> Outline | None:
        """Return the page at `path` in `language`, None where it is not translated."""
        return self.pages.get(f"{self.docs}/{language}/{path}")

    def without_pending(self) -> Site:
        """Return the site without the pages that say that their translation waits: they differ, and everybody knows."""
        if not any(page.pending for page in self.pages.values()):
            return self
        return replace(self, pages={source: page for source, page in self.pages.items() if not page.pending})

    def lacks_id(self, page: Outline, name: str) -> bool:
        """Tell whether `name` is in another language the id of a step that has none on this page, or one used twice."""
        used = [*(each.id for each in page.steps), *(each.id for each in page.headings)]
        for language in self.languages:
            twin = self.page(language, page.path)
            if twin and language != page.language and len(twin.steps) == len(page.steps):
                return any(
                    other.id == name != own.id and (own.id is None or used.count(own.id) > 1)
                    for own, other in zip(page.steps, twin.steps, strict=True)
                )
        return False

    def original(self, page: Outline) -> Page | None:
        """Return the same page in the default language, with its content; None for that page itself and without one."""
        original = self.page(self.languages[0], page.path)
        return original if isinstance(original, Page) and original.language != page.language else None
