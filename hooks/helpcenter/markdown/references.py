"""Says the title of a step where a link names it by its number: "step 2" alone tells nobody what to do there."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from helpcenter.markdown.page import RenderedPage

_STEP = re.compile(
    r"^\d+\.[ ]+\*\*(?P<title>[^*\n]+)\*\*(?:[^\n]*\n(?!\d+\.))*?[ ]+\{:[ ]*#(?P<id>[\w-]+)", re.MULTILINE
)
_LEADS_TO_PAGE = re.compile(r"(?P<path>[^:#?]+\.md)?#(?P<id>[\w-]+)")
_END_OF_SENTENCE = "。.！!？? "


class References(Treeprocessor):
    """Gives each link to a step the step's title, which readers see on hover and focus and hear with the link."""

    def __init__(self, md: Markdown, page: RenderedPage) -> None:
        """Take the instance of Python-Markdown, and the page."""
        super().__init__(md)
        self.page = page

    def run(self, root: Element) -> None:
        """Go through the links."""
        here = {
            item.attrib["id"]: title_of(item)
            for steps in root.iter("ol")
            if steps.get("class") == "hc-steps"
            for item in steps
            if "id" in item.attrib
        }
        pattern = self.page.words.get("steps", {}).get("reference", "")
        for link in root.iter("a") if pattern else ():
            leads = _LEADS_TO_PAGE.fullmatch(link.get("href", ""))
            text = "".join(link.itertext())
            title = (
                (here if leads and not leads["path"] else self._elsewhere(leads)).get(leads["id"]) if leads else None
            )
            if leads and title and "aria-label" not in link.attrib and title not in text:
                link.set("class", "hc-reference")
                link.set("aria-label", pattern.format(text=text, title=title))

    def _elsewhere(self, leads: re.Match[str] | None) -> dict[str, str]:
        if leads is None or not self.page.folder:
            return {}
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.page.path), leads["path"]))
        file = Path(self.page.folder, path)
        is_page = not path.startswith("..") and file.is_file()
        return _titles_in(file, file.stat().st_mtime_ns) if is_page else {}


def title_of(item: Element) -> str:
    """Return the title of a step, the bold words it begins with; nothing where it begins otherwise."""
    bold = next(item.iter("strong"), None)
    return "".join(bold.itertext()).rstrip(_END_OF_SENTENCE) if bold is not None else ""


def titles_of_steps(text: str) -> dict[str, str]:
    """Return the titles of the steps of a page, by their ids, as other pages show them."""
    return {found["id"]: found["title"].rstrip(_END_OF_SENTENCE) for found in _STEP.finditer(text)}


@lru_cache(maxsize=1 << 12)
def _titles_in(file: Path, changed: int) -> dict[str, str]:  # noqa: ARG001 -- a file that has changed is read again
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}  # the checker says so
    return titles_of_steps(text)
