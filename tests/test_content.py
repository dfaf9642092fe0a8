"""The pages of this site say in both languages what the product's facts ask for."""

from __future__ import annotations

import datetime as dt

import pytest
import yaml

from helpcenter.model import Page
from helpcenter.upkeep.addresses import addresses
from sites import ROOT
from this_site import PAGES, PATHS, SOURCE, TYPES

PROMISED = {
    "index.md": "home",
    "account/reset-password.md": "procedure",
    "account/unlock-account.md": "procedure",
    "account/account-safety.md": "guide",
    "payments/payment-failed.md": "procedure",
    "payments/refunds.md": "guide",
    "payments/use-features.md": "guide",
    "support/contact.md": "reference",
    "support/check-channel.md": "guide",
    "support/what-to-expect.md": "guide",
    "support/talk-to-support.md": "guide",
    "faq.md": "faq",
    "about.md": "reference",
}
SECTIONS = ["before-you-start", "steps", "result", "still-stuck"]
KEYS = {"title", "description", "type", "questions", "reviewed", "owner", "related"}
LANGUAGES = ("zh", "en")

each_page = pytest.mark.parametrize("path", PATHS)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def get(language: str, path: str) -> Page:
    page = PAGES[f"docs/{language}/{path}"]
    assert page is not None, f"{path} is missing in {language}"
    return page


@each_language
@pytest.mark.parametrize(("path", "type_"), PROMISED.items())
def test_every_page_that_readers_count_on_is_there(language: str, path: str, type_: str) -> None:
    assert get(language, path).meta["type"] == type_


@each_page
@each_language
def test_the_front_matter_is_whole(language: str, path: str) -> None:
    meta = get(language, path).meta
    assert meta.keys() - {"template", "hide", "redirect_from"} == KEYS
    assert isinstance(meta["reviewed"], dt.date)
    assert 8 <= len(meta["questions"]) <= 20
    assert meta["title"] == get(language, path).headings[0].text


@each_page
def test_headings_and_steps_have_the_same_ids_in_every_language(path: str) -> None:
    chinese, english = (get(language, path) for language in LANGUAGES)
    assert [(each.level, each.id) for each in chinese.headings] == [(each.level, each.id) for each in english.headings]
    assert [(step.number, step.id) for step in chinese.steps] == [(step.number, step.id) for step in english.steps]
    assert all(heading.id for heading in chinese.headings[1:])
    assert all(step.id for step in chinese.steps)


@each_page
def test_links_lead_to_the_same_places_in_every_language(path: str) -> None:
    chinese, english = (get(language, path) for language in LANGUAGES)
    assert [link.target for link in chinese.links] == [link.target for link in english.links]


@each_language
@pytest.mark.parametrize("path", [path for path in PATHS if TYPES[path] == "procedure"])
def test_a_procedure_has_its_sections_in_order(language: str, path: str) -> None:
    assert [each.id for each in get(language, path).headings if each.level == 2] == SECTIONS


@each_language
def test_every_step_of_the_payment_procedure_is_left_by_links_that_end_well_or_at_support(language: str) -> None:
    page = get(language, "payments/payment-failed.md")
    ends = {"#result", "../support/contact.md", "refunds.md"}
    section = next(each.line for each in page.headings if each.id == "result")
    borders = [*(step.line for step in page.steps), section]
    ways = {
        step.id: {link.target for link in page.links if start <= link.line < stop}
        for step, start, stop in zip(page.steps, borders, borders[1:], strict=False)
    }
    ending = {
        step for step, targets in ways.items() if {each.removesuffix("#before-you-ask") for each in targets} & ends
    }
    assert ending == ways.keys()
    reached = {page.steps[0].id} | {target.removeprefix("#") for targets in ways.values() for target in targets}
    assert ways.keys() <= reached


@each_language
def test_no_question_is_claimed_by_two_pages(language: str) -> None:
    questions = [q for page in PAGES.values() if page.language == language for q in page.meta["questions"]]
    assert len(questions) == len(set(questions))


def test_related_pages_name_each_other() -> None:
    named = {(page.source, page.resolve(target)) for page in PAGES.values() for target in page.meta["related"]}
    assert named == {(there, here) for here, there in named}


@pytest.mark.parametrize("name", ["asked.yml", "channels.yml", "synonyms.yml", "words.yml"])
def test_what_stands_beside_the_pages_is_read_alike_with_and_without_libyaml(name: str) -> None:
    """Libyaml takes some texts that PyYAML's own reader, where there is no libyaml, refuses: `{en: Stuck here?}`."""
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    with_libyaml = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    assert yaml.load(text, yaml.SafeLoader) == yaml.load(text, with_libyaml)  # noqa: S506 -- both are safe


def test_every_address_of_this_site_is_on_the_list_of_those_that_never_die() -> None:
    published = SOURCE.published
    assert published.problems == ()
    assert published.addresses.keys() >= set(addresses(SOURCE).all()) > set(PATHS)
