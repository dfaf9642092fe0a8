"""The menu: what it shows of a site with few pages, and of one with many."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader

from helpcenter.shared_parts import SharedParts
from sites import ROOT

PER_SECTION = 10


def site(sections: int) -> Any:
    """Return a navigation with a home page and so many sections."""
    home = SimpleNamespace(title="Home", url="", is_page=True, ancestors=[], parent=None)
    items, pages = [home], [home]
    for number in range(sections):
        section = SimpleNamespace(title=f"Part {number}", is_page=False, url=None)
        section.children = [
            SimpleNamespace(
                title=f"Task {number}-{k}", url=f"p{number}/t{k}/", is_page=True, ancestors=[section], parent=number
            )
            for k in range(PER_SECTION)
        ]
        items.append(section)
        pages += section.children
    return SimpleNamespace(items=items, pages=pages)


def menus(nav: Any) -> dict[str, BeautifulSoup]:
    """Return the menu of each page, by its title."""
    environment = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True)
    environment.globals |= {"shared": SharedParts(), "first_page": lambda section: section.children[0]}
    template = environment.get_template("partials/nav.html")
    lang = SimpleNamespace(t=str)
    return {
        page.title: BeautifulSoup(
            template.render(nav=nav, page=page, lang=lang, base_url="../.." if page.url else "."), "html.parser"
        )
        for page in nav.pages
    }


def test_a_site_with_few_pages_shows_them_all() -> None:
    nav = site(5)
    assert [link.text for link in menus(nav)["Task 3-4"]("a")] == [page.title for page in nav.pages]


def test_a_site_with_many_pages_shows_those_of_one_section_and_leads_to_the_others() -> None:
    links = menus(site(7))["Task 3-4"]("a")
    parts = {f"Part {number}": f"../../p{number}/t0/" for number in range(7) if number != 3}
    tasks = {f"Task 3-{k}": f"../../p3/t{k}/" for k in range(PER_SECTION)}
    assert {link.text: link["href"] for link in links} == {"Home": "../../", **parts, **tasks}


@pytest.mark.parametrize("sections", [2, 7])
def test_each_page_is_marked_in_its_own_menu_alone(sections: int) -> None:
    for title, menu in menus(site(sections)).items():
        assert [link.text for link in menu.select("[aria-current=page]")] == [title]
