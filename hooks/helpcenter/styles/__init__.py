"""Makes the finished site's stylesheets as short as readers should have them.

Most of the theme's rules style what this site has not.

names  what there is to style     selectors  which selectors can match that     sheets  one stylesheet
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from helpcenter.styles.names import names_of_pages, words_of
from helpcenter.styles.sheets import joined

FOLDER = "assets/stylesheets"
FIRST = "site.css"  # what every page begins with
LATE = "late.css"  # the same rules and, in their midst, those for what the theme's script adds: the order decides
SCRIPTS = "assets/javascripts"
THEMES_SCRIPT = "bundle.*.js"


def shorten_styles(site: Path, pages: Iterable[bytes]) -> None:
    """Put what the two stylesheets of a finished site import in its place, without what nothing on its `pages` can use.

    The scripts have to be short by then: every word in them is taken for the name of something that they add.
    """
    folder = site / FOLDER
    theirs = set((site / SCRIPTS).glob(THEMES_SCRIPT))
    ours = set((site / SCRIPTS).rglob("*.js")) - theirs
    names = names_of_pages(pages)
    sheet = joined(folder / FIRST)
    for file in folder.iterdir():
        file.unlink()
    for name, scripts in ((FIRST, ours), (LATE, ours | theirs)):
        (folder / name).write_text(sheet.shortened(names.with_words(words_of(scripts))), encoding="utf-8")
