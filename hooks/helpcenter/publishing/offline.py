"""Writes what the service worker keeps on a reader's device for when the network fails: a list a language.

What is worth most comes first: what every page loads, the pages in the order of the navigation, each with its pictures,
and the scripts that come later. All of it is found by reading the finished files, whatever they are called; a page that
is not kept is not read.
"""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from helpcenter.diagnostics import CannotCheckError
from helpcenter.finished.tags import TAG, attributes_of
from helpcenter.messages import Message
from helpcenter.model import Guide, Site, address_of
from helpcenter.publishing.fingerprints import locate

FOLDER = "offline"
WORKER = "service-worker.js"
BUDGET = 500_000  # bytes of the files of one language, as they are stored: a small part of what any phone has
WORDS = "saved", "old", "missing"

# In the place of the worker, where nothing is to be kept any more: browsers ask for it again by themselves.
LEAVING = """\
const CACHES = `hc-offline ${new URL(registration.scope).pathname} `;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) if (name.startsWith(CACHES)) await caches.delete(name);
  await registration.unregister();
}
"""

_ASKING = frozenset(("link", "script", "img"))
_BODY = re.compile(r"<body\b")
_IN_STYLE = re.compile(r"url\(\s*[\"']?(?P<path>[^\"')?#]+)")
_IMPORT = re.compile(r"\b(?:from|import)\s*(?P<is_late>\()?\s*\"(?P<path>\.[^\"]+)\"")


class _Needs(NamedTuple):
    """What a page asks for: `everywhere` is what stands around pages, `pictures` what they show."""

    everywhere: tuple[str, ...]
    pictures: tuple[str, ...]


def write_lists(site: Site, guides: Mapping[str, Guide], folder: Path) -> None:
    """Write the lists into the finished site in `folder`, which was made from `site`.

    Raises OSError, and CannotCheckError where a page or a word that the worker needs is missing.
    """
    (folder / FOLDER).mkdir(exist_ok=True)
    for language in site.languages:
        below = "" if language == site.languages[0] else f"{language}/"
        kept = _Kept(folder)
        kept.take_pages(f"{below}{path}" for path in _pages(site, language, guides[language]))
        entries = [_entry(folder, file) for file in kept.files]
        text = {"language": language, "home": below, "files": entries, "words": _words(site, language)}
        (folder / FOLDER / f"{language}.json").write_text(json.dumps(text, ensure_ascii=False), encoding="utf-8")


def write_leaving(folder: Path) -> None:
    """Write, in place of the worker, one that deletes what was kept on devices, and leaves them. Raises OSError."""
    (folder / WORKER).write_text(LEAVING, encoding="utf-8")


def _pages(site: Site, language: str, guide: Guide) -> Iterator[str]:
    """Yield the files of the pages of a language, those in the navigation first, from the folder of that language."""
    published = {
        page.path for page in site.pages.values() if page.language == language and page.source not in site.unpublished
    }
    listed = [path for _, paths in guide.parts for path in paths if path in published]
    yield from (f"{address_of(path)}index.html" for path in dict.fromkeys((*listed, *sorted(published))))


def _entry(folder: Path, file: str) -> dict[str, Any]:
    content = (folder / file).read_bytes()
    revision = base64.b64encode(hashlib.sha256(content).digest()).decode()
    return {"address": quote(re.sub(r"(?:^|(?<=/))index\.html$", "", file)), "revision": revision, "size": len(content)}


def _words(site: Site, language: str) -> dict[str, str]:
    said = site.words.texts.get(language, {}).get(FOLDER, {})
    for name in WORDS:
        if not said.get(name):
            message = Message(
                "{file} has no text {key}, which readers without network need",
                file=site.words.source,
                key=f"{FOLDER}.{name}",
            )
            raise CannotCheckError(message)
    return {name: said[name] for name in WORDS}


@dataclass(slots=True)
class _Kept:
    """The files of a finished site that are kept for one language, each whole, in the order of their worth.

    What is too large for the bytes that are `left` leaves room for what follows. `seen` are the files that were asked
    for, `late` those that will be once all pages are there.
    """

    folder: Path
    left: int = BUDGET
    files: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    late: list[str] = field(default_factory=list)

    def take_pages(self, pages: Iterable[str]) -> None:
        """Take the pages that there is room for, each behind what it cannot do without; what comes late is last."""
        for page in pages:
            if self._size(page) <= self.left:
                needed = self._needs(page)
                self._take_with_what_they_ask_for(needed.everywhere)
                for file in (page, *needed.pictures):
                    self._take(file)
        for file in self.late:  # which grows
            self._take_with_what_they_ask_for([file])

    def _take(self, file: str) -> None:
        if file not in self.seen:
            self.seen.add(file)
            size = self._size(file)
            if size <= self.left:
                self.left -= size
                self.files.append(file)

    def _needs(self, page: str) -> _Needs:
        text = self._text(page)
        if (count := len(_BODY.findall(text))) != 1:
            message = Message(
                "{file} has {count} <body> tags, expected one, below which readers are told", file=page, count=count
            )
            raise CannotCheckError(message)
        everywhere: list[str] = []
        pictures: list[str] = []
        for found in TAG.finditer(text):
            if found["closing"]:
                continue
            attributes = dict(attributes_of(found[0])) if found["name"] in _ASKING else {}
            kinds = attributes.get("rel", "").split()
            if found["name"] == "link" and {"stylesheet", "icon"} & {*kinds}:
                everywhere.append(attributes.get("href", ""))
            elif found["name"] == "script" and "src" in attributes:
                everywhere.append(attributes["src"])
            elif found["name"] == "img":
                pictures.append(attributes.get("src", ""))
        return _Needs(self._there(page, everywhere), self._there(page, pictures))

    def _take_with_what_they_ask_for(self, files: Iterable[str]) -> None:
        """Take files, each followed by what it cannot do without."""
        asked = [each for each in files if each not in self.seen]
        for file in asked:  # which grows
            self._take(file)
            text = self._text(file) if file.endswith((".js", ".css")) else ""
            imports = list(_IMPORT.finditer(text)) if file.endswith(".js") else []
            needed = [each["path"] for each in (_IN_STYLE.finditer(text) if file.endswith(".css") else ())]
            needed += [each["path"] for each in imports if not each["is_late"]]
            asked += [each for each in self._there(file, needed) if each not in asked]
            later = self._there(file, [each["path"] for each in imports if each["is_late"]])
            self.late += [each for each in later if each not in self.late]

    def _there(self, file: str, references: list[str]) -> tuple[str, ...]:
        """Return which files of the site references in a file lead to."""
        paths = (posixpath.normpath(locate(file, each, "")) for each in references if each)
        return tuple(each for each in paths if not each.startswith("../") and (self.folder / each).is_file())

    def _text(self, file: str) -> str:
        return (self.folder / file).read_text(encoding="utf-8")

    def _size(self, file: str) -> int:
        return (self.folder / file).stat().st_size
