"""Writes the Markdown twin of every page, and llms.txt: the site as language models read it.

A twin stands beside the page, `account/reset-password.md` beside `account/reset-password/`, so that links lead from
twin to twin as they were typed. What only this site's renderer knows is written so that it reads well anywhere.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpcenter.dialect.masking import split_front_matter
from helpcenter.markdown.outdated import folder_of, with_notice
from helpcenter.markdown.page import CHECK_CHANNEL, CONTACT, TALK_TO_SUPPORT, RenderedPage
from helpcenter.model import (
    CHANNELS_MARKER,
    CHECK_CHANNEL_MARKER,
    MESSAGE_BUILDER_MARKER,
    NO_NOTICE,
    SAFETY_MARKERS,
    Channel,
    Guide,
    Notice,
    Outline,
    Site,
    address_of,
)
from helpcenter.project.source_text import read_text
from helpcenter.upkeep.notices import notices

INDEX = "llms.txt"

_REVIEWED = re.compile(r"^reviewed: *(\S+)", re.MULTILINE)
_COMMENT = re.compile(r"(?P<code>^ *(?P<fence>```+|~~~+).*?^ *(?P=fence)[^\n]*$)|<!--.*?-->", re.DOTALL | re.MULTILINE)
_FENCE = re.compile(r" *(```+|~~~+)")
_ATTRIBUTES = re.compile(r" *\{:([^}]*)\} *")
_ID = re.compile(r"#([\w-]+)")
_BOX = re.compile(r"(?P<indent> *)(?:!!!|\?\?\?\+?|===) *(?P<kind>[\w -]*?) *(?:\"(?P<title>.*)\")? *")
_INSIDE = "    "
_JSON = json.JSONEncoder(ensure_ascii=False)


def name_of(page: Outline) -> str:
    """Return the path of a page from the docs folder."""
    return f"{page.language}/{page.path}"


def twin_file(site: Site, page: Outline) -> str:
    """Return the file of the twin of a page in the finished site."""
    return _below(site, page.language) + page.path


def write_twins(site: Site, root: Path, pages: Iterable[Outline], folder: Path, address: str) -> None:
    """Write the twins of pages into a site that was made from `site` in `root` and will stand at `address`."""
    warned = notices(site)
    published = [page for page in pages if page.source not in site.unpublished]
    for place in {posixpath.dirname(twin_file(site, page)) for page in published}:
        (folder / place).mkdir(parents=True, exist_ok=True)
    for page in published:
        text, notice = read_text(root / page.source), warned.get(name_of(page), NO_NOTICE)
        twin = twin_of(page, text, site, address + _below(site, page.language), notice)
        (folder / twin_file(site, page)).write_bytes(twin.encode())


def write_indexes(site: Site, guides: dict[str, Guide], folder: Path, address: str) -> None:
    """Write the index of each language into such a site."""
    for language in site.languages:
        below = _below(site, language)
        published = {
            page.path: page
            for page in site.pages.values()
            if page.language == language and page.source not in site.unpublished
        }
        index = index_of(published, guides[language], site.words.texts[language], address + below)
        (folder / below / INDEX).write_text(index, encoding="utf-8")


def _below(site: Site, language: str) -> str:
    return "" if language == site.languages[0] else f"{language}/"


def index_of(pages: dict[str, Outline], guide: Guide, words: Any, address: str) -> str:
    """Return llms.txt, as llmstxt.org describes it; who reads nothing else reads what real support never asks for."""
    contact = f"{address}{CONTACT}"
    lines = [f"# {guide.name}", "", f"> {guide.description}", ""]
    lines += [words["around"]["safety"], "", words["machines"]["only_listed"].replace("{contact}", contact), ""]
    lines += [words["machines"]["places"].replace("{mark}", "{#id}"), ""]
    for part, paths in guide.parts:
        lines += [f"## {part or words['machines']['start']}", ""]
        lines += [
            f"- [{page.title}]({address}{path}): {page.description}" for path in paths if (page := pages.get(path))
        ]
        lines.append("")
    return "\n".join(lines)


def twin_of(page: Outline, text: str, site: Site, address: str, notice: Notice = NO_NOTICE) -> str:
    """Return the twin of a page, of which `text` is the source; `address` is that of its language."""
    meta, body = split_front_matter(text)
    reviewed = _REVIEWED.search(meta or "")
    head = {"title": page.title, "description": page.description, "language": page.language}
    if reviewed:
        head["reviewed"] = reviewed[1]
    head["address"] = address + address_of(page.path)
    front = "\n".join(f"{key}: {_JSON.encode(value)}" for key, value in head.items())
    texts = site.words.texts
    told: dict[str, Any] = {"words": texts[page.language], "all_words": texts, "home": address, "notice": notice}
    rendered = RenderedPage(page.language, page.path, page.type, site.register, **told)
    uncommented = _COMMENT.sub(lambda found: found["code"] or "", body).strip()
    lines = with_notice(uncommented.split("\n"), rendered, _link_to_twin)
    return f"---\n{front}\n---\n\n" + "\n".join(_Writer(rendered).plain(lines)).rstrip() + "\n"


def _link_to_twin(page: RenderedPage, language: str, text: str) -> str:
    here, there = (f"/{folder_of(page, each)}{page.path}" for each in (page.language, language))
    return f"[{text}]({posixpath.relpath(there, posixpath.dirname(here))})"


@dataclass
class _Writer:
    """Writes the lines of one page; `has_warned` tells that the warning stands there in full, which is once."""

    page: RenderedPage
    has_warned: bool = False

    def plain(self, lines: list[str]) -> list[str]:
        """Return lines as they read well anywhere."""
        plain: list[str] = []
        fence, at = "", 0
        while at < len(lines):
            line = lines[at]
            at += 1
            opened = _FENCE.match(line)
            if opened and (not fence or opened[1].startswith(fence)):
                fence = "" if fence else opened[1]
            if fence or opened:
                plain.append(line)
            elif "{:" in line and (found := _ATTRIBUTES.fullmatch(line)):
                name = _ID.search(found[1])
                if name and plain:
                    plain[-1] += f" {{#{name[1]}}}"
            elif line.lstrip().startswith(("!!!", "???", "===")) and (box := _BOX.fullmatch(line)):
                end = _end_of_box(lines, at, box["indent"] + _INSIDE)
                inside = [each[len(box["indent"] + _INSIDE) :] for each in lines[at:end]]
                at = end
                quoted = [*([f"**{box['title']}**", ""] if box["title"] else []), *self.plain(inside)]
                plain += [f"{box['indent']}> {each}".rstrip() for each in quoted]
            else:
                indent = line[: len(line) - len(line.lstrip())]
                instead = self._in_place_of(line.strip())
                plain += [line] if instead is None else [f"{indent}{each}".rstrip() for each in instead]
        return plain

    def _in_place_of(self, marker: str) -> list[str] | None:
        """Return what stands in the place of a marker, None where it is none."""
        page = self.page
        if marker in SAFETY_MARKERS:
            words = page.words["safety"]
            before = words["before_link_again" if self.has_warned else "before_link"]
            self.has_warned = True
            text = f"{before}[{words['link']}]({page.link(CHECK_CHANNEL)}){words['behind_link']}"
            return [f"> **{words[f'title_{SAFETY_MARKERS[marker]}']}**", ">", f"> {text}"]
        if marker == CHANNELS_MARKER:
            return list(_channels(page))
        if marker == CHECK_CHANNEL_MARKER:
            return list(_table(page))
        if marker == MESSAGE_BUILDER_MARKER:
            return [page.words["machines"]["message"].replace("{page}", page.home + address_of(TALK_TO_SUPPORT))]
        return None


def _end_of_box(lines: list[str], start: int, indent: str) -> int:
    """Return where the lines of a box end, which are indented and begin at `start`."""
    end = start
    for at in range(start, len(lines)):
        if lines[at].startswith(indent) and lines[at].strip():
            end = at + 1
        elif lines[at].strip():
            break
    return end


def _channels(page: RenderedPage) -> Iterator[str]:
    """Yield the register of channels, as the pages show it."""
    labels = page.register.labels[page.language]
    for channel in page.register.channels:
        text = channel.texts[page.language]
        yield from (f"### {text.name} {{#{channel.id}}}", "")
        if channel.kind != "app":
            yield _fact(labels["address"], _value(channel, page), page)
        for label, fact in (("where", text.where), ("good_for", text.good_for), ("have_ready", text.have_ready)):
            if fact:
                yield _fact(labels[label], fact, page)
        yield ""


def _fact(label: str, fact: str, page: RenderedPage) -> str:
    pattern: str = page.words["machines"]["fact"]
    return "- " + pattern.replace("{label}", label).replace("{fact}", fact)


def _table(page: RenderedPage) -> Iterator[str]:
    """Yield the names of all channels beside their values."""
    labels = page.register.labels[page.language]
    yield from (f"| {page.words['machines']['channel']} | {labels['address']} |", "| --- | --- |")
    for channel in page.register.channels:
        if channel.kind != "app":
            yield f"| {channel.texts[page.language].name} | {_value(channel, page)} |"


def _value(channel: Channel, page: RenderedPage) -> str:
    return channel.value or page.register.labels[page.language]["unconfirmed"]
