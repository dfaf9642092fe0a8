"""What probably replaces a page or a part that is gone."""

from __future__ import annotations

import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from helpcenter.model import Destination, Site
from helpcenter.upkeep.addresses import Addresses, addresses
from helpcenter.words.spellings import nearest

_LEAST_SHARED = 0.5  # of the parts of a page that is gone

Part = tuple[str, str]  # its page and its id


@dataclass(slots=True)
class Replacements:
    """What was published, by page and by id, and what is there that was not."""

    site: Site
    known: Addresses = field(init=False)
    published: dict[str, set[str]] = field(default_factory=dict)
    new: dict[str, set[str]] = field(default_factory=dict)
    times: Counter[str] = field(default_factory=Counter)
    files: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    places: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    worded: defaultdict[str, list[Part]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """Tell what is new from what was published."""
        self.known = addresses(self.site)
        for each in self.site.published.addresses:
            path, _, name = each.partition("#")
            self.published.setdefault(path, set()).update([name] if name else ())
            self.times[name] += 1
        for path, ids in self.known.ids.items():
            self.new[path] = set(ids) - self.published.get(path, set())
            if path not in self.published:
                self.files[posixpath.basename(path)].append(path)
            for name in self.new[path]:
                self.places[name].append(path)
        for page in self.site.pages.values():
            for part in page.parts:
                self.worded[part.text].append((page.path, part.id))

    def for_part(self, path: str, name: str, page: str, gone: Sequence[str]) -> Destination:
        """Return what replaces a part of `path`, where readers get to `page` now and find none of `gone` there.

        Where that cannot be told it is the beginning of the page.
        """
        new = sorted(self.new[page] - self.published.get(path, set()))
        same = [each for there, each in self._of_same_words(path, name) if there == page and each in new]
        elsewhere = [] if self.times[name] > 1 else [each for each in self.places[name] if each != page]
        if same:
            return Destination(page, same[0])
        if len(elsewhere) == 1:
            return Destination(elsewhere[0], name)
        if len(new) == len(gone) == 1:
            return Destination(page, new[0])
        return Destination(page, nearest(name, new) or "")

    def for_page(self, path: str) -> str:
        """Return the new page that replaces one that is gone, half of whose parts it has at least; else nothing.

        It is one whose file has the same name, or the one with the most of those parts.
        """
        old = self.published[path]
        file = posixpath.basename(path)
        named = [page for page in self.files[file] if self._shared(path, page) >= _LEAST_SHARED * len(old) > 0]
        if len(named) == 1:
            return named[0]
        shared = Counter(page for name in old for page in self._pages_with(path, name))
        most = max((*shared.values(), _LEAST_SHARED * len(old)))
        best = [page for page, count in shared.items() if count == most]
        return best[0] if len(best) == 1 else ""

    def _shared(self, path: str, page: str) -> int:
        return sum(name in self.new[page] or page in self._pages_with(path, name) for name in self.published[path])

    def _pages_with(self, path: str, name: str) -> set[str]:
        """Return the new pages that have a part of `path`, by its id or by its words."""
        pages = {*self.places[name], *(page for page, _ in self._of_same_words(path, name))}
        return pages - self.published.keys()

    def _of_same_words(self, path: str, name: str) -> Iterator[Part]:
        """Yield the parts whose words are those that a part of `path` had when it was translated."""
        for language in self.site.languages:
            stamp = self.site.stamps.pages.get(f"{self.site.docs}/{language}/{path}", {}).get(name)
            yield from self.worded.get(stamp.text, ()) if stamp else ()
