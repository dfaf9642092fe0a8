"""The picture that others show beside a link: every page has its own, and no letter in it is a box."""

from __future__ import annotations

import shutil
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from helpcenter.kept import PICTURES, Kept
from helpcenter.model import Brand, Outline, Register, Site
from helpcenter.pictures import draw_pictures, png
from helpcenter.pictures.drawing import INK, SIZE, Drawing
from helpcenter.pictures.letters import TABLE, Letters
from helpcenter.pictures.logo import read_logo
from sites import ROOT, asset
from this_site import ADDRESSES, BRAND, HOST, PAGES

Soup = Callable[[str], BeautifulSoup]

LOGO = ROOT / "overrides/assets/images/logo.svg"
LARGEST = 25_000  # bytes
LETTERS = Letters()
each_page = pytest.mark.parametrize(("language", "path"), ADDRESSES, ids=ADDRESSES.values())


@each_page
def test_a_page_says_what_others_show_of_a_link_to_it(soup: Soup, built: Path, language: str, path: str) -> None:
    page = PAGES[f"docs/{language}/{path}"]
    told = {
        str(each["property"]): str(each["content"]) for each in soup(ADDRESSES[language, path]).select("[property]")
    }
    file = asset(built, f"assets/pictures/{language}/{path.removesuffix('.md')}.png")
    assert told == {
        "og:type": "website" if path == "index.md" else "article",
        "og:site_name": BRAND["site_name"][language],
        "og:title": page.title,
        "og:description": page.description,
        "og:url": HOST + ADDRESSES[language, path],
        "og:locale": {"zh": "zh_CN", "en": "en_US"}[language],
        "og:locale:alternate": {"zh": "en_US", "en": "zh_CN"}[language],
        "og:image": HOST + file.relative_to(built).as_posix(),
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": f"{page.title} · {BRAND['site_name'][language]}",
    }
    picture = file.read_bytes()
    assert struct.unpack(">II", picture[16:24]) == SIZE
    assert len(picture) <= LARGEST


def test_every_title_and_name_of_this_site_can_be_drawn() -> None:
    texts = [*(page.title for page in PAGES.values()), *BRAND["site_name"].values()]
    assert [each for each in texts if not LETTERS.has(each)] == []


def test_the_logo_of_the_pictures_is_that_of_the_site() -> None:
    """Where it is not: `python tests/make/pictures.py`."""
    assert read_logo(LOGO)


def test_another_logo_is_not_drawn_from_the_picture_of_this_one(tmp_path: Path) -> None:
    for name in ("logo.svg", "logo.png"):
        shutil.copy(LOGO.with_name(name), tmp_path)
    assert read_logo(tmp_path / "logo.svg")
    (tmp_path / "logo.svg").write_text("<svg/>", encoding="utf-8")
    assert read_logo(tmp_path / "logo.svg") is None


def drawing(color: str = "#b03a06", logo: png.Picture | None = None) -> Drawing:
    return Drawing(LETTERS, "Help", color, logo)


def test_a_title_with_a_letter_that_is_not_there_is_left_out() -> None:
    without = drawing().picture("")
    assert drawing().picture("魑魅") == without != drawing().picture("密码")


@pytest.mark.parametrize("title", ["长" * 300, "W" * 300, "word " * 90, "。" * 50, "a" * 10_000])
def test_a_long_title_stays_within_the_picture(title: str) -> None:
    rows = png.read(drawing().picture(title)).rows
    assert len(rows) == SIZE[1]
    assert {len(row) for row in rows} == {SIZE[0] // 2}
    assert rows[0] == bytes(SIZE[0] // 2)


def test_a_picture_is_compressed_as_if_all_of_it_had_been_at_once() -> None:
    drawn = drawing(logo=read_logo(LOGO))
    for title in ["", *(page.title for page in PAGES.values()), "word " * 9, "长" * 300]:
        file = drawn.picture(title)
        assert png.write(png.read(file), png.begin(())) == file


@pytest.mark.parametrize(
    ("said", "drawn"), [("#b03a06", (176, 58, 6)), ("#abc", (170, 187, 204)), ("tomato", INK), ("None", INK)]
)
def test_the_band_is_in_the_brands_colour(said: str, drawn: png.Color) -> None:
    picture = png.read(drawing(said).picture("a"))
    assert picture.colors[picture.rows[-1][0] >> 4] == drawn


def test_the_letters_say_where_they_are_from() -> None:
    assert "Noto Sans CJK SC Bold" in TABLE.read_text(encoding="utf-8").splitlines()[1]
    assert "SIL OPEN FONT LICENSE" in TABLE.with_name("letters-LICENSE.txt").read_text(encoding="utf-8").upper()


def outline(language: str, name: str) -> Outline:
    return Outline(path=f"{name}.md", language=language, source=f"docs/{language}/{name}.md", title=name)


def test_pictures_are_drawn_once_and_none_of_a_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {each.source: each for each in (outline("en", "a"), outline("en", "draft"), outline("zh", "a"))}
    site = Site("docs", ("zh", "en"), pages, frozenset(), Register(""), unpublished=frozenset(["docs/en/draft.md"]))
    drawn = draw_pictures(site, Kept(tmp_path, PICTURES), "en", Brand("Help", "#b03a06", LOGO))
    assert [*drawn] == ["assets/pictures/en/a.png"]
    monkeypatch.setattr(Drawing, "picture", lambda *_arguments: b"drawn again")
    assert draw_pictures(site, Kept(tmp_path, PICTURES), "en", Brand("Help", "#b03a06", LOGO)) == drawn
    other = draw_pictures(site, Kept(tmp_path, PICTURES), "en", Brand("Help", "#004d99", LOGO))
    assert [*other.values()] == [b"drawn again"]
