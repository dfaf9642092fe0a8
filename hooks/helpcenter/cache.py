"""Keeps what is known of each page from one check to the next, so that only changed pages are examined again.

An entry holds for one content of a page's files, under one version of this package, one mkdocs.yml, one register, one
set of files and one day. A file that is damaged, or of another version, is as good as none. `marshal` is what Python
keeps its own compiled modules in: as fast as data gets, and nothing in it is ever run.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from helpcenter.diagnostics import Diagnostic, Edit
from helpcenter.examining import Examined
from helpcenter.kept import FOLDER
from helpcenter.messages import Message
from helpcenter.model import Heading, Link, OpenEnd, Opening, Outline, Part, Question, Redirect, Step, StepReference
from helpcenter.project.clock import today
from helpcenter.project.reading import Project

_SIZE = 16
_HEAD = 2 * _SIZE  # the key, and the sum of what follows

Packed = tuple[Any, ...]


def _sum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_SIZE).digest()


@lru_cache(maxsize=1)
def code_digest() -> bytes:
    """Return what tells this version of this package apart from any other."""
    return _sum(b"".join(file.read_bytes() for file in sorted(Path(__file__).parent.rglob("*.py"))))


def key_of(project: Project) -> bytes:
    """Return what has to be the same for an entry to hold, beside the content of the page."""
    digest = hashlib.blake2b(code_digest(), digest_size=_SIZE)
    site = project.site
    has_warning = any("safety" in texts for texts in site.words.texts.values())
    parts = (sorted(site.files), site.config, sorted(site.templates.items()), repr(site.register), str(today()))
    digest.update(repr((parts, has_warning)).encode(errors="surrogatepass"))
    return digest.digest()


def load(root: Path, key: bytes) -> dict[str, Packed]:
    """Return the entries for `key` by path, packed; none where there is no such cache."""
    try:
        data = (root / FOLDER / "pages").read_bytes()
    except OSError:
        return {}
    if not data.startswith(key) or data[len(key) : _HEAD] != _sum(data[_HEAD:]):
        return {}
    entries: dict[str, Packed] = marshal.loads(data[_HEAD:])  # noqa: S302 -- see above
    return entries


def store(root: Path, key: bytes, entries: Mapping[str, Packed]) -> None:
    """Write the entries in place of those before; where that cannot be done, the next check takes longer."""
    folder = root / FOLDER
    unfinished = folder / f"pages.{os.getpid()}"
    with contextlib.suppress(OSError):
        folder.mkdir(exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        data = marshal.dumps(dict(entries))
        unfinished.write_bytes(key + _sum(data) + data)
        unfinished.replace(folder / "pages")


def pack(examined: Examined) -> Packed:
    """Return the entry of a page as plain tuples."""
    outlines = [
        (
            each.path, each.language, each.source, each.title, each.description, each.type, each.shows_channels,
            each.readable, tuple(each.anchors), tuple(each.lost_ids), each.related_unknown, each.counted,
            _plain(each.questions), _plain(each.headings), _plain(each.links),
            [_plain_step(step) for step in each.steps],
            [_plain_reference(reference) for reference in each.references],
            (each.original, each.pending, each.reviewed, each.owner), _plain(each.redirects), _plain(each.parts),
            each.opening and tuple(each.opening),
        )
        for each in examined.outlines
    ]  # fmt: skip
    diagnostics = [
        (
            *(each.path, each.line, each.column, each.code, each.name),
            *(each.message.packed(), each.hint.packed(), [_edit(edit) for edit in each.edits]),
        )
        for each in examined.diagnostics
    ]
    return examined.path, examined.digest, outlines, diagnostics, [each.packed() for each in examined.failures]


def unpack(packed: Packed) -> Examined:
    """Return what `pack` was given."""
    path, digest, outlines, diagnostics, failures = packed
    return Examined(
        path,
        digest,
        tuple(_outline(*each) for each in outlines),
        tuple(_diagnostic(*each) for each in diagnostics),
        tuple(map(Message.unpacked, failures)),
    )


def _diagnostic(*parts: Any) -> Diagnostic:
    path, line, column, code, name, message, hint, edits = parts
    said = Message.unpacked(message), Message.unpacked(hint)
    return Diagnostic(path, line, column, code, name, *said, tuple(Edit(*edit) for edit in edits))


def _edit(edit: Edit) -> Packed:
    return edit.line, edit.column, edit.end_column, edit.text


def _plain(values: Iterable[tuple[Any, ...]]) -> list[Packed]:
    """Return named tuples as plain ones, which are all that `marshal` takes."""
    return list(map(tuple, values))


def _plain_step(step: Step) -> Packed:
    return *step[:-2], _plain(step.open_ends), _plain(step.branches)


def _plain_reference(reference: StepReference) -> Packed:
    return tuple(tuple(each) if isinstance(each, Link) else each for each in reference)


def _outline(*parts: Any) -> Outline:
    path, language, source, title, description, type_, shows_channels, readable, anchors, *others = parts
    lost_ids, related_unknown, counted, questions, headings, links, steps, references, upkeep, *others = others
    redirects, parts, opening = others
    original, pending, reviewed, owner = upkeep
    return Outline(
        path=path,
        language=language,
        source=source,
        title=title,
        description=description,
        type=type_,
        counted=counted,
        shows_channels=shows_channels,
        readable=readable,
        anchors=frozenset(anchors),
        lost_ids=frozenset(lost_ids),
        related_unknown=related_unknown,
        questions=tuple(map(Question._make, questions)),
        headings=tuple(map(Heading._make, headings)),
        links=_links(links),
        steps=tuple(map(_step, steps)),
        references=tuple(_reference(StepReference._make(each)) for each in references),
        original=original,
        pending=pending,
        reviewed=reviewed,
        owner=owner,
        redirects=tuple(map(Redirect._make, redirects)),
        parts=tuple(map(Part._make, parts)),
        opening=opening and Opening._make(opening),
    )


def _links(packed: Iterable[Packed]) -> tuple[Link, ...]:
    return tuple(map(Link._make, packed))


def _step(packed: Packed) -> Step:
    *values, open_ends, branches = packed
    return Step._make((*values, tuple(map(OpenEnd._make, open_ends)), _links(branches)))


def _reference(reference: StepReference) -> StepReference:
    link, beside = (Link._make(each) if each else None for each in (reference.link, reference.beside))
    return reference._replace(link=link, beside=beside)
