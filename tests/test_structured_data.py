"""What search engines are told of a page is what its readers see."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import markdown
import pytest
from bs4 import BeautifulSoup

from helpcenter.markdown.structured_data import breadcrumbs
from this_site import ADDRESSES, BRAND, HOST, PAGES, TYPES

Soup = Callable[[str], BeautifulSoup]
each_page = pytest.mark.parametrize(("language", "path"), ADDRESSES, ids=ADDRESSES.values())

EXTENSIONS = ["attr_list", "footnotes", "sane_lists", "helpcenter.markdown"]
STEPS = """\
## Steps {#steps}

1.  **Open `x < y` &amp; *wait*.** Then[^1] go <kbd>on</kbd>
    and on.
    {: #open }

    - It opens → [step 2](#close)

    [SAFETY-CODE]

2.  Close it. Done \\*.
    {: #close }

3.  **Read.**
    {: #read }

[^1]: A note.
"""
SAFETY = {"title_code": "Danger", "before_link": "Stop", "link": "check", "behind_link": "."}


def told(page: BeautifulSoup) -> dict[str, Any]:
    """Return what a page tells, by its type."""
    found = [json.loads(each.get_text()) for each in page.select('script[type="application/ld+json"]')]
    assert all(each["@context"] == "https://schema.org" for each in found)
    assert len({each["@type"] for each in found}) == len(found)
    return {each["@type"]: each for each in found}


def render(text: str, type_: str, **options: Any) -> dict[str, Any]:
    known = {"type": type_, "address": "https://example.com/a/", "title": "A </script> B", "language": "en", **options}
    html = markdown.markdown(text, extensions=EXTENSIONS, extension_configs={"helpcenter.markdown": known})
    return told(BeautifulSoup(html, "html.parser"))


@each_page
def test_a_page_tells_what_it_is_and_where_it_stands(soup: Soup, language: str, path: str) -> None:
    expected = {"procedure": {"HowTo"}, "faq": {"FAQPage"}}.get(TYPES[path], set())
    page = soup(ADDRESSES[language, path])
    assert told(page).keys() == expected | ({"BreadcrumbList"} if page.select(".md-path") else set())
    for name in expected:
        about = told(page)[name]
        outline = PAGES[f"docs/{language}/{path}"]
        assert (about["name"], about["description"]) == (outline.title, outline.description)
        assert (about["url"], about["inLanguage"]) == (HOST + ADDRESSES[language, path], language)


@each_page
def test_a_procedure_tells_its_steps(soup: Soup, language: str, path: str) -> None:
    page = PAGES[f"docs/{language}/{path}"]
    if TYPES[path] == "procedure":
        shown = soup(ADDRESSES[language, path])
        steps = told(shown)["HowTo"]["step"]
        address = HOST + ADDRESSES[language, path]
        assert [(each["position"], each["name"], each["url"]) for each in steps] == [
            (step.number, step.title, f"{address}#{step.id}") for step in page.steps
        ]
        for step in steps:
            assert step["text"].split("\n")[0] in " ".join(shown.select_one("article").get_text().split())  # type: ignore[union-attr]
        whole = "".join(step["text"] for step in steps)
        beside = shown.select("article :is(hc-step-tools > *, .admonition-title)")
        assert [each.get_text() for each in beside if len(each.get_text()) > 5 and each.get_text() in whole] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_questions_tell_their_answers(soup: Soup, language: str) -> None:
    page = soup(ADDRESSES[language, "faq.md"])
    questions = told(page)["FAQPage"]["mainEntity"]
    assert [each["name"] for each in questions] == [each.get_text() for each in page.select("article h3")]
    for question, shown in zip(questions, page.select(".hc-question"), strict=True):
        assert question["acceptedAnswer"]["text"] == shown.p.get_text().removesuffix("#")  # type: ignore[union-attr]
        assert question["acceptedAnswer"]["text"]
        assert question["url"] == f"{HOST}{ADDRESSES[language, 'faq.md']}#{shown.h3['id']}"  # type: ignore[index]


@each_page
def test_the_way_to_a_page_has_an_address_at_each_step(soup: Soup, language: str, path: str) -> None:
    page = soup(ADDRESSES[language, path])
    if crumbs := [each.get_text(strip=True) for each in page.select(".md-path__item")]:
        steps = told(page)["BreadcrumbList"]["itemListElement"]
        assert [each["position"] for each in steps] == list(range(1, len(crumbs) + 2))
        assert [each["name"] for each in steps] == [*crumbs, PAGES[f"docs/{language}/{path}"].title]
        assert crumbs[0] == BRAND["site_name"][language]
        addresses = {HOST + address for (each, _), address in ADDRESSES.items() if each == language}
        assert {each["item"] for each in steps} <= addresses
        assert (steps[0]["item"], steps[-1]["item"]) == (
            HOST + ADDRESSES[language, "index.md"],
            HOST + ADDRESSES[language, path],
        )


def test_texts_are_plain_and_hold_nothing_that_stands_beside_them() -> None:
    steps = render(STEPS, "procedure", words={"safety": SAFETY})["HowTo"]["step"]
    assert [(each["name"], each["text"]) for each in steps] == [
        ("Open x < y & wait", "Then go on and on.\nIt opens → step 2"),
        ("Close it", "Done *."),
        ("Read", "Read."),
    ]


def test_what_is_told_cannot_end_its_script() -> None:
    assert render(STEPS, "procedure")["HowTo"]["name"] == "A </script> B"
    assert "<" not in breadcrumbs([("</script><b>", "https://example.com/")])


@pytest.mark.parametrize(
    ("text", "type_", "address"), [(STEPS, "guide", "x"), (STEPS, "procedure", ""), ("a", "faq", "x")]
)
def test_nothing_is_told_of_other_pages_or_without_addresses(text: str, type_: str, address: str) -> None:
    assert render(text, type_, address=address) == {}
