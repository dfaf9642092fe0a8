"""What a page is kept under: all that it hangs on."""

from __future__ import annotations

from dataclasses import replace

from helpcenter.model import Guide, Notice, Renderer
from helpcenter.rendered import RenderedPages
from helpcenter.twins import name_of
from sites import ROOT
from this_site import SOURCE


def test_a_page_whose_readers_are_warned_is_another_one() -> None:
    page = next(each for each in SOURCE.pages.values() if each.language != SOURCE.languages[0])
    pages = replace(SOURCE, pages={page.source: page})
    languages = {page.language: Guide("", "", ())}, {name_of(page): "index.html"}
    plain, warned = (RenderedPages(pages, ROOT, {page.language: Renderer("", (), ())}, *languages) for _ in range(2))
    vars(plain)["_notices"] = {}
    vars(warned)["_notices"] = {name_of(page): Notice(SOURCE.languages[0], is_stamped=False)}
    assert plain._key(page) != warned._key(page)  # noqa: SLF001 -- which is all that is kept of a notice
